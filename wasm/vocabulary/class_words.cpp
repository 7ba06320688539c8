#include "vocabulary/class_words.h"

#include "base/word_table.h"
#include "vocabulary/kinds.h"

namespace lectern::vocabulary {
namespace {

constexpr int kMiddle = 128;  // a weight of 0

// A row as one number, from the highest byte: weight, hints, kinds.
constexpr uint32_t packed(int weight, uint16_t kinds, uint8_t hints) {
  return static_cast<uint32_t>(kMiddle + weight) << 24 | static_cast<uint32_t>(hints) << 16 | kinds;
}

constexpr size_t kCount = 0
#define LECTERN_CLASS_WORD(word, weight, kind, hint) +1
#include "vocabulary/class_words.def"
#undef LECTERN_CLASS_WORD
    ;

constexpr auto kWords = [] {
  base::WordTable<kCount> words;
#define LECTERN_CLASS_WORD(word, weight, kind, hint) words.add(word, packed(weight, kind_##kind, hint_##hint));
#include "vocabulary/class_words.def"
#undef LECTERN_CLASS_WORD
  return words;
}();

}  // namespace

ClassWord class_word(std::string_view word) {
  const auto row = kWords.find(word);
  if (!row) return {};
  return {static_cast<int>(*row >> 24) - kMiddle, static_cast<uint16_t>(*row), static_cast<uint8_t>(*row >> 16)};
}

}  // namespace lectern::vocabulary
