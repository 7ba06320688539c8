// Films, recordings and posts load nothing before the click.

#include <gtest/gtest.h>

#include "article/build.h"
#include "support/article_support.h"

namespace lectern::test {
namespace {

TEST(Posts, StayAsQuotedAndOpenAtAClick) {
  EXPECT_EQ(content("<blockquote class=twitter-tweet><p>Hello</p>&mdash; Ann <a "
                    "href='https://twitter.com/ann/status/1'>quoting</a> <a "
                    "href='https://twitter.com/ann/status/23?ref_src=x'>May 1</a></blockquote>"),
            "<figure class=\"lectern-post\" data-embed=\"https://platform.twitter.com/embed/Tweet.html?id=23\" "
            "data-provider=\"X\"><blockquote><p>Hello</p><p>\u2014 Ann <a href=\"https://twitter.com/ann/status/1\" "
            "rel=\"noopener noreferrer\">quoting</a> <a href=\"https://twitter.com/ann/status/23?ref_src=x\" "
            "rel=\"noopener noreferrer\">May 1</a></p></blockquote></figure>");
  EXPECT_NE(content("<blockquote class=instagram-media data-permalink='https://www.instagram.com/p/abc/?x=1'><p>A "
                    "picture</p></blockquote>")
                .find("data-embed=\"https://www.instagram.com/p/abc/embed/\" data-provider=\"Instagram\""),
            std::string::npos);
  EXPECT_NE(
      content("<blockquote class=tiktok-embed cite='https://www.tiktok.com/@ann/video/77'><p>A film</p></blockquote>")
          .find("data-embed=\"https://www.tiktok.com/embed/v2/77\" data-provider=\"TikTok\""),
      std::string::npos);
  EXPECT_EQ(
      text("<blockquote class=twitter-tweet><p>Hello</p><a href='https://x.com/ann/status/23'>May 1</a></blockquote>"),
      "Hello\n\nMay 1");
  for (const char* page :
       {"<blockquote><p>Hello</p><a href='https://x.com/ann/status/23'>May 1</a></blockquote>",
        "<blockquote class=twitter-tweet><p>Hello</p><a href='https://x.com/ann'>Ann</a></blockquote>",
        "<blockquote class=twitter-tweet cite='https://x.com.evil.example/a/status/2'>A</blockquote>"})
    EXPECT_EQ(content(page).find("data-embed"), std::string::npos) << page;
}

TEST(Embeds, StandOnce) {
  const std::string page =
      "<iframe data-src='https://www.youtube.com/embed/abc'></iframe><noscript><iframe "
      "src='https://www.youtube.com/embed/abc'></iframe></noscript>";
  const std::string out = content(page);
  EXPECT_EQ(out.find("data-embed"), out.rfind("data-embed"));
  EXPECT_NE(out.find("data-embed"), std::string::npos);
}

TEST(Math, StaysWithTheTextBeforeIt) {
  const html::Document document = html::parse(
      "<article><p>So it is:</p><mjx-container><math><mi>x</mi></math></mjx-container><p>And so on.</p></article>"
      "<div><mjx-container><math><mi>y</mi></math></mjx-container></div>");
  extract::Selection selection = keep_all(document);
  ASSERT_EQ(selection.blocks.size(), 4u);
  selection.blocks[1].verdict = selection.blocks[3].verdict = Verdict::drop;
  EXPECT_EQ(to_markdown(article::build(document, page::PageFacts(), selection)), "So it is:\n\n$x$\n\nAnd so on.");
}

TEST(Math, OfPicturesIsReadFromWhatTheySay) {
  for (const char* alt : {"$\\frac{m}{v}$", "\\frac{m}{v}", "\\(\\frac{m}{v}\\)", "{\\displaystyle \\frac{m}{v}}"})
    EXPECT_EQ(markdown("<p>It is <img src=/eq.png alt='" + std::string(alt) + "'>.</p>"), "It is $\\frac{m}{v}$.")
        << alt;
  EXPECT_EQ(markdown("<p>It is <img src=/a.png alt='my_file'>.</p>"), "It is ![my_file](https://example.org/a.png).");
  EXPECT_EQ(markdown("<p>It is <img src='https://a.example/formula/%5Cfrac%7Bm%7D%7Bv%7D'>.</p>"),
            "It is $\\frac{m}{v}$.");
  EXPECT_EQ(markdown("<p>It is <img src='https://a.example/formula/m_v.png'>.</p>"),
            "It is ![](https://a.example/formula/m_v.png).");
}

TEST(Embeds, LeadToThePageOfWhatTheyShow) {
  for (const auto& [frame, page] : std::initializer_list<std::pair<const char*, const char*>>{
           {"https://www.youtube-nocookie.com/embed/abc", "https://www.youtube.com/watch?v=abc"},
           {"https://player.vimeo.com/video/76979871", "https://vimeo.com/76979871"},
           {"https://www.dailymotion.com/embed/video/x9", "https://www.dailymotion.com/video/x9"},
           {"https://platform.twitter.com/embed/Tweet.html?id=23", "https://x.com/i/status/23"},
           {"https://open.spotify.com/embed/track/4u", "https://open.spotify.com/track/4u"},
           // Of these only the frame is known.
           {"https://www.youtube-nocookie.com/embed/videoseries?list=PL1",
            "https://www.youtube-nocookie.com/embed/videoseries?list=PL1"},
           {"https://player.vimeo.com/video/", "https://player.vimeo.com/video/"},
           {"https://codepen.io/bay/embed/a", "https://codepen.io/bay/embed/a"}})
    EXPECT_NE(content("<p>A</p><iframe src='" + std::string(frame) + "'></iframe><p>B</p>")
                  .find("<a href=\"" + std::string(page) + "\""),
              std::string::npos)
        << frame;
}

TEST(Embeds, OfPlacesThatAScriptFills) {
  for (const auto& [page, frame] : std::initializer_list<std::pair<const char*, const char*>>{
           {"<lite-youtube videoid=abcdefghijk playlabel=Play></lite-youtube>",
            "https://www.youtube-nocookie.com/embed/abcdefghijk"},
           {"<div class=rll-youtube-player data-src='https://www.youtube.com/embed/abcdefghijk' data-id=abcdefghijk>"
            "</div>",
            "https://www.youtube-nocookie.com/embed/abcdefghijk"},
           {"<lite-vimeo videoid=76979871></lite-vimeo>", "https://player.vimeo.com/video/76979871"},
           {"<div class=fb-post data-href='https://www.facebook.com/bay/posts/9'></div>",
            "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fbay%2Fposts%2F9"},
           {"<iframe src='https://social.example/@bay/112233445566/embed'></iframe>",
            "https://social.example/@bay/112233445566/embed"}})
    EXPECT_NE(content("<p>A</p>" + std::string(page) + "<p>B</p>").find("data-embed=\"" + std::string(frame) + "\""),
              std::string::npos)
        << content(page);
  for (const char* page : {"<div class=youtube data-id='a b'></div>", "<div class=fb-post data-href=/posts/9></div>",
                           "<iframe src='https://a.example/@bay/embed'></iframe>", "<div class=youtube>Text</div>"})
    EXPECT_EQ(content(page).find("data-embed"), std::string::npos) << page;
}

}  // namespace
}  // namespace lectern::test
