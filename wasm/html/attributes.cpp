#include "html/attributes.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace lectern::html {

void drop_duplicates(std::vector<Attribute>& attributes, size_t begin) {
  // Not hashed: no hash function without a secret is safe from names made to collide.
  std::vector<std::string_view> names;
  for (size_t i = begin; i < attributes.size(); ++i) names.push_back(attributes[i].name);
  std::sort(names.begin(), names.end());
  std::vector<std::string_view> repeated;
  for (size_t i = 1; i < names.size(); ++i)
    if (names[i] == names[i - 1] && (repeated.empty() || repeated.back() != names[i])) repeated.push_back(names[i]);
  if (repeated.empty()) return;
  std::vector<uint8_t> seen(repeated.size());
  size_t kept = begin;
  for (size_t i = begin; i < attributes.size(); ++i) {
    const auto found = std::lower_bound(repeated.begin(), repeated.end(), attributes[i].name);
    if (found != repeated.end() && *found == attributes[i].name &&
        std::exchange(seen[static_cast<size_t>(found - repeated.begin())], true))
      continue;
    attributes[kept++] = attributes[i];
  }
  attributes.resize(kept);
}

}  // namespace lectern::html
