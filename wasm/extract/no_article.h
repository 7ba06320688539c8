#pragma once

#include <cstdint>

#include "extract/scene.h"

namespace lectern::extract {

/// Why a page whose blocks are decided has no article; `none` if it has one.
/// @param kept_words the words of the blocks that are kept
NoArticleReason no_article_reason(const Scene& scene, uint32_t kept_words);

}  // namespace lectern::extract
