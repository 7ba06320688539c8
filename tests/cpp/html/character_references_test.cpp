#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "html/document.h"

namespace lectern::html {
namespace {

std::string text_of(std::string_view html) {
  const Document document = parse(html);
  std::string text;
  for (NodeId node = 0; node < document.size(); ++node)
    if (document[node].type == NodeType::text) text += document[node].text;
  return text;
}

std::string title_of(std::string_view value) {
  const std::string html = "<p title=\"" + std::string(value) + "\">x</p>";
  const Document document = parse(html);
  for (NodeId node = 0; node < document.size(); ++node)
    if (document[node].tag == Tag::p) return std::string(document.get(node, Attr::title));
  return "no paragraph";
}

TEST(CharacterReferences, Named) {
  EXPECT_EQ(text_of("<p>a&lt;b &eacute;&nbsp;&hearts;"), "a<b é\u00a0♥");
  EXPECT_EQ(text_of("<p>&NotEqualTilde;&fjlig;"), "\u2242\u0338fj") << "two code points";
  EXPECT_EQ(text_of("<p>&Afr;"), "\U0001D504") << "beyond the basic plane";
}

TEST(CharacterReferences, WithoutSemicolonTheLongestOldNameWins) {
  EXPECT_EQ(text_of("<p>&notit; &notin; &copy2024 &ampx"), "¬it; ∉ ©2024 &x");
  EXPECT_EQ(text_of("<p>&hearts &nosuch; &; & &&"), "&hearts &nosuch; &; & &&");
}

TEST(CharacterReferences, InAttributesOldNamesStayWhereAQueryGoesOn) {
  EXPECT_EQ(title_of("?a=1&copy=2&lt=3&reg"), "?a=1&copy=2&lt=3®");
  EXPECT_EQ(title_of("&notit; &amp;&quot;"), "&notit; &\"");
}

TEST(CharacterReferences, Numeric) {
  EXPECT_EQ(text_of("<p>&#65;&#x41;&#X1F600;&#66 "), "AA😀B ");
  EXPECT_EQ(text_of("<p>&#128;&#x99;"), "€™") << "windows-1252";
  EXPECT_EQ(text_of("<p>&#0;&#xD800;&#x110000;&#99999999999999;"), "\uFFFD\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(text_of("<p>&#; &#x; &#xg"), "&#; &#x; &#xg");
}

TEST(CharacterReferences, CutOffAtTheEnd) {
  EXPECT_EQ(text_of("<p>&"), "&");
  EXPECT_EQ(text_of("<p>&amp"), "&");
  EXPECT_EQ(text_of("<p>&#"), "&#");
  EXPECT_EQ(text_of("<p>&CounterClockwiseContourIntegra"), "&CounterClockwiseContourIntegra");
}

}  // namespace
}  // namespace lectern::html
