// What becomes of pictures, tables, code, formulas, footnotes, languages and embeds.

#include <gtest/gtest.h>

#include "article/build.h"
#include "support/article_support.h"

namespace lectern::test {
namespace {

constexpr const char* kImageTail = " loading=\"lazy\" referrerpolicy=\"no-referrer\">";

std::string image(const std::string& src, const std::string& alt = "") {
  return "<img src=\"" + src + "\" alt=\"" + alt + "\"" + kImageTail;
}

TEST(Pictures, TakeTheirBestLazySource) {
  const std::string expected = "<p>" + image("https://example.org/real.jpg", "A") + "</p>";
  for (const char* img : {
           "<img src=/real.jpg alt=A>",
           "<img src=/blank.gif data-src=/real.jpg alt=A>",
           "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' data-lazy-src=/real.jpg alt=A>",
           "<img data-original=/real.jpg alt=A>",
           "<img alt=A srcset='/small.jpg 320w, /real.jpg 1280w, /huge.jpg 6000w'>",
           "<img alt=A srcset='/small.jpg, /real.jpg 2x'>",
           "<img src='data:image/svg+xml,%3Csvg/%3E' alt=A data-srcset='/small.jpg 300w,/real.jpg 900w'>",
           "<img alt=A src=/placeholder.png data-anything=/real.jpg>",
           "<picture><source type=image/webp srcset='/real.jpg 800w'><img alt=A></picture>",
           "<picture><source type=image/jxl srcset=/real.jxl><source data-srcset=/real.jpg><img alt=A "
           "src=/spacer.gif></picture>",
           "<img src=/loading.gif alt=A><noscript><img src=/real.jpg alt=A></noscript>",
           "<noscript><img src=/real.jpg alt=A></noscript><img src=/loading.gif alt=A>",
           "<img src=/real.jpg alt=A><noscript><img src=/real.jpg alt=A></noscript>",
           "<p><noscript><img src=/real.jpg alt=A></noscript><img src=/loading.gif data-src=/real.jpg alt=A>",
           "<p><noscript><img src=/real.jpg alt=A></noscript><img src=/real.jpg alt=A>",
       })
    EXPECT_EQ(content(img), expected) << img;
}

TEST(Pictures, ABlurredPreviewGivesWayToItsTwin) {
  EXPECT_EQ(
      content("<figure><img src='/w44/photo.jpg?blur=20'><noscript><img src=/w1200/photo.jpg></noscript></figure>"),
      "<figure>" + image("https://example.org/w1200/photo.jpg") + "</figure>");
}

TEST(Pictures, CopiesInOneFigureAreOne) {
  EXPECT_EQ(content("<figure><img src=/a-large.jpg><img src=/a-300x200.jpg><figcaption>B</figcaption></figure>"),
            "<figure>" + image("https://example.org/a-large.jpg") + "<figcaption>B</figcaption></figure>");
  EXPECT_EQ(content("<p>One <img src=/f.png> two <img src=/f.png></p>"),
            "<p>One " + image("https://example.org/f.png") + " two " + image("https://example.org/f.png") + "</p>");
}

TEST(Pictures, TrackingPixelsAreLeftOut) {
  for (const char* img :
       {"<img src=/t.gif width=1 height=1>", "<img src=/t.gif style='width:1px;height:1px'>",
        "<img src='https://www.facebook.com/tr?id=1'>", "<img src=/beacon?x=1>", "<img src=/spacer.gif>", "<img>"})
    EXPECT_EQ(content("<p>A</p>" + std::string(img)), "<p>A</p>") << img;
}

TEST(Pictures, EmojiAreText) {
  EXPECT_EQ(content("<p>Yes <img class=emoji alt=\"\U0001F600\" src=/e.png></p>"), "<p>Yes \U0001F600</p>");
}

TEST(Figures, KeepTheirCaptionAndWrappersDissolve) {
  EXPECT_EQ(content("<figure><div><a href=/big.jpg><img src=/a.jpg alt=A></a></div><div><figcaption><p>B "
                    "<i>c</i></p></figcaption></div></figure>"),
            "<figure><a href=\"https://example.org/big.jpg\" rel=\"noopener noreferrer\">" +
                image("https://example.org/a.jpg", "A") + "</a><figcaption>B <i>c</i></figcaption></figure>");
  EXPECT_EQ(content("<figure><figure><img src=/a.jpg></figure><figure><img src=/b.jpg></figure></figure>"),
            "<figure>" + image("https://example.org/a.jpg") + "</figure><figure>" + image("https://example.org/b.jpg") +
                "</figure>");
  EXPECT_EQ(content("<figure><p>Only text.</p></figure>"), "<p>Only text.</p>");
  EXPECT_EQ(content("<figure itemid='https://a.example/x.jpg?w=1'><figcaption>B</figcaption></figure>"),
            "<figure>" + image("https://a.example/x.jpg?w=1") + "<figcaption>B</figcaption></figure>");
}

TEST(Figures, ABoxOfAPictureAndItsCaptionIsOne) {
  const html::Document document = html::parse(
      "<p>A</p><div><div><a href=/b><img src=/a.jpg></a></div><div class=x><p>Caption</p></div></div><div><img "
      "src=/c.jpg><p>Text</p></div>");
  extract::Selection selection = keep_all(document);
  ASSERT_EQ(selection.blocks.size(), 5u);
  selection.blocks[1].media = selection.blocks[3].media = true;
  selection.blocks[2].role = Role::caption;
  page::PageFacts facts;
  facts.url = facts.base_url = kUrl;
  EXPECT_EQ(to_html(article::build(document, std::move(facts), selection)),
            "<p>A</p><figure><a href=\"https://example.org/b\" rel=\"noopener noreferrer\">" +
                image("https://example.org/a.jpg") + "</a><figcaption>Caption</figcaption></figure><p>" +
                image("https://example.org/c.jpg") + "</p><p>Text</p>");
}

TEST(Tables, DataTablesStayWhole) {
  EXPECT_EQ(content("<table><caption>C</caption><tr><th scope=col>A<th>B</tr><tr><td rowspan=2>1<td "
                    "colspan=1></td></tr><tr><td>3</table>"),
            "<table><caption>C</caption><tbody><tr><th scope=\"col\">A</th><th>B</th></tr><tr><td "
            "rowspan=\"2\">1</td><td></td></tr>"
            "<tr><td>3</td></tr></tbody></table>");
}

TEST(Tables, PartsStandInTheOrderInWhichTheyAreShown) {
  EXPECT_EQ(
      content("<table><tfoot><tr><td>Sum<td>3</tfoot><tr><td>One<td>1<tr><td>Two<td>2<thead><tr><th>A<th>B</thead>"
              "<caption>C</caption></table>"),
      "<table><caption>C</caption><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>One</td><td>1</td>"
      "</tr><tr><td>Two</td><td>2</td></tr></tbody><tfoot><tr><td>Sum</td><td>3</td></tr></tfoot></table>");
  EXPECT_EQ(content("<details><p>A</p><p>B</p><summary>C</summary></details>"),
            "<details open=\"\"><summary>C</summary><p>A</p><p>B</p></details>");
}

TEST(Tables, LayoutTablesDissolve) {
  EXPECT_EQ(content("<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>"), "<p>One.</p><p>Two.</p>");
  EXPECT_EQ(content("<table role=presentation><tr><td>One<td>Two<tr><td>Three<td>Four</table>"),
            "<p>One</p><p>Two</p><p>Three</p><p>Four</p>");
  EXPECT_EQ(content("<table><tr><td></td><td>One</td></tr><tr><td></td><td>Two</td></tr></table>"),
            "<p>One</p><p>Two</p>");
  EXPECT_EQ(content("<table><tr><td>Menu<table><tr><td>a<td>1<tr><td>b<td>2</table></td></tr></table>"),
            "<p>Menu</p><table><tbody><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></tbody></table>");
}

TEST(Tables, KeptRowsBringTheirDroppedCells) {
  const html::Document document =
      html::parse("<table><tr><td>A long enough first cell<td>x<tr><td>Another such cell<td>y</table>");
  extract::Selection selection = keep_all(document);
  ASSERT_EQ(selection.blocks.size(), 4u);
  selection.blocks[1].verdict = Verdict::drop;
  page::PageFacts facts;
  const Article article = article::build(document, std::move(facts), selection);
  EXPECT_NE(to_html(article).find("<td>x</td>"), std::string::npos);
}

TEST(Code, KeepsItsLinesAndLanguageAndLosesTheRest) {
  const std::string expected = "<pre><code class=\"language-cpp\">int a;\n\n  a = 1 &lt; 2;</code></pre>";
  for (const char* page : {
           "<pre><code class=language-cpp>int a;\n\n  a = 1 &lt; 2;\n</code></pre>",
           "<div class='highlight highlight-source-cpp'><pre>int <span class=x>a</span>;\n\n  a = 1 &lt; "
           "2;</pre></div>",
           "<pre data-lang=CPP>\nint a;<br><br>  a = 1 &lt; 2;</pre>",
           "<pre class='brush: cpp'><div>int a;</div><div>\n</div><div>  a = 1 &lt; 2;</div></pre>",
           "<pre><code class=lang-cpp><span class=lineno>1</span>int a;\n<span class=lineno>2</span>\n<span "
           "class=lineno>3</span>  a = 1 &lt; 2;</code></pre>",
           "<pre><code class='hljs cpp'><div class=bar>cpp <button>Copy</button></div>int a;\n\n  a = 1 &lt; "
           "2;</code><button>Copy</button></pre>",
           "<figure class='highlight cpp'><table><tr><td><pre>1\n2\n3</pre></td><td><pre><code>int a;\n\n  a = 1 &lt; "
           "2;</code></pre></td></tr></table></figure>",
       })
    EXPECT_EQ(content(page), expected) << page;
  EXPECT_EQ(content("<pre><code>npm install<button>Copy</button></code></pre>"), "<pre><code>npm install</code></pre>");
  EXPECT_EQ(content("<pre>  Roses\n   are red</pre>"), "<pre>  Roses\n   are red</pre>");
}

TEST(Math, MathmlStaysWithItsTex) {
  EXPECT_EQ(content("<p>a <math><semantics><mrow><mi>x</mi></mrow><annotation "
                    "encoding='application/x-tex'>x</annotation></semantics></math></p>"),
            "<p>a <math><semantics><mrow><mrow><mi>x</mi></mrow></mrow><annotation "
            "encoding=\"application/x-tex\">x</annotation></semantics></math></p>");
  EXPECT_EQ(content("<p>a <math onclick=x><mi href=y mathvariant=bold>x</mi><mo>=</mo><mn>1</mn></math></p>"),
            "<p>a <math><mi mathvariant=\"bold\">x</mi><mo>=</mo><mn>1</mn></math></p>");
}

TEST(Math, RenderersAreReadBackToMarkup) {
  for (const char* page : {
           "<p>a <span class=katex><span class=katex-mathml><math><mi>y</mi></math></span><span class=katex-html "
           "aria-hidden=true>y</span></span></p>",
           "<p>a <mjx-container "
           "class=MathJax><svg></svg><mjx-assistive-mml><math><mi>y</mi></math></mjx-assistive-mml></mjx-container></"
           "p>",
           "<p>a <span class=mwe-math-element><span class=x><math><mi>y</mi></math></span><img "
           "class=mwe-math-fallback-image-inline src=/y.svg></span></p>",
       })
    EXPECT_EQ(content(page), "<p>a <math><mi>y</mi></math></p>") << page;
  for (const char* page : {
           "<p>a <span class=MathJax_Preview></span><span class=MathJax>rendered</span><script "
           "type='math/tex'>y^2</script></p>",
           "<p>a <script type='math/tex'>y^2</script></p>",
           "<p>a <img class=latex alt='$y^2$' src=/l.png></p>",
           "<p>a <img src='https://latex.codecogs.com/svg.image?y%5E2'></p>",
           "<p>a <span class=math-inline data-math='y^2'><span class=katex><span "
           "class=katex-html>y2</span></span></span></p>",
       })
    EXPECT_EQ(markdown(page), "a $y^2$") << page;
  EXPECT_EQ(markdown("<p>So:</p><script type='math/tex; mode=display'>\ny^2\n</script><p>b</p>"),
            "So:\n\n$$\ny^2\n$$\n\nb");
}

TEST(Math, TexInTheTextCountsWhereAScriptWouldSetIt) {
  const std::string script = "<script src=https://cdn.example/mathjax/tex.js></script>";
  const std::string page = "<p>A \\(x_1\\) b $y_2$ c \\[z\\] d $5 and $6, $ 7$ \\(open</p><pre>$n$</pre>";
  EXPECT_EQ(markdown(script + page),
            "A $x_1$ b $y_2$ c\n\n$$\nz\n$$\n\nd \\$5 and \\$6, \\$ 7\\$ \\\\(open\n\n```\n$n$\n```");
  EXPECT_EQ(content(page).find("<math"), std::string::npos);
}

TEST(Footnotes, LinkBothWaysWhateverMadeThem) {
  const std::string expected =
      "<p>Said.<sup><a id=\"lectern-fnref-1\" href=\"#lectern-fn-1\" class=\"lectern-footnote-ref\">1</a></sup></p>"
      "<section class=\"lectern-footnotes\"><ol><li id=\"lectern-fn-1\">The note. "
      "<a href=\"#lectern-fnref-1\" class=\"lectern-footnote-back\">\u21A9\uFE0E</a></li></ol></section>";
  for (const char* page : {
           "<p>Said.<sup id=r1><a href=#n1>1</a></sup></p><ol><li id=n1>The note. <a href=#r1>\u21A9</a></li></ol>",
           "<p>Said.<a id=r1 href=#n1>[1]</a></p><p><a id=n1 href=#r1>[1]</a> The note.</p>",
           "<p>Said.<sup id=ref><a href=#n>*</a></sup></p><div id=n>* The note. <a href=#ref>back</a></div>",
           "<p>Said.<sup><a href=#n1>1</a></sup></p><p><a name=n1></a>1. The note.</p>",
           "<p>Said.<sup>1</sup></p><p><sup>1</sup> The note.</p>",
           "<p>Said.<span><a href=#n1>1</a></span></p><div><p id=n1>1. The note.</p></div>",
       })
    EXPECT_EQ(content(page), expected) << page;
}

TEST(Footnotes, AreGatheredInTheOrderOfTheirReferences) {
  EXPECT_EQ(markdown("<p>A<sup><a href=#n2>2</a></sup> b<sup><a href=#n1>1</a></sup> c<sup><a href=#n2>2</a></sup>.</p>"
                     "<ol><li id=n1>One <a href=#x>\u21A9</a></li><li id=n2><p>Two</p><p>More</p></li></ol><p>End</p>"),
            "A[^1] b[^2] c[^1].\n\nEnd\n\n[^1]: &#32; Two\n\n    More\n\n[^2]: &#32; One");
}

TEST(Footnotes, GoOnUntilTheNext) {
  EXPECT_EQ(markdown("<p>A<sup>1</sup> b<sup>2</sup></p><hr><p><b><sup>1</sup></b> One</p><ul><li>more</li></ul><p>and "
                     "more</p><p><sup>2</sup> Two</p>"),
            "A[^1] b[^2]\n\n[^1]: &#32; One\n\n    - more\n\n    and more\n\n[^2]: &#32; Two");
}

TEST(Footnotes, OtherNumbersAreNotFootnotes) {
  for (const char* page : {
           "<p>By <a href=#eq1>(1)</a> it holds.</p><p>Then:</p><div id=eq1>x equals y</div>",           // an equation
           "<p><a href=#part>1</a> <a href=#part2>2</a></p><h2 id=part>Part</h2><h2 id=part2>Two</h2>",  // contents
           "<p>Area: 5 m<sup>2</sup>, volume 8 m<sup>3</sup>.</p><p>2 more.</p>",
       })
    EXPECT_EQ(content(page).find("lectern-fn"), std::string::npos) << page;
}

TEST(Links, AMarkWithTheAddressOfWhatItStandsInIsNoText) {
  EXPECT_EQ(content("<dl><dt id=a>B <a href=#a>&para;</a></dt><dd>C</dd></dl><p id=d>E <a href=#d>#</a></p>"),
            "<dl id=\"lectern-id-a\"><dt>B</dt><dd>C</dd></dl><p id=\"lectern-id-d\">E</p>");
  EXPECT_EQ(content("<p>A <a href=#b>&para;</a></p><h2 id=b>B</h2><p id=c>C <a href=#c>C</a></p>"),
            "<p>A <a href=\"#lectern-id-b\">\u00B6</a></p><h2 id=\"lectern-id-b\">B</h2><p id=\"lectern-id-c\">C <a "
            "href=\"#lectern-id-c\">C</a></p>");
}

TEST(Headings, KeepTheirLevelAndLoseLinksToThemselves) {
  EXPECT_EQ(
      content("<h1>A</h1><h3>B <a class=anchor href=#b>#</a></h3><div role=heading aria-level=4>C</div>"),
      "<h1 id=\"lectern-heading-1\">A</h1><h3 id=\"lectern-heading-2\">B</h3><h4 id=\"lectern-heading-3\">C</h4>");
  const Article article = article_of("<h2 id=x>A <b>b</b></h2><p><a href=#x>c</a></p><h4>D</h4>");
  ASSERT_EQ(article.outline.size(), 2u);
  EXPECT_EQ(article.outline[0].level, 2);
  EXPECT_EQ(article.outline[0].text, "A b");
  EXPECT_EQ(article.outline[0].id, "lectern-id-x");
  EXPECT_EQ(article.outline[1].id, "lectern-heading-1");
}

TEST(Languages, StayWhereTheyChange) {
  EXPECT_EQ(
      content("<div lang=ar dir=rtl><p>A</p><p>B</p></div><p>C <i lang=la>d</i> <span lang=fr>e</span></p>"),
      "<div lang=\"ar\" dir=\"rtl\"><p>A</p><p>B</p></div><p>C <i lang=\"la\">d</i> <span lang=\"fr\">e</span></p>");
  EXPECT_EQ(content("<p><bdo dir=rtl>a</bdo> <ruby>b<rp>(</rp><rt>c</rt><rp>)</rp></ruby></p>"),
            "<p><bdo dir=\"rtl\">a</bdo> <ruby>b<rp>(</rp><rt>c</rt><rp>)</rp></ruby></p>");
}

TEST(Embeds, OfWellKnownHostsLoadNothingBeforeTheClick) {
  EXPECT_EQ(content("<iframe src='//www.youtube.com/embed/abc?utm_source=x' title='A film'></iframe>"),
            "<figure class=\"lectern-embed\" data-embed=\"https://www.youtube-nocookie.com/embed/abc\" "
            "data-provider=\"YouTube\">"
            "<a href=\"https://www.youtube.com/watch?v=abc\" rel=\"noopener noreferrer\">A film</a></figure>");
  EXPECT_EQ(content("<p>A</p><iframe src=https://tracker.example/></iframe>"), "<p>A</p>");
  EXPECT_EQ(content("<video src=/v.mp4 poster=/p.jpg autoplay muted><track src=/t.vtt></video>"),
            "<video src=\"https://example.org/v.mp4\" data-poster=\"https://example.org/p.jpg\" controls=\"\" "
            "preload=\"none\"></video>");
  EXPECT_EQ(content("<audio><source src=/a.ogg type='audio/ogg; codecs=x'><source src=/a.mp3></audio>"),
            "<audio controls=\"\" preload=\"none\"><source src=\"https://example.org/a.ogg\" type=\"audio/ogg\">"
            "<source src=\"https://example.org/a.mp3\"></audio>");
}

TEST(Quotations, KeepTheirSource) {
  EXPECT_EQ(content("<blockquote cite=/source><p>A</p><footer>B</footer></blockquote>"),
            "<blockquote cite=\"https://example.org/source\"><p>A</p><p>B</p></blockquote>");
}

TEST(Fields, ComeFromLiftedBlocksWhereTheMetadataIsSilent) {
  const html::Document document = html::parse(
      "<h1>Title</h1><p>Standfirst.</p><p>By Ada Example</p><p>First paragraph.</p>"
      "<p>Read more: <a href='/other?utm_medium=x'>Another story</a></p><div>Filed under: <a href=/t/1>Rivers</a> <a "
      "href=/t/2>Law</a></div>"
      "<div class=comments><div><b>Ann</b><p>Good.</p></div><div><b>Bob</b><p>Bad.</p></div></div>");
  extract::Selection selection = keep_all(document);
  ASSERT_EQ(selection.blocks.size(), 10u);
  const Role roles[] = {Role::title, Role::standfirst, Role::byline,  Role::paragraph, Role::related_link,
                        Role::tags,  Role::comment,    Role::comment, Role::comment,   Role::comment};
  for (size_t i = 0; i < selection.blocks.size(); ++i) {
    selection.blocks[i].role = roles[i];
    selection.blocks[i].verdict = i == 3 ? Verdict::keep : Verdict::lift;
  }
  page::PageFacts facts;
  facts.url = facts.base_url = kUrl;
  const Article article = article::build(document, std::move(facts), selection);
  EXPECT_EQ(article.metadata.title, "Title");
  EXPECT_EQ(article.metadata.standfirst, "Standfirst.");
  EXPECT_EQ(article.metadata.byline, "Ada Example");
  EXPECT_EQ(article.metadata.excerpt, "First paragraph.");
  EXPECT_EQ(to_html(article), "<p>First paragraph.</p>");
  ASSERT_EQ(article.related_links.size(), 1u);
  EXPECT_EQ(article.related_links[0].text, "Another story");
  EXPECT_EQ(article.related_links[0].url, "https://example.org/other");
  EXPECT_EQ(article.metadata.tags, (std::vector<std::string>{"Rivers", "Law"}));
  ASSERT_EQ(article.comments.size(), 2u);
  EXPECT_EQ(article.comments[0].author, "Ann");
  EXPECT_EQ(article.word_count, 2u);
  EXPECT_EQ(article.length, 16u);
}

TEST(Fields, OfTheMetadataAreNotOverwritten) {
  const html::Document document = html::parse("<h1>Shown</h1><p>By Someone</p><p>Text.</p><p>Tags: a, b</p>");
  extract::Selection selection = keep_all(document);
  const Role roles[] = {Role::title, Role::byline, Role::paragraph, Role::tags};
  for (size_t i = 0; i < 4; ++i) {
    selection.blocks[i].role = roles[i];
    selection.blocks[i].verdict = i == 2 ? Verdict::keep : Verdict::lift;
  }
  page::PageFacts facts;
  facts.metadata.title = "Given";
  facts.metadata.byline = "Ada";
  facts.metadata.excerpt = "Described";
  Article article = article::build(document, std::move(facts), selection);
  EXPECT_EQ(article.metadata.title, "Given");
  EXPECT_EQ(article.metadata.byline, "Ada");
  EXPECT_EQ(article.metadata.excerpt, "Described");
  EXPECT_EQ(article.metadata.tags, (std::vector<std::string>{"a", "b"}));
}

TEST(Content, LeavesOutTheSpacesThatChineseParagraphsAreIndentedBy) {
  EXPECT_EQ(content("<p>　　春天来了。　花开了。</p>"), "<p>春天来了。　花开了。</p>");
  EXPECT_EQ(content("<p>　　</p><p>　<b>　春</b>天</p>"), "<p><b>春</b>天</p>");
}

TEST(Content, KeepsLineEndsWhereTheStyleDoes) {
  for (const char* style :
       {"white-space:pre-wrap", "color: red; White-Space: pre-line !important", "white-space: break-spaces"})
    EXPECT_EQ(content("<div style='" + std::string(style) + "'>One line\nand <b>another</b>\n\nA verse</div>"),
              "<p>One line<br>and <b>another</b></p><p>A verse</p>")
        << style;
  for (const char* style : {"white-space: normal", "x-white-space: pre", "white-space: nowrap"})
    EXPECT_EQ(content("<div style='" + std::string(style) + "'>One line\nand another</div>"),
              "<p>One line and another</p>")
        << style;
}

TEST(Content, LeavesOutWhatShowsNothingInALine) {
  EXPECT_EQ(content("<p>At the <tool-tip>quay<template>A wall at which boats lie</template></tool-tip> it stood.</p>"),
            "<p>At the quay it stood.</p>");
  EXPECT_EQ(content("<p>It was <span>Ann Lee<span class=author-hovercard><img src=/a.jpg><span>Ann writes on "
                    "clocks.</span></span></span> who found it.</p>"),
            "<p>It was Ann Lee who found it.</p>");
}

TEST(Content, CustomElementsInEachOtherStandInTheirLine) {
  EXPECT_EQ(content("<p>Before <a-b><c-d>a nested word</c-d></a-b> and after.</p>"),
            "<p>Before a nested word and after.</p>");
}

TEST(Content, TasksAreDoneOrOpenWhateverDrawsTheirBoxes) {
  for (const auto& [done, open] : std::initializer_list<std::pair<const char*, const char*>>{
           {"<li role=checkbox aria-checked=true>", "<li role=checkbox aria-checked=false>"},
           {"<li><div class='checkbox checkbox-on'></div>", "<li><div class='checkbox checkbox-off'></div>"}})
    EXPECT_EQ(markdown("<ul>" + std::string(done) + "Paint" + open + "Mend</ul>"), "- [x] Paint\n- [ ] Mend") << done;
  // A break right after the box breaks nothing, even behind a wide space.
  EXPECT_EQ(
      markdown("<ul><li><input type=checkbox checked>\u2003<br>Paint<br>it<li><input type=checkbox><br> Mend</ul>"),
      "- [x] Paint\\\n  it\n- [ ] Mend");
}

}  // namespace
}  // namespace lectern::test
