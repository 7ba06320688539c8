#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::layout {

inline constexpr uint32_t kNone = 0xFFFFFFFF;

/// What an element is to the layout. Names that are not here are blocks where they hold blocks, else inline.
enum class Tag : uint8_t {
  text,
  a,
  abbr,
  article,
  aside,
  audio,
  b,
  blockquote,
  br,
  caption,
  cite,
  code,
  dd,
  del,
  details,
  dfn,
  div,
  dl,
  dt,
  em,
  figcaption,
  figure,
  footer,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  header,
  hr,
  i,
  img,
  ins,
  kbd,
  li,
  mark,
  math,
  annotation,
  ol,
  p,
  pre,
  q,
  rp,
  rt,
  ruby,
  s,
  samp,
  section,
  small_,
  source,
  span,
  strong,
  sub,
  summary,
  sup,
  table,
  tbody,
  td,
  tfoot,
  th,
  thead,
  tr,
  u,
  ul,
  var,
  video,
  wbr,
  address,
  col,
  colgroup,
  track,
  mfenced,
  mfrac,
  mi,
  mo,
  mover,
  mphantom,
  mroot,
  mrow,
  mspace,
  msqrt,
  msub,
  msubsup,
  msup,
  mtable,
  mtr,
  munder,
  munderover,
  mtext,
  other
};

/// What a class of ours says.
enum class Class : uint8_t { none, site, standfirst, byline, tags, related, footnotes, callout_title };

/// A node of the article, in document order.
struct Node {
  Tag tag;
  Class class_name;
  uint8_t direction;              ///< 0 none of its own, 1 left to right, 2 right to left
  bool reversed;                  ///< ol: counts down
  bool has_value;                 ///< ol, li: a is its (first) number
  bool display_block;             ///< math in a line of its own
  bool embed;                     ///< stands for content of another site
  bool missing;                   ///< a picture that cannot be had
  uint32_t parent;                ///< kNone at the top
  uint32_t end;                   ///< one past its last descendant
  uint32_t text_begin, text_end;  ///< what it covers of the text, UTF-16
  int32_t language;               ///< index into the strings; -1 none of its own
  int32_t a, b;  ///< pictures: width and height (CSS px, 0 unknown); cells: colspan, rowspan; ol: start, 1 to 4 for the
                 ///< types a A i I; li: value
};

/// An article as it is laid out. It owns everything.
struct Article {
  std::vector<Node> nodes;
  std::u16string text;          ///< of all text nodes, one after the other
  std::vector<uint8_t> levels;  ///< UAX #9 embedding level of each unit; empty where all is left to right
  std::vector<uint8_t> hints;   ///< of each unit: kMayBreak, kMayHyphenate; empty where there are none
  std::vector<std::string> strings;
  std::string language;  ///< BCP 47; empty where it is not known
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
