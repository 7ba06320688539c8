#include "html/attributes.h"

#include <algorithm>
#include <cstdint>

namespace lectern::html {

void drop_duplicates(std::vector<Attribute>& attributes, size_t begin) {
  // Not hashed: no hash function without a secret is safe from names made to collide.
  std::vector<uint32_t> order(attributes.size() - begin);
  for (size_t i = 0; i < order.size(); ++i) order[i] = static_cast<uint32_t>(begin + i);
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    const int by_name = attributes[a].name.compare(attributes[b].name);
    return by_name != 0 ? by_name < 0 : a < b;
  });
  std::vector<bool> duplicate(order.size());
  bool any = false;
  for (size_t i = 1; i < order.size(); ++i) {
    if (attributes[order[i]].name != attributes[order[i - 1]].name) continue;
    duplicate[order[i] - begin] = true;
    any = true;
  }
  if (!any) return;
  size_t kept = begin;
  for (size_t i = begin; i < attributes.size(); ++i)
    if (!duplicate[i - begin]) attributes[kept++] = attributes[i];
  attributes.resize(kept);
}

}  // namespace lectern::html
