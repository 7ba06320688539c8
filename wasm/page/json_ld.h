#pragma once

#include <string_view>
#include <vector>

#include "page/claims.h"

namespace lectern::page {

/// Reads the schema.org data of a page's JSON-LD scripts (https://www.w3.org/TR/json-ld11/, as search engines read it:
/// no contexts are loaded, names are taken as schema.org's). Graphs, arrays and @id references are followed. Broken or
/// hostile data yields less, never an error.
/// @param scripts the scripts' texts.
/// @param page_url the page's URL, or empty; of several articles, the one with this URL is used
Claims read_json_ld(const std::vector<std::string_view>& scripts, std::string_view page_url);

/// Whether a schema.org or Open Graph type, lower case, is an article's ("newsarticle", "blogposting", "article").
bool is_article_type(std::string_view type);

}  // namespace lectern::page
