#include "html/input.h"

#include "base/utf8.h"
#include "html/scan.h"

namespace lectern::html {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

inline unsigned byte_at(const char* at) { return static_cast<unsigned char>(*at); }
inline bool continues(const char* at) { return (byte_at(at) & 0xC0) == 0x80; }

void append_valid(std::string& out, const char* at, const char* end) {
  while (at != end) {
    const char* const invalid = skip_valid_utf8(at, end);
    out.append(at, invalid);
    if (invalid == end) return;
    const std::string_view rest(invalid, static_cast<size_t>(end - invalid));
    size_t size = 0;
    base::next_code_point(rest, size);
    out += kReplacement;
    at = invalid + size;
  }
}

}  // namespace

const char* skip_valid_utf8(const char* at, const char* end) {
  for (;;) {
    if (at == end) return at;
    const unsigned first = byte_at(at);
    if (first < 0x80) {
      at = skip_ascii(at, end);
    } else if (first >= 0xC2 && first <= 0xDF) {
      if (end - at < 2 || !continues(at + 1)) return at;
      at += 2;
    } else if (first >= 0xE0 && first <= 0xEF) {
      if (end - at < 3 || !continues(at + 1) || !continues(at + 2)) return at;
      const unsigned second = byte_at(at + 1);
      if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F)) return at;
      at += 3;
    } else if (first >= 0xF0 && first <= 0xF4) {
      if (end - at < 4 || !continues(at + 1) || !continues(at + 2) || !continues(at + 3)) return at;
      const unsigned second = byte_at(at + 1);
      if ((first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F)) return at;
      at += 4;
    } else {
      return at;
    }
  }
}

void append_preprocessed(std::string& out, std::string_view text, Nul nul) {
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at != end) {
    const char* const stop = find_any<'\r', '\0'>(at, end);
    append_valid(out, at, stop);
    if (stop == end) return;
    at = stop + 1;
    if (*stop == '\r') {
      out += '\n';
      if (at != end && *at == '\n') ++at;
    } else if (nul == Nul::replace) {
      out += kReplacement;
    } else {
      out += '\0';
    }
  }
}

}  // namespace lectern::html
