#include "page/dates.h"

#include <cstdint>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/url.h"
#include "base/utf8.h"
#include "page/date_time.h"
#include "page/date_tokens.h"
#include "vocabulary/words.h"

namespace lectern::page {
namespace {

using vocabulary::month_of;
using vocabulary::Use;

struct Zone {
  std::string_view name;
  int minutes;
};
// RFC 2822, section 4.3. Other abbreviations stand for several zones each.
constexpr Zone kZones[] = {{"z", 0},      {"gmt", 0},    {"utc", 0},    {"ut", 0},     {"est", -300}, {"edt", -240},
                           {"cst", -360}, {"cdt", -300}, {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420}};

// Reads a date out of tokens.
class DateParser {
 public:
  DateParser(const std::vector<DateToken>& tokens, std::string_view lang) : tokens_(tokens), lang_(lang) {}

  std::string parse() {
    for (size_t i = 0; i < tokens_.size(); ++i) {
      DateTime m;
      const size_t after = date_at(i, m);
      if (!after || !m.valid()) continue;
      // Where the date ends the text, the time may stand before it: "10:15, 3 May 2025".
      if (!time_at(after, m) && i > 0) time_before(i, m);
      return iso_8601(m);
    }
    return {};
  }

 private:
  bool is_number(size_t i, int min_digits, int max_digits) const {
    return i < tokens_.size() && tokens_[i].type == DateToken::number && tokens_[i].digits >= min_digits &&
           tokens_[i].digits <= max_digits;
  }
  bool is_mark(size_t i, char32_t c) const {
    return i < tokens_.size() && tokens_[i].type == DateToken::mark && tokens_[i].value == c;
  }
  int value(size_t i) const { return static_cast<int>(tokens_[i].value); }

  // Skips what may stand between the parts of a written date.
  size_t skip_filler(size_t i) const {
    for (size_t steps = 0; i < tokens_.size() && steps < 4; ++i, ++steps) {
      const DateToken& t = tokens_[i];
      if (t.type == DateToken::mark &&
          (t.value == ' ' || t.value == ',' || t.value == '.' || t.value == 0xA0 || t.value == '-' || t.value == '/' ||
           t.value == 0x060C || t.value == 0xBA || t.value == 0x2019 || t.value == '\''))
        continue;
      if (t.type == DateToken::word && vocabulary::is_word(Use::in_date, t.text)) continue;
      break;
    }
    return i;
  }

  static constexpr size_t kNowhere = static_cast<size_t>(-1);

  // Takes the month that token i names; where what follows begins, or kNowhere.
  size_t month_at(size_t i, DateTime& m) const {
    if (i >= tokens_.size() || tokens_[i].type != DateToken::word) return kNowhere;
    m.month = month_of(tokens_[i].text);
    size_t next = skip_filler(i + 1);
    if (!m.month) {
      // The Levant tells two months apart by a second word, "first" or "second".
      if (next >= tokens_.size() || tokens_[next].type != DateToken::word) return kNowhere;
      std::string name(tokens_[i].text);
      name += ' ';
      name += tokens_[next].text;
      m.month = month_of(name);
      if (!m.month) return kNowhere;
      next = skip_filler(next + 1);
    }
    // "آذار/مارس": both names of the month.
    const bool again =
        next < tokens_.size() && tokens_[next].type == DateToken::word && month_of(tokens_[next].text) == m.month;
    return again ? skip_filler(next + 1) : next;
  }

  // Takes the year that token i is; one past it, or 0.
  size_t year_at(size_t i, DateTime& m) const {
    if (!is_number(i, 4, 4)) return 0;
    m.year = value(i);
    return i + 1;
  }

  // A date that starts at token i; one past it, or 0.
  size_t date_at(size_t i, DateTime& m) const {
    const DateToken& t = tokens_[i];
    if (t.type == DateToken::word) return month_first(i, m);
    if (t.type != DateToken::number) return 0;
    if (t.digits == 8 || t.digits == 14) return packed(i, m);
    if (t.digits == 4) return year_first(i, m);
    if (t.digits <= 2) {
      if (const size_t after = day_and_name(i, m)) return after;
      return numbers(i, m);
    }
    return 0;
  }

  // 20250304 and 20250304093000
  size_t packed(size_t i, DateTime& m) const {
    uint64_t v = tokens_[i].value;
    if (tokens_[i].digits == 14) {
      const int time = static_cast<int>(v % 1000000);
      v /= 1000000;
      set_time(m, time / 10000, time / 100 % 100, time % 100);
    }
    m.year = static_cast<int>(v / 10000);
    m.month = static_cast<int>(v / 100 % 100);
    m.day = static_cast<int>(v % 100);
    return i + 1;
  }

  // 2025-03-04, 2025/3/4, 2025.03.04, 2025年3月4日, 2025 March 4
  size_t year_first(size_t i, DateTime& m) const {
    m.year = value(i);
    size_t at = i + 1;
    for (const char32_t mark : {U'-', U'/', U'.', char32_t{0x5E74}, char32_t{0xB144}}) {
      if (!is_mark(at, mark)) continue;
      size_t next = at + 1;
      while (mark > 0x80 && is_mark(next, ' ')) ++next;
      while (mark == '.' && is_mark(next, ' ')) ++next;
      if (!is_number(next, 1, 2)) break;
      m.month = value(next++);
      const char32_t second = mark == 0x5E74 ? char32_t{0x6708} : mark == 0xB144 ? char32_t{0xC6D4} : mark;
      while (mark > 0x80 && is_mark(next, ' ')) ++next;
      if (!is_mark(next, second)) return 0;
      ++next;
      while ((mark > 0x80 || mark == '.') && is_mark(next, ' ')) ++next;
      if (!is_number(next, 1, 2)) return 0;
      m.day = value(next++);
      if (is_mark(next, 0x65E5) || is_mark(next, 0xC77C)) ++next;
      return next;
    }
    at = month_at(skip_filler(at), m);
    if (!is_number(at, 1, 2)) return 0;
    m.day = value(at);
    return at + 1;
  }

  // March 4, 2025; Mar. 4th 2025
  size_t month_first(size_t i, DateTime& m) const {
    const size_t at = skip_filler(i + 1);
    if (!is_number(at, 1, 2) || month_at(i, m) == kNowhere) return 0;
    m.day = value(at);
    const size_t next = skip_filler(at + 1);
    if (const size_t after = year_at(next, m)) return after;
    return clock_and_year(next, m);
  }

  // Tue Mar 4 09:30:00 CET 2025; Tue Mar 04 09:30:00 +0100 2025: asctime of C with a time zone, as Java and others
  // write
  size_t clock_and_year(size_t i, DateTime& m) const {
    constexpr size_t kMostBetween = 16;
    constexpr size_t kLongestZone = 4;
    if (!clock_at(i, m)) return 0;
    for (size_t at = i; at < i + kMostBetween && at < tokens_.size(); ++at) {
      if (tokens_[at].type == DateToken::word && tokens_[at].text.size() > kLongestZone) return 0;
      if (tokens_[at].before == ' ' && is_number(at, 4, 4)) return year_at(at, m);
    }
    return 0;
  }

  // 4 March 2025; 4. März 2025; 4 de marzo de 2025; 04-Mar-2025
  size_t day_and_name(size_t i, DateTime& m) const {
    m.day = value(i);
    return year_at(month_at(skip_filler(i + 1), m), m);
  }

  // 4.3.2025, 4/3/2025, 04-03-2025, 4.3.25
  size_t numbers(size_t i, DateTime& m) const {
    for (const char32_t mark : {U'.', U'/', U'-'}) {
      if (!is_mark(i + 1, mark) || !is_number(i + 2, 1, 2) || !is_mark(i + 3, mark)) continue;
      // "31.10.23", but in English that is a version.
      const bool is_short =
          mark == '.' && is_number(i + 4, 2, 2) && !lang_.empty() && !base::starts_with_ignoring_case(lang_, "en");
      if (!is_short && !is_number(i + 4, 4, 4)) continue;
      // A number before would make this part of something else: 1.4.3.2025.
      if (tokens_[i].before == '.' || tokens_[i].before == '/' || tokens_[i].before == '-') return 0;
      const int first = value(i), second = value(i + 2);
      m.year = value(i + 4) + (is_short ? 2000 : 0);
      bool day_first = mark == '.';
      if (mark != '.') {
        if (first > 12 || first == second) {
          day_first = true;
        } else if (second > 12) {
          day_first = false;
        } else if (base::starts_with_ignoring_case(lang_, "en")) {
          const bool month_first = base::equal_ignoring_case(lang_, "en-us");
          if (!month_first && lang_.size() < 5) return 0;
          day_first = !month_first;
        } else if (lang_.empty()) {
          return 0;
        } else {
          day_first = true;
        }
      }
      m.day = day_first ? first : second;
      m.month = day_first ? second : first;
      return i + 5;
    }
    return 0;
  }

  static bool set_time(DateTime& m, int hour, int minute, int second) {
    if (hour > 23 || minute > 59 || second > 60) return false;
    m.hour = hour;
    m.minute = minute;
    m.second = second;
    return true;
  }

  // A time after the date, with what may stand between ("T", "at", "um", a comma, a dash). True where there is one.
  bool time_at(size_t i, DateTime& m) const {
    for (size_t steps = 0; i < tokens_.size() && steps < 6; ++i, ++steps) {
      const DateToken& t = tokens_[i];
      if (t.type == DateToken::number) break;
      if (t.type == DateToken::word && t.text.size() > 6) return m.hour >= 0;
    }
    return clock_at(i, m) || m.hour >= 0;
  }

  bool time_before(size_t date, DateTime& m) const {
    for (size_t i = 0; i + 2 < date; ++i)
      if (clock_at(i, m)) return true;
    return false;
  }

  // 09:30, 09:30:15.250, 9:30 pm, 9h30, 093015 right after the T of a basic date; then a zone.
  bool clock_at(size_t i, DateTime& m) const {
    size_t at = i;
    int hour = 0, minute = 0, second = -1;
    if (is_number(i, 6, 6) && tokens_[i].before == 't') {
      const int v = value(i);
      hour = v / 10000;
      minute = v / 100 % 100;
      second = v % 100;
      at = i + 1;
    } else if (is_number(i, 1, 2) && (is_mark(i + 1, ':') || is_word(i + 1, "h"))) {
      // Bengali writes "০৭: ৩০".
      const size_t after = is_mark(i + 1, ':') && is_mark(i + 2, ' ') ? i + 3 : i + 2;
      if (!is_number(after, 2, 2)) return false;
      hour = value(i);
      minute = value(after);
      at = after + 1;
      if (is_mark(at, ':') && is_number(at + 1, 2, 2)) {
        second = value(at + 1);
        at += 2;
        if ((is_mark(at, '.') || is_mark(at, ',')) && is_number(at + 1, 1, 18)) at += 2;
      }
    } else {
      return false;
    }
    size_t next = at;
    while (is_mark(next, ' ') || is_mark(next, 0xA0) || is_mark(next, 0x202F)) ++next;
    if (next < tokens_.size() && tokens_[next].type == DateToken::word) {
      // "p.m." comes as two words
      const std::string_view word = tokens_[next].text;
      const bool dotted = (word == "a" || word == "p") && is_mark(next + 1, '.') && is_word(next + 2, "m");
      if (word == "pm" || word == "am" || dotted) {
        if (hour < 1 || hour > 12) return false;
        hour = hour % 12 + (word[0] == 'p' ? 12 : 0);
        at = next + (dotted ? 3 : 1);
        if (dotted && is_mark(at, '.')) ++at;
      }
    }
    if (!set_time(m, hour, minute, second)) return false;
    read_zone(at, m);
    return true;
  }

  bool is_word(size_t i, std::string_view text) const {
    return i < tokens_.size() && tokens_[i].type == DateToken::word && tokens_[i].text == text;
  }

  void read_zone(size_t i, DateTime& m) const {
    while (is_mark(i, ' ') || is_mark(i, '(')) ++i;
    if (i < tokens_.size() && tokens_[i].type == DateToken::word) {
      bool known = false;
      for (const Zone& zone : kZones) {
        if (tokens_[i].text != zone.name) continue;
        m.has_zone = known = true;
        m.zone = zone.minutes;
      }
      // "GMT+0100" goes on with the offset.
      if (!known || m.zone != 0) return;
      ++i;
    }
    const bool minus = is_mark(i, '-') || is_mark(i, 0x2212);
    if (!minus && !is_mark(i, '+')) return;
    int minutes = 0;
    if (is_number(i + 1, 4, 4)) {
      minutes = value(i + 1) / 100 * 60 + value(i + 1) % 100;
    } else if (is_number(i + 1, 1, 2)) {
      minutes = value(i + 1) * 60;
      if (is_mark(i + 2, ':') && is_number(i + 3, 2, 2)) minutes += value(i + 3);
    } else {
      return;
    }
    if (minutes > 14 * 60) return;
    m.has_zone = true;
    m.zone = minus ? -minutes : minutes;
  }

  const std::vector<DateToken>& tokens_;
  std::string_view lang_;
};

}  // namespace

std::string iso_date(std::string_view text, std::string_view lang) {
  text = base::trim(text);
  if (text.empty()) return {};
  const std::string small = base::lower_case(base::first_code_points(text, 200));
  const std::vector<DateToken> tokens = date_tokens(small);
  if (tokens.size() == 1 && tokens[0].type == DateToken::number && (tokens[0].digits == 10 || tokens[0].digits == 13))
    return from_unix_time(tokens[0].value, tokens[0].digits);
  return DateParser(tokens, lang).parse();
}

size_t date_begin(std::string_view text) {
  for (const std::string_view word : base::split_space(text)) {
    const std::string small = base::lower_case(word.substr(0, base::find_any(word, ",.")));
    if (base::is_digit(word[0]) || vocabulary::month_of(small) != 0)
      return static_cast<size_t>(word.data() - text.data());
  }
  return std::string_view::npos;
}

bool says_other_time(std::string_view text) {
  const std::string small = base::lower_case(text);
  std::string_view words = vocabulary::words(Use::other_time);
  while (!words.empty())
    if (base::contains(small, base::next_item(words, '|'))) return true;
  return false;
}

int days_between(std::string_view from, std::string_view to) {
  const auto days = [](std::string_view date) {
    const auto number = [&](size_t begin, size_t size) {
      return static_cast<int>(base::number_of(date.substr(begin, size), 9999).value_or(0));
    };
    const int year = number(0, 4), month = number(5, 2), before = year - 1;
    int out = 365 * year + before / 4 - before / 100 + before / 400 + number(8, 2);
    for (int m = 1; m < month; ++m) out += days_in(year, m);
    return out;
  };
  return days(to) - days(from);
}

std::string date_in_path(std::string_view url) {
  const std::string_view path = base::path_of(url);
  for (size_t i = 0; i + 10 < path.size(); ++i) {
    if (path[i] != '/') continue;
    const auto digit = [&](size_t k) { return i + k < path.size() && path[i + k] >= '0' && path[i + k] <= '9'; };
    if (!(digit(1) && digit(2) && digit(3) && digit(4)) || (path[i + 5] != '/' && path[i + 5] != '-')) continue;
    if (!(digit(6) && digit(7) && digit(9) && digit(10)) || path[i + 8] != path[i + 5] || digit(11)) continue;
    return iso_date(path.substr(i + 1, 10));
  }
  return {};
}

}  // namespace lectern::page
