#include <gtest/gtest.h>
#include <lectern/lectern.h>

#include <string>
#include <vector>

#include "article/reread.h"
#include "support/article_support.h"
#include "support/round_trip.h"
#include "write/formats.h"

namespace lectern {
namespace {

const std::string kOne =
    "<p>The tide comes in twice a day along most of this coast, and people keep time by the water.</p>";
const std::string kTwo =
    "<p>Engineers have built gates across four of the river mouths, and they leave gaps for the eels.</p>";
const std::string kThree =
    "<p>None of this is new; what is new is the scale of it, and the care that is taken to measure it.</p>";
const std::string kBio =
    "<p>Ann Lee has written about rivers for twenty years, and lives beside one with a dog that cannot swim.</p>";

Article page(const std::string& content) {
  Article out;
  out.content = article::reread(content);
  out.metadata.title = "Living by the tide";
  out.metadata.lang = "en";
  return out;
}

std::string joined(const std::vector<std::string>& contents) {
  std::vector<Article> pages;
  pages.reserve(contents.size());
  for (const std::string& content : contents) pages.push_back(page(content));
  const Article out = join(std::move(pages));
  EXPECT_EQ(test::round_trip_difference(out.content), "");
  return to_html(out);
}

TEST(Join, KeepsOrder) {
  EXPECT_EQ(joined({kOne, kTwo, kThree}), kOne + kTwo + kThree);
  EXPECT_EQ(joined({kOne}), kOne);
  EXPECT_EQ(joined({kOne, "", kThree}), kOne + kThree);
  EXPECT_TRUE(join({}).content.empty());
}

TEST(Join, LeavesOutWhatPagesBeginWith) {
  const std::string picture = "<figure><img src=\"https://example.org/tide.jpg?w=600\" alt=\"\"></figure>";
  const std::string later = "<figure><img src=\"https://example.org/tide.jpg?w=900\" alt=\"\"></figure>";
  const std::string gates = "<figure><img src=\"https://example.org/gates.jpg\" alt=\"\"></figure>";
  EXPECT_EQ(joined({picture + kOne, "<h2>Living by the tide</h2>" + later + kTwo}), picture + kOne + kTwo);
  EXPECT_EQ(joined({picture + kOne, gates + later + kTwo}), picture + kOne + gates + kTwo);
  EXPECT_EQ(joined({"<p>Series: The coast</p>" + kOne, "<p>Series: The coast</p>" + kTwo,
                    "<p>Series: The coast</p>" + kThree}),
            "<p>Series: The coast</p>" + kOne + kTwo + kThree);
  EXPECT_EQ(joined({kBio + kOne, kBio + kTwo}), kBio + kOne + kTwo);
  EXPECT_EQ(joined({kOne, "<h2>Living by the tide (page 2 of 2)</h2>" + kTwo}), kOne + kTwo);
}

TEST(Join, LeavesOutWhatPagesEndWith) {
  EXPECT_EQ(joined({kOne + kBio, kTwo + kBio, kThree + kBio}), kOne + kTwo + kThree + kBio);
  EXPECT_EQ(joined({kOne + kBio + "<p>Goes on.</p>", kTwo + kBio}), kOne + "<p>Goes on.</p>" + kTwo + kBio);
}

TEST(Join, LeavesOutWhichPageItIs) {
  for (const char* note : {"Page 2 of 5", "(2/5)", "Seite 2 von 5", "Page 2 sur 5", "Página 2 de 5", "Страница 2 из 5",
                           "पृष्ठ 2 / 5", "পৃষ্ঠা 2", "صفحة 2 من 5", "صفحہ 2", "第2页，共5页", "2ページ"})
    EXPECT_EQ(joined({kOne, "<p>" + std::string(note) + "</p>" + kTwo}), kOne + kTwo) << note;
  EXPECT_EQ(joined({kOne + "<p>1 2 3 … 9</p>", kTwo + "<p>1 2 3 4 … 9</p>"}), kOne + kTwo);
  const std::string part = "<h2>Part 2</h2>", number = "<h2>2</h2>", year = "<p>Page by page, 1999</p>";
  EXPECT_EQ(joined({kOne, part + number + year + kTwo}), kOne + part + number + year + kTwo);
}

TEST(Join, KeepsWhatIsRepeatedInTheMiddle) {
  const std::string refrain = "<p>And the water rises.</p>";
  EXPECT_EQ(joined({kOne + refrain + kTwo, kThree + refrain + kBio}), kOne + refrain + kTwo + kThree + refrain + kBio);
}

TEST(Join, APageThatComesAgainAddsNothing) {
  std::string many;
  for (int i = 0; i < 12; ++i)
    many += "<p>Line " + std::to_string(i) + " of a poem that is as long as it must be, and no longer, it says.</p>";
  EXPECT_EQ(joined({many, many}), many);
  EXPECT_EQ(joined({kOne + kTwo, kOne + kTwo, kThree}), kOne + kTwo + kThree);
}

TEST(Join, IdsStayUniqueAndLinksRight) {
  const auto part = [](const std::string& id, const std::string& words) {
    return "<h2 id=\"lectern-heading-1" + id + "\">" + words + "</h2><p><a href=\"#lectern-heading-1" + id + "\">" +
           words + "</a></p>";
  };
  EXPECT_EQ(joined({part("", "Gates"), part("", "Eels"), part("", "Boats")}),
            part("", "Gates") + part("--2", "Eels") + part("--3", "Boats"));
  const Article out = join({page(part("", "Gates")), page(part("", "Eels"))});
  ASSERT_EQ(out.outline.size(), 2u);
  EXPECT_EQ(out.outline[1].text, "Eels");
  EXPECT_EQ(out.outline[1].id, "lectern-heading-1--2");
}

TEST(Join, FootnotesAreCountedOn) {
  const auto text = [](const std::string& words, const std::string& n) {
    return "<p>" + words + "<sup><a id=\"lectern-fnref-" + n + "\" href=\"#lectern-fn-" + n +
           "\" class=\"lectern-footnote-ref\">" + n + "</a></sup></p>";
  };
  const auto note = [](const std::string& words, const std::string& n) {
    return "<li id=\"lectern-fn-" + n + "\">" + words + "<a href=\"#lectern-fnref-" + n +
           "\" class=\"lectern-footnote-back\"> ↩︎</a></li>";
  };
  const auto notes = [](const std::string& items) {
    return "<section class=\"lectern-footnotes\"><ol>" + items + "</ol></section>";
  };
  EXPECT_EQ(joined({text("Tide", "1") + notes(note("See there.", "1")), kTwo,
                    text("Eels", "1") + text("Boats", "2") + notes(note("See here.", "1") + note("Or here.", "2"))}),
            text("Tide", "1") + kTwo + text("Eels", "2") + text("Boats", "3") +
                notes(note("See there.", "1") + note("See here.", "2") + note("Or here.", "3")));
}

TEST(Join, TheFieldsOfAll) {
  Article one = page(kOne), two = page(kTwo);
  one.related_links = {{"A", "https://example.org/a"}};
  two.related_links = {{"A again", "https://example.org/a"}, {"B", "https://example.org/b"}};
  one.metadata.next_pages = {"https://example.org/2"};
  two.metadata.next_pages = {"https://example.org/3"};
  one.comments.push_back({article::reread("<p>x</p>"), "Ann", ""});
  two.comments.push_back({article::reread("<p>y</p>"), "Bo", ""});
  one.confidence = 0.9;
  two.confidence = 0.7;
  const Article out = join({one, two});
  ASSERT_EQ(out.related_links.size(), 2u);
  EXPECT_EQ(out.related_links[1].url, "https://example.org/b");
  EXPECT_EQ(out.metadata.next_pages, std::vector<std::string>{"https://example.org/3"});
  EXPECT_EQ(out.comments.size(), 2u);
  EXPECT_EQ(out.confidence, 0.7);
  EXPECT_EQ(out.word_count, 36u);
  EXPECT_GT(out.reading_time, 0);
}

TEST(Reread, GivesTheSameTree) {
  const Article article = test::article_of(
      "<h2>Title <em>of</em> all</h2><p>Text<sup><a href=#n1 id=r1>1</a></sup> and <a href=/x>a link</a>, "
      "x<sub>2</sub></p><ul><li>One<li><p>Two<p>Three"
      "</ul><pre><code class=language-js>let x\n  = 1;</code></pre><table><tr><th>A<td colspan=2>B</table><figure><img "
      "src=/a.jpg "
      "alt='A &amp; B'><figcaption>C</figcaption></figure><math><mfrac><mn>1</mn><mn>2</mn></mfrac></math><ol><li "
      "id=n1>The note. "
      "<a href=#r1>↩</a></ol><iframe "
      "src=https://www.youtube.com/embed/abcdefghijk></iframe><details><summary>S</summary><p>D</details>");
  Article again;
  again.content = article::reread(to_html(article));
  EXPECT_EQ(to_html(again), to_html(article));
  EXPECT_EQ(to_markdown(again), to_markdown(article));
  EXPECT_EQ(again.content.size(), article.content.size());
}

TEST(Reread, LeavesOutWhatTheLibraryDoesNotWrite) {
  const auto reread = [](std::string_view html) { return write::html(article::reread(html)); };
  EXPECT_EQ(reread("<p onclick=x() style='color:red'>a<script>x()</script><style>p{}</style><!-- c --></p>"),
            "<p>a</p>");
  EXPECT_EQ(reread("<a href='javascript:x()'>a</a><a href=#other>b</a><img src='data:image/svg+xml;base64,AA=='>"),
            "<a>a</a><a>b</a><img>");
  EXPECT_EQ(reread("<p id=logo class='host lectern-x'>a</p>"), "<p class=\"lectern-x\">a</p>");
  EXPECT_EQ(
      reread("<form><input><textarea>x</textarea><p>a</p></form><svg><a href=/x>y</a></svg><custom-x>b</custom-x>"),
      "<p>a</p>b");
  EXPECT_EQ(reread("<img srcset='http://a.example/b 2x, data:image/png;base64,AA 1x'>"), "<img>");
  EXPECT_EQ(reread("</p></body><div>a"), "<p></p><div>a</div>");
  for (const char* html : {"", "<", "<frameset><frame>", "<template><p>x</p></template>"})
    EXPECT_TRUE(article::reread(html).size() <= 1) << html;
}

}  // namespace
}  // namespace lectern
