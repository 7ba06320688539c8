#include "base/fit.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"

namespace lectern::base {
namespace {

/// Which pairs of neighbours a text has, ASCII case ignored; some pairs share a bit.
class Pairs {
 public:
  explicit Pairs(std::string_view text) {
    for (size_t i = 1; i < text.size(); ++i) bits_[place(text[i - 1], text[i]) / 32] |= bit(text[i - 1], text[i]);
  }
  bool may_hold(std::string_view word) const {
    for (size_t i = 1; i < word.size(); ++i)
      if ((bits_[place(word[i - 1], word[i]) / 32] & bit(word[i - 1], word[i])) == 0) return false;
    return true;
  }

 private:
  static uint32_t place(char a, char b) {
    return (static_cast<uint32_t>(lower(a)) * 7 + static_cast<uint32_t>(lower(b))) % 256;
  }
  static uint32_t bit(char a, char b) { return 1u << place(a, b) % 32; }

  uint32_t bits_[8] = {};
};

// One look at the text tells that it holds none of most words.
std::string_view find_part(std::string_view text, std::string_view words) {
  const Pairs pairs(text);
  while (!words.empty()) {
    const std::string_view word = next_item(words, ' ');
    if (pairs.may_hold(word) && contains_ignoring_case(text, word)) return word;
  }
  return {};
}

bool fits_word(std::string_view text, Fit fit, std::string_view word) {
  switch (fit) {
    case Fit::has_token:
      return has_token(text, word);
    case Fit::starts_with:
      text = text.substr(0, word.size());
      break;
    case Fit::ends_with:
      text.remove_prefix(text.size() - std::min(text.size(), word.size()));
      break;
    case Fit::equals:
    case Fit::contains:
      break;
  }
  return equal_ignoring_case(text, word);
}

}  // namespace

std::string_view find_fit(std::string_view text, Fit fit, std::string_view words) {
  if (fit == Fit::contains) return find_part(text, words);
  while (!words.empty())
    if (const std::string_view word = next_item(words, ' '); fits_word(text, fit, word)) return word;
  return {};
}

}  // namespace lectern::base
