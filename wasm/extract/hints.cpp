#include "extract/hints.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace lectern::extract {
namespace {

struct Word {
  std::string_view text;
  int8_t weight;
  uint16_t kinds;
};

constexpr Word kWords[] = {
#define LECTERN_HINT(word, weight, kind) {word, weight, kind_##kind},
#include "extract/hints.def"
#undef LECTERN_HINT
};

constexpr bool sorted() {
  for (size_t i = 1; i < std::size(kWords); ++i)
    if (!(kWords[i - 1].text < kWords[i].text)) return false;
  return true;
}
static_assert(sorted(), "hints.def must be sorted by word");

constexpr size_t kLongestWord = 16;

// Where the words of each first letter begin.
constexpr auto kFirst = [] {
  std::array<uint16_t, 27> first{};
  for (size_t letter = 0; letter <= 26; ++letter) {
    size_t i = 0;
    while (i < std::size(kWords) && static_cast<size_t>(kWords[i].text[0] - 'a') < letter) ++i;
    first[letter] = static_cast<uint16_t>(i);
  }
  return first;
}();

const Word* find(std::string_view word) {
  const auto letter = static_cast<size_t>(word[0] - 'a');
  for (size_t i = kFirst[letter]; i < kFirst[letter + 1]; ++i)
    if (kWords[i].text == word) return &kWords[i];
  return nullptr;
}

constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

struct Sum {
  int weight = 0;
  uint16_t kinds = 0;
};

void add_words(std::string_view names, Sum& sum) {
  // Longer lists are data, not names.
  names = names.substr(0, 1024);
  char word[kLongestWord + 1];
  for (size_t at = 0; at < names.size();) {
    size_t size = 0;
    const size_t begin = at;
    while (at < names.size() && (is_lower(names[at]) || is_upper(names[at]))) {
      if (at > begin && is_upper(names[at]) && is_lower(names[at - 1])) break;
      if (size < sizeof word) word[size++] = base::lower(names[at]);
      ++at;
    }
    if (at == begin) {
      ++at;
      continue;
    }
    if (size < 2 || size > kLongestWord) continue;
    if (const Word* found = find({word, size})) {
      sum.weight += found->weight;
      sum.kinds |= found->kinds;
    }
  }
}

}  // namespace

Hints hints_of(const html::Document& document, html::NodeId element) {
  Sum sum;
  for (uint32_t i = 0; i < document[element].attribute_count && i < 64; ++i) {
    const html::Attribute& attribute = document.attribute(element, i);
    if (attribute.id == html::Attr::class_ || attribute.id == html::Attr::id || attribute.id == html::Attr::itemprop)
      add_words(attribute.value, sum);
  }
  return {static_cast<int8_t>(std::clamp(sum.weight, -8, 4)), sum.kinds};
}

}  // namespace lectern::extract
