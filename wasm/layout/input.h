#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::layout {

inline constexpr uint32_t kNone = 0xFFFFFFFF;

/// The elements that tags.def lists, `text` for a run of text and `other` for any other element.
enum class Tag : uint8_t {
  text,
#define LECTERN_LAYOUT_TAG(id, name, kind) id,
#include "layout/tags.def"
#undef LECTERN_LAYOUT_TAG
  other
};

constexpr size_t kTagCount = static_cast<size_t>(Tag::other) + 1;

/// Whether an element stands by itself, not in a line of text.
bool is_block(Tag tag);

/// What a class of ours says.
enum class Class : uint8_t { none, site, standfirst, byline, tags, related, footnotes, callout_title };

/// How an ordered list counts: HTML's types 1, a, A, i and I, as input rows number them.
enum class Numbering : uint8_t { decimal, lower_alpha, upper_alpha, lower_roman, upper_roman };

/// A node of the article, in document order.
struct Node {
  Tag tag;
  Class class_name;
  uint8_t direction;              ///< 0 none of its own, 1 left to right, 2 right to left
  bool reversed;                  ///< ol: counts down
  bool has_number;                ///< ol, li: the page gives `number`
  bool display_block;             ///< math in a line of its own
  bool embed;                     ///< stands for content of another site
  bool missing;                   ///< a picture that cannot be had
  uint32_t parent;                ///< kNone at the top
  uint32_t end;                   ///< one past its last descendant
  uint32_t text_begin, text_end;  ///< what it covers of the text, UTF-16
  int32_t language;               ///< index into the strings; -1 none of its own
  int32_t width, height;          ///< pictures and videos: in CSS px; 0 if unknown
  int32_t columns, rows;          ///< cells: colspan and rowspan, as the page gives them
  int32_t number;                 ///< li: its number; ol: that of its first item
  Numbering numbering;            ///< ol
};

/// An article as it is laid out. It owns everything.
struct Article {
  std::vector<Node> nodes;
  std::u16string text;          ///< of all text nodes, one after the other
  std::vector<uint8_t> levels;  ///< UAX #9 embedding level of each unit; empty where all is left to right
  std::vector<uint8_t> hints;   ///< of each unit: kMayBreak, kMayHyphenate; empty if there are none
  std::vector<std::string> strings;
  std::string language;  ///< BCP 47; empty if it is not known
  bool rtl = false;
};

/// Numbers of a row of input, in the order of Input::nodes (see Layout::open).
inline constexpr size_t kNodeFields = 10;

/// What the host hands over. Views: only read while opening.
struct Input {
  std::span<const int32_t> nodes;  ///< kNodeFields a node
  std::u16string_view text;
  std::span<const uint8_t> levels;
  std::span<const uint8_t> hints;
  std::string_view strings;  ///< UTF-8, each ended by NUL
  std::string_view language;
  bool rtl = false;
  std::string_view settings_json;  ///< as of lectern::present; what it does not allow has its default
};

/// Whether a stretch of the text is white space alone, which is collapsed where lines are.
bool is_blank(const Article& article, uint32_t begin, uint32_t end);

/// Reads the input into an article. Whatever is wrong in it is said in one sentence.
/// @param article filled only as far as it is right
/// @return empty where all is well
std::string read(const Input& input, Article& article);

}  // namespace lectern::layout
