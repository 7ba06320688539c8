#include "article/code.h"

#include "article/kept.h"
#include "base/list.h"
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

bool is_language(std::string_view text) {
  if (text.empty() || text.size() > 24) return false;
  for (const char c : text) {
    const char l = base::lower(c);
    if (!((l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '#' || c == '-' || c == '_' || c == '.'))
      return false;
  }
  return true;
}

// The language that a class list names by the conventions of HTML ("language-x") and of common highlighters.
std::string_view language_in(std::string_view classes) {
  bool follows = false;  // "highlight x", "sourceCode x", "hljs x": the word after names the language
  std::string_view after;
  for (const std::string_view word : base::split_space(classes)) {
    const std::string_view prefix =
        base::find_fit(word, Fit::starts_with, "language- lang- highlight-source- brush: highlight-");
    if (word.size() > prefix.size() && !prefix.empty()) {
      const std::string_view rest = word.substr(prefix.size());
      return rest.substr(0, rest.find(';'));
    }
    if (follows && after.empty()) after = word.substr(0, word.find(';'));
    follows = follows || base::is_listed("highlight|sourceCode|hljs|brush:|code", word);
  }
  return after;
}

bool means_none(std::string_view language) {
  return base::fits(language, Fit::equals,
                    "none text plain plaintext nohighlight txt undefined auto code copy highlight block wrapper "
                    "container line-numbers linenos wrap default");
}

std::string language_of(const Document& document, NodeId node) {
  for (const std::string_view candidate : {document.get(node, "data-lang"), document.get(node, "data-language"),
                                           language_in(document.get(node, Attr::class_))})
    if (is_language(candidate) && !means_none(candidate)) return base::lower_ascii(candidate);
  return {};
}

constexpr TagSet kLineBoxes = {Tag::div, Tag::p, Tag::li, Tag::tr, Tag::ol, Tag::ul, Tag::table, Tag::pre};
// Stand between a pre and what names its language; rows name none themselves.
constexpr TagSet kAround = {Tag::div,   Tag::figure, Tag::td,   Tag::tr,
                                     Tag::tbody, Tag::table,  Tag::code, Tag::unknown};

// What an element inside a pre holds, as far as it is needed to tell code from what stands around it.
struct Inner {
  bool numbers = true;  // its text is digits and white space alone, and some
  bool digits = false;
  bool button = false;
  bool line_end = false;
  uint32_t bytes = 0;
};

// Whether page and reader agree that a number is not code: it is marked as a line number, or cannot be selected.
bool marks_line_number(const Document& document, NodeId node) {
  const std::string_view classes = document.get(node, Attr::class_);
  if (base::fits(classes, Fit::contains, "lineno linenum line-num gutter blob-num ln-num hljs-ln-n line_num") ||
      base::has_token(classes, "ln") || document.has(node, Attr::aria_hidden))
    return true;
  const std::string_view style = document.get(node, Attr::style);
  return base::contains(style, "user-select:none") || base::contains(style, "user-select: none") ||
         !document.get(node, "data-line-number").empty();
}

}  // namespace

Code read_code(const Document& document, NodeId pre) {
  Code out;
  const NodeId end = document[pre].end;
  out.language = language_of(document, pre);

  // Measures the inner elements from the last to the first, so that each knows its children's.
  base::List<Inner> inner(end - pre);
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

  struct Box {
    NodeId end;
    size_t begin;  // of its text
  };
  base::List<Box> boxes;
  bool line_due = false;
  for (NodeId n = pre + 1; n < end;) {
    while (!boxes.empty() && boxes.back().end <= n) {
      line_due = line_due || (out.text.size() > boxes.back().begin && out.text.back() != '\n');
      boxes.pop_back();
    }
    const html::Node& node = document[n];
    NodeId next = n + 1;
    if (node.type == NodeType::text) {
      if (!node.text.empty()) {
        // A line end between two boxes only shows what they do; one alone in a box is an empty line.
        const bool empty_line = !boxes.empty() && boxes.back().begin == out.text.size();
        if (line_due && (node.text[0] != '\n' || empty_line) && !out.text.empty()) out.text += '\n';
        line_due = false;
        for (size_t i = 0; i < node.text.size(); ++i) {
          if (node.text[i] == '\r') {
            if (i + 1 < node.text.size() && node.text[i + 1] == '\n') continue;
            out.text += '\n';
          } else {
            out.text += node.text[i];
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
          if (out.language.empty()) out.language = language_of(document, n);
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
    if (tag != Tag::tr && tag != Tag::tbody) out.language = language_of(document, around);
  }
  out.code = out.code || !out.language.empty();
  if (!out.text.empty() && out.text[0] == '\n') out.text.erase(0, 1);
  size_t size = out.text.size();
  while (size > 0 && base::is_space(out.text[size - 1])) --size;
  out.text.resize(size);
  return out;
}

}  // namespace lectern::article
