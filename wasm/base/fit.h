#pragma once

#include <string_view>

namespace lectern::base {

/// How a text may fit a word, ASCII case ignored.
enum class Fit : unsigned char { equals, starts_with, ends_with, contains, has_token };

/// The first of the words, in lower case and parted by spaces, that a text fits; empty where it fits none.
std::string_view find_fit(std::string_view text, Fit fit, std::string_view words);

inline bool fits(std::string_view text, Fit fit, std::string_view words) { return !find_fit(text, fit, words).empty(); }

}  // namespace lectern::base
