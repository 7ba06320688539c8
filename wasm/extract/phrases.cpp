#include "extract/phrases.h"

#include <array>
#include <iterator>
#include <string>

#include "base/list.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"

namespace lectern::extract {
namespace {

enum class Place : uint8_t { label, start, within };

constexpr size_t kBuckets = 512;
constexpr uint16_t kNone = 0xFFFF;

struct Phrase {
  std::string_view text;
  uint16_t kind;
  Place place;
  uint16_t next = kNone;  // in the same bucket
};

// Every phrase has two bytes or more.
size_t bucket(std::string_view text) {
  const auto byte = [&](size_t i) { return static_cast<size_t>(static_cast<unsigned char>(text[i])); };
  return (byte(0) * 31 + byte(1) * 7) % kBuckets;
}

// All phrases by their first two bytes, those that stand anywhere in a line apart from those at its start. Made when
// first needed: compiled, the table would be larger than the texts.
struct Index {
  base::List<Phrase> phrases;
  std::array<uint16_t, kBuckets> at_start, within;

  Index() {
    constexpr uint16_t kKinds[] = {
#define LECTERN_PHRASE(kind, place, text) kind_##kind,
#include "extract/phrases.def"
#undef LECTERN_PHRASE
    };
    constexpr Place kPlaces[] = {
#define LECTERN_PHRASE(kind, place, text) Place::place,
#include "extract/phrases.def"
#undef LECTERN_PHRASE
    };
    std::string_view texts =
#define LECTERN_PHRASE(kind, place, text) text "\n"
#include "extract/phrases.def"
#undef LECTERN_PHRASE
        ;
    for (size_t i = 0; i < std::size(kKinds); ++i)
      phrases.push_back({base::next_item(texts, '\n'), kKinds[i], kPlaces[i]});
    at_start.fill(kNone);
    within.fill(kNone);
    for (size_t i = phrases.size(); i-- > 0;) {
      auto& firsts = phrases[i].place == Place::within ? within : at_start;
      uint16_t& first = firsts[bucket(phrases[i].text)];
      phrases[i].next = first;
      first = static_cast<uint16_t>(i);
    }
  }
};

const Index& index() {
  static const Index index;
  return index;
}

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
  const Index& all = index();
  for (uint16_t i = all.at_start[bucket(text)]; i != kNone; i = all.phrases[i].next) {
    const Phrase& phrase = all.phrases[i];
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
  const Index& all = index();
  for (std::string_view rest = line; rest.size() > 1; rest.remove_prefix(1))
    for (uint16_t i = all.within[bucket(rest)]; i != kNone; i = all.phrases[i].next)
      if (base::starts_with(rest, all.phrases[i].text)) cues.within |= all.phrases[i].kind;
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
