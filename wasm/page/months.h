#pragma once

#include <string_view>

namespace lectern::page {

/// The month that a word names, 1 to 12: in eleven languages, in full or shortened; 0 for any other word.
/// @param word lower case
int month_of(std::string_view word);

}  // namespace lectern::page
