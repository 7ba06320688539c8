#include "base/json.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"

namespace lectern::base {
namespace {

constexpr size_t kMostLevels = 100;

constexpr std::string_view kReplacement = "\uFFFD";
constexpr std::string_view kReplacementDigits = "FFFD";
constexpr size_t kUnitEscape = 6;  // "\ud83d"

/// The UTF-16 unit that an escape at `at` stands for; nothing if there is no such escape.
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

// Builds the value that a text is, and refuses depth while it reads. nlohmann_json's own way to look on, the parser
// callback, costs each value that ends a pass over its siblings: 700,000 objects in an array (2 MB) take minutes.
class Builder {
 public:
  Json take() { return std::move(root_); }

  bool null() { return add(nullptr); }
  bool boolean(bool value) { return add(value); }
  bool number_integer(Json::number_integer_t value) { return add(value); }
  bool number_unsigned(Json::number_unsigned_t value) { return add(value); }
  bool number_float(Json::number_float_t value, const std::string&) { return add(value); }
  bool string(std::string& value) { return add(std::move(value)); }
  bool binary(Json::binary_t&) { return false; }  // JSON has none
  bool start_object(size_t) { return open(Json::value_t::object); }
  bool start_array(size_t) { return open(Json::value_t::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& name) {
    member_ = &(*open_.back())[name];
    return true;
  }
  bool parse_error(size_t, const std::string&, const nlohmann::detail::exception&) { return false; }

 private:
  bool add(Json value) {
    place() = std::move(value);
    return true;
  }

  bool open(Json::value_t type) {
    if (open_.size() == kMostLevels) return false;
    Json& value = place();
    value = type;
    open_.push_back(&value);
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  // Where the next value belongs.
  Json& place() {
    if (open_.empty()) return root_;
    return open_.back()->is_array() ? open_.back()->emplace_back() : *member_;
  }

  Json root_;
  std::vector<Json*> open_;  // arrays and objects, the innermost last
  Json* member_ = nullptr;   // of the innermost object, the one whose name came last
};

}  // namespace

std::optional<Json> parse_json(std::string_view utf8) {
  Builder builder;
  if (!Json::sax_parse(repaired(utf8), &builder)) return std::nullopt;
  return builder.take();
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
