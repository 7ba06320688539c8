// AsciiDoc as Asciidoctor reads it.

#include <gtest/gtest.h>

#include "support/article_support.h"

namespace lectern::test {
namespace {

std::string asciidoc(std::string_view html) { return to_asciidoc(article_of(html)); }

TEST(Asciidoc, BlocksAndInlines) {
  EXPECT_EQ(asciidoc("<h2>A</h2><p>B <b>c</b> <i>d</i> <s>e</s> <code>f</code> x<sup>2</sup> y<sub>3</sub> "
                     "<a href=/g>h</a></p><hr><p>k<br>l</p>"),
            "== A\n\nB **c** __d__ [.line-through]##e## ``f`` x^2^ y~3~ link:https://example.org/g[h]\n\n'''\n\n"
            "k +\nl");
}

TEST(Asciidoc, HeadingsOfSectionsAndInBlocks) {
  EXPECT_EQ(asciidoc("<h2>A</h2><h3>B</h3><h6>C</h6><blockquote><h3>D</h3><p>e</p></blockquote>"),
            "== A\n\n=== B\n\n====== C\n\n____\n[discrete]\n=== D\n\ne\n____");
}

TEST(Asciidoc, MarkupInTextIsText) {
  EXPECT_EQ(asciidoc("<p>*a* `b` #c# [d] {e} &lt;&lt;f>> ^g^ |h| i+ \\j</p>"),
            "&#42;a&#42; &#96;b&#96; &#35;c&#35; &#91;d&#93; &#123;e} &#60;&#60;f&#62;&#62; &#94;g&#94; &#124;h&#124; "
            "i&#43; &#92;j");
  EXPECT_EQ(asciidoc("<p>_a_ b_c __d__ e--f ((g)) (C) $$h$$</p>"),
            "&#95;a&#95; b_c &#95;&#95;d&#95;&#95; e-&#45;f &#40;(g)) &#40;C) $&#36;h$&#36;");
  EXPECT_EQ(asciidoc("<p>a &amp;amp; b &amp; c &amp;#42;</p>"), "a &#38;amp; b & c &#38;&#35;42;");
}

TEST(Asciidoc, NoMacroOrAttributeComesFromText) {
  EXPECT_EQ(
      asciidoc("<p>x include::/etc/passwd[] image::a.png[] pass:[b] link:c[d] {counter:e} footnote:[f]</p>"),
      "x include&#58;:/etc/passwd&#91;&#93; image&#58;:a.png&#91;&#93; pass&#58;&#91;b&#93; link&#58;c&#91;d&#93; "
      "&#123;counter&#58;e} footnote&#58;&#91;f&#93;");
  EXPECT_EQ(asciidoc("<p>see https://example.org/ or ann@example.org</p>"),
            "see https&#58;//example.org/ or ann&#64;example.org");
  EXPECT_EQ(asciidoc("<p>term:: a;; b</p>"), "term&#58;: a;&#59; b");
}

TEST(Asciidoc, NoBlockBeginsInText) {
  EXPECT_EQ(asciidoc("<p>= a</p><p>.b</p><p>- c</p><p>// d</p><p>'''</p><p>:e: f</p><p>1. g</p><p>A. h</p><p>IV) "
                     "i</p><p>NOTE: j</p><p>\u2022 k</p><p>l<br>-- m</p>"),
            "&#61; a\n\n&#46;b\n\n&#45; c\n\n&#47;/ d\n\n&#39;''\n\n&#58;e: f\n\n1&#46; g\n\nA&#46; h\n\nIV&#41; i\n\n"
            "NOTE&#58; j\n\n&#8226; k\n\nl +\n&#45;- m");
}

TEST(Asciidoc, WhatEndsALinkIsNoRoleOfAMark) {
  EXPECT_EQ(asciidoc("<p><a href=/a>b</a><i>c</i> 10:30 menu:x</p>"),
            "link:https://example.org/a[b]{empty}__c__ 10:30 menu&#58;x");
  EXPECT_EQ(asciidoc("<p><s>a</s> <a href=/a>b</a></p>"), "{empty}[.line-through]##a## link:https://example.org/a[b]");
}

TEST(Asciidoc, MarksHoldNoSpaceAndNothing) {
  EXPECT_EQ(asciidoc("<p>a<b> b </b>c <i></i>d <b><b>e</b></b></p>"), "a **b** c d **e**");
  EXPECT_EQ(asciidoc("<p>a<sup>b c</sup></p>"), "ab c");
}

TEST(Asciidoc, ListsNestByTheirMarks) {
  EXPECT_EQ(asciidoc("<ul><li>a<ol start=9><li>b</li><li>c</li></ol></li><li>d</li></ul>"),
            "* a\n[start=9]\n. b\n. c\n* d");
  EXPECT_EQ(asciidoc("<ul><li><p>a</p><p>b</p></li><li>c<ul><li>d</li></ul><p>e</p></li></ul>"),
            "* a\n+\nb\n\n* c\n** d\n\n+\ne");
  EXPECT_EQ(asciidoc("<ul><li><pre>a</pre></li></ul>"), "* {empty}\n+\n[source]\n----\na\n----");
  EXPECT_EQ(asciidoc("<ul><li><ul><li>a</li></ul></li></ul>"), "* {empty}\n** a");
}

TEST(Asciidoc, TwoListsAreTwo) {
  EXPECT_EQ(asciidoc("<ul><li>a</li></ul><ol><li>b</li></ol><p>c</p><ul><li>d</li></ul>"),
            "* a\n\n//-\n\n. b\n\nc\n\n* d");
}

TEST(Asciidoc, CodeIsFencedLongerThanWhatItHolds) {
  EXPECT_EQ(asciidoc("<pre><code class=language-c>a\n----\nb</code></pre>"), "[source,c]\n-----\na\n----\nb\n-----");
  EXPECT_EQ(asciidoc("<pre>a &lt;1>\ninclude::b[]</pre>"),
            "[source,subs=specialchars]\n----\na <1>\n\\include::b[]\n----");
}

TEST(Asciidoc, QuotationsCalloutsAndDetails) {
  EXPECT_EQ(asciidoc("<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote><p>c</p>"),
            "____\na\n\n_____\nb\n_____\n____\n\nc");
  EXPECT_EQ(asciidoc("<p>a</p><p>b</p><p>c</p><p>d</p><div class='admonition warning'>"
                     "<p class=admonition-title>Mind the gap</p><p>e</p></div>"),
            "a\n\nb\n\nc\n\nd\n\n.Mind the gap\n[WARNING]\n====\ne\n====");
  EXPECT_EQ(asciidoc("<details><summary>a</summary><p>b</p></details>"), ".a\n[%collapsible]\n====\nb\n====");
}

TEST(Asciidoc, TablesAreFilled) {
  EXPECT_EQ(asciidoc("<table><caption>T</caption><tr><th>A</th><th>B|C</th></tr><tr><td><p>1</p><p>2</p></td></tr>"
                     "<tr><td>x<td>y</tr></table>"),
            ".T\n[%header,cols=2*]\n|===\n|A\n|B&#124;C\n|1 +\n2\n|\n|x\n|y\n|===");
}

TEST(Asciidoc, ImagesWithCaptions) {
  EXPECT_EQ(asciidoc("<figure><img src=/a_b_.png alt='c, \"d\"'><figcaption>.e</figcaption></figure>"),
            ".&#46;e\nimage::https://example.org/a%5Fb%5F.png[\"c, &#34;d&#34;\"]");
  EXPECT_EQ(asciidoc("<p>a <img src=/b.png alt=c></p>"), "a image:https://example.org/b.png[\"c\"]");
}

TEST(Asciidoc, AddressesAreNoMarkup) {
  EXPECT_EQ(asciidoc("<p><a href='/a--b/{c}/__d__?e=f+g#h'>i=j</a></p>"),
            "link:https://example.org/a-%2Db/%7Bc%7D/%5F%5Fd%5F%5F?e=f%20g&#35;h[i&#61;j]");
}

TEST(Asciidoc, FootnotesStandWhereTheyAreReferredTo) {
  EXPECT_EQ(
      asciidoc("<p>a<sup><a href=#n1>1</a></sup> b<sup><a href=#n1>1</a></sup></p><ol><li id=n1>c <b>d</b></li></ol>"),
      "afootnote:note-1[c **d**] bfootnote:note-1[]");
  // No footnote stands in another.
  EXPECT_EQ(asciidoc("<p>a<sup><a href=#n1>1</a></sup> b<sup><a href=#n2>2</a></sup></p><ol><li id=n1>c<sup><a "
                     "href=#n2>2</a></sup></li><li id=n2>d</li></ol>"),
            "afootnote:note-1[c&#91;2&#93;] bfootnote:note-2[d]");
}

TEST(Asciidoc, FormulasAreTex) {
  EXPECT_EQ(asciidoc("<p>a <math><annotation encoding=application/x-tex>[x]_1</annotation></math></p>"),
            "a latexmath:[[x\\]_1]");
}

TEST(Asciidoc, TheTitleIsTheDocuments) {
  Article article = article_of("<p>a</p>");
  article.metadata.title = "B *c*";
  EXPECT_EQ(to_asciidoc(article, {.title = true}), "= B &#42;c&#42;\n\na");
}

}  // namespace
}  // namespace lectern::test
