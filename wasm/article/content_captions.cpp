// Figures that the page does not mark as such, and captions that it repeats.

#include "article/content.h"
#include "article/element_map.h"

namespace lectern::article {
namespace {

using html::NodeId;
using html::NodeType;
using html::Tag;

}  // namespace

// A box that holds a picture, its caption and nothing else is a figure, whatever it is called.
void ContentBuilder::find_captions() {
  uint32_t last = Kept::kNone;  // the kept block before
  for (uint32_t b = 0; b < selection_.blocks.size(); ++b) {
    const extract::Block& caption = selection_.blocks[b];
    if (kept_.block(caption.begin) != b) continue;
    const uint32_t before = last;
    last = b;
    if (before == Kept::kNone || caption.role != Role::caption || caption.media) continue;
    const extract::Block& picture = selection_.blocks[before];
    if (!picture.media || kept_.next_leaf(picture.begin) >= picture.end) continue;
    NodeId box = document_[picture.begin].parent;
    for (int up = 0; up < 6 && box != html::kNoNode && !document_.contains(box, caption.begin); ++up)
      box = document_[box].parent;
    if (box == html::kNoNode || !document_.contains(box, caption.begin) ||
        element_for(document_[box].tag) != Element::text)
      continue;
    const NodeId end = document_[box].end;
    if (kept_.block(kept_.next_leaf(box)) != before || kept_.block(kept_.last_leaf(end - 1)) != b) continue;
    if (caption.element == box || !document_.contains(box, caption.element) ||
        element_for(document_[caption.element].tag) != Element::text)
      continue;
    marks_[box] |= kFigure;
    marks_[caption.element] |= kCaption;
  }
}

// Whether a box in a figure, or right after it, says again what the figure's caption says.
bool ContentBuilder::repeats_caption(NodeId n) {
  const html::Node& node = document_[n];
  if (node.tag == Tag::figure) {
    constexpr size_t kMost = 400;
    caption_.clear();
    caption_node_ = n + 1;
    caption_end_ = node.end;
    while (caption_node_ < node.end && !document_.is_element(caption_node_, Tag::figcaption) &&
           !document_.is_element(caption_node_, Tag::figure))
      ++caption_node_;
    if (caption_node_ < node.end && document_.is_element(caption_node_, Tag::figcaption))
      caption_ = short_text(document_, caption_node_, document_[caption_node_].end, kMost);
    if (caption_.size() >= kMost) caption_.clear();
    return false;
  }
  if (caption_.empty() || !is_box(node.tag)) return false;
  if (n >= caption_end_ && kept_.leaves_before(n) != kept_.leaves_before(caption_end_)) {
    caption_.clear();
    return false;
  }
  if (document_.contains(n, caption_node_) || document_.contains(caption_node_, n) ||
      short_text(document_, n, node.end, caption_.size() + 8) != caption_)
    return false;
  constexpr uint32_t kMostLeaves = 32;
  NodeId leaf = kept_.next_leaf(n);
  if (kept_.leaves_before(node.end) - kept_.leaves_before(n) > kMostLeaves) return false;
  while (leaf < node.end && document_[leaf].type == NodeType::text) leaf = kept_.next_leaf(leaf + 1);
  return leaf >= node.end;
}

}  // namespace lectern::article
