#pragma once

#include <lectern/tree.h>

#include <vector>

namespace lectern {

/// A walk over a tree, or over a node and its descendants, in document order and without recursion: every node is
/// entered, and every element is left after its descendants.
class Walk {
 public:
  explicit Walk(const Tree& tree) : tree_(tree), end_(tree.size()) {}
  Walk(const Tree& tree, uint32_t node) : tree_(tree), next_(node), end_(tree[node].end) {}

  /// Goes to the next node; false at the end.
  bool next();
  uint32_t node() const { return node_; }
  /// Whether the node is entered, not left.
  bool enters() const { return enters_; }
  /// Skips the descendants of the node that was just entered, and its end.
  void skip();

 private:
  const Tree& tree_;
  std::vector<uint32_t> open_;
  uint32_t node_ = 0;
  uint32_t next_ = 0;
  uint32_t end_;
  bool enters_ = false;
};

}  // namespace lectern
