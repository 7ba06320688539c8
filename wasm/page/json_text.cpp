#include "page/json_text.h"

#include "base/text.h"
#include "vocabulary/limits.h"

namespace lectern::page {
namespace {

constexpr size_t kMaxValues = 200;

// The end of a comment that starts at `at`; `at` where none does.
size_t after_comment(std::string_view text, size_t at) {
  const std::string_view rest = text.substr(at);
  const auto after = [&](std::string_view mark) {
    const size_t end = text.find(mark, at);
    return end == std::string_view::npos ? text.size() : end + mark.size();
  };
  if (base::starts_with(rest, "/*")) return after("*/");
  // What is marked as a comment for old browsers is the data itself: only the marks go.
  if (base::starts_with(rest, "<!--")) return at + 4;
  if (base::starts_with(rest, "-->")) return at + 3;
  if (base::starts_with(rest, "<![CDATA[")) return at + 9;
  if (base::starts_with(rest, "]]>")) return at + 3;
  if (base::starts_with(rest, "//")) {
    size_t next = at + 2;
    while (next < text.size() && (text[next] == ' ' || text[next] == '\t')) ++next;
    const std::string_view what = text.substr(next);
    if (base::starts_with(what, "<![CDATA[") || base::starts_with(what, "]]>") || base::starts_with(what, "<!--") ||
        base::starts_with(what, "-->"))
      return next;
    return after("\n");
  }
  return at;
}

// Copies the string that opens at `at` and returns one past it.
size_t copy_string(std::string& out, std::string_view text, size_t at) {
  out += '"';
  for (++at; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"') {
      out += c;
      return at + 1;
    }
    if (c == '\\') {
      if (at + 1 >= text.size()) break;
      const char next = text[++at];
      if (std::string_view("\"\\/bfnrtu").find(next) != std::string_view::npos) {
        out += '\\';
        out += next;
      } else {
        out += static_cast<unsigned char>(next) < 0x20 ? ' ' : next;
      }
      continue;
    }
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  out += '"';
  return at;
}

}  // namespace

std::vector<std::string> json_values(std::string_view text) {
  std::vector<std::string> values;
  std::string value, open;  // `open`: the closing brackets that are due
  bool too_deep = false;
  const auto drop_comma = [&value] {
    while (!value.empty() && base::is_space(value.back())) value.pop_back();
    if (!value.empty() && value.back() == ',') value.pop_back();
  };
  for (size_t at = 0; at < text.size() && values.size() < kMaxValues;) {
    const char c = text[at];
    if (const size_t after = (c == '/' || c == '<' || c == '-' || c == ']') ? after_comment(text, at) : at;
        after != at) {
      at = after;
      continue;
    }
    if (c == '"') {
      if (open.empty()) {
        ++at;
      } else {
        at = copy_string(value, text, at);
      }
      continue;
    }
    ++at;
    if (c == '{' || c == '[') {
      if (open.size() >= vocabulary::kDeepestJson) too_deep = true;
      // Past the limit nothing is kept; only the brackets are still counted.
      if (open.empty()) {
        value.clear();
        too_deep = false;
      }
      open += c == '{' ? '}' : ']';
      value += c;
    } else if (open.empty()) {
      continue;
    } else if (c == '}' || c == ']') {
      if (c != open.back()) continue;  // a bracket that closes nothing
      drop_comma();
      value += c;
      open.pop_back();
      if (open.empty()) {
        if (!too_deep) values.push_back(std::move(value));
        value.clear();
      }
    } else {
      value += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  if (!open.empty() && !too_deep && values.size() < kMaxValues) {
    drop_comma();
    while (!open.empty()) {
      value += open.back();
      open.pop_back();
    }
    values.push_back(std::move(value));
  }
  return values;
}

}  // namespace lectern::page
