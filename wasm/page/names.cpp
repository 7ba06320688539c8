#include "page/names.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "vocabulary/byline_prefixes.h"
#include "vocabulary/words.h"

namespace lectern::page {
namespace {

using vocabulary::Use;

// Marks that may stand between such a word and the name.
constexpr std::string_view kLeads[] = {",",  ":", "：", "/", "／", "|", "｜", "-", "–", "—",
                                       "＝", "=", "・", "•", "·",  "⋅", "»",  "~", "✍"};

bool is_letter_start(std::string_view text) {
  if (text.empty()) return false;
  size_t at = 0;
  return base::is_word_code_point(base::next_code_point(text, at));
}

std::string_view without_leads(std::string_view text, bool& any) {
  for (bool again = true; again;) {
    again = false;
    text = base::trim(text);
    for (const std::string_view lead : kLeads) {
      if (!base::starts_with(text, lead)) continue;
      text.remove_prefix(lead.size());
      again = any = true;
      break;
    }
  }
  return text;
}

// "MD", "Ph.D.", "RN", "CFP®", "Jr.", "E-RYT 200": short, and mostly capitals or dots.
bool is_credential(std::string_view text) {
  if (text.size() > 14 || text.empty()) return false;
  if (vocabulary::is_word(Use::credential, base::lower_ascii(text))) return true;
  size_t capitals = 0, small = 0;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') ++capitals;
    if (c >= 'a' && c <= 'z') ++small;
  }
  return capitals >= 2 && small <= capitals;
}

bool is_not_name(std::string_view word) {
  const std::string small = base::lower_case(word.substr(0, base::find_any(word, ".,:")));
  return vocabulary::is_word(Use::not_in_name, small) || vocabulary::is_word(Use::published, small) ||
         vocabulary::is_word(Use::updated, small);
}

size_t word_count(std::string_view text) { return base::split_space(text).size(); }

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), base::is_digit); }

bool is_particle(std::string_view word) {
  return base::is_one_of(word,
                         "al|ap|ben|bin|da|de|del|della|den|der|di|do|dos|du|e|el|ibn|la|le|ten|ter|van|von|y|zu");
}

// Whether each word of a text is written as those of names are: "Ann van der Lee", "J. R. Lee", not "NEW YORK" or
// "Press release".
bool is_written_as_name(const std::vector<std::string_view>& words) {
  size_t names = 0;
  for (const std::string_view word : words) {
    if (is_particle(word)) continue;
    size_t at = 0;
    const char32_t first = base::next_code_point(word, at);
    const bool initial = base::ends_with(word, ".");
    const std::string_view letters = word.substr(0, word.size() - initial);
    if (base::lower_code_point(first) == first || (initial && base::code_points(letters) > 1)) return false;
    if (base::code_points(letters) > 3 && base::lower_case(letters.substr(at)) != letters.substr(at) &&
        std::none_of(letters.begin(), letters.end(), base::is_lower))
      return false;
    if (base::find_any(letters, ",;.()[]\"+*#") != std::string_view::npos) return false;
    names += !initial;
  }
  return names >= 1 && !is_particle(words.back()) && !base::ends_with(words.back(), ".");
}

}  // namespace

std::string_view after_date_and_by(std::string_view text, std::string_view lang) {
  constexpr size_t kLongest = 100;  // bytes
  if (text.size() > kLongest || !has_digit(text)) return {};
  // Lower case has the length of the original in every script of the list.
  const std::string small = base::lower_case(text);
  if (small.size() != text.size()) return {};
  for (const auto& [by, by_lang] : vocabulary::byline_prefixes()) {
    if (!base::starts_with_ignoring_case(lang, by_lang)) continue;
    const size_t at = small.find(" " + std::string(by) + " ");
    if (at == std::string::npos || !has_digit(text.substr(0, at))) continue;
    const size_t name = at + by.size() + 2;
    // "On 3 May by the harbour": names begin with capitals.
    return text[name] != small[name] || small[name] < 'a' || small[name] > 'z' ? base::trim(text.substr(name))
                                                                               : std::string_view();
  }
  return {};
}

std::string_view without_by(std::string_view text, std::string_view lang) {
  bool leads = false, led_in = false;
  const std::string_view whole = base::trim(text);
  text = without_leads(text, leads);
  for (int rounds = 0; rounds < 2 && vocabulary::may_begin_byline(text); ++rounds) {
    const std::string small = base::lower_case(base::first_code_points(text, 32));
    bool cut = false;
    for (const auto& [by, by_lang] : vocabulary::byline_prefixes()) {
      if (small[0] != by[0] || !base::starts_with(small, by)) continue;
      // Lower case has the length of the original in every script of the list.
      std::string_view rest = text.substr(std::min(by.size(), text.size()));
      leads = false;
      const bool spaced = rest.empty() || base::is_space(rest[0]) || base::starts_with(rest, "\xC2\xA0");
      const std::string_view name = without_leads(rest, leads);
      const bool colon = base::starts_with(base::trim(rest), ":") || base::starts_with(base::trim(rest), "：");
      if (!colon && lang != "*" && !base::starts_with_ignoring_case(lang, by_lang)) continue;
      // One Han character begins names too: it needs its colon or slash. "Author Jane" needs none.
      if (by.size() <= 3 && static_cast<unsigned char>(by[0]) >= 0xE0 && !leads) continue;
      if (!spaced && !leads) {
        const bool han = static_cast<unsigned char>(by[0]) >= 0xE3;
        // "Written byAnn Lee": two elements side by side. "De" and "di" begin names: "DeMarco".
        const bool glued =
            (by.size() > 2 || by == "by") && base::is_upper(rest[0]) && base::is_lower(text[by.size() - 1]);
        if (!han && !glued) continue;
      }
      text = name;
      cut = led_in = true;
      break;
    }
    if (!cut) break;
  }
  if (!led_in) text = whole;
  for (std::string_view words = vocabulary::words(Use::by_after); !words.empty();)
    if (const std::string_view after = base::next_item(words, '|'); base::ends_with(text, after))
      return base::trim(text.substr(0, text.size() - after.size()));
  return text;
}

bool is_login(std::string_view name) {
  if (vocabulary::is_word(Use::office, base::lower_ascii(name))) return true;
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return base::is_lower(c) || base::is_digit(c) || c == '_' || c == '-' || c == '.'; });
}

bool can_be_name(std::string_view text) {
  if (text.size() < 2 || text.size() > 150) return false;
  if (base::find_any(text.substr(0, 1), "@&+*#,-/|") == 0 || base::starts_with(text, "©") ||
      base::contains(text, "://") || base::contains(text, "www.") || base::contains(text, "{{"))
    return false;
  if (base::contains(text, "@") && base::contains(text, ".") && !base::contains(text, " ")) return false;
  // Dates, counts, template keys
  size_t digits = 0;
  for (const char c : text) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits == 4 && base::contains(text, " ")) return false;
  }
  if (!base::contains(text, " ") && std::count(text.begin(), text.end(), '.') >= 2) return false;
  const std::vector<std::string_view> words = base::split_space(text);
  if (std::all_of(words.begin(), words.end(), is_not_name)) return false;
  if (words.size() > 1 && vocabulary::is_word(Use::not_last_in_name, words.back())) return false;
  // "Updated by Ann Lee": somebody, but not who wrote it.
  if (words.size() > 2 && is_not_name(words[0]) && base::equal_ignoring_case(words[1], "by")) return false;
  bool letters = false;
  for (size_t at = 0; at < text.size() && !letters;) {
    const char32_t c = base::next_code_point(text, at);
    letters = base::is_word_code_point(c) && !(c >= '0' && c <= '9');
  }
  if (!letters) return false;
  return !vocabulary::is_word(Use::nobody, base::lower_ascii(text)) && !without_by(text, "*").empty();
}

bool looks_like_person(std::string_view text) {
  if (!can_be_name(text) || text.size() > 100) return false;
  const std::vector<std::string_view> words = base::split_space(text);
  if (words.size() > 6) return false;
  size_t capitals = 0, cased = 0;
  for (const std::string_view word : words) {
    if (is_not_name(word)) return false;
    size_t at = 0;
    const char32_t first = base::next_code_point(word, at);
    const base::Script script = base::script_of(first);
    if (script == base::Script::latin || script == base::Script::cyrillic || script == base::Script::greek) {
      ++cased;
      capitals += base::lower_case(word.substr(0, at)) != word.substr(0, at);
    }
  }
  for (const char c : text)
    if ((c >= '0' && c <= '9') || c == '?' || c == '!' || c == ':' || c == '/') return false;
  if (cased == 0) return text.size() <= 60;
  return capitals * 2 >= cased && capitals > 0;
}

bool is_full_name(std::string_view text) {
  const std::vector<std::string_view> words = base::split_space(text);
  if (words.size() < 2 || words.size() > 4 || !looks_like_person(text) || !is_written_as_name(words)) return false;
  if (vocabulary::is_word(Use::not_first_in_name, base::lower_case(words.front()))) return false;
  return std::none_of(words.begin(), words.end(), [](std::string_view word) {
    return vocabulary::is_word(Use::not_in_full_name, base::lower_case(word));
  });
}

std::vector<std::string> split_names(std::string_view text) {
  constexpr size_t kLongestList = 2000;  // bytes
  if (text.size() > kLongestList) return {};
  std::string list(base::trim(text));
  // "Ann Lee (with Bo Chen and Cy Diaz)" is one name as its writer sees it.
  if (base::contains(list, "(")) return can_be_name(list) ? std::vector<std::string>{list} : std::vector<std::string>();
  for (std::string_view words = vocabulary::words(Use::conjunction); !words.empty();) {
    const std::string conjunction = " " + std::string(base::next_item(words, '|')) + " ";
    for (size_t at = list.find(conjunction); at != std::string::npos; at = list.find(conjunction, at + 1)) {
      // "Bed & Breakfast", "The Arts and Crafts Team": only between what look like two full names.
      const std::string_view left = std::string_view(list).substr(0, at);
      const std::string_view right = std::string_view(list).substr(at + conjunction.size());
      const size_t comma = left.rfind(',');
      const std::string_view before = base::trim(comma == std::string_view::npos ? left : left.substr(comma + 1));
      const bool both = word_count(before) != 1 || word_count(right) > 2 || comma != std::string_view::npos;
      if (!is_letter_start(base::trim(right)) || (!before.empty() && !both)) continue;
      list.replace(at, conjunction.size(), ";");
    }
  }
  for (const std::string_view mark : {"、", "，", "،", "；"})
    for (size_t at = list.find(mark); at != std::string::npos; at = list.find(mark, at))
      list.replace(at, mark.size(), ";");

  std::vector<std::string> names;
  const auto add = [&names](std::string_view name) {
    name = base::trim(name.substr(0, name.find(" @")));  // a name and its handle
    if (can_be_name(name) && std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
  };
  for (size_t begin = 0; begin <= list.size();) {
    const size_t end = std::min(list.find(';', begin), list.size());
    const std::string_view part = base::trim(std::string_view(list).substr(begin, end - begin));
    begin = end + 1;
    // Commas part names only where every part is one; credentials stay where they are.
    std::vector<std::string> parts;
    bool all_names = true;
    for (size_t from = 0; from <= part.size();) {
      const size_t comma = std::min(part.find(',', from), part.size());
      const std::string_view piece = base::trim(part.substr(from, comma - from));
      from = comma + 1;
      if (piece.empty()) continue;
      if (!parts.empty() && is_credential(piece)) {
        parts.back() += ", ";
        parts.back() += piece;
        continue;
      }
      all_names = all_names && looks_like_person(piece) && word_count(piece) >= 2;
      parts.emplace_back(piece);
    }
    if (all_names || parts.size() < 2) {
      for (const std::string& name : parts) add(name);
    } else {
      add(part);
    }
  }
  return names;
}

}  // namespace lectern::page
