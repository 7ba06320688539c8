#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "layout/units.h"

namespace lectern::layout {

/// The beginning of all generated text: a space and a hyphen, which lines need in every font.
constexpr std::u16string_view kGeneratedStart = u" -";
constexpr uint32_t kSpaceAt = 0;
constexpr uint32_t kHyphenAt = 1;

/// The widths of texts in fonts: those that the host has measured, and those that it is still to measure. The same text
/// in the same font is measured once. Memory grows with the number of different texts, time with their length.
class Widths {
 public:
  /// Both texts outlive this. `generated` begins with kGeneratedStart; it may grow, what it has does not change.
  Widths(std::u16string_view text, const std::u16string& generated);

  /// The number of a stretch in a font, the same for the same content; the stretch is wanted where it is new. Stretches
  /// beyond the end of their text are cut.
  uint32_t ask(uint16_t font, uint32_t begin, uint32_t end, bool generated = false);
  /// The width that was told, else an estimate.
  Unit width(uint32_t number) const { return entries_[number].width; }
  bool told(uint32_t number) const { return entries_[number].told; }
  /// Both at once.
  Unit width(uint16_t font, uint32_t begin, uint32_t end, bool generated = false) {
    return width(ask(font, begin, end, generated));
  }

  /// Rows {font, begin, end, from} of what is to be told, each different text once; from: 0 article text, 1 generated.
  std::span<const int32_t> wanted() const { return wanted_; }
  /// Takes one width for each row of wanted(), in its order, which is then empty. Negative widths count as 0, those
  /// above kMaxUnit as that. False, and nothing is taken, where there are not as many widths as rows.
  bool supply(std::span<const int32_t> widths);
  /// Changes with each supply.
  uint32_t version() const { return version_; }

 private:
  struct Entry {
    uint32_t hash;
    uint32_t begin;
    uint32_t length;
    Unit width;
    uint16_t font;
    bool generated;
    bool told;
  };

  std::u16string_view text_of(uint32_t begin, uint32_t length, bool generated) const;
  uint32_t hash_of(std::u16string_view text, uint16_t font) const;
  void grow();

  const std::u16string_view text_;
  const std::u16string& generated_;
  uint32_t seed_;
  uint32_t version_ = 0;
  std::vector<Entry> entries_;
  std::vector<uint32_t> slots_;  // entry + 1, or 0; a power of two, at most half full
  std::vector<int32_t> wanted_;
  uint32_t first_wanted_ = 0;  // entries are wanted in the order of their numbers
};

}  // namespace lectern::layout
