// The texts of an article, and the lines that they stand in.

#include "article/content.h"
#include "base/fit.h"
#include "base/text.h"

namespace lectern::article {
namespace {

using html::NodeId;
using html::NodeType;

}  // namespace

// What is in no block joins the run right before or after it in its element, or is a run of its own.
void ContentBuilder::run_of(NodeId node) {
  NodeId at = node;
  if (kept_.block(at) == Kept::kNone) {
    const NodeId next = kept_.next_leaf(node);
    const NodeId last = kept_.last_leaf(node);
    if (kept_.block(last) != Kept::kNone && document_[last].parent == document_[node].parent)
      at = last;
    else if (next < document_.size() && document_.contains(node, next))
      at = next;
    else if (next < document_.size() && document_[next].parent == document_[node].parent)
      at = next;
  }
  const uint32_t block = kept_.block(at);
  if (block == Kept::kNone)
    composer_->run(0x80000000u | node, document_[node].parent);
  else
    run_of_block(runs_[block]);
}

// A run that is all its element holds stands for the element.
void ContentBuilder::run_of_block(uint32_t b) {
  if (composer_->is_run(b)) return;
  constexpr NodeId kNear = 8;  // nodes of white space and of marks without text on either side
  const extract::Block& block = selection_.blocks[b];
  const NodeId around = block.element;
  const auto is_blank = [&](NodeId from, NodeId to) {
    if (from > to || to - from > kNear) return false;
    for (NodeId n = from; n < to; ++n)
      if (is_media_leaf(document_, n) || !base::is_blank(document_[n].type == NodeType::text ? document_[n].text : ""))
        return false;
    return true;
  };
  const bool all = is_blank(around + 1, block.begin) && is_blank(block.end, document_[around].end);
  composer_->run(b, around, all ? document_[around].source : SourceRange());
}

std::string_view ContentBuilder::text_without_brackets(NodeId node) const {
  std::string_view text = document_[node].text;
  constexpr std::string_view kNoBreakSpace = "\u00A0";
  if (marks_[node] & kBracketCloses) {
    text.remove_prefix(text.find_first_of("])") + 1);
    while (note_ && base::starts_with(text, kNoBreakSpace)) text.remove_prefix(kNoBreakSpace.size());
  }
  if (marks_[node] & kBracketOpens) {
    text = text.substr(0, text.find_last_of("[("));
    while (base::ends_with(text, " ") || base::ends_with(text, kNoBreakSpace))
      text.remove_suffix(text.back() == ' ' ? 1 : kNoBreakSpace.size());
  }
  return text;
}

// Of a caption's text, what is left without a credit that names nobody: "(Photo: )", "Credit...".
std::string_view ContentBuilder::without_empty_credit(NodeId node, std::string_view text) const {
  const uint32_t block = kept_.block(node);
  if (block == Kept::kNone || selection_.blocks[block].role != Role::caption) return text;
  const std::string_view trimmed = base::trim(text);
  if (base::ends_with(trimmed, ")")) {
    const std::string_view inner = base::trim(trimmed.substr(0, trimmed.size() - 1));
    const size_t open = inner.rfind('(');
    if (open != std::string_view::npos && base::ends_with(inner, ":"))
      return text.substr(0, static_cast<size_t>(&inner[open] - text.data()));
  }
  const auto is_credit = [](std::string_view label) {
    return base::fits(label, base::Fit::equals, "credit credit... credit… credit:");
  };
  if (!is_credit(trimmed)) return text;
  const NodeId next = kept_.next_leaf(node + 1);
  const bool names =
      next < document_.size() && kept_.block(next) == block && !is_credit(base::trim(document_[next].text));
  return names ? text : std::string_view();
}

// A note's text without the mark that its reference shows: "[1]", "(1)", "1.", "1)", "1:", "1 ".
std::string_view ContentBuilder::without_label(std::string_view text) {
  const std::string_view trimmed = base::trim(text);
  if (trimmed.empty()) return {};
  label_due_ = false;
  if (bare_mark(trimmed) == note_->label) return {};
  const bool bracket = trimmed[0] == '[' || trimmed[0] == '(';
  const std::string_view rest = trimmed.substr(bracket);
  if (!base::starts_with(rest, note_->label) || rest.size() == note_->label.size()) return text;
  const char after = rest[note_->label.size()];
  const bool ends =
      bracket ? after == (trimmed[0] == '[' ? ']' : ')') : after == '.' || after == ')' || after == ':' || after == ' ';
  if (ends) text.remove_prefix(static_cast<size_t>(&rest[note_->label.size()] + 1 - text.data()));
  return text;
}

// A text right after a drop cap, so that it goes on with the same word.
std::string_view ContentBuilder::joined_to_drop_cap(NodeId node, std::string_view text) {
  if (joins_ == html::kNoNode || node < joins_) return text;
  joins_ = html::kNoNode;
  const size_t first = text.find_first_not_of(" \t\n\r\f");
  if (first == std::string_view::npos || base::lower_case(text.substr(first, 4)) != text.substr(first, 4)) return text;
  composer_->drop_space();
  return text.substr(first);
}

void ContentBuilder::text(NodeId node) {
  std::string_view text = without_empty_credit(node, text_without_brackets(node));
  if (text.empty()) return;
  run_of(node);
  if (label_due_) {
    text = without_label(text);
    if (text.empty()) return;
  }
  text = joined_to_drop_cap(node, text);
  const SourceRange source = document_[node].source;
  if (raw_tex_) {
    TexFinder finder(text);
    size_t done = 0;
    for (TexInText tex; finder.next(tex); done = tex.end) {
      composer_->text(text.substr(done, tex.begin - done), source);
      write_tex(text.substr(tex.tex_begin, tex.tex_end - tex.tex_begin), tex.display, source, *composer_);
    }
    text.remove_prefix(done);
  }
  if (node < line_ends_until_ && !base::is_blank(text)) {
    while (true) {
      const size_t end = text.find('\n');
      composer_->text(text.substr(0, end), source);
      if (end == std::string_view::npos) return;
      composer_->line_break();
      text.remove_prefix(end + 1);
    }
  }
  composer_->text(text, source);
}

}  // namespace lectern::article
