#pragma once

#include <string_view>

namespace lectern::base {

/// How a text is compared with a word. ASCII case does not matter.
enum class Fit : unsigned char { equals, starts_with, ends_with, has_token };

/// The first of some words that a text matches; empty if it matches none.
/// @param words in lower case, separated by spaces
std::string_view find_fit(std::string_view text, Fit fit, std::string_view words);

inline bool fits(std::string_view text, Fit fit, std::string_view words) { return !find_fit(text, fit, words).empty(); }

}  // namespace lectern::base
