#include "base/word_table.h"

#include "base/hash.h"
#include "base/text.h"

namespace lectern::base {

size_t WordTable::slot_of(std::string_view word) {
  const uint32_t hash = hash_of(word);
  return (hash ^ (hash >> 15)) % kSlots;
}

void WordTable::add(std::string_view words, uint32_t value) {
  for (std::string_view word = next_token(words); !word.empty(); word = next_token(words)) {
    size_t slot = slot_of(word);
    while (slots_[slot].value) slot = (slot + 1) % kSlots;
    slots_[slot] = {word, value};
  }
}

uint32_t WordTable::find(std::string_view word) const {
  for (size_t slot = slot_of(word); slots_[slot].value; slot = (slot + 1) % kSlots)
    if (slots_[slot].word == word) return slots_[slot].value;
  return 0;
}

}  // namespace lectern::base
