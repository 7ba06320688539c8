#pragma once

#include <lectern/present.h>

#include <cstdint>

#include "layout/align.h"
#include "layout/fonts.h"
#include "layout/input.h"
#include "layout/units.h"

namespace lectern::layout {

/// What a colour is for; the theme has the colour. In the order of Layout::palette.
enum class Role : uint8_t { text, muted, link, surface, line, mark, background };

/// The style that an element hands down to its content.
struct Inherited {
  Font font;
  double line_height = 1.6;  ///< times the font's size
  double leading = 1;        ///< what the script needs on top, as `--lectern-leading`
  double tall = 1;           ///< headings: and beyond that, as `--lectern-tall`
  Unit word_spacing = 0;
  Role color = Role::text;
  bool underline = false, quiet_underline = false, line_through = false;
  Align align = Align::start;
  bool rtl = false;
  bool preserve = false;  ///< white space as it stands
  bool balance = false;   ///< lines about as long as one another
  bool upright = false;   ///< a script without italics
  bool joined = false;    ///< a script whose letters are joined: none are set apart
  bool in_quotation = false, in_byline = false;
  Unit rise = 0;                      ///< of the baseline
  Role highlight = Role::background;  ///< behind the letters; `background`: nothing
  int32_t language = -1;
};

/// A side of a box: start and end are left and right where text begins at the left.
struct Sides {
  Unit top = 0, end = 0, bottom = 0, start = 0;
};

/// What an element's own box is like.
struct BoxStyle {
  Sides margin, padding;
  Sides line;  ///< lines drawn inside the padding's outer edge; their room is part of padding
  Role line_color = Role::line;
  Role surface = Role::background;  ///< `background`: none
  Unit radius = 0;
  bool at_bottom = false;      ///< cells: what is in them stands at their bottom
  Unit before = 0, after = 0;  ///< inline elements: room before and after
};

/// An element's style.
struct Style {
  Inherited text;
  BoxStyle box;
};

/// The style that the article hands down.
Inherited root_style(const Article& article, const Settings& settings);

/// The style of an element in a parent of the given style. Its figures are those of the style sheet
/// (style/figures.def); tests/browser/layout_look.test.mjs compares the two.
/// @param first whether it is its parent's first child; @param last whether it is the last
/// @param before the tag of the element before it, Tag::text if there is none
Style style_of(const Article& article, const Settings& settings, Unit page_width, uint32_t node,
               const Inherited& parent, bool first, bool last, Tag before);

}  // namespace lectern::layout
