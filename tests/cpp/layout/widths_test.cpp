#include "layout/widths.h"

#include <gtest/gtest.h>

#include <climits>

namespace lectern::layout {
namespace {

TEST(Widths, AskForEachTextOnce) {
  const std::u16string text = u"one two one", generated(kGeneratedStart);
  Widths widths(text, generated);
  const uint32_t one = widths.ask(0, 0, 3);
  EXPECT_EQ(widths.ask(0, 8, 11), one);
  EXPECT_NE(widths.ask(1, 0, 3), one);
  EXPECT_NE(widths.ask(0, 4, 7), one);
  widths.ask(0, kSpaceAt, kSpaceAt + 1, true);
  EXPECT_EQ(widths.ask(0, 3, 4), widths.ask(0, kSpaceAt, kSpaceAt + 1, true)) << "wherever it stands";
  const std::vector<int32_t> rows(widths.wanted().begin(), widths.wanted().end());
  EXPECT_EQ(rows, (std::vector<int32_t>{0, 0, 3, 0, 1, 0, 3, 0, 0, 4, 7, 0, 0, 0, 1, 1}));
}

TEST(Widths, TakeOneWidthForEachRow) {
  const std::u16string text = u"ab", generated(kGeneratedStart);
  Widths widths(text, generated);
  const uint32_t a = widths.ask(0, 0, 1), b = widths.ask(0, 1, 2);
  EXPECT_FALSE(widths.told(a));
  EXPECT_GT(widths.width(a), 0) << "an estimate";
  EXPECT_FALSE(widths.supply(std::vector<int32_t>{1}));
  EXPECT_FALSE(widths.supply(std::vector<int32_t>{1, 2, 3}));
  EXPECT_FALSE(widths.told(a));
  const uint32_t version = widths.version();
  EXPECT_TRUE(widths.supply(std::vector<int32_t>{640, 320}));
  EXPECT_NE(widths.version(), version);
  EXPECT_TRUE(widths.told(b));
  EXPECT_EQ(widths.width(0, 0, 1), 640);
  EXPECT_EQ(widths.width(b), 320);
  EXPECT_TRUE(widths.wanted().empty());
  widths.ask(0, 0, 2);
  EXPECT_TRUE(widths.supply(std::vector<int32_t>{900}));
  EXPECT_EQ(widths.width(0, 0, 2), 900);
}

TEST(Widths, KeepAbsurdOnesWithinBounds) {
  const std::u16string text = u"abc", generated(kGeneratedStart);
  Widths widths(text, generated);
  for (uint32_t i = 0; i < 3; ++i) widths.ask(0, i, i + 1);
  EXPECT_TRUE(widths.supply(std::vector<int32_t>{-5, INT_MAX, INT_MIN}));
  EXPECT_EQ(widths.width(0, 0, 1), 0);
  EXPECT_EQ(widths.width(0, 1, 2), kMaxUnit);
  EXPECT_EQ(widths.width(0, 2, 3), 0);
}

TEST(Widths, CutStretchesToTheirText) {
  const std::u16string text = u"abc", generated(kGeneratedStart);
  Widths widths(text, generated);
  EXPECT_EQ(widths.width(0, 7, 9), 0);
  EXPECT_EQ(widths.width(0, 2, 1), 0);
  EXPECT_TRUE(widths.wanted().empty()) << "nothing has no width";
  widths.ask(0, 1, 99);
  EXPECT_EQ(widths.wanted()[2], 3);
}

TEST(Widths, FindManyWordsAgain) {
  std::u16string text;
  std::vector<uint32_t> begins;
  for (int i = 0; i < 100000; ++i) {
    begins.push_back(static_cast<uint32_t>(text.size()));
    for (const char c : std::to_string(i % 50000)) text += static_cast<char16_t>(c);
  }
  begins.push_back(static_cast<uint32_t>(text.size()));
  const std::u16string generated(kGeneratedStart);
  Widths widths(text, generated);
  std::vector<uint32_t> numbers;
  for (size_t i = 0; i < 100000; ++i) numbers.push_back(widths.ask(3, begins[i], begins[i + 1]));
  EXPECT_EQ(widths.wanted().size(), 4 * 50000u);
  for (size_t i = 0; i < 50000; ++i) ASSERT_EQ(numbers[i], numbers[i + 50000]);
}

TEST(Units, RoundAndSaturate) {
  EXPECT_EQ(px(1), 64);
  EXPECT_EQ(px(-0.5), -32);
  EXPECT_EQ(px(1e30), kMaxUnit);
  EXPECT_EQ(px(-1e30), -kMaxUnit);
  EXPECT_EQ(px(0.0 / 0.0), 0);
  EXPECT_EQ(saturated(int64_t{1} << 40), kMaxUnit);
  EXPECT_EQ(saturated(-(int64_t{1} << 40)), -kMaxUnit);
}

}  // namespace
}  // namespace lectern::layout
