#include "tree/copy.h"

#include "tree/walk.h"

namespace lectern {

void copy(const Tree& tree, uint32_t node, Tree& out) {
  for (Walk walk(tree, node); walk.next();) {
    const uint32_t n = walk.node();
    if (!walk.enters()) {
      if (tree[n].element != Element::text) out.close();
    } else if (tree[n].element == Element::text) {
      out.add_text(tree.text(n), tree[n].source);
    } else {
      out.open(tree[n].element, tree[n].source);
      for (uint32_t i = 0; i < tree[n].attribute_count; ++i) {
        const Tree::AttributeValue each = tree.attribute(n, i);
        out.set(each.attribute, each.value);
      }
    }
  }
}

}  // namespace lectern
