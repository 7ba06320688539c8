#include "article/code.h"

#include <algorithm>
#include <vector>

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

bool is_language(std::string_view text) {
  if (text.empty() || text.size() > 24) return false;
  for (const char c : text) {
    const char l = base::lower(c);
    if (!((l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '#' || c == '-' || c == '_' || c == '.'))
      return false;
  }
  return true;
}

constexpr std::string_view kCommonLanguages =
    "bash shell sh console powershell batch c cpp c++ csharp c# java kotlin scala groovy javascript js jsx typescript "
    "ts "
    "tsx json json5 yaml toml xml html css scss sass less php python py ruby rb rust go swift objc objectivec perl lua "
    "r "
    "julia haskell elixir erlang clojure lisp scheme ocaml fsharp dart sql graphql latex tex makefile dockerfile ini "
    "diff "
    "vim matlab fortran pascal ada cobol prolog nim zig solidity verilog vhdl asm nasm vb vbnet";

// The language that a class list names by the conventions of HTML ("language-x") and of common highlighters.
std::string_view language_in(std::string_view classes) {
  bool follows = false;  // "highlight x", "sourceCode x", "hljs x": the word after names the language
  bool after_code = false;
  std::string_view after;
  for (const std::string_view word : base::split_space(classes)) {
    const std::string_view prefix =
        base::find_fit(word, Fit::starts_with, "language- lang- highlight-source- brush: highlight-");
    if (word.size() > prefix.size() && !prefix.empty()) {
      const std::string_view rest = word.substr(prefix.size());
      return rest.substr(0, rest.find(';'));
    }
    if (follows && after.empty()) after = word.substr(0, word.find(';'));
    follows = follows || base::is_listed("highlight|sourceCode|hljs|brush:", word);
    // "code python" names a language, "code panel" a box.
    if (base::equal_ignoring_case(word, "code"))
      after_code = true;
    else if (after_code && after.empty() && base::fits(word, Fit::equals, kCommonLanguages))
      after = word;
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
constexpr TagSet kAround = {Tag::div, Tag::figure, Tag::td, Tag::tr, Tag::tbody, Tag::table, Tag::code, Tag::unknown};

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
  if (base::fits(classes, Fit::contains,
                 "lineno linenum line-num gutter blob-num crayon-num ln-num hljs-ln-n line_num") ||
      base::has_token(classes, "ln") || document.has(node, Attr::aria_hidden))
    return true;
  const std::string_view style = document.get(node, Attr::style);
  return base::contains(style, "user-select:none") || base::contains(style, "user-select: none") ||
         !document.get(node, "data-line-number").empty();
}

// Whether the first rows of a table hold a line's number, or the place for it, and then what is called code.
bool is_table_of_lines(const Document& document, NodeId table) {
  constexpr NodeId kEnough = 100;  // nodes
  NodeId first = html::kNoNode;    // cell of the open row
  NodeId last = html::kNoNode;
  uint32_t lines = 0;
  const auto ends_row = [&] {
    if (last == html::kNoNode) return true;
    if (last == first || !base::contains_ignoring_case(document.get(last, Attr::class_), "code")) return false;
    bool digits = false;
    for (NodeId n = first + 1; n < document[first].end; ++n) {
      if (document[n].type != NodeType::text || base::trim(document[n].text).empty()) continue;
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
  return lines > 1 || (lines == 1 && (kAroundBlocks.has(around) || !language_of(document, code).empty()));
}

}  // namespace

bool is_code_box(const Document& document, NodeId node) {
  switch (document[node].tag) {
    case Tag::table:
      return is_table_of_lines(document, node);
    case Tag::code:
      return has_lines(document, node);
    case Tag::div:
      return base::fits(document.get(node, Attr::class_), Fit::has_token, "codemirror-code cm-content view-lines");
    default:
      return false;
  }
}

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
  out.language = language_of(document, pre);

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
  out.code = out.code || !out.language.empty() || document[pre].tag != Tag::pre;
  if (!out.text.empty() && out.text[0] == '\n') out.text.erase(0, 1);
  size_t size = out.text.size();
  while (size > 0 && base::is_space(out.text[size - 1])) --size;
  out.text.resize(size);
  return out;
}

}  // namespace lectern::article
