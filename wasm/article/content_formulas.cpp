// The formulas of an article, and the sentences that they are part of.

#include <algorithm>

#include "article/content.h"
#include "article/element_map.h"

namespace lectern::article {
namespace {

using html::NodeId;
using html::NodeType;
using html::Tag;

}  // namespace

// A formula in a line is part of its sentence, whatever elements are around it: it stays with the text and parts no
// paragraph.
void ContentBuilder::join_formulas() {
  runs_.resize(selection_.blocks.size());
  for (uint32_t b = 0; b < runs_.size(); ++b) runs_[b] = b;
  for (const Formula& each : formulas_) {
    NodeId around = document_[each.begin].parent;
    for (int up = 0; up < 4 && around != html::kNoNode; ++up, around = document_[around].parent)
      if (is_box(document_[around].tag)) break;
    const auto block_in_line = [&](NodeId leaf) {
      if (leaf >= document_.size() || document_[leaf].type != NodeType::text) return Kept::kNone;
      const uint32_t block = kept_.block(leaf);
      return block != Kept::kNone && selection_.blocks[block].element == around ? block : Kept::kNone;
    };
    const uint32_t before =
        each.display || each.begin == 0 ? Kept::kNone : block_in_line(kept_.last_leaf(each.begin - 1));
    const uint32_t after = each.display ? Kept::kNone : block_in_line(kept_.next_leaf(each.end));
    if (before != Kept::kNone && after != Kept::kNone) runs_[after] = runs_[before];
    const uint32_t joined = before != Kept::kNone ? before : after;
    formula_runs_.push_back(joined == Kept::kNone ? Kept::kNone : runs_[joined]);
  }
}

// Writes the formula that begins with a node.
NodeId ContentBuilder::formula(NodeId n) {
  const Formula& found = *std::lower_bound(formulas_.begin(), formulas_.end(), n,
                                           [](const Formula& each, NodeId begin) { return each.begin < begin; });
  const uint32_t sentence = formula_runs_[static_cast<size_t>(&found - formulas_.data())];
  bool kept = sentence != Kept::kNone || kept_.holds(found.begin, found.end) || kept_.block(found.begin) != Kept::kNone;
  // A script is in no block, and a formula alone looks like nothing: they stay where the text around them stays, or
  // stands right before them.
  const bool script = document_[found.begin].tag == Tag::script;
  NodeId around = document_[found.begin].parent;
  if (!script && document_[around].tag == Tag::p) around = document_[around].parent;
  for (int up = 0; up < (script ? 3 : 1) && !kept && around != html::kNoNode; ++up, around = document_[around].parent)
    kept = kept_.holds(around, script ? document_[around].end : found.begin);
  if (!kept) return found.end;
  if (sentence != Kept::kNone)
    run_of_block(sentence);
  else
    run_of(found.begin);
  write_formula(document_, found, *composer_);
  return found.end;
}

}  // namespace lectern::article
