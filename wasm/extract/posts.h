#pragma once

#include "extract/scene.h"

namespace lectern::extract {

/// Finds the posts of a thread. Elements that repeat are grouped by what their names have in common. A group whose
/// elements each say who wrote what and when is one of posts; the group with most of the page's text comes first, then
/// others beside and within it, such as comments under answers. What comes before the first post, below the title, may
/// be an opening post of another shape.
///
/// Needs the blocks' scores. Linear in the page but for sorting.
/// @return the posts in order; empty if the page is no thread: it has fewer than two posts, or they hold little of
/// what may be its main text, or they are comments on an article.
std::vector<Post> find_posts(const Scene& scene);

}  // namespace lectern::extract
