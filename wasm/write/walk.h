#pragma once

#include <lectern/tree.h>

#include <vector>

namespace lectern::write {

/// A walk over a tree in document order without recursion: every node is entered, and every element is left after its
/// descendants.
class Walk {
 public:
  explicit Walk(const Tree& tree) : tree_(tree) {}

  /// Goes on; false at the end.
  bool next();
  uint32_t node() const { return node_; }
  /// Whether the node is entered; else it is left.
  bool enters() const { return enters_; }
  /// Neither enters what is inside the node that was just entered nor leaves it.
  void skip();

 private:
  const Tree& tree_;
  std::vector<uint32_t> open_;
  uint32_t node_ = 0;
  uint32_t next_ = 0;
  bool enters_ = false;
};

}  // namespace lectern::write
