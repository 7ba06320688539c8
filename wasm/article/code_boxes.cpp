#include "article/code_boxes.h"

#include <algorithm>
#include <cstdint>

#include "article/code_language.h"
#include "article/kept.h"
#include "base/fit.h"
#include "base/substrings.h"
#include "base/text.h"
#include "html/inline_style.h"
#include "html/tag_set.h"

namespace lectern::article {
namespace {

using base::Fit;
using html::Attr;
using html::Document;
using html::NodeId;
using html::NodeType;
using html::Tag;
using html::TagSet;

// Whether the first rows of a table hold a line's number, or the place for it, and then what is called code.
bool is_table_of_lines(const Document& document, NodeId table) {
  constexpr NodeId kEnough = 100;  // nodes
  NodeId first = html::kNoNode;    // cell of the open row
  NodeId last = html::kNoNode;
  uint32_t lines = 0;
  const auto ends_row = [&] {
    if (last == html::kNoNode) return true;
    if (last == first || !document.facts(last, Attr::class_).has(vocabulary::part_code)) return false;
    bool digits = false;
    for (NodeId n = first + 1; n < document[first].end; ++n) {
      if (document[n].type != NodeType::text || base::is_blank(document[n].text)) continue;
      if (!digits_only(document[n].text)) return false;
      digits = true;
    }
    ++lines;
    return digits || marks_line_number(document, first);
  };
  const NodeId end = std::min(document[table].end, table + kEnough);
  for (NodeId n = table + 1; n < end; ++n) {
    if (document[n].tag == Tag::table) return false;
    if (document[n].tag == Tag::tr) {
      if (!ends_row()) return false;
      first = last = html::kNoNode;
    } else if (document[n].tag == Tag::td) {
      if (first == html::kNoNode) first = n;
      last = n;
    }
  }
  return (end < document[table].end || ends_row()) && lines > 0;
}

// Whether a code element outside of a pre stands for one: it has lines.
bool has_lines(const Document& document, NodeId code) {
  uint32_t lines = 0;
  bool started = false;
  uint32_t ends = 0;  // of lines since the last text, which count once more follows
  for (NodeId n = code + 1; n < document[code].end; ++n) {
    if (document[n].tag == Tag::br) return true;
    if (document[n].type != NodeType::text) continue;
    for (const char c : document[n].text) {
      if (c == '\n') {
        ++ends;
      } else if (!base::is_space(c)) {
        lines += started ? ends : 0;
        started = true;
        ends = 0;
      }
    }
  }
  // One line end may be where a source's long line was broken.
  constexpr TagSet kAroundBlocks = {Tag::div, Tag::body, Tag::main, Tag::article, Tag::section, Tag::figure};
  const Tag around = document[document[code].parent].tag;
  return lines > 1 || (lines == 1 && (kAroundBlocks.has(around) || !code_language(document, code).empty()));
}

enum class LineKind : uint8_t { code, empty, other };

// What an element that may be a line of code holds: code elements alone, nothing, or something else.
LineKind kind_of_line(const Document& document, NodeId line) {
  constexpr NodeId kLongest = 200;  // nodes
  const NodeId end = document[line].end;
  if (end - line > kLongest) return LineKind::other;
  LineKind kind = LineKind::empty;
  NodeId code_end = line;
  for (NodeId n = line + 1; n < end; ++n) {
    if (is_media_leaf(document, n)) return LineKind::other;
    if (document[n].tag == Tag::code) code_end = std::max(code_end, document[n].end);
    if (document[n].type != NodeType::text || base::is_blank(document[n].text)) continue;
    if (n >= code_end) return LineKind::other;
    kind = LineKind::code;
  }
  return kind;
}

// Whether a box holds lines of code, each an element of its own, and nothing else.
bool is_box_of_lines(const Document& document, NodeId box) {
  constexpr TagSet kLines = {Tag::div, Tag::p};
  uint32_t lines = 0;
  for (NodeId n = box + 1; n < document[box].end; n = document[n].end) {
    if (document[n].type == NodeType::text) {
      if (!base::is_blank(document[n].text)) return false;
    } else if (document[n].type == NodeType::element) {
      const LineKind kind = kLines.has(document[n].tag) ? kind_of_line(document, n) : LineKind::other;
      if (kind == LineKind::other) return false;
      if (kind == LineKind::code) ++lines;
    }
  }
  return lines > 1;
}

// Whether the style of a box keeps white space, and its text is indented or in a font for code.
bool is_styled_as_code(const Document& document, NodeId box) {
  const std::string_view style = document.get(box, Attr::style);
  if (!base::equal_ignoring_case(html::declared(style, "white-space"), "pre") || !has_lines(document, box))
    return false;
  static constexpr auto kFonts = base::substrings("mono courier consolas menlo");
  if (base::contains_any(html::declared(style, "font-family"), kFonts)) return true;
  for (NodeId n = box + 1; n < document[box].end; ++n)
    if (document[n].type == NodeType::text && base::contains(document[n].text, "\n  ")) return true;
  return false;
}

}  // namespace

bool marks_line_number(const Document& document, NodeId node) {
  if (document.facts(node, Attr::class_).has(vocabulary::part_line_number) ||
      base::has_token(document.get(node, Attr::class_), "ln") || document.has(node, Attr::aria_hidden))
    return true;
  return base::equal_ignoring_case(html::declared(document.get(node, Attr::style), "user-select"), "none") ||
         !document.get(node, "data-line-number").empty();
}

bool is_code_box(const Document& document, NodeId node) {
  switch (document[node].tag) {
    case Tag::table:
      return is_table_of_lines(document, node);
    case Tag::code:
      return has_lines(document, node);
    case Tag::div:
      return (document.facts(node, Attr::class_).has(vocabulary::part_code_lines) &&
              base::fits(document.get(node, Attr::class_), Fit::has_token,
                         "codemirror-code cm-content view-lines crayon-pre")) ||
             is_box_of_lines(document, node) || is_styled_as_code(document, node);
    case Tag::p:
      return is_styled_as_code(document, node);
    default:
      return false;
  }
}

}  // namespace lectern::article
