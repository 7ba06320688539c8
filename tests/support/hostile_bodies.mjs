// Hostile pages: notes, code, formulas, pictures, tables and lines of text in an article, and how they are written.
import { each, halves, numbered, page, repeated, sentence } from "./hostile_parts.mjs";

const longBase = `https://a.b/${"c/".repeat(3990)}`;
const networks = "instagram tiktok twitter";

export const hostileBodies = {
  // Notes, labels, tooltips.
  "notes-toggled": (bytes) =>
    page(
      numbered((i) => `w<label for=s${i}>${i}</label><input type=checkbox id=s${i}><span>A note ${i}</span> `, bytes),
    ),
  "notes-toggled-long-names": (bytes) =>
    page(
      repeated(
        `w<label for=${"s".repeat(900)}>1</label><input type=checkbox id=${"s".repeat(900)}><span>note</span> `,
        bytes,
      ),
    ),
  "notes-titles-again": (bytes) =>
    page(`<p><a class=note title="${"word ".repeat(400)}">1</p>${repeated("<p>1", bytes)}`),
  "notes-titles": (bytes) =>
    page(numbered((i) => `w<sup title="What this note ${i} says of the coast">${i % 99}</sup> `, bytes)),
  "notes-described-by-each": (bytes) =>
    page(
      numbered((i) => `w<sup aria-describedby=n${i}>${i % 99}</sup> `, bytes / 2) +
        numbered((i) => `<p id=n${i}>Note`, bytes / 2),
    ),
  "notes-described-by-one": (bytes) =>
    page(`${repeated("w<sup aria-describedby=n>1</sup> ", bytes / 2)}<p id=n>${"word ".repeat(bytes / 10)}`),
  "notes-numbered": (bytes) =>
    page(
      numbered((i) => `w<sup>${i % 9999}</sup> `, bytes / 2) +
        `<aside><ol>${repeated("<li>Note", bytes / 2)}</ol></aside>`,
    ),
  "notes-numbered-lists": (bytes) =>
    page(
      numbered((i) => `w<sup>${i % 99}</sup> `, bytes / 2) +
        repeated("<aside><ol start=7><li>Note</ol></aside>", bytes / 2),
    ),
  "notes-of-one-number": (bytes) =>
    page(
      `${repeated("w<sup>1</sup> ", bytes / 2)}<aside><ol><li>Note</ol></aside>${repeated("<aside><ol><li>Note</ol></aside>", bytes / 2)}`,
    ),
  "notes-started": (bytes) =>
    page(numbered((i) => `<p>w<sup>${i + 1}</sup>`, bytes / 2) + numbered((i) => `<p><b>${i + 1}</b> Note`, bytes / 2)),
  "notes-in-one-paragraph": (bytes) =>
    page(
      numbered((i) => `w<sup><a href=#n${i}>${i}</a></sup> `, bytes / 2) +
        `<p>${numbered((i) => `<a id=n${i}></a>${i} Note<br>`, bytes / 2)}`,
    ),
  "notes-in-a-table": (bytes) =>
    page(
      numbered((i) => `w<sup><a href=#n${i}>${i}</a></sup> `, bytes / 2) +
        `<table>${numbered((i) => `<tr><td id=n${i}>${i}<td>Note`, bytes / 2)}</table>`,
    ),
  "notes-under-headings": (bytes) =>
    page(
      numbered((i) => `w<sup><a href=#n${i}>${i}</a></sup> `, bytes / 2) +
        numbered((i) => `<h2>Notes</h2><p id=n${i}>${i} Note`, bytes / 2),
    ),
  "notes-with-many-ways-back": (bytes) =>
    page(
      `${numbered((i) => `w<sup id=r${i}><a href=#n>1</a></sup> `, bytes / 2)}<div id=n>1 Note ${numbered((i) => `<a href=#r${i}>↩</a> `, bytes / 2)}</div>`,
    ),
  "notes-that-go-on": (bytes) =>
    page(
      numbered((i) => `w<sup><a href=#n${i}>${i}</a></sup> `, bytes / 2) +
        numbered((i) => `<p id=n${i}>${i} Note<p>and more`, bytes / 2),
    ),
  "labels-of-one": (bytes) =>
    page(
      `<p id=l>${"word ".repeat(bytes / 10)}</p>${repeated("<figure aria-labelledby=l><img src=a.jpg></figure>", bytes / 2)}`,
    ),
  "notes-of-one-link-of-many-nodes": (bytes) =>
    page(`w<a href=#n>${repeated("<b></b>", bytes / 2)}1</a>${repeated("<p id=n>w", bytes / 2)}`),
  "notes-in-box-of-long-type": (bytes) =>
    page(`w<sup>1</sup><div epub:type="${"n".repeat(bytes / 2)}">${repeated("<ol><li>w</ol>", bytes / 2)}</div>`),
  "roles-of-headings": (bytes) =>
    page(numbered((i) => `<div role=heading aria-level=${(i % 6) + 1}>Heading ${i}</div>`, bytes)),

  // Tasks, callouts, quotations.
  "tasks-by-role": (bytes) => page(`<ul>${repeated("<li><span role=checkbox aria-checked=true></span>w", bytes)}</ul>`),
  "tasks-nested": (bytes) => page(repeated("<ul><li><input type=checkbox>w", bytes)),
  "callouts-of-many-classes": (bytes) =>
    page(repeated(`<div class="callout ${"note-x ".repeat(280)}"><p>Note</p><p>w</div>`, bytes)),
  "callouts-of-titles": (bytes) =>
    page(repeated("<div class=callout><div class=title><b>Important</b></div>w</div>", bytes)),
  "callouts-around-blank-nodes": (bytes) => page(repeated(`<div class=callout>${"<i></i>".repeat(30)}w</div>`, bytes)),
  "callouts-in-quotations": (bytes) =>
    page(repeated("<blockquote><div class='callout warning'><p>Warning<p>w</div></blockquote>", bytes)),
  "quotations-in-lists": (bytes) => page(`${"<ul><li><blockquote>".repeat(8)}${repeated("w<br>", bytes)}`),
  "quotations-of-lists": (bytes) =>
    page(repeated(`${"<blockquote><ul><li>w".repeat(6)}${"</ul></blockquote>".repeat(6)}`, bytes)),
  "quotations-of-code": (bytes) =>
    page(repeated(`${"<blockquote>".repeat(9)}<pre>${"w\n".repeat(60)}</pre>${"</blockquote>".repeat(9)}`, bytes)),
  "quotations-cited": (bytes) =>
    page(repeated(`<blockquote cite="/${"x".repeat(300)}">w<cite>Ann</cite></blockquote>`, bytes)),
  "q-nested": (bytes) => page(repeated("<q>w", bytes)),
  "pull-quotes-of-one-letter": (bytes) =>
    page(
      `<p>${"a".repeat(bytes / 2)}b c d e f</p>${repeated(`<aside class=pullquote>${"a".repeat(590)} b c d e</aside>`, bytes / 2)}`,
    ),

  // Code.
  "code-boxes": (bytes) =>
    page(repeated("<div class=code><div><code>w</code></div><div><code>v</code></div></div>", bytes)),
  "code-boxes-of-lines": (bytes) => page(`<div>${repeated("<div><code>w</code></div>", bytes)}</div>`),
  "code-styled": (bytes) => page(repeated("<div style='white-space:pre;font-family:monospace'>w\n  v\nu</div>", bytes)),
  "code-styled-nested": (bytes) => page(repeated("<div style='white-space:pre'>w\n", bytes)),
  "code-spans-nested": (bytes) => page(`<pre>${repeated("<span>w", bytes)}</pre>`),
  "code-numbers-nested": (bytes) => page(`<pre>${repeated("<span class=lineno>1<b>2</b>", bytes)}</pre>`),
  "code-buttons-in-boxes": (bytes) =>
    page(repeated("<div class=toolbar><button>Copy</button><pre>w</pre></div>", bytes)),
  "code-buttons-in-one-box": (bytes) =>
    page(`<div class=clipboard>${repeated("<button>w</button>", bytes)}<pre>w</pre></div>`),
  "code-labels": (bytes) =>
    page(repeated("<div class='highlight-toml'><span>toml</span><pre><code>w</code></pre></div>", bytes)),
  "code-of-many-classes": (bytes) => page(repeated(`<pre class="${"highlight x ".repeat(160)}">w</pre>`, bytes)),
  "code-of-many-attributes": (bytes) =>
    page(repeated(`<div ${numbered((i) => ` data-lang${i}=x${i}`, 900)}><pre>w</pre></div>`, bytes)),
  "code-tables": (bytes) => page(repeated("<table><tr><td class=lineno>1<td class=code><pre>w</pre></table>", bytes)),
  "code-table-of-many-lines": (bytes) =>
    page(`<table>${numbered((i) => `<tr><td>${i}<td class=code>w`, bytes)}</table>`),
  "code-in-headings": (bytes) => page(numbered((i) => `<h3><code>w${i}</code></h3><p>w`, bytes)),
  "code-links": (bytes) => page(repeated("<a href=/x><code>]:</code></a> <code>]:|</code>", bytes)),
  "code-tabs": (bytes) => page(`<pre>${"\t".repeat(bytes)}</pre>`),
  "code-one-line": (bytes) => page(`<pre>${"w ".repeat(bytes / 2)}</pre>`),
  "code-returns": (bytes) => page(`<pre>${"w&#13;".repeat(bytes / 6)}</pre>`),
  "code-in-cells": (bytes) =>
    page(`<table><tr><th>a<th>b${repeated("<tr><td><pre>w\nv</pre><td><code>|`</code>", bytes)}</table>`),

  "code-in-box-of-long-class": (bytes) =>
    page(`<div class="${"ab ".repeat(bytes / 6)}">${repeated("<pre>w</pre>", bytes / 2)}</div>`),
  "code-in-box-of-long-settings": (bytes) =>
    page(`<div data-x="brush:${" x;".repeat(bytes / 6)}">${repeated("<pre>w</pre>", bytes / 2)}</div>`),

  // Formulas.
  "math-in-cells": (bytes) =>
    page(`<table><tr><th>a<th>b${repeated("<tr><td><math><mi>x</mi></math><td>1", bytes)}</table>`),
  "math-alternative-texts": (bytes) => page(repeated("<math alttext='\\frac{a}{b}'><mi>x</mi></math> ", bytes)),
  "math-scripts": (bytes) => page(`<math>${repeated("<msup><mi>x</mi>", bytes)}</math>`),
  "math-texts-outside": (bytes) => page(`<math>${repeated("w<mi>x</mi>", bytes)}</math>`),
  "math-tokens-nested": (bytes) => page(`<math>${repeated("<mi>x", bytes)}</math>`),
  "math-previews": (bytes) =>
    page(
      repeated("<span class=MathJax_Preview>x</span><script type=math/tex>x^2</script> ", bytes),
      "<script src=mathjax.js></script>",
    ),
  "math-previews-alone": (bytes) => page(repeated("<span class=MathJax_Preview>x</span> ", bytes)),
  "math-pictures": (bytes) =>
    page(repeated("<img src='https://latex.codecogs.com/x?%5Cfrac{a}{b}' alt='\\frac{a}{b}'> ", bytes)),
  "math-boxes-empty": (bytes) => page(repeated("<span class=katex></span>", bytes)),
  "tex-lines": (bytes) => page(`<p><script type=math/tex>${"% x\n".repeat(bytes / 4)}</script>`),
  "tex-braces": (bytes) => page(repeated("\\({{{{}}}}\\) ", bytes), "<script src=mathjax.js></script>"),
  "tex-long": (bytes) =>
    page(
      `$$${"x^2 ".repeat(900)}$$ `.repeat(Math.max(1, Math.floor(bytes / 3605))),
      "<script src=mathjax.js></script>",
    ),
  "tex-displays": (bytes) => page(repeated("\\[x\\] w ", bytes), "<script src=mathjax.js></script>"),

  // Pictures.
  "images-alt-long-and-same": (bytes) =>
    page(
      `<figure><img src=a.jpg alt="${"word ".repeat(bytes / 10)}">${repeated("<img src=a.jpg>", bytes / 2)}</figure>`,
    ),
  "image-data-and-noscripts": (bytes) =>
    page(
      `<img src="data:image/png;base64,${"A".repeat(bytes / 2)}">${repeated("<noscript><img src=a.jpg></noscript>", bytes / 2)}`,
    ),
  "figures-of-attributes": (bytes) =>
    page(
      repeated(`<figure ${numbered((i) => ` data-a${i}=/x${i}.jpg`, 1800)}><figcaption>c</figcaption></figure>`, bytes),
    ),
  "images-of-attributes": (bytes) => page(repeated(`<img ${numbered((i) => ` data-a${i}=/x${i}.jpg`, 1800)}>`, bytes)),
  "images-srcset-in-figures": (bytes) =>
    page(
      repeated(
        `<figure><picture><source srcset="${numbered((i) => `/x${i}.jpg ${i}w, `, 400)}"><img src=a.jpg></picture><figcaption>c</figcaption></figure>`,
        bytes,
      ),
    ),
  "images-in-links": (bytes) => page(numbered((i) => `<a href=/l${i}.jpg><img src=/s${i}.jpg></a>`, bytes)),
  "images-of-styles": (bytes) => page(repeated("<div style='background:url(/a.jpg)'><img></div>", bytes)),
  "images-tiny-and-long-base": (bytes) =>
    page(
      numbered((i) => `<noscript><img src=a${i}.jpg width=1 height=1></noscript>`, bytes),
      `<base href="${longBase}">`,
    ),
  "images-in-styles-of-one-letter": (bytes) =>
    page(`<div style="${"u".repeat(3990)}"><p style="${"u".repeat(3990)}">${repeated("<img>", bytes)}`),
  "images-previews": (bytes) => page(numbered((i) => `<img src=/x${i}-20x20.jpg><img src=/x${i}.jpg>`, bytes)),
  "images-of-digits": (bytes) => page(repeated(`<img src="/${"1-".repeat(200)}x.jpg">`, bytes)),
  "captions-and-boxes": (bytes) =>
    page(
      `<figure><img src=a.jpg><figcaption>A caption of the picture</figcaption></figure>${repeated("<div></div>", bytes)}`,
    ),
  "captions-repeated": (bytes) =>
    page(repeated("<figure><img src=a.jpg><figcaption>A caption</figcaption></figure><div>A caption</div>", bytes)),
  "captions-credits": (bytes) =>
    page(repeated("<figure><img src=a.jpg><figcaption>(Photo: )</figcaption></figure>", bytes)),
  "captions-of-boxes": (bytes) =>
    page(repeated("<div><div><img src=a.jpg></div><div class=caption>Caption</div></div>", bytes)),
  "svg-texts": (bytes) => page(repeated("<svg><text>w</text></svg>", bytes)),
  "svg-uses": (bytes) => page(`<svg>${repeated("<use href=#a /><symbol id=a><path/></symbol>", bytes)}</svg>`),
  "svg-titles": (bytes) => page(`<svg>${repeated("<title>w</title><desc>v</desc>", bytes)}</svg>`),
  "svg-attributes": (bytes) =>
    page(repeated(`<svg ${numbered((i) => ` viewbox${i}=x xlink:href${i}=y`, 400)}></svg>`, bytes)),

  // Lists and tables.
  "lists-in-cells": (bytes) =>
    page(`<table><tr><th>a<th>b${repeated("<tr><td><ul><li>w<li>v</ul><td>1", bytes)}</table>`),
  "lists-of-paragraphs": (bytes) => page(repeated("<ul><li><p>w<p>v</ul>", bytes)),
  "lists-reversed": (bytes) => page(repeated("<ol reversed><li>w<li>v</ol>", bytes)),
  "lists-of-blank-items": (bytes) => page(`<ul>${repeated("<li>", bytes)}</ul>`),
  "terms-in-boxes": (bytes) => page(`<dl>${repeated("<div><dt>w<dd>v</div>", bytes)}</dl>`),
  "table-wide-row-first": (bytes) =>
    page(`<table><tr>${"<td>1".repeat(1000)}${repeated("<tr><td>1<td>2", bytes)}</table>`),
  "table-wide-rowspans": (bytes) =>
    page(`<table><tr>${"<td rowspan=65534>1".repeat(1000)}${repeated("<tr><td>1", bytes)}</table>`),
  "table-rowspans-of-rows": (bytes) =>
    page(`<table>${repeated("<tr><td rowspan=9>1<td rowspan=8 colspan=3>2<td>3", bytes)}</table>`),
  "table-groups": (bytes) => page(`<table>${repeated("<thead><tr><th>a<th>b<tbody><tr><td>1<td>2", bytes)}</table>`),
  "table-headers": (bytes) =>
    page(
      `<table><tr>${numbered((i) => `<th id=h${i}>a`, bytes / 4)}${repeated(`<tr><td headers="${numbered((i) => `h${i} `, 500)}">1`, bytes / 2)}</table>`,
    ),
  "tables-nested-in-groups": (bytes) =>
    page(repeated(`${"<table><tr><th>a<th>b<tr><td>1<td>".repeat(8)}w${"</table>".repeat(8)}`, bytes)),
  "tables-in-lists": (bytes) => page(repeated("<ul><li><table><tr><th>a<th>b<tr><td>1<td>2</table></ul>", bytes)),
  "table-cells-of-blocks": (bytes) =>
    page(`<table><tr><th>a<th>b${repeated("<tr><td><p>w<p>v<td><h3>h</h3>w", bytes)}</table>`),
  "table-gutters": (bytes) => page(numbered((i) => `<table><tr><td>${i}<td><pre>w</pre></table>`, bytes)),
  "table-sections": (bytes) => page(`<table>${repeated("<caption>c<colgroup><col><tfoot><tr><td>1", bytes)}</table>`),

  // Ruby, languages, emphasis, lines.
  "ruby-in-ruby": (bytes) => page(repeated("<ruby>w<rt>v", bytes)),
  "ruby-bases": (bytes) => page(`<ruby>${repeated("<rb>w<rt>v<rtc>u<rp>(", bytes)}</ruby>`),
  "ruby-in-links": (bytes) => page(repeated("<a href=/x><ruby>w<rp>(</rp><rt>v</rt><rp>)</rp></ruby></a>", bytes)),
  "scripts-raised-and-lowered": (bytes) => page(repeated("w<sup>1<sub>2</sub></sup> ", bytes)),
  "scripts-nested": (bytes) => page(repeated("<sup>w<sub>v", bytes)),
  "directions-nested": (bytes) => page(repeated("<bdo dir=rtl>w<bdi dir=ltr>v", bytes)),
  "directions-each": (bytes) => page(repeated("<p dir=rtl>بحر w <span dir=ltr>w</span> بحر</p>", bytes)),
  "marks-overlapping": (bytes) => page(repeated("<b>w<i>v</b>u</i> ", bytes)),
  "marks-in-paragraphs": (bytes) => page(repeated("<b><p>w</b>", bytes)),
  "marks-in-links": (bytes) => page(repeated("<a href=/x><b>w<p>v</b></a>", bytes)),
  "marks-around-blocks": (bytes) => page(repeated("<b><div>w</div></b>", bytes)),
  "marks-in-cells": (bytes) =>
    page(`<table><tr><th>a<th>b${repeated("<tr><td><b>w</b><i>v</i><td><s>u</s>", bytes)}</table>`),
  ...each(
    [
      "*a_",
      "**a **",
      "[a](",
      "![",
      "](",
      "]:",
      "_ *",
      "a*b_",
      "`` `",
      "~~~a ",
      "<a ",
      "&amp",
      "$a ",
      "1. ",
      "www.",
      "://",
      "a@a",
      "\\(",
      "|-",
      "[^1]",
    ],
    "signs",
    (signs) => (bytes) =>
      page(
        `<p>${signs
          .replaceAll("&", "&amp;")
          .replaceAll("<", "&lt;")
          .repeat(Math.max(1, bytes / signs.length))}`,
      ),
  ),
  ...each(
    ["<b>", "<i>", "<code>", "<a href=/x>", "<sup>", "<q>"],
    "signs-in",
    (tag) => (bytes) => page(repeated(`${tag}*\`_[${tag.replace("<", "</").replace(/ .*/, ">")}`, bytes)),
  ),
  "words-hyphenated": (bytes) => page(`<p>${"international-".repeat(bytes / 14)}`),
  "words-of-scripts": (bytes) => page(`<p>${"a潮ب1ท".repeat(bytes / 13)}`),
  "words-long": (bytes) => page(repeated(`<p>${"w".repeat(2000)} `, bytes)),
  "lines-of-spaces": (bytes) => page(repeated("<p>&nbsp;&nbsp;&nbsp;&nbsp;w", bytes)),
  "lines-of-breaks": (bytes) => page(repeated("<p><br>w<br><br>", bytes)),
  "lines-kept": (bytes) => page(`<div style="white-space:pre-line">${"w w\n".repeat(bytes / 4)}</div>`),
  "rules-and-breaks": (bytes) => page(repeated("<hr><br>", bytes)),
  "headings-of-breaks": (bytes) => page(repeated("<h2>w<br>v#</h2>", bytes)),
  "pictures-in-lines": (bytes) => page(`<p>${repeated("w <img src=a.jpg width=9 height=9> ", bytes)}`),
  "drop-caps-and-words": (bytes) => page(repeated("<p><span class=dropcap>W</span> <b>o</b>rd", bytes)),
  "spans-read-aloud": (bytes) => page(repeated("<span aria-hidden=true>w</span><span class=sr>w</span> ", bytes)),
  mentions: (bytes) => page(repeated(`<span class=mention data-attrs='{"name":"Ann Lee"}'></span> `, bytes)),
  "mentions-long": (bytes) =>
    page(repeated(`<span class=mention data-attrs='{"a":[${"1,".repeat(400)}1]}'></span> `, bytes)),
  "summaries-nested": (bytes) => page(repeated("<details><summary>w</summary>", bytes)),
  "insertions-cited": (bytes) => page(repeated("<ins cite=/a datetime=2024-01-02>w</ins><del>v</del> ", bytes)),
  "posts-quoted": (bytes) =>
    page(
      numbered(
        (i) =>
          `<blockquote class=mastodon-embed data-a=https://m.org/@a/${i}><a href=https://m.org/@a/${i}>w</a></blockquote>`,
        bytes,
      ),
    ),
  "posts-of-attributes-and-long-base": (bytes) =>
    page(
      `<blockquote class="${networks}" ${numbered((i) => `a${i}=x `, bytes)}>w</blockquote>`,
      `<base href="${longBase}">`,
    ),
  "posts-of-links-and-long-base": (bytes) =>
    page(
      repeated(`<blockquote class="${networks}">${"<a href=x>w</a>".repeat(120)}</blockquote>`, bytes),
      `<base href="${longBase}">`,
    ),
  "inlines-deep-each": (bytes) => page(repeated(`<p>${"<em>".repeat(100)}w`, bytes)),
  "styles-declared": (bytes) => page(repeated(`<p style="${"a:b;".repeat(500)}display:block">w`, bytes)),
  "styles-of-brackets": (bytes) => page(repeated(`<p style="${"url((((".repeat(100)}">w`, bytes)),
  "boxes-around-items": halves(
    (bytes) => repeated("<div class=share>", Math.min(bytes, 8000)),
    (bytes) => repeated("<p>w w", bytes),
  ),
  "sentences-in-boxes": (bytes) => page(numbered((i) => `<div><div><p>${sentence} ${i}</div></div>`, bytes)),
};
