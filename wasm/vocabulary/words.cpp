#include "vocabulary/words.h"

#include <array>
#include <cstddef>
#include <utility>

#include "base/text.h"

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

}  // namespace

std::string_view words(Use use) { return kLists[static_cast<size_t>(use)]; }

int month_of(std::string_view name) {
  constexpr auto kJanuary = static_cast<size_t>(Use::january);
  for (size_t i = kJanuary; i < kLists.size(); ++i)
    if (base::is_one_of(name, kLists[i])) return static_cast<int>(i - kJanuary) + 1;
  return 0;
}

}  // namespace lectern::vocabulary
