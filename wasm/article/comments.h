#pragma once

#include <lectern/article.h>

#include <vector>

#include "article/tables.h"
#include "extract/selection.h"
#include "html/document.h"
#include "page/page_facts.h"

namespace lectern::article {

/// Readers' comments, each without the one that it answers: the blocks that the selection lifted as comments, divided
/// where the page's markup repeats itself. Linear.
std::vector<Post> find_comments(const html::Document& document, const page::PageFacts& facts,
                                const extract::Selection& selection, const std::vector<Table>& tables, bool& truncated);

}  // namespace lectern::article
