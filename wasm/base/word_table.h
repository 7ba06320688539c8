#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/text.h"

namespace lectern::base {

/// A fixed set of words with a number for each, looked up by hash. It is meant to be filled by the compiler:
///
///     constexpr auto kTable = [] { WordTable<3> table; table.add("one uno eins", 1); return table; }();
///
/// @tparam Words the number of words, or more
template <size_t Words>
class WordTable {
 public:
  /// Adds each word of a list that white space separates, such as a literal: the words are not copied.
  constexpr void add(std::string_view words, uint32_t value) {
    for (std::string_view word = next_token(words); !word.empty(); word = next_token(words)) add_row(word, value);
  }

  /// Adds bits to the number of a text, which may hold white space; 0 if the table does not have it yet.
  constexpr void add_bits(std::string_view text, uint32_t bits) {
    for (size_t slot = first_slot(text); slots_[slot] != 0; slot = (slot + 1) % kSlots) {
      Row& row = rows_[slots_[slot] - 1u];
      if (row.word != text) continue;
      row.value |= bits;
      return;
    }
    add_row(text, bits);
  }

  /// The number of a word; nothing if the table does not have it.
  constexpr std::optional<uint32_t> find(std::string_view word) const {
    for (size_t slot = first_slot(word); slots_[slot] != 0; slot = (slot + 1) % kSlots)
      if (const Row& row = rows_[slots_[slot] - 1u]; row.word == word) return row.value;
    return std::nullopt;
  }

  /// The words in the order in which they were added.
  constexpr std::string_view word(size_t i) const { return rows_[i].word; }

 private:
  // Half of them stay empty, so that words are found soon.
  static constexpr size_t kSlots = std::bit_ceil(2 * Words);

  struct Row {
    std::string_view word;
    uint32_t value = 0;
  };

  constexpr void add_row(std::string_view word, uint32_t value) {
    rows_[count_] = {word, value};
    size_t slot = first_slot(word);
    while (slots_[slot] != 0) slot = (slot + 1) % kSlots;
    slots_[slot] = ++count_;
  }

  static constexpr uint32_t four_bytes(const char* at) {
    uint32_t bytes = 0;
    for (int i = 3; i >= 0; --i) bytes = bytes << 8 | static_cast<unsigned char>(at[i]);
    return bytes;
  }

  // Its length with its first and last four bytes distinguishes most words, in constant time.
  static constexpr size_t first_slot(std::string_view word) {
    uint32_t first = 0;
    uint32_t last = 0;
    if (word.size() >= 4) {
      first = four_bytes(word.data());
      last = four_bytes(word.data() + word.size() - 4);
    } else {
      for (const char c : word) first = first << 8 | static_cast<unsigned char>(c);
    }
    const uint32_t hash =
        (first * 0x9E3779B1u) ^ (last * 0x85EBCA77u) ^ (static_cast<uint32_t>(word.size()) * 0xC2B2AE3Du);
    return (hash ^ hash >> 16) % kSlots;
  }

  std::array<Row, Words> rows_{};
  uint16_t count_ = 0;
  std::array<uint16_t, kSlots> slots_{};  // the position of a row + 1
};

}  // namespace lectern::base
