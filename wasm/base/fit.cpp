#include "base/fit.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"

namespace lectern::base {
namespace {

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
      break;
  }
  return equal_ignoring_case(text, word);
}

}  // namespace

std::string_view find_fit(std::string_view text, Fit fit, std::string_view words) {
  while (!words.empty())
    if (const std::string_view word = next_item(words, ' '); fits_word(text, fit, word)) return word;
  return {};
}

}  // namespace lectern::base
