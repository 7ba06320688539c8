#include "base/text.h"

#include <cmath>
#include <cstdint>
#include <vector>

#include "base/utf8.h"

namespace lectern::base {
namespace {

// The length of the white space that starts at `at`, 0 if there is none.
size_t space_length(std::string_view text, size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x80) return is_space(text[at]) ? 1 : 0;
  const std::string_view rest = text.substr(at);
  if (c == 0xC2) return starts_with(rest, "\xC2\xA0") ? 2 : 0;
  if (c == 0xE2)
    return starts_with(rest, "\xE2\x80\xA8") || starts_with(rest, "\xE2\x80\xA9") || starts_with(rest, "\xE2\x80\x8B")
               ? 3
               : 0;
  if (c == 0xEF) return starts_with(rest, "\xEF\xBB\xBF") ? 3 : 0;
  return 0;
}

// The end of the run that starts at `at`, where no white space stands, and needs no folding: single spaces are part of
// it. Most bytes tell by themselves that they start no white space.
size_t run_end(std::string_view text, size_t at) {
  const auto may_be_space = [&](size_t i) {
    const auto c = static_cast<unsigned char>(text[i]);
    return c <= ' ' || c >= 0xC2;
  };
  for (; at < text.size(); ++at) {
    if (!may_be_space(at)) continue;
    if (text[at] == ' ' && at + 1 < text.size() && !may_be_space(at + 1)) continue;
    if (space_length(text, at) != 0) break;
  }
  return at;
}

}  // namespace

bool ends_with(std::string_view text, std::string_view suffix) {
  return text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

char32_t lower_code_point(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if (c >= 0x100 && c <= 0x137 && c != 0x130 && c != 0x131) return c | 1;
  if (c >= 0x139 && c <= 0x148) return (c & 1) ? c + 1 : c;
  if (c >= 0x14A && c <= 0x177) return c | 1;
  if (c == 0x178) return 0xFF;
  if (c >= 0x179 && c <= 0x17E) return (c & 1) ? c + 1 : c;
  if (c >= 0x391 && c <= 0x3A9 && c != 0x3A2) return c + 32;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0x460 && c <= 0x481) return c | 1;
  if (c >= 0x48A && c <= 0x4BF) return c | 1;
  if (c >= 0x531 && c <= 0x556) return c + 48;
  return c;
}

namespace {

struct NamedReference {
  std::string_view name;
  std::string_view text;
};

constexpr NamedReference kNamed[] = {
    {"amp", "&"},         {"lt", "<"},          {"gt", ">"},          {"quot", "\""},       {"apos", "'"},
    {"nbsp", "\u00A0"},   {"ndash", "\u2013"},  {"mdash", "\u2014"},  {"lsquo", "\u2018"},  {"rsquo", "\u2019"},
    {"ldquo", "\u201C"},  {"rdquo", "\u201D"},  {"hellip", "\u2026"}, {"laquo", "\u00AB"},  {"raquo", "\u00BB"},
    {"bull", "\u2022"},   {"middot", "\u00B7"}, {"copy", "\u00A9"},   {"reg", "\u00AE"},    {"trade", "\u2122"},
    {"eacute", "\u00E9"}, {"egrave", "\u00E8"}, {"agrave", "\u00E0"}, {"ccedil", "\u00E7"}, {"auml", "\u00E4"},
    {"ouml", "\u00F6"},   {"uuml", "\u00FC"},   {"szlig", "\u00DF"},  {"ntilde", "\u00F1"}, {"aacute", "\u00E1"},
    {"iacute", "\u00ED"}, {"oacute", "\u00F3"}, {"uacute", "\u00FA"}, {"deg", "\u00B0"},    {"euro", "\u20AC"},
};

// Appends the character that the reference at text[at] stands for and returns its length; 0 if there is none.
size_t decode_reference(std::string& out, std::string_view text, size_t at) {
  constexpr size_t kLongest = 12;
  const size_t end = text.substr(0, at + kLongest).find(';', at);
  if (end == std::string_view::npos) return 0;
  const std::string_view body = text.substr(at + 1, end - at - 1);
  if (body.size() >= 2 && body[0] == '#') {
    const bool hex = body[1] == 'x' || body[1] == 'X';
    const std::string_view digits = body.substr(hex ? 2 : 1);
    if (digits.empty()) return 0;
    uint32_t value = 0;
    for (const char d : digits) {
      const char c = lower(d);
      const bool decimal = c >= '0' && c <= '9';
      if (!decimal && !(hex && c >= 'a' && c <= 'f')) return 0;
      value = value * (hex ? 16 : 10) + static_cast<uint32_t>(decimal ? c - '0' : c - 'a' + 10);
      if (value > 0x10FFFF) return 0;
    }
    if (value == 0) return 0;
    append_utf8(out, value);
    return end - at + 1;
  }
  for (const NamedReference& reference : kNamed) {
    if (body != reference.name) continue;
    out += reference.text;
    return end - at + 1;
  }
  return 0;
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

std::string_view trim_start(std::string_view text) {
  while (!text.empty()) {
    const size_t length = is_space(text.front()) ? 1 : is_ascii(text.front()) ? 0 : space_length(text, 0);
    if (length == 0) break;
    text.remove_prefix(length);
  }
  return text;
}

}  // namespace

bool is_blank(std::string_view text) { return trim_start(text).empty(); }

std::string_view trim(std::string_view text) {
  text = trim_start(text);
  while (!text.empty()) {
    if (is_space(text.back())) {
      text.remove_suffix(1);
      continue;
    }
    if (is_ascii(text.back())) break;
    const size_t last = code_point_before(text, text.size());
    if (space_length(text, last) != text.size() - last) break;
    text.remove_suffix(text.size() - last);
  }
  return text;
}

void append_folded(std::string& out, std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    size_t space = 0;
    while (at + space < text.size() && is_space(text[at + space])) ++space;
    if (space == 0) space = space_length(text, at);
    if (space > 0) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      at += space;
      continue;
    }
    const size_t end = run_end(text, at);
    out.append(text, at, end - at);
    at = end;
  }
}

std::string fold_space(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_folded(out, text);
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

std::string lower_case(std::string_view text) {
  size_t at = ascii_size(text);
  std::string out = lower_ascii(text.substr(0, at));
  while (at < text.size()) append_utf8(out, lower_code_point(next_code_point(text, at)));
  return out;
}

size_t ascii_size(std::string_view text) {
  size_t size = 0;
  while (size < text.size() && static_cast<unsigned char>(text[size]) < 0x80) ++size;
  return size;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); ++i)
    if (lower(a[i]) != lower(b[i])) return false;
  return true;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return equal_ignoring_case(text.substr(0, prefix.size()), prefix);
}

bool contains_ignoring_case(std::string_view text, std::string_view part) {
  if (part.empty()) return true;
  for (size_t at = 0; at + part.size() <= text.size(); ++at) {
    size_t i = 0;
    while (i < part.size() && lower(text[at + i]) == part[i]) ++i;
    if (i == part.size()) return true;
  }
  return false;
}

size_t find_any(std::string_view text, std::string_view characters, size_t from) {
  for (size_t at = from; at < text.size(); ++at)
    for (const char c : characters)
      if (c == text[at]) return at;
  return std::string_view::npos;
}

void append_number(std::string& out, uint64_t number, size_t digits) {
  char buffer[20];
  size_t at = sizeof buffer;
  for (; number > 0 || sizeof buffer - at < digits; number /= 10) buffer[--at] = static_cast<char>('0' + number % 10);
  out.append(buffer + at, sizeof buffer - at);
}

std::string decimal(uint64_t number) {
  std::string out;
  append_number(out, number);
  return out;
}

void append_decimal(std::string& out, double number, size_t decimals) {
  uint64_t unit = 1;
  for (size_t i = 0; i < decimals; ++i) unit *= 10;
  const auto units = static_cast<uint64_t>(std::llround(number * static_cast<double>(unit)));
  append_number(out, units / unit);
  out += '.';
  append_number(out, units % unit, decimals);
  out.resize(out.find_last_not_of('0') + 1);
  if (out.back() == '.') out.pop_back();
}

std::optional<uint32_t> take_number(std::string_view& text, uint32_t most) {
  uint64_t number = 0;
  size_t size = 0;
  for (; size < text.size() && is_digit(text[size]); ++size) {
    number = number * 10 + static_cast<uint64_t>(text[size] - '0');
    if (number > most) return std::nullopt;
  }
  if (size == 0) return std::nullopt;
  text.remove_prefix(size);
  return static_cast<uint32_t>(number);
}

std::optional<uint32_t> number_of(std::string_view text, uint32_t most) {
  const std::optional<uint32_t> number = take_number(text, most);
  return text.empty() ? number : std::nullopt;
}

std::string decode_references(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    if (text[at] == '&') {
      const size_t length = decode_reference(out, text, at);
      if (length > 0) {
        at += length;
        continue;
      }
    }
    out += text[at++];
  }
  return out;
}

std::string_view next_item(std::string_view& list, char mark) {
  // Items are short: finding their ends by memchr takes longer.
  size_t end = 0;
  while (end < list.size() && list[end] != mark) ++end;
  const std::string_view item = list.substr(0, end);
  list.remove_prefix(end + (end < list.size()));
  return item;
}

bool is_one_of(std::string_view item, std::string_view list) {
  for (size_t at = 0; at < list.size(); ++at) {
    size_t i = 0;
    while (at < list.size() && i < item.size() && list[at] == item[i] && list[at] != '|') ++at, ++i;
    if (i == item.size() && (at == list.size() || list[at] == '|')) return true;
    while (at < list.size() && list[at] != '|') ++at;
  }
  return false;
}

std::vector<std::string_view> split_space(std::string_view list) {
  std::vector<std::string_view> out;
  for (std::string_view token = next_token(list); !token.empty(); token = next_token(list)) out.push_back(token);
  return out;
}

bool has_token(std::string_view list, std::string_view wanted) {
  for (std::string_view token = next_token(list); !token.empty(); token = next_token(list))
    if (equal_ignoring_case(token, wanted)) return true;
  return false;
}

}  // namespace lectern::base
