#pragma once

#include <cstdint>
#include <vector>

#include "extract/scene.h"

namespace lectern::extract {

/// Finds the text of posts among names, dates, buttons and signatures: the part that posts have in common and whose
/// words agree best with what the scores want of them. Linear in the page but for sorting.
/// @param posts in order; receive body_begin and body_end
void find_bodies(const Scene& scene, std::vector<Post>& posts);

}  // namespace lectern::extract
