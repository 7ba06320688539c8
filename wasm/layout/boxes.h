#pragma once

#include <lectern/present.h>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "layout/fonts.h"
#include "layout/input.h"
#include "layout/paragraph.h"
#include "layout/styles.h"
#include "layout/units.h"
#include "layout/widths.h"

namespace lectern::layout {

enum class BoxKind : uint8_t { block, paragraph, picture, rule, table, rows, row, cell, caption };

/// A label before an item of a list: a bullet or a number, in Boxes::generated.
struct Marker {
  uint32_t begin = 0, end = 0;
  uint16_t font = 0;
  bool rtl = false;  ///< stands to the right of the text
};

/// A box of the article, in document order; paragraphs hold the text.
struct Box {
  BoxKind kind = BoxKind::block;
  uint32_t node = kNone;
  uint32_t parent = kNone;
  BoxStyle style;
  bool rtl = false;
  bool keep_with_next = false;  ///< no page ends right after it, nor inside
  bool keep_together = false;   ///< no page ends inside where it fits on one
  bool head = false;            ///< rows: a table's header
  uint32_t paragraph = kNone;   ///< of Boxes::paragraphs
  Marker marker;
  int32_t columns = 1, rows = 1;  ///< cells: what they span
  Unit width = 0, height = 0;     ///< pictures: as they are; rules: as they are drawn; tables: at the least
};

/// How a table is laid out the next time, if it did not fit.
struct TableState {
  double scale = 1;      ///< of its letters
  bool as_list = false;  ///< its cells one below the other
};

/// What cannot be laid out exactly: see Layout::limits.
enum Limit : uint32_t { kFormulas = 1, kTablesAsLists = 2, kRuby = 4, kDepth = 8 };

/// An article as boxes.
struct Boxes {
  std::vector<Box> boxes;
  std::vector<Paragraph> paragraphs;
  std::vector<Inherited> looks;                          ///< of the spans of all paragraphs
  std::vector<uint32_t> first_look;                      ///< of each paragraph: its first in `looks`
  std::u16string generated{kGeneratedStart};             ///< text that is not the article's: markers, quotation marks
  std::unordered_map<uint32_t, TableState> tables;       ///< by node
  std::unordered_map<std::u16string, uint32_t> written;  ///< where in `generated` words stand
  uint32_t limits = 0;
};

/// Builds the boxes of an article. Boxes::tables is kept from one time to the next. Linear.
/// @param source the article's text with `out.generated`
/// @param width, height of the page's content box
void build(const Article& article, const Source& source, const Settings& settings, Unit width, Unit height,
           Fonts& fonts, Widths& widths, Boxes& out);

}  // namespace lectern::layout
