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
    const char32_t c = base::next_code_point(text, at);
    const int digit = base::digit_value(c);
    if (digit >= 0) {
      in_word = false;
      const bool goes_on = !out.empty() && out.back().type == DateToken::number && previous == '0';
      if (!goes_on) out.push_back({DateToken::number, 0, previous});
      DateToken& number = out.back();
      if (number.digits < 18) {
        number.value = number.value * 10 + static_cast<unsigned>(digit);
        ++number.digits;
      } else {
        number.digits = 255;
      }
      previous = '0';
      continue;
    }
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
    if (previous >= '0' && previous <= '9') previous = 'x';
  }
  return out;
}

}  // namespace lectern::page
