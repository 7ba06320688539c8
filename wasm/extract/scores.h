#pragma once

#include "extract/scene.h"

namespace lectern::extract {

/// Sets the score of every text block of a page. A copy of a longer text that stands before adds nothing and gets 0.
/// Linear in the page.
void score_blocks(Scene& scene);

}  // namespace lectern::extract
