#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/text.h"

namespace lectern::base {

/// Strings that may occur anywhere in a text, found in one pass over it. ASCII case does not matter. Each string
/// belongs to one or more of 32 sets. It is meant to be filled by the compiler:
///
///     constexpr auto kFormats = [] { Substrings<3> out; out.add("jpeg webp", 1); out.add("svg", 2); return out; }();
///
/// @tparam Most the largest number of strings; below 255
template <size_t Most>
class Substrings {
 public:
  /// Adds each string of a list that white space separates, such as a literal: the strings are not copied. They are in
  /// lower case and have two bytes or more.
  constexpr void add(std::string_view list, uint32_t sets) {
    for (std::string_view string = next_token(list); !string.empty(); string = next_token(list)) {
      uint8_t& first = first_[place(string[0], string[1])];
      rows_[count_] = {string, sets, first};
      first = ++count_;
      all_ |= sets;
    }
  }

  /// The sets of all strings that occur in a text. Takes time in proportion to the text, times the number of strings
  /// that begin alike.
  uint32_t sets_in(std::string_view text) const {
    uint32_t found = 0;
    for (size_t at = 1; at < text.size(); ++at)
      for (uint8_t i = first_[place(text[at - 1], text[at])]; i != 0; i = rows_[i - 1u].next) {
        const Row& row = rows_[i - 1u];
        if ((row.sets & ~found) == 0 || !starts_with_ignoring_case(text.substr(at - 1), row.string)) continue;
        found |= row.sets;
        if (found == all_) return found;
      }
    return found;
  }

 private:
  struct Row {
    std::string_view string;
    uint32_t sets = 0;
    uint8_t next = 0;  // the next row + 1 of those that share a place
  };

  // Of two bytes. Setting 0x20 makes letters lower case; what it does to other bytes, it does to them everywhere.
  static constexpr uint8_t place(char a, char b) { return static_cast<uint8_t>((a | 0x20) * 7 + (b | 0x20)); }

  std::array<Row, Most> rows_{};
  std::array<uint8_t, 256> first_{};  // the first row + 1 of each place
  uint8_t count_ = 0;
  uint32_t all_ = 0;
};

/// A list of strings to look for in texts, at most 16.
constexpr Substrings<16> substrings(std::string_view list) {
  Substrings<16> out;
  out.add(list, 1);
  return out;
}

/// Whether any of some strings occurs in a text.
template <size_t Most>
bool contains_any(std::string_view text, const Substrings<Most>& strings) {
  return strings.sets_in(text) != 0;
}

}  // namespace lectern::base
