#include "base/json_writer.h"

#include <array>
#include <cmath>
#include <cstddef>

#include "base/text.h"
#include "base/utf8.h"

namespace lectern::base {
namespace {

// The bytes that stand for themselves in a string.
constexpr auto kPlain = [] {
  std::array<bool, 256> out{};
  for (size_t c = 0x20; c < 0x7F; ++c) out[c] = c != '"' && c != '\\';
  return out;
}();

}  // namespace

void JsonWriter::string(std::string_view utf8) {
  separate();
  out_ += '"';
  size_t from = 0;
  size_t at = 0;
  const auto flush = [&](size_t to) { out_.append(utf8, from, to - from); };
  while (at < utf8.size()) {
    if (kPlain[static_cast<unsigned char>(utf8[at])]) {
      ++at;
      continue;
    }
    const size_t begin = at;
    const char32_t code_point = base::next_code_point(utf8, at);
    if (code_point == 0xFFFD) {
      flush(begin);
      out_ += "\xEF\xBF\xBD";
    } else if (code_point < 0x20 || code_point == 0x7F || code_point == 0x2028 || code_point == 0x2029) {
      flush(begin);
      switch (code_point) {
        case '\n':
          out_ += "\\n";
          break;
        case '\t':
          out_ += "\\t";
          break;
        case '\r':
          out_ += "\\r";
          break;
        default:
          out_ += "\\u";
          for (int shift = 12; shift >= 0; shift -= 4) out_ += "0123456789abcdef"[(code_point >> shift) & 15];
      }
    } else if (code_point == '"' || code_point == '\\') {
      flush(begin);
      out_ += '\\';
      out_ += static_cast<char>(code_point);
    } else {
      continue;
    }
    from = at;
  }
  flush(utf8.size());
  out_ += '"';
}

void JsonWriter::number(double value) {
  // Six decimals are enough for what articles hold; printf would cost the module more than this.
  if (!std::isfinite(value) || std::fabs(value) > 9e9) value = 0;
  raw(value < 0 ? "-" : "");
  append_decimal(out_, std::fabs(value), 6);
}

void JsonWriter::number(uint32_t value) {
  separate();
  append_number(out_, value);
}

}  // namespace lectern::base
