#include "article/tree_text.h"

#include "base/text.h"

namespace lectern::article {

std::string tree_text(const Tree& tree, uint32_t node) {
  std::string out;
  for (uint32_t n = node; n < tree[node].end; ++n) {
    if (tree[n].element == Element::text)
      out += tree.text(n);
    else if (tree[n].element == Element::br)
      out += ' ';
  }
  return base::fold_space(out);
}

}  // namespace lectern::article
