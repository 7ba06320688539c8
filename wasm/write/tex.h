#pragma once

#include <lectern/tree.h>

#include <string>

namespace lectern::write {

/// The TeX of a math element: its annotation, or else what its MathML says in TeX.
std::string tex_of(const Tree& tree, uint32_t math);

}  // namespace lectern::write
