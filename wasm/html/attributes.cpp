#include "html/attributes.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace lectern::html {

void drop_duplicates(std::vector<Attribute>& attributes, size_t begin) {
  // Not hashed: no hash function without a secret is safe from names made to collide.
  std::vector<std::pair<std::string_view, size_t>> order;  // names and positions
  for (size_t i = begin; i < attributes.size(); ++i) order.emplace_back(attributes[i].name, i);
  std::sort(order.begin(), order.end());
  std::vector<uint8_t> duplicate(order.size());
  bool any = false;
  for (size_t i = 1; i < order.size(); ++i) {
    const auto& [name, position] = order[i];
    if (name != order[i - 1].first) continue;
    duplicate[position - begin] = true;
    any = true;
  }
  if (!any) return;
  size_t kept = begin;
  for (size_t i = begin; i < attributes.size(); ++i)
    if (!duplicate[i - begin]) attributes[kept++] = attributes[i];
  attributes.resize(kept);
}

}  // namespace lectern::html
