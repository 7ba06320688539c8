// Whatever a page nests, the article is valid HTML: parsing it again gives the same tree, and no text is lost.

#include <gtest/gtest.h>

#include <iterator>
#include <random>
#include <vector>

#include "base/text.h"
#include "support/article_support.h"
#include "support/round_trip.h"
#include "vocabulary/limits.h"

namespace lectern::test {
namespace {

std::string compact(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (!base::is_space(c)) out += c;
  return out;
}

void expect_valid(std::string_view page) {
  const Article article = article_of(page);
  EXPECT_EQ(round_trip_difference(article.content), "") << page.substr(0, 500) << "\n"
                                                        << to_html(article).substr(0, 1000);
  EXPECT_EQ(source_map_gap(article.content, page.size()), "") << page.substr(0, 500);
  EXPECT_EQ(disallowed(to_html(article)), "") << page.substr(0, 500);
  EXPECT_LE(depth(article.content), vocabulary::kDeepestNode) << page.substr(0, 200);
}

TEST(Nesting, ParagraphsAreMadeOfRuns) {
  EXPECT_EQ(content("<div>One <b>two</b>.<p>Three.</p>Four</div>"), "<p>One <b>two</b>.</p><p>Three.</p><p>Four</p>");
  EXPECT_EQ(content("<div>One<br><br>Two<br>three</div>"), "<p>One</p><p>Two<br>three</p>");
}

TEST(Nesting, BlocksLeaveInlineElements) {
  EXPECT_EQ(content("<b>One <h2>Two</h2> three</b>"),
            "<p><b>One</b></p><h2 id=\"lectern-heading-1\"><b>Two</b></h2><p><b>three</b></p>");
  EXPECT_EQ(content("<a href='/x'><div>One</div><div>Two</div></a>"),
            "<p><a href=\"https://example.org/x\" rel=\"noopener noreferrer\">One</a></p>"
            "<p><a href=\"https://example.org/x\" rel=\"noopener noreferrer\">Two</a></p>");
}

TEST(Nesting, ListItemsHoldOneRunWithoutAParagraph) {
  EXPECT_EQ(content("<ul><li><p>One</p></li><li><div><span>Two</span></div></li></ul>"),
            "<ul><li>One</li><li>Two</li></ul>");
  EXPECT_EQ(content("<ul><li>One<ul><li>Two</li></ul></li></ul>"), "<ul><li>One<ul><li>Two</li></ul></li></ul>");
  EXPECT_EQ(content("<ul><li><p>One</p><p>Two</p></li></ul>"), "<ul><li><p>One</p><p>Two</p></li></ul>");
}

TEST(Nesting, ListsAlwaysHoldItems) {
  EXPECT_EQ(content("<ul><li>One</li><ul><li>Two</li></ul><li>Three</li></ul>"),
            "<ul><li>One<ul><li>Two</li></ul></li><li>Three</li></ul>");
  EXPECT_EQ(content("<ul>One<p>Two</p><li>Three</li></ul>"), "<ul><li>One</li><li>Two</li><li>Three</li></ul>");
  EXPECT_EQ(content("<div><li>One</li><li>Two</li></div><p>Three</p>"),
            "<ul><li>One</li><li>Two</li></ul><p>Three</p>");
  EXPECT_EQ(content("<dd>One</dd><p>Two</p>"), "<dl><dd>One</dd></dl><p>Two</p>");
  EXPECT_EQ(content("<dl><div><dt>One</dt><dd>Two</dd></div></dl>"), "<dl><dt>One</dt><dd>Two</dd></dl>");
}

TEST(Nesting, WhatMayNotStandSomewhereDissolves) {
  EXPECT_EQ(content("<figcaption>One</figcaption><summary>Two</summary>"), "<p>One</p><p>Two</p>");
  EXPECT_EQ(content("<h2>One<div>Two</div><ul><li>Three</li></ul></h2>"),
            "<h2 id=\"lectern-heading-1\">One<br>Two<br>Three</h2>");
  EXPECT_EQ(content("<rt>One</rt>"), "<p>One</p>");
  EXPECT_EQ(content("<my-card><x-y>One</x-y></my-card><center>Two</center>"), "<p>One</p><p>Two</p>");
  EXPECT_EQ(content("<p><font size=7>One</font> <big>two</big> <tt>three</tt> <strike>four</strike></p>"),
            "<p>One two <code>three</code> <s>four</s></p>");
}

TEST(Nesting, AnUnclosedHeadingDoesNotSwallowThePage) {
  std::string page = "<h3>Title";
  for (int i = 0; i < 6; ++i) page += "<div>A paragraph of some length.</div>";
  EXPECT_EQ(content(page).find("<h3"), std::string::npos);
  EXPECT_NE(content(page).find("<p>A paragraph"), std::string::npos);
}

TEST(Nesting, WhiteSpaceIsCollapsedAndStandsOutside) {
  EXPECT_EQ(content("<p>  One\n <b> two </b>\tthree<i>,</i>  </p>\n<p> </p>"), "<p>One <b>two</b> three<i>,</i></p>");
  EXPECT_EQ(content("<p>One&nbsp; two</p>"), "<p>One&nbsp; two</p>");
}

TEST(Nesting, RulesStandBetweenContentOnly) {
  EXPECT_EQ(content("<hr><p>One</p><hr><hr><p>Two</p><hr>"), "<p>One</p><hr><p>Two</p>");
}

TEST(Nesting, AnythingGivesAValidTree) {
  for (const char* page : {
           "<p>a<table><tr><td>b<p>c</table>d",
           "<table>x<tr><td>a<table><tr><td>b</td><td>c</td></tr><tr><td>d<td>e</table><td>f</table>",
           "<ul><ul><ul><li>a</ul></ul>b</ul>",
           "<ol><p>a</p><ol><li>b</li></ol><li>c<li>d</ol>",
           "<dl>a<dt>b<dl><dd>c</dl><p>d</dl>",
           "<a href=x>a<a href=y>b</a>c</a>",
           "<a href=x><table><tr><td><a href=y>b</a></td></tr></table></a>",
           "<p><ruby>a<rt>b<rt>c</ruby><rp>d</rp>",
           "<ruby><b>a<rt><p>b</p></rt></b></ruby>",
           "<h1>a<h2>b</h2>c</h1>",
           "<figure><figure><img src=a.jpg><figcaption>b<figcaption>c</figcaption></figcaption></figure>d</figure>",
           "<figure><img src=a.jpg>text<figcaption>b</figcaption><figcaption>c</figcaption></figure>",
           "<details><p>a</p><summary>b<p>c</p></summary><summary>d</summary></details>",
           "<details><summary><h2>a</h2><table><tr><td>b<td>c</table></summary></details>",
           "<blockquote>a<blockquote><p>b</blockquote>c</blockquote>",
           "<pre>\n\n a\n</pre><pre><pre>b</pre></pre>",
           "<p>a<br><br><br>b<br></p><br>c",
           "<td>a</td><tr><td>b</td></tr><caption>c</caption>",
           "<template><tr><td>a</td></tr><li>b</li></template>",
           "<math><mi>x</mi><mtext><b>y</b><table><tr><td>z</table></mtext></math>",
           "<math><semantics><annotation-xml encoding=text/html><p>a</p></annotation-xml></semantics></math>",
           "<b><i><u><s><em><strong><mark><small><sub><sup><kbd><var>deep</var></kbd></sup></sub></small></mark></"
           "strong></em></s></u></i></b>",
           "<i><p>a<p>b</i>c<p>d",
           "<center><font><p>a</font></center>",
           "<button>a<p>b</button><label>c<input>d</label>",
           "<table><caption>a<p>b</p></caption><thead><tr><th>c</thead><tfoot><tr><td>d</tfoot><tbody><tr><td>e</"
           "table>",
           "<video><p>fallback</p></video><audio src=a.mp3>x</audio>",
           "<svg><desc><p>a</p></desc><foreignObject><p>b</p></foreignObject></svg>c",
           "<p>a&#13;b</p><pre>a&#13;&#10;b</pre>",
           "<p id=a><a href=#b>x</a></p><p><span id=b></span>y <a href=#a>z</a></p>",
       })
    expect_valid(page);
}

// Markup at random: tags that open, close and cross each other, with what makes the builder do special things.
std::string random_page(std::mt19937& random) {
  constexpr const char* kTags[] = {"p",
                                   "div",
                                   "b",
                                   "i",
                                   "a href=#x",
                                   "a href=/y",
                                   "ul",
                                   "ol start=3",
                                   "li",
                                   "li id=x",
                                   "table",
                                   "tr",
                                   "td",
                                   "th colspan=2",
                                   "td rowspan=3",
                                   "caption",
                                   "thead",
                                   "tbody",
                                   "tfoot",
                                   "figure",
                                   "figcaption",
                                   "img src=/a.jpg",
                                   "img src=/spacer.gif",
                                   "noscript",
                                   "h1",
                                   "h2 id=z",
                                   "h5",
                                   "blockquote cite=/q",
                                   "pre",
                                   "code class=language-c",
                                   "br",
                                   "br",
                                   "hr",
                                   "dl",
                                   "dt",
                                   "dd",
                                   "details",
                                   "summary",
                                   "ruby",
                                   "rt",
                                   "rp",
                                   "math",
                                   "mrow",
                                   "mi",
                                   "mfrac",
                                   "mtext",
                                   "annotation",
                                   "semantics",
                                   "span lang=fr",
                                   "div dir=rtl",
                                   "sup",
                                   "sup",
                                   "sub",
                                   "section",
                                   "aside",
                                   "svg",
                                   "foreignObject",
                                   "iframe src=https://www.youtube.com/embed/x",
                                   "video src=/v.mp4",
                                   "q",
                                   "small",
                                   "font",
                                   "center",
                                   "button",
                                   "label",
                                   "select",
                                   "option",
                                   "template",
                                   "form",
                                   "nobr",
                                   "span class=katex",
                                   "script type=math/tex",
                                   "x-y",
                                   "wbr",
                                   "del",
                                   "span id=n1",
                                   "a name=n2",
                                   "a href=#n1",
                                   "a href=#n2",
                                   "p id=n1"};
  constexpr const char* kTexts[] = {"text ", "1",      "[1]", " more words here", "\n",       "*", "2",
                                    "$x$",   "\u00A0", " ",   "\u21A9",           "a_b*c`d|e"};
  std::string page = random() % 8 == 0 ? "<script src=mathjax.js></script>" : "";
  std::vector<std::string> open;
  for (size_t steps = 5 + random() % 120; steps > 0; --steps) {
    const auto what = random() % 10;
    if (what < 5) {
      const std::string tag = kTags[random() % std::size(kTags)];
      page += "<" + tag + ">";
      open.push_back(tag.substr(0, tag.find(' ')));
    } else if (what < 7 && !open.empty()) {
      const size_t which = random() % 3 > 0 ? open.size() - 1 : random() % open.size();
      page += "</" + open[which] + ">";
      open.resize(which);
    } else {
      page += kTexts[random() % std::size(kTexts)];
    }
  }
  return page;
}

TEST(Nesting, MarkupAtRandomGivesAValidTree) {
  std::mt19937 random(20);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same pages in every run
  for (int i = 0; i < 2000 && !HasFailure(); ++i) expect_valid(random_page(random));
}

TEST(Nesting, TextIsNeverLost) {
  const std::string_view page =
      "<h2>a<ul><li>b</h2>c<dl>d<dt>e</dl><table>f<tr>g<td>h<caption>i</table><figure>j<figcaption>k<p>l</figure>"
      "<details>m<summary>n</summary>o</details><ul>p<ol>q</ol></ul><b>r<p>s<h3>t<p>u</b>v<ruby>w<rt>x</ruby>y";
  // The parser itself moves f and g before the table.
  const Tree tree = article_of(page).content;
  std::string texts;
  for (uint32_t n = 0; n < tree.size(); ++n) texts += tree.text(n);
  const std::string kept = compact(texts);
  for (char c = 'a'; c <= 'y'; ++c) EXPECT_NE(kept.find(c), std::string::npos) << c << " is not in " << kept;
  EXPECT_EQ(kept.size(), 25u) << kept;
  expect_valid(page);
}

TEST(Nesting, DepthIsBoundedAndTextStays) {
  for (const char* tag :
       {"blockquote", "ul><li", "div lang=fr><b", "ol", "table><tr><td", "aside", "dl><dd", "i", "figure", "section"}) {
    std::string page;
    for (int i = 0; i < 500; ++i) page += "<" + std::string(tag) + ">x" + std::to_string(i) + " ";
    expect_valid(page);
    EXPECT_NE(to_text(article_of(page)).find("x499"), std::string::npos) << tag;
  }
  std::string math = "<p>f <math>";
  for (int i = 0; i < 300; ++i) math += "<mrow><msqrt>";
  expect_valid(math + "<mi>deepest</mi></math></p>");
  EXPECT_NE(text(math + "<mi>deepest</mi></math></p>").find("deepest"), std::string::npos);
}

}  // namespace
}  // namespace lectern::test
