#include "article/code.h"

#include <algorithm>
#include <vector>

#include "article/code_boxes.h"
#include "article/code_language.h"
#include "article/kept.h"
#include "base/fit.h"
#include "base/text.h"
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

constexpr TagSet kLineBoxes = {Tag::div, Tag::p, Tag::li, Tag::tr, Tag::ol, Tag::ul, Tag::table, Tag::pre};
// Stand between a pre and what names its language; rows name none themselves.
constexpr TagSet kAround = {Tag::div, Tag::figure, Tag::td, Tag::tr, Tag::tbody, Tag::table, Tag::code, Tag::unknown};

// What an element inside a pre holds, as far as it is needed to tell code from what stands around it.
struct Inner {
  bool numbers = true;  // its text is digits and white space alone, and some
  bool digits = false;
  bool button = false;
  bool line_end = false;
  uint32_t bytes = 0;
};

}  // namespace

bool is_code_button(const Document& document, NodeId node) {
  if (document[node].tag != Tag::button) return false;
  constexpr NodeId kNear = 2000;  // nodes of the box that code and button share
  bool named = base::fits(document.get(node, Attr::class_), Fit::starts_with, "copy btn-copy") ||
               base::has_token(document.get(node, Attr::class_), "copy-button");
  NodeId up = node;
  for (int i = 0; i < 4 && up != html::kNoNode; ++i, up = document[up].parent) {
    named = named || base::fits(document.get(up, Attr::class_), Fit::contains, "clipboard toolbar") ||
            !document.get(up, "data-clipboard-text").empty();
    if (!named || document[up].end - up > kNear) continue;
    for (NodeId n = up; n < document[up].end; ++n)
      if (document[n].tag == Tag::pre) return true;
  }
  return false;
}

Code read_code(const Document& document, NodeId pre) {
  Code out;
  const NodeId end = document[pre].end;
  out.language = code_language(document, pre);

  // Measures the inner elements from the last to the first, so that each knows its children's.
  std::vector<Inner> inner(end - pre);
  for (NodeId n = end; n-- > pre + 1;) {
    const html::Node& node = document[n];
    Inner& own = inner[n - pre];
    if (node.type == NodeType::text) {
      own.bytes = static_cast<uint32_t>(base::trim(node.text).size());
      own.digits = digits_only(node.text);
      own.numbers = own.digits || own.bytes == 0;
      own.line_end = node.text.find('\n') != std::string_view::npos;
    } else if (node.tag == Tag::button) {
      own.button = true;
    } else if (node.tag == Tag::br) {
      own.line_end = true;
    }
    Inner& parent = inner[node.parent - pre];
    parent.bytes += own.bytes;
    parent.digits = parent.digits || own.digits;
    parent.numbers = parent.numbers && own.numbers;
    parent.line_end = parent.line_end || own.line_end;
    // A button belongs to its toolbar, not to the code that the toolbar is over.
    parent.button = parent.button || own.button;
  }

  // Where white space folds, pages indent by spaces that do not.
  constexpr std::string_view kNoBreakSpace = "\u00A0";
  const bool is_indent = document[pre].tag != Tag::pre;
  struct Box {
    NodeId end;
    size_t begin;  // of its text
  };
  std::vector<Box> boxes;
  bool line_due = false;
  for (NodeId n = pre + 1; n < end;) {
    while (!boxes.empty() && boxes.back().end <= n) {
      line_due = line_due || (out.text.size() > boxes.back().begin && out.text.back() != '\n');
      boxes.pop_back();
    }
    const html::Node& node = document[n];
    NodeId next = n + 1;
    if (node.type == NodeType::text) {
      // Editors keep an empty line open by a space without width.
      const std::string_view text = node.text == "\u200B" ? std::string_view("\n") : node.text;
      if (!text.empty()) {
        // A line end between two boxes only shows what they do; one alone in a box is an empty line.
        const bool empty_line = !boxes.empty() && boxes.back().begin == out.text.size();
        if (line_due && (text[0] != '\n' || empty_line) && !out.text.empty()) out.text += '\n';
        line_due = false;
        for (size_t i = 0; i < text.size(); ++i) {
          if (text[i] == '\r') {
            if (i + 1 < text.size() && text[i + 1] == '\n') continue;
            out.text += '\n';
          } else if (is_indent && base::starts_with(text.substr(i), kNoBreakSpace)) {
            out.text += ' ';
            i += kNoBreakSpace.size() - 1;
          } else {
            out.text += text[i];
          }
        }
      }
    } else if (node.type == NodeType::element) {
      constexpr uint32_t kToolbar = 60;  // bytes: a language's or a file's name beside the button
      const Inner& own = inner[n - pre];
      if (node.tag == Tag::br) {
        if (line_due) out.text += '\n';
        line_due = false;
        out.text += '\n';
      } else if (is_opaque(node.tag) || node.tag == Tag::button ||
                 (own.button && own.bytes <= kToolbar && own.bytes < inner[0].bytes && !own.line_end) ||
                 (own.numbers && own.digits && marks_line_number(document, n))) {
        next = node.end;
      } else {
        if (node.tag == Tag::code) {
          out.code = true;
          if (out.language.empty()) out.language = code_language(document, n);
        }
        if (kLineBoxes.has(node.tag)) {
          line_due = line_due || (!out.text.empty() && out.text.back() != '\n');
          boxes.push_back({node.end, out.text.size()});
        }
      }
    }
    n = next;
  }

  NodeId around = document[pre].parent;
  for (int up = 0; up < 6 && around != html::kNoNode && out.language.empty(); ++up, around = document[around].parent) {
    const Tag tag = document[around].tag;
    if (!kAround.has(tag)) break;
    if (tag != Tag::tr && tag != Tag::tbody) out.language = code_language(document, around);
  }
  out.code = out.code || !out.language.empty() || document[pre].tag != Tag::pre;
  if (!out.text.empty() && out.text[0] == '\n') out.text.erase(0, 1);
  size_t size = out.text.size();
  while (size > 0 && base::is_space(out.text[size - 1])) --size;
  out.text.resize(size);
  return out;
}

}  // namespace lectern::article
