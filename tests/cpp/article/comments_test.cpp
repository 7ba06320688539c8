#include "article/comments.h"

#include <gtest/gtest.h>
#include <lectern/lectern.h>

#include <string>
#include <vector>

#include "extract/pages.h"
#include "html/parser.h"
#include "support/article_support.h"
#include "tree/running_text.h"

namespace lectern {
namespace {

struct Said {
  std::string author, time, text;
  bool operator==(const Said& other) const {
    return author == other.author && time == other.time && text == other.text;
  }
};
void PrintTo(const Said& said, std::ostream* out) { *out << said.author << " | " << said.time << " | " << said.text; }
using Comments = std::vector<Said>;

const std::string kFirst =
    "I walked there last week, on Sunday, and the wasps were very polite to all of us, thank you.";
const std::string kAnswer =
    "They are polite until October, when the plums are gone and they want your sandwich instead.";
const std::string kSecond =
    "My grandmother kept bees in that valley, and she never forgave the wasps for the year 1961.";

Comments said(const std::vector<Post>& comments) {
  Comments out;
  for (const Post& comment : comments)
    out.push_back({comment.author, comment.published_time, plain_text(comment.content)});
  return out;
}

// All that a page holds, taken as comments, but for headings of the page and forms: whether they are is for the
// selection to say.
Comments comments_of(const std::string& markup) {
  const std::string page = "<body>" + markup;
  const html::Document document = html::parse(page);
  extract::Selection selection = test::keep_all(document);
  for (extract::Block& block : selection.blocks) {
    block.verdict = Verdict::lift;
    block.role = Role::comment;
  }
  page::PageFacts facts;
  facts.url = facts.base_url = test::kUrl;
  bool truncated = false;
  Comments comments =
      said(article::find_comments(document, facts, selection, article::judge_tables(document, selection), truncated));
  EXPECT_FALSE(truncated);
  return comments;
}

Comments comments_of_page(const std::string& markup, bool wanted) {
  Options options;
  options.url = test::kUrl;
  options.comments = wanted;
  const Result<Reading> reading = lectern::parse(extract::article_with("", markup), options);
  return reading && reading->article ? said(reading->article->comments) : Comments();
}

const Comments kThree = {{"Ann Lee", "2025-03-04T09:30:00+01:00", kFirst},
                         {"Bo Chen", "2025-03-05T10:00:00+01:00", kAnswer},
                         {"Cy Diaz", "2025-03-06T11:00:00+01:00", kSecond}};

std::string wordpress() {
  const auto comment = [](const std::string& id, const std::string& name, const std::string& time,
                          const std::string& text) {
    return "<li id=comment-" + id +
           " class='comment byuser comment-author-ann bypostauthor even depth-1'><article id=div-comment-" + id +
           " class=comment-body><footer class=comment-meta><div class='comment-author vcard'><img src=/a.jpg alt=''>"
           "<b class=fn><a href=https://example.org/who class=url rel='external nofollow ugc'>" +
           name + "</a></b> <span class=says>says:</span></div><div class=comment-metadata><a href=#comment-" + id +
           "><time datetime=" + time + ">" + time.substr(0, 10) +
           " at 9:30 am</time></a></div></footer>"
           "<div class=comment-content><p>" +
           text +
           "</p></div><div class=reply><a rel=nofollow class=comment-reply-link "
           "href=#respond>Reply</a></div></article>";
  };
  return "<div id=comments class=comments-area><h2 class=comments-title>3 thoughts on “The valley”</h2><ol "
         "class=comment-list>" +
         comment("1", "Ann Lee", "2025-03-04T09:30:00+01:00", kFirst) + "<ol class=children>" +
         comment("2", "Bo Chen", "2025-03-05T10:00:00+01:00", kAnswer) + "</li></ol></li>" +
         comment("3", "Cy Diaz", "2025-03-06T11:00:00+01:00", kSecond) +
         "</li></ol><div id=respond><h3>Leave a Reply</h3><form><textarea></textarea><input "
         "type=submit></form></div></div>";
}

TEST(Comments, OfWordPress) { EXPECT_EQ(comments_of(wordpress()), kThree); }

TEST(Comments, InNestedLists) {
  const auto post = [](const std::string& name, const std::string& time, const std::string& text) {
    return "<li class=post><div class=post-content><header><span class=post-byline><span class='author "
           "publisher-anchor'><a "
           "href=/u>" +
           name + "</a></span></span> <span class=post-meta><a class=time-ago href=#x title=" + time +
           ">3 days ago</a></span></header><div class=post-body><p>" + text + "</p></div></div>";
  };
  EXPECT_EQ(comments_of("<section id=disqus_thread class=comments><ul class=post-list>" +
                        post("Ann Lee", "2025-03-04T09:30:00+01:00", kFirst) + "<ul class=children>" +
                        post("Bo Chen", "2025-03-05T10:00:00+01:00", kAnswer) + "</li></ul></li>" +
                        post("Cy Diaz", "2025-03-06T11:00:00+01:00", kSecond) + "</li></ul></section>"),
            kThree);
}

TEST(Comments, OfMicrodata) {
  const auto item = [](const std::string& name, const std::string& time, const std::string& text) {
    return "<div itemprop=comment itemscope itemtype=https://schema.org/Comment><p><span itemprop=author itemscope "
           "itemtype=https://schema.org/Person><span itemprop=name>" +
           name + "</span></span>, <time itemprop=dateCreated datetime=" + time + ">" + time.substr(0, 10) +
           "</time></p><div itemprop=text><p>" + text + "</p></div></div>";
  };
  EXPECT_EQ(comments_of("<div class=comments><h3>Comments</h3>" + item("Ann Lee", "2025-03-04T09:30:00+01:00", kFirst) +
                        item("Bo Chen", "2025-03-05T10:00:00+01:00", kAnswer) +
                        item("Cy Diaz", "2025-03-06T11:00:00+01:00", kSecond) + "</div>"),
            kThree);
}

TEST(Comments, WithoutNames) {
  EXPECT_EQ(comments_of("<div id=comments><h3>2 comments</h3><div><p>" + kFirst + "</p></div><div><p>" + kSecond +
                        "</p></div></div>"),
            (Comments{{"", "", kFirst}, {"", "", kSecond}}));
}

TEST(Comments, OneAlone) {
  EXPECT_EQ(comments_of("<div id=comments><ol class=comment-list><li class=comment><cite>Ann Lee</cite> <p>" + kFirst +
                        "</p><p>" + kSecond + "</p></li></ol></div>"),
            (Comments{{"Ann Lee", "", kFirst + "\n\n" + kSecond}}));
}

TEST(Comments, ListsInACommentAreNoComments) {
  const Comments comments = comments_of("<div id=comments><ol class=comment-list><li class=comment><p>" + kFirst +
                                        "</p><ul><li>The wasps</li><li>The plums</li></ul></li><li class=comment><p>" +
                                        kSecond + "</p></li></ol></div>");
  ASSERT_EQ(comments.size(), 2u);
  EXPECT_EQ(comments[0].text, kFirst + "\n\nThe wasps\nThe plums");
}

TEST(Comments, TextAroundCommentsIsNotAComment) {
  EXPECT_EQ(comments_of("<div id=comments><h3>Comments (0)</h3><p>You must be <a href=/in>logged in</a> to post a "
                        "comment.</p><a href=/all>Show all</a></div>"),
            Comments());
}

TEST(Comments, OnlyWhereTheyAreAskedFor) {
  EXPECT_EQ(comments_of_page(wordpress(), true), kThree);
  EXPECT_EQ(comments_of_page(wordpress(), false), Comments());
}

}  // namespace
}  // namespace lectern
