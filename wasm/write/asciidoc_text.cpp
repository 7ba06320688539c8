#include "write/asciidoc_text.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace lectern::write {
namespace {

constexpr bool is_word(char c) { return base::is_ascii_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80; }

// Characters that are markup wherever they stand.
constexpr std::string_view kAlways = "*`#^~+[]{|<>\\";
// Those that begin a block at the start of a line.
constexpr std::string_view kAtStart = "=.-/':,!%\"";
// Those that are markup after one of their own kind: "--", "((", "::", "$$", ";;".
constexpr std::string_view kAfterItself = "-(:$;";

void append_reference(std::string& out, char32_t c) {
  out += "&#";
  base::append_number(out, c);
  out += ';';
}

// The mark at which a list item or an admonition begins: "1." and "IV)" and "a." before a space, "NOTE:"; npos for
// others.
size_t mark_at_start(std::string_view text) {
  size_t size = 0;
  while (size < text.size() && base::is_ascii_alphanumeric(text[size])) ++size;
  if (size == 0 || size == text.size()) return std::string_view::npos;
  const char mark = text[size];
  return mark == '.' || mark == ')' || mark == ':' ? size : std::string_view::npos;
}

bool needs_reference(std::string_view before, std::string_view text, size_t at, bool first_in_line) {
  const char c = text[at];
  const char next = at + 1 < text.size() ? text[at + 1] : '\0';
  if (kAlways.find(c) != std::string_view::npos) return true;
  if (first_in_line && kAtStart.find(c) != std::string_view::npos) return true;
  const char last = before.empty() ? ' ' : before.back();
  if (c == last && kAfterItself.find(c) != std::string_view::npos) return true;
  switch (c) {
    case '&':  // of a character reference
      return next == '\0' || next == '#' || base::is_ascii_letter(next);
    case '_':  // not in the middle of a word
      return !is_word(last) || !is_word(next);
    case '=':  // an attribute, in the text of a link
      return true;
    case ':':  // a macro, a URL, a description list
      return next == ':' || next == '\0' || (base::is_ascii_letter(last) && next != ' ');
    case '(':  // (C), (R), (TM), an index term
      return next == 'C' || next == 'R' || next == 'T' || next == '(';
    case '@':  // an address
      return is_word(last);
    default:
      return false;
  }
}

}  // namespace

void append_asciidoc_text(std::string& out, std::string_view text) {
  const auto begins_line = [&] { return out.empty() || out.back() == '\n'; };
  const size_t mark = begins_line() ? mark_at_start(text) : std::string_view::npos;
  for (size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      if (at == mark || needs_reference(out, text, at, begins_line()))
        append_reference(out, static_cast<unsigned char>(text[at]));
      else
        out += text[at];
      ++at;
      continue;
    }
    const size_t begin = at;
    const char32_t c = base::next_code_point(text, at);
    if (c == U'\u2022' && begins_line())  // the bullet of a list
      append_reference(out, c);
    else
      out += text.substr(begin, at - begin);
  }
}

void append_asciidoc_url(std::string& out, std::string_view url) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "?=&,;!$%";
  bool query = false, fragment = false;
  for (const char c : url) {
    const char last = out.empty() ? ' ' : out.back();
    const bool repeated = (c == '-' || c == '.' || c == ':') && c == last;
    if (base::is_ascii_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80 ||
        (kPlain.find(c) != std::string_view::npos && c != last) || ((c == '-' || c == '.' || c == ':') && !repeated)) {
      out += c;
    } else if (c == '/') {
      out += c;
    } else if (c == '#' && !fragment) {
      out += "&#35;";
      fragment = true;
    } else if (c == '+' && query) {
      out += "%20";  // the same in a query
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    }
    query = query || c == '?';
  }
}

void append_asciidoc_code(std::string& out, std::string_view code) {
  bool first = true;
  while (!code.empty() || first) {
    if (!first) out += '\n';
    first = false;
    const std::string_view line = base::next_item(code, '\n');
    const std::string_view text = base::trim(line);
    for (const std::string_view directive : {"include::", "ifdef::", "ifndef::", "ifeval::", "endif::"})
      if (base::starts_with(line, directive) && base::ends_with(text, "]")) out += '\\';
    out += line;
  }
}

std::string asciidoc_fence(std::string_view text) {
  size_t longest = 3;
  while (!text.empty()) {
    const std::string_view line = base::trim(base::next_item(text, '\n'));
    if (line.find_first_not_of('-') == std::string_view::npos) longest = std::max(longest, line.size());
  }
  return std::string(longest + 1, '-');
}

}  // namespace lectern::write
