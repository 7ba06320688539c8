// Threads in the markup of ten kinds of pages: every post is found once, in order, with its author and time.

#include <gtest/gtest.h>
#include <lectern/lectern.h>

#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "tree/running_text.h"

namespace lectern {
namespace {

/// A post as a page shows it.
struct Said {
  std::string author, time, text;
  uint32_t depth = 0;

  bool operator==(const Said& o) const {
    return author == o.author && time == o.time && text == o.text && depth == o.depth;
  }
};
void PrintTo(const Said& said, std::ostream* out) {
  *out << said.depth << " " << said.author << " | " << said.time << " | " << said.text;
}

const std::string kQuestion =
    "My small router loses its connection to the harbour mast every night at two, and nothing in its log says why. I "
    "have changed the cable, the power supply and the antenna, and it still goes silent for a quarter of an hour.";
const std::string kFirst =
    "That is the hour when the mast restarts its own clock. Look whether your router asks for the time at the same "
    "moment, because an answer that never comes can block its queue for fifteen minutes.";
const std::string kSecond =
    "Mine does the same. A different time server helped, as the manual of 2019 says on page 40.";
const std::string kThird =
    "Write the time server's address into the configuration instead of its name. Then nothing has to be looked up "
    "while the mast is away, and the router stays calm through the night.";

std::vector<Said> thread(std::vector<uint32_t> depths = {0, 0, 0, 0}) {
  return {{"mira_h", "2025-03-04T09:30:00Z", kQuestion, depths[0]},
          {"Old Tom", "2025-03-04T10:05:00Z", kFirst, depths[1]},
          {"wattle7", "2025-03-05T08:00:00Z", kSecond, depths[2]},
          {"Old Tom", "2025-03-06T21:45:00Z", kThird, depths[3]}};
}

/// A page around posts, with a menu, a sidebar and a footer.
std::string page(const std::string& title, const std::string& posts) {
  return "<!doctype html><html lang=en><head><title>" + title +
         "</title></head><body><div class=topbar><a href=/>Home</a> <a href=/new>New</a> <a href=/login>Log "
         "in</a></div>"
         "<div class=content>" +
         posts +
         "</div><div class=sidebar><h3>Popular now</h3><ul><li><a href=/a>How to mend a net in the dark</a></li><li><a "
         "href=/b>Which rope lasts longest</a></li></ul></div><div class=footer><a href=/terms>Terms</a> <a "
         "href=/privacy>Privacy</a></div></body></html>";
}

using Layout = std::function<std::string(const std::vector<Said>&)>;
const std::string kTitle = "Router silent at two in the morning";

std::string day(const Said& post) { return post.time.substr(0, 10); }

// Rows of one table, indented by a picture's width and an attribute; the first post is of another shape.
std::string indented_rows(const std::vector<Said>& posts) {
  std::string out =
      "<table class=fatitem><tr class='athing submission'><td class=title><span class=titleline><h1>" + kTitle +
      "</h1></span></td></tr><tr><td class=subtext><span class=score>57 points</span> by <a href='user?id=" +
      posts[0].author + "' class=hnuser>" + posts[0].author + "</a> <span class=age title='" + posts[0].time +
      "'><a href='item?id=1'>3 hours ago</a></span> | <a href=hide>hide</a></td></tr><tr><td><div class=toptext>" +
      posts[0].text + "</div></td></tr></table><table class=comment-tree>";
  for (size_t i = 1; i < posts.size(); ++i)
    out += "<tr class='athing comtr' id=" + std::to_string(100 + i) +
           "><td><table><tr><td class=ind indent=" + std::to_string(posts[i].depth) +
           "><img src=s.gif></td><td class=default><div><span class=comhead><a href='user?id=" + posts[i].author +
           "' class=hnuser>" + posts[i].author + "</a> <span class=age title='" + posts[i].time +
           "'><a href='item?id=" + std::to_string(i) +
           "'>2 hours ago</a></span> | <a href='#p'>parent</a></span></div><div "
           "class=comment><div class='commtext c00'>" +
           posts[i].text +
           "</div><div class=reply><p><a href=reply>reply</a></p></div></div></td></tr></table></td></tr>";
  return out + "</table>";
}

// Nested elements, their text in a form.
std::string nested_forms(const std::vector<Said>& posts) {
  const auto entry = [](const Said& post, const std::string& text) {
    return "<div class='entry unvoted'><p class=tagline><a href='/user/x' class=author>" + post.author +
           "</a> <span class='score unvoted'>12 points</span> <time title='Tue' datetime='" + post.time +
           "'>2 days ago</time></p><form class=usertext><div class=md><p>" + text +
           "</p></div></form><ul class='flat-list buttons'><li><a href=/l>permalink</a></li><li><a "
           "href=/r>reply</a></li></ul></div>";
  };
  std::string out = "<div class='thing link'><h1 class=title>" + kTitle + "</h1>" + entry(posts[0], posts[0].text) +
                    "</div><div class=commentarea>";
  for (size_t i = 1; i < posts.size(); ++i) {
    out += "<div class='thing comment noncollapsed'>" + entry(posts[i], posts[i].text) + "<div class=child>";
    const uint32_t next = i + 1 < posts.size() ? posts[i + 1].depth : 0;
    for (uint32_t d = posts[i].depth + 1; d > next; --d) out += "</div></div>";
  }
  return out + "</div>";
}

// Custom elements that say depth and author in attributes, too.
std::string custom_elements(const std::vector<Said>& posts) {
  const auto head = [](const Said& post) {
    return "<div slot=meta><a href='/user/" + post.author + "/'>" + post.author +
           "</a> <x-timeago ts='1'><time datetime='" + post.time + "'>2 days ago</time></x-timeago></div>";
  };
  std::string out = "<x-post author='" + posts[0].author + "' score=31>" + head(posts[0]) + "<h1 slot=title>" + kTitle +
                    "</h1><div slot=text-body class=md><p>" + posts[0].text + "</p></div></x-post><x-comment-tree>";
  for (size_t i = 1; i < posts.size(); ++i)
    out += "<x-comment class=comment author='" + posts[i].author + "' depth=" + std::to_string(posts[i].depth) + ">" +
           head(posts[i]) + "<div slot=comment class=md><p>" + posts[i].text +
           "</p></div><div slot=actions><button>Reply</button> <button>Share</button></div></x-comment>";
  return out + "</x-comment-tree>";
}

// A question and answers, signed below their text, the editor before the author.
std::string signed_below(const std::vector<Said>& posts) {
  std::string out = "<div id=question-header><h1>" + kTitle + "</h1></div><div class=inner-content>";
  for (size_t i = 0; i < posts.size(); ++i) {
    const bool question = i == 0;
    out += std::string("<div class='") + (question ? "question" : "answer") +
           " js-post' id=" + (question ? "question" : "answer-") + std::to_string(i) +
           "><div class=post-layout><div class=votecell><div class=js-vote-count "
           "itemprop=upvoteCount>5</div></div><div class='" +
           (question ? "postcell" : "answercell") + "'><div class='s-prose js-post-body' itemprop=text><p>" +
           posts[i].text +
           "</p></div><div class=post-signature><div class=user-info><div class=user-action-time>edited <span "
           "title='2025-08-01 10:00:00Z' class=relativetime>Aug 1, 2025 at 10:00</span></div><div "
           "class=user-details><a href='/users/99/editor'>an editor</a></div></div></div><div "
           "class=post-signature><div class=user-info><div class=user-action-time>" +
           (question ? "asked" : "answered") + " <span title='" + posts[i].time + "' class=relativetime>" +
           day(posts[i]) + "</span></div><div class=user-details itemprop=author itemscope><a href='/users/1/x'>" +
           posts[i].author + "</a><span class=d-none itemprop=name>" + posts[i].author +
           "</span></div></div></div></div></div></div>";
  }
  return out + "</div>";
}

// Microdata, as forum software writes it for programs.
std::string microdata(const std::vector<Said>& posts) {
  std::string out = "<h1>" + kTitle + "</h1><div itemscope itemtype='http://schema.org/DiscussionForumPosting'>";
  for (const Said& post : posts)
    out +=
        "<div class='topic-body crawler-post'><div class=crawler-post-meta><span class=creator itemprop=author "
        "itemscope><a itemprop=url href='/u/x'><span itemprop=name>" +
        post.author + "</span></a></span> <span class=crawler-post-infos><time itemprop=datePublished datetime='" +
        post.time +
        "' class=post-time>March 4, 2025</time><span itemprop=position>1</span></span></div><div class=post "
        "itemprop=text><p>" +
        post.text + "</p></div><div itemprop=interactionStatistic><span class=post-likes>2 Likes</span></div></div>";
  return out + "</div>";
}

// Lists in lists, below a story that is itself a post.
std::string nested_lists(const std::vector<Said>& posts) {
  std::string out = "<ol class=stories><li class=story><div class=details><h1 class=link>" + kTitle +
                    "</h1><div class=byline>authored by <a class=u-author href='/~x'>" + posts[0].author +
                    "</a> <time title='" + posts[0].time + "' datetime='" + posts[0].time +
                    "'>8 months ago</time> | <a href=/c>3 comments</a></div></div></li></ol><div class=story_text><p>" +
                    posts[0].text + "</p></div><ol class=comments>";
  for (size_t i = 1; i < posts.size(); ++i) {
    out += "<li class=comments_subtree><div class=comment id=c_" + std::to_string(i) +
           "><div class=voters><a class=upvoter>9</a></div><div class=details><div class=byline><a href='/~x'>" +
           posts[i].author + "</a> <time datetime='" + posts[i].time +
           "'>8 months ago</time> | <a href=/l>link</a></div><div class=comment_text><p>" + posts[i].text +
           "</p></div></div></div><ol class=comments>";
    const uint32_t next = i + 1 < posts.size() ? posts[i + 1].depth : 0;
    for (uint32_t d = posts[i].depth + 1; d > next; --d) out += "</ol></li>";
  }
  return out + "</ol>";
}

// Short posts of a social network, one of them large.
std::string statuses(const std::vector<Said>& posts) {
  std::string out = "<h1>" + kTitle + "</h1><div class=scrollable>";
  for (size_t i = 0; i < posts.size(); ++i)
    out += std::string("<div tabindex=0><div class='status ") + (i == 0 ? "detailed-status" : "status-reply") +
           "'><div class=status__info><a href='/@x' class=status__display-name><span class='display-name'><bdi><strong "
           "class=display-name__html>" +
           posts[i].author + "</strong></bdi></span></a> <a href='/@x/" + std::to_string(i) +
           "' class=status__relative-time><time datetime='" + posts[i].time +
           "'>Mar 04</time></a></div><div class=status__content><p>" + posts[i].text +
           "</p></div><div class=status__action-bar><button>Reply</button><button>Boost</button></div></div></div>";
  return out + "</div>";
}

// The time line of an issue, with events between posts.
std::string timeline(const std::vector<Said>& posts) {
  std::string out = "<h1>" + kTitle + " <span>#41</span></h1><div class=discussion-timeline>";
  for (const Said& post : posts)
    out +=
        "<div class='timeline-item'><div class='timeline-comment-group'><div class='timeline-comment comment'><div "
        "class=timeline-comment-header><h3><strong><a class=author href='/" +
        post.author + "'>" + post.author + "</a></strong> commented <a href='#i'><relative-time datetime='" +
        post.time +
        "'>Mar 4, 2025</relative-time></a></h3><span class=Label>Contributor</span></div><div class='comment-body "
        "markdown-body'><p>" +
        post.text +
        "</p></div></div></div></div><div class=timeline-event><a href='/bot'>harbour-bot</a> added the <a "
        "href=/l>radio</a> label</div>";
  return out + "</div>";
}

// A table for each post: who on the left, what on the right.
std::string side_by_side(const std::vector<Said>& posts) {
  std::string out = "<h2 class=topic-title>" + kTitle + "</h2>";
  for (size_t i = 0; i < posts.size(); ++i)
    out +=
        "<div id=p" + std::to_string(410 + i) + " class='post has-profile bg" + (i % 2 == 0 ? "2" : "1") +
        "'><div class=inner><dl class=postprofile><dt><a href='./memberlist.php?mode=viewprofile&amp;u=7' "
        "class=username>" +
        posts[i].author +
        "</a></dt><dd class=profile-posts><strong>Posts:</strong> 138</dd><dd "
        "class=profile-joined><strong>Joined:</strong> Wed Jul 04, 2012 4:09 pm</dd></dl><div class=postbody><h3><a "
        "href='#p'>Re: " +
        kTitle +
        "</a></h3><ul class=post-buttons><li><a href=q>Quote</a></li></ul><p class=author>by <strong><a class=username "
        "href='./memberlist.php?mode=viewprofile&amp;u=7'>" +
        posts[i].author + "</a></strong> » <time datetime='" + posts[i].time +
        "'>Tue Mar 04, 2025 9:30 am</time></p><div class=content>" + posts[i].text +
        "</div><div class=signature>Sent from the lighthouse, where the wind is always right.</div></div></div></div>";
  return out;
}

// A definition list without class names: a term for each header, its text beside it.
std::string terms(const std::vector<Said>& posts) {
  std::string out = "<h1>" + kTitle + "</h1><dl>";
  for (const Said& post : posts)
    out += "<dt><cite>" + post.author + "</cite>, <time datetime='" + post.time + "'>4 March</time></dt><dd><p>" +
           post.text + "</p></dd>";
  return out + "</dl>";
}

struct Case {
  const char* name;
  const char* url;
  Layout layout;
  std::vector<uint32_t> depths;
};
void PrintTo(const Case& each, std::ostream* out) { *out << each.name; }

class Thread : public testing::TestWithParam<Case> {};

TEST_P(Thread, HasEveryPostOnceWithItsAuthorAndTime) {
  const std::vector<Said> wanted = thread(GetParam().depths);
  Options options;
  options.url = GetParam().url;
  const std::string html = page(kTitle, GetParam().layout(wanted));
  const auto reading = parse(html, options);
  ASSERT_TRUE(reading);
  ASSERT_TRUE(reading->article) << name(reading->reason);
  const Article& article = *reading->article;
  std::vector<Said> posts;
  for (const Post& post : article.posts)
    posts.push_back({post.author, post.published_time, plain_text(post.content), post.depth});
  EXPECT_EQ(posts, wanted);
  EXPECT_EQ(article.metadata.byline, wanted[0].author);
  EXPECT_EQ(article.metadata.published_time, wanted[0].time);
  EXPECT_EQ(article.metadata.page_type, PageType::forum);
  const std::string text = to_text(article);
  for (const Said& post : wanted) {
    const size_t at = text.find(post.text);
    EXPECT_NE(at, std::string::npos) << post.text;
    EXPECT_EQ(text.find(post.text, at + 1), std::string::npos) << post.text;
    EXPECT_NE(text.find(post.author), std::string::npos) << post.author;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Layouts, Thread,
    testing::Values(Case{"indented_rows", "https://example.org/item?id=1", indented_rows, {0, 0, 1, 0}},
                    Case{"nested_forms", "https://example.org/r/radio/comments/1/router/", nested_forms, {0, 0, 1, 2}},
                    Case{"custom_elements", "https://example.org/r/radio/comments/1/", custom_elements, {0, 0, 1, 0}},
                    Case{"signed_below", "https://example.org/questions/1/router", signed_below, {0, 0, 0, 0}},
                    Case{"microdata", "https://example.org/t/router/1", microdata, {0, 0, 0, 0}},
                    Case{"nested_lists", "https://example.org/s/abc/router", nested_lists, {0, 0, 1, 1}},
                    Case{"statuses", "https://example.org/@x/1", statuses, {0, 0, 0, 0}},
                    Case{"timeline", "https://example.org/harbour/mast/issues/41", timeline, {0, 0, 0, 0}},
                    Case{"side_by_side", "https://example.org/viewtopic.php?t=1", side_by_side, {0, 0, 0, 0}},
                    Case{"terms", "https://example.org/forum/1", terms, {0, 0, 0, 0}}),
    [](const auto& each) { return each.param.name; });

TEST(ThreadOutput, HasASectionForEachPost) {
  Options options;
  options.url = "https://example.org/r/radio/comments/1/router/";
  const auto reading = parse(page(kTitle, nested_forms(thread({0, 0, 1, 2}))), options);
  ASSERT_TRUE(reading && reading->article);
  const std::string html = to_html(*reading->article);
  EXPECT_EQ(html.rfind("<section class=\"lectern-thread-post\"><p class=\"lectern-thread-post-header\"><b>mira_h</b> · "
                       "<time datetime=\"2025-03-04T09:30:00Z\">2 days ago</time></p>",
                       0),
            0u)
      << html;
  EXPECT_EQ(to_markdown(*reading->article).rfind("**mira_h** · 2 days ago\n\n", 0), 0u)
      << to_markdown(*reading->article);
  const std::string json = to_json(*reading->article);
  EXPECT_NE(
      json.find("\"posts\":[{\"author\":\"mira_h\",\"publishedTime\":\"2025-03-04T09:30:00Z\",\"depth\":0,\"score\":12,"
                "\"content\":\"<p>My small router"),
      std::string::npos)
      << json;
}

TEST(ThreadOutput, LeavesOutWhatTheReaderChose) {
  const std::string html = page(kTitle, microdata(thread()));
  Options options;
  options.url = "https://example.org/t/router/1";
  const auto log = explain(html, options);
  ASSERT_TRUE(log);
  std::vector<uint32_t> places;
  for (const BlockNote& block : log->blocks)
    if (block.text == kQuestion) places.push_back(block.place);
  ASSERT_EQ(places.size(), 1u);
  options.drop = places;
  const auto reading = parse(html, options);
  ASSERT_TRUE(reading);
  if (reading->article) {
    EXPECT_EQ(to_text(*reading->article).find(kQuestion), std::string::npos);
  }
}

// A question with answers, each with a comment under it.
std::string commented_answers() {
  std::string out = "<h1>" + kTitle + "</h1><div class=inner>";
  for (const Said& post : thread()) {
    out += "<div class=answer><div class=body><p>" + post.text +
           "</p></div><div class=card><time datetime=" + post.time + ">4 March</time> <a href='/users/1/x'>" +
           post.author + "</a></div><ul class=comments-list>";
    out += "<li class=comment><div class=comment-body><span class=comment-copy>I tried that, and since " +
           post.time.substr(0, 16) +
           " it has helped my router.</span> <a class=comment-user href='/users/2/y'>wasp</a> <span class=comment-date "
           "title='2025-03-07 10:00:00Z'>7 March</span></div></li>";
    out += "</ul></div>";
  }
  return out + "</div>";
}

TEST(ThreadOutput, LeavesOutCommentsUnderPostsUnlessAskedFor) {
  Options options;
  options.url = "https://example.org/questions/1/router";
  const std::string html = page(kTitle, commented_answers());
  const auto without = parse(html, options);
  ASSERT_TRUE(without && without->article);
  EXPECT_EQ(without->article->posts.size(), 4u);
  options.comments = true;
  const auto with = parse(html, options);
  ASSERT_TRUE(with && with->article);
  ASSERT_EQ(with->article->posts.size(), 8u);
  EXPECT_EQ(with->article->posts[1].author, "wasp");
  EXPECT_EQ(with->article->posts[1].depth, 1u);
}

}  // namespace
}  // namespace lectern
