#include "write/markdown_text.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace lectern::write {
namespace {

// Characters that may have to be escaped elsewhere than where a line begins.
constexpr auto kSpecial = [] {
  std::array<bool, 256> out{};
  for (const char c : std::string_view("\\`[]*_~<&$|!^:(.@\"")) out[static_cast<unsigned char>(c)] = true;
  return out;
}();

bool is_punctuation(char c) { return c > ' ' && c < '\x7F' && !base::is_ascii_alphanumeric(c); }

// Whether a text begins with a character reference (CommonMark 2.5), by its form.
bool begins_reference(std::string_view text) {
  constexpr size_t kLongest = 34;
  text = text.substr(0, kLongest);
  size_t at = text.size() > 1 && text[1] == '#' ? 2 : 1;
  const size_t begin = at;
  while (at < text.size() && base::is_ascii_alphanumeric(text[at])) ++at;
  return at > begin && at < text.size() && text[at] == ';';
}

// Whether a text ends with one of a few words in any case, the dot or colon after which makes an address a link on
// GitHub.
bool ends_with_any(std::string_view text, std::string_view words) {
  for (std::string_view word; !(word = base::next_token(words)).empty();)
    if (text.size() >= word.size() && base::equal_ignoring_case(text.substr(text.size() - word.size()), word))
      return true;
  return false;
}

// Where a backslash keeps a line from being the start of a block: a heading, a list, a quotation, a rule, a fence, a
// table's second line, a definition; npos where nothing has to.
size_t block_start(std::string_view text, char after) {
  const auto at = [&](size_t i) { return i < text.size() ? text[i] : after; };
  const auto ends = [&](size_t i) { return base::is_space(at(i)); };
  switch (text[0]) {
    case '#': {
      const size_t end = std::min(text.find_first_not_of('#'), text.size());
      return end <= 6 && ends(end) ? 0 : std::string_view::npos;
    }
    case '>':
    case '=':
      return 0;
    case '-':
    case ':':
    case '|':
      return ends(1) || at(1) == '-' || at(1) == ':' || at(1) == '|' ? 0 : std::string_view::npos;
    case '+':
      return ends(1) ? 0 : std::string_view::npos;
    default:
      break;
  }
  size_t digits = 0;
  while (digits < 10 && base::is_digit(at(digits))) ++digits;  // nine at most make a list
  const bool numbers =
      digits > 0 && digits < 10 && digits < text.size() && (text[digits] == '.' || text[digits] == ')');
  return numbers && ends(digits + 1) ? digits : std::string_view::npos;
}

// What is written before the character at `i`, or where it is a reference instead of it; empty if nothing is.
std::string_view escape(std::string_view out, std::string_view text, size_t i, const TextPlace& place) {
  constexpr std::string_view kBackslash = "\\";
  const auto when = [&](bool needed) { return needed ? kBackslash : std::string_view(); };
  const char last = i > 0 ? text[i - 1] : place.begins_line || out.empty() ? '\n' : out.back();
  const char next = i + 1 < text.size() ? text[i + 1] : place.next;
  const bool follows_bracket = i == 0 && place.after_raw && last == ']';  // a footnote's mark
  switch (text[i]) {
    case '\\':
      return when(is_punctuation(next) || next == '\n');
    case '*':
      return when(last != ' ' || next != ' ');
    case '_':
      return when(!base::is_ascii_alphanumeric(last) || !base::is_ascii_alphanumeric(next));
    case '~':
      return when(place.tildes);
    case '<':
      return next == ' ' || next == '=' || next == '\n' || base::is_digit(next) ? std::string_view() : "&lt;";
    case '&':
      return begins_reference(text.substr(i)) ? "&amp;" : std::string_view();
    case '$':
      if ((i == 0 && place.after_raw && last == '$') || (i + 1 == text.size() && next == '$')) return "&#36;";
      return when(place.dollars);
    case '|':
      return when(place.in_table);
    case '!':
    case '^':
      return when(next == '[');
    case '(':
      return when(follows_bracket);
    case ':':
      return when(follows_bracket || (!place.in_link && base::starts_with(text.substr(i), "://") &&
                                      ends_with_any(text.substr(0, i), "http https ftp")));
    case '.':
      return when(!place.in_link && next > ' ' && ends_with_any(text.substr(0, i), "www"));
    case '@':
      return when(!place.in_link && (base::is_ascii_alphanumeric(last) || base::contains(".+-_", {&last, 1})) &&
                  base::is_ascii_alphanumeric(next));
    case '"':
      return when(place.in_quotes);
    case ']':
      // marked takes the backslashes before brackets out of a link's text before it looks for links in it.
      return place.in_link && next == '(' ? "&#93;" : kBackslash;
    default:  // ` [
      return kBackslash;
  }
}

}  // namespace

size_t longest_run(std::string_view text, char wanted) {
  size_t longest = 0;
  size_t run = 0;
  for (const char c : text) {
    run = c == wanted ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

void append_escaped(std::string& out, std::string_view text, const TextPlace& place) {
  if (text.empty()) return;
  size_t from = 0;
  // A dollar sign before a digit ends no formula.
  if (place.after_raw && base::is_digit(text[0]) && base::ends_with(out, "$")) out += kSeparator;
  const size_t start = place.begins_line ? block_start(text, place.next) : std::string_view::npos;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i != start && !kSpecial[static_cast<unsigned char>(text[i])]) continue;
    const std::string_view written = i == start ? "\\" : escape(out, text, i, place);
    if (written.empty()) continue;
    out += text.substr(from, i - from);
    out += written;
    from = written == "\\" ? i : i + 1;
  }
  out += text.substr(from);
}

void append_destination(std::string& out, std::string_view url, bool in_table) {
  const bool bracketed = url.empty() || base::find_any(url, "() <>") != std::string_view::npos;
  if (bracketed) out += '<';
  for (size_t i = 0; i < url.size(); ++i) {
    const char c = url[i];
    const bool special = c == '\\' || (bracketed && (c == '<' || c == '>')) || (in_table && c == '|');
    if (special) out += '\\';
    if (c == '&' && begins_reference(url.substr(i)))
      out += "&amp;";
    else
      out += c;
  }
  if (bracketed) out += '>';
}

void append_title(std::string& out, std::string_view title, bool in_table) {
  if (title.empty()) return;
  TextPlace place;
  place.in_table = in_table;
  place.in_link = place.in_quotes = true;
  place.next = '"';
  out += " \"";
  append_escaped(out, title, place);
  out += '"';
}

}  // namespace lectern::write
