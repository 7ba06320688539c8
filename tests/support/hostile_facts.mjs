// Hostile pages: what a page says of itself, its authors, dates, addresses, frames and threads.
import { each, numbered, page, paragraphs, repeated, sentence } from "./hostile_parts.mjs";

const json = (text) => page("", `<script type=application/ld+json>${text}</script>`);
const post = (inside, i, more = "") =>
  `<div class="post ${more}" id=post-${i}><a class=username href=/users/${i}>Ann Lee</a> <time datetime=2024-01-02>2 Jan 2024</time><div class=body>${inside}</div></div>`;
const thread = (inside) =>
  `<!DOCTYPE html><html lang=en><title>A question of the coast</title><meta property=og:type content=article><body><h1>A question of the coast</h1><div id=thread>${inside}</div>`;
const reply = "I walked there last week and saw it from the harbour wall.";

export const hostileFacts = {
  // Threads.
  "thread-posts": (bytes) => thread(numbered((i) => post(`<p>${reply} ${i}`, i), bytes)),
  "thread-posts-same": (bytes) => thread(repeated(post(`<p>${reply}`, 1), bytes)),
  "thread-posts-short": (bytes) => thread(numbered((i) => post(`a b ${i}`, i), bytes)),
  "thread-posts-of-many-classes": (bytes) =>
    thread(
      numbered(
        (i) =>
          post(
            `<p>${reply}`,
            i,
            numbered((c) => `c${c} `, 300),
          ),
        bytes,
      ),
    ),
  "thread-posts-of-own-classes": (bytes) =>
    thread(
      numbered(
        (i) =>
          post(
            `<p>${reply}`,
            i,
            `${String.fromCharCode(97 + (i % 26))}${(i >> 1).toString(2).replaceAll("0", "x").replaceAll("1", "y")}`,
          ),
        bytes,
      ),
    ),
  "thread-posts-nested": (bytes) =>
    thread(
      numbered(
        (i) =>
          `<div class=post id=p${i}><a class=username href=/u/a>Ann Lee</a> <time datetime=2024-01-02>2 Jan 2024</time><p>${reply}</p>`,
        bytes,
      ),
    ),
  "thread-posts-nested-closed": (bytes) =>
    thread(numbered((i) => `${post(`<p>${reply}`, i).slice(0, -6).repeat(20)}${"</div>".repeat(20)}`, bytes)),
  "thread-posts-in-lists": (bytes) =>
    thread(
      repeated(
        `<ul><li class=post><a class=username href=/u/a>Ann Lee</a> <time datetime=2024-01-02>2 Jan 2024</time><p>${reply}`,
        bytes,
      ),
    ),
  "thread-headers-beside-texts": (bytes) =>
    thread(
      numbered(
        (i) =>
          `<div class=head id=h${i}><b class=author>Ann Lee</b> <time datetime=2024-01-02>2 Jan 2024</time></div><p>${reply} ${i}</p>`,
        bytes,
      ),
    ),
  "thread-posts-with-comments": (bytes) =>
    thread(
      numbered(
        (i) =>
          post(
            `<p>${reply} ${i}</p><div class=comments>${`<div class=comment><a class=username href=/users/b>Bo Chen</a> <time datetime=2024-01-03>3 Jan 2024</time><span>${reply}</span></div>`.repeat(3)}</div>`,
            i,
          ),
        bytes,
      ),
    ),
  "thread-posts-that-quote": (bytes) =>
    thread(numbered((i) => post(`<blockquote>Ann Lee wrote: ${reply}</blockquote><p>${reply}`, i), bytes)),
  "thread-posts-of-links": (bytes) =>
    thread(numbered((i) => post(`<p>${reply}<a href=#top>Top</a> <a href=/r${i}>Reply</a>`, i), bytes)),
  "thread-post-of-marks": (bytes) =>
    thread(
      `${post(`<p>${reply}`, 1)}${post(repeated("<a class=username href=/users/a>Ann Lee</a> <time datetime=2024-01-02>2 Jan 2024</time> ", bytes), 2)}${post(`<p>${reply}`, 3)}`,
    ),
  "thread-scores": (bytes) =>
    thread(numbered((i) => post(`<span class=score>${i} points</span><p>${reply}`, i), bytes)),
  "thread-depths": (bytes) =>
    thread(numbered((i) => `<div data-depth=${i % 90}>${post(`<p>${reply}`, i)}</div>`, bytes)),
  "thread-in-boxes": (bytes) => `${thread("")}${"<div>".repeat(480)}${numbered((i) => post(`<p>${reply}`, i), bytes)}`,
  "thread-dates-in-text": (bytes) =>
    thread(
      numbered((i) => `<div class=post><b>Ann Lee</b> posted on January 2, 2024 at 10:30<p>${reply} ${i}</div>`, bytes),
    ),
  "thread-table": (bytes) =>
    thread(
      `<table>${numbered((i) => `<tr class=post id=t${i}><td><a href=/users/a class=username>Ann Lee</a><td><time datetime=2024-01-02>2 Jan</time><p>${reply} ${i}`, bytes)}</table>`,
    ),
  "comments-of-heads": (bytes) =>
    page("") +
    `<section id=comments class=comments><h2>Comments</h2><div class=comment>${repeated("<b class=author>Ann Lee</b> <time datetime=2024-01-02>2 Jan</time> ", bytes)}<p>${reply}</div></section>`,
  "comments-in-boxes": (bytes) =>
    page("") +
    `<section id=comments class=comments><h2>Comments</h2>${numbered((i) => `<div><div><div class=comment id=c${i}><cite>Ann Lee</cite><p>${reply}</div></div></div>`, bytes)}</section>`,
  "comments-listed": (bytes) =>
    page("") +
    `<section id=comments><h2>Comments</h2><ol>${numbered((i) => `<li><article><footer><b class=fn>Ann Lee</b> says:</footer><p>${reply} ${i}</article>`, bytes)}</ol></section>`,

  // Authors, dates, names.
  "authors-in-lists": (bytes) => page(`<p class=byline>${repeated("Ann Lee, Bo Chen and ", bytes)}`),
  "authors-listed-each": (bytes) => page("", repeated(`<meta name=author content="${"a and ".repeat(300)}">`, bytes)),
  "authors-around": (bytes) => page(`<div class=author>${repeated("<span class=author>Ann Lee</span>", bytes)}</div>`),
  "authors-nested": (bytes) => page(repeated("<div class=author>Ann Lee", bytes)),
  "authors-under-labels": (bytes) => page(repeated("<p>Author<br>", bytes)),
  "authors-under-labels-behind-elements": (bytes) =>
    page(`<div>${"<b></b>".repeat(Math.min(1000, bytes / 20))}${repeated("Author<br>", bytes)}</div>`),
  "names-beside-dates": (bytes) => page(repeated("<div><p>Ann Lee</p> | 3 May 2024 | </div>", bytes)),
  "names-beside-dates-in-links": (bytes) => page(repeated("<a href=/a><b>Ann Lee</b> 3 May 2024", bytes)),
  "bylines-in-text": (bytes) => page(repeated("<p>By Ann Lee and Bo Chen", bytes)),
  "names-long": (bytes) => page(`<p class=author>By ${"Ann-".repeat(bytes / 4)}Lee`),
  "signed-many-times": (bytes) => page(repeated("<p>Written by Ann Lee", bytes)),
  "signed-nobody": (bytes) => page(repeated("<p>Written by us.", bytes)),
  "published-around": (bytes) => page(repeated("<div><span>Published</span> 3 May 2024", bytes)),
  "headings-with-kickers": (bytes) => page(repeated("<h1><b class=kicker>Port</b> A quay is saved</h1>", bytes)),
  "times-nested": (bytes) => page(repeated("<div class=date><time datetime=2024-01-02>2 Jan", bytes)),
  "times-of-digits": (bytes) => page(`<time datetime="${"1 ".repeat(bytes / 4)}">${"1 ".repeat(bytes / 4)}</time>`),
  "dates-of-marks": (bytes) => page(repeated("<p class=date>1.1.1.1/1/1/1-1-1", bytes)),
  "dates-updated": (bytes) => page(repeated("<p class=updated>Updated 3 May 2024, published 2 May 2024", bytes)),
  "site-name-long-and-titles": (bytes) =>
    page(
      "",
      `<title>${"Tide | ".repeat(17)}x</title><meta property=og:site_name content="${"word ".repeat(bytes / 5)}"><meta property=og:title content="${"Coast | ".repeat(17)}y"><meta name=twitter:title content="${"Water | ".repeat(17)}z">`,
    ),
  "site-name-long-and-authors": (bytes) =>
    page(
      "",
      `<meta property=og:site_name content="${"word ".repeat(bytes / 5)}">${numbered((i) => `<meta name=${["author", "article:author", "dc.creator"][i % 3]} content="Ann Lee${i} | A | B | C | D | E | F | G | H">`, Math.min(bytes / 2, 48_000))}`,
    ),
  "titles-long-and-marks": (bytes) =>
    page(
      "",
      `<title>${"w | ".repeat(17)}${"word ".repeat(bytes / 20)}</title>${["og:title", "twitter:title", "dc:title"].map((name) => `<meta property=${name} content="${`${name} - `.repeat(16)}${"word ".repeat(bytes / 20)}">`).join("")}`,
    ),
  "title-of-marks": (bytes) => `<title>${"| ".repeat(bytes / 2)}</title>${page("")}`,
  "title-of-less": (bytes) => page("", `<meta property=og:title content="${"<".repeat(bytes)}">`),
  "title-of-tags": (bytes) => page("", `<meta property=og:title content="${"<b ".repeat(bytes / 3)}">`),
  "title-of-references": (bytes) => page("", `<meta property=og:title content="${"&amp;amp;".repeat(bytes / 9)}">`),
  "description-of-sentences": (bytes) =>
    page(
      repeated(`<p>${sentence}`, bytes / 2),
      `<meta name=description content="${`${sentence} `.repeat(bytes / 2 / sentence.length)}">`,
    ),
  "headings-of-site": (bytes) =>
    page(repeated("<h1>Harbour Post</h1>", bytes), "<meta property=og:site_name content='Harbour Post'>"),
  "headings-in-asides": (bytes) => page(repeated("<aside><h1>A story</h1></aside>", bytes)),
  "phrases-mixed": (bytes) =>
    page(
      repeated(
        "<p>Read more<p>Advertisement<p>Subscribe<p>Share this<p>Comments<p>About the author<p>Filed under<p>Related<p>Accept cookies<p>Language<p>Photo: Bo",
        bytes,
      ),
    ),
  "phrases-in-boxes": (bytes) => page(repeated("<div><div>Read more</div><a href=/x>Subscribe</a></div>", bytes)),
  "phrases-as-headings": (bytes) =>
    page(numbered((i) => `<h${(i % 6) + 1}>Related articles</h${(i % 6) + 1}><a href=/s${i}>Story</a>`, bytes)),
  "phrase-long-line": (bytes) => page(`<p>${"subscribe to our newsletter ".repeat(bytes / 28)}`),
  "settings-panels": (bytes) =>
    page(repeated("<div><div>Language</div><button>English</button><button>Deutsch</button></div>", bytes)),
  "tags-filed": (bytes) => page(numbered((i) => `<p>Filed under: <a href=/t${i}>tag ${i}</a>`, bytes)),
  "tags-split": (bytes) => page(`<p class=tags>Tags: ${numbered((i) => `t${i}, `, bytes)}`),

  // JSON-LD and microdata.
  "json-types": (bytes) => json(`{"@type":[${numbered((i) => `"T${i}",`, bytes)}"Article"],"headline":"H"}`),
  "json-same-ids": (bytes) =>
    json(`{"@graph":[${repeated('{"@id":"#a","@type":"Article","headline":"H","author":{"@id":"#a"}},', bytes)}{}]}`),
  "json-deep-again": (bytes) => json(`[${repeated(`${'{"a":'.repeat(50)}1${"}".repeat(50)},`, bytes)}{}]`),
  "json-broken": (bytes) =>
    page("", repeated('<script type=application/ld+json>{"@type":"Article","headline":"H</script>', bytes)),
  "json-open": (bytes) => json('{"a":['.repeat(bytes / 6)),
  "json-brackets-unmatched": (bytes) => json(`{${"]".repeat(bytes)}`),
  "json-comments": (bytes) => json("/**/ // <!-- --> ".repeat(bytes / 17)),
  "json-slashes": (bytes) => json("{/ ".repeat(bytes / 3)),
  "json-commas": (bytes) => json(`{${", ".repeat(bytes / 2)}}`),
  "json-markup": (bytes) =>
    json(`{"@type":"Article","headline":"${"<b>".repeat(bytes / 3)}","description":"${"&lt;".repeat(10)}"}`),
  "json-values": (bytes) => json(repeated('{"@type":"Article"}', bytes)),
  "json-site-names": (bytes) =>
    json(
      `{"@graph":[${numbered((i) => `{"@type":"Article","headline":"H ${i}","publisher":{"name":"P ${i}"}},`, bytes)}{}]}`,
    ),
  "json-references-in-circles": (bytes) =>
    json(
      `{"@graph":[${numbered((i) => `{"@id":"#${i}","@type":"Article","mainEntity":{"@id":"#${(i * 7) % 99}"},"isPartOf":{"@id":"#${i + 1}"}},`, bytes)}{}]}`,
    ),
  "microdata-items-of-authors": (bytes) =>
    page(
      repeated(
        "<div itemscope itemtype=https://schema.org/Article><div itemprop=author itemscope itemtype=https://schema.org/Person><a itemprop=url href=/a><span itemprop=name>Ann Lee</span></a></div></div>",
        bytes,
      ),
    ),
  "microdata-rdfa": (bytes) => page(repeated("<div typeof=Article><span property=headline>H</span></div>", bytes)),
  "meta-refresh": (bytes) =>
    page(
      "",
      numbered((i) => `<meta http-equiv=refresh content="0; url=/${i}">`, bytes),
    ),
  "meta-refresh-long": (bytes) => page("", `<meta http-equiv=refresh content="${"0;url=".repeat(bytes / 6)}">`),
  "meta-charsets": (bytes) => page("", repeated("<meta charset=utf-8>", bytes)),
  "meta-languages": (bytes) =>
    page(
      "",
      numbered((i) => `<meta http-equiv=content-language content=l${i}>`, bytes),
    ),
  "alternates-of-languages": (bytes) =>
    page(
      "",
      numbered(
        (i) =>
          `<link rel=alternate hreflang=${["de", "fr", "es", "it"][i % 4]}-${String.fromCharCode(65 + (i % 26))}${String.fromCharCode(65 + ((i / 26) % 26))} href=/${i}>`,
        bytes,
      ),
    ),
  "alternates-of-long-address": (bytes) =>
    page(
      "",
      numbered((i) => `<link rel=alternate hreflang=de href=/${i}>`, bytes),
    ).replace("<head>", `<head><base href="https://a.b/${"c/".repeat(3990)}">`),

  // Addresses.
  "address-host-long": (bytes) => page(`<a href="http://${"é".repeat(bytes / 2)}.org/">w</a>`),
  "addresses-host-unicode": (bytes) => page(repeated(`<a href="http://${"é".repeat(60)}.org/">w</a> `, bytes)),
  "addresses-users": (bytes) => page(repeated(`<a href="http://${"a@".repeat(60)}e.org/">w</a> `, bytes)),
  "addresses-tabs": (bytes) => page(repeated(`<a href="/a${"\t\n".repeat(60)}b">w</a> `, bytes)),
  "addresses-backslashes": (bytes) => page(repeated(`<a href="${"\\".repeat(120)}e.org">w</a> `, bytes)),
  "addresses-percent": (bytes) => page(repeated(`<a href="/${"%41".repeat(40)}">w</a> `, bytes)),
  "addresses-ports": (bytes) => page(numbered((i) => `<a href="http://e.org:${i}/">w</a> `, bytes)),
  "addresses-queries": (bytes) => page(repeated(`<a href="?${"a=b&utm_x=y&".repeat(10)}">w</a> `, bytes)),
  "addresses-of-steps": (bytes) => page(repeated(`<a href="/${"a/../".repeat(24)}">w</a> `, bytes)),
  "addresses-other": (bytes) =>
    page(repeated("<a href=javascript:void(0)>w</a> <a href=data:,x>w</a> <a href=tel:1>w</a> ", bytes)),
  "address-places-again": (bytes) => page(`<p><a href="#${"%41".repeat(600)}"></p>${repeated("<p>w", bytes)}`),
  "addresses-places-and-long-base": (bytes) =>
    page(repeated("<a href=x#y>w</a> ", bytes), `<base href="https://a.b/${"c/".repeat(3990)}">`),
  "address-names-image": (bytes) =>
    page(
      repeated(`<img src="${"a".repeat(2000)}">`, bytes),
      `<meta property=og:image content="/${"a".repeat(1000)}b.jpg">`,
    ),
  "pages-among-comments": (bytes) =>
    page(
      `<div class="${"ab ".repeat(680)}comment">${numbered((i) => `<a href="?page=${i % 9}">${i % 9}</a> `, bytes)}</div>`,
    ),
  "pages-of-titles": (bytes) =>
    page(numbered((i) => `<a href="?page=${i}" title="next page" aria-label="next page" rel=next>w</a> `, bytes)),
  "pages-of-offsets": (bytes) => page(numbered((i) => `<a href="?start=${i}">next</a> `, bytes)),

  // Frames, places that scripts fill, custom elements.
  "frames-of-strangers": (bytes) => page(repeated("<iframe src=https://e.org/x></iframe>", bytes)),
  "frames-waiting": (bytes) =>
    page(
      numbered((i) => `<iframe src=about:blank data-src="https://www.youtube.com/embed/a${i}bcdef"></iframe>`, bytes),
    ),
  "frames-in-noscripts": (bytes) =>
    page(repeated("<noscript><iframe src=https://www.youtube.com/embed/abcdefg></iframe></noscript>", bytes)),
  "frame-places": (bytes) => page(numbered((i) => `<lite-youtube videoid=abcdef${i % 9999}></lite-youtube>`, bytes)),
  "frame-places-in-boxes": (bytes) =>
    page(numbered((i) => `<div class="fb-post" data-href="https://facebook.com/a/${i}"><div>w</div></div>`, bytes)),
  "frame-places-nested": (bytes) => page(repeated("<div class=youtube data-id=abcdefg>", bytes)),
  objects: (bytes) => page(repeated("<object data=a.swf><param name=a value=b>w</object>", bytes)),
  "objects-nested": (bytes) => page(repeated("<object data=a.swf>w", bytes)),
  "custom-in-lines": (bytes) => page(repeated("w <x-a>w</x-a> ", bytes)),
  "custom-in-custom": (bytes) => page(repeated("<x-a><x-b><x-c>w</x-c></x-b></x-a>", bytes)),
  "custom-nested": (bytes) => page(repeated("<x-a>w", bytes)),
  "custom-nested-empty": (bytes) => page(`w${repeated("<x-a>", bytes)}`),
  "custom-nested-before-spaces": (bytes) =>
    page(repeated(`${"<x-a>".repeat(58)}${"</x-a>".repeat(58)}${" ".repeat(2000)}`, bytes)),
  "custom-around-templates": (bytes) => page(repeated("<x-a><template><p>w</template>w</x-a>", bytes)),
  "drawn-pictures": (bytes) =>
    page(repeated("<span role=img aria-label=w style='background:url(a.png)'></span>", bytes)),

  // Text that the tokenizer and the encodings see.
  ...each(
    [
      "\\r",
      "\\r\\n",
      "\\f",
      "\\uFFFD",
      "\\uD800",
      "\\u2028",
      "\\uFEFF",
      "\\u00AD",
      "\\u3000",
      "&#0;",
      "&#x110000;",
      "&nbsp",
      "&notit;",
      "&ampamp",
    ],
    "characters",
    (text) => (bytes) => page(repeated(`${JSON.parse(`"${text}"`)}w`, bytes)),
  ),
  "reference-digits": (bytes) => page(`<p>&#${"0".repeat(bytes)}65;`),
  "reference-letters": (bytes) => page(`<p>&${"a".repeat(bytes)};`),
  "references-in-attributes": (bytes) => page(repeated(`<p title="${"&lt;&foo;&#65;".repeat(20)}">w`, bytes)),
  doctypes: (bytes) => page(repeated("<!DOCTYPE html>", bytes)),
  declarations: (bytes) => page(repeated("<!x><?y><![CDATA[z]]>", bytes)),
  "comments-open": (bytes) => page(repeated("<!--->--!><!-- - -- -", bytes)),
  bodies: (bytes) => page(numbered((i) => `<body a${i}=b><html c${i}=d>`, bytes)),
  "script-escapes": (bytes) => page(`<script>${"<!--<script></script>".repeat(bytes / 21)}`),
  "texts-of-titles": (bytes) => page(`<textarea>${"</titl".repeat(bytes / 6)}`),
  "heads-after-bodies": (bytes) =>
    `${page("")}${repeated("<head><title>x</title></head><link><style>x</style>", bytes)}`,
  "comments-of-closed-page": (bytes) => `${page("")}${repeated("<!--x--> w", bytes)}`,
  "paragraphs-before-articles": (bytes) => `${paragraphs}${repeated("<p>w w w", bytes)}${page("")}`,
};
