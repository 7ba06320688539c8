// Markdown by CommonMark, with tables, footnotes, fenced code and math.

#include <gtest/gtest.h>

#include "support/article_support.h"

namespace lectern::test {
namespace {

TEST(Markdown, BlocksAndInlines) {
  EXPECT_EQ(markdown("<h2>A</h2><p>B <b>c</b> <i>d</i> <s>e</s> <code>f</code> <a href=/g title='h "
                     "\"i\"'>j</a></p><hr><p>k<br>l</p>"),
            "## A\n\nB **c** *d* ~~e~~ `f` [j](https://example.org/g \"h \\\"i\\\"\")\n\n---\n\nk\\\nl");
}

TEST(Markdown, TextIsEscapedWhereItWouldMeanSomething) {
  EXPECT_EQ(markdown("<p>*a* _b_ c_d `e` [f] &lt;g&gt; &amp;amp; 1 * 2 $x$ $5 ~~h~~ \\*</p>"),
            "\\*a\\* \\_b\\_ c_d \\`e\\` \\[f\\] &lt;g> &amp;amp; 1 * 2 \\$x\\$ \\$5 \\~\\~h\\~\\~ \\\\\\*");
  EXPECT_EQ(markdown("<p># a</p><p>- b</p><p>+ c</p><p>12. d</p><p>&gt; "
                     "e</p><p>===</p><p>~~~</p><p>#hash</p><p>3.14</p><p>-5</p>"),
            "\\# a\n\n\\- b\n\n\\+ c\n\n12\\. d\n\n\\> e\n\n\\===\n\n\\~\\~\\~\n\n#hash\n\n3.14\n\n-5");
}

TEST(Markdown, ListsNestByTheWidthOfTheirMarkers) {
  EXPECT_EQ(markdown("<ul><li>a<ol start=9><li>b</li><li>c<ul><li>d</li></ul></li></ol></li><li>e</li></ul>"),
            "- a\n\n  9. b\n  10. c\n      - d\n- e");
  EXPECT_EQ(markdown("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>"), "- a\n\n  b\n\n- c");
  EXPECT_EQ(markdown("<ol reversed><li>a</li><li value=7>b</li></ol>"), "2. a\n7. b");
  EXPECT_EQ(markdown("<ul><li>a</li></ul><ul><li>b</li></ul>"), "- a\n\n* b");
  EXPECT_EQ(markdown("<ul><li><ul><li>a</li></ul></li></ul>"), "- - a");
  const char* nothing = "<math display=block><annotation encoding='application/x-tex'>\\</annotation></math>";
  EXPECT_EQ(markdown("<p>a</p><ol start=3><li>" + std::string(nothing) + "</li><li>b</li><li>c</li></ol>"),
            "a\n\n4. b\n5. c");
  EXPECT_EQ(markdown("<ul><li>a<ol><li>" + std::string(nothing) + "</li><li>b</li></ol></li><li>c</li></ul>"),
            "- a\n\n  2. b\n- c");
  EXPECT_EQ(markdown("<ul><li>a<pre><code>b\n\nc</code></pre></li></ul>"), "- a\n\n  ```\n  b\n\n  c\n  ```");
}

TEST(Markdown, QuotationsCarryTheirMarkOnEachLine) {
  EXPECT_EQ(markdown("<blockquote><p>a</p><blockquote>b<br>c</blockquote><ul><li>d</li></ul></blockquote><p>e</p>"),
            "> a\n>\n> > b\\\n> > c\n>\n> - d\n\ne");
}

TEST(Markdown, CodeIsFencedLongerThanWhatItHolds) {
  EXPECT_EQ(markdown("<pre><code class=language-md>```\na\n````</code></pre>"), "`````md\n```\na\n````\n`````");
  EXPECT_EQ(markdown("<p><code>a`b</code> <code>`</code> <code>c <b>d</b> <a href=/x>e</a></code></p>"),
            "``a`b`` `` ` `` `c d e`");
}

TEST(Markdown, TablesKeepTheirColumns) {
  EXPECT_EQ(markdown("<table><caption>T</caption><tr><th>A</th><th>B|C</th></tr><tr><td><p>1</p><p>2</p></"
                     "td><td><code>x|y</code></td></tr></table>"),
            "T\n\n| A | B\\|C |\n| --- | --- |\n| 1<br>2 | `x\\|y` |");
  EXPECT_EQ(markdown("<table><tr><th rowspan=2>a<th colspan=2>b</tr><tr><td>c<td>d</tr></table>"),
            "| a | b |  |\n| --- | --- | --- |\n|  | c | d |");
}

TEST(Markdown, LinksAndPicturesWithHardAddresses) {
  EXPECT_EQ(markdown("<p><a href='https://a.example/b_(c)'>d</a> <a href=/i><img src='/e.jpg' alt='f [g]'></a></p>"),
            "[d](<https://a.example/b_(c)>) [![f \\[g\\]](https://example.org/e.jpg)](https://example.org/i)");
}

TEST(Markdown, ALinkAfterAnExclamationMarkIsNoPicture) {
  EXPECT_EQ(markdown("<p>Look!<a href=/x>there</a></p>"), "Look\\![there](https://example.org/x)");
}

TEST(Markdown, EmphasisThatCommonMarkWouldNotReadIsHtml) {
  EXPECT_EQ(markdown("<p><b>「強調」</b>文字 a<b>b</b>c x<i>(y)</i>z <b>d</b><b>e</b></p>"),
            "<strong>「強調」</strong>文字 a**b**c x<em>(y)</em>z **de**");
}

TEST(Markdown, FormulasAreTex) {
  EXPECT_EQ(markdown("<p>a <math><mfrac><mi>x</mi><msup><mi>y</mi><mn>2</mn></msup></mfrac></math> b</p>"),
            "a $\\frac{x}{y^{2}}$ b");
  EXPECT_EQ(markdown("<p><math display=block><msubsup><mo>∑</mo><mn>0</mn><mi>n</mi></msubsup><mi>α</mi></math></p>"),
            "$$\n\\sum_{0}^{n} \\alpha\n$$");
}

TEST(Markdown, InvisibleOperatorsOfFormulasAreNoText) {
  const std::string page = "<p><math><mi>a</mi><mo>\u2062</mo><mi>b</mi></math> c</p>";
  EXPECT_EQ(markdown(page), "$a b$ c");
  EXPECT_EQ(text(page), "a b c");
}

TEST(Markdown, TextNodesAreEscapedAsOneLine) {
  EXPECT_EQ(markdown("<p>a &lt;<u>img src=x&gt;</u></p>"), "a &lt;img src=x>");
  EXPECT_EQ(markdown("<p>C:\\<b>logs</b>, \\<u>[</u>, \\<code>d</code>, e\\</p>"),
            "C:\\\\**logs**, \\\\\\[, \\\\`d`, e\\\\");
  EXPECT_EQ(markdown("<p>a &am<u>p;lt;</u> b &amp;amp c</p>"), "a &amp;amp;lt; b &amp c");
  EXPECT_EQ(markdown("<p>http:<u>//a.example</u>, www.a.example, a@b.example, <a href=/x>http://a.example</a></p>"),
            "http\\://a.example, www\\.a.example, a\\@b.example, [http://a.example](https://example.org/x)");
}

TEST(Markdown, WhatBeginsALineBeginsNoBlock) {
  EXPECT_EQ(markdown("<p>*</p><p>a<br>- b<br>--- | ---<br>:--<br>|--<br>1) c<br>1234567890. d</p>"),
            "\\*\n\na\\\n\\- b\\\n\\--- | ---\\\n\\:--\\\n\\|--\\\n1\\) c\\\n1234567890. d");
  EXPECT_EQ(markdown("<h2>a #</h2><h2>C#</h2><h2>##</h2><h2>1. b</h2>"), "## a \\#\n\n## C#\n\n## \\##\n\n## 1. b");
}

TEST(Markdown, BreaksWithNothingButWhiteSpaceBesideThemAtTheEndsOfABlockAreNone) {
  for (const char* space : {"&nbsp;", "&#x1680;", "&#x2003;", "&#x2028;", "&#x202F;", "&#x205F;", "&#x3000;"}) {
    const std::string line = std::string("a<br>") + space + "<br> " + space;
    EXPECT_EQ(markdown("<p>" + line + "</p><ul><li>" + line + "</li></ul><blockquote>" + line + "</blockquote>"),
              "a\n\n- a\n\n> a")
        << space;
    EXPECT_EQ(markdown(std::string("<p>") + space + "<br>a</p><p>b</p>"), "a\n\nb") << space;
  }
  EXPECT_EQ(markdown("<p>a<br>&#x200B;b<br>&#x3000;c&#x3000;</p>"), "a\\\n\u200Bb\\\n\u3000c\u3000");
}

TEST(Markdown, SignsThatNeedAPartnerStayAloneAsTheyAre) {
  EXPECT_EQ(markdown("<p>~5 km for $5</p><p>5~10 to 10~20</p><p>$5 or $7</p>"),
            "~5 km for $5\n\n5\\~10 to 10\\~20\n\n\\$5 or \\$7");
}

TEST(Markdown, ContainersKeepTheirIndentInEmptyLines) {
  EXPECT_EQ(markdown("<ol><li>a<blockquote><p>b</p><p>c</p></blockquote></li></ol>"), "1. a\n\n   > b\n   >\n   > c");
  EXPECT_EQ(
      markdown(
          "<p>d</p><p>e</p><p>f</p><p>g</p><ul><li>a<div class='admonition note'><p>b</p><p>c</p></div></li></ul>"),
      "d\n\ne\n\nf\n\ng\n\n- a\n\n  > [!NOTE]\n  > b\n  >\n  > c");
  EXPECT_EQ(markdown("<p>d</p><p>e</p><p>f</p><div class='admonition note'><ol start=4><li>b</li></ol></div>"),
            "d\n\ne\n\nf\n\n> [!NOTE]\n>\n> 4. b");
}

TEST(Markdown, ListsSideBySideHaveOtherMarksWhereverTheyStand) {
  EXPECT_EQ(markdown("<ul><li>a<ul><li>b</li></ul><ul><li>c</li></ul></li></ul><ul><li>d</li></ul>"),
            "- a\n  - b\n  * c\n\n* d");
  EXPECT_EQ(markdown("<div lang=fr><ol><li>a</li></ol></div><ol><li>b</li></ol>"), "1. a\n\n1) b");
  EXPECT_EQ(markdown("<ul><li><ol><li value=3>a</li></ol></li></ul>"), "- 3. a");
}

TEST(Markdown, CodeInALineIsOneLine) {
  EXPECT_EQ(markdown("<p><code>a``b\n&#x2028;c&#x2029;d</code></p>"), "```a``b  c d```");
}

TEST(Markdown, CodeSideBySideIsTwoPieces) {
  EXPECT_EQ(markdown("<p><kbd>a</kbd><kbd>b</kbd> <code>c</code><b><code>d</code></b></p>"),
            "`a`<code>b</code> `c`**`d`**");
  EXPECT_EQ(markdown("<p><code>a <img src=/b.png width=600 height=400 alt=c></code></p>"),
            "<code>a ![c](https://example.org/b.png)</code>");
}

TEST(Markdown, CellsKeepWhatIsInThem) {
  EXPECT_EQ(
      markdown("<table><tr><th>A<th>B<tr><td><pre><code>a\n  b|</code></pre><td><a href=/c title='d|\"&amp;lt;'>e</a>"
               "<tr><td><code>f\\|</code><td>i <code>g<br>h</code></table>"),
      "| A | B |\n| --- | --- |\n| <pre><code>a<br>  b\\|</code></pre> | "
      "[e](https://example.org/c \"d\\|\\\"&amp;lt;\") |\n| <code>f\\\\\\|</code> | i <code>g<br>h</code> |");
}

TEST(Markdown, EmphasisByTheClassesOfCommonMark) {
  EXPECT_EQ(markdown("<p><b><i>a</i></b> <i><b>b</b> c</i> d<b><i>e</i></b></p>"),
            "**_a_** _**b** c_ d<strong>_e_</strong>");
  EXPECT_EQ(markdown("<p>a<b>\u20ACb</b>c <b>\u00A0d</b> <b>\u300Ce\u300D</b>\u3002</p>"),
            "a<strong>\u20ACb</strong>c <strong>\u00A0d</strong> **\u300Ce\u300D**\u3002");
  EXPECT_EQ(markdown("<p><b></b>a<b>b</b><i></i><b>c</b></p>"), "a**bc**");
}

TEST(Markdown, FormulasContainNoMarkup) {
  const auto formula = [](const std::string& tex, const std::string& display = {}) {
    return "<math" + display + "><semantics><mi>x</mi><annotation encoding='application/x-tex'>" + tex +
           "</annotation></semantics></math>";
  };
  EXPECT_EQ(markdown("<p>" + formula("a&lt;b $ `c` [d](e) \\text{$f$}") + "</p>"),
            "$a< b \\( \\lq c\\lq  [d] (e) \\text{\\)f\\mathdollar }$");
  EXPECT_EQ(markdown("<p>" + formula("A") + formula("B") + "5 $" + formula("C") + "</p>"),
            "$A$<!-- -->$B$<!-- -->5 &#36;$C$");
  EXPECT_EQ(markdown("<table><tr><td>" + formula("|a| \\|b\\|") + "<td>c</table>"),
            "| $\\vert a\\vert  \\Vert b\\Vert$ | c |\n| --- | --- |");
  EXPECT_EQ(markdown("<p>" + formula("- a", " display=block") + "</p>"), "$$\n    - a\n$$");
  EXPECT_EQ(markdown("<p><a href=/x>" + formula("[a]: b") + "</a> c</p>"), "[$[a] : b$](https://example.org/x) c");
  EXPECT_EQ(markdown("<p>" + formula("a % b\n\n= c\n\\d\\ ", " display=block") + "</p>"), "$$\na = c \\d\n$$");
}

TEST(Markdown, FootnotesAreNoDefinitionsOfLinks) {
  const auto note = [](const std::string& text) {
    return markdown("<p>a<sup><a href=#n>1</a></sup>(b)</p><ol><li id=n>" + text + "</li></ol>");
  };
  EXPECT_EQ(note("Ibid."), "a[^1]\\(b)\n\n[^1]: &#32; Ibid.");
  EXPECT_EQ(note("b \"c\""), "a[^1]\\(b)\n\n[^1]: &#32; b \"c\"");
  EXPECT_EQ(note("\"b\""), "a[^1]\\(b)\n\n[^1]: &#32; &#32; \"b\"");
  EXPECT_EQ(note("b c"), "a[^1]\\(b)\n\n[^1]: b c");
  EXPECT_EQ(note("<pre><code>b</code></pre>"), "a[^1]\\(b)\n\n[^1]: \n\n    ```\n    b\n    ```");
}

TEST(Markdown, FootnotesWhoseMarksAreInCodeAreKept) {
  EXPECT_EQ(markdown("<p>a <code>b<sup><a href=#n1>1</a></sup></code> c</p><section class=footnotes><ol><li id=n1>d "
                     "e</ol></section>"),
            "a <code>b[^1]</code> c\n\n[^1]: d e");
}

TEST(Markdown, NotesAreDefinitionsWhereSomethingRefersToThemAndItemsElsewhere) {
  Article article;
  Tree& tree = article.content;
  const auto note = [&](const char* id, std::string_view text) {
    tree.open(Element::ol);
    tree.open(Element::li);
    tree.set(Attribute::id, id);
    tree.add_text(text);
    tree.close();
    tree.close();
  };
  note("lectern-fn-1", "a");
  EXPECT_EQ(to_markdown(article), "1. a");  // readers leave out definitions that nothing refers to
  tree = Tree();
  tree.open(Element::a);
  tree.set(Attribute::href, "#lectern-fn-1");
  tree.set(Attribute::class_, "lectern-footnote-ref");
  tree.close();
  note("lectern-fn-1", "");  // empty, it is a note all the same
  EXPECT_EQ(to_markdown(article), "[^1]\n\n[^1]: ");
}

TEST(Markdown, AFootnotesMarkThatLeadsNowhereIsText) {
  Article article;
  Tree& tree = article.content;
  tree.open(Element::a);
  tree.set(Attribute::class_, "lectern-footnote-ref");
  tree.add_text("1");
  tree.close();
  tree.open(Element::ol);
  tree.open(Element::li);
  tree.set(Attribute::id, "lectern-fn-1");
  tree.add_text("a");
  tree.close();
  tree.close();
  EXPECT_EQ(to_markdown(article), "1\n\n1. a");
  EXPECT_EQ(to_asciidoc(article), "&#91;1&#93;\n\n. a");
}

TEST(Markdown, LinksThatBeginABlockAreNoDefinitions) {
  EXPECT_EQ(markdown("<p><a href=/x><code>a]: b</code></a> c</p>"), "[<code>a\\]: b</code>](https://example.org/x) c");
  EXPECT_EQ(markdown("<p>a <a href=/x><code>b]: c</code></a></p>"), "a [`b]: c`](https://example.org/x)");
}

TEST(Markdown, BracketsThatWouldEndALinkInALinkAreReferences) {
  EXPECT_EQ(markdown("<p><a href=/x>[a](b) [c]</a> [d](e)</p>"),
            "[\\[a&#93;(b) \\[c\\]](https://example.org/x) \\[d\\](e)");
}

TEST(Markdown, MarksOfContainersHaveTheRoomOfTheText) {
  std::string page;
  for (int i = 0; i < 20; ++i) page += "<blockquote>";
  for (int i = 0; i < 20000; ++i) page += "<p>word</p>";
  EXPECT_LT(markdown(page).size(), 4 * text(page).size());
  std::string ruby = "<p><ruby>";
  for (int i = 0; i < 20000; ++i) ruby += "a<rt>b</rt>";
  EXPECT_EQ(markdown(ruby).size(), 20000u * 4);
}

TEST(Markdown, EmphasisMarksOfTheTextAreNoneOfOurs) { EXPECT_EQ(markdown("<p>a&#1;b&#2;c</p>"), "abc"); }

TEST(Text, BlocksStandApart) {
  EXPECT_EQ(
      text("<h2>A</h2><p>B <b>c</b>d</p><ul><li>e<ul><li>f</li></ul></li><li><p>g</p><p>h</p></li></ul><p>i<br>j</p>"),
      "A\n\nB cd\n\ne\nf\ng\nh\n\ni\nj");
  EXPECT_EQ(text("<table><tr><th>A<th>B<tr><td><p>1</p><p>2</p><td>3</table><p>C</p>"), "A\tB\n1 2\t3\n\nC");
  EXPECT_EQ(text("<pre>a\n  b</pre><blockquote><p>c</p><p>d</p></blockquote><figure><img src=/a.jpg "
                 "alt=no><figcaption>e</figcaption></figure>"),
            "a\n  b\n\nc\n\nd\n\ne");
}

TEST(Text, HoldsNoMachinery) {
  EXPECT_EQ(text("<p>a<sup><a href=#n>1</a></sup> b</p><ol><li id=n>c <a href=#x>\u21A9</a></li></ol>"), "a[1] b\n\nc");
  EXPECT_EQ(text("<p>a</p><iframe src=https://www.youtube.com/embed/x title=Film></iframe><p>b</p>"), "a\n\nb");
  EXPECT_EQ(text("<p>a <math><semantics><mrow><mi>x</mi><mo>=</mo><mn>1</mn></mrow><annotation "
                 "encoding='application/x-tex'>x=1</annotation>"
                 "</semantics></math>, b</p>"),
            "a x = 1, b");
}

TEST(Html, IsEscaped) {
  EXPECT_EQ(content("<p>a &lt;b&gt; &amp; \"c\"&nbsp;d <a href='/x?a=1&amp;b=\"' title='&lt;\"&amp;'>e</a></p>"),
            "<p>a &lt;b&gt; &amp; \"c\"&nbsp;d <a href=\"https://example.org/x?a=1&amp;b=%22\" "
            "title=\"&lt;&quot;&amp;\" rel=\"noopener "
            "noreferrer\">e</a></p>");
  // A parser drops the first line end of a pre, so one that counts is written twice.
  EXPECT_EQ(content("<pre>\n\n\na</pre>"), "<pre>\n\na</pre>");
  EXPECT_EQ(text("<pre>\n\n\na</pre>"), "\na");
}

}  // namespace
}  // namespace lectern::test
