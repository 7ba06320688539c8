#pragma once

#include <lectern/article.h>

#include <string_view>
#include <vector>

namespace lectern::bindings {

/// Reads the pages of an article from the JSON that the JavaScript side passes:
/// {"title","standfirst","byline","lang","pages":["content",…]}. Empty if it is anything else.
std::vector<Article> read_pages(std::string_view json);

}  // namespace lectern::bindings
