#include "html/scan.h"

#include <gtest/gtest.h>

#include <string>

#include "base/utf8.h"
#include "html/input.h"

namespace lectern::html {
namespace {

// Texts of every length around a block's, with a byte of each kind at every place.
template <typename Test>
void for_texts(Test test) {
  for (size_t size = 0; size < 70; ++size) {
    std::string text(size, 'a');
    test(text);
    for (size_t at = 0; at < size; ++at)
      for (const char c : {'<', '&', '\r', '\0', '"', '\'', '>', '-', ']', '\x7F', '\x80', '\xFF'}) {
        text.assign(size, 'a');
        text[at] = c;
        test(text);
        if (at + 1 < size) {
          text[at + 1] = '<';
          test(text);
        }
      }
  }
}

TEST(Scan, VectorsFindWhatTheScalarPathFinds) {
  for_texts([](const std::string& text) {
    const char* const begin = text.data();
    const char* const end = begin + text.size();
    const auto text_end = find_any_scalar<'<', '&', '\r', '\0'>(begin, end);
    ASSERT_EQ((find_any<'<', '&', '\r', '\0'>(begin, end) - begin), text_end - begin) << text;
    const auto quote = find_any_scalar<'"', '&', '\r', '\0'>(begin, end);
    ASSERT_EQ((find_any<'"', '&', '\r', '\0'>(begin, end) - begin), quote - begin) << text;
    ASSERT_EQ(find_any<'-'>(begin, end) - begin, find_any_scalar<'-'>(begin, end) - begin) << text;
    ASSERT_EQ((find_any<'\'', '>'>(begin, end) - begin), (find_any_scalar<'\'', '>'>(begin, end) - begin)) << text;
    ASSERT_EQ(skip_ascii(begin, end) - begin, skip_ascii_scalar(begin, end) - begin) << text;
  });
}

TEST(Scan, FindsNothingBehindTheEnd) {
  const std::string text = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa<";
  const char* const end = text.data() + text.size() - 1;
  for (size_t at = 0; at < text.size() - 1; ++at) EXPECT_EQ(find_any<'<'>(text.data() + at, end), end);
}

// What the decoder takes for an error is what skip_valid_utf8 stops at.
bool is_valid_by_decoding(const std::string& text) {
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    if (base::next_code_point(text, at) == 0xFFFD && text.substr(begin, at - begin) != "\xEF\xBF\xBD") return false;
  }
  return true;
}

TEST(Input, ValidatesUtf8AsTheDecoderDoes) {
  const unsigned char interesting[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF,
                                       0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
  std::string text(4, ' ');
  for (const unsigned char a : interesting)
    for (const unsigned char b : interesting)
      for (const unsigned char c : interesting)
        for (const unsigned char d : interesting) {
          text[0] = static_cast<char>(a);
          text[1] = static_cast<char>(b);
          text[2] = static_cast<char>(c);
          text[3] = static_cast<char>(d);
          ASSERT_EQ(is_valid_utf8(text), is_valid_by_decoding(text)) << testing::PrintToString(text);
        }
}

TEST(Input, PreprocessesLineEndsAndInvalidBytes) {
  std::string out;
  append_preprocessed(out,
                      std::string_view("a\r\nb\rc\r\r\nd\0e\xFF"
                                       "f\xE2\x82",
                                       16),
                      Nul::replace);
  EXPECT_EQ(out,
            "a\nb\nc\n\nd\xEF\xBF\xBD"
            "e\xEF\xBF\xBD"
            "f\xEF\xBF\xBD");
  out.clear();
  append_preprocessed(out, std::string_view("\0\r", 2), Nul::keep);
  EXPECT_EQ(out, std::string("\0\n", 2));
}

}  // namespace
}  // namespace lectern::html
