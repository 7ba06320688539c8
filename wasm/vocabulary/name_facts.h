#pragma once

#include <cstdint>
#include <string_view>

namespace lectern::vocabulary {

/// Parts of names, wherever they occur in one: rows of name_parts.def.
enum NamePart : uint8_t {
#define LECTERN_NAME_PART(id, words) part_##id,
#include "vocabulary/name_parts.def"
#undef LECTERN_NAME_PART
};

/// What a class list, an id or an itemprop says of its element. Zeros where it says nothing.
struct NameFacts {
  uint32_t parts = 0;  ///< a bit for each NamePart
  int16_t weight = 0;  ///< the weights of its words, added up (class_words.def)
  uint16_t kinds = 0;  ///< set of Kind: of all its words
  uint8_t hints = 0;   ///< set of ClassHint: of all its words
  /// Whether any of its words has a weight or a kind. The weights may add up to 0.
  bool speaks = false;

  bool has(NamePart part) const { return (parts >> part & 1) != 0; }
};

/// Reads the words of a class list, an id or an itemprop, as each_class_word parts them. Linear.
NameFacts name_facts(std::string_view names);

}  // namespace lectern::vocabulary
