#pragma once

#include <cstdint>
#include <vector>

#include "extract/selection.h"

namespace lectern::extract {

/// A number for every element, made of the tags, ids and classes of the element and its ancestors. The same box has the
/// same number on all pages of a site, so that what the user chooses on one page holds for the others. Digits do not
/// count, since they often number things of one page. Two boxes may have the same number; then they are chosen
/// together.
std::vector<uint32_t> places_of(const html::Document& document);

/// The number of a block: that of its element, or that of the medium itself.
inline uint32_t place_of(const std::vector<uint32_t>& places, const Block& block) {
  return places[block.media ? block.begin : block.element];
}

}  // namespace lectern::extract
