// What becomes of pictures by where they stand.

#include <gtest/gtest.h>

#include "extract/pages.h"

namespace lectern::extract {
namespace {

// A picture under the title, in a box whose text is no part of the article.
std::string page_with_picture(const std::string& src) {
  const std::string page = article_with("");
  const size_t after_title = page.find("</h1>") + 5;
  return page.substr(0, after_title) +
         "<div><p data-lectern-hidden>What a screen hides here counts as text that nobody reads, and that is kept "
         "nowhere.</p><img src='" +
         src + "' alt='The orchard'></div>" + page.substr(after_title);
}

Verdict verdict_of(const std::string& src, const std::string& named) {
  page::PageFacts facts;
  facts.metadata.image.url = named;
  const auto page = read_page(page_with_picture(src), facts);
  for (const Block& block : page->selection.blocks)
    if (block.media) return block.verdict;
  ADD_FAILURE() << "no picture";
  return Verdict::lift;
}

TEST(Media, ThePictureThatThePageNamesStaysWhereItStands) {
  EXPECT_EQ(verdict_of("/img/orchard-in-may-640x480.jpg", ""), Verdict::drop);
  EXPECT_EQ(verdict_of("/img/orchard-in-may-640x480.jpg", "https://example.org/img/hive-in-june.jpg"), Verdict::drop);
  EXPECT_EQ(verdict_of("/img/orchard-in-may-640x480.jpg", "https://example.org/img/orchard-in-may.jpg?w=1200"),
            Verdict::keep);
  EXPECT_EQ(verdict_of("/img/orchard-in-may-640x480.jpg", "https://example.org/img/orchard-in-may-1200x800.jpg"),
            Verdict::keep);
}

TEST(Media, ANumberInANameIsNoSize) {
  EXPECT_EQ(verdict_of("/img/Agency-500000001-640x480.jpg", "https://example.org/img/Agency-621866810.jpg"),
            Verdict::drop);
  EXPECT_EQ(verdict_of("/img/Agency-621866810-640x480.jpg", "https://example.org/img/Agency-621866810.jpg"),
            Verdict::keep);
}

TEST(Media, AShortNameTellsNothing) {
  EXPECT_EQ(verdict_of("/img/lead.jpg", "https://example.org/other/lead.jpg"), Verdict::drop);
}

}  // namespace
}  // namespace lectern::extract
