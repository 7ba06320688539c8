#include "vocabulary/name_facts.h"

#include <cstddef>
#include <cstdint>

#include "base/substrings.h"
#include "base/text.h"
#include "vocabulary/class_words.h"

namespace lectern::vocabulary {
namespace {

constexpr size_t kPartWords = [] {
  size_t count = 0;
  for (std::string_view words : {
#define LECTERN_NAME_PART(id, words) std::string_view(words),
#include "vocabulary/name_parts.def"
#undef LECTERN_NAME_PART
       })
    while (!base::next_token(words).empty()) ++count;
  return count;
}();

constexpr auto kParts = [] {
  base::Substrings<kPartWords> parts;
#define LECTERN_NAME_PART(id, words) parts.add(words, uint32_t{1} << part_##id);
#include "vocabulary/name_parts.def"
#undef LECTERN_NAME_PART
  return parts;
}();

// Longer lists are data, not names.
constexpr size_t kLongestNames = 2048;

}  // namespace

NameFacts name_facts(std::string_view names) {
  NameFacts facts;
  int weight = 0;
  bool after_sub = false;
  each_class_word(names, [&](std::string_view word) {
    const ClassWord said = class_word(word);
    weight += said.weight;
    facts.kinds |= said.kinds;
    facts.hints |= said.hints;
    facts.speaks = facts.speaks || said.weight != 0 || said.kinds != 0;
    // "sub-title", "stand-first": told by the word before.
    if (after_sub && base::is_one_of(word, "title|head|heading|headline|first")) facts.hints |= hint_standfirst;
    after_sub = word == "sub" || word == "stand";
  });
  facts.weight = static_cast<int16_t>(weight);
  facts.parts = kParts.sets_in(names.substr(0, kLongestNames));
  return facts;
}

}  // namespace lectern::vocabulary
