#pragma once

#include <cstdint>
#include <vector>

#include "base/row.h"
#include "extract/selection.h"
#include "html/document.h"

namespace lectern::article {

/// Whether an element is content by itself, even without text: an image, a video, a formula. An element around one,
/// such as picture, is not.
bool is_media_leaf(const html::Document& document, html::NodeId node);
/// Whether the content of an element is not text of the page: script, style, form controls.
bool is_opaque(html::Tag tag);

/// The nearest of `most` ancestors that has a tag, or kNoNode.
html::NodeId ancestor(const html::Document& document, html::NodeId node, html::Tag tag, int most);
/// Whether a text is digits and white space alone, and some digits.
bool digits_only(std::string_view text);

/// The first row of a sorted index whose key is `key` or more; the end if there is none.
std::vector<base::Row>::const_iterator first_of(const std::vector<base::Row>& index, uint32_t key);

/// The nodes of a page that stay. A leaf is a medium, or a text other than white space.
class Kept {
 public:
  static constexpr uint32_t kNone = 0xFFFFFFFF;

  /// @param keep for each block of the selection, whether it stays.
  Kept(const html::Document& document, const extract::Selection& selection, const std::vector<uint8_t>& keep);

  /// The kept block that a node is part of, or kNone.
  uint32_t block(html::NodeId node) const { return block_[node]; }
  /// The first kept leaf at or after a node; the document's size if there is none.
  html::NodeId next_leaf(html::NodeId node) const { return next_leaf_[node]; }
  /// The last kept leaf at or before a node; 0 if there is none.
  html::NodeId last_leaf(html::NodeId node) const { return last_leaf_[node]; }
  /// Whether a node is a kept leaf or contains one.
  bool holds(html::NodeId node, html::NodeId end) const { return next_leaf_[node] < end; }
  /// Whether all kept leaves in a node are of one block. It must contain some.
  bool single(html::NodeId node, html::NodeId end) const {
    return block_[next_leaf_[node]] == block_[last_leaf_[end - 1]];
  }
  /// The number of kept leaves before a node.
  uint32_t leaves_before(html::NodeId node) const { return leaves_before_[node]; }

 private:
  std::vector<uint32_t> block_;
  std::vector<html::NodeId> next_leaf_;  // one more than there are nodes
  std::vector<html::NodeId> last_leaf_;  // the last one at or before a node
  std::vector<uint32_t> leaves_before_;
};

}  // namespace lectern::article
