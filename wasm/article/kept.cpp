#include "article/kept.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "extract/blocks.h"
#include "html/custom_elements.h"
#include "html/frames.h"
#include "html/unseen_inline.h"

namespace lectern::article {

using html::Document;
using html::NodeId;
using html::NodeType;
using html::Tag;

bool is_media_leaf(const Document& document, NodeId node) {
  const Tag tag = document[node].tag;
  // Of these, what they hold is the medium; a rule stands between blocks.
  if (tag == Tag::picture || tag == Tag::object || tag == Tag::hr)
    return html::is_other_picture(document, node) || html::stands_for_frame(document, node);
  return extract::is_media_block(document, node);
}

bool is_opaque(Tag tag) {
  return html::has_no_text(tag) || tag == Tag::select || tag == Tag::iframe || tag == Tag::math;
}

NodeId ancestor(const Document& document, NodeId node, Tag tag, int most) {
  for (NodeId up = document[node].parent; most > 0 && up != html::kNoNode; --most, up = document[up].parent)
    if (document.is_element(up, tag)) return up;
  return html::kNoNode;
}

bool digits_only(std::string_view text) {
  bool any = false;
  for (const char c : text) {
    if (c >= '0' && c <= '9')
      any = true;
    else if (!base::is_space(c))
      return false;
  }
  return any;
}

std::vector<base::Row>::const_iterator first_of(const std::vector<base::Row>& index, uint32_t key) {
  return std::lower_bound(index.begin(), index.end(), base::Row{key, 0});
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
      is_leaf = block_[n] != kNone && !base::is_blank(node.text);
    } else if (node.type == NodeType::element) {
      is_leaf = block_[n] != kNone && is_media_leaf(document, n);
      if (is_opaque(node.tag)) next = node.end;
      if (html::is_unseen_inline(document, n)) {
        next = node.end;
        std::fill(block_.begin() + n, block_.begin() + next, kNone);
      }
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
