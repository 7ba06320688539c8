#include "extract/phrases.h"

#include <array>
#include <string>

#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"

namespace lectern::extract {
namespace {

enum class Place : uint8_t { label, start, within };

struct Phrase {
  std::string_view text;
  uint16_t kind;
  Place place;
};

constexpr Phrase kPhrases[] = {
#define LECTERN_PHRASE(kind, place, text) {text, kind_##kind, Place::place},
#include "extract/phrases.def"
#undef LECTERN_PHRASE
};

constexpr size_t kBuckets = 512;
constexpr uint16_t kNone = 0xFFFF;

// Every phrase has two bytes or more.
constexpr size_t bucket(std::string_view text) {
  const auto byte = [&](size_t i) { return static_cast<size_t>(static_cast<unsigned char>(text[i])); };
  return (byte(0) * 31 + byte(1) * 7) % kBuckets;
}

struct Index {
  std::array<uint16_t, kBuckets> first{};
  std::array<uint16_t, std::size(kPhrases)> next{};
};

constexpr Index index_of(bool within) {
  Index index;
  for (auto& first : index.first) first = kNone;
  for (size_t i = std::size(kPhrases); i-- > 0;) {
    if ((kPhrases[i].place == Place::within) != within) continue;
    auto& first = index.first[bucket(kPhrases[i].text)];
    index.next[i] = first;
    first = static_cast<uint16_t>(i);
  }
  return index;
}

constexpr Index kAtStart = index_of(false);
constexpr Index kWithin = index_of(true);

constexpr size_t kLongestLine = 400;

// Lower case, with straight apostrophes.
std::string normal(std::string_view text) {
  constexpr std::string_view kCurly = "\u2019";
  const std::string lower = base::lower_case(text);
  std::string out;
  size_t at = 0;
  for (size_t curly; (curly = lower.find(kCurly, at)) != std::string::npos; at = curly + kCurly.size()) {
    out.append(lower, at, curly - at);
    out += '\'';
  }
  out.append(lower, at);
  return out;
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// Where the first letter stands, a number before it aside ("12 comments"); "©" counts, since a phrase starts with it.
size_t first_letter(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const size_t here = at;
    const char32_t c = base::next_code_point(text, at);
    if ((base::is_word_code_point(c) && !is_digit(c)) || c == U'©') return here;
  }
  return text.size();
}

bool is_separator(char32_t c) {
  switch (c) {
    case U':':
    case U'：':
    case U'-':
    case U'–':
    case U'—':
    case U'|':
    case U'›':
    case U'»':
    case U'«':
    case U'>':
    case U'→':
    case U'←':
    case U'▶':
    case U'►':
      return true;
    default:
      return false;
  }
}

enum class After : uint8_t { nothing, separator, space, letter };

// What follows at `at`, and where it ends.
After after(std::string_view text, size_t& at) {
  bool space = false;
  bool separator = false;
  while (at < text.size()) {
    size_t next = at;
    const char32_t c = base::next_code_point(text, next);
    if (is_separator(c)) {
      separator = true;
    } else if (c == U' ') {
      space = true;
    } else if (base::is_word_code_point(c) || separator) {
      break;
    } else {
      space = true;
    }
    at = next;
  }
  // A number alone is a count: "Comments (12)".
  bool counts = space || separator;
  for (size_t rest = at; rest < text.size() && counts;) {
    const char32_t c = base::next_code_point(text, rest);
    counts = is_digit(c) || !base::is_word_code_point(c);
  }
  if (at >= text.size() || counts) return After::nothing;
  if (separator) return After::separator;
  return space ? After::space : After::letter;
}

// Calls `found(kind, place, what follows, end)` for every phrase at the start of a normal line.
template <typename Found>
void match_start(std::string_view line, Found found) {
  const size_t begin = first_letter(line);
  const std::string_view text = line.substr(begin);
  if (text.size() < 2) return;
  for (uint16_t i = kAtStart.first[bucket(text)]; i != kNone; i = kAtStart.next[i]) {
    const Phrase& phrase = kPhrases[i];
    if (!base::starts_with(text, phrase.text)) continue;
    size_t end = phrase.text.size();
    const After what = after(text, end);
    // A word that goes on is another word; scripts without spaces cannot tell, so there only labels that end count.
    if (what == After::letter) continue;
    found(phrase, what, begin + end);
  }
}

}  // namespace

Cues cues_of(std::string_view text) {
  Cues cues;
  if (text.size() > kLongestLine || text.size() < 2) return cues;
  const std::string line = normal(text);
  match_start(line, [&](const Phrase& phrase, After what, size_t) {
    if (what == After::nothing) {
      cues.alone |= phrase.kind;
    } else if (phrase.place == Place::start) {
      cues.start |= phrase.kind;
    } else if (what == After::separator) {
      cues.label |= phrase.kind;
    } else {
      cues.lead |= phrase.kind;
    }
  });
  const std::string_view all = line;
  for (size_t at = 0; at + 1 < all.size(); ++at) {
    const std::string_view rest = all.substr(at);
    for (uint16_t i = kWithin.first[bucket(rest)]; i != kNone; i = kWithin.next[i])
      if (base::starts_with(rest, kPhrases[i].text)) cues.within |= kPhrases[i].kind;
  }
  return cues;
}

size_t label_size(std::string_view text, Kind kind) {
  if (text.size() > kLongestLine) return 0;
  size_t size = 0;
  // Lower case keeps the length in every script that the phrases are in, but a straightened apostrophe does not.
  match_start(normal(text), [&](const Phrase& phrase, After, size_t end) {
    if ((phrase.kind & kind) != 0 && end > size) size = end;
  });
  for (size_t at = text.find("\u2019"); at < size; at = text.find("\u2019", at + 1)) size += 2;
  return size;
}

}  // namespace lectern::extract
