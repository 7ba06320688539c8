#include <gtest/gtest.h>
#include <lectern/lectern.h>

#include <string>

#include "support/article_support.h"
#include "support/round_trip.h"

namespace lectern {
namespace {

std::string repeated(const std::string& part, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += part;
  return out;
}

// What an article may have, as HTML: its tree's bytes, and what writing them adds.
size_t most(const std::string& page) { return 10 * page.size() + size_t{100} * 1024; }

TEST(Truncated, WhatStandsAroundManyBlocksIsNotRepeatedWithoutEnd) {
  for (const std::string& around :
       {"<abbr title=\"" + std::string(50000, 'x') + "\">", "<a href=\"/" + std::string(8000, 'x') + "\">",
        "<q cite=\"/" + std::string(8000, 'x') + "\">"}) {
    const std::string page = "<p>First.</p>" + around + repeated("<div>a</div>", 5000) + "<p>Last.</p>";
    const Article article = test::article_of(page);
    EXPECT_TRUE(article.truncated) << around.substr(0, 10);
    const std::string html = to_html(article);
    EXPECT_LT(html.size(), most(page)) << around.substr(0, 10);
    EXPECT_EQ(html.find("Last."), std::string::npos);
    EXPECT_EQ(test::round_trip_difference(article.content), "");
    EXPECT_NE(to_json(article).find("\"truncated\":true"), std::string::npos);
  }
}

TEST(Truncated, NoAddressIsRepeatedWithoutEnd) {
  const std::string url = "https://a.example/" + repeated("c/", 4000);
  for (const char* const part : {"<a href=x>w</a> ", "<p><img src=x.jpg width=300 height=200>"}) {
    const std::string page = repeated(part, 2000);
    const Article article = test::article_of(page, url);
    EXPECT_TRUE(article.truncated) << part;
    EXPECT_LT(to_html(article).size(), most(page)) << part;
  }
}

TEST(Truncated, OrdinaryPagesAreWhole) {
  for (const std::string& page :
       {repeated("<p>w", 50000), "<table>" + repeated("<tr><td>1<td>2", 20000) + "</table>",
        repeated("<li><b>w</b>", 30000), repeated("<a href=/a>w</a> ", 20000), std::string("<p>Short.")}) {
    const Article article = test::article_of(page);
    EXPECT_FALSE(article.truncated) << page.substr(0, 30);
    EXPECT_EQ(to_json(article).find("truncated"), std::string::npos);
  }
}

}  // namespace
}  // namespace lectern
