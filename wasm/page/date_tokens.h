#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace lectern::page {

/// A part of a written date: a number, a word, or any other character.
struct DateToken {
  enum Type : uint8_t { number, word, mark } type;
  uint8_t digits = 0;          ///< number: how many it has; 255 for more than 18
  char before = 0;             ///< number: the ASCII character right before it
  uint64_t value = 0;          ///< number; mark: its code point
  std::string_view text = {};  ///< word
};

/// The first tokens of a text, 64 at most. Their words are views into it.
/// @param text UTF-8, lower case
std::vector<DateToken> date_tokens(std::string_view text);

}  // namespace lectern::page
