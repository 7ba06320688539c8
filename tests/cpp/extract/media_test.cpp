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

// The verdicts on all pictures of a page whose named picture is orchard-in-may.jpg, with something before its title.
std::vector<Verdict> verdicts_with(const std::string& before_title, const std::string& in_text = "") {
  page::PageFacts facts;
  facts.metadata.image.url = "https://example.org/img/orchard-in-may.jpg";
  std::string page = article_with(in_text);
  page.insert(page.find("<h1"), before_title);
  const auto read = read_page(page, facts);
  std::vector<Verdict> verdicts;
  for (const Block& block : read->selection.blocks)
    if (block.media) verdicts.push_back(block.verdict);
  return verdicts;
}

using Verdicts = std::vector<Verdict>;

TEST(Media, TheNamedPictureMayStandOverTheTitle) {
  EXPECT_EQ(verdicts_with("<div class='hero banner'><img src=/img/orchard-in-may-1600x900.jpg></div>"),
            Verdicts{Verdict::keep});
  EXPECT_EQ(verdicts_with("<header><picture><source srcset='/img/orchard-in-may.webp 1x'>"
                          "<img src=data:image/gif;base64,R0lGODlhAQABAAAAACw=></picture></header>"),
            Verdicts{Verdict::keep});
  EXPECT_EQ(verdicts_with("<img src=/img/hive-in-june.jpg>"), Verdicts{Verdict::drop});
  EXPECT_EQ(verdicts_with("<nav><img src=/img/orchard-in-may.jpg></nav>"), Verdicts{Verdict::drop});
}

TEST(Media, OfTheNamedPictureTheOneInTheTextStays) {
  EXPECT_EQ(verdicts_with("<div><img src=/img/orchard-in-may.jpg></div>",
                          "<figure><img src=/img/orchard-in-may-800x600.jpg></figure>"),
            (Verdicts{Verdict::drop, Verdict::keep}));
}

// Some pages name their site's picture.
TEST(Media, APictureThatLeadsToTheFrontPageIsTheSites) {
  EXPECT_EQ(verdicts_with("<a href=/><img src=/img/orchard-in-may.jpg></a>"), Verdicts{Verdict::drop});
  EXPECT_EQ(verdicts_with("<a href=https://example.org><span><img src=/img/orchard-in-may.jpg></span></a>"),
            Verdicts{Verdict::drop});
  EXPECT_EQ(verdicts_with("<a href=/img/orchard-in-may-full.jpg><img src=/img/orchard-in-may.jpg></a>"),
            Verdicts{Verdict::keep});
}

// A page that names no picture of its own.
TEST(Media, ALargePictureBetweenTitleAndTextOpensTheArticle) {
  const auto verdict = [](const std::string& picture) {
    std::string source = article_with("");
    source.insert(
        source.find("</h1>") + 5,
        "</div><div><div>" + picture +
            "</div><p>Home News Sport Culture Travel Food Money Weather Letters Games Jobs Shop</p></div><div>");
    const auto page = read_scored_page(source, [](std::string_view text) { return text.size() > 120 ? 0.9f : 0.1f; });
    for (const Block& block : page->selection.blocks)
      if (block.media) return block.verdict;
    return Verdict::lift;
  };
  EXPECT_EQ(verdict("<img src=/a.jpg width=800>"), Verdict::keep);
  EXPECT_EQ(verdict("<img src=/a.jpg srcset='/a.jpg 320w, /b.jpg 1200w'>"), Verdict::keep);
  EXPECT_EQ(verdict("<img src=/a.jpg srcset='/b.jpg 1200w' sizes='100vw, (min-width: 80em) calc(50vw - 2rem)'>"),
            Verdict::keep);
  EXPECT_EQ(verdict("<picture><source srcset='/b.webp 1200w'><img src=/a.jpg></picture>"), Verdict::keep);
  EXPECT_EQ(verdict("<figure><img src=/a.jpg><figcaption>The orchard in May</figcaption></figure>"), Verdict::keep);
  EXPECT_EQ(verdict("<img src=/a.jpg><p class=wp-caption-text>The orchard in May</p>"), Verdict::keep);
  EXPECT_EQ(verdict("<a href=/a-full.jpg><img src=/a.jpg width=800></a>"), Verdict::keep);
  for (const char* other :
       {"<img src=/a.jpg>", "<img src=/a.jpg width=80>",
        "<img src=/a.jpg srcset='/b.jpg 1200w' data-lazy-sizes='(max-width: 160px) 100vw, 160px'>",
        "<aside><img src=/a.jpg width=800></aside>", "<a href=/other-story><img src=/a.jpg width=800></a>",
        "<div class=author-bio><img src=/a.jpg width=800></div>", "<ul><li><img src=/a.jpg width=800></li></ul>",
        "<img src=/site-logo.png width=800>",
        "<img src=/a.jpg width=800 alt='Mira Holt'><p>By Mira Holt, the gardener</p>"})
    EXPECT_EQ(verdict(other), Verdict::drop) << other;
  EXPECT_EQ(verdict("<img src=/a.jpg width=800 alt='The orchard in May'><p>By Mira Holt</p>"), Verdict::keep);
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

TEST(Media, APostThatWaitsForItsScriptStaysInTheText) {
  const std::string post =
      "<blockquote class=instagram-media data-instgrm-permalink='https://www.instagram.com/p/Cabc/'><div><a "
      "href='https://www.instagram.com/p/Cabc/'><div>View this post on Instagram</div></a><p><a "
      "href='https://www.instagram.com/p/Cabc/'>A post by Bay</a></p></div></blockquote>";
  const auto verdict = [](const std::string& page) { return read_page(page)->find("View this post")->verdict; };
  EXPECT_EQ(verdict(article_with(post)), Verdict::keep);
  EXPECT_EQ(verdict(article_with("", "<footer>" + post + "</footer>")), Verdict::drop);
}

TEST(Media, GoesWithTheLabelOfAnAdvertisement) {
  for (const char* label : {"Advertisement", "Anzeige", "Publicité"}) {
    const auto page = read_page(article_with("<div><p>" + std::string(label) +
                                             "</p><a href=https://shop.example><img src=/summer-sale.jpg></a></div>"
                                             "<div><p><img src=/hive.jpg></p></div>"));
    int kept = 0;
    for (const Block& block : page->selection.blocks) {
      if (!block.media) continue;
      EXPECT_EQ(block.reason->id == "advertisement", kept == 0 && block.verdict == Verdict::drop) << label;
      if (block.verdict == Verdict::keep) ++kept;
    }
    EXPECT_EQ(kept, 1) << label;
    expect_whole(*page);
  }
}

}  // namespace
}  // namespace lectern::extract
