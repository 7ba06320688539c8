#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lectern::vocabulary {

/// What words.def has words for.
enum class Use : uint8_t { page, of, next, login, wall, conjunction };

namespace internal {

struct Word {
  Use use;
  std::string_view text;
};

constexpr Word kWords[] = {
#define LECTERN_WORD(language, use, text) {Use::use, text},
#include "vocabulary/words.def"
#undef LECTERN_WORD
};

constexpr size_t size_of(Use use) {
  size_t size = 0;
  for (const Word& word : kWords)
    if (word.use == use) size += word.text.size() + 1;
  return size;
}

template <Use kUse>
inline constexpr auto kJoined = [] {
  std::array<char, size_of(kUse)> out{};
  size_t at = 0;
  for (const Word& word : kWords) {
    if (word.use != kUse) continue;
    for (const char c : word.text) out[at++] = c;
    out[at++] = '|';
  }
  return out;
}();

}  // namespace internal

/// The words for a use in all languages, as a list for base::is_one_of and base::next_item with '|'.
template <Use kUse>
constexpr std::string_view words() {
  return {internal::kJoined<kUse>.data(), internal::kJoined<kUse>.size() - 1};
}

}  // namespace lectern::vocabulary
