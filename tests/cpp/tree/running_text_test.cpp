#include "tree/running_text.h"

#include <gtest/gtest.h>

#include "article/reread.h"
#include "support/article_support.h"

namespace lectern::test {
namespace {

// The text of a piece of our own HTML.
std::string running(std::string_view html) { return running_text(article::reread(html), 0); }
std::string plain(std::string_view html) { return plain_text(article::reread(html)); }

TEST(RunningText, LinesAndBlocksPartWords) {
  EXPECT_EQ(running("<p>The clock<br>was green.</p>"), "The clock was green.");
  EXPECT_EQ(running("<blockquote><p>at once.</p><p>By autumn</p><hr><p>x</p></blockquote>"), "at once. By autumn x");
  EXPECT_EQ(running("<table><tbody><tr><td>Day</td><td>Leaves</td></tr><tr><td>Monday</td></tr></tbody></table>"),
            "Day Leaves Monday");
  EXPECT_EQ(running("<ul><li>one<ul><li>two</li></ul></li><li>three</li></ul>"), "one two three");
  EXPECT_EQ(running("<p>l<b>on</b>g w<wbr>ord</p>"), "long word");
}

TEST(RunningText, HasCharactersAndNotTheirReadings) {
  const char* const ruby =
      "<p>な<ruby>憂<rp>(</rp><rt>ゆう</rt><rp>)</rp>鬱<rp>(</rp><rt>うつ</rt><rp>)</rp></ruby>の</p>";
  EXPECT_EQ(running(ruby), "な憂鬱の");
  EXPECT_EQ(plain(ruby), "な憂鬱の");
}

TEST(RunningText, HasNoMarksOfNotes) {
  const char* const noted =
      "<p>a watch.<sup><a id=\"lectern-fnref-1\" href=\"#lectern-fn-1\" class=\"lectern-footnote-ref\">1</a></sup> "
      "Then</p>";
  EXPECT_EQ(running(noted), "a watch. Then");
  EXPECT_EQ(plain(noted), "a watch.[1] Then") << "what is read shows them";
  EXPECT_EQ(running("<p>It was. <a href=\"#lectern-fnref-1\" class=\"lectern-footnote-back\">\u21A9</a></p>"),
            "It was.");
}

TEST(RunningText, HasNoSourcesOfFormulasAndNoEmbeds) {
  EXPECT_EQ(running("<h2>On <math><semantics><mrow><mi>x</mi><mo>=</mo><mn>2</mn></mrow><annotation "
                    "encoding=\"application/x-tex\">x=2</annotation></semantics></math>, twice</h2>"),
            "On x = 2, twice");
  EXPECT_EQ(running("<div><p>a</p><figure class=\"lectern-embed\" data-embed=\"https://example.org/\"><p>b</p></figure>"
                    "<p>c</p></div>"),
            "a c");
}

TEST(RunningText, IsOfOneNode) {
  const Tree tree = article::reread("<p>before</p><p>a<br>b</p><p>after</p>");
  uint32_t n = 1;
  while (tree[n].element != Element::p) ++n;
  EXPECT_EQ(running_text(tree, n), "a b");
}

TEST(RunningText, OfCodeIsOnOneLine) { EXPECT_EQ(running("<pre><code>one\n\n  two</code></pre>"), "one two"); }

// What counts and names an article reads its text by the same rules.
TEST(RunningText, IsWhatIsCountedAndWhatHeadingsAreCalled) {
  const Article article = article_of(
      "<h2><ruby>渡船<rt>とせん</rt></ruby>の<br>時計</h2><p>The <ruby>ferry<rt>FERI</rt></ruby><br>left.</p>");
  ASSERT_EQ(article.outline.size(), 1u);
  EXPECT_EQ(article.outline[0].text, "渡船の 時計");
  EXPECT_EQ(to_text(article), "渡船の\n時計\n\nThe ferry\nleft.");
  EXPECT_EQ(article.length, 23u);
  EXPECT_EQ(article.word_count, 6u);
  EXPECT_EQ(article.metadata.excerpt, "The ferry left.");
}

}  // namespace
}  // namespace lectern::test
