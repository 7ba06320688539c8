#include "page/class_words.h"

#include <array>
#include <cstddef>

namespace lectern::page {
namespace {

struct HintWord {
  std::string_view word;
  uint8_t hints;
};

constexpr HintWord kWords[] = {
    {"author", kAuthorHint},
    {"authors", kAuthorHint},
    {"byline", kAuthorHint},
    {"bylines", kAuthorHint},
    {"writer", kAuthorHint},
    {"writers", kAuthorHint},
    {"contributor", kAuthorHint},
    {"contributors", kAuthorHint},
    {"reporter", kAuthorHint},
    {"autor", kAuthorHint},
    {"autores", kAuthorHint},
    {"auteur", kAuthorHint},
    {"autore", kAuthorHint},
    {"columnist", kAuthorHint},
    {"authorname", kAuthorHint},
    {"username", kUserHint},
    {"bigusername", kUserHint},
    {"poster", kUserHint},
    {"nickname", kUserHint},
    {"bio", kBioHint},
    {"biography", kBioHint},
    {"avatar", kBioHint},
    {"about", kBioHint},
    {"box", kBioHint},
    {"date", kDateHint},
    {"dates", kDateHint},
    {"published", kDateHint},
    {"publish", kDateHint},
    {"pubdate", kDateHint},
    {"publishdate", kDateHint},
    {"postdate", kDateHint},
    {"posted", kDateHint},
    {"timestamp", kDateHint},
    {"datetime", kDateHint},
    {"datepublished", kDateHint},
    {"dateline", kDateHint},
    {"time", kDateHint},
    {"fecha", kDateHint},
    {"datum", kDateHint},
    {"updated", kModifiedHint},
    {"modified", kModifiedHint},
    {"update", kModifiedHint},
    {"lastmod", kModifiedHint},
    {"datemodified", kModifiedHint},
    {"standfirst", kStandfirstHint},
    {"dek", kStandfirstHint},
    {"deck", kStandfirstHint},
    {"subtitle", kStandfirstHint},
    {"subhead", kStandfirstHint},
    {"subheading", kStandfirstHint},
    {"subheadline", kStandfirstHint},
    {"subline", kStandfirstHint},
    {"summary", kStandfirstHint},
    {"lead", kStandfirstHint},
    {"lede", kStandfirstHint},
    {"excerpt", kStandfirstHint},
    {"abstract", kStandfirstHint},
    {"intro", kStandfirstHint},
    {"strapline", kStandfirstHint},
    {"description", kStandfirstHint},
    {"chapo", kStandfirstHint},
    {"chapeau", kStandfirstHint},
    {"vorspann", kStandfirstHint},
    {"untertitel", kStandfirstHint},
    {"bajada", kStandfirstHint},
    {"entradilla", kStandfirstHint},
    {"sottotitolo", kStandfirstHint},
    {"sommario", kStandfirstHint},
    {"comment", kAsideHint},
    {"comments", kAsideHint},
    {"related", kAsideHint},
    {"sidebar", kSideHint},
    {"widget", kSideHint},
    {"recommended", kAsideHint},
    {"recommendations", kAsideHint},
    {"promo", kAsideHint},
    {"footer", kAsideHint},
    {"nav", kAsideHint},
    {"navbar", kAsideHint},
    {"navigation", kAsideHint},
    {"menu", kAsideHint},
    {"breadcrumb", kAsideHint},
    {"breadcrumbs", kAsideHint},
    {"newsletter", kAsideHint},
    {"popular", kAsideHint},
    {"trending", kAsideHint},
    {"recirc", kAsideHint},
    {"cookie", kAsideHint},
    {"cookies", kAsideHint},
    {"modal", kAsideHint},
    {"advert", kAsideHint},
    {"ads", kAsideHint},
    {"advertisement", kAsideHint},
    {"carousel", kAsideHint},
    {"disqus", kAsideHint},
    {"respond", kAsideHint},
    {"testimonial", kAsideHint},
    {"testimonials", kAsideHint},
};
constexpr size_t kWordCount = sizeof kWords / sizeof kWords[0];
constexpr size_t kLongest = 15;

// An open-addressing hash table over the words, made by the compiler: most words of most pages are not in it, and the
// first look says so.
constexpr size_t kSlots = 512;
constexpr size_t slot_of(std::string_view word) {
  uint32_t hash = 2166136261u;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return (hash ^ (hash >> 15)) % kSlots;
}
constexpr std::array<uint8_t, kSlots> table() {
  std::array<uint8_t, kSlots> slots{};
  for (size_t i = 0; i < kWordCount; ++i) {
    size_t slot = slot_of(kWords[i].word);
    while (slots[slot]) slot = (slot + 1) % kSlots;
    slots[slot] = static_cast<uint8_t>(i + 1);
  }
  return slots;
}
constexpr std::array<uint8_t, kSlots> kTable = table();
static_assert(kWordCount < 255 && kWordCount * 3 < kSlots);

uint8_t hints_of(std::string_view word) {
  for (size_t slot = slot_of(word); kTable[slot]; slot = (slot + 1) % kSlots)
    if (kWords[kTable[slot] - 1].word == word) return kWords[kTable[slot] - 1].hints;
  return 0;
}

}  // namespace

uint8_t class_hints(std::string_view value) {
  uint8_t hints = 0;
  char word[kLongest];
  size_t size = 0;
  bool after_sub = false, was_small = false;
  const auto end_word = [&] {
    if (size >= 2 && size <= kLongest) {
      const std::string_view text(word, size);
      hints |= hints_of(text);
      // "sub-title", "stand-first": told by the word before.
      if (after_sub &&
          (text == "title" || text == "head" || text == "heading" || text == "headline" || text == "first"))
        hints |= kStandfirstHint;
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
