#include "page/detected_language.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/text.h"
#include "base/utf8.h"
#include "base/word_table.h"
#include "base/words.h"

namespace lectern::page {
namespace {

using html::kNoNode;
using html::NodeId;
using html::NodeType;
using html::Tag;

// Letters of a script and the language that is mostly written in it; an empty one where words must tell.
struct Letters {
  char32_t first;
  char32_t last;
  std::string_view lang;
};

constexpr Letters kLetters[] = {
    {0x0041, 0x024F, ""},   {0x0370, 0x03FF, "el"}, {0x0400, 0x04FF, ""},   {0x0530, 0x058F, "hy"},
    {0x0590, 0x05FF, "he"}, {0x0600, 0x06FF, ""},   {0x0900, 0x097F, ""},   {0x0980, 0x09FF, "bn"},
    {0x0A00, 0x0A7F, "pa"}, {0x0A80, 0x0AFF, "gu"}, {0x0B00, 0x0B7F, "or"}, {0x0B80, 0x0BFF, "ta"},
    {0x0C00, 0x0C7F, "te"}, {0x0C80, 0x0CFF, "kn"}, {0x0D00, 0x0D7F, "ml"}, {0x0D80, 0x0DFF, "si"},
    {0x0E00, 0x0E7F, "th"}, {0x0E80, 0x0EFF, "lo"}, {0x1000, 0x109F, "my"}, {0x10A0, 0x10FF, "ka"},
    {0x1200, 0x137F, "am"}, {0x1780, 0x17FF, "km"}, {0x3040, 0x30FF, "ja"}, {0x4E00, 0x9FFF, "zh"},
    {0xAC00, 0xD7AF, "ko"},
};
constexpr uint32_t kFewestLetters = 10;

struct FunctionWords {
  std::string_view lang;
  std::string_view words;
};

constexpr FunctionWords kFunctionWords[] = {
#define LECTERN_FUNCTION_WORDS(lang, words) {lang, words},
#include "vocabulary/function_words.def"
#undef LECTERN_FUNCTION_WORDS
};
static_assert(std::size(kFunctionWords) <= 32, "a word's languages are the bits of a number");

constexpr size_t kCount = [] {
  size_t count = 0;
  for (const FunctionWords& row : kFunctionWords)
    for (std::string_view rest = row.words; !base::next_token(rest).empty();) ++count;
  return count;
}();

// The languages of every such word, a bit each.
base::WordTable<kCount> languages_of_words() {
  base::WordTable<kCount> table;
  for (size_t i = 0; i < std::size(kFunctionWords); ++i) {
    std::string_view rest = kFunctionWords[i].words;
    for (std::string_view word = base::next_token(rest); !word.empty(); word = base::next_token(rest))
      table.add_bits(word, 1u << i);
  }
  return table;
}

// The language that most of a text's frequent words are of.
std::string language_of_words(std::string_view text) {
  constexpr uint32_t kFewest = 5;
  constexpr size_t kMostPerHit = 12;  // words of running text are function words more often than one in so many
  std::array<uint32_t, std::size(kFunctionWords)> hits{};
  const base::Words words(text);
  const base::WordTable<kCount> table = languages_of_words();
  for (const std::string_view word : words) {
    const uint32_t languages = table.find(word).value_or(0);
    for (size_t i = 0; languages != 0 && i < hits.size(); ++i) hits[i] += languages >> i & 1;
  }
  const size_t best = static_cast<size_t>(std::max_element(hits.begin(), hits.end()) - hits.begin());
  const auto rivals = std::count(hits.begin(), hits.end(), hits[best]);
  if (hits[best] < kFewest || hits[best] * kMostPerHit < words.size() || rivals > 1) return {};
  return std::string(kFunctionWords[best].lang);
}

}  // namespace

std::string detected_language(std::string_view text) {
  std::array<uint32_t, std::size(kLetters)> counts{};
  for (size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    if (!base::is_word_code_point(c) || base::digit_value(c) >= 0) continue;
    const auto* row = std::find_if(std::begin(kLetters), std::end(kLetters),
                                   [c](const Letters& letters) { return c >= letters.first && c <= letters.last; });
    if (row != std::end(kLetters)) ++counts[static_cast<size_t>(row - std::begin(kLetters))];
  }
  const size_t most = static_cast<size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
  if (counts[most] < kFewestLetters) return {};
  std::string_view lang = kLetters[most].lang;
  if (lang.empty()) return language_of_words(text);
  // Japanese is written in Han, too.
  constexpr uint32_t kLettersPerKana = 20;
  const auto* kana =
      std::find_if(std::begin(kLetters), std::end(kLetters), [](const Letters& l) { return l.lang == "ja"; });
  if (lang == "zh" && counts[static_cast<size_t>(kana - std::begin(kLetters))] * kLettersPerKana > counts[most])
    lang = "ja";
  return std::string(lang);
}

std::string language_sample(const html::Document& document) {
  constexpr size_t kMostBytes = 8000;
  constexpr size_t kShortestText = 40;  // bytes: what is shorter is a label as a rule
  std::string sample;
  const NodeId body = document.body();
  if (body == kNoNode) return sample;
  for (NodeId n = body + 1; n < document[body].end && sample.size() < kMostBytes; ++n) {
    const html::Node& node = document[n];
    if (node.type == NodeType::element) {
      const bool skipped = html::has_no_text(node.tag) || node.tag == Tag::noscript || node.tag == Tag::nav ||
                           node.tag == Tag::pre || node.tag == Tag::footer;
      if (skipped) n = node.end - 1;
    } else if (node.type == NodeType::text && node.text.size() >= kShortestText && !base::is_blank(node.text)) {
      sample += node.text.substr(0, kMostBytes);
      sample += '\n';
    }
  }
  return sample;
}

}  // namespace lectern::page
