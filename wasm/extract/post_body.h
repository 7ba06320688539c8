#pragma once

#include <cstdint>
#include <vector>

#include "extract/scene.h"

namespace lectern::extract {

/// Finds the text of posts among names, dates, buttons and signatures: the element that the posts have in common and
/// that matches the blocks with high scores best. Linear in the page, except for sorting.
/// @param posts in order; receive body_begin and body_end
void find_bodies(const Scene& scene, std::vector<Post>& posts);

}  // namespace lectern::extract
