#pragma once

#include <lectern/article.h>

#include "extract/selection.h"
#include "html/document.h"
#include "page/page_facts.h"

namespace lectern::article {

/// Builds the article: a tree of its own, made from the kept blocks by an allow-list, and the fields that lifted blocks
/// fill (standfirst, tags, related links, byline) where the page's metadata leaves them empty.
Article build(const html::Document& document, page::PageFacts&& facts, const extract::Selection& selection);

}  // namespace lectern::article
