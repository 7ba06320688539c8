#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lectern::page {

/// Repairs the JSON that pages put into script elements: comments and CDATA markers are removed, line ends and other
/// control characters in strings become spaces, unknown escapes lose their backslash, and commas before closing
/// brackets are removed. Anything after a value starts a new one.
/// @return the objects and arrays of the text. What nests deeper than 60 levels is left out, and what is not closed is
/// closed. The result may still be invalid: a JSON parser decides
std::vector<std::string> json_values(std::string_view text);

}  // namespace lectern::page
