// Code keeps its lines and loses what highlighters, editors and their buttons put around it.

#include <gtest/gtest.h>

#include "support/article_support.h"

namespace lectern::test {
namespace {

TEST(Code, OfCommonHighlightersIsText) {
  const std::string expected = "<pre><code class=\"language-js\">let a = 1;\n\n  go(a);</code></pre>";
  for (const char* page : {
           // Prism
           "<pre class='language-js line-numbers'><code class=language-js><span class='token keyword'>let</span> a = "
           "1;\n\n  go(a);<span aria-hidden=true "
           "class=line-numbers-rows><span></span><span></span></span></code></pre>",
           // highlight.js with line numbers
           "<pre><code class='hljs js'><table class=hljs-ln><tr><td class='hljs-ln-line hljs-ln-numbers' "
           "data-line-number=1><div class=hljs-ln-n data-line-number=1></div></td><td class='hljs-ln-line "
           "hljs-ln-code'>let a = 1;</td></tr><tr><td class=hljs-ln-numbers data-line-number=2></td><td "
           "class=hljs-ln-code>\n</td></tr><tr><td class=hljs-ln-numbers data-line-number=3></td><td "
           "class=hljs-ln-code>  go(a);</td></tr></table></code></pre>",
           // Shiki
           "<pre class='shiki' data-language=js><code><span class=line><span style='color:red'>let</span> a = "
           "1;</span>\n<span class=line></span>\n<span class=line>  go(a);</span></code></pre>",
           // Pygments, Rouge
           "<div class='highlight language-js'><table><tr><td class=linenos><div "
           "class=linenodiv><pre>1\n2\n3</pre></div>"
           "</td><td class=code><pre><span class=k>let</span> a = 1;\n\n  go(a);\n</pre></td></tr></table></div>",
           // GitHub's files
           "<div class='highlight highlight-source-js'><table><tr><td class='blob-num' data-line-number=1></td><td "
           "class='blob-code js-file-line'><span class=pl-k>let</span> a = 1;</td></tr><tr><td class=blob-num "
           "data-line-number=2></td><td class=blob-code>\n</td></tr><tr><td class=blob-num data-line-number=3></td><td "
           "class=blob-code>  go(a);</td></tr></table></div>",
           // A toolbar beside it
           "<div class='code-toolbar'><pre class=language-js>let a = 1;\n\n  go(a);</pre><div "
           "class=toolbar><div><button>"
           "Copy</button></div></div></div>",
           // Editors
           "<div class='CodeMirror language-js'><div class=CodeMirror-code><pre class=CodeMirror-line>let a = "
           "1;</pre><pre class=CodeMirror-line><span>\u200B</span></pre><pre class=CodeMirror-line>  "
           "go(a);</pre></div></div>",
           "<div class='cm-editor language-js'><div class='cm-content'><div class=cm-line>let a = 1;</div><div "
           "class=cm-line><br></div><div class=cm-line>  go(a);</div></div></div>",
           // Without a pre
           "<div><code class=language-js>let a = 1;\n\n  go(a);</code></div>",
           "<p><code class=language-js>let a = 1;<br><br>&#32; go(a);</code></p>",
       })
    EXPECT_EQ(content(page), expected) << page;
}

TEST(Code, InALineStaysInItsLine) {
  EXPECT_EQ(content("<p>Call <code>a\nb</code>.</p><ul><li><code>c\nd</code></ul><p><code>e</code></p>"),
            "<p>Call <code>a b</code>.</p><ul><li><code>c d</code></li></ul><p><code>e</code></p>");
}

TEST(Code, OtherButtonsAndTablesStay) {
  EXPECT_EQ(content("<pre>a</pre><button>More</button>"), "<pre>a</pre><p>More</p>");
  EXPECT_EQ(content("<h3 class=body-copy><button class=body-copy>More</button></h3><div class=toolbar><button>A"
                    "</button></div>"),
            "<h3 id=\"lectern-heading-1\">More</h3><p>A</p>");
  EXPECT_EQ(content("<pre><code class=hljs>f(<span class=hljs-number>10</span>)</code></pre>"),
            "<pre><code>f(10)</code></pre>");
  EXPECT_EQ(content("<table><tr><td>1</td><td class=postcode>AB1</td></tr><tr><td>Two</td><td "
                    "class=postcode>AB2</td></tr></table>"),
            "<table><tbody><tr><td>1</td><td>AB1</td></tr><tr><td>Two</td><td>AB2</td></tr></tbody></table>");
}

// Line ends may stand between the spans of a highlighter.
TEST(Code, WithoutPreKeepsItsLines) {
  EXPECT_EQ(content("<p>Ask:</p><code class='hl lean block'><span>#check</span> <span>shelf</span><span>\n</span>"
                    "<span>#eval</span> shelf</code><p>After.</p>"),
            "<p>Ask:</p><pre><code>#check shelf\n#eval shelf</code></pre><p>After.</p>");
  EXPECT_EQ(content("<div class='code panel pdl'><div style='display: flex'><code style='white-space: pre'>\n"
                    "<span>/ip</span> address\n  <span>add</span> x\n</code></div></div>"),
            "<pre><code>/ip address\n  add x</code></pre>");
}

TEST(Code, LanguagesAreThoseThatClassesName) {
  for (const auto& [box, language] :
       std::initializer_list<std::pair<const char*, const char*>>{{"<pre class='code panel'>", ""},
                                                                  {"<pre class='code python literal-block'>", "python"},
                                                                  {"<pre class='brush: bash; gutter: false'>", "bash"},
                                                                  {"<pre data-lang=toml>", "toml"}}) {
    const std::string open = *language ? "<pre><code class=\"language-" + std::string(language) + "\">" : "<pre>";
    EXPECT_EQ(content(std::string(box) + "a = 1</pre>").substr(0, open.size()), open) << box;
  }
}

TEST(Code, LanguagesAreThoseThatOtherAttributesName) {
  for (const auto& [box, language] : std::initializer_list<std::pair<const char*, const char*>>{
           {"<pre lang=python>", "python"},
           {"<pre lang=en>", ""},
           {"<pre data-enlighter-language=python>", "python"},
           {"<pre data-lang-switch=on>", ""},
           {"<pre data-syntaxhighlighter-params='brush: python; gutter: false'>", "python"},
           {"<div class='syntaxhighlighter nogutter python'><pre>", "python"},
           {"<div class='blob-wrapper data type-python'><pre>", "python"}}) {
    const std::string open = *language ? "<pre><code class=\"language-" + std::string(language) + "\">" : "<pre>";
    EXPECT_EQ(content(std::string(box) + "a = 1</pre>").substr(0, open.size()), open) << box;
  }
}

// Some highlighters write each line as an element of its own, and indent it by spaces that do not fold.
TEST(Code, OfLinesInElementsIsOneBlock) {
  const std::string expected = "<p>Ring:</p><pre><code>for b in bells:\n    b.ring()</code></pre><p>After.</p>";
  for (const char* box :
       {"<div class=container><div class='line number1'><code class=plain>for b in bells:</code></div>"
        "<div class='line number2'><code>&nbsp;&nbsp;&nbsp;&nbsp;</code><code>b.ring()</code></div></div>",
        "<div><p><code>for b in bells:</code></p><p><code>&nbsp;&nbsp;&nbsp;&nbsp;b.ring()</code></p></div>",
        "<div class=crayon-pre><div class=crayon-line><span>for</span> b in bells:</div>"
        "<div class=crayon-line>&nbsp;&nbsp;&nbsp;&nbsp;b.ring()</div></div>",
        "<div style='white-space: pre'><span>for b in bells:\n    b.ring()</span></div>",
        "<p style='font-family: Consolas, monospace; white-space: PRE'>for b in bells:\n    b.ring()</p>"})
    EXPECT_EQ(content("<p>Ring:</p>" + std::string(box) + "<p>After.</p>"), expected) << box;
  // A box with one such line, or with other text, is none.
  for (const char* box : {"<div><p><code>ring()</code></p></div>", "<div><div></div><div><img src=/a.jpg></div></div>",
                          "<div><p><code>ring()</code></p><p><img src=/a.jpg></p></div>",
                          "<div><p><code>ring()</code></p><p>is what <code>toll()</code> calls.</p></div>"})
    EXPECT_EQ(content(box).find("<pre>"), std::string::npos) << box;
}

}  // namespace
}  // namespace lectern::test
