// Every block of an article knows which bytes of the page it came from.

#include <gtest/gtest.h>

#include "support/article_support.h"
#include "support/round_trip.h"

namespace lectern::test {
namespace {

// What each element at block level came from, in order.
std::vector<std::string> sources(const std::string& page) {
  const Article article = article_of(page);
  EXPECT_EQ(source_map_gap(article.content, page.size()), "") << page;
  std::vector<std::string> out;
  for (uint32_t n = 0; n < article.content.size(); ++n) {
    const Tree::Node& node = article.content[n];
    if (kind(node.element) != ElementKind::block && node.element != Element::hr) continue;
    out.push_back(std::string(name(node.element)) + " " +
                  page.substr(node.source.begin, node.source.end - node.source.begin));
  }
  return out;
}

using Sources = std::vector<std::string>;

TEST(SourceMap, ElementsOfThePageReachFromTagToTag) {
  EXPECT_EQ(
      sources("<body>\n<h2 class=x>A</h2>\n<p> B <b>c</b></p><ul><li>D</li><li><p>E</p></li></ul><hr><pre>F</pre>"),
      (Sources{"h2 <h2 class=x>A</h2>", "p <p> B <b>c</b></p>", "ul <ul><li>D</li><li><p>E</p></li></ul>",
               "li <li>D</li>", "li <li><p>E</p></li>", "hr <hr>", "pre <pre>F</pre>"}));
}

TEST(SourceMap, ParagraphsThatThePageOnlyImpliesReachOverTheirText) {
  EXPECT_EQ(sources("<div>One <b>two</b>.<p>Three.</p>Four</div>"),
            (Sources{"p One <b>two</b>.", "p <p>Three.</p>", "p Four"}));
  EXPECT_EQ(sources("<p>One<br><br>T&eacute;o</p>"), (Sources{"p One", "p T&eacute;o"}));
  EXPECT_EQ(sources("<b>One <h2>Two</h2> three</b>"), (Sources{"p One ", "h2 <h2>Two</h2>", "p  three"}));
}

TEST(SourceMap, ImpliedContainersReachOverWhatTheyHold) {
  EXPECT_EQ(sources("<table><tr><th>A<th>B</tr><tr><td>1<td></table>")[1], "tbody <tr><th>A<th>B</tr><tr><td>1<td>");
  EXPECT_EQ(sources("<div><li>One</li><li>Two</li></div>")[0], "ul <li>One</li><li>Two</li>");
  EXPECT_EQ(sources("<ul><li>One</li><ul><li>Two</li></ul></ul>")[1], "li <li>One</li><ul><li>Two</li></ul>");
}

TEST(SourceMap, BytesAreThoseOfTheInput) {
  // A byte order mark, line ends of two bytes, letters of several, references: none shifts what comes after.
  EXPECT_EQ(sources("\xEF\xBB\xBF<p>\r\n\xC3\xA9\xE2\x82\xAC\r\n&amp;</p>\r\n<p>A</p>"),
            (Sources{"p <p>\r\n\xC3\xA9\xE2\x82\xAC\r\n&amp;</p>", "p <p>A</p>"}));
}

TEST(SourceMap, FootnotesComeFromWhereTheyStood) {
  const Sources found =
      sources("<p>A<sup><a href=#n>1</a></sup></p><ol><li id=n>The note. <a href=#r>\u21A9</a></li></ol><p>B</p>");
  ASSERT_EQ(found.size(), 5u);
  EXPECT_EQ(found[1], "p <p>B</p>");
  EXPECT_EQ(found[4].substr(0, 24), "li <li id=n>The note. <a");
}

}  // namespace
}  // namespace lectern::test
