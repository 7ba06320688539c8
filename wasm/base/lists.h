#pragma once

#include <string_view>

namespace lectern::base {

// Lists of words, each list one text with a space between two words: in the module a fraction of an array of views, and
// one loop for all of them.

/// Whether a text is a word of a list, letter by letter.
bool is_one_of(std::string_view text, std::string_view words);

/// How a text may fit a word, ASCII case ignored.
enum class Fit : unsigned char { equals, starts_with, ends_with, contains, has_token };

/// The first word of a list, in lower case, that a text fits; empty where it fits none.
std::string_view find_fit(std::string_view text, Fit fit, std::string_view words);

inline bool fits(std::string_view text, Fit fit, std::string_view words) { return !find_fit(text, fit, words).empty(); }

}  // namespace lectern::base
