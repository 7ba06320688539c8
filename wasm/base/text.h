#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::base {

/// ASCII white space as HTML defines it: space, tab, LF, FF, CR.
constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v'); }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }  ///< of ASCII
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }  ///< of ASCII
constexpr bool is_ascii_letter(char c) { return is_lower(static_cast<char>(c | ('a' - 'A'))); }
constexpr bool is_ascii_alphanumeric(char c) { return is_ascii_letter(c) || is_digit(c); }
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

/// The text without ASCII white space, U+00A0 and U+FEFF at both ends.
std::string_view trim(std::string_view text);
/// Whether trimming the text leaves nothing.
bool is_blank(std::string_view text);
/// The text trimmed, with every run of white space as one space. ASCII white space, U+00A0, U+2028, U+2029 and the
/// zero-width U+200B and U+FEFF are white space.
std::string fold_space(std::string_view text);
/// Appends a text with its white space collapsed, so that `out` neither starts with a space nor has two in a row. It
/// may end with one: trim it after the last text.
void append_folded(std::string& out, std::string_view text);

/// ASCII letters in lower case.
std::string lower_ascii(std::string_view text);
/// The number of bytes before the first one that is not ASCII.
size_t ascii_size(std::string_view text);
/// Letters in lower case: ASCII, Latin-1, Latin Extended-A, Greek, Cyrillic, Armenian.
char32_t lower_code_point(char32_t c);
std::string lower_case(std::string_view text);
bool equal_ignoring_case(std::string_view a, std::string_view b);  ///< ASCII case
bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);
bool contains_ignoring_case(std::string_view text, std::string_view part);  ///< `part` in lower case
inline bool starts_with(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}
bool ends_with(std::string_view text, std::string_view suffix);
/// The position of the first of a few characters in a text; npos if there is none. find_first_of would call memchr for
/// every character of the text.
size_t find_any(std::string_view text, std::string_view characters, size_t from = 0);
bool contains(std::string_view text, std::string_view part);

/// Appends a whole number in decimal, with leading zeros up to `digits` digits.
void append_number(std::string& out, uint64_t number, size_t digits = 1);
std::string decimal(uint64_t number);
/// Appends a number from 0 to 9e9, rounded to `decimals` decimals (at most 6), without trailing zeros.
void append_decimal(std::string& out, double number, size_t decimals);

/// Takes the decimal digits off the start of a text. Nothing if it starts with none, or with more than `most`; then the
/// text stays as it is.
std::optional<uint32_t> take_number(std::string_view& text, uint32_t most);
/// The number that a text is, in decimal digits alone; nothing if it is none, or more than `most`.
std::optional<uint32_t> number_of(std::string_view text, uint32_t most);

/// The text with character references decoded: numeric ones, and the named ones that are often encoded twice in
/// metadata (amp, lt, gt, quot, apos, nbsp and common punctuation).
std::string decode_references(std::string_view text);

/// Removes the first item of a list whose items `mark` separates, and returns it. The list is empty after the last one.
std::string_view next_item(std::string_view& list, char mark);
/// Whether a text is one of the items of a list such as "a|b|c".
bool is_one_of(std::string_view item, std::string_view list);
/// Removes the first word of a list whose words white space separates (class, rel), and returns it; empty if there is
/// none left.
constexpr std::string_view next_token(std::string_view& list) {
  size_t begin = 0;
  while (begin < list.size() && is_space(list[begin])) ++begin;
  size_t end = begin;
  while (end < list.size() && !is_space(list[end])) ++end;
  const std::string_view token = list.substr(begin, end - begin);
  list.remove_prefix(end);
  return token;
}
/// All words of such a list. Views into `list`.
std::vector<std::string_view> split_space(std::string_view list);
/// Whether such a list contains a word. ASCII case does not matter.
bool has_token(std::string_view list, std::string_view token);

}  // namespace lectern::base
