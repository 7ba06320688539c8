#pragma once

#include <lectern/tree.h>

#include <string>

namespace lectern::article {

/// The text in a node of an article's tree, white space folded.
std::string tree_text(const Tree& tree, uint32_t node);

}  // namespace lectern::article
