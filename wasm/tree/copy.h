#pragma once

#include <lectern/tree.h>

namespace lectern {

/// Copies a node with its descendants and their sources to the end of another tree.
void copy(const Tree& tree, uint32_t node, Tree& out);

}  // namespace lectern
