#include "base/json.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/list.h"
#include "base/text.h"
#include "base/utf8.h"

namespace lectern::base {

// Reads one value after the other into the places that they have in the tree.
class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : text_(text) {}

  std::optional<Json> read() {
    take_all("\xEF\xBB\xBF");
    Json root;
    Json* place = &root;
    // The open containers. Each is the last child of the one below, which gets no other child meanwhile, so that the
    // pointers hold.
    List<Json*> open;
    for (;;) {
      if (!read_value(*place)) return std::nullopt;
      bool first = false;
      if (place->is_array() || place->is_object()) {
        if (open.size() == kDeepest) return std::nullopt;
        open.push_back(place);
        first = true;
      }
      while (!open.empty() && take(open.back()->is_array() ? ']' : '}')) {
        open.pop_back();
        first = false;
      }
      if (open.empty()) break;
      if (!first && !take(',')) return std::nullopt;
      Json& parent = *open.back();
      if (parent.is_array()) {
        place = &parent.items_.emplace_back();
      } else {
        Json::Member& member = parent.members_.emplace_back();
        if (!take('"') || !read_string(member.key) || !take(':')) return std::nullopt;
        place = &member.value;
      }
    }
    skip_space();
    if (at_ != text_.size()) return std::nullopt;
    return root;
  }

 private:
  static constexpr size_t kDeepest = 100;

  // The next character; NUL, which is none of JSON's, at the end.
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_space() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') ++at_;
  }

  bool take(char wanted) {
    skip_space();
    if (peek() != wanted) return false;
    ++at_;
    return true;
  }

  bool take_all(std::string_view wanted) {
    if (!starts_with(text_.substr(at_), wanted)) return false;
    at_ += wanted.size();
    return true;
  }

  // A value; of an array or an object the opening bracket alone.
  bool read_value(Json& out) {
    skip_space();
    switch (peek()) {
      case '[':
        ++at_;
        out.type_ = Json::Type::array;
        return true;
      case '{':
        ++at_;
        out.type_ = Json::Type::object;
        return true;
      case '"':
        ++at_;
        out.type_ = Json::Type::string;
        return read_string(out.text_);
      case 'n':
        return take_all("null");
      case 't':
        out.type_ = Json::Type::boolean;
        out.number_ = 1;
        return take_all("true");
      case 'f':
        out.type_ = Json::Type::boolean;
        return take_all("false");
      default:
        out.type_ = Json::Type::number;
        return read_number(out.number_);
    }
  }

  // The rest of a string whose opening quotation mark is read.
  bool read_string(std::string& out) {
    for (;;) {
      const size_t begin = at_;
      while (static_cast<unsigned char>(peek()) >= 0x20 && peek() != '"' && peek() != '\\') {
        const size_t from = at_;
        if (next_code_point(text_, at_) == 0xFFFD && text_.substr(from, at_ - from) != "\xEF\xBF\xBD") return false;
      }
      out.append(text_, begin, at_ - begin);
      const char c = peek();
      ++at_;
      if (c == '"') return true;
      if (c != '\\' || !read_escape(out)) return false;
    }
  }

  // The rest of an escape whose backslash is read.
  bool read_escape(std::string& out) {
    const char c = peek();
    ++at_;
    if (c == 'u') {
      char32_t unit, low;
      if (!read_unit(unit)) return false;
      // Half a character is what is left where a text was cut by UTF-16 units.
      const size_t after = at_;
      if (unit < 0xD800 || unit > 0xDFFF) {
      } else if (unit < 0xDC00 && take_all("\\u") && read_unit(low) && low >= 0xDC00 && low <= 0xDFFF) {
        unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
      } else {
        at_ = after;
        unit = 0xFFFD;
      }
      append_utf8(out, unit);
      return true;
    }
    constexpr std::string_view kEscapes = "\"\\/bfnrt";
    const size_t escape = kEscapes.find(c);
    if (escape == std::string_view::npos) return false;
    out += "\"\\/\b\f\n\r\t"[escape];
    return true;
  }

  bool read_unit(char32_t& out) {
    out = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      const char c = lower(peek());
      if (!is_digit(c) && !(c >= 'a' && c <= 'f')) return false;
      out = out * 16 + static_cast<char32_t>(c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return true;
  }

  // The nearest double where the number has at most 15 digits and its exponent is at most 22, which makes both powers
  // below exact; else it may be off by a unit in the last place.
  bool read_number(double& out) {
    const bool negative = peek() == '-';
    at_ += negative;
    const size_t begin = at_;
    uint64_t digits = 0;
    int exponent = 0;
    if (!read_digits(digits, exponent)) return false;
    if (text_[begin] == '0' && at_ - begin > 1) return false;
    if (peek() == '.') {
      const size_t point = ++at_;
      int dropped = 0;
      if (!read_digits(digits, dropped)) return false;
      exponent += dropped - static_cast<int>(at_ - point);
    }
    if (lower(peek()) == 'e') {
      ++at_;
      const bool down = peek() == '-';
      at_ += down || peek() == '+';
      uint64_t power = 0;
      int dropped = 0;
      if (!read_digits(power, dropped)) return false;
      const int shift = static_cast<int>(std::min<uint64_t>(power, 1u << 28));
      exponent += down ? -shift : shift;
    }
    out = static_cast<double>(digits);
    double power = 1;
    for (int i = std::abs(exponent); i > 0 && std::isfinite(power) && digits > 0; --i) power *= 10;
    out = exponent < 0 ? out / power : out * power;
    if (negative) out = -out;
    return std::isfinite(out);
  }

  // Adds digits to a whole number; those that do not fit any more are counted instead.
  bool read_digits(uint64_t& number, int& dropped) {
    const size_t begin = at_;
    for (; is_digit(peek()); ++at_) {
      if (number < 1000000000000000000u)
        number = number * 10 + static_cast<uint64_t>(peek() - '0');
      else
        ++dropped;
    }
    return at_ > begin;
  }

  std::string_view text_;
  size_t at_ = 0;
};

std::optional<uint64_t> Json::whole_number() const {
  if (!is_number() || !(number_ >= 0 && number_ <= 9007199254740992.0)) return std::nullopt;
  const auto whole = static_cast<uint64_t>(number_);
  return static_cast<double>(whole) == number_ ? std::optional(whole) : std::nullopt;
}

const Json* Json::find(std::string_view key) const {
  for (size_t i = members_.size(); i-- > 0;)
    if (members_[i].key == key) return &members_[i].value;
  return nullptr;
}

std::optional<Json> parse_json(std::string_view utf8) { return JsonReader(utf8).read(); }

}  // namespace lectern::base
