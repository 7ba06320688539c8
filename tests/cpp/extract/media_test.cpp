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

// Not every caption is a figcaption: what stands in the figure speaks of its picture.
TEST(Media, TheTextOfAFigureGoesWithItsPicture) {
  const auto page = read_scored_page(
      article_with("<figure><b>Fig. 1</b><div><img src=/a.png></div><div class=d1><p>Residuals by hour</p></div>"
                   "<div><a href=/full>Full size image</a></div><button>Copy</button></figure>"),
      [](std::string_view text) { return text.size() > 120 ? 0.9f : 0.1f; });
  for (const char* text : {"Fig. 1", "Residuals by hour"}) {
    ASSERT_NE(page->find(text), nullptr) << text;
    EXPECT_EQ(page->find(text)->verdict, Verdict::keep) << text;
    EXPECT_EQ(page->find(text)->role, Role::caption) << text;
  }
  for (const char* text : {"Full size image", "Copy"}) EXPECT_NE(page->find(text)->verdict, Verdict::keep) << text;
}

// As the networks' scripts leave them on a live page.
TEST(Media, PostsOfSocialNetworksStayAndTheirButtonsGo) {
  const auto verdict = [](const std::string& html) {
    const auto page = read_page(article_with(html));
    for (const Block& block : page->selection.blocks)
      if (block.media) return block.verdict;
    return Verdict::lift;
  };
  for (const char* html :
       {"<div class='twitter-tweet twitter-tweet-rendered'><iframe id=twitter-widget-0 "
        "src='https://platform.twitter.com/embed/Tweet.html?dnt=false&id=1234567890'></iframe></div>",
        "<div class='social-embed'><iframe src=https://www.instagram.com/p/Cabc/embed/captioned/></iframe></div>",
        "<figure class='wp-block-embed is-provider-twitter'><iframe src=https://x.com/embed/1></iframe></figure>"})
    EXPECT_EQ(verdict(html), Verdict::keep) << html;
  for (const char* html :
       {"<div class='twitter-share'><iframe src=https://platform.twitter.com/widgets/tweet_button.html></iframe></div>",
        "<div class=social-share><iframe src=https://www.facebook.com/plugins/like.php?href=x></iframe></div>"})
    EXPECT_EQ(verdict(html), Verdict::drop) << html;
}

}  // namespace
}  // namespace lectern::extract
