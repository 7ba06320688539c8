#pragma once

#include <cstddef>
#include <vector>

#include "html/document.h"

namespace lectern::html {

/// Removes from the attributes [begin, size) each one whose name an earlier one has. Takes no longer than sorting them,
/// whatever the names.
void drop_duplicates(std::vector<Attribute>& attributes, size_t begin);

inline bool same_name(const Attribute& a, const Attribute& b) {
  return a.id == b.id && (a.id != Attr::unknown || a.name == b.name);
}

}  // namespace lectern::html
