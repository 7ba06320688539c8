#pragma once

#include <lectern/tree.h>

#include <string>

namespace lectern::test {

/// What writing a tree as HTML and parsing that again makes different of it; empty where it gives the same tree.
std::string round_trip_difference(const Tree& tree);

/// Which element at block level does not know where in a page of `size` bytes it came from, or came from outside of
/// what its parent came from; empty where each does.
std::string source_map_gap(const Tree& tree, size_t size);

}  // namespace lectern::test
