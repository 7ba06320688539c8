#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lectern::page {

/// Makes JSON of what pages put into script elements for it: comments and CDATA marks around and inside it go, raw line
/// ends and other control characters in strings become spaces, escapes that JSON does not know lose their backslash,
/// commas before a closing bracket go. Anything after a value starts a new one.
/// @return each object or array of the text, cut off where it would nest deeper than 60 levels (then it is left out),
/// or
///         where it is not closed (then it is closed). Not checked any further: a JSON parser has the last word.
std::vector<std::string> json_values(std::string_view text);

}  // namespace lectern::page
