#include "html/character_references.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "base/utf8.h"

namespace lectern::html {
namespace {

// Where the characters of some names lie: the first one's number without its lowest byte, and the second one or 0.
struct Block {
  uint16_t first;
  uint16_t second;
};

#include "html/character_references.inc"

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

constexpr int kNone = -1;
constexpr size_t kLongestName = 31;
constexpr size_t kLongestWithoutSemicolon = 6;

// The names, each backwards, in order, unpacked when the first is looked up.
class Names {
 public:
  Names() {
    std::string name;
    std::array<uint8_t, std::size(kBlocks)> lows{};
    for (const char* at = kNames; *at;) {
      const auto mark = static_cast<unsigned char>(*at++);
      name.resize(mark & 0x3Fu);
      while (is_letter(*at) || is_digit(*at)) name += *at++;
      without_semicolon_[count_] = mark & 0x40u;
      uint8_t& low = lows[kBlockOfName[count_]];
      lows_[count_] = low = static_cast<uint8_t>(low + kSteps[count_]);
      text_ += name;
      ends_[++count_] = static_cast<uint16_t>(text_.size());
      firsts_[static_cast<size_t>(name[0]) + 1] = count_;
    }
    for (size_t c = 1; c < firsts_.size(); ++c) firsts_[c] = std::max(firsts_[c], firsts_[c - 1]);
  }

  // The position of a name (1 to kLongestName letters and digits), or kNone.
  int find(std::string_view name) const {
    char backwards[kLongestName];
    const std::string_view wanted(backwards, name.size());
    for (size_t i = 0; i < name.size(); ++i) backwards[i] = name[name.size() - 1 - i];
    const auto last = static_cast<unsigned char>(name.back());
    int low = firsts_[last];
    int high = firsts_[last + 1u];
    while (low < high) {
      const int middle = (low + high) / 2;
      const int order = at(middle).compare(wanted);
      if (order == 0) return middle;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
    return kNone;
  }

  bool needs_semicolon(int name) const { return !without_semicolon_[static_cast<size_t>(name)]; }

  void append_characters(int name, std::string& out) const {
    const Block& block = kBlocks[kBlockOfName[name]];
    base::append_utf8(out, static_cast<char32_t>(block.first << 8 | lows_[static_cast<size_t>(name)]));
    if (block.second) base::append_utf8(out, block.second);
  }

 private:
  std::string_view at(int name) const {
    const uint16_t* end = &ends_[static_cast<size_t>(name)];
    return std::string_view(text_).substr(end[0], end[1] - end[0]);
  }

  uint16_t count_ = 0;
  std::string text_;
  std::array<uint16_t, std::size(kSteps) + 1> ends_{};  // of the name before each
  std::array<bool, std::size(kSteps)> without_semicolon_{};
  std::array<uint8_t, std::size(kSteps)> lows_{};  // of the first character of each
  std::array<uint16_t, 129> firsts_{};             // by ASCII character: how many begin with a smaller one
};

const Names& names() {
  static const Names names;
  return names;
}

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
  if (!is_letter(*at)) return nullptr;

  // The longest name wins. Before its semicolon a name has only letters and digits: so it is either their whole run,
  // where a semicolon follows, or the longest of the run's beginnings that need none.
  const char* const limit = static_cast<size_t>(end - begin) > kLongestName ? begin + kLongestName : end;
  while (at != limit && (is_letter(*at) || is_digit(*at))) ++at;
  if (at != end && *at == ';') {
    const int name = names().find({begin, static_cast<size_t>(at - begin)});
    if (name != kNone) {
      names().append_characters(name, out);
      return at + 1;
    }
  }
  for (size_t size = std::min(static_cast<size_t>(at - begin), kLongestWithoutSemicolon); size >= 2; --size) {
    const int name = names().find({begin, size});
    if (name == kNone || names().needs_semicolon(name)) continue;
    const char* const behind = begin + size;
    if (in_attribute && behind != end && (*behind == '=' || is_letter(*behind) || is_digit(*behind))) return nullptr;
    names().append_characters(name, out);
    return behind;
  }
  return nullptr;
}

}  // namespace lectern::html
