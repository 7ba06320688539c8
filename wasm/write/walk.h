#pragma once

#include <lectern/tree.h>

#include <vector>

namespace lectern::write {

/// Walks a tree in document order without recursion: `enter(node)` for each node, and returns whether to go inside;
/// `leave(node)` for each element that was gone into, after its descendants.
template <typename Enter, typename Leave>
void walk(const Tree& tree, Enter&& enter, Leave&& leave) {
  std::vector<uint32_t> open;
  for (uint32_t n = 0; n < tree.size();) {
    while (!open.empty() && tree[open.back()].end <= n) {
      leave(open.back());
      open.pop_back();
    }
    const bool inside = enter(n);
    if (inside && tree[n].element != Element::text) {
      open.push_back(n);
      ++n;
    } else {
      n = tree[n].end;
    }
  }
  while (!open.empty()) {
    leave(open.back());
    open.pop_back();
  }
}

}  // namespace lectern::write
