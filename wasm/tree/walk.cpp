#include "tree/walk.h"

namespace lectern {

bool Walk::next() {
  enters_ = open_.empty() || tree_[open_.back()].end > next_;
  if (!enters_) {
    node_ = open_.back();
    open_.pop_back();
    return true;
  }
  if (next_ >= end_) return false;
  node_ = next_++;
  if (tree_[node_].element != Element::text) open_.push_back(node_);
  return true;
}

void Walk::skip() {
  if (tree_[node_].element != Element::text) open_.pop_back();
  next_ = tree_[node_].end;
}

}  // namespace lectern
