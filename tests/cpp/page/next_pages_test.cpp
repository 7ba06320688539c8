#include <gtest/gtest.h>

#include <string>

#include "page/page_facts.h"

namespace lectern::page {
namespace {

using Strings = std::vector<std::string>;

constexpr std::string_view kUrl = "https://www.example.org/port/story.html";

// The further pages without what all addresses here begin with.
Strings next_pages(const std::string& html, std::string_view url = kUrl) {
  Strings out = read(html::parse(html), url).metadata.next_pages;
  for (std::string& page : out) {
    constexpr std::string_view kSite = "https://www.example.org";
    EXPECT_EQ(page.substr(0, kSite.size()), kSite);
    page.erase(0, kSite.size());
  }
  return out;
}

TEST(NextPages, NumbersThatTheAddressHasToo) {
  EXPECT_EQ(
      next_pages("<p><a href=/port/story.html>1</a> <a href=/port/story-2.html>2</a> <a href=/port/story-3.html>3"),
      Strings({"/port/story-2.html", "/port/story-3.html"}));
  EXPECT_EQ(next_pages("<a href='?page=2'>2</a>"), Strings({"/port/story.html?page=2"}));
  EXPECT_EQ(next_pages("<a href=/port/story/2/>Page 2</a><a href=/port/story/3/>3</a>",
                       "https://www.example.org/port/story/"),
            Strings({"/port/story/2/", "/port/story/3/"}));
  EXPECT_EQ(next_pages("<a href=/port/story/page/2>2</a>", "https://www.example.org/port/story"),
            Strings({"/port/story/page/2"}));
  EXPECT_EQ(next_pages("<a href=/port/story/Seite-2>2</a>", "https://www.example.org/port/story"),
            Strings({"/port/story/Seite-2"}));
  EXPECT_EQ(next_pages("<a href=/read?id=7&page=2>2</a>", "https://www.example.org/read?id=7&utm_source=x"),
            Strings({"/read?id=7&page=2"}));
  EXPECT_EQ(next_pages("<a href=/read?sid=ab12&id=7&page=2>2</a>", "https://www.example.org/read?id=7"),
            Strings({"/read?sid=ab12&id=7&page=2"}));
}

// A page must not have whoever follows its article ask a site that is not its own.
TEST(NextPages, NoOtherSite) {
  for (const char* claim : {"<link rel=canonical href=http://10.0.0.1/story>",
                            "<meta property=og:url content=http://10.0.0.1/story>", "<base href=http://10.0.0.1/>"})
    EXPECT_EQ(next_pages(std::string(claim) +
                         "<a href=http://10.0.0.1/story/2>2</a> <a href=http://10.0.0.1/port/story-2.html>2</a>"),
              Strings())
        << claim;
  EXPECT_EQ(
      next_pages("<link rel=canonical href=https://www.example.org/story><a href=https://www.example.org/story/2>2</a>",
                 "https://example.org/index?id=7"),
      Strings({"/story/2"}));
}

TEST(NextPages, InOrderOnceAndWithoutThePageItself) {
  EXPECT_EQ(
      next_pages("<a href='?page=3'>3</a><a href='?page=2'>2</a><a href='?page=2#top'>2</a><a href='?page=2'>Next</a>"
                 "<a href=story.html>1</a><link rel=next href='?page=2'>"),
      Strings({"/port/story.html?page=2", "/port/story.html?page=3"}));
  EXPECT_EQ(next_pages("<a href=?page=1>1</a><a href=?page=2>2</a><a href=?page=3>3</a><a href=?page=10>10</a>",
                       "https://www.example.org/port/story?page=2"),
            Strings({"/port/story?page=3", "/port/story?page=10"}));
  EXPECT_EQ(
      next_pages("<a href=/port/story_01.html>1</a><a href=/port/story_02.html>2</a><a href=/port/story_03.html>3</a>",
                 "https://www.example.org/port/story_02.html"),
      Strings({"/port/story_03.html"}));
  // Page 2 that calls page 1 canonical.
  EXPECT_EQ(next_pages("<link rel=canonical href=/port/story><a href=/port/story/2>2</a><a href=/port/story/3>3</a>",
                       "https://www.example.org/port/story/2"),
            Strings({"/port/story/3"}));
}

TEST(NextPages, TheRelation) {
  EXPECT_EQ(next_pages("<link rel=next href='?page=2'>"), Strings({"/port/story.html?page=2"}));
  EXPECT_EQ(next_pages("<a rel='next nofollow' href=story-2.html><img src=arrow.png></a>"),
            Strings({"/port/story-2.html"}));
  // It leads to the next article, the next chapter, another site, too.
  EXPECT_EQ(next_pages("<link rel=next href=/port/another-story.html><a rel=next href=/port/chapter-5.html>5</a>"),
            Strings());
  EXPECT_EQ(next_pages("<link rel=next href=https://other.example/port/story-2.html>"), Strings());
  EXPECT_EQ(next_pages("<link rel=next href=/index.php?p=124>", "https://www.example.org/index.php?p=123"), Strings());
  EXPECT_EQ(next_pages("<link rel=next href=/index.php?id=124>", "https://www.example.org/index.php?id=123"),
            Strings());
}

TEST(NextPages, PagesThatBeginSomewhere) {
  EXPECT_EQ(next_pages("<a rel=next href='/topic?t=5&amp;start=20'>Next</a>", "https://www.example.org/topic?t=5"),
            Strings({"/topic?t=5&start=20"}));
  EXPECT_EQ(next_pages("<a href='/topic?t=5&amp;start=40'>Next</a>", "https://www.example.org/topic?t=5&start=20"),
            Strings({"/topic?t=5&start=40"}));
  EXPECT_EQ(next_pages("<a href='/topic?t=6&amp;start=20'>Next</a>", "https://www.example.org/topic?t=5"), Strings());
}

TEST(NextPages, PagesCountedFromZero) {
  EXPECT_EQ(next_pages("<a href='?page=1'>2</a><a href='?page=2'>3</a>"),
            Strings({"/port/story.html?page=1", "/port/story.html?page=2"}));
  EXPECT_EQ(next_pages("<a href='?page=1'>1</a>"), Strings());
}

TEST(NextPages, NextInElevenLanguages) {
  for (const char* word : {"Next",      "NEXT PAGE »",       "अगला",    "अगला पृष्ठ",        "পরবর্তী", "اگلا صفحہ",
                           "التالي",    "الصفحة التالية →",  "下一页",  "下一頁 >",        "次へ",   "次のページ",
                           "Siguiente", "Página siguiente",  "Suivant", "Page suivante ›", "Weiter", "Nächste Seite",
                           "Далее",     "Следующая страница"})
    EXPECT_EQ(next_pages(std::string("<a href=story-2.html>") + word + "</a>"), Strings({"/port/story-2.html"}))
        << word;
  EXPECT_EQ(next_pages("<a href=story-2.html aria-label='Next page'><svg></svg></a>"), Strings({"/port/story-2.html"}));
  // Of another article.
  EXPECT_EQ(
      next_pages(
          "<a href=another.html>Next</a><a href=another-2.html>Next article</a><a href=story-2.html>The sequel</a>"),
      Strings());
}

TEST(NextPages, NumbersInElevenLanguages) {
  for (const char* label : {"2", "[2]", "Page 2", "Seite 2", "Página 2", "Страница 2", "पृष्ठ २", "পৃষ্ঠা ২", "صفحہ ۲",
                            "صفحة ٢", "第2页", "2ページ"})
    EXPECT_EQ(next_pages(std::string("<a href=story-2.html>") + label + "</a>"), Strings({"/port/story-2.html"}))
        << label;
  EXPECT_EQ(next_pages("<a href=story-2.html>4</a><a href=story-2.html>Part two</a><a href=story-3.html>Top 3</a>"),
            Strings());
}

TEST(NextPages, NeitherFootnotesNorCommentsNorOtherStories) {
  EXPECT_EQ(next_pages("<a href=#fn2>2</a> <a href=/port/other-2.html>2</a> <a href=/port/story/comment-page-2>2</a>"),
            Strings());
  EXPECT_EQ(next_pages("<div id=comments><nav><a href='?page=2'>2</a></nav></div>"), Strings());
  EXPECT_EQ(next_pages("<a href='?cpage=2'>2</a>"), Strings());
  EXPECT_EQ(next_pages("<a href=/page/2>2</a><a rel=next href=/page/2>Older posts</a>", "https://www.example.org/"),
            Strings());
  EXPECT_EQ(next_pages("<a href=javascript:next(2)>2</a><a>2</a><a href=''>2</a>"), Strings());
  EXPECT_EQ(next_pages("<a href='?page=2'>2</a>", ""), Strings());
}

}  // namespace
}  // namespace lectern::page
