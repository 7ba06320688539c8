// Articles as Markdown: what programs that read it make of it is the article, and nothing of the page acts in it.
import { load } from "../../dist/node.js";
import { randomPage } from "../markdown/articles.mjs";
import { compareMany, compare } from "../markdown/compare.mjs";
import { liveParts } from "../markdown/live.mjs";
import { payloads, places } from "../markdown/payloads.mjs";
import { converters } from "../markdown/readers.mjs";
import { exclusions } from "../markdown/structure.mjs";
import { newsPage, paragraphs } from "./pages.mjs";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

const lectern = await load();

describe("random articles", () => {
  const first = 1;
  const count = 3000;

  test(`${count} articles from seed ${first} on are read as what they are`, (context) => {
    const failures = [];
    const totals = compareMany(lectern, first, count, 4, (seed, _, wrong) => failures.push({ seed, wrong }));
    const counts = [...totals.elements]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, number]) => `${name} ${number}`);
    context.diagnostic(`seeds ${first} to ${first + count - 1}: ${totals.articles} articles; ${counts.join(", ")}`);
    assert.deepEqual(failures.slice(0, 5), []);
    assert.ok(totals.articles > 0.99 * count, `only ${totals.articles} articles`);
    for (const [reader, number] of totals.readers) assert.ok(number > count / 4, `${reader} read ${number}`);

    // An article has every element of the table but those that none ever has.
    const table = readFileSync(new URL("../../include/lectern/elements.def", import.meta.url), "utf8");
    const names = [...table.matchAll(/^LECTERN_ELEMENT\(\w+, "([^"]+)"/gm)].map(([, name]) => name);
    const never = ["col", "colgroup"];
    assert.deepEqual(names.filter((name) => !totals.elements.has(name)).sort(), never);
  });

  test("at most ten things are left out of the comparison", () => assert.ok(exclusions.length <= 10));

  test("an article that is read as something else is found", () => {
    const { content, markdown } = lectern.parse(newsPage(), { formats: ["markdown"] });
    assert.deepEqual(compare({ content, markdown }).wrong, []);
    assert.equal(compare({ content, markdown: markdown.replace("tide", "*tide*") }).wrong.length, 3);
  });
});

/** Paragraphs, tables and notes with a text that would act. */
const attacks = {
  "TeX with a tag": '<p>a <script type="math/tex">\\alpha <img src=x onerror=alert(1)></script> b</p>',
  "TeX with its end, a tag and a link":
    '<p>a <math><semantics><mi>x</mi><annotation encoding="application/x-tex">x $ &lt;img src=x onerror=alert(1)&gt; [a](javascript:alert(2))</annotation></semantics></math> b</p>',
  "TeX with a backtick before code":
    '<p>a <math><semantics><mi>x</mi><annotation encoding="application/x-tex">x ` y</annotation></semantics></math> b <code>&lt;img src=x onerror=alert(1)&gt;</code></p>',
  "TeX on lines of its own":
    '<p>a <math display="block"><semantics><mi>x</mi><annotation encoding="application/x-tex">x\n&lt;img src=x onerror=alert(1)&gt;\n\n&lt;script&gt;alert(2)&lt;/script&gt;</annotation></semantics></math> b</p>',
  "a tag in two text nodes": "<p>a &lt;<u>img src=x onerror=alert(1)&gt; and</u> b</p>",
  "a backslash before a tag": "<p>a \\<u>&lt;img src=x onerror=alert(1)&gt; and</u> b</p>",
  "a backslash before code": "<p>a \\<code>&lt;img src=x onerror=alert(1)&gt;</code> b</p>",
  "backslashes before brackets": "<p>a \\<u>[click</u>\\<u>](javascript:alert(1))</u> b</p>",
  "brackets in two text nodes": "<p>a <u>[click]</u><u>(javascript:alert(1))</u> b</p>",
  "a bar in a picture's title in a cell":
    '<table><tr><th>a</th><th>b</th></tr><tr><td><img src="https://example.org/a.png" width=300 height=300 title="foo | &lt;img src=x onerror=alert(1)&gt;" alt=z> c</td><td>d</td></tr></table>',
  "a title with quotes and a tag": `<p>a <a href="/x" title='"><img src=x onerror=alert(1)>'>b</a></p>`,
  "a title that ends with a backslash": `<p>a <a href="/x" title='\\'>b</a> &lt;img src=x onerror=alert(1)&gt; "</p>`,
  "an address before a less-than sign": "<p>a http://zz.q/&lt;img src=x onerror=alert(1)&gt; b</p>",
  "two pieces of code": "<p>a <code>a</code><code>b`&lt;img src=x onerror=alert(1)&gt;</code> b</p>",
  "keys and samples": "<p>a <kbd>a</kbd><samp>b`&lt;img src=x onerror=alert(1)&gt;</samp> b</p>",
  "a backslash and a bar in code in a cell":
    "<table><tr><th>a</th><th>b</th></tr><tr><td>c <code>x\\|&lt;img src=x onerror=alert(1)&gt;</code></td><td>d</td></tr></table>",
  "a code block in a cell":
    "<table><tr><th>a</th><th>b</th></tr><tr><td><pre><code>x\n&lt;img src=x onerror=alert(1)&gt; | `</code></pre></td><td>d</td></tr></table>",
  "a carriage return in quoted code":
    "<blockquote><pre><code>a&#13;```&#13;&lt;img src=x onerror=alert(1)&gt;</code></pre></blockquote>",
  "references for signs": "<p>a &amp;lt;img src=x onerror=alert(1)&amp;gt; &amp;#60;svg onload=alert(2)&amp;#62; b</p>",
  "autolinks of scripts": "<p>a &lt;javascript:alert(1)&gt; <u>&lt;javascript</u>:alert(2)&gt; b</p>",
  "an HTML block": "<p>&lt;script&gt;alert(1)&lt;/script&gt;<br>&lt;!-- <br>&lt;?php <br>&lt;![CDATA[</p>",
  "a definition of a link": "<p>[a]: javascript:alert(1)</p><p>[a] [a][a] ![a]</p>",
  "a footnote that is an address":
    '<p>a<sup><a href="#n1">1</a></sup> b</p><section class="footnotes"><ol><li id="n1">javascript:alert(1)</li></ol></section>',
  "a footnote that is an address and a title":
    '<p>a<sup><a href="#n1">1</a></sup> b</p><section class="footnotes"><ol><li id="n1">javascript:alert(1) "b"</li></ol></section>',
  "a footnote's mark before brackets":
    '<p>a<sup><a href="#n1">1</a></sup>(javascript:alert(1)) b</p><section class="footnotes"><ol><li id="n1">note</li></ol></section>',
  "a footnote that begins with code":
    '<p>a<sup><a href="#n1">1</a></sup> b</p><section class="footnotes"><ol><li id="n1"><pre><code>&lt;img src=x onerror=alert(1)&gt;</code></pre></li></ol></section>',
  "a picture's description":
    '<p><img src="https://example.org/a.png" width=300 height=300 alt="]( x) &lt;img src=x onerror=alert(1)&gt; [a](javascript:alert(1))"> a</p>',
  "brackets in a link": '<p><a href="https://example.org/a">[b](javascript:alert(1))</a> c</p>',
  "brackets in a picture's description in a link":
    '<p><a href="https://example.org/a"><img src="https://example.org/a.png" width=300 height=300 alt="b](javascript:alert(1))"></a> c</p>',
  "a heading":
    "<h2>&lt;img src=x onerror=alert(1)&gt; [a](javascript:alert(1)) `<code>`&lt;svg onload=alert(2)&gt;</code></h2><p>b</p>",
};

describe("texts that would act", () => {
  for (const [name, attack] of Object.entries(attacks)) {
    test(name, () => {
      const page = newsPage({ body: [] }).replace(
        "</h1>",
        () => `</h1><p>${paragraphs[0]}</p>${attack}<p>${paragraphs[1]}</p><p>${paragraphs[2]}</p>`,
      );
      const { markdown, content } = lectern.parse(page, { formats: ["markdown"], url: "https://example.org/" });
      assert.match(content, /alert|\\|x ` y|\[a\]|&lt;/);
      for (const converter of converters)
        assert.deepEqual(liveParts(converter.read(markdown)), [], `${converter.name}: ${markdown}`);
    });
  }

  test("random articles", () => {
    const fast = converters.filter(({ slow }) => !slow);
    for (let seed = 1; seed <= 500; seed += 1) {
      const article = lectern.parse(randomPage(seed), { formats: ["markdown"], favor: "recall" });
      for (const { name, read } of fast)
        assert.deepEqual(liveParts(read(article.markdown)), [], `${name}: seed ${seed}`);
    }
  });

  for (const [place, make] of Object.entries(places))
    test(`in ${place}`, () => {
      const blocks = Object.values(payloads).map(
        (text, at) => `${make(text, at + 1)}<p>${at}: ${paragraphs[at % paragraphs.length]}</p>`,
      );
      const page = newsPage({ body: [] }).replace("</h1>", () => `</h1><p>${paragraphs[0]}</p>${blocks.join("")}`);
      const article = lectern.parse(page, { formats: ["markdown"], favor: "recall", url: "https://example.org/" });
      assert.ok(article.content.includes(`${blocks.length - 1}: `));
      assert.deepEqual(compare(article).wrong, []);
      for (const { name, read } of converters) assert.deepEqual(liveParts(read(article.markdown)), [], name);
    });

  test("what acts is found", () => {
    assert.deepEqual(liveParts('<p onclick="x">a<a href="javascript:alert(1)">b</a><script></script></p>'), [
      "<p onclick>",
      "href=javascript:alert(1)",
      "<script>",
    ]);
  });
});
