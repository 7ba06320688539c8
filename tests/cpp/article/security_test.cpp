// Nothing that can run code, load a third party's script, phone home or break out of the reader is in an article.

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "support/article_support.h"
#include "support/round_trip.h"

namespace lectern::test {
namespace {

std::string inside_article(std::string_view payload) {
  std::string page = "<!DOCTYPE html><html><body><article><h1>A walk by the river</h1>";
  page += "<p>The path leaves the village by the old mill, and for an hour there is nothing to hear but water.</p>";
  page += payload;
  page +=
      "<p>Beyond the second bridge the valley opens, and the road that was so loud in the morning is far "
      "away.</p></article>";
  return page;
}

void expect_clean(std::string_view payload) {
  const std::string page = inside_article(payload);
  const Article article = article_of(page);
  EXPECT_EQ(disallowed(to_html(article)), "") << payload.substr(0, 600);
  EXPECT_EQ(round_trip_difference(article.content), "") << payload.substr(0, 600);
  // Through the whole pipeline too, where anything may be left out but nothing may come in.
  Options options;
  options.url = kUrl;
  options.comments = true;
  const auto reading = parse(page, options);
  ASSERT_TRUE(reading);
  if (!reading->article) return;
  EXPECT_EQ(disallowed(to_html(*reading->article)), "") << payload.substr(0, 600);
}

TEST(Security, PayloadsOfOurOwn) {
  const std::string payloads =
      read_file(std::string(LECTERN_SOURCE_DIR) + "/tests/fixtures/hostile-markup/payloads.html");
  ASSERT_FALSE(payloads.empty());
  constexpr std::string_view kBetween = "<!-- next -->";
  int count = 0;
  for (size_t at = 0; at < payloads.size();) {
    const size_t end = std::min(payloads.find(kBetween, at), payloads.size());
    expect_clean(std::string_view(payloads).substr(at, end - at));
    at = end + kBetween.size();
    ++count;
  }
  EXPECT_GT(count, 60);
  expect_clean(payloads);
}

TEST(Security, DomPurifyPayloads) {
  const std::string shared = shared_folder();
  if (shared.empty()) GTEST_SKIP() << "the optional ../shared is not there";
  const auto payloads = nlohmann::json::parse(read_file(shared + "/corpus/dompurify/payloads.json"), nullptr, false);
  ASSERT_TRUE(payloads.is_array());
  for (const auto& row : payloads) expect_clean(row["payload"].get_ref<const std::string&>());
}

TEST(Security, ALinkWithoutASafeAddressIsText) {
  for (const char* href :
       {"javascript:alert(1)", " java\tscript:alert(1)", "data:text/html,x", "vbscript:x", "blob:https://example.org/x",
        "file:///etc/passwd", "filesystem:x", "about:blank", "ms-settings:x", "&#106;avascript:alert(1)", "http://",
        "https://exa mple.org/", "//user@:1/"})
    EXPECT_EQ(content("<p>a <a href=\"" + std::string(href) + "\">b</a></p>").find("href"), std::string::npos) << href;
}

TEST(Security, LinksKeepTheirSchemesAndLoseTracking) {
  EXPECT_NE(content("<p><a href='https://a.example/?utm_source=x&id=2&fbclid=y#z'>b</a></p>")
                .find("href=\"https://a.example/?id=2#z\""),
            std::string::npos);
  EXPECT_NE(content("<p><a href='mailto:a@example.org'>b</a></p>").find("href=\"mailto:a@example.org\""),
            std::string::npos);
  EXPECT_NE(content("<p><a href='tel:+123'>b</a></p>").find("href=\"tel:+123\""), std::string::npos);
  EXPECT_NE(content("<p><a href='../up'>b</a></p>").find("href=\"https://example.org/up\""), std::string::npos);
}

TEST(Security, ImagesAreBitmapsOrOfTheWeb) {
  EXPECT_EQ(content("<p>a</p><img src=\"data:image/svg+xml,<svg onload=alert(1)>\">"), "<p>a</p>");
  EXPECT_EQ(content("<p>a</p><img src=\"data:text/html;base64,AAAA\">"), "<p>a</p>");
  EXPECT_EQ(content("<p>a</p><img src=\"javascript:alert(1)\">"), "<p>a</p>");
  const std::string png(3000, 'A');
  EXPECT_NE(content("<img src=\"data:image/png;base64," + png + "\">").find("data:image/png;base64,AAA"),
            std::string::npos);
  EXPECT_NE(content("<img src=/a.jpg onerror=alert(1) style=x>")
                .find("<img src=\"https://example.org/a.jpg\" alt=\"\" loading=\"lazy\" "
                      "referrerpolicy=\"no-referrer\">"),
            std::string::npos);
}

TEST(Security, NamesOfThePageDoNotClobber) {
  const std::string out = content(
      "<p id=cookie name=body><a href='#getElementById'>a</a></p><p id=getElementById>b</p><p><a "
      "href='#gone'>c</a><img name=x src=/a.jpg></p>");
  EXPECT_EQ(out.find("id=\"cookie\""), std::string::npos);
  EXPECT_NE(out.find("<a href=\"#lectern-id-getElementById\">a</a>"), std::string::npos);
  EXPECT_NE(out.find("<p id=\"lectern-id-getElementById\">b</p>"), std::string::npos);
  EXPECT_NE(out.find("<p>c<img"), std::string::npos) << "a link to nothing is no link: " << out;
}

TEST(Security, PagesOfTheCorporaGiveValidCleanTrees) {
  const std::string shared = shared_folder();
  if (shared.empty()) GTEST_SKIP() << "the optional ../shared is not there";
  // The parser tests of html5lib are the best collection of wrong markup there is.
  int pages = 0;
  for (int i = 1; i <= 30; ++i) {
    const std::string tests =
        read_file(shared + "/corpus/html5lib/tree-construction/tests" + std::to_string(i) + ".dat");
    for (size_t at = tests.find("#data\n"); at != std::string::npos; at = tests.find("#data\n", at + 1)) {
      const size_t end = tests.find("\n#errors", at);
      if (end == std::string::npos) break;
      const Article article = article_of(tests.substr(at + 6, end - at - 6));
      EXPECT_EQ(round_trip_difference(article.content), "")
          << tests.substr(at + 6, std::min<size_t>(400, end - at - 6));
      EXPECT_EQ(disallowed(to_html(article)), "");
      ++pages;
    }
  }
  EXPECT_GT(pages, 500);
}

}  // namespace
}  // namespace lectern::test
