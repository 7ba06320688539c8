#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/text.h"

namespace lectern::vocabulary {

/// What the words of a class or id tell of the metadata in an element. Bits, to be joined.
enum ClassHint : uint8_t {
  hint_none = 0,
  hint_author = 1,      ///< author, byline, writer …
  hint_date = 2,        ///< date, published, timestamp …
  hint_modified = 4,    ///< updated, modified …
  hint_standfirst = 8,  ///< standfirst, dek, subtitle, summary, lead …
  hint_aside = 16,      ///< comments, related, footer …: speaks of something else than the article
  hint_user = 32,       ///< username, poster: who wrote a post of a forum
  hint_bio = 64,        ///< bio, about, box: next to an author hint, more than a name
  hint_side = 128,      ///< sidebar, widget: beside the article, and seldom about it
};

/// A row of class_words.def; zeros for a word that the table does not have.
struct ClassWord {
  int weight = 0;      ///< above 0 it speaks for the article
  uint16_t kinds = 0;  ///< set of Kind
  uint8_t hints = 0;   ///< set of ClassHint
};

/// What a word in lower case says.
ClassWord class_word(std::string_view word);

/// Calls `found(word)` for each word of a class or id, in lower case: runs of letters, parted at case changes
/// ("post-authorName" is "post", "author", "name"). Words of more than 16 letters are left out.
template <typename Found>
void each_class_word(std::string_view names, Found found) {
  constexpr size_t kLongestWord = 16;
  // Longer lists are data, not names.
  names = names.substr(0, 1024);
  char word[kLongestWord];
  for (size_t at = 0; at < names.size();) {
    const size_t begin = at;
    for (; at < names.size() && base::is_ascii_letter(names[at]); ++at) {
      if (at > begin && base::is_upper(names[at]) && base::is_lower(names[at - 1])) break;
      if (at - begin < kLongestWord) word[at - begin] = base::lower(names[at]);
    }
    const size_t size = at - begin;
    if (size == 0)
      ++at;
    else if (size <= kLongestWord)
      found(std::string_view(word, size));
  }
}

}  // namespace lectern::vocabulary
