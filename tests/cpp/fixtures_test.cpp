// The pages of tests/fixtures that have an expected.json, from their bytes to the article: what it names is found
// exactly, and the content holds its paragraphs in order and nothing else.

#include <gtest/gtest.h>
#include <lectern/lectern.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/article_support.h"

namespace lectern {
namespace {

using Json = nlohmann::json;
using Texts = std::vector<std::string>;

// The texts of the content's blocks: what stands between empty lines, list items and rows of tables on lines of their
// own.
Texts blocks_of(const Article& article) {
  Texts out;
  const std::string text = to_text(article);
  for (size_t at = 0; at < text.size();) {
    size_t end = text.find('\n', at);
    if (end == std::string::npos) end = text.size();
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// What of a list another one does not have.
Texts without(const Texts& all, const Texts& others) {
  Texts out;
  for (const std::string& text : all)
    if (std::find(others.begin(), others.end(), text) == others.end()) out.push_back(text);
  return out;
}

Texts texts_of(const Json& list) { return list.is_array() ? list.get<Texts>() : Texts(); }

class Fixture : public testing::TestWithParam<const char*> {};

TEST_P(Fixture, IsExtractedAsExpected) {
  const std::string folder = std::string(LECTERN_SOURCE_DIR "/tests/fixtures/") + GetParam();
  const Json expected = Json::parse(test::read_file(folder + "/expected.json"), nullptr, false);
  ASSERT_TRUE(expected.is_object());
  const std::string page = test::read_file(folder + "/source.html");
  const std::string url = expected["url"];
  Options options;
  options.url = url;
  options.comments = expected.contains("comments");
  const auto reading = parse(page, options);
  ASSERT_TRUE(reading);
  ASSERT_TRUE(reading->article) << name(reading->reason);
  const Article& article = *reading->article;
  const Metadata& said = article.metadata;

  const Texts blocks = blocks_of(article);
  if (expected.contains("paragraphs")) {
    const Texts wanted = texts_of(expected["paragraphs"]);
    EXPECT_EQ(without(blocks, wanted), Texts()) << "should not be there";
    EXPECT_EQ(without(wanted, blocks), Texts()) << "should be there";
    EXPECT_TRUE(blocks == wanted) << "order, or a text twice";
  }
  // Of a thread, whose posts may stand with their writers' names.
  EXPECT_EQ(without(texts_of(expected.value("holds", Json())), blocks), Texts()) << "should be there";
  for (const std::string& absent : texts_of(expected.value("absent", Json())))
    for (const std::string& block : blocks) EXPECT_EQ(block.find(absent), std::string::npos) << absent << ": " << block;
  if (expected.contains("outline")) {
    Texts headings;
    for (const Heading& heading : article.outline) headings.push_back(heading.text);
    EXPECT_EQ(headings, texts_of(expected["outline"]));
  }
  EXPECT_EQ(said.title, expected.value("title", ""));
  EXPECT_EQ(said.standfirst, expected.value("standfirst", ""));
  EXPECT_EQ(said.byline, expected.value("byline", ""));
  EXPECT_EQ(said.published_time, expected.value("publishedTime", ""));
  EXPECT_EQ(said.modified_time, expected.value("modifiedTime", ""));
  EXPECT_EQ(said.lang, expected.value("lang", ""));
  EXPECT_EQ(said.dir == Direction::rtl ? "rtl" : "ltr", expected.value("dir", "ltr"));
  EXPECT_EQ(said.tags, texts_of(expected.value("tags", Json())));
  EXPECT_EQ(name(said.page_type), expected.value("pageType", "article"));
  if (std::string_view(GetParam()).substr(0, 4) == "news") {
    EXPECT_GT(article.confidence, 0.8);
  }
  Json related = Json::array();
  for (const Link& link : article.related_links) related.push_back({{"text", link.text}, {"url", link.url}});
  EXPECT_EQ(related, expected.value("relatedLinks", Json::array()));
  if (options.comments) {
    const Texts wanted = texts_of(expected["comments"]);
    EXPECT_EQ(article.comments.size(), wanted.size());
    for (size_t i = 0; i < std::min(wanted.size(), article.comments.size()); ++i) {
      Article comment;
      comment.content = article.comments[i].content;
      EXPECT_NE(to_text(comment).find(wanted[i]), std::string::npos) << to_text(comment);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Pages, Fixture,
                         testing::Values("blog-ar", "blog-de", "blog-fr", "blog-ja", "blog-ru", "docs-ru", "docs-zh",
                                         "forum-es", "forum-hi", "questions-ja", "news-ar", "news-bn", "news-de",
                                         "news-en", "news-es", "news-fr", "news-hi", "news-ja", "news-ru", "news-ur",
                                         "news-zh", "ruby-ja"),
                         [](const auto& test) {
                           std::string name = test.param;
                           for (char& c : name)
                             if (c == '-') c = '_';
                           return name;
                         });

}  // namespace
}  // namespace lectern
