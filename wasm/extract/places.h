#pragma once

#include <cstdint>
#include <vector>

#include "extract/selection.h"

namespace lectern::extract {

/// For every element a number that says where on its page it stands: by its own and its ancestors' tags, ids and
/// classes. The same box has the same number on all pages of a site, so what a person chooses for one page's holds for
/// the others'. Digits do not count, since what they number is often of one page alone. Two places may have the same
/// number: then they are chosen together.
std::vector<uint32_t> places_of(const html::Document& document);

/// The place of a block among them: its element's, a medium's own.
inline uint32_t place_of(const std::vector<uint32_t>& places, const Block& block) {
  return places[block.media ? block.begin : block.element];
}

}  // namespace lectern::extract
