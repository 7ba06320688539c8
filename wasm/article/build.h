#pragma once

#include <lectern/article.h>

#include "extract/selection.h"
#include "html/document.h"
#include "page/page_facts.h"

namespace lectern::article {

/// Builds the article: its tree, made of the kept blocks by an allow-list, and the fields that lifted blocks fill
/// (standfirst, tags, related links, byline) if the page's metadata leaves them empty. Linear.
Article build(const html::Document& document, page::PageFacts&& facts, const extract::Selection& selection);

}  // namespace lectern::article
