// What becomes of pictures by where they stand.

#include <gtest/gtest.h>

#include "extract/pages.h"

namespace lectern::extract {
namespace {

// A picture among what stands under a title: little of it is part of the text.
std::string page_with_picture(const std::string& src) {
  const std::string page = article_with("");
  const size_t after_title = page.find("</h1>") + 5;
  return page.substr(0, after_title) + "<div><ul><li><a href=/s>Share this on one network</a><li><a href=/t>Share this on another network</a><li><a href=/p>Print this page for later</a></ul>" +
         "<img src='" + src + "' alt='The orchard'><p>Photo: the county archive</p></div>" + page.substr(after_title);
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

TEST(Media, AShortNameTellsNothing) {
  EXPECT_EQ(verdict_of("/img/lead.jpg", "https://example.org/other/lead.jpg"), Verdict::drop);
}

}  // namespace
}  // namespace lectern::extract
