#pragma once

#include <cstdint>

namespace lectern::base {

/// A row of an index: the number to sort and look up by, and the number of what it belongs to. All indices have this
/// type, so that the module contains the code that sorts them once.
struct Row {
  uint64_t key;
  uint32_t value;

  bool operator<(const Row& other) const { return key != other.key ? key < other.key : value < other.value; }
};

}  // namespace lectern::base
