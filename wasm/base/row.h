#pragma once

#include <cstdint>

namespace lectern::base {

/// A row of an index: a number that is looked for or sorted by, and what it belongs to. All such indices are of this
/// type, so that the module has the code to sort them once.
struct Row {
  uint64_t key;
  uint32_t value;

  bool operator<(const Row& other) const { return key != other.key ? key < other.key : value < other.value; }
};

}  // namespace lectern::base
