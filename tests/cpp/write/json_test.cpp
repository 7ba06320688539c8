// The JSON that crosses to JavaScript.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/json_writer.h"
#include "support/article_support.h"

namespace lectern::test {
namespace {

using nlohmann::json;

TEST(Json, StringsAreAlwaysValid) {
  base::JsonWriter writer;
  writer.string("a\"b\\c\n\t\r\x01\x7F\xE2\x80\xA8\xE2\x80\xA9\xFF\xC3(\xF0\x9F\x98\x80\xED\xA0\x80z");
  const std::string out = writer.take();
  EXPECT_EQ(out,
            "\"a\\\"b\\\\c\\n\\t\\r\\u0001\\u007f\\u2028\\u2029\xEF\xBF\xBD\xEF\xBF\xBD("
            "\xF0\x9F\x98\x80\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz\"");
  EXPECT_FALSE(json::parse(out, nullptr, false).is_discarded());
}

TEST(Json, NumbersAndCommas) {
  base::JsonWriter writer;
  writer.begin_object();
  writer.member("a", 0.5);
  writer.member("b", 7u);
  writer.key("c");
  writer.begin_array();
  writer.number(-1.0);
  writer.number(1.0 / 3);
  writer.number(0.0 / 0.0);
  writer.boolean(true);
  writer.null();
  writer.begin_array();
  writer.end_array();
  writer.end_array();
  writer.end_object();
  EXPECT_EQ(writer.take(), "{\"a\":0.5,\"b\":7,\"c\":[-1,0.333333,0,true,null,[]]}");
}

TEST(Json, AnArticleHasTheFieldsOfTheApi) {
  Article article = article_of("<h2>A</h2><p>B &amp; <i>c</i> <math><mi>x</mi></math></p>");
  article.metadata.lang = "en";
  article.metadata.image = {"https://example.org/i.jpg", "alt", 640, 480};
  article.metadata.authors.push_back({"Ada", ""});
  article.related_links.push_back({"More", "https://example.org/more"});
  const json out = json::parse(to_json(article, {.markdown = true, .nodes = true}), nullptr, false);
  ASSERT_TRUE(out.is_object());
  for (const char* key :
       {"title",      "byline",    "dir",           "lang",         "content",      "textContent", "length",
        "excerpt",    "siteName",  "publishedTime", "modifiedTime", "standfirst",   "authors",     "image",
        "tags",       "section",   "canonicalUrl",  "alternates",   "relatedLinks", "nextPages",   "pageType",
        "confidence", "wordCount", "readingTime",   "outline",      "markdown",     "nodes",       "posts"})
    EXPECT_TRUE(out.contains(key)) << key;
  EXPECT_EQ(out.size(), 28u);
  EXPECT_TRUE(out["title"].is_null());
  EXPECT_TRUE(out["siteName"].is_null());
  EXPECT_EQ(out["modifiedTime"], "");
  EXPECT_EQ(out["lang"], "en");
  EXPECT_EQ(out["textContent"], to_text(article));
  EXPECT_EQ(out["content"], to_html(article));
  EXPECT_EQ(out["image"]["width"], 640);
  EXPECT_EQ(out["outline"][0]["id"], "lectern-heading-1");
  EXPECT_EQ(out["pageType"], "article");
  const json& nodes = out["nodes"];
  ASSERT_EQ(nodes.size(), 10u);
  EXPECT_EQ(
      nodes[0],
      json::parse(R"({"tag":"h2","parent":-1,"attributes":{"id":"lectern-heading-1"},"source":{"begin":0,"end":10}})"));
  EXPECT_EQ(nodes[1], json::parse(R"({"text":"A","parent":0})"));
  EXPECT_EQ(nodes[7]["ns"], "math");
}

TEST(Json, OptionalPartsAreMadeOnlyWhenAskedFor) {
  const json out = json::parse(to_json(article_of("<p>A</p>")), nullptr, false);
  EXPECT_FALSE(out.contains("markdown"));
  EXPECT_FALSE(out.contains("nodes"));
  EXPECT_FALSE(out.contains("comments"));
  EXPECT_TRUE(out["image"].is_null());
}

TEST(Json, AnExplanationHasEveryBlock) {
  Explanation explanation;
  explanation.reason = NoArticleReason::too_short;
  explanation.threshold = 0.5;
  explanation.blocks.push_back({"text", Verdict::drop, Role::paragraph, "id", "Why.", 0.25, 1, 4000000000u, {3, 9}});
  const json out = json::parse(to_json(explanation), nullptr, false);
  EXPECT_EQ(
      out,
      json::parse(
          R"({"reason":"too-short","confidence":0,"pageType":"other","threshold":0.5,"blocks":[{"text":"text","verdict":"drop",
    "role":"paragraph","reason":"id","why":"Why.","score":0.25,"words":1,"place":4000000000,"source":{"begin":3,"end":9}}]})"));
}

}  // namespace
}  // namespace lectern::test
