#pragma once

#include <array>
#include <cstdint>

namespace lectern::html {

/// What a byte means inside a tag.
enum CharacterClass : uint8_t {
  kSpace = 1 << 0,              ///< tab, LF, FF, CR, space
  kEndsTagName = 1 << 1,        ///< space, / or >
  kEndsAttributeName = 1 << 2,  ///< space, / > or =
  kEndsUnquoted = 1 << 3,       ///< space or >
  kUncommon = 1 << 4,           ///< A to Z and NUL: a name that has one is written otherwise
  kLetter = 1 << 5,             ///< ASCII letter
};

inline constexpr auto kCharacterClasses = [] {
  std::array<uint8_t, 256> classes{};
  for (const unsigned char c : {'\t', '\n', '\f', '\r', ' '})
    classes[c] = kSpace | kEndsTagName | kEndsAttributeName | kEndsUnquoted;
  classes['/'] = kEndsTagName | kEndsAttributeName;
  classes['>'] = kEndsTagName | kEndsAttributeName | kEndsUnquoted;
  classes['='] = kEndsAttributeName;
  classes[0] = kUncommon;
  for (unsigned char c = 'A'; c <= 'Z'; ++c) classes[c] = kUncommon | kLetter;
  for (unsigned char c = 'a'; c <= 'z'; ++c) classes[c] = kLetter;
  return classes;
}();

inline uint8_t class_of(char c) { return kCharacterClasses[static_cast<unsigned char>(c)]; }
inline bool is_letter(char c) { return (class_of(c) & kLetter) != 0; }

}  // namespace lectern::html
