#include "extract/phrases.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"

namespace lectern::extract {
namespace {

enum class Place : uint8_t { label, prefix, start, sentence, request, request_within, channel, within };

constexpr uint16_t kind_byline_prefix = kind_byline;
constexpr uint16_t kind_local_byline_prefix = kind_byline;

// The first two letters of a language's tag as one number.
constexpr uint16_t language_code(std::string_view tag) {
  return tag.size() < 2 ? uint16_t{0} : static_cast<uint16_t>(base::lower(tag[0]) << 8 | base::lower(tag[1]));
}

// The only language in which a phrase counts without a separator behind it; 0 for any.
constexpr uint16_t own_language(std::string_view language, std::string_view kind) {
  return kind == "local_byline_prefix" ? language_code(language) : uint16_t{0};
}

constexpr size_t kBuckets = 4096;
constexpr uint16_t kNone = 0xFFFF;

struct Phrase {
  std::string_view text;  // normal
  uint16_t kind;
  Place place;
  uint16_t language;      // own_language()
  uint16_t next = kNone;  // in the same bucket
};

// Every phrase has two bytes or more.
size_t bucket(std::string_view text) {
  const auto byte = [&](size_t i) { return static_cast<size_t>(static_cast<unsigned char>(text[i])); };
  return (byte(0) << 4 ^ byte(1)) % kBuckets;
}

constexpr size_t kLongestLine = 1200;  // as many bytes as 40 words of Devanagari or Bengali have

// A character in the one way that phrases have it, of those in which people type it; 0 for what many leave out. `c` is
// in lower case.
char32_t plain(char32_t c) {
  // "à" to "ÿ": capitals often go without accents.
  constexpr std::string_view kLatin = "aaaaaa.ceeeeiiii.nooooo.ouuuuy.y";
  constexpr std::u16string_view kDevanagari = u"कखगजडढफय";  // U+0958 to U+095F without their dot
  if (c < 0xAD) return c;
  if (c >= 0xE0 && c <= 0xFF) {
    const char letter = kLatin[c - 0xE0];
    return letter == '.' ? c : static_cast<char32_t>(letter);
  }
  if (c >= 0x64B && c <= 0x652) return 0;  // Arabic vowel signs
  if (c >= 0x200C && c <= 0x200F) return 0;
  if (c >= 0x958 && c <= 0x95F) return kDevanagari[c - 0x958];
  if (c >= 0xFF01 && c <= 0xFF5E)
    return static_cast<char32_t>(base::lower(static_cast<char>(c - 0xFF01 + '!')));  // full-width
  switch (c) {
    case 0xAD:   // soft hyphen
    case 0x640:  // stretches Arabic words
    case 0x93C:  // the dot under Devanagari and Bengali letters
    case 0x9BC:
      return 0;
    case 0x2019:
      return '\'';
    case 0x130:  // Turkish letters, of which capitals do not tell which is meant
    case 0x131:
      return U'i';
    case U'ё':
      return U'е';
    case 0x622:  // alef with hamza or madda
    case 0x623:
    case 0x625:
      return 0x627;
    case 0x643:  // kaf and yeh of Arabic, as Urdu and Persian write them
      return 0x6A9;
    case 0x649:
    case 0x64A:
      return 0x6CC;
    case 0x901:  // the nasal signs of Devanagari
      return 0x902;
    case 0x9DC:  // Bengali letters with a dot
      return 0x9A1;
    case 0x9DD:
      return 0x9A2;
    case 0x9DF:
      return 0x9AF;
    default:
      return c;
  }
}

// Lower case, each character plain.
std::string normal(std::string_view text) {
  size_t at = base::ascii_size(text);
  std::string out = base::lower_ascii(text.substr(0, at));
  while (at < text.size())
    if (const char32_t c = plain(base::lower_code_point(base::next_code_point(text, at)))) base::append_utf8(out, c);
  return out;
}

// How many bytes of a text its first `size` normal ones come from.
size_t size_before(std::string_view text, size_t size) {
  size_t at = 0;
  while (size != 0 && at < text.size()) {
    const size_t begin = at;
    base::next_code_point(text, at);
    size -= std::min(size, normal(text.substr(begin, at - begin)).size());
  }
  return at;
}

// All phrases by their first two bytes, those that stand anywhere in a line apart from those at its start. Made when
// first needed: compiled, the table would be larger than the texts.
struct Index {
  std::string texts;
  std::vector<Phrase> phrases;  // views into `texts`
  std::array<uint16_t, kBuckets> at_start, within;

  Index() {
    constexpr uint16_t kKinds[] = {
#define LECTERN_PHRASE(language, kind, position, text) kind_##kind,
#include "vocabulary/phrases.def"
#undef LECTERN_PHRASE
    };
    constexpr Place kPlaces[] = {
#define LECTERN_PHRASE(language, kind, position, text) Place::position,
#include "vocabulary/phrases.def"
#undef LECTERN_PHRASE
    };
    constexpr uint16_t kLanguages[] = {
#define LECTERN_PHRASE(language, kind, position, text) own_language(#language, #kind),
#include "vocabulary/phrases.def"
#undef LECTERN_PHRASE
    };
    texts = normal(
#define LECTERN_PHRASE(language, kind, position, text) text "\n"
#include "vocabulary/phrases.def"
#undef LECTERN_PHRASE
    );
    std::string_view rest = texts;
    for (size_t i = 0; i < std::size(kKinds); ++i)
      phrases.push_back({base::next_item(rest, '\n'), kKinds[i], kPlaces[i], kLanguages[i]});
    at_start.fill(kNone);
    within.fill(kNone);
    for (size_t i = phrases.size(); i-- > 0;) {
      auto& firsts = phrases[i].place >= Place::request_within ? within : at_start;
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

bool is_digit(char32_t c) { return base::digit_value(c) >= 0; }

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
    case U'-':
    case U'–':
    case U'—':
    case U'|':
    case U'/':
    case U']':
    case U'】':
    case U'›':
    case U'»':
    case U'«':
    case U'>':
    case U'→':
    case U'←':
    case 0x983:  // visarga: Bengali and Hindi writers use it for a colon
    case 0x903:
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
  bool separator = false;
  size_t first = at;
  // A digit cannot be part of the word, where letters stand without spaces: "发布于2025年".
  bool space = first < text.size() && is_digit(base::next_code_point(text, first));
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

bool begins_with(std::string_view text, const Phrase& phrase) {
  // Phrases of one bucket begin alike, so their last byte rules most of them out.
  return text.size() >= phrase.text.size() && text[phrase.text.size() - 1] == phrase.text.back() &&
         base::starts_with(text, phrase.text);
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
    if (!begins_with(text, phrase)) continue;
    size_t end = phrase.text.size();
    const After what = after(text, end);
    // A word that goes on is another word; scripts without spaces cannot tell, so there only labels that end count.
    if (what == After::letter) continue;
    found(phrase, what, begin + end);
  }
}

// A request is short: a longer sentence that starts like one tells of it.
constexpr std::ptrdiff_t kRequestWords = 20;
// In a longer line it stands at the end of something else, such as a note on the author.
constexpr std::ptrdiff_t kRequestLineWords = 25;
constexpr size_t kRequestLineSize = 160;  // bytes: where words are not spaced, a sentence is about as long

// Calls `found` for every phrase that may stand anywhere, where it stands in a normal line.
template <typename Found>
void match_within(std::string_view line, Found found) {
  const Index& all = index();
  for (std::string_view rest = line; rest.size() > 1; rest.remove_prefix(1))
    for (uint16_t i = all.within[bucket(rest)]; i != kNone; i = all.phrases[i].next)
      if (begins_with(rest, all.phrases[i])) found(all.phrases[i]);
}

// Calls `found` for each short sentence of a line.
template <typename Found>
void each_short_sentence(std::string_view line, Found found) {
  while (!line.empty()) {
    size_t end = 1;
    while (end < line.size() &&
           !(line[end] == ' ' && std::string_view(".!?:").find(line[end - 1]) != std::string_view::npos))
      ++end;
    const std::string_view sentence = line.substr(0, end);
    if (std::count(sentence.begin(), sentence.end(), ' ') < kRequestWords) found(sentence);
    line.remove_prefix(std::min(end + 1, line.size()));
  }
}

}  // namespace

Cues cues_of(std::string_view text, std::string_view lang) {
  Cues cues;
  if (text.size() > kLongestLine || text.size() < 2) return cues;
  const std::string line = normal(text);
  const bool is_short = std::count(line.begin(), line.end(), ' ') < kRequestLineWords;
  const auto is_foreign = [&](const Phrase& phrase) {
    return phrase.language != 0 && !lang.empty() && phrase.language != language_code(lang);
  };
  uint16_t requests = 0, channels = 0;
  each_short_sentence(line, [&](std::string_view sentence) {
    match_start(sentence, [&](const Phrase& phrase, After, size_t) {
      if (phrase.place == Place::sentence) cues.sentence |= phrase.kind;
      if (phrase.place == Place::request && (is_short || sentence.data() == line.data())) requests |= phrase.kind;
    });
  });
  match_start(line, [&](const Phrase& phrase, After what, size_t) {
    if (phrase.place == Place::sentence || phrase.place == Place::request) return;
    if (phrase.place == Place::prefix) {
      if (what == After::separator) cues.label |= phrase.kind;
    } else if (what != After::separator && is_foreign(phrase)) {
      cues.lead |= phrase.kind;
    } else if (what == After::nothing) {
      cues.alone |= phrase.kind;
    } else if (phrase.place == Place::start) {
      cues.start |= phrase.kind;
    } else if (what == After::separator) {
      cues.label |= phrase.kind;
    } else {
      cues.lead |= phrase.kind;
    }
  });
  match_within(line, [&](const Phrase& phrase) {
    switch (phrase.place) {
      case Place::channel:
        channels |= phrase.kind;
        break;
      case Place::request_within:
        if (line.size() <= kRequestLineSize) requests |= phrase.kind;
        break;
      default:
        cues.within |= phrase.kind;
    }
  });
  cues.request = requests & channels;
  return cues;
}

size_t label_size(std::string_view text, Kind kind) {
  if (text.size() > kLongestLine) return 0;
  size_t size = 0;
  match_start(normal(text), [&](const Phrase& phrase, After, size_t end) {
    if ((phrase.kind & kind) != 0 && end > size) size = end;
  });
  return size_before(text, size);
}

}  // namespace lectern::extract
