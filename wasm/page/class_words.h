#pragma once

#include <cstdint>
#include <string_view>

namespace lectern::page {

/// What the words of a class or id say about an element. A set of these is a bit mask.
enum ClassHint : uint8_t {
  kAuthorHint = 1,      ///< author, byline, writer …
  kDateHint = 2,        ///< date, published, timestamp …
  kModifiedHint = 4,    ///< updated, modified …
  kStandfirstHint = 8,  ///< standfirst, dek, subtitle, summary, lead …
  kAsideHint = 16,      ///< comments, related, sidebar, footer …: about something other than the article
  kUserHint = 32,       ///< username, poster: who wrote a post of a forum
  kBioHint = 64,        ///< bio, about, box: next to an author hint, more than a name
  kSideHint = 128,      ///< sidebar, widget: beside the article, and seldom about it
};

/// The hints in a class or id. Punctuation and capitals separate words ("post-authorName").
uint8_t class_hints(std::string_view value);

}  // namespace lectern::page
