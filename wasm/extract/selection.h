#pragma once

#include <lectern/lectern.h>

#include <cstdint>
#include <vector>

#include "extract/blocks.h"
#include "extract/post.h"
#include "html/document.h"
#include "page/page_facts.h"

namespace lectern::extract {

/// The verdict on every block of a page.
struct Selection {
  std::vector<Block> blocks;  ///< in document order
  std::vector<Post> posts;    ///< of a thread, in document order; empty for other pages
  PageType page_type = PageType::other;
  double confidence = 0;  ///< 0 to 1
  float threshold = 0;    ///< the score from which on blocks were taken that no rule decides, neighbours aside
  NoArticleReason no_article = NoArticleReason::none;  ///< why there is nothing to read
};

/// Finds the article: cuts the page into blocks, measures, scores and judges them.
Selection select(const html::Document& document, const page::PageFacts& facts, const Options& options);

}  // namespace lectern::extract
