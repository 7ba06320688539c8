#include "page/class_words.h"

#include <cstddef>

#include "base/text.h"
#include "base/word_table.h"

namespace lectern::page {
namespace {

constexpr size_t kLongest = 15;

constexpr auto kWords = [] {
  base::WordTable<128> words;
  words.add(
      "author authors byline bylines writer writers contributor contributors reporter autor autores auteur autore "
      "columnist authorname",
      kAuthorHint);
  words.add("username bigusername poster nickname", kUserHint);
  words.add("bio biography avatar about box", kBioHint);
  words.add(
      "date dates published publish pubdate publishdate postdate posted timestamp datetime datepublished dateline "
      "time fecha datum",
      kDateHint);
  words.add("updated modified update lastmod datemodified", kModifiedHint);
  words.add(
      "standfirst dek deck subtitle subhead subheading subheadline subline summary lead lede excerpt abstract intro "
      "strapline description chapo chapeau vorspann untertitel bajada entradilla sottotitolo sommario",
      kStandfirstHint);
  words.add(
      "comment comments related recommended recommendations promo footer nav navbar navigation menu breadcrumb "
      "breadcrumbs newsletter popular trending recirc cookie cookies modal advert ads advertisement carousel disqus "
      "respond testimonial testimonials",
      kAsideHint);
  words.add("sidebar widget", kSideHint);
  return words;
}();

}  // namespace

uint8_t class_hints(std::string_view value) {
  uint8_t hints = 0;
  char word[kLongest];
  size_t size = 0;
  bool after_sub = false, was_small = false;
  const auto end_word = [&] {
    if (size >= 2 && size <= kLongest) {
      const std::string_view text(word, size);
      hints |= static_cast<uint8_t>(kWords.find(text).value_or(0));
      // "sub-title", "stand-first": told by the word before.
      if (after_sub && base::is_one_of(text, "title|head|heading|headline|first")) hints |= kStandfirstHint;
      after_sub = text == "sub" || text == "stand";
    } else if (size > 0) {
      after_sub = false;
    }
    size = 0;
  };
  if (value.size() > 400) value = value.substr(0, 400);
  for (const char c : value) {
    const bool small = (c >= 'a' && c <= 'z'), capital = c >= 'A' && c <= 'Z';
    if (!small && !capital) {
      end_word();
    } else {
      if (capital && was_small) end_word();
      if (size < kLongest) word[size] = static_cast<char>(capital ? c + 32 : c);
      ++size;
    }
    was_small = small;
  }
  end_word();
  return hints;
}

}  // namespace lectern::page
