#include <gtest/gtest.h>
#include <lectern/present.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>

#include "style/settings_table.h"

namespace {

using lectern::present;
using lectern::Settings;
using lectern::Style;

std::string property(const Style& style, std::string_view name) {
  for (const auto& [key, value] : style.properties) {
    if (key == name) return value;
  }
  return "(none)";
}

std::string attribute(const Style& style, std::string_view name) {
  for (const auto& [key, value] : style.attributes) {
    if (key == name) return value;
  }
  return "(none)";
}

/// The keys of the warnings, separated by spaces.
std::string warned(const Style& style) {
  std::string keys;
  for (const auto& warning : style.warnings) keys += (keys.empty() ? "" : " ") + warning.key;
  return keys;
}

TEST(Present, EmptySettingsAreTheDefaults) {
  const Style style = present("{}");
  EXPECT_TRUE(style.warnings.empty());
  EXPECT_EQ(property(style, "--lectern-font-size"), "20px");
  EXPECT_EQ(property(style, "--lectern-content-width"), "30em");
  EXPECT_EQ(property(style, "--lectern-line-height"), "1.6");
  EXPECT_EQ(attribute(style, "data-theme"), "auto");
  EXPECT_EQ(present(Settings{}).css, style.css);
}

TEST(Present, AppliesWhatIsGiven) {
  const Style style =
      present(R"({"theme":"sepia","fontSize":26,"lineHeight":1.85,"wordSpacing":0.15,"images":"hide"})");
  EXPECT_TRUE(style.warnings.empty());
  EXPECT_EQ(attribute(style, "data-theme"), "sepia");
  EXPECT_EQ(attribute(style, "data-images"), "hide");
  EXPECT_EQ(property(style, "--lectern-font-size"), "26px");
  EXPECT_EQ(property(style, "--lectern-line-height"), "1.85");
  EXPECT_EQ(property(style, "--lectern-word-spacing"), "0.15em");
  EXPECT_NE(style.css.find("--lectern-font-size:26px;"), std::string::npos)
      << "the sheet alone carries the settings too";
}

TEST(Present, EndsOfARangeAreInIt) {
  const Style style = present(R"({"fontSize":12,"contentWidth":60,"letterSpacing":0.24,"lineHeight":1.0})");
  EXPECT_TRUE(style.warnings.empty());
  EXPECT_EQ(property(style, "--lectern-font-size"), "12px");
  EXPECT_EQ(property(style, "--lectern-content-width"), "60em");
  EXPECT_EQ(property(style, "--lectern-letter-spacing"), "0.24em");
  EXPECT_EQ(property(style, "--lectern-line-height"), "1");
}

TEST(Present, ValuesOutOfRangeAreWarnedOfAndNotApplied) {
  const Style style = present(R"({"fontSize":400,"lineHeight":-1,"contentWidth":19.999,"letterSpacing":1e308})");
  EXPECT_EQ(warned(style), "fontSize contentWidth lineHeight letterSpacing");
  EXPECT_EQ(style.warnings[0].message, "must be a number from 12 to 128");
  EXPECT_EQ(style.css, present("{}").css);
}

TEST(Present, WrongTypesAndWordsAreWarnedOfAndNotApplied) {
  const Style style = present(
      R"({"theme":"darkest","fontSize":"20","images":null,"links":["plain"],"lineHeight":{"a":1},"fontFamily":true,"alignment":""})");
  EXPECT_EQ(warned(style), "alignment fontFamily fontSize images lineHeight links theme");
  EXPECT_EQ(attribute(style, "data-theme"), "auto");
  EXPECT_EQ(style.css, present("{}").css);
  EXPECT_EQ(style.attributes, present("{}").attributes);
}

TEST(Present, AWordIsAValueOnlyAsAWhole) {
  EXPECT_EQ(warned(present(R"({"theme":"light dark"})")), "theme");
  EXPECT_EQ(warned(present(R"({"theme":"ligh"})")), "theme");
}

TEST(Present, UnknownKeysCauseAWarning) {
  const Style style = present(R"({"font-size":22,"font_size":22,"__proto__":{},"theme":"dark"})");
  EXPECT_EQ(warned(style), "__proto__ font-size font_size");
  EXPECT_EQ(attribute(style, "data-theme"), "dark");
}

TEST(Present, TextThatIsNotAnObjectCausesAWarning) {
  for (const char* text :
       {"", "null", "7", "[]", "\"theme\"", "{", "{\"theme\":\"dark\"", "{\"theme\":}", "\xFF\xFE", "{}{}"}) {
    const Style style = present(std::string_view(text));
    EXPECT_EQ(style.warnings.size(), 1u) << text;
    EXPECT_EQ(style.css, present("{}").css) << text;
  }
}

TEST(Present, AcceptsHostileText) {
  EXPECT_EQ(present(std::string(60'000, '[')).warnings.size(), 1u);
  EXPECT_EQ(present("{\"theme\":" + std::string(30'000, '[') + std::string(30'000, ']') + "}").warnings.size(), 1u);
  EXPECT_EQ(present(std::string(8'000'000, ' ')).warnings.size(), 1u);
  EXPECT_EQ(property(present(R"({"fontSize":1e400})"), "--lectern-font-size"), "20px");
}

TEST(Present, NothingGivenReachesTheStyleSheet) {
  const std::string evil = R"(}body{background:url(//evil.example/)})";
  const Style style = present(R"({"theme":")" + evil + R"(",")" + evil + R"(":1,"fontFamily":"x;)" + evil + R"("})");
  EXPECT_EQ(style.warnings.size(), 3u);
  EXPECT_EQ(style.css.find("evil"), std::string::npos);
  for (const auto& [name, value] : style.attributes) EXPECT_EQ(value.find("evil"), std::string::npos) << name;
}

TEST(Present, SettingsOfTheStructAreCheckedToo) {
  Settings settings;
  settings.theme = "gray";
  settings.font_size = std::numeric_limits<double>::quiet_NaN();
  settings.line_height = std::numeric_limits<double>::infinity();
  settings.links = "sparkling";
  const Style style = present(settings);
  EXPECT_EQ(warned(style), "fontSize lineHeight links");
  EXPECT_EQ(attribute(style, "data-theme"), "gray");
  EXPECT_EQ(attribute(style, "data-links"), "underline");
  EXPECT_EQ(property(style, "--lectern-font-size"), "20px");
}

TEST(Present, JsonCarriesTheWholeStyle) {
  const auto json = nlohmann::json::parse(
      lectern::present_json(R"({"theme":"dark","\u0000\"":1,"caf\u00e9":2,"fontSize":3})"), nullptr, false);
  const Style style = present(R"({"theme":"dark"})");
  ASSERT_TRUE(json.is_object());
  EXPECT_EQ(json.size(), 4u);
  EXPECT_EQ(*json.find("css"), style.css);
  EXPECT_EQ(*json.find("attributes")->find("data-theme"), "dark");
  EXPECT_EQ(json.find("properties")->size(), style.properties.size());
  ASSERT_EQ(json.find("warnings")->size(), 3u);
  EXPECT_EQ(*json.find("warnings")->at(0).find("key"), std::string("\0\"", 2));
  EXPECT_EQ(*json.find("warnings")->at(2).find("message"), "must be a number from 12 to 128");
}

TEST(SettingsTable, DefaultsAreAllowed) {
  for (const auto& row : lectern::style::kNumbers) {
    EXPECT_LE(row.minimum, row.default_value) << row.id;
    EXPECT_GE(row.maximum, row.default_value) << row.id;
  }
  for (const auto& row : lectern::style::kChoices) {
    EXPECT_EQ(lectern::style::find_value(row, row.default_value), row.default_value) << row.id;
  }
}

TEST(SettingsTable, Names) {
  EXPECT_EQ(lectern::style::camel_case("font_size"), "fontSize");
  EXPECT_EQ(lectern::style::camel_case("theme"), "theme");
  EXPECT_EQ(lectern::style::kebab_case("ui_lang"), "ui-lang");
}

TEST(SettingsTable, NumbersAsText) {
  using lectern::style::format_number;
  EXPECT_EQ(format_number(0), "0");
  EXPECT_EQ(format_number(20), "20");
  EXPECT_EQ(format_number(1.6), "1.6");
  EXPECT_EQ(format_number(0.05), "0.05");
  EXPECT_EQ(format_number(0.1 + 0.2), "0.3");
  EXPECT_EQ(format_number(12.3456), "12.346");
  EXPECT_EQ(format_number(19.9999), "20");
}

}  // namespace
