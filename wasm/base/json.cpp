#include "base/json.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "base/utf8.h"

namespace lectern::base {
namespace {

constexpr int kMostLevels = 100;

constexpr std::string_view kReplacement = "\uFFFD";
constexpr std::string_view kReplacementDigits = "FFFD";
constexpr size_t kUnitEscape = 6;  // "\ud83d"

/// The UTF-16 unit that an escape at `at` stands for; nothing where there is no such escape.
std::optional<uint32_t> escaped_unit(std::string_view text, size_t at) {
  if (text.size() < at + kUnitEscape || text[at] != '\\' || text[at + 1] != 'u') return std::nullopt;
  uint32_t unit = 0;
  for (const char c : text.substr(at + 2, kUnitEscape - 2)) {
    const char digit = lower(c);
    if (!is_digit(digit) && !(digit >= 'a' && digit <= 'f')) return std::nullopt;
    unit = unit * 16 + static_cast<uint32_t>(is_digit(digit) ? digit - '0' : digit - 'a' + 10);
  }
  return unit;
}

bool is_high_surrogate(std::optional<uint32_t> unit) { return unit && *unit >= 0xD800 && *unit <= 0xDBFF; }
bool is_low_surrogate(std::optional<uint32_t> unit) { return unit && *unit >= 0xDC00 && *unit <= 0xDFFF; }

/// Copies the escape at `at` (a backslash) and moves `at` past it.
void copy_escape(std::string_view text, size_t& at, std::string& out) {
  const std::optional<uint32_t> unit = escaped_unit(text, at);
  size_t size = 2;
  if (is_high_surrogate(unit) && is_low_surrogate(escaped_unit(text, at + kUnitEscape))) {
    size = 2 * kUnitEscape;
  } else if (is_high_surrogate(unit) || is_low_surrogate(unit)) {
    out.append("\\u").append(kReplacementDigits);
    at += kUnitEscape;
    return;
  }
  out.append(text.substr(at, size));
  at = std::min(at + size, text.size());
}

/// The text without what would make the parser refuse all of it: invalid UTF-8 and halves of characters.
std::string repaired(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    if (text[at] == '\\') {
      copy_escape(text, at, out);
      continue;
    }
    const size_t begin = at;
    if (next_code_point(text, at) == 0xFFFD)
      out.append(kReplacement);
    else
      out.append(text, begin, at - begin);
  }
  return out;
}

/// Whether arrays and objects nest too deep. Not asked through nlohmann_json's parser callback, with which each value
/// that ends costs a pass over its siblings: 700,000 objects in an array (2 MB) would take minutes.
bool is_too_deep(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"') in_string = !in_string;
    if (in_string) {
      if (c == '\\') ++at;
      continue;
    }
    if ((c == '[' || c == '{') && ++depth > kMostLevels) return true;
    if (c == ']' || c == '}') --depth;
  }
  return false;
}

}  // namespace

std::optional<Json> parse_json(std::string_view utf8) {
  if (is_too_deep(utf8)) return std::nullopt;
  Json json = Json::parse(repaired(utf8), /*cb=*/nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded()) return std::nullopt;
  return json;
}

const Json* find(const Json& json, std::string_view name) {
  const auto found = json.find(name);
  return found == json.end() ? nullptr : &*found;
}

std::string_view string_of(const Json& json) {
  const auto* string = json.get_ptr<const std::string*>();
  return string ? *string : std::string_view();
}

std::optional<uint64_t> whole_number(const Json& json) {
  if (!json.is_number()) return std::nullopt;
  const double number = json.get<double>();
  if (!(number >= 0 && number <= 9007199254740992.0)) return std::nullopt;
  const auto whole = static_cast<uint64_t>(number);
  return static_cast<double>(whole) == number ? std::optional(whole) : std::nullopt;
}

}  // namespace lectern::base
