#include <gtest/gtest.h>
#include <lectern/lectern.h>

#include <string>

#include "extract/pages.h"
#include "html/input.h"

namespace lectern::extract {
namespace {

// Pages that no person wrote: each must give an answer.

TEST(HostilePage, NestedTwoThousandDeep) {
  std::string source = "<body>";
  for (int i = 0; i < 2000; ++i) source += "<div class=comments>";
  source += "A sentence at the bottom of it all, long enough, with commas, to be read as one.";
  const auto page = read_page(source);
  ASSERT_EQ(page->selection.blocks.size(), 1u);
  EXPECT_EQ(page->selection.blocks[0].verdict, Verdict::keep);
}

TEST(HostilePage, AHundredThousandAttributes) {
  std::string source = "<body>";
  for (int i = 0; i < 10000; ++i) {
    source += "<p";
    for (int a = 0; a < 10; ++a) source += " class" + std::to_string(a) + "=share-ad-menu";
    source += ">x";
  }
  EXPECT_EQ(read_page(source)->selection.blocks.size(), 10000u);
}

TEST(HostilePage, AHeadingAndALabelInEachOfManyBlocks) {
  std::string source = article_with("");
  for (int i = 0; i < 20000; ++i)
    source += "<h3>Comments</h3><p>Related stories</p><p>Newsletter</p><p>Tags</p><p>Language</p><p>Use of cookies</p>";
  EXPECT_GT(read_page(source)->selection.blocks.size(), 120000u);
}

std::string posts_in_posts(int count) {
  std::string source = "<body><h1>A thread</h1>";
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    source += "<div class='comment post'><a class=author href=/u/a>Ann" + number +
              "</a> <time datetime=2025-03-04>4 March</time><p>Sentence " + number +
              " of this thread is as long as a sentence has to be, with a comma, so that it is read as one.</p>";
  }
  return source;
}

TEST(HostilePage, PostsInPosts) {
  const auto page = read_page(posts_in_posts(400));
  ASSERT_EQ(page->selection.posts.size(), 400u);
  EXPECT_EQ(page->selection.posts.back().depth, 399u);
  EXPECT_EQ(page->texts(Verdict::keep).size(), 400u);
  // Deeper than elements nest, posts are no longer told apart.
  EXPECT_EQ(read_page(posts_in_posts(3000))->selection.blocks.size(), 6001u);
}

TEST(HostilePage, NamesAndDatesWithoutEnd) {
  std::string source = "<body><h1>A thread</h1>";
  for (int i = 0; i < 20000; ++i) {
    const std::string name = std::to_string(i);
    source += "<div class='a" + name + " b c d e f g h i'><cite>Ann</cite><time>4 March 2025</time><p>Word word.</p>";
    if (i % 3 != 0) source += "</div>";
  }
  EXPECT_GT(read_page(source)->selection.blocks.size(), 20000u);
}

TEST(HostilePage, LabelsWithoutEnd) {
  std::string source = article_with("");
  for (const char* label : {"Related stories", "Comments", "About the author", "Tags", "Language", "Subscribe"})
    for (int i = 0; i < 30000; ++i) source += "<p>" + std::string(label) + "</p>";
  EXPECT_GT(read_page(source)->selection.blocks.size(), 180000u);
}

TEST(HostilePage, LongRunsWithoutBlocks) {
  std::string source = "<body>";
  for (int i = 0; i < 100000; ++i) source += "<b><a href=x>y</a></b>,";
  EXPECT_EQ(read_page(source)->selection.blocks.size(), 1u);
}

TEST(HostilePage, MarksNotesQuotesAndCodeWithoutEnd) {
  std::string marks = "<body><p>", notes = "<p>", quotes, code;
  for (int i = 0; i < 20000; ++i) {
    const std::string id = std::to_string(i);
    marks += "<a href=#n" + id + ">1</a> ";
    notes += "<span id=n" + id + ">x</span> ";
    quotes += "<aside>aaaa aaaa aaaa aaaa aaaa</aside>";
    code += "<div class=language-x><button>Copy</button><p>x</p><pre>x = 1</pre></div>";
  }
  EXPECT_GT(read_page(marks + notes + quotes + code)->selection.blocks.size(), 80000u);
}

TEST(HostilePage, TablesOfOneCellInEachOther) {
  std::string source = "<body>";
  for (int i = 0; i < 400; ++i) source += "<table><caption>";
  for (int i = 0; i < 100000; ++i) source += "<div>x</div>";
  EXPECT_EQ(read_page(source)->selection.blocks.size(), 100000u);
}

TEST(HostilePage, BytesThatAreNoText) {
  const auto text_of_only_block = [](std::string source) {
    const auto page = read_page(std::move(source));
    return page->selection.blocks.size() == 1 ? page->text(page->selection.blocks[0]) : "not one block";
  };
  EXPECT_EQ(text_of_only_block("<body><p>\xE2\x80"), "\uFFFD");
  EXPECT_EQ(text_of_only_block("<body><p>a\xFF\xC3z"), "a\uFFFD\uFFFDz");
  EXPECT_EQ(text_of_only_block(std::string("<body><p>a\0b", 12)), "ab");

  std::string noise;
  for (int i = 0; i < 4096; ++i) noise += static_cast<char>((i * 167 + 13) & 0xFF);
  ASSERT_FALSE(html::is_valid_utf8(noise));
  const auto page = read_page(noise);
  ASSERT_FALSE(page->selection.blocks.empty());
  for (const Block& block : page->selection.blocks) EXPECT_TRUE(html::is_valid_utf8(page->text(block)));
}

TEST(HostilePage, AnArticleAroundBytesThatAreNoText) {
  const auto reading =
      lectern::parse(article_with("<p>The ledger of the valley, in the\xE2\x80 hand of\xFF a child, "
                                  "tells of a swarm that left the hive before the hay was in.</p>"));
  ASSERT_TRUE(reading);
  ASSERT_TRUE(reading->article);
  for (const std::string& text : {to_text(*reading->article), to_html(*reading->article),
                                  to_markdown(*reading->article), to_json(*reading->article)}) {
    EXPECT_TRUE(html::is_valid_utf8(text));
    for (const char* part : {"When the last", "in the\uFFFD hand of\uFFFD a child", "Next spring"})
      EXPECT_NE(text.find(part), std::string::npos) << part;
  }
}

}  // namespace
}  // namespace lectern::extract
