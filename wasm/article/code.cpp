#include "article/code.h"

#include <algorithm>
#include <utility>
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
    named = named || document.facts(up, Attr::class_).has(vocabulary::part_copy_button) ||
            !document.get(up, "data-clipboard-text").empty();
    if (!named || document[up].end - up > kNear) continue;
    for (NodeId n = up; n < document[up].end; ++n)
      if (document[n].tag == Tag::pre) return true;
  }
  return false;
}

namespace {

// Measures the elements of a code block from the last to the first, so that each knows its children's.
std::vector<Inner> measure(const Document& document, NodeId pre) {
  const NodeId end = document[pre].end;
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
  return inner;
}

// Reads the text and the language of a code block.
class CodeReader {
 public:
  CodeReader(const Document& document, NodeId pre)
      : document_(document), pre_(pre), folds_space_(document[pre].tag != Tag::pre), inner_(measure(document, pre)) {}

  Code read() {
    code_.language = code_language(document_, pre_);
    for (NodeId n = pre_ + 1; n < document_[pre_].end;) {
      end_boxes(n);
      const html::Node& node = document_[n];
      if (node.type == NodeType::text) add_text(node.text);
      n = node.type == NodeType::element ? element(n) : n + 1;
    }
    find_language_around();
    code_.code = code_.code || !code_.language.empty() || document_[pre_].tag != Tag::pre;
    if (!code_.text.empty() && code_.text[0] == '\n') code_.text.erase(0, 1);
    size_t size = code_.text.size();
    while (size > 0 && base::is_space(code_.text[size - 1])) --size;
    code_.text.resize(size);
    return std::move(code_);
  }

 private:
  struct Box {
    NodeId end;
    size_t begin;  // of its text
  };

  void end_boxes(NodeId at) {
    while (!boxes_.empty() && boxes_.back().end <= at) {
      line_due_ = line_due_ || (code_.text.size() > boxes_.back().begin && code_.text.back() != '\n');
      boxes_.pop_back();
    }
  }

  void add_text(std::string_view text) {
    if (text == "\u200B") text = "\n";  // editors keep an empty line open by a space without width
    if (text.empty()) return;
    // A line end between two boxes only shows what they do; one alone in a box is an empty line.
    const bool empty_line = !boxes_.empty() && boxes_.back().begin == code_.text.size();
    if (line_due_ && (text[0] != '\n' || empty_line) && !code_.text.empty()) code_.text += '\n';
    line_due_ = false;
    for (size_t i = 0; i < text.size(); ++i) {
      // Where white space folds, pages indent by spaces that do not.
      constexpr std::string_view kNoBreakSpace = "\u00A0";
      if (text[i] == '\r') {
        if (i + 1 < text.size() && text[i + 1] == '\n') continue;
        code_.text += '\n';
      } else if (folds_space_ && base::starts_with(text.substr(i), kNoBreakSpace)) {
        code_.text += ' ';
        i += kNoBreakSpace.size() - 1;
      } else {
        code_.text += text[i];
      }
    }
  }

  // Handles an element and returns the node to go on with.
  NodeId element(NodeId n) {
    const html::Node& node = document_[n];
    if (node.tag == Tag::br) {
      if (line_due_) code_.text += '\n';
      line_due_ = false;
      code_.text += '\n';
      return n + 1;
    }
    if (is_left_out(n)) return node.end;
    if (node.tag == Tag::code) {
      code_.code = true;
      if (code_.language.empty()) code_.language = code_language(document_, n);
    }
    if (kLineBoxes.has(node.tag)) {
      line_due_ = line_due_ || (!code_.text.empty() && code_.text.back() != '\n');
      boxes_.push_back({node.end, code_.text.size()});
    }
    return n + 1;
  }

  // Toolbars, and the numbers of lines.
  bool is_left_out(NodeId n) const {
    constexpr uint32_t kToolbar = 60;  // bytes: a language's or a file's name beside the button
    const html::Node& node = document_[n];
    const Inner& own = inner_[n - pre_];
    return is_opaque(node.tag) || node.tag == Tag::button ||
           (own.button && own.bytes <= kToolbar && own.bytes < inner_[0].bytes && !own.line_end) ||
           (own.numbers && own.digits && marks_line_number(document_, n));
  }

  void find_language_around() {
    NodeId around = document_[pre_].parent;
    for (int up = 0; up < 6 && around != html::kNoNode && code_.language.empty(); ++up) {
      const Tag tag = document_[around].tag;
      if (!kAround.has(tag)) break;
      if (tag != Tag::tr && tag != Tag::tbody) code_.language = code_language(document_, around);
      around = document_[around].parent;
    }
  }

  const Document& document_;
  NodeId pre_;
  bool folds_space_;
  std::vector<Inner> inner_;  // by node, from `pre_` on
  std::vector<Box> boxes_;    // the open ones
  bool line_due_ = false;
  Code code_;
};

}  // namespace

Code read_code(const Document& document, NodeId pre) { return CodeReader(document, pre).read(); }

}  // namespace lectern::article
