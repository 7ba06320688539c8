#include "extract/hints.h"

#include <algorithm>

#include "base/text.h"
#include "base/word_table.h"
#include "extract/heading_words.h"

namespace lectern::extract {
namespace {

constexpr size_t kLongestWord = 16;
constexpr int kMiddle = 128;  // a weight of 0

// The weight of each word and, in the lower half, what kinds it says.
constexpr auto kWords = [] {
  base::WordTable<256> words;
#define LECTERN_HINT(word, weight, kind) words.add(word, static_cast<uint32_t>(kMiddle + (weight)) << 16 | kind_##kind);
#include "extract/hints.def"
#undef LECTERN_HINT
  return words;
}();

constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

struct Sum {
  int weight = 0;
  uint16_t kinds = 0;
};

// @param heading the heading whose words do not count; null where all do
void add_words(std::string_view names, HeadingWords* heading, Sum& sum) {
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
    if (const auto value = kWords.find({word, size}); value && !(heading && heading->hold({word, size}))) {
      sum.weight += static_cast<int>(*value >> 16) - kMiddle;
      sum.kinds |= static_cast<uint16_t>(*value);
    }
  }
}

}  // namespace

Hints hints_of(const html::Document& document, html::NodeId element) {
  Sum sum;
  HeadingWords heading(document, element);
  const bool is_heading = html::is_heading(document[element].tag);
  for (uint32_t i = 0; i < document[element].attribute_count && i < 64; ++i) {
    const html::Attribute& attribute = document.attribute(element, i);
    if (attribute.id == html::Attr::class_ || attribute.id == html::Attr::id || attribute.id == html::Attr::itemprop)
      // A box of furniture often has its label for a class ("related products"); ids are made of the text's own
      // headings.
      add_words(attribute.value, attribute.id == html::Attr::id || is_heading ? &heading : nullptr, sum);
  }
  return {static_cast<int8_t>(std::clamp(sum.weight, -8, 4)), sum.kinds};
}

}  // namespace lectern::extract
