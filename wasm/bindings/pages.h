#pragma once

#include <lectern/article.h>

#include <string_view>
#include <vector>

namespace lectern::bindings {

/// The pages of an article as the JavaScript side hands them over:
/// {"title","standfirst","byline","lang","pages":["content",…]}. Empty where it is not that.
std::vector<Article> read_pages(std::string_view json);

}  // namespace lectern::bindings
