#pragma once

#include <lectern/present.h>
#include <lectern/result.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "layout/boxes.h"
#include "layout/paginate.h"
#include "style/read_settings.h"

namespace lectern::layout {

/// Lays an article out in pages. The host measures its text: after lay_out(), wanted() lists the widths that are
/// missing; the host supplies them and calls lay_out() again, until nothing is missing. All lengths are in 1/64 CSS px;
/// all offsets count UTF-16 units of the article's text. The same input and the same widths give the same pages, byte
/// for byte, everywhere.
class Layout {
 public:
  Layout();
  ~Layout();
  Layout(const Layout&) = delete;
  Layout& operator=(const Layout&) = delete;

  /// Takes an article, and copies what it needs of the input.
  /// @return invalid_options for input that is not as described here
  ///
  /// A row of Input::nodes: 0 name (index into the strings; -1: text), 1 parent (row; -1 at the top), 2 and 3 the
  /// stretch of text it covers, 4 class and 5 language (indices into the strings; -1 none), 6 direction (0 none, 1 left
  /// to right, 2 right to left), 7 and 8: pictures' width and height in CSS px (0 unknown), cells' colspan and rowspan,
  /// the number of the first item of an ordered list or (7) of an item; 9 flags: 1 list counts down, 2 item has a
  /// number, 4 formula in a line of its own, 8 stands for content of another site, 16 picture cannot be had.
  std::optional<Error> open(const Input& input);

  /// Lays out for pages with this content box. As long as wanted() or lacking_fonts() is not empty afterwards, there
  /// are no pages yet: supply and call again.
  /// @return page_too_small, too_large, or invalid_options if there is no article
  std::optional<Error> lay_out(Unit width, Unit height);

  /// Rows of font, begin, end, from (0 the article's text, 1 generated()).
  std::span<const int32_t> wanted() const;
  /// Takes a width for each row of wanted(), and ascent and descent for each of the last lacking_fonts() fonts.
  /// False, and nothing is taken, where they are not as many.
  bool supply(std::span<const int32_t> widths, std::span<const int32_t> metrics);
  size_t lacking_fonts() const { return fonts_.lacking(); }

  /// Rows of family (0 serif, 1 sans-serif, 2 monospace, 3 easy), language (index into the strings; -1 the article's),
  /// weight, italic (0, 1), size, letter spacing.
  std::span<const int32_t> fonts() const { return fonts_.rows(); }
  /// Rows of text begin, text end, first item, end item. Each page's text begins where that of the one before ends.
  std::span<const int32_t> pages() const { return list_.pages; }
  /// Rows of kind (0 text, 1 box, 2 picture), x, y, width, height, baseline, begin, end, font, paint, node. From the
  /// page's left and top. Text: y and height are the line's, baseline is where its letters stand; boxes: baseline is
  /// the radius of the corners. paint: see Paint; its lowest 8 bits are a Role.
  std::span<const int32_t> items() const { return list_.items; }
  /// Text that is not the article's: numbers of items, quotation marks, hyphens.
  std::u16string_view generated() const { return boxes_.generated; }
  /// What could not be laid out as it is: Limit.
  uint32_t limits() const { return boxes_.limits; }
  /// The colour of each Role, 0xRRGGBB, as the reading mode has it; auto is light.
  std::span<const int32_t> palette() const { return palette_; }

 private:
  std::optional<Error> too_small(Unit width, Unit height) const;
  bool too_long(Unit width, Unit page_height) const;

  style::ReadSettings read_;
  Article article_;
  Source source_;
  Fonts fonts_;
  std::unique_ptr<Widths> widths_;
  Boxes boxes_;
  DisplayList list_;
  int32_t palette_[7] = {};
  Unit built_width_ = 0, built_height_ = 0;
};

}  // namespace lectern::layout
