#include "html/character_references.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "base/text.h"
#include "base/utf8.h"
#include "base/word_table.h"

namespace lectern::html {
namespace {

constexpr size_t kLongestName = 31;
constexpr size_t kLongestWithoutSemicolon = 6;

// The names, sorted. Each in a row of its own, apart from what they stand for: with pointers to them, or the two in one
// row, the module is larger.
constexpr char kNames[][kLongestName + 1] = {
#define LECTERN_CHARACTER_REFERENCE(name, first, second, needs_semicolon) name,
#include "html/character_references.def"
#undef LECTERN_CHARACTER_REFERENCE
};

struct Meaning {
  char32_t first;
  char16_t second;  // 0: none
  bool needs_semicolon;
};

constexpr Meaning kMeanings[] = {
#define LECTERN_CHARACTER_REFERENCE(name, first, second, needs_semicolon) {first, second, needs_semicolon},
#include "html/character_references.def"
#undef LECTERN_CHARACTER_REFERENCE
};

// The position in kNames of each name that needs no semicolon. Beside the binary search, since nearly all references
// are among them, and the "&" between parameters of addresses asks for five beginnings of what follows.
constexpr auto kWithoutSemicolon = [] {
  base::WordTable<128> table;
  for (uint32_t i = 0; i < std::size(kNames); ++i)
    if (!kMeanings[i].needs_semicolon) table.add(kNames[i], i);
  return table;
}();

const Meaning* find_name(std::string_view name) {
  const auto* found = std::lower_bound(std::begin(kNames), std::end(kNames), name,
                                       [](std::string_view row, std::string_view wanted) { return row < wanted; });
  return found != std::end(kNames) && *found == name ? &kMeanings[found - std::begin(kNames)] : nullptr;
}

const Meaning* find_without_semicolon(std::string_view name) {
  const auto position = kWithoutSemicolon.find(name);
  return position ? &kMeanings[*position] : nullptr;
}

void append_characters(const Meaning& meaning, std::string& out) {
  base::append_utf8(out, meaning.first);
  if (meaning.second != 0) base::append_utf8(out, meaning.second);
}

using base::is_digit;

// "Numeric character reference end state": what the windows-1252 code page has at 0x80 to 0x9F.
constexpr uint16_t kControls[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                    0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

// `at` stands behind "&#".
const char* read_numeric(const char* at, const char* end, std::string& out) {
  const bool hexadecimal = at != end && (*at == 'x' || *at == 'X');
  if (hexadecimal) ++at;
  const char* const digits = at;
  uint32_t value = 0;
  for (; at != end; ++at) {
    const char lower = static_cast<char>(*at | 0x20);
    uint32_t digit;
    if (is_digit(*at))
      digit = static_cast<uint32_t>(*at - '0');
    else if (hexadecimal && lower >= 'a' && lower <= 'f')
      digit = static_cast<uint32_t>(lower - 'a' + 10);
    else
      break;
    value = std::min<uint32_t>(value * (hexadecimal ? 16 : 10) + digit, 0x110000);
  }
  if (at == digits) return nullptr;
  if (at != end && *at == ';') ++at;
  if (value == 0) value = 0xFFFD;
  if (value >= 0x80 && value <= 0x9F) value = kControls[value - 0x80];
  base::append_utf8(out, value);
  return at;
}

}  // namespace

const char* read_character_reference(const char* at, const char* end, bool in_attribute, std::string& out) {
  const char* const begin = ++at;
  if (at == end) return nullptr;
  if (*at == '#') return read_numeric(at + 1, end, out);
  if (!base::is_ascii_letter(*at)) return nullptr;

  // The longest name wins. Before its semicolon a name has only letters and digits: so it is either their whole run,
  // where a semicolon follows, or the longest of the run's beginnings that need none.
  const char* const limit = static_cast<size_t>(end - begin) > kLongestName ? begin + kLongestName : end;
  while (at != limit && base::is_ascii_alphanumeric(*at)) ++at;
  if (at != end && *at == ';') {
    const std::string_view name(begin, static_cast<size_t>(at - begin));
    const Meaning* meaning = find_without_semicolon(name);
    if (!meaning) meaning = find_name(name);
    if (meaning) {
      append_characters(*meaning, out);
      return at + 1;
    }
  }
  for (size_t size = std::min(static_cast<size_t>(at - begin), kLongestWithoutSemicolon); size >= 2; --size) {
    const Meaning* meaning = find_without_semicolon({begin, size});
    if (!meaning) continue;
    const char* const behind = begin + size;
    if (in_attribute && behind != end && (*behind == '=' || base::is_ascii_alphanumeric(*behind))) return nullptr;
    append_characters(*meaning, out);
    return behind;
  }
  return nullptr;
}

}  // namespace lectern::html
