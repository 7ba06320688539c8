#include "base/fit.h"

#include <algorithm>

#include "base/text.h"

namespace lectern::base {
namespace {

bool fits_word(std::string_view text, Fit fit, std::string_view word) {
  switch (fit) {
    case Fit::contains:
      return contains_ignoring_case(text, word);
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
  std::string_view word = next_token(words);
  while (!word.empty() && !fits_word(text, fit, word)) word = next_token(words);
  return word;
}

}  // namespace lectern::base
