#include "write/markdown_text.h"

#include <algorithm>

#include "base/text.h"

namespace lectern::write {
namespace {

bool is_alphanumeric(char c) {
  const char l = base::lower(c);
  return (l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
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

void append_escaped(std::string& out, std::string_view text, bool in_table) {
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char last = i > 0 ? text[i - 1] : out.empty() ? ' ' : out.back();
    const char next = i + 1 < text.size() ? text[i + 1] : ' ';
    switch (c) {
      case '\\':
        if (next > ' ' && !is_alphanumeric(next)) out += '\\';
        break;
      case '`':
      case '[':
      case ']':
        out += '\\';
        break;
      case '*':
        if (!(base::is_space(last) && base::is_space(next))) out += '\\';
        break;
      case '_':
        if (!is_alphanumeric(last) || !is_alphanumeric(next)) out += '\\';
        break;
      case '~':
        if (last == '~' || next == '~') out += '\\';
        break;
      case '<':
        if (is_alphanumeric(next) || next == '/' || next == '!' || next == '?') out += '\\';
        break;
      case '&': {
        constexpr size_t kLongest = 34;  // of a reference, and a semicolon further off ends none
        const size_t end = text.substr(i, kLongest).find(';');
        if (end != std::string_view::npos && end > 1 && (next == '#' || is_alphanumeric(next))) out += '\\';
        break;
      }
      case '$':
        if (next > ' ' && !(next >= '0' && next <= '9')) out += '\\';
        break;
      case '|':
        if (in_table) out += '\\';
        break;
      case '\n':
        out += ' ';
        continue;
      default:
        if (static_cast<unsigned char>(c) < 0x20) continue;
    }
    out += c;
  }
}

std::string start_escaped(std::string line) {
  if (line.empty()) return line;
  size_t at = 0;
  if (line[0] == '#') {
    at = line.find_first_not_of('#');
    if (at == std::string::npos || (at <= 6 && line[at] == ' ')) line.insert(0, 1, '\\');
  } else if (line[0] == '>' || line[0] == '=') {
    line.insert(0, 1, '\\');
  } else if (line[0] == '-' || line[0] == '+') {
    if (line.size() == 1 || line[1] == ' ' || line[1] == '-') line.insert(0, 1, '\\');
  } else if (line[0] == '~' && base::starts_with(line, "~~~")) {
    line.insert(0, 1, '\\');
  } else if (line[0] == '*' && base::starts_with(line, "* ")) {
    line.insert(0, 1, '\\');
  } else {
    while (at < line.size() && at < 10 && line[at] >= '0' && line[at] <= '9') ++at;
    if (at > 0 && at < line.size() && (line[at] == '.' || line[at] == ')') &&
        (at + 1 == line.size() || line[at + 1] == ' '))
      line.insert(at, 1, '\\');
  }
  return line;
}

void append_destination(std::string& out, std::string_view url) {
  const bool bracketed = base::find_any(url, "() <>") != std::string_view::npos;
  if (bracketed) out += '<';
  for (const char c : url) {
    if (bracketed && (c == '<' || c == '>' || c == '\\')) out += '\\';
    out += c;
  }
  if (bracketed) out += '>';
}

void append_title(std::string& out, std::string_view title) {
  if (title.empty()) return;
  out += " \"";
  for (const char c : title) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  out += '"';
}

}  // namespace lectern::write
