#include "article/kept.h"

#include "base/text.h"

namespace lectern::article {

using html::Document;
using html::NodeId;
using html::NodeType;
using html::Tag;

bool is_medium(const Document& document, NodeId node) {
  switch (document[node].tag) {
    case Tag::img:
    case Tag::video:
    case Tag::audio:
    case Tag::iframe:
    case Tag::embed:
    case Tag::math:
      return true;
    case Tag::unknown:
      return document[node].text == "amp-img";
    default:
      return false;
  }
}

bool is_opaque(Tag tag) {
  switch (tag) {
    case Tag::script:
    case Tag::style:
    case Tag::select:
    case Tag::datalist:
    case Tag::textarea:
    case Tag::svg:
    case Tag::canvas:
    case Tag::iframe:
    case Tag::noembed:
    case Tag::noframes:
    case Tag::title:
    case Tag::math:
      return true;
    default:
      return false;
  }
}

Kept::Kept(const Document& document, const extract::Selection& selection, const std::vector<uint8_t>& keep)
    : block_(document.size(), kNone),
      next_leaf_(document.size() + 1, document.size()),
      last_leaf_(document.size(), 0),
      leaves_before_(document.size() + 1, 0) {
  for (uint32_t b = 0; b < selection.blocks.size(); ++b) {
    if (!keep[b]) continue;
    for (NodeId n = selection.blocks[b].begin; n < selection.blocks[b].end && n < document.size(); ++n) block_[n] = b;
  }
  std::vector<uint8_t> leaf(document.size());
  for (NodeId n = 0; n < document.size();) {
    const html::Node& node = document[n];
    bool is_leaf = false;
    NodeId next = n + 1;
    if (node.type == NodeType::text) {
      is_leaf = block_[n] != kNone && !base::trim(node.text).empty();
    } else if (node.type == NodeType::element) {
      is_leaf = block_[n] != kNone && is_medium(document, n);
      if (is_opaque(node.tag)) next = node.end;
    }
    leaf[n] = is_leaf;
    n = next;
  }
  NodeId last = 0;
  for (NodeId n = 0; n < document.size(); ++n) {
    leaves_before_[n + 1] = leaves_before_[n] + (leaf[n] ? 1 : 0);
    if (leaf[n]) last = n;
    last_leaf_[n] = last;
  }
  for (NodeId n = document.size(); n-- > 0;) next_leaf_[n] = leaf[n] ? n : next_leaf_[n + 1];
}

}  // namespace lectern::article
