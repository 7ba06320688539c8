#include "vocabulary/words.h"

#include <array>
#include <bit>
#include <cstddef>
#include <iterator>
#include <utility>

#include "base/text.h"
#include "base/word_table.h"

namespace lectern::vocabulary {
namespace {

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
constexpr auto kJoined = [] {
  std::array<char, size_of(kUse)> out{};
  size_t at = 0;
  for (const Word& word : kWords) {
    if (word.use != kUse) continue;
    for (const char c : word.text) out[at++] = c;
    out[at++] = '|';
  }
  return out;
}();

constexpr auto kLists = []<size_t... kUses>(std::index_sequence<kUses...>) {
  return std::array{std::string_view(kJoined<Use{kUses}>.data(), kJoined<Use{kUses}>.size() - 1)...};
}
(std::make_index_sequence<static_cast<size_t>(Use::december) + 1>());

// The uses of a word, a bit each. The table is made when it is first needed: compiled, it would hold the words again.
uint32_t uses_of(std::string_view word) {
  static_assert(kLists.size() <= 32);
  static const auto kUses = [] {
    base::WordTable<std::size(kWords)> table;
    for (size_t use = 0; use < kLists.size(); ++use)
      for (std::string_view list = kLists[use]; !list.empty();) table.add_bits(base::next_item(list, '|'), 1u << use);
    return table;
  }();
  return kUses.find(word).value_or(0);
}

}  // namespace

std::string_view words(Use use) { return kLists[static_cast<size_t>(use)]; }

bool is_word(Use use, std::string_view text) { return (uses_of(text) >> static_cast<uint32_t>(use) & 1) != 0; }

int month_of(std::string_view name) {
  const uint32_t months = uses_of(name) >> static_cast<uint32_t>(Use::january);
  return months == 0 ? 0 : std::countr_zero(months) + 1;
}

}  // namespace lectern::vocabulary
