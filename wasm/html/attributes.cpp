#include "html/attributes.h"

#include <cstdint>
#include <string_view>

#include "base/sort.h"

namespace lectern::html {

void drop_duplicates(std::vector<Attribute>& attributes, size_t begin) {
  // Not hashed: no hash function without a secret is safe from names made to collide.
  struct Named {
    std::string_view name;
    size_t position;
  };
  std::vector<Named> order;
  for (size_t i = begin; i < attributes.size(); ++i) order.push_back({attributes[i].name, i});
  base::sort(order, [](const Named& a, const Named& b) { return a.name < b.name; });
  std::vector<uint8_t> duplicate(order.size());
  bool any = false;
  for (size_t i = 1; i < order.size(); ++i) {
    if (order[i].name != order[i - 1].name) continue;
    duplicate[order[i].position - begin] = true;
    any = true;
  }
  if (!any) return;
  size_t kept = begin;
  for (size_t i = begin; i < attributes.size(); ++i)
    if (!duplicate[i - begin]) attributes[kept++] = attributes[i];
  attributes.resize(kept);
}

}  // namespace lectern::html
