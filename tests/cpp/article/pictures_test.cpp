// Where a picture's address hides, and which copy of a picture counts.

#include <gtest/gtest.h>

#include "support/article_support.h"

namespace lectern::test {
namespace {

std::string image(const std::string& src, const std::string& alt = "") {
  return "<img src=\"https://example.org" + src + "\" alt=\"" + alt +
         "\" loading=\"lazy\" referrerpolicy=\"no-referrer\">";
}

TEST(Pictures, TheBestCandidateCounts) {
  const std::string expected = "<p>" + image("/real.jpg") + "</p>";
  for (const char* img : {
           "<img src=/small.jpg srcset='/small.jpg 320w, /real.jpg 1280w, /huge.jpg 6000w'>",
           "<img src=/small.jpg data-src=/other.jpg data-srcset='/small.jpg 1x, /real.jpg 2x'>",
           "<picture><source media='(max-width: 600px)' srcset='/narrow.jpg 1200w'><source srcset='/mid.jpg 700w, "
           "/real.jpg 1400w'><img src=/mid.jpg></picture>",
           "<picture><source srcset=/same.webp><img src=/real.jpg></picture>",
           "<img src=/real.jpg data-hover=/other.jpg data-thumb=/other-100x100.jpg>",
           "<img src=/blank.gif data-medium-file=/m-300x200.jpg data-orig-file=/real.jpg>",
           "<img src=/real.jpg data-src='/p_{width}x.jpg' data-widths='[180, 360]'>",
       })
    EXPECT_EQ(content(img), expected) << img;
}

TEST(Pictures, SourcesAreThoseOfTheImgAfterThem) {
  EXPECT_EQ(content("<picture><source srcset='/a.jpg 1400w'><img src=/a-small.jpg>and<img src=/b.jpg></picture>"),
            "<p>" + image("/a.jpg") + "and" + image("/b.jpg") + "</p>");
}

// Else a page's size would be that of its output squared.
TEST(Pictures, WhatLiesAroundIsNoMoreThanAnAddress) {
  const std::string data = "data:image/jpeg;base64," + std::string(10000, 'A');
  for (const std::string& around :
       {"<div style='background:url(" + data + ")'>", "<a href='/" + std::string(10000, 'a') + ".jpg'>"})
    EXPECT_EQ(content(around + "<img src=/blank.gif alt=x><img src=/blank.gif alt=y>").find("<img"), std::string::npos);
}

TEST(Pictures, AStandInGivesWayToWhatLiesAround) {
  for (const char* page : {
           "<img src=/blank.gif style=\"background-image:url(/real.jpg)\">",
           "<div style='background: url( \"/real.jpg\" ) center'><img src=/blank.gif></div>",
           "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' data-bg=/real.jpg>",
       })
    EXPECT_EQ(content(page), "<p>" + image("/real.jpg") + "</p>") << page;
  EXPECT_EQ(content("<figure><div style='background-image:url(/real.jpg)'></div><figcaption>C</figcaption></figure>"),
            "<figure>" + image("/real.jpg") + "<figcaption>C</figcaption></figure>");
  EXPECT_EQ(
      content("<a href=/real.jpg><img src=/blank.gif></a>"),
      "<p><a href=\"https://example.org/real.jpg\" rel=\"noopener noreferrer\">" + image("/real.jpg") + "</a></p>");
  EXPECT_EQ(content("<p>A</p><div style='background-color:red'><img src=/blank.gif></div>"), "<p>A</p>");
}

TEST(Pictures, APreviewGivesWayToThePicture) {
  EXPECT_EQ(content("<figure><img src='/a.jpg?w=30&blur=1'><img data-src='/a.jpg?w=1200'></figure>"),
            "<figure>" + image("/a.jpg?w=1200") + "</figure>");
  EXPECT_EQ(content("<figure><img src=/a-300x200.jpg><img src=/a.jpg></figure>"),
            "<figure>" + image("/a.jpg") + "</figure>");
  EXPECT_EQ(content("<figure><img src='/fit/30x20/a.jpg'><img src='/fit/1200x800/a.jpg'></figure>"),
            "<figure>" + image("/fit/1200x800/a.jpg") + "</figure>");
  EXPECT_EQ(
      content("<figure><img src='data:image/jpeg;base64," + std::string(3000, 'A') + "'><img src=/real.jpg></figure>"),
      "<figure>" + image("/real.jpg") + "</figure>");
}

TEST(Pictures, OthersAreOthersThoughTheirAddressesAreAlike) {
  EXPECT_EQ(content("<figure><img src='/image.php?id=1'><img src='/image.php?id=2'></figure>"),
            "<figure>" + image("/image.php?id=1") + image("/image.php?id=2") + "</figure>");
  EXPECT_EQ(content("<figure><img src=/1/image.jpg><img src=/2/image.jpg></figure>"),
            "<figure>" + image("/1/image.jpg") + image("/2/image.jpg") + "</figure>");
}

TEST(Pictures, TheLeadStandsOnce) {
  const std::string page =
      "<html><head><meta property=og:image content=https://example.org/lead-1200x630.jpg></head><body><article>"
      "<h1>A walk by the river</h1><figure><img src=/lead.jpg><figcaption>The river</figcaption></figure>"
      "<p>The path leaves the village by the old mill, and for an hour there is nothing to hear but water.</p>"
      "<p>Beyond the second bridge the valley opens, and the road that was so loud in the morning is far away.</p>"
      "<img src=/lead-300x200.jpg><img src=/other.jpg>"
      "<p>In the evening the lamps of the village are lit one by one, and the path leads home along the wall.</p>"
      "</article></body></html>";
  const auto reading = parse(page, {.url = kUrl});
  ASSERT_TRUE(reading && reading->article);
  const std::string out = to_html(*reading->article);
  EXPECT_NE(out.find("/lead.jpg"), std::string::npos) << out;
  EXPECT_EQ(out.find("/lead-300x200.jpg"), std::string::npos) << out;
  EXPECT_NE(out.find("/other.jpg"), std::string::npos) << out;
}

TEST(Pictures, InGalleriesAllStay) {
  EXPECT_EQ(content("<div><a href=/big1.jpg><img src=/t1.jpg></a> <a href=/big2.jpg><img src=/t2.jpg></a></div>"
                    "<ul><li><figure><img src=/g1.jpg><figcaption>One</figcaption></figure></li><li><figure><img "
                    "src=/g2.jpg></figure></li></ul>"),
            "<p><a href=\"https://example.org/big1.jpg\" rel=\"noopener noreferrer\">" + image("/t1.jpg") +
                "</a></p><p><a href=\"https://example.org/big2.jpg\" rel=\"noopener noreferrer\">" + image("/t2.jpg") +
                "</a></p><ul><li><figure>" + image("/g1.jpg") +
                "<figcaption>One</figcaption></figure></li><li><figure>" + image("/g2.jpg") + "</figure></li></ul>");
}

TEST(Pictures, OfCustomElementsAreKept) {
  for (const char* page : {"<a-img alt=a src=/x.jpg></a-img>", "<amp-img alt=a src=/x.jpg></amp-img>",
                           "<lazy-picture alt=a data-src=/x.jpg></lazy-picture>",
                           "<a-img alt=b src=/y.jpg><noscript><img alt=a src=/x.jpg></noscript></a-img>"})
    EXPECT_NE(content(std::string("<p>Before.</p>") + page).find("x.jpg\""), std::string::npos) << page;
}

TEST(Pictures, MayBeDrawnAsTheBackgroundOfAnEmptyElement) {
  EXPECT_NE(content("<p>A</p><div role=img aria-label='The clock' style=\"background-image: url('/clock.jpg')\"></div>")
                .find("<img src=\"https://example.org/clock.jpg\" alt=\"The clock\""),
            std::string::npos);
  EXPECT_EQ(content("<div style=\"background-image: url('/clock.jpg')\"></div><p>A</p>"), "<p>A</p>");
}

}  // namespace
}  // namespace lectern::test
