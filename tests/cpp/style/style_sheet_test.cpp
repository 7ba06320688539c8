#include "style/style_sheet.h"

#include <gtest/gtest.h>
#include <lectern/present.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "style/settings_table.h"

namespace {

struct Palette {
  std::string name;
  uint32_t background, surface, text, muted, link, line, mark;
};

std::vector<Palette> palettes() {
  return {
#define LECTERN_THEME(name, scheme, ...) {#name, __VA_ARGS__},
#include "style/themes.def"
#undef LECTERN_THEME
  };
}

/// Relative luminance of an sRGB colour, as WCAG 2.2 defines it.
double luminance(uint32_t color) {
  const auto channel = [](uint32_t value) {
    const double c = static_cast<double>(value) / 255;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(color >> 16) + 0.7152 * channel(color >> 8 & 255) + 0.0722 * channel(color & 255);
}

/// Contrast ratio of two colours, as WCAG 2.2 defines it: 1 to 21.
double contrast(uint32_t a, uint32_t b) {
  const auto [low, high] = std::minmax({luminance(a), luminance(b)});
  return (high + 0.05) / (low + 0.05);
}

TEST(Contrast, IsThatOfTheStandard) {
  EXPECT_DOUBLE_EQ(contrast(0x000000, 0xffffff), 21);
  EXPECT_DOUBLE_EQ(contrast(0x123456, 0x123456), 1);
  EXPECT_NEAR(contrast(0x777777, 0xffffff), 4.478, 0.001);  // the well-known gray that just fails
}

TEST(Themes, EveryOneIsReadable) {
  for (const Palette& theme : palettes()) {
    EXPECT_GE(contrast(theme.text, theme.background), 7) << theme.name;
    EXPECT_GE(contrast(theme.text, theme.surface), 7) << theme.name;
    EXPECT_GE(contrast(theme.text, theme.mark), 4.5) << theme.name;
    for (const uint32_t behind : {theme.background, theme.surface}) {
      EXPECT_GE(contrast(theme.muted, behind), 4.5) << theme.name;
      EXPECT_GE(contrast(theme.link, behind), 4.5) << theme.name;
    }
  }
}

TEST(Themes, ContrastIsTheStrongest) {
  for (const Palette& theme : palettes()) {
    if (theme.name == "contrast") {
      EXPECT_DOUBLE_EQ(contrast(theme.text, theme.background), 21);
    }
  }
}

TEST(Themes, EveryValueOfTheSettingButAutoHasColours) {
  std::string names = "auto";
  for (const Palette& theme : palettes()) names += ' ' + theme.name;
  const auto row = std::find_if(lectern::style::kChoices.begin(), lectern::style::kChoices.end(),
                                [](const auto& choice) { return choice.id == "theme"; });
  ASSERT_NE(row, lectern::style::kChoices.end());
  EXPECT_EQ(row->values, names + " custom");
}

TEST(StyleSheet, KnowsEveryThemeAndFollowsTheSystem) {
  const std::string css = lectern::style::style_sheet();
  for (const Palette& theme : palettes())
    EXPECT_NE(css.find("[data-theme=" + theme.name + "]"), std::string::npos) << theme.name;
  EXPECT_NE(css.find("prefers-color-scheme:dark"), std::string::npos);
  EXPECT_NE(css.find("forced-colors:active"), std::string::npos);
  EXPECT_NE(css.find("@media print"), std::string::npos);
  EXPECT_NE(css.find("--lectern-background:#f4ecd8"), std::string::npos);
}

TEST(StyleSheet, LoadsNothing) {
  const std::string css = lectern::style::style_sheet();
  for (const char* word : {"url(", "@import", "@font-face", "http", "expression(", "</"}) {
    EXPECT_EQ(css.find(word), std::string::npos) << word;
  }
}

/// Every selector of the sheet, outside of at-rules' own preludes.
std::vector<std::string> selectors(const std::string& css) {
  std::vector<std::string> out;
  std::string prelude;
  for (char c : css) {
    if (c == '{') {
      const size_t start = prelude.find_first_not_of(" \n");
      if (start != std::string::npos && prelude[start] != '@') out.push_back(prelude.substr(start));
      prelude.clear();
    } else if (c == '}' || c == ';') {
      prelude.clear();
    } else {
      prelude += c;
    }
  }
  return out;
}

TEST(StyleSheet, ReachesNothingOutsideOfItsRoot) {
  const std::vector<std::string> all = selectors(lectern::present("{}").css);
  EXPECT_GT(all.size(), 60u);
  for (const std::string& list : all) {
    int depth = 0;
    bool start = true;
    for (size_t i = 0; i < list.size(); ++i) {
      if (start && list[i] != '\n' && list[i] != ' ') {
        EXPECT_EQ(list.compare(i, 8, ".lectern"), 0) << list;
        start = false;
      }
      if (list[i] == '(') ++depth;
      if (list[i] == ')') --depth;
      if (list[i] == ',' && depth == 0) start = true;
    }
  }
}

TEST(StyleSheet, BracesAndBracketsClose) {
  int braces = 0;
  int brackets = 0;
  for (char c : lectern::present("{}").css) {
    braces += c == '{' ? 1 : c == '}' ? -1 : 0;
    brackets += c == '(' ? 1 : c == ')' ? -1 : 0;
    ASSERT_GE(braces, 0);
    ASSERT_GE(brackets, 0);
  }
  EXPECT_EQ(braces, 0);
  EXPECT_EQ(brackets, 0);
}

}  // namespace
