#include "write/markdown_blocks.h"

namespace lectern::write {
namespace {

// A prefix without the spaces at its end: those at its start are the indent of list items.
std::string_view bare(std::string_view prefix) {
  while (!prefix.empty() && prefix.back() == ' ') prefix.remove_suffix(1);
  return prefix;
}

}  // namespace

void MarkdownBlocks::begin(bool tight) {
  if (!out_.empty()) {
    out_ += '\n';
    if (!(lead_due_ ? lead_tight_ : tight)) {
      out_ += bare(gap_prefix_);
      out_ += '\n';
    }
  }
  out_ += lead_due_ ? lead_ : prefix_;
  lead_due_ = false;
  gap_prefix_ = prefix_;
}

void MarkdownBlocks::write_lines(std::string_view text) {
  for (size_t from = 0;;) {
    const size_t end = text.find('\n', from);
    out_ += text.substr(from, end == std::string_view::npos ? end : end - from);
    if (end == std::string_view::npos) return;
    from = end + 1;
    out_ += '\n';
    const bool empty = from < text.size() && text[from] == '\n';
    out_ += empty ? bare(prefix_) : std::string_view(prefix_);
  }
}

void MarkdownBlocks::block(std::string_view lines) {
  begin(false);
  write_lines(lines);
}

void MarkdownBlocks::push(std::string_view marker, std::string_view indent, bool tight) {
  containers_.push_back({prefix_.size(), lead_due_ ? lead_.size() : std::string::npos});
  lead_tight_ = tight && (!lead_due_ || lead_tight_);
  if (!lead_due_) lead_ = prefix_;
  lead_due_ = true;
  lead_ += marker;
  prefix_ += indent;
}

void MarkdownBlocks::pop() {
  prefix_.resize(containers_.back().prefix);
  if (gap_prefix_.size() > prefix_.size()) gap_prefix_ = prefix_;
  if (lead_due_) {  // nothing was in it
    lead_due_ = containers_.back().lead != std::string::npos;
    if (lead_due_) lead_.resize(containers_.back().lead);
  }
  containers_.pop_back();
}

}  // namespace lectern::write
