#include "base/words.h"

#include <array>

#include "base/text.h"
#include "base/utf8.h"

namespace lectern::base {
namespace {

struct Range {
  char32_t last;  // the range ends here and begins after the one before
  Script script;
  bool word;  // letters, marks and digits, as against punctuation and symbols
};

// Unicode blocks in order, joined where script and kind are the same. Coarse on purpose: a full property table would
// weigh more than it tells.
constexpr Range kRanges[] = {
    {0x2F, Script::none, false},    {0x39, Script::none, true},       {0x40, Script::none, false},
    {0x5A, Script::latin, true},    {0x5E, Script::none, false},      {0x5F, Script::none, true},
    {0x60, Script::none, false},    {0x7A, Script::latin, true},      {0xA9, Script::none, false},
    {0xAA, Script::latin, true},    {0xB4, Script::none, false},      {0xB5, Script::latin, true},
    {0xB9, Script::none, false},    {0xBA, Script::latin, true},      {0xBF, Script::none, false},
    {0xD6, Script::latin, true},    {0xD7, Script::none, false},      {0xF6, Script::latin, true},
    {0xF7, Script::none, false},    {0x2AF, Script::latin, true},     {0x36F, Script::none, true},
    {0x37D, Script::greek, true},   {0x37E, Script::none, false},     {0x386, Script::greek, true},
    {0x387, Script::none, false},   {0x3FF, Script::greek, true},     {0x52F, Script::cyrillic, true},
    {0x558, Script::other, true},   {0x55F, Script::none, false},     {0x588, Script::other, true},
    {0x590, Script::none, false},   {0x5BD, Script::none, true},      {0x5BE, Script::none, false},
    {0x5BF, Script::none, true},    {0x5C0, Script::none, false},     {0x5C2, Script::none, true},
    {0x5C3, Script::none, false},   {0x5C7, Script::none, true},      {0x5F2, Script::hebrew, true},
    {0x60F, Script::none, false},   {0x61A, Script::none, true},      {0x61F, Script::none, false},
    {0x64A, Script::arabic, true},  {0x669, Script::none, true},      {0x66D, Script::none, false},
    {0x6D3, Script::arabic, true},  {0x6D4, Script::none, false},     {0x6FF, Script::arabic, true},
    {0x70F, Script::none, false},   {0x74F, Script::other, true},     {0x77F, Script::arabic, true},
    {0x8FF, Script::arabic, true},  {0x963, Script::indic, true},     {0x965, Script::none, false},
    {0x96F, Script::none, true},    {0x970, Script::none, false},     {0xDFF, Script::indic, true},
    {0xE3E, Script::thai, true},    {0xE3F, Script::none, false},     {0xE4E, Script::thai, true},
    {0xE4F, Script::none, false},   {0xE59, Script::thai, true},      {0xE7F, Script::none, false},
    {0xEFF, Script::thai, true},    {0xFFF, Script::other, true},     {0x1049, Script::thai, true},
    {0x104F, Script::none, false},  {0x109F, Script::thai, true},     {0x10FF, Script::other, true},
    {0x11FF, Script::hangul, true}, {0x135F, Script::other, true},    {0x1368, Script::none, false},
    {0x166C, Script::other, true},  {0x166E, Script::none, false},    {0x177F, Script::other, true},
    {0x17D3, Script::thai, true},   {0x17DB, Script::none, false},    {0x17FF, Script::thai, true},
    {0x180A, Script::none, false},  {0x1CFF, Script::other, true},    {0x1DBF, Script::latin, true},
    {0x1DFF, Script::none, true},   {0x1EFF, Script::latin, true},    {0x1FFF, Script::greek, true},
    {0x200B, Script::none, false},  {0x200D, Script::none, true},     {0x2070, Script::none, false},
    {0x2071, Script::latin, true},  {0x207E, Script::none, false},    {0x207F, Script::latin, true},
    {0x20FF, Script::none, false},  {0x214F, Script::latin, true},    {0x218B, Script::none, true},
    {0x2BFF, Script::none, false},  {0x2C5F, Script::other, true},    {0x2C7F, Script::latin, true},
    {0x2CFF, Script::other, true},  {0x2DDF, Script::other, true},    {0x2DFF, Script::cyrillic, true},
    {0x2E7F, Script::none, false},  {0x2FFF, Script::han, true},      {0x3004, Script::none, false},
    {0x3007, Script::han, true},    {0x3020, Script::none, false},    {0x3029, Script::han, true},
    {0x3030, Script::none, false},  {0x3037, Script::kana, true},     {0x3040, Script::none, false},
    {0x309A, Script::kana, true},   {0x309C, Script::none, false},    {0x309F, Script::kana, true},
    {0x30A0, Script::none, false},  {0x30FA, Script::kana, true},     {0x30FB, Script::none, false},
    {0x30FF, Script::kana, true},   {0x312F, Script::kana, true},     {0x318F, Script::hangul, true},
    {0x31EF, Script::han, true},    {0x31FF, Script::kana, true},     {0x33FF, Script::none, false},
    {0x4DBF, Script::han, true},    {0x4DFF, Script::none, false},    {0x9FFF, Script::han, true},
    {0xA63F, Script::other, true},  {0xA69F, Script::cyrillic, true}, {0xA71F, Script::other, true},
    {0xA7FF, Script::latin, true},  {0xA8DF, Script::other, true},    {0xA8FF, Script::indic, true},
    {0xA95F, Script::other, true},  {0xA97F, Script::hangul, true},   {0xABFF, Script::other, true},
    {0xD7FF, Script::hangul, true}, {0xF8FF, Script::none, false},    {0xFAFF, Script::han, true},
    {0xFB06, Script::latin, true},  {0xFB1C, Script::other, true},    {0xFB4F, Script::hebrew, true},
    {0xFD3D, Script::arabic, true}, {0xFD4F, Script::none, false},    {0xFDFB, Script::arabic, true},
    {0xFE1F, Script::none, false},  {0xFE2F, Script::none, true},     {0xFE6F, Script::none, false},
    {0xFEFC, Script::arabic, true}, {0xFF0F, Script::none, false},    {0xFF19, Script::none, true},
    {0xFF20, Script::none, false},  {0xFF3A, Script::latin, true},    {0xFF40, Script::none, false},
    {0xFF5A, Script::latin, true},  {0xFF65, Script::none, false},    {0xFF9F, Script::kana, true},
    {0xFFDC, Script::hangul, true}, {0xFFFF, Script::none, false},    {0x1CFFF, Script::other, true},
    {0x1D3FF, Script::none, false}, {0x1D7FF, Script::latin, true},   {0x1E7FF, Script::other, true},
    {0x1EDFF, Script::other, true}, {0x1EEFF, Script::arabic, true},  {0x1FFFF, Script::none, false},
    {0x3FFFF, Script::han, true},   {0x10FFFF, Script::none, false},
};

const Range& range_of(char32_t c) {
  size_t low = 0, high = sizeof(kRanges) / sizeof(kRanges[0]) - 1;
  while (low < high) {
    const size_t middle = (low + high) / 2;
    if (c <= kRanges[middle].last)
      high = middle;
    else
      low = middle + 1;
  }
  return kRanges[low];
}

bool written_without_spaces(Script script) {
  return script == Script::han || script == Script::kana || script == Script::thai;
}

// What belongs to the character before it and begins no word: soft hyphen, combining marks, joiners, variation
// selectors.
bool is_attached(char32_t c) {
  return c == 0xAD || (c >= 0x300 && c <= 0x36F) || c == 0x200C || c == 0x200D || c == 0x2060 ||
         (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

// Between what a punctuation mark is part of a word.
enum class Joins : uint8_t { nothing, letters, digits };

Joins joins(char32_t c) {
  switch (c) {
    case U'\'':
    case U'\u2019':
      return Joins::letters;
    case U'.':
    case U',':
    case 0x66B:  // the Arabic decimal and thousands separators
    case 0x66C:
      return Joins::digits;
    default:
      return Joins::nothing;
  }
}

constexpr auto kAsciiWords = [] {
  std::array<bool, 256> out{};
  for (size_t byte = 0; byte < out.size(); ++byte) {
    const char c = static_cast<char>(byte);
    out[byte] = is_ascii_letter(c) || is_digit(c) || c == '_';
  }
  return out;
}();
constexpr bool is_ascii_word(char byte) { return kAsciiWords[static_cast<unsigned char>(byte)]; }

struct Speed {
  std::string_view lang;
  int characters_per_minute;
};

constexpr Speed kSpeeds[] = {
    {"ar", 612}, {"de", 920}, {"en", 987}, {"es", 1025}, {"fi", 1078}, {"fr", 998},
    {"he", 833}, {"it", 950}, {"ja", 357}, {"nl", 978},  {"pl", 916},  {"pt", 913},
    {"ru", 986}, {"sk", 885}, {"sl", 885}, {"sv", 917},  {"tr", 1054}, {"zh", 255},
};

}  // namespace

Script script_of(char32_t c) {
  if (c >= 0x80) return range_of(c).script;
  return is_ascii_letter(static_cast<char>(c)) ? Script::latin : Script::none;
}
bool is_word_code_point(char32_t c) { return c < 0x80 ? is_ascii_word(static_cast<char>(c)) : range_of(c).word; }

int digit_value(char32_t c) {
  if (c < 0x80) return c >= U'0' && c <= U'9' ? static_cast<int>(c - U'0') : -1;
  constexpr char16_t kZeros[] = {0x0660, 0x06F0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6,
                                 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0, 0x1040, 0x17E0, 0xFF10};
  for (const char32_t zero : kZeros)
    if (c >= zero && c <= zero + 9) return static_cast<int>(c - zero);
  return -1;
}

Digits take_digits(std::string_view& text) {
  constexpr size_t kMost = 18;
  Digits out;
  size_t end = 0;
  for (size_t at = 0; at < text.size(); end = at) {
    const int digit = digit_value(next_code_point(text, at));
    if (digit < 0) break;
    if (out.count++ < kMost) out.value = out.value * 10 + static_cast<uint64_t>(digit);
  }
  text.remove_prefix(end);
  return out;
}

uint32_t count_words(std::string_view text) {
  uint32_t words = 0;
  uint32_t quarters = 0;  // of words, in a run of an unspaced script
  bool inside = false;
  char32_t last = 0;            // the word's last character, while it can go on
  Joins mark = Joins::nothing;  // right after it
  const auto end_run = [&] {
    words += (quarters + 3) / 4;
    quarters = 0;
  };
  const auto goes_on = [&](char32_t c) {
    if (mark == Joins::nothing) return inside;
    const bool digits = digit_value(last) >= 0 && digit_value(c) >= 0;
    return mark == Joins::digits ? digits : !digits;
  };
  for (size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const char32_t c = byte < 0x80 ? (++at, byte) : next_code_point(text, at);
    const Range* range = byte < 0x80 ? nullptr : &range_of(c);
    if (range && is_attached(c)) continue;
    if (range && written_without_spaces(range->script)) {
      quarters += range->script == Script::thai ? 1 : 2;
      inside = false;
      mark = Joins::nothing;
    } else if (range ? range->word : is_ascii_word(static_cast<char>(c))) {
      end_run();
      words += !goes_on(c);
      inside = true;
      mark = Joins::nothing;
      last = c;
      for (; at < text.size() && is_ascii_word(text[at]); ++at) last = static_cast<unsigned char>(text[at]);
    } else {
      end_run();
      mark = inside ? joins(c) : Joins::nothing;
      inside = false;
    }
  }
  end_run();
  return words;
}

Words::Words(std::string_view text) : lowered_(lower_case(text)) {
  bool inside = false;
  for (size_t at = 0; at < lowered_.size();) {
    const size_t begin = at;
    bool alone = false, word = false;
    if (static_cast<unsigned char>(lowered_[at]) < 0x80) {
      while (at < lowered_.size() && is_ascii_word(lowered_[at])) ++at;
      word = at > begin;
      if (!word) ++at;
    } else {
      const Range& range = range_of(next_code_point(lowered_, at));
      alone = written_without_spaces(range.script);
      word = range.word;
    }
    if (!alone && !word) {
      inside = false;
      continue;
    }
    if (alone || !inside) words_.push_back(std::string_view(lowered_).substr(begin, 0));
    words_.back() = std::string_view(words_.back().data(), words_.back().size() + at - begin);
    inside = !alone;
  }
}

std::vector<std::string> words(std::string_view text) {
  const Words all(text);
  return {all.begin(), all.end()};
}

Script majority_script(std::string_view text) {
  uint32_t counts[static_cast<size_t>(Script::other) + 1] = {};
  for (size_t at = 0; at < text.size();) ++counts[static_cast<size_t>(script_of(next_code_point(text, at)))];
  size_t best = 0;
  for (size_t i = 1; i < sizeof(counts) / sizeof(counts[0]); ++i)
    if (counts[i] > 0 && (best == 0 || counts[i] > counts[best])) best = i;
  return static_cast<Script>(best);
}

double reading_minutes(uint32_t characters, std::string_view lang) {
  int speed = 987;
  for (const Speed& row : kSpeeds)
    if (starts_with_ignoring_case(lang, row.lang) &&
        (lang.size() == row.lang.size() || lang[row.lang.size()] == '-' || lang[row.lang.size()] == '_'))
      speed = row.characters_per_minute;
  return static_cast<double>(characters) / speed;
}

}  // namespace lectern::base
