// Bad input: an answer or a LecternError, no crash, and the next page parses right.
import { largePage, newsPage, paragraphs } from "./pages.mjs";
import { LecternError, load } from "../../dist/node.js";
import assert from "node:assert/strict";
import { test } from "node:test";

const lectern = await load();
const page = newsPage();
const expected = lectern.parse(page);

/** A fixed sequence of bytes that look random. */
function noise(size) {
  const bytes = new Uint8Array(size);
  let state = 42;
  for (let index = 0; index < size; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}

const jsonLd = (...values) =>
  newsPage({ head: values.map((value) => `<script type="application/ld+json">${value}</script>`).join("") });
const article = `<article>${paragraphs.map((text) => `<p>${text}</p>`).join("")}</article>`;

const inputs = {
  nothing: "",
  "white space": " \n\t ".repeat(1000),
  "no bytes": new Uint8Array(0),
  binary: noise(1_000_000),
  NULs: new Uint8Array(1_000_000),
  "a PNG's start": Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"),
  "UTF-16 without a mark": Buffer.from(page, "utf16le"),
  "lone surrogates only": "\uD800".repeat(100_000),
  "the byte order mark only": "\uFEFF",
  "200,000 nested elements": "<div>".repeat(200_000) + article,
  "200,000 nested, closed": `${"<div>".repeat(200_000)}${article}${"</div>".repeat(200_000)}`,
  "200,000 nested inline": "<b><i>".repeat(100_000) + article,
  "200,000 nested tables": "<table><tr><td>".repeat(200_000) + article,
  "200,000 nested lists": "<ul><li>".repeat(100_000) + article,
  "200,000 nested quotations": "<blockquote>".repeat(200_000) + article,
  "200,000 misnested": "<a><b></a>".repeat(200_000) + article,
  "100,000 attributes over many tags":
    `<p ${Array.from({ length: 100 }, (_, index) => `data-a${index}="${index}"`).join(" ")}>${paragraphs[0]}</p>`.repeat(
      1000,
    ),
  "1,000,000 attributes on one tag": `<p ${Array.from({ length: 1_000_000 }, (_, index) => `a${index}=x`).join(" ")}>${paragraphs[0]}</p>${article}`,
  "1,000,000 times the same attribute": `<p ${"a=x ".repeat(1_000_000)}>${paragraphs[0]}</p>${article}`,
  "only scripts": "<script>var a = '<p>text</p>';</script>".repeat(5000),
  "only styles": "<style>p { color: red }</style>".repeat(5000),
  "only comments": "<!-- x -->".repeat(50_000),
  "one open comment": "<!--" + page,
  "one open script": "<script>" + page,
  "one open attribute": '<p title="' + page,
  "only entities": "&amp;&lt;&nosuch;&#0;&#xD800;&#x110000;".repeat(20_000),
  "a megabyte of ampersands in text": `<p>${paragraphs[0]}</p><p>${"&amp;x".repeat(170_000)}</p>`,
  "only end tags": "</p></div></b>".repeat(50_000),
  "only links": '<a href="x">word</a> '.repeat(50_000),
  "one word of a megabyte": `<p>${"x".repeat(1_000_000)}</p>`,
  "one long line of text": `<p>${paragraphs.join(" ").repeat(1500)}</p>`,
  "a megabyte of attribute": `<img src="data:image/png;base64,${"A".repeat(1_000_000)}">${article}`,
  "misnested formatting": "<a><b><i><p></a></b></i>".repeat(2000),
  "selects and options": "<select><option><optgroup>".repeat(3000),
  "SVG and MathML": "<svg><foreignObject><math><mtext><p>".repeat(400) + article,
  templates: "<template>".repeat(1000) + article,
  framesets: "<frameset><frame>".repeat(1000),
  plaintext: "<plaintext>" + page,
  "JSON-LD that is no JSON": jsonLd("{", "nope", "", "[1,", '{"a":}'),
  "JSON-LD of the wrong shapes": jsonLd(
    "null",
    "5",
    '"text"',
    "[]",
    "[[[]]]",
    "[null,5,[{}]]",
    '{"@graph":5}',
    '{"@graph":[null,{"@type":["Article",5]}]}',
  ),
  "JSON-LD with fields of the wrong types": jsonLd(
    '{"@type":"NewsArticle","headline":{"a":1},"author":5,"datePublished":[],"image":null,"keywords":{"x":[]},"publisher":"p","mainEntityOfPage":7}',
    '{"@type":5,"headline":["a",["b"]],"author":[null,[],{"name":{"name":"x"}}],"image":[{"url":{}},[[]]],"articleBody":17,"articleSection":[[]]}',
    '{"@type":"Article","author":{"@id":"#a"},"@graph":[{"@id":"#a","author":{"@id":"#a"}}]}',
  ),
  "JSON-LD that refers to itself": jsonLd(
    '{"@graph":[{"@id":"a","@type":"Article","author":{"@id":"b"}},{"@id":"b","name":{"@id":"a"},"author":{"@id":"b"}}]}',
  ),
  "JSON-LD nested 100,000 deep": jsonLd(
    "[".repeat(100_000) + "]".repeat(100_000),
    '{"a":'.repeat(100_000) + "1" + "}".repeat(100_000),
  ),
  "a base that is no address": newsPage({ head: '<base href="::::">', body: [...paragraphs, '<a href="x">y</a>'] }),
  "ten thousand meta elements": newsPage({
    head: '<meta name="author" content="A"><meta property="article:tag" content="t">'.repeat(5000),
  }),
  "ten thousand headings": "<h1>A</h1><h2>B</h2>".repeat(5000) + article,
};

for (const [name, input] of Object.entries(inputs)) {
  test(`${name}: an answer or a LecternError, and the next page parses right`, () => {
    for (const operation of ["parse", "isReadable", "explain"]) {
      try {
        const answer = lectern[operation](input, {
          url: "https://example.org/",
          formats: operation === "parse" ? ["markdown", "nodes"] : [],
          comments: true,
        });
        if (operation === "parse" && answer !== null) assert.equal(typeof answer.content, "string");
      } catch (error) {
        assert.ok(error instanceof LecternError, `${operation}: ${error}`);
      }
    }
    assert.deepEqual(lectern.parse(page), expected);
  });
}

test("what stands in 200,000 elements, and behind 1,000,000 attributes, is read", () => {
  for (const name of Object.keys(inputs).filter((other) => /^(?:200,000|1,000,000)/.test(other))) {
    const { textContent } = lectern.parse(inputs[name]);
    for (const text of paragraphs) assert.ok(textContent.includes(text), name);
  }
});

test("JSON-LD of the wrong shapes costs nothing of the article", () => {
  for (const name of Object.keys(inputs).filter((other) => other.startsWith("JSON-LD"))) {
    const { title, textContent } = lectern.parse(inputs[name]);
    assert.equal(title, expected.title, name);
    assert.equal(textContent, expected.textContent, name);
  }
});

test("a page cut off anywhere gives an answer", () => {
  const bytes = Buffer.from(
    newsPage({
      head: '<meta property="og:title" content="x &amp; y"><script type="application/ld+json">{"@type":"Article"}</script>',
      body: [...paragraphs, "<b>é</b> <i>日本</i>"],
    }),
  );
  for (let end = 0; end <= bytes.length; end += 7) {
    const answer = lectern.parse(bytes.subarray(0, end));
    assert.ok(answer === null || typeof answer.content === "string");
  }
  assert.deepEqual(lectern.parse(page), expected);
});

test("50 MB of paragraphs are read, and the next page parses right", () => {
  assert.ok(lectern.parse(largePage(50 * 1024 * 1024)).length > 45 * 1024 * 1024);
  assert.deepEqual(lectern.parse(page), expected);
});
