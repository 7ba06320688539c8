// The reader's running text against the core's: of every fixture, and of pages of its own.
import { importSource } from "../support/source.mjs";
import { root } from "../../scripts/setup.mjs";
import { load, toDom } from "../../dist/node.js";
import { JSDOM } from "jsdom";
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

const { window } = new JSDOM();
for (const name of ["document", "Element", "NodeFilter", "Text"]) globalThis[name] = window[name];
const { blockElements, indexOf, mappedText, placeOf, runningText } = await importSource("web/element/running_text.ts");
const { finder, lengthOf, quote } = await importSource("web/element/text_position.ts");
const lectern = await load();

/** An article's content as the reader displays it. */
function displayed(article) {
  const content = document.createElement("article");
  content.append(toDom(article.nodes, document));
  return content;
}

/** A body that is displayed as it is. */
function built(html) {
  const content = document.createElement("article");
  content.innerHTML = html;
  return content;
}

/** The core's plain text with what is not spoken left out, on one line. */
const onOneLine = (textContent) =>
  textContent
    .replace(/\[\d+\]/g, "")
    .replace(/^\[[x ]\] /gm, "")
    .replace(/\s+/g, " ")
    .trim();

const fixtures = join(root, "tests/fixtures");
const pages = readdirSync(fixtures)
  .map((name) => [name, join(fixtures, name, "source.html")])
  .filter(([, path]) => existsSync(path));

describe("the reader's running text is the core's", () => {
  for (const [name, path] of pages)
    test(name, () => {
      const article = lectern.parse(readFileSync(path), { url: "https://example.org/page", formats: ["nodes"] });
      const content = displayed(article);
      assert.equal(runningText(content), onOneLine(article.textContent));
      const headings = [...content.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((heading) => runningText(heading));
      assert.deepEqual(
        headings,
        article.outline.map(({ text }) => text),
      );
    });

  const paragraph =
    "The morning ferry left the quay when the tide allowed it, and the people who waited there had learned to bring something to read.";
  for (const [name, body] of [
    [
      "ruby, lines and notes",
      `<h2>The <ruby>ferry<rp>(</rp><rt>FERI</rt><rp>)</rp></ruby>s<br>of the quay</h2><p>${paragraph}<sup><a href="#n1">1</a></sup> And<br>then<br><br>more.</p><ol><li id="n1">Not all of them. <a href="#r1">↩</a></li></ol>`,
    ],
    [
      "lists, tables and code",
      `<ul><li>one<ul><li>two</li></ul></li><li>three</li></ul><table><caption>Ferries</caption><tr><th>Day<th>Leaves<tr><td>Monday<td><p>at ten</p><p>at noon</p></table><pre>tide = 1\n  if tide:</pre><dl><dt>quay<dd>a wall</dl>`,
    ],
    [
      "formulas",
      `<h2>On <math><mi>x</mi><mo>&InvisibleTimes;</mo><mn>2</mn></math>, twice</h2><p>And <math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>.</p>`,
    ],
    [
      "quotations and details",
      `<blockquote><p>at once.</p><p>By autumn</p></blockquote><details><summary>More</summary>of it</details><p>a&nbsp;&nbsp;b</p>`,
    ],
  ])
    test(name, () => {
      const html = `<!DOCTYPE html><title>The quay</title><body><article><h1>The quay</h1><p>${paragraph}</p>${body}${`<p>${paragraph}</p>`.repeat(3)}</article>`;
      const article = lectern.parse(html, { url: "https://example.org/page", formats: ["nodes"] });
      const content = displayed(article);
      assert.equal(runningText(content), onOneLine(article.textContent));
      assert.deepEqual(
        [...content.querySelectorAll("h2")].map((heading) => runningText(heading)),
        article.outline.map(({ text }) => text),
      );
    });
});

test("every block of elements.def parts words", () => {
  const rows = readFileSync(join(root, "include/lectern/elements.def"), "utf8").matchAll(
    /^LECTERN_ELEMENT\(\w+, "(\w+)", block\)/gm,
  );
  const withoutText = ["audio", "colgroup", "video"];
  const names = Array.from(rows, ([, name]) => name).filter((name) => !withoutText.includes(name));
  assert.ok(names.length > 25);
  for (const name of names) assert.ok(blockElements.has(name), name);
});

test("what the reader puts into an article is no part of its text", () => {
  const content = built(
    '<p>a<button>x</button></p><figure data-embed="https://example.org/">x</figure><p>b<span class="lectern-control">x</span></p>',
  );
  assert.equal(runningText(content), "a b");
});

test("places lead from the text to the nodes and back", () => {
  const content = built("<p>a <b> b</b></p><p><ruby>渡船<rt>とせん</rt></ruby>は</p><pre>x\n  y</pre>");
  const mapped = mappedText(content);
  assert.equal(mapped.text, "a b\n渡船は\nx\ny");
  const all = content.textContent;
  assert.equal(lengthOf(content), all.length);
  [...mapped.text].forEach((unit, index) => {
    if (/\S/.test(unit)) {
      assert.equal(all[placeOf(mapped, index)], unit);
      assert.equal(indexOf(mapped, placeOf(mapped, index)), index);
    }
  });
  assert.equal(mappedText(content, undefined, 1, 5).text, "b\n渡");
  assert.equal(runningText(content, 5), "a b 渡");
  assert.equal(runningText(built("<p>  a b </p><p> </p><p>c\u200b\n d\u00a0</p>")), "a b c d");
  assert.equal(runningText(built(`<p>${"word ".repeat(400_000)}</p>`)).length, 1_999_999);
});

describe("quotations", () => {
  const page =
    '<p>The clock<br>was green. Nobody owned a watch.<sup><a class="lectern-footnote-ref">1</a></sup> Then</p><p>朝の<ruby>渡船<rt>とせん</rt></ruby>は機関が動く</p><p>Nobody owned a watch.</p>';

  /** What version 0.1 stored of a stretch: all that stands in the text nodes. */
  const former = (content, start, end) => {
    const all = content.textContent;
    return {
      start,
      exact: all.slice(start, end),
      prefix: all.slice(Math.max(0, start - 32), start),
      suffix: all.slice(end, end + 32),
    };
  };
  const stretch = (content, from, to) => {
    const all = content.textContent;
    const start = all.indexOf(from);
    return [start, all.indexOf(to, start) + to.length];
  };

  test("have lines and blocks apart, and no readings and marks", () => {
    const content = built(page);
    const [start, end] = stretch(content, "clock", "機関");
    const { quotation } = quote(content, start, end);
    assert.equal(quotation.exact, "clock\nwas green. Nobody owned a watch. Then\n朝の渡船は機関");
    assert.equal(quotation.prefix, "The ");
    assert.equal(quotation.suffix, "が動く\nNobody owned a watch.");
    assert.deepEqual(finder(content)(quotation), { start, end, quotation });
  });

  test("are found in a text that changed", () => {
    const content = built(page);
    const [start, end] = stretch(content, "朝の渡船", "機関");
    const { quotation } = quote(content, start, end);
    const later = built(`<p>Before it.</p>${page.replaceAll("<ruby>渡船<rt>とせん</rt></ruby>", "渡<b>船</b>")}`);
    const [from, to] = stretch(later, "朝の渡船", "機関");
    const found = finder(later)(quotation);
    assert.deepEqual([found.start, found.end, found.quotation.exact], [from, to, "朝の渡船は機関"]);
  });

  test("that stand twice in the same surroundings are found from the end of a text that grew at its beginning", () => {
    const twice = "<p>In the second year the council bought a clock, and it was painted green.</p>".repeat(2);
    const content = built(twice);
    const later = built(`<p>${"Bread was sold from a cart. ".repeat(3)}</p>${twice}`);
    for (const which of ["indexOf", "lastIndexOf"]) {
      const start = content.textContent[which]("painted");
      const { quotation } = quote(content, start, start + 13);
      assert.equal(finder(later)(quotation).start, later.textContent[which]("painted"), which);
      assert.equal(finder(content)(finder(later)(quotation).quotation).start, start, `${which}, and back`);
    }
  });

  test("of earlier versions are found, and are those of this one from then on", () => {
    const content = built(page);
    for (const [from, to, exact] of [
      ["clock", "was green", "clock\nwas green"],
      ["owned", "Then", "owned a watch. Then"],
      ["Then", "渡船", "Then\n朝の渡船"],
      ["朝の渡船", "は機関", "朝の渡船は機関"],
      ["渡船", "とせん", "渡船"],
      ["was green", "Nobody", "was green. Nobody"],
    ]) {
      const [start, end] = stretch(content, from, to);
      const found = finder(content)(former(content, start, end));
      assert.ok(found, exact);
      assert.equal(found.quotation.exact, exact);
      assert.equal(found.start, start, exact);
      assert.ok(found.end <= end && found.end >= end - "とせん".length, exact);
      assert.deepEqual(finder(content)(found.quotation), found, exact);
    }
    const reading = former(content, ...stretch(content, "とせん", "とせん"));
    assert.deepEqual(finder(content)(reading), { start: reading.start, end: reading.start + 3, quotation: reading });
    const last = content.textContent.lastIndexOf("owned");
    const found = finder(content)(former(content, last, last + 13));
    assert.equal(found.start, last, "the second of two");
  });

  test("a passage without words is not found", () => {
    const content = built(page);
    const [start] = stretch(content, "とせん", "とせん");
    assert.equal(quote(content, start, start + 2), undefined);
    assert.equal(finder(content)({ start: 0, exact: " ", prefix: "", suffix: "" }), undefined);
    assert.equal(finder(content)({ start: 0, exact: "ships", prefix: "", suffix: "" }), undefined);
  });
});
