#include "vocabulary/byline_prefixes.h"

#include <gtest/gtest.h>
#include <lectern/lectern.h>

#include <string>

#include "extract/pages.h"
#include "extract/phrases.h"
#include "page/names.h"

namespace lectern::vocabulary {
namespace {

// A page in a language with a line under its title.
std::string page_with(std::string_view language, const std::string& line) {
  std::string page = extract::article_with("");
  page.replace(page.find("lang=en"), 7, "lang=" + std::string(language));
  page.insert(page.find("</h1>") + 5, "<p>" + line + "</p>");
  return page;
}

void expect_byline(std::string_view language, const std::string& line) {
  const std::string page = page_with(language, line);
  const auto reading = parse(page);
  ASSERT_TRUE(reading && reading->article) << line;
  EXPECT_EQ(reading->article->metadata.byline, "Rosa Field") << line;
  EXPECT_EQ(to_text(*reading->article).find("Rosa Field"), std::string::npos) << line;
  const auto explanation = explain(page);
  for (const BlockNote& block : explanation->blocks)
    if (block.text == line) {
      EXPECT_EQ(block.role, Role::byline) << line;
    }
}

TEST(BylinePrefixes, AreKnownToLinesAndToNamesAlike) {
  for (const BylinePrefix& prefix : byline_prefixes()) {
    const std::string line = std::string(prefix.text) + ": Rosa Field";
    EXPECT_TRUE(extract::cues_of(line, prefix.language).any() & kind_byline) << line;
    EXPECT_EQ(page::without_by(line, prefix.language), "Rosa Field") << line;
  }
}

TEST(BylinePrefixes, TheLineBecomesTheBylineAndLeavesTheText) {
  for (const char* line : {"By Rosa Field", "Words by Rosa Field", "Story by Rosa Field", "Reported by Rosa Field",
                           "Guest post by Rosa Field", "Published by Rosa Field", "Authors: Rosa Field"})
    expect_byline("en", line);
  expect_byline("de", "Von Rosa Field");
  expect_byline("de", "Verfasst von Rosa Field");
  expect_byline("it", "Di Rosa Field");
  expect_byline("it", "Scritto da Rosa Field");
  expect_byline("nl", "Door Rosa Field");
  expect_byline("es", "Publicado por Rosa Field");
  expect_byline("es", "Redactado por Rosa Field");
  expect_byline("pt", "Por Rosa Field");
  expect_byline("ru", "Автор статьи: Rosa Field");
}

TEST(BylinePrefixes, WhatBeginsNamesElsewhereCountsInItsLanguage) {
  for (const char* line : {"Di Marzio and Field", "Von Miller and Field", "Door to door in Field"}) {
    EXPECT_EQ(parse(page_with("en", line))->article->metadata.byline.find("Field"), std::string::npos) << line;
    EXPECT_FALSE(extract::cues_of(line, "en").any() & kind_byline) << line;
  }
  expect_byline("en", "Von: Rosa Field");
}

}  // namespace
}  // namespace lectern::vocabulary
