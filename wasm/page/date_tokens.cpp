#include "page/date_tokens.h"

#include <cstddef>

#include "base/utf8.h"
#include "base/words.h"

namespace lectern::page {
namespace {

constexpr size_t kMaxTokens = 64;

}  // namespace

std::vector<DateToken> date_tokens(std::string_view text) {
  std::vector<DateToken> out;
  bool in_word = false;
  char previous = ' ';
  for (size_t at = 0; at < text.size() && (in_word || out.size() < kMaxTokens);) {
    const size_t begin = at;
    std::string_view rest = text.substr(at);
    if (const auto [count, value] = base::take_digits(rest); count > 0) {
      in_word = false;
      out.push_back({DateToken::number, static_cast<uint8_t>(count > 18 ? 255 : count), previous, value});
      previous = '0';
      at = text.size() - rest.size();
      continue;
    }
    const char32_t c = base::next_code_point(text, at);
    // 年, 月, 日, 년, 월, 일 stand as marks; so does whatever else is no letter.
    const bool cjk = c == 0x5E74 || c == 0x6708 || c == 0x65E5 || c == 0xB144 || c == 0xC6D4 || c == 0xC77C;
    if (!cjk && base::is_word_code_point(c)) {
      if (!in_word) out.push_back({DateToken::word, 0, 0, 0, text.substr(begin, 0)});
      std::string_view& word = out.back().text;
      word = std::string_view(word.data(), word.size() + at - begin);
      in_word = true;
    } else {
      in_word = false;
      out.push_back({DateToken::mark, 0, 0, c});
    }
    previous = c < 0x80 ? static_cast<char>(c) : 'x';
  }
  return out;
}

}  // namespace lectern::page
