#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lectern::base {

/// A few hundred words and what each means, found by hash. Filled when it is first needed: a list of words as one text
/// is half of what a compiled table of them would be, and compresses better.
class WordTable {
 public:
  /// Adds each word of a list that white space separates, such as a literal: the words are not copied.
  /// @param value not 0
  void add(std::string_view words, uint32_t value);
  /// The value of a word; 0 where the table does not have it.
  uint32_t find(std::string_view word) const;

 private:
  struct Slot {
    std::string_view word;
    uint32_t value;
  };
  static constexpr size_t kSlots = 1024;
  static size_t slot_of(std::string_view word);
  std::array<Slot, kSlots> slots_{};
};

}  // namespace lectern::base
