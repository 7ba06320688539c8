#include "page/json_ld.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "page/json_text.h"

namespace lectern::page {
namespace {

Claims claims(const std::vector<std::string>& scripts, std::string_view url = "https://example.org/story") {
  const std::vector<std::string_view> views(scripts.begin(), scripts.end());
  return read_json_ld(views, url);
}

std::vector<std::string> names(const Claims& claims) {
  std::vector<std::string> out;
  for (const Author& author : claims.authors) out.push_back(author.name);
  return out;
}
using Names = std::vector<std::string>;

TEST(JsonText, MarksAroundAndInside) {
  using Values = std::vector<std::string>;
  EXPECT_EQ(json_values("<!-- {\"a\":1} -->"), Values({"{\"a\":1}"}));
  EXPECT_EQ(json_values("//<![CDATA[\n{\"a\":1}\n//]]>"), Values({"{\"a\":1}"}));
  EXPECT_EQ(json_values("/* <![CDATA[ */ {\"a\":1} /* ]]> */"), Values({"{\"a\":1}"}));
  EXPECT_EQ(json_values("{\"a\":\"// no comment, {\"}"), Values({"{\"a\":\"// no comment, {\"}"}));
  EXPECT_EQ(json_values("{\"a\":1,}"), Values({"{\"a\":1}"}));
  EXPECT_EQ(json_values("{\"a\":[1,2,],}"), Values({"{\"a\":[1,2]}"}));
  EXPECT_EQ(json_values("{\"a\":1};"), Values({"{\"a\":1}"}));
  EXPECT_EQ(json_values("{\"a\":1}{\"b\":2}"), Values({"{\"a\":1}", "{\"b\":2}"}));
  EXPECT_EQ(json_values("{\"a\":\"x\ny\"}"), Values({"{\"a\":\"x y\"}"}));
  EXPECT_EQ(json_values("{\"a\":\"it\\'s\"}"), Values({"{\"a\":\"it's\"}"}));
  EXPECT_EQ(json_values("{\"a\":[{\"b\":\"cut of"), Values({"{\"a\":[{\"b\":\"cut of\"}]}"}));
  EXPECT_EQ(json_values("no data"), Values());
  EXPECT_EQ(json_values(""), Values());
}

TEST(JsonText, NestingIsCapped) {
  EXPECT_EQ(json_values(std::string(50, '[') + std::string(50, ']')).size(), 1u);
  EXPECT_EQ(json_values(std::string(100000, '[') + std::string(100000, ']')).size(), 0u);
  EXPECT_EQ(json_values(std::string(100000, '{')).size(), 0u);
  // What follows a value that nests too deep is still read.
  EXPECT_EQ(json_values(std::string(100, '[') + std::string(100, ']') + "{\"a\":1}"),
            std::vector<std::string>({"{\"a\":1}"}));
}

TEST(JsonLd, PlainArticle) {
  const Claims c = claims({R"({"@context":"https://schema.org","@type":"NewsArticle","headline":"A quay &amp; a crane",
    "description":"Short.","datePublished":"2025-03-04T09:30:00Z","dateModified":"2025-03-05","articleSection":["Local","Port"],
    "keywords":"quay, crane","inLanguage":"en-GB","articleBody":"One.\n\nTwo.",
    "author":{"@type":"Person","name":"Ann Lee","url":"/ann"},
    "publisher":{"@type":"Organization","name":"Harbour Post"},
    "image":{"@type":"ImageObject","url":"https://example.org/q.jpg","width":1200,"height":"630px"}})"});
  EXPECT_EQ(c.type, "newsarticle");
  EXPECT_EQ(c.title, "A quay & a crane");
  EXPECT_EQ(c.description, "Short.");
  EXPECT_EQ(c.published, "2025-03-04T09:30:00Z");
  EXPECT_EQ(c.modified, "2025-03-05");
  EXPECT_EQ(c.section, "Local");
  EXPECT_EQ(c.tags, std::vector<std::string>({"quay", "crane"}));
  EXPECT_EQ(c.lang, "en-GB");
  EXPECT_EQ(c.article_body, "One. Two.");
  EXPECT_EQ(c.site_name, "Harbour Post");
  ASSERT_EQ(c.authors.size(), 1u);
  EXPECT_EQ(c.authors[0].url, "/ann");
  EXPECT_EQ(c.image.url, "https://example.org/q.jpg");
  EXPECT_EQ(c.image.width, 1200u);
  EXPECT_EQ(c.image.height, 630u);
}

TEST(JsonLd, GraphWithReferences) {
  const Claims c = claims({R"({"@context":"https://schema.org","@graph":[
    {"@type":"WebSite","@id":"#site","name":"Harbour Post"},
    {"@type":"WebPage","@id":"#page","isPartOf":{"@id":"#site"},"inLanguage":"fr","datePublished":"2025-01-01"},
    {"@type":["Article","BlogPosting"],"@id":"#a","isPartOf":{"@id":"#page"},"headline":"Le quai",
     "author":[{"@id":"#ann"},{"@id":"#bo"}],"publisher":{"@id":"#org"},"image":{"@id":"#i"}},
    {"@type":"Person","@id":"#ann","name":"Ann Lee","url":"https://example.org/ann"},
    {"@type":"ImageObject","@id":"#i","contentUrl":"https://example.org/i.jpg"}]})",
                           R"([{"@type":"Person","@id":"#bo","name":"Bo Chen"},
                              {"@type":"Organization","@id":"#org","name":"Port Media"}])"});
  EXPECT_EQ(c.title, "Le quai");
  EXPECT_EQ(names(c), Names({"Ann Lee", "Bo Chen"}));
  EXPECT_EQ(c.authors[0].url, "https://example.org/ann");
  EXPECT_EQ(c.site_name, "Port Media");
  EXPECT_EQ(c.image.url, "https://example.org/i.jpg");
  EXPECT_EQ(c.published, "2025-01-01");  // the page around it fills what the article leaves open
  EXPECT_EQ(c.lang, "fr");
}

TEST(JsonLd, AuthorsInManyShapes) {
  const auto authors = [](const std::string& value) {
    return names(claims({"{\"@type\":\"Article\",\"author\":" + value + "}"}));
  };
  EXPECT_EQ(authors(R"("Ann Lee")"), Names({"Ann Lee"}));
  EXPECT_EQ(authors(R"("By Ann Lee and Bo Chen")"), Names({"Ann Lee", "Bo Chen"}));
  EXPECT_EQ(authors(R"(["Ann Lee",{"name":"Bo Chen"},["Cy Diaz"]])"), Names({"Ann Lee", "Bo Chen", "Cy Diaz"}));
  EXPECT_EQ(authors(R"({"name":["Ann Lee","Bo Chen"]})"), Names({"Ann Lee"}));
  EXPECT_EQ(authors(R"({"@list":[{"name":"Ann Lee"},{"name":"Ann Lee"}]})"), Names({"Ann Lee"}));
  EXPECT_EQ(authors(R"({"givenName":"Ann","familyName":"Lee"})"), Names({"Ann Lee"}));
  EXPECT_EQ(authors(R"("https://example.org/ann")"), Names());
  EXPECT_EQ(authors(R"({"@id":"#nobody"})"), Names());
  EXPECT_EQ(authors("null"), Names());
  EXPECT_EQ(authors("12"), Names());
  EXPECT_EQ(authors("[null,12,true,{},[],\"\"]"), Names());
}

TEST(JsonLd, TheArticleOfThisPageAmongOthers) {
  const Claims c = claims({R"([{"@type":"Article","headline":"Other","url":"https://example.org/other"},
                              {"@type":"Article","headline":"This","mainEntityOfPage":{"@id":"https://example.org/story"}}])"});
  EXPECT_EQ(c.title, "This");
  const std::string list = R"([{"@type":"BlogPosting","headline":"1"},{"@type":"BlogPosting","headline":"2"},
                               {"@type":"BlogPosting","headline":"3"},{"@type":"BlogPosting","headline":"4"}])";
  EXPECT_EQ(claims({list}).title, "");
}

TEST(JsonLd, HostileShapes) {
  for (const char* text :
       {"", "[]", "{}", "null", "\"Article\"", "{\"@type\":12,\"headline\":\"x\"}",
        "{\"@type\":{\"@type\":\"Article\"}}",
        "{\"@type\":\"Article\",\"headline\":{\"a\":[1]},\"datePublished\":[[]],\"image\":[[[]]],\"keywords\":{\"a\":1}"
        "}",
        "{\"@type\":\"Article\",\"publisher\":\"x\",\"image\":{\"width\":-1,\"height\":1e99},\"inLanguage\":[{}]}",
        "{\"@graph\":{\"@graph\":{\"@type\":\"Article\",\"author\":{\"@id\":\"#a\"},\"@id\":\"#a\"}}}",
        "{\"@type\":\"Article\",\"headline\":\"\\ud800\"}", "{\"@type\":\"Article\",\"headline\":\"\xff\"}",
        "{\"@id\":\"#a\",\"author\":{\"@id\":\"#a\"},\"@type\":\"Article\"}", "}{", "]]]]{{{{\"", "{\"a\"\"b\":,,}"})
    claims({text});
  // Many objects, many roots, many references to one thing.
  std::string many = "[";
  for (int i = 0; i < 50000; ++i) many += "{\"@type\":\"Thing\",\"@id\":\"#x\",\"name\":\"n\"},";
  many += "{\"@type\":\"Article\",\"headline\":\"Late\"}]";
  claims({many});
  std::string authors = "{\"@type\":\"Article\",\"author\":[";
  for (int i = 0; i < 5000; ++i)
    authors += "{\"name\":\"Name " + std::string(1, static_cast<char>('A' + i % 26)) + std::to_string(i) + "\"},";
  EXPECT_LE(claims({authors + "]}"}).authors.size(), 200u);
}

TEST(JsonLd, BrokenAsPagesBreakIt) {
  EXPECT_EQ(claims({"<!--\n{\"@type\":\"Article\",\"headline\":\"Line\nbreak\",}\n-->"}).title, "Line break");
  EXPECT_EQ(claims({"//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"Told\"}\n//]]>"}).title, "Told");
  EXPECT_EQ(claims({"{\"@type\":\"Article\",\"headline\":\"<p>In <b>bold</b></p>\"}"}).title, "In bold");
  EXPECT_EQ(claims({"{\"@type\":\"Article\",\"headline\":\"Cut off\",\"author\":{\"name\":\"Ann Lee\""}).title,
            "Cut off");
  // One broken script leaves the others.
  EXPECT_EQ(claims({"{\"@type\" \"Article\"}", "{\"@type\":\"Article\",\"headline\":\"Whole\"}"}).title, "Whole");
}

}  // namespace
}  // namespace lectern::page
