#pragma once

#include <lectern/result.h>
#include <lectern/tree.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layout/layout.h"

namespace lectern::test {

/// What the module gets of an article, written from its tree; the text of all text nodes is UTF-16.
struct LayoutInput {
  explicit LayoutInput(const Tree& tree);
  layout::Input input() const;

  std::vector<int32_t> nodes;
  std::u16string text;
  std::string strings;
  std::string settings = "{}";
  std::string language = "en";
  std::vector<uint8_t> levels, hints;
  std::vector<bool> hidden;  ///< of each unit of the text: the source of a formula, which is on no page
  bool rtl = false;
};

/// A width that hangs on nothing but the text and the size: half of the size for a letter, the size for an ideograph, a
/// quarter for a space, nothing for marks.
int32_t fixed_width(std::u16string_view text, const int32_t* font);

/// Lays out with fixed widths, in pages of so many CSS px.
/// @param rounds how often the host was asked
std::optional<Error> lay_out(layout::Layout& layout, const LayoutInput& input, double width, double height,
                             int* rounds = nullptr);

/// An item of the display list.
struct LaidItem {
  int32_t kind, x, y, width, height, baseline, begin, end, font, paint, node;
};
std::vector<LaidItem> items_of(const layout::Layout& layout, size_t page);
size_t page_count(const layout::Layout& layout);

/// The text of a page, its words with a space between, as UTF-8.
std::string page_text(const layout::Layout& layout, const LayoutInput& input, size_t page);

/// What is wrong with pages, whatever is on them: a word of the text that is on no page or on two, one out of order,
/// outside of its page or over another. Empty where all is well.
std::string fault(const layout::Layout& layout, const LayoutInput& input, double width, double height);

/// A page laid out, for tests: the HTML of an article's body.
struct LaidOut {
  explicit LaidOut(std::string_view html, double width = 400, double height = 600, std::string settings = "{}");
  std::string text(size_t page) const { return page_text(*layout, input, page); }
  size_t pages() const { return page_count(*layout); }
  std::vector<LaidItem> items(size_t page) const { return items_of(*layout, page); }
  std::string fault() const { return test::fault(*layout, input, width, height); }

  double width, height;
  LayoutInput input;
  std::unique_ptr<layout::Layout> layout = std::make_unique<layout::Layout>();
  std::optional<Error> error;
  int rounds = 0;
};

}  // namespace lectern::test
