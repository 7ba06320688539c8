// Pages that are made to cost much: each repeats something as often as there is room for it. tests/bench/growth.mjs
// measures all of them.
import { hostileBodies } from "./hostile_bodies.mjs";
import { hostileFacts } from "./hostile_facts.mjs";
import { each, halves, numbered, page, paragraphs, repeated, sentence } from "./hostile_parts.mjs";

const elements =
  "a abbr address area article aside audio b base bdi bdo big blockquote br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 header hgroup hr i iframe img input ins kbd label legend li link main map mark math menu meta meter nav nobr noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script search section select slot small source span strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track u ul var video wbr xmp lectern-x".split(
    " ",
  );
const filled =
  "a b blockquote code dd del details div dl dt em figure h2 h3 i li main nav ol p pre q section span strong sub sup table td tr u ul".split(
    " ",
  );
const formatting = "a b big code em font i nobr s small strike strong tt u".split(" ");
const attributesOf =
  "class id style title lang dir href src srcset alt cite datetime data-src data-srcset data-x role aria-label aria-labelledby aria-describedby aria-hidden itemprop itemtype itemscope property content rel name hidden width height colspan rowspan".split(
    " ",
  );

/** Each by its name: a page of about so many bytes. */
export const hostilePages = {
  // Elements: many, one in the other, one in the other and left open, with text.
  ...each(elements, "many", (tag) => (bytes) => page(repeated(`<${tag}>`, bytes))),
  ...each(elements, "closed", (tag) => (bytes) => page(repeated(`<${tag}>w</${tag}>`, bytes))),
  ...each(
    filled,
    "nested",
    (tag) => (bytes) => page(repeated(`<${tag}>w `, bytes / 2) + repeated(`</${tag}>`, bytes / 2)),
  ),
  ...each(filled, "around-paragraphs", (tag) =>
    halves(
      (bytes) => repeated(`<${tag}>`, bytes),
      (bytes) => repeated("<p>w w", bytes),
    ),
  ),
  ...each(filled, "around-boxes", (tag) =>
    halves(
      (bytes) => repeated(`<${tag}><div>`, bytes),
      (bytes) => repeated("<div>w</div>", bytes),
    ),
  ),
  ...each(filled, "of-sentences", (tag) => (bytes) => page(repeated(`<${tag}>${sentence}</${tag}>`, bytes))),

  // One attribute that is long, on an element that is made again in each paragraph, or is around all.
  ...each(
    attributesOf,
    "long-around",
    (name) => (bytes) => page(`<div ${name}="${"x/y ".repeat(bytes / 8)}">${repeated("<p>w w", bytes / 2)}</div>`),
  ),
  ...each(
    attributesOf,
    "long-again",
    (name) => (bytes) => page(`<p><b ${name}="${"x/y ".repeat(bytes / 8)}"></p>${repeated("<p>w", bytes / 2)}`),
  ),
  ...each(
    attributesOf,
    "medium-again",
    (name) => (bytes) => page(`<p><b ${name}="${"x/y ".repeat(400)}"></p>${repeated("<p>w", bytes)}`),
  ),
  ...each(attributesOf, "many-short", (name) => (bytes) => page(numbered((i) => `<p ${name}=a${i}>w`, bytes))),
  ...each(attributesOf, "same", (name) => (bytes) => page(repeated(`<p ${name}=a>w`, bytes))),
  "attributes-again": (bytes) =>
    page(`<p><b ${numbered((i) => ` a${i.toString(36)}`, bytes / 2)}></p>${repeated("<p>x</p>", bytes / 2)}`),
  "attributes-data-again": (bytes) =>
    page(
      `<p><i ${numbered((i) => ` data-${i.toString(36)}=/a.jpg`, bytes / 2)}></p>${repeated("<p>x</p>", bytes / 2)}`,
    ),
  "attributes-around": (bytes) =>
    page(`<div ${numbered((i) => ` a${i.toString(36)}`, bytes / 2)}>${repeated("<p>x</p>", bytes / 2)}</div>`),
  "attributes-each": (bytes) => page(repeated(`<p ${numbered((i) => ` a${i.toString(36)}`, 800)}>x`, bytes)),
  "classes-around": (bytes) =>
    page(`<div class="${numbered((i) => ` c${i}`, bytes / 2)}">${repeated("<p>x x</p>", bytes / 2)}</div>`),
  "classes-each": (bytes) => page(numbered((i) => `<p class="a${i} b${i} c${i}">w`, bytes)),
  ...each(
    formatting,
    "again-nested",
    (tag) => (bytes) => page(`<p>${numbered((i) => `<${tag} x=${i}>`, 3000)}</p>${repeated("<p>x", bytes)}`),
  ),
  "formatting-all": (bytes) => page(repeated(`<p>${formatting.map((tag) => `<${tag}>`).join("")}x`, bytes)),
  "formatting-titles": (bytes) =>
    page(`<p>${repeated(`<abbr title="${"t ".repeat(200)}">`, 5000)}${repeated("<div>w</div>", bytes)}`),

  // Addresses.
  "base-long": (bytes) =>
    page(repeated("<a href=x>w</a> ", bytes / 2), `<base href="https://a.b/${"c/".repeat(bytes / 4)}">`),
  "base-8000": (bytes) => page(repeated("<a href=x>w</a> ", bytes), `<base href="https://a.b/${"c/".repeat(3990)}">`),
  "base-images": (bytes) =>
    page(repeated("<p><img src=x.jpg width=300 height=200>", bytes), `<base href="https://a.b/${"c/".repeat(3990)}">`),
  "base-encoded": (bytes) => page(repeated("<a href=x>w</a> ", bytes), `<base href="https://a.b/${"é/".repeat(900)}">`),
  bases: (bytes) => page("<a href=x>w</a>", repeated("<base href=https://a.b/c/>", bytes)),
  "link-around-boxes": (bytes) => page(`<a href="/${"x".repeat(bytes / 2)}">${repeated("<div>a</div>", bytes / 2)}`),
  "link-8000-around-boxes": (bytes) => page(`<a href="/${"x".repeat(8000)}">${repeated("<div>a</div>", bytes)}`),
  "title-around-boxes": (bytes) =>
    page(`<abbr title="${"x".repeat(bytes / 2)}">${repeated("<div>a</div>", bytes / 2)}`),
  "quote-around-boxes": (bytes) => page(`<q cite="/${"x".repeat(bytes / 2)}">${repeated("<div>a</div>", bytes / 2)}`),
  "time-around-boxes": (bytes) =>
    page(`<time datetime="${"x".repeat(bytes / 2)}">${repeated("<div>a</div>", bytes / 2)}`),
  "links-same": (bytes) => page(repeated("<a href=/a>w</a> ", bytes)),
  "links-different": (bytes) => page(numbered((i) => `<a href=/a${i}>w${i}</a> `, bytes)),
  "links-to-places": (bytes) =>
    page(numbered((i) => `<a href=#p${i}>w</a> `, bytes / 2) + numbered((i) => `<p id=p${i}>w`, bytes / 2)),
  "links-to-one-place": (bytes) => page(repeated("<a href=#p>w</a> ", bytes) + "<p id=p>w"),
  "links-nowhere": (bytes) => page(numbered((i) => `<a href=#n${i}>w</a> `, bytes)),
  "links-of-pages": (bytes) => page(numbered((i) => `<a href="?page=${i}">${i}</a> `, bytes)),
  "links-rel-next": (bytes) =>
    page(
      "",
      numbered((i) => `<link rel=next href="?page=${i}">`, bytes),
    ),
  "links-related": (bytes) =>
    page(numbered((i) => `<p>Read more: <a href=/story-${i}>The story of the day ${i}</a>`, bytes)),
  "links-dots": (bytes) => page(repeated(`<a href="${"../".repeat(30)}x">w</a> `, bytes)),
  "link-dots-long": (bytes) => page(`<a href="/${"a/../".repeat(bytes / 5)}">w</a>`),
  "link-tracking": (bytes) => page(`<a href="/x?${"utm_a=1&".repeat(bytes / 8)}">w</a>`),
  "links-tags": (bytes) => page(numbered((i) => `<a rel=tag href=/t/${i}>tag ${i}</a> `, bytes)),
  alternates: (bytes) =>
    page(
      "",
      numbered((i) => `<link rel=alternate hreflang=l${i} href=/${i}>`, bytes),
    ),
  "mailto-long": (bytes) => page(`<a href="mailto:${"é".repeat(bytes / 2)}">w</a>`),

  // Pictures.
  images: (bytes) => page(numbered((i) => `<img src=x${i}.jpg width=300 height=200>`, bytes)),
  "images-same": (bytes) => page(repeated("<img src=x.jpg>", bytes)),
  "images-empty-in-background": (bytes) =>
    page(
      `<div style="background-image:url(data:image/png;base64,${"A".repeat(3800)})">${repeated("<img>", bytes)}</div>`,
    ),
  "images-empty-in-long-background": (bytes) =>
    page(
      `<div style="background-image:url(data:image/png;base64,${"A".repeat(bytes / 2)})">${repeated("<img>", bytes / 2)}</div>`,
    ),
  "images-in-link-of-image": (bytes) =>
    page(repeated(`<a href="/${"x".repeat(3000)}.jpg">${"<img>".repeat(300)}</a>`, bytes)),
  "images-alt": (bytes) => page(repeated(`<img src=a.jpg alt="${"word ".repeat(50)}">`, bytes)),
  "images-data": (bytes) => page(repeated(`<img src="data:image/png;base64,${"A".repeat(600)}">`, bytes)),
  "image-data-long": (bytes) => page(`<img src="data:image/png;base64,${"A".repeat(bytes)}">`),
  "image-srcset-long": (bytes) => page(`<img srcset="${numbered((i) => `x${i}.jpg ${i}w, `, bytes)}">`),
  "images-srcset": (bytes) => page(repeated(`<img srcset="${numbered((i) => `x${i}.jpg ${i}w, `, 1000)}">`, bytes)),
  "image-srcset-commas": (bytes) => page(`<img srcset="${",".repeat(bytes)}">`),
  "image-srcset-spaces": (bytes) => page(`<img srcset="a${" ".repeat(bytes)}b">`),
  "picture-sources": (bytes) => page(`<picture>${repeated("<source srcset=a.jpg>", bytes)}<img src=b.jpg></picture>`),
  "picture-images": (bytes) =>
    page(`<picture>${repeated("<source srcset=a.jpg>", bytes / 2)}${repeated("<img>", bytes / 2)}</picture>`),
  pictures: (bytes) => page(repeated("<picture><source srcset=a.jpg><img src=b.jpg></picture>", bytes)),
  "og-image-and-images": (bytes) =>
    page(
      numbered((i) => `<img src=x${i}.jpg width=300 height=200>`, bytes / 2),
      `<meta property=og:image content="https://a.b/${"c/".repeat(bytes / 4)}">`,
    ),
  "og-image-8000-and-images": (bytes) =>
    page(
      numbered((i) => `<img src=x${i}.jpg width=300 height=200>`, bytes),
      `<meta property=og:image content="https://a.b/${"c/".repeat(3990)}">`,
    ),
  "noscript-images": (bytes) => page(repeated("<noscript><img src=a.jpg></noscript><img>", bytes)),
  "noscript-around": (bytes) => page(`<noscript>${repeated("<img src=a.jpg>", bytes)}</noscript>`),
  figures: (bytes) =>
    page(numbered((i) => `<figure><img src=a${i}.jpg><figcaption>Caption ${i}</figcaption></figure>`, bytes)),
  "figure-captions": (bytes) =>
    page(`<figure><img src=a.jpg>${repeated("<figcaption>c</figcaption>", bytes)}</figure>`),
  "figure-of-images": (bytes) =>
    page(`<figure>${numbered((i) => `<img src=a${i}.jpg>`, bytes)}<figcaption>c</figcaption></figure>`),
  "figures-nested": (bytes) => page(repeated("<figure><img src=a.jpg>", bytes)),
  "lazy-images": (bytes) => page(repeated("<img data-src=a.jpg data-lazy-src=b.jpg data-original=c.jpg>", bytes)),
  videos: (bytes) => page(repeated("<video src=a.mp4 poster=b.jpg></video>", bytes)),
  "video-sources": (bytes) => page(`<video>${repeated("<source src=a.mp4>", bytes)}</video>`),
  "frames-of-videos": (bytes) =>
    page(numbered((i) => `<iframe src="https://www.youtube.com/embed/abcdefgh${i}"></iframe>`, bytes)),
  posts: (bytes) =>
    page(
      numbered(
        (i) =>
          `<blockquote class="twitter-tweet"><p>w</p><a href="https://twitter.com/a/status/${i}">d</a></blockquote>`,
        bytes,
      ),
    ),
  emoji: (bytes) => page(repeated('<img class=emoji alt="😀" src=a.png>', bytes)),
  svgs: (bytes) => page(repeated("<svg><title>t</title><path d='M0 0'/></svg>", bytes)),
  "svg-deep": (bytes) => page(`<svg>${repeated("<g>", bytes)}`),
  "svg-foreign": (bytes) => page(repeated("<svg><foreignObject><p>w", bytes)),

  // Formulas.
  math: (bytes) => page(repeated("<math><mi>x</mi><mo>=</mo><mn>1</mn></math> ", bytes)),
  "math-long": (bytes) => page(`<math>${repeated("<mi>x</mi><mo>+</mo>", bytes)}</math>`),
  "math-deep": (bytes) =>
    page(`<math>${repeated("<msqrt>", bytes / 2)}<mi>x</mi>${repeated("</msqrt>", bytes / 2)}</math>`),
  "math-fractions": (bytes) => page(`<math>${repeated("<mfrac><mi>x</mi>", bytes)}</math>`),
  "math-tables": (bytes) =>
    page(`<math><mtable>${repeated("<mtr><mtd><mi>x</mi></mtd></mtr>", bytes)}</mtable></math>`),
  "math-rows": (bytes) => page(`<math>${repeated("<mrow><mi>x</mi></mrow>", bytes)}</math>`),
  "math-annotations": (bytes) =>
    page(
      repeated(
        "<math><semantics><mi>x</mi><annotation encoding='application/x-tex'>x^2</annotation></semantics></math>",
        bytes,
      ),
    ),
  "math-annotation-long": (bytes) =>
    page(
      `<math><semantics><mi>x</mi><annotation encoding='application/x-tex'>${"{x}^2".repeat(bytes / 5)}</annotation></semantics></math>`,
    ),
  tex: (bytes) =>
    page(`<script>MathJax={}</script>${repeated("\\(x^2\\) and $y$ ", bytes)}`, "<script src=mathjax.js></script>"),
  "tex-open": (bytes) => page(repeated("\\(x ", bytes), "<script src=mathjax.js></script>"),
  "tex-dollars": (bytes) => page(repeated("$x ", bytes), "<script src=mathjax.js></script>"),
  katex: (bytes) =>
    page(
      repeated(
        '<span class="katex"><span class="katex-mathml"><math><mi>x</mi></math></span><span class="katex-html" aria-hidden="true">x</span></span> ',
        bytes,
      ),
    ),

  // Lists and tables.
  "list-items": (bytes) => page(`<ul>${repeated("<li>w", bytes)}</ul>`),
  "list-deep": (bytes) => page(repeated("<ul><li>w", bytes)),
  "list-deep-items": (bytes) => page(`${repeated("<ul><li>w", 600)}${repeated("<li>w", bytes)}`),
  "list-numbers": (bytes) => page(`<ol start=-999999 reversed>${repeated("<li value=5>w", bytes)}</ol>`),
  lists: (bytes) => page(repeated("<ul><li>w</li></ul>", bytes)),
  "list-tasks": (bytes) => page(`<ul>${repeated("<li><input type=checkbox>w", bytes)}</ul>`),
  terms: (bytes) => page(`<dl>${repeated("<dt>w<dd>v", bytes)}</dl>`),
  "terms-deep": (bytes) => page(repeated("<dl><dd>w", bytes)),
  "table-rows": (bytes) => page(`<table>${repeated("<tr><td>1<td>2", bytes)}</table>`),
  "table-cells": (bytes) => page(`<table><tr>${repeated("<td>1", bytes)}</table>`),
  "table-head-rows": (bytes) => page(`<table><thead>${repeated("<tr><th>1<th>2", bytes)}</thead></table>`),
  "table-colspan": (bytes) => page(`<table>${repeated("<tr><td colspan=1000>1", bytes)}</table>`),
  "table-rowspan": (bytes) => page(`<table>${repeated("<tr><td rowspan=65534>1<td>2", bytes)}</table>`),
  "table-spans": (bytes) => page(`<table>${repeated("<tr><td rowspan=65534 colspan=1000>1", bytes)}</table>`),
  "table-diagonal": (bytes) =>
    page(`<table>${numbered((i) => `<tr><td colspan=${(i % 1000) + 1}>1<td rowspan=${i % 1000}>2`, bytes)}</table>`),
  tables: (bytes) => page(repeated("<table><tr><td>1<td>2</table>", bytes)),
  "tables-of-data": (bytes) =>
    page(repeated("<table><thead><tr><th>a<th>b</thead><tr><td>1<td>2<tr><td>3<td>4</table>", bytes)),
  "tables-nested": (bytes) => page(repeated("<table><tr><td>w", bytes)),
  "tables-nested-closed": (bytes) => page(repeated("<table><tr><td>w", bytes / 2) + repeated("</table>", bytes / 2)),
  "table-captions": (bytes) => page(`<table>${repeated("<caption>c</caption>", bytes)}<tr><td>1</table>`),
  "table-wide-cell": (bytes) => page(`<table><tr><td>1<td>${"word ".repeat(bytes / 5)}<tr><td>3<td>4</table>`),
  "table-wide-and-many": (bytes) =>
    page(`<table><tr><td>1<td>${"word ".repeat(bytes / 10)}${repeated("<tr><td>3<td>4", bytes / 2)}</table>`),
  "table-pipes": (bytes) => page(`<table><tr><th>a<th>b${repeated("<tr><td>|<td>||", bytes)}</table>`),
  "table-columns": (bytes) => page(`<table>${repeated("<col>", bytes / 2)}${repeated("<tr><td>1", bytes / 2)}</table>`),
  "table-fostered": (bytes) => page(`<table>${repeated("x<tr>y", bytes)}`),

  // Text.
  paragraphs: (bytes) => page(repeated("<p>w", bytes)),
  "paragraphs-of-sentences": (bytes) => page(repeated(`<p>${sentence}</p>`, bytes)),
  "paragraphs-different": (bytes) => page(numbered((i) => `<p>${sentence} ${i}</p>`, bytes)),
  "boxes-of-sentences": (bytes) => page(numbered((i) => `<div class=c${i % 7}><div>${sentence}</div></div>`, bytes)),
  "text-long": (bytes) => page(`<p>${`${sentence} `.repeat(bytes / sentence.length)}`),
  "text-bare": (bytes) => `${sentence} `.repeat(bytes / sentence.length),
  "text-lines": (bytes) => page(`<p>${"w\n".repeat(bytes / 2)}`),
  "text-word": (bytes) => page(`<p>${"w".repeat(bytes)}`),
  "text-words": (bytes) => page(`<p>${"w ".repeat(bytes / 2)}`),
  "text-ideographs": (bytes) => page(`<p>${"潮".repeat(bytes / 3)}`),
  "text-arabic": (bytes) => page(`<p dir=rtl>${"بحر ".repeat(bytes / 7)}`),
  "text-thai": (bytes) => page(`<p lang=th>${"ทะเล".repeat(bytes / 12)}`),
  "text-marks": (bytes) => page(`<p>a${"\u0301".repeat(bytes / 2)}`),
  "text-directions": (bytes) => page(`<p>${"\u202Ea\u2067b".repeat(bytes / 8)}`),
  "text-emoji": (bytes) => page(`<p>${"👩‍👧".repeat(bytes / 11)}`),
  "text-hyphens": (bytes) => page(`<p>${"a\u00AD".repeat(bytes / 3)}`),
  "text-spaces": (bytes) => page(`<p>a${" ".repeat(bytes)}b`),
  "text-no-break": (bytes) => page(`<p>a${"\u00A0".repeat(bytes / 2)}b`),
  "text-zero-width": (bytes) => page(`<p>a${"\u200B".repeat(bytes / 3)}b`),
  "text-controls": (bytes) => page(`<p>a${"\u0001b".repeat(bytes / 2)}`),
  "text-quotes": (bytes) => page(`<p>${'"'.repeat(bytes)}`),
  "text-less": (bytes) => page(`<p>${"&lt;".repeat(bytes / 4)}`),
  "text-ampersands": (bytes) => page(`<p>${"& ".repeat(bytes / 2)}`),
  "text-references": (bytes) => page(`<p>${"&CounterClockwiseContourIntegral;".repeat(bytes / 33)}`),
  ...each(
    [..."*_`[]()<>#+-.!|~\\:$^&=>"],
    "sign",
    (sign) => (bytes) => page(`<p>${`${sign === "<" ? "&lt;" : sign === "&" ? "&amp;" : sign}`.repeat(bytes / 2)}`),
  ),
  ...each(
    [..."*_`[]()#+-.!|~\\:$^="],
    "sign-lines",
    (sign) => (bytes) => page(`<p>${`${sign} a<br>`.repeat(bytes / 8)}`),
  ),
  brackets: (bytes) => page(`<p>${"[".repeat(bytes / 2)}${"]".repeat(bytes / 2)}`),
  "links-in-text": (bytes) => page(`<p>${"https://e.org/a ".repeat(bytes / 16)}`),
  "addresses-in-text": (bytes) => page(`<p>${"a@b.org ".repeat(bytes / 8)}`),
  breaks: (bytes) => page(repeated("w<br>", bytes)),
  "breaks-alone": (bytes) => page(repeated("<br>", bytes)),
  "breaks-double": (bytes) => page(repeated("w w w w w<br><br>", bytes)),
  rules: (bytes) => page(repeated("<hr>w", bytes)),
  "word-breaks": (bytes) => page(repeated("w<wbr>", bytes)),
  emphasis: (bytes) => page(repeated("<b>w</b><i>w</i>", bytes)),
  "emphasis-adjacent": (bytes) => page(repeated("<b>w</b>", bytes)),
  "emphasis-spaces": (bytes) => page(repeated("<b> </b>", bytes)),
  "emphasis-nested": (bytes) => page(repeated("<b>*<i>w</i>*</b>", bytes)),
  "code-inline": (bytes) => page(repeated("<code>`</code>", bytes)),
  "code-inline-ticks": (bytes) => page(`<code>${numbered((i) => `${"`".repeat(i % 50)} `, bytes)}</code>`),
  "code-ticks": (bytes) => page(`<pre>${"`".repeat(bytes)}</pre>`),
  "code-lines": (bytes) => page(`<pre>${"w\n".repeat(bytes / 2)}</pre>`),
  "code-blank-lines": (bytes) => page(`<pre>w${"\n".repeat(bytes)}w</pre>`),
  "code-spans": (bytes) => page(`<pre><code>${repeated("<span class=k>w</span> ", bytes)}</code></pre>`),
  "code-numbers": (bytes) => page(`<pre>${numbered((i) => `<span class=lineno>${i}</span>w\n`, bytes)}</pre>`),
  "code-table": (bytes) =>
    page(`<table class=highlight>${numbered((i) => `<tr><td class=lineno>${i}<td><pre>w</pre>`, bytes)}</table>`),
  codes: (bytes) => page(repeated("<pre>w</pre>", bytes)),
  "codes-quoted": (bytes) => page(`${"<blockquote>".repeat(30)}<pre>${"w\n".repeat(bytes / 2)}</pre>`),
  "codes-in-lists": (bytes) => page(`${"<ul><li>".repeat(30)}<pre>${"w\n".repeat(bytes / 2)}</pre>`),
  xmp: (bytes) => page(`<xmp>${"<w>\n".repeat(bytes / 4)}</xmp>`),
  quotations: (bytes) => page(repeated("<blockquote>w</blockquote>", bytes)),
  "quotations-deep": (bytes) => page(`${"<blockquote>".repeat(30)}${repeated("<p>w", bytes)}`),
  rubies: (bytes) => page(repeated("<ruby>w<rt>v</ruby>", bytes)),
  "ruby-texts": (bytes) => page(`<ruby>${repeated("<rt>a</rt>", bytes)}</ruby>`),
  "ruby-pairs": (bytes) => page(`<ruby>${repeated("w<rt>a</rt>", bytes)}</ruby>`),
  "ruby-parentheses": (bytes) => page(`<ruby>w${repeated("<rp>(</rp>", bytes)}</ruby>`),
  languages: (bytes) => page(repeated("<span lang=de>w</span><span lang=fr dir=rtl>w</span> ", bytes)),
  "languages-nested": (bytes) => page(repeated("<span lang=de>w<span lang=fr>w", bytes)),
  "drop-caps": (bytes) => page(repeated("<p><span class=dropcap>W</span>ord", bytes)),
  definitions: (bytes) => page(repeated("<dfn title=t>w</dfn> <abbr title=u>v</abbr> ", bytes)),
  times: (bytes) => page(repeated("<time datetime=2024-01-02>w</time> ", bytes)),
  details: (bytes) => page(repeated("<details><summary>w</summary>v</details>", bytes)),
  summaries: (bytes) => page(`<details>${repeated("<summary>w</summary>", bytes)}</details>`),

  // Headings, notes, places.
  headings: (bytes) => page(numbered((i) => `<h2>Heading ${i}</h2><p>w`, bytes)),
  "headings-same": (bytes) => page(repeated("<h2>Heading</h2>", bytes)),
  "headings-deep": (bytes) => page(repeated("<h1>a<h2>b<h3>c<h4>d<h5>e<h6>f", bytes)),
  "headings-first": (bytes) => page(numbered((i) => `<h1>Story ${i} of the coast</h1>`, bytes)),
  "heading-long": (bytes) => page(`<h2>${"word ".repeat(bytes / 5)}</h2><p>${sentence}`),
  "headings-ids": (bytes) => page(numbered((i) => `<h2 id=h${i}>Heading ${i}</h2><p>w`, bytes)),
  "headings-same-ids": (bytes) => page(repeated("<h2 id=h>Heading</h2><p>w", bytes)),
  "ids-before-text": (bytes) =>
    page(
      numbered((i) => `<a id=i${i} name=i${i}></a>`, bytes / 2) + numbered((i) => `<a href=#i${i}>w</a>`, bytes / 2),
    ),
  footnotes: (bytes) =>
    page(
      numbered((i) => `<p>w<sup><a href=#fn${i} id=r${i}>${i}</a></sup>`, bytes / 2) +
        `<ol class=footnotes>${numbered((i) => `<li id=fn${i}>Note <a href=#r${i}>↩</a>`, bytes / 2)}</ol>`,
    ),
  "footnotes-of-one": (bytes) =>
    page(
      `${numbered((i) => `<p>w<sup><a href=#fn1 id=r${i}>1</a></sup>`, bytes / 2)}<ol class=footnotes><li id=fn1>Note ${numbered((i) => `<a href=#r${i}>↩</a>`, bytes / 2)}</ol>`,
    ),
  "footnotes-of-each-other": (bytes) =>
    page(
      `<ol class=footnotes>${numbered((i) => `<li id=fn${i}>Note <sup><a href=#fn${i + 1}>${i + 1}</a></sup><a href=#fn${Math.max(0, i - 1)}>↩</a>`, bytes)}</ol>`,
    ),
  "footnotes-without-notes": (bytes) => page(numbered((i) => `w<sup><a href=#fn${i}>${i}</a></sup> `, bytes)),
  "footnotes-nested": (bytes) =>
    page(
      numbered((i) => `<sup><a href=#fn${i}>${i}</a></sup>`, bytes / 2) +
        numbered((i) => `<div id=fn${i}>${i}. w `, bytes / 2),
    ),
  "footnotes-in-text": (bytes) =>
    page(numbered((i) => `w[${i}] `, bytes / 2) + numbered((i) => `<p>[${i}] Note`, bytes / 2)),
  "labelled-chain": (bytes) => page(numbered((i) => `<div id=l${i} aria-labelledby=l${i + 1}>w</div>`, bytes)),
  "labelled-by-all": (bytes) =>
    page(
      `<div aria-labelledby="${numbered((i) => `l${i} `, bytes / 2)}">w</div>${numbered((i) => `<p id=l${i}>w`, bytes / 2)}`,
    ),
  "labelled-by-one": (bytes) =>
    page(
      `<div id=l>${"word ".repeat(bytes / 10)}</div>${repeated("<section aria-labelledby=l><p>w</section>", bytes / 2)}`,
    ),
  "described-by-one": (bytes) =>
    page(`<div id=l>${"word ".repeat(bytes / 10)}</div>${repeated("<a href=x aria-describedby=l>w</a> ", bytes / 2)}`),
  tooltips: (bytes) =>
    page(numbered((i) => `<span role=tooltip id=t${i}>tip</span><span aria-describedby=t${i}>w</span> `, bytes)),
  labels: (bytes) => page(repeated("<label for=a>w</label><input id=a>", bytes)),
  callouts: (bytes) =>
    page(repeated("<div class='admonition note'><p class=admonition-title>Note</p><p>w</div>", bytes)),
  "callouts-nested": (bytes) => page(repeated("<div class='admonition note'><p>w", bytes)),
  hidden: (bytes) => page(repeated("<p hidden>w", bytes)),
  "hidden-nested": (bytes) => page(repeated("<div hidden>w", bytes)),
  "hidden-style": (bytes) => page(repeated("<p style=display:none>w", bytes)),
  "styles-long": (bytes) => page(repeated(`<p style="${"color:red;".repeat(80)}">w`, bytes)),
  "style-around": (bytes) =>
    page(`<div style="${"color:red;".repeat(bytes / 20)}">${repeated("<p>w", bytes / 2)}</div>`),
  "comments-html": (bytes) => page(repeated("<!-- x -->", bytes)),
  comments: (bytes) =>
    page("") +
    `<section id=comments class=comments><h2>Comments</h2>${numbered((i) => `<div class=comment id=c${i}><b class=author>Ann Lee</b> <time datetime=2024-01-02>2 Jan</time><p>${sentence}</p></div>`, bytes)}</section>`,
  "comments-nested": (bytes) =>
    page("") +
    `<section id=comments class=comments><h2>Comments</h2>${numbered((i) => `<div class=comment id=c${i}><b class=author>Ann Lee</b><p>I walked there last week and saw it ${i}.</p>`, bytes)}</section>`,
  "comments-short": (bytes) =>
    page("") +
    `<section id=comments class=comments><h2>Comments</h2>${numbered((i) => `<div class=comment><p>w ${i}</p></div>`, bytes)}</section>`,
  shares: (bytes) => page(repeated("<div class=share><a href=x>Share</a></div>", bytes)),
  related: (bytes) =>
    page(numbered((i) => `<div class=related><a href=/r${i}>Related story number ${i}</a></div>`, bytes)),
  advertisements: (bytes) => page(repeated("<div class=advertisement>Advertisement</div>", bytes)),
  asides: (bytes) => page(repeated(`<aside><p>${sentence}</aside>`, bytes)),
  "quotes-repeated": (bytes) =>
    page(numbered((i) => `<p>${sentence} ${i}<aside class=pullquote>${sentence}</aside>`, bytes)),
  bylines: (bytes) => page(numbered((i) => `<p class=byline>By Ann Lee ${i}`, bytes)),
  authors: (bytes) => page(numbered((i) => `<a rel=author href=/a${i}>Ann Lee ${i}</a> `, bytes)),
  dates: (bytes) => page(repeated("<p class=date>January 2, 2024 10:30", bytes)),
  "date-long": (bytes) => page(`<p class=date>${"2024-01-02 ".repeat(bytes / 11)}`),
  navigation: (bytes) => page(repeated("<nav><a href=x>w</a></nav>", bytes)),
  "sections-nested": (bytes) => page(repeated(`<section><p>${sentence}`, bytes)),
  articles: (bytes) => page(repeated(`</article><article><h2>w</h2><p>${sentence}`, bytes)),
  "articles-nested": (bytes) => page(repeated("<article><p>w", bytes)),
  forms: (bytes) => page(repeated("<form><input><select><option>w</select></form>", bytes)),
  options: (bytes) => page(`<select>${repeated("<option>w", bytes)}</select>`),
  "selects-content": (bytes) => page(repeated("<select><selectedcontent></selectedcontent><option>w</select>", bytes)),
  buttons: (bytes) => page(repeated("<button>w</button>", bytes)),
  templates: (bytes) => page(repeated("<template><p>w</template>", bytes)),
  "templates-nested": (bytes) => page(repeated("<template><p>w", bytes)),
  "shadow-roots": (bytes) =>
    page(repeated("<div><template shadowrootmode=open><slot></slot></template>x</div>", bytes)),
  slots: (bytes) =>
    page(
      `<div><template shadowrootmode=open>${numbered((i) => `<slot name=s${i}></slot>`, bytes / 2)}</template>${numbered((i) => `<p slot=s${i}>w`, bytes / 2)}</div>`,
    ),
  "custom-elements": (bytes) => page(numbered((i) => `<x-${i}>w</x-${i}>`, bytes)),
  framesets: (bytes) => repeated("<frameset><frame>", bytes),
  "unknown-ends": (bytes) => page(repeated("<span>", bytes / 2) + repeated("</x>", bytes / 2)),
  plaintext: (bytes) => page(`<plaintext>${"<p>w".repeat(bytes / 4)}`),
  scripts: (bytes) => page(repeated("<script>var a = 1;</script>", bytes)),
  "tag-open": (bytes) => page("<".repeat(bytes)),
  "ends-open": (bytes) => page("</".repeat(bytes / 2)),

  // What asks again of the same: of what is around it, of what it holds, of a text that many name.
  "links-nested": (bytes) => page(`${repeated("<a href=#x><marquee>", bytes)}w`),
  "links-nested-in-headings": (bytes) => page(`<h2>${repeated("<a href=/x><marquee>", bytes)}w`),
  "spans-read-aloud-nested": (bytes) => page(`${repeated("<span aria-hidden=true>", bytes)}w`),
  "drop-caps-nested": (bytes) => page(`${repeated("<span class=dropcap>", bytes)}w`),
  "code-nested": (bytes) => page(`<p>${repeated("<code>", bytes)}w`),
  "custom-pictures-nested": (bytes) => page(`w${repeated("<x-img src=a.jpg>", bytes)}`),
  "figures-in-captions": (bytes) => page(repeated("<figure><figcaption>w", bytes)),
  "figure-around-boxes": (bytes) =>
    page(`<figure><img src=a.jpg><figcaption>A caption</figcaption>${repeated("<div>", bytes)}w`),
  "headings-nested-around-images": halves(
    (bytes) => repeated("<h2><div>", bytes),
    (bytes) => repeated("w<img src=a.jpg>", bytes),
  ),
  "heading-of-named-boxes": (bytes) => page(`<h2>${repeated("<div id=share></div>", bytes)}w</h2>`),
  "heading-of-classed-boxes": (bytes) => page(`<h2 class=share>${repeated("<i class=share></i>", bytes)}w</h2>`),
  "related-nested": (bytes) => page(repeated("<div><h2>Related articles</h2><p>w", bytes)),
  "related-links-nested": (bytes) => page(repeated("<div><h2>Related articles</h2><a href=/a>w</a>", bytes)),
  "comments-headings-nested": (bytes) => page(repeated("<div><h2>Comments</h2><p>w", bytes)),
  "comments-headings-last": (bytes) => page("") + repeated("<h2>Comments</h2>", bytes),
  "about-authors-nested": (bytes) => page(repeated("<div><h2>About the author</h2><p>w", bytes)),
  "newsletters-nested": (bytes) => page(repeated("<div><img src=a.jpg>Subscribe to our newsletter", bytes)),
  "boxes-of-images-around-labels": halves(
    (bytes) => repeated("<div><img src=a.jpg>", bytes),
    (bytes) => repeated("<p>Accept cookies", Math.min(bytes, 800)),
  ),
  "related-link-around-boxes": (bytes) =>
    page(`<div class=related><a href=/x>${repeated("<div>word word</div>", bytes)}</a></div>`),
  "tag-link-around-boxes": (bytes) =>
    page(`<div class=tags><a rel=tag href=/x>${repeated("<div>word</div>", bytes)}</a></div>`),
  "comment-authors-nested": (bytes) =>
    page("") +
    `<section id=comments class=comments><h2>Comments</h2><div class=comment><p>${sentence}</p>${repeated("<cite class=author>", bytes)}w</div></section>`,
  "ruby-alternating": (bytes) => page(`<ruby>w${repeated("<rt>a</rt><b><rt>b</rt></b>", bytes)}</ruby>`),
  "tex-comments": (bytes) => page(`<p>w <script type=math/tex>x${"%".repeat(bytes)}</script> w`),
  "math-annotation-comments": (bytes) =>
    page(
      `<math><semantics><mi>x</mi><annotation encoding='application/x-tex'>${"%".repeat(bytes)}</annotation></semantics></math>`,
    ),
  "math-annotations-nested": (bytes) =>
    page(
      `<math>${repeated("<annotation encoding='application/x-tex'>", bytes / 2)}${" ".repeat(bytes / 2)}</annotation><mi>x</mi></math>`,
    ),
  "math-boxes-nested": (bytes) => page(`${repeated("<span class=katex>", bytes)}w`),
  "microdata-names-of-content": (bytes) =>
    page(`<p itemprop="${repeated("author ", bytes / 2)}" content="${"word ".repeat(bytes / 10)}">w`),
  "microdata-headlines-of-content": (bytes) =>
    page(`<p itemprop="${repeated("headline ", bytes / 2)}" content="${" ".repeat(bytes / 2)}">w`),
  "microdata-images-of-address": (bytes) =>
    page(`<a itemprop="${repeated("image ", bytes / 2)}" href="/${"x".repeat(bytes / 2)}">w</a>`),
  "meta-names-of-content": (bytes) =>
    page("", `<meta property="${repeated("author ", bytes / 2)}" content="${"word ".repeat(bytes / 10)}">`),
  "meta-titles-of-content": (bytes) =>
    page("", `<meta property="${repeated("og:title ", bytes / 2)}" content="${"&#32;".repeat(bytes / 10)}">`),
  "meta-labels-of-content": (bytes) =>
    page("", `<meta property="${repeated("twitter:data1 ", bytes / 2)}" content="${"word ".repeat(bytes / 10)}">`),
  "json-pages-of-one-author": (bytes) =>
    page(
      "",
      `<script type=application/ld+json>{"@graph":[${repeated('{"@type":"WebPage","author":{"@id":"#a"}},', bytes / 2)}{"@id":"#a","@type":"Person","name":"${"word ".repeat(bytes / 10)}"}]}</script>`,
    ),
  "json-pages-of-one-name": (bytes) =>
    page(
      "",
      `<script type=application/ld+json>{"@graph":[${repeated('{"@type":"WebPage","name":{"@id":"#a"},"keywords":{"@id":"#a"}},', bytes / 2)}{"@id":"#a","@type":"Person","name":"${" ".repeat(bytes / 2)}"}]}</script>`,
    ),
  "json-authors-of-one-name": (bytes) =>
    page(
      "",
      `<script type=application/ld+json>{"@graph":[${repeated(`{"@type":"WebPage","author":[${'{"@id":"#a"},'.repeat(150)}{}]},`, bytes / 2)}{"@id":"#a","@type":"Person","name":"${"word ".repeat(bytes / 10)}"}]}</script>`,
    ),
  "title-long-and-headings": (bytes) =>
    page(repeated("<h2>w</h2>", bytes / 2), `<meta property=og:title content="${"word ".repeat(bytes / 10)}">`),
  "title-long-and-rules": (bytes) =>
    `<!DOCTYPE html><title>${"word ".repeat(bytes / 10)}</title><article>${paragraphs}${repeated("w<hr>", bytes / 2)}${paragraphs}`,
  "titles-long-and-headings-first": (bytes) =>
    page(
      numbered((i) => `<h1>word ${i} of the coast</h1>`, Math.min(2000, bytes)),
      `<title>${"word ".repeat(bytes / 20)}</title>${["og:title", "twitter:title", "dc:title"].map((name) => `<meta property=${name} content="${`${name} word `.repeat(bytes / 60)}">`).join("")}`,
    ),
  "description-long-and-short-lines": (bytes) =>
    page("", `<meta name=description content="${"word ".repeat(bytes / 5)}">`).replace(
      "</h1>",
      `</h1>${"<p>one two three four five</p>".repeat(40)}`,
    ),
  "table-rows-of-text": (bytes) =>
    page(
      `<table><tr><th>a<th>b${repeated(`<tr><td>${sentence.slice(0, 30)}<td>${sentence.slice(30, 60)}`, bytes)}</table>`,
    ),
  "table-rows-of-columns": (bytes) =>
    page(`<table><tr><th>a<th>b${repeated(`<tr>${"<td>12".repeat(20)}`, bytes)}</table>`),
  "tables-of-rows": (bytes) => page(repeated(`<table><tr><th>a<th>b${"<tr><td>1<td>2".repeat(600)}</table>`, bytes)),
  "brackets-unmatched-arabic": (bytes) => page(`<p dir=rtl>${"(".repeat(bytes / 2)}${"]".repeat(bytes / 2)}`),
  "brackets-nested-arabic": (bytes) => page(`<p dir=rtl>${"(".repeat(bytes / 2)}${")".repeat(bytes / 2)}`),
  "classes-2000-around-codes": (bytes) =>
    page(`${`<div class="${"ab ".repeat(650)}">`.repeat(6)}${repeated("<pre>w</pre>", bytes)}`),
  "classes-2000-around-links": (bytes) =>
    page(`${`<div class="${"ab ".repeat(650)}comment">`.repeat(12)}${repeated("<a href=?page=2>2</a> ", bytes)}`),
  "classes-2000-around-notes": (bytes) =>
    page(`<p>w<sup>1</sup>${`<div class="${"ab ".repeat(650)}">`.repeat(3)}${repeated("<ol><li>w</ol>", bytes)}`),
  "buttons-of-code": (bytes) => page(repeated("<button class=copy>w</button>", bytes)),
  "posts-nested": (bytes) =>
    page(
      repeated(`${"<blockquote class=twitter-tweet><a href=x>w</a>".repeat(60)}${"</blockquote>".repeat(60)}`, bytes),
      `<base href="https://a.b/${"c/".repeat(3990)}">`,
    ),
  "picture-sources-around-noscripts": (bytes) =>
    page(
      `<picture>${repeated("<source srcset=a.jpg>", bytes / 2)}${repeated("<noscript><img></noscript>", bytes / 2)}</picture>`,
    ),

  // What the head says.
  metas: (bytes) =>
    page(
      "",
      numbered((i) => `<meta name=n${i} content=c${i}>`, bytes),
    ),
  "metas-same": (bytes) => page("", repeated("<meta name=author content=Ann>", bytes)),
  "metas-authors": (bytes) =>
    page(
      "",
      numbered((i) => `<meta name=author content="Ann Lee ${i}">`, bytes),
    ),
  "metas-tags": (bytes) =>
    page(
      "",
      numbered((i) => `<meta property=article:tag content="tag ${i}">`, bytes),
    ),
  "metas-images": (bytes) =>
    page(
      "",
      numbered((i) => `<meta property=og:image content=/i${i}.jpg>`, bytes),
    ),
  "meta-keywords": (bytes) => page("", `<meta name=keywords content="${numbered((i) => `word ${i}, `, bytes)}">`),
  "meta-description": (bytes) => page("", `<meta name=description content="${"word ".repeat(bytes / 5)}">`),
  "meta-title": (bytes) => page("", `<meta property=og:title content="${"word ".repeat(bytes / 5)}">`),
  "meta-author": (bytes) => page("", `<meta name=author content="${"Ann Lee and ".repeat(bytes / 12)}">`),
  "meta-site": (bytes) => page("", `<meta property=og:site_name content="${"word ".repeat(bytes / 5)}">`),
  titles: (bytes) => page("", repeated("<title>w</title>", bytes)),
  "title-long": (bytes) => `<title>${"word ".repeat(bytes / 5)}</title>${page("")}`,
  "title-separators": (bytes) => `<title>${"word | - ".repeat(bytes / 9)}</title>${page("")}`,
  "title-and-heading-long": (bytes) =>
    `<title>${"word ".repeat(bytes / 10)}</title><article><h1>${"word ".repeat(bytes / 10)}</h1>${paragraphs}`,
  "title-parts-different": (bytes) => `<title>${numbered((i) => `w${i} | `, bytes)}</title>${page("")}`,
  ...each(
    ["NewsArticle", "Recipe", "Product", "BreadcrumbList", "WebPage"],
    "json",
    (type) => (bytes) =>
      page(
        "",
        numbered(
          (i) =>
            `<script type=application/ld+json>{"@type":"${type}","headline":"H ${i}","author":{"name":"Ann ${i}"}}</script>`,
          bytes,
        ),
      ),
  ),
  "json-nested": (bytes) =>
    page("", `<script type=application/ld+json>${'{"a":'.repeat(bytes / 6)}1${"}".repeat(bytes / 6)}</script>`),
  "json-arrays": (bytes) =>
    page("", `<script type=application/ld+json>${"[".repeat(bytes / 2)}${"]".repeat(bytes / 2)}</script>`),
  "json-graph": (bytes) =>
    page(
      "",
      `<script type=application/ld+json>{"@graph":[${numbered((i) => `{"@type":"Article","@id":"#${i}","headline":"H ${i}"},`, bytes)}{}]}</script>`,
    ),
  "json-references": (bytes) =>
    page(
      "",
      `<script type=application/ld+json>{"@graph":[${numbered((i) => `{"@type":"Person","@id":"#${i}","name":"N","author":{"@id":"#${i + 1}"}},`, bytes)}{"@type":"Article","author":{"@id":"#0"}}]}</script>`,
    ),
  "json-authors": (bytes) =>
    page(
      "",
      `<script type=application/ld+json>{"@type":"Article","author":[${numbered((i) => `{"name":"Ann Lee ${i}"},`, bytes)}{}]}</script>`,
    ),
  "json-keywords": (bytes) =>
    page(
      "",
      `<script type=application/ld+json>{"@type":"Article","keywords":[${numbered((i) => `"word ${i}",`, bytes)}""]}</script>`,
    ),
  "json-keys": (bytes) =>
    page("", `<script type=application/ld+json>{${numbered((i) => `"k${i}":1,`, bytes)}"@type":"Article"}</script>`),
  "json-text": (bytes) =>
    page(
      "",
      `<script type=application/ld+json>{"@type":"Article","headline":"${"\\u0041".repeat(bytes / 6)}"}</script>`,
    ),
  "json-body": (bytes) =>
    page(
      "",
      `<script type=application/ld+json>{"@type":"Article","articleBody":"${`${sentence} `.repeat(bytes / sentence.length)}"}</script>`,
    ),
  "json-steps": (bytes) =>
    page(
      "",
      `<script type=application/ld+json>{"@type":"Recipe","recipeInstructions":[${numbered((i) => `{"@type":"HowToStep","text":"Step ${i}"},`, bytes)}{}]}</script>`,
    ),
  microdata: (bytes) =>
    page(
      numbered(
        (i) => `<div itemscope itemtype=https://schema.org/Article><p itemprop=headline>H ${i}</p></div>`,
        bytes,
      ),
    ),
  "microdata-nested": (bytes) =>
    page(repeated("<div itemscope itemtype=https://schema.org/Article itemprop=author>w", bytes)),
  "microdata-properties": (bytes) =>
    page(
      `<div itemscope itemtype=https://schema.org/Article><p itemprop="${numbered((i) => `p${i} `, bytes)}">w</p></div>`,
    ),
  "microdata-authors": (bytes) =>
    page(
      `<div itemscope itemtype=https://schema.org/Article>${numbered((i) => `<p itemprop=author>Ann Lee ${i}</p>`, bytes)}</div>`,
    ),
  "microdata-names-of-text": (bytes) =>
    page(
      `<div itemscope itemtype=https://schema.org/Article itemprop=author><p itemprop="${"name author headline ".repeat(bytes / 40)}">${"word ".repeat(bytes / 10)}</div>`,
    ),
  canonicals: (bytes) =>
    page(
      "",
      numbered((i) => `<link rel=canonical href=/c${i}>`, bytes),
    ),
  styles: (bytes) => page("", repeated("<style>p{color:red}</style>", bytes)),

  ...hostileFacts,
  ...hostileBodies,
};
