// Node lists as DOM.
import { newsPage, paragraphs } from "./pages.mjs";
import { load, render, toDom } from "../../dist/node.js";
import { JSDOM } from "jsdom";
import assert from "node:assert/strict";
import { test } from "node:test";

const { document } = new JSDOM("").window;

test("builds elements, text, attributes and MathML in their places", () => {
  const nodes = [
    { tag: "p", parent: -1 },
    { text: "a < b & c", parent: 0 },
    { tag: "a", parent: 0, attributes: { href: "https://example.org/?a=1&b=2", rel: 'x"y' } },
    { text: "link", parent: 2 },
    { text: "!", parent: 0 },
    { tag: "math", parent: -1, ns: "math" },
    { tag: "mi", parent: 5, ns: "math" },
    { text: "x", parent: 6 },
    { tag: "hr", parent: -1 },
  ];
  const fragment = toDom(nodes, document);
  const root = document.createElement("div");
  root.append(fragment);
  assert.equal(
    root.innerHTML,
    '<p>a &lt; b &amp; c<a href="https://example.org/?a=1&amp;b=2" rel="x&quot;y">link</a>!</p><math><mi>x</mi></math><hr>',
  );
  assert.equal(root.querySelector("mi").namespaceURI, "http://www.w3.org/1998/Math/MathML");
  assert.equal(root.querySelector("p").namespaceURI, "http://www.w3.org/1999/xhtml");
});

test("an empty list is an empty fragment", () => {
  assert.equal(toDom([], document).childNodes.length, 0);
});

test("the article's nodes and its content are the same article", async () => {
  const lectern = await load();
  const body = [
    ...paragraphs,
    'With <b>bold</b>, <i>slanted</i>, a <a href="/x?a=1&amp;b=2">link</a>, <code>x &lt; y</code> and a break<br>in the middle of the line of text.',
    "</p><ul><li>One thing that is worth reading about</li><li>Another thing that is worth reading about</li></ul><p>",
    "</p><table><tr><th>Gate</th><th>Year</th></tr><tr><td>North</td><td>1998</td></tr><tr><td>South</td><td>2004</td></tr></table><p>",
    "</p><pre><code>\nif (a &lt; b) {\n  go();\n}</code></pre><p>",
  ];
  const article = lectern.parse(newsPage({ body }), { url: "https://example.org/a", formats: ["nodes"] });
  const built = document.createElement("div");
  built.append(toDom(article.nodes, document));
  const parsed = document.createElement("div");
  parsed.innerHTML = article.content;
  assert.equal(built.innerHTML, parsed.innerHTML);
  assert.ok(built.querySelectorAll("p").length >= paragraphs.length);
});

test("every block of the node list says which bytes of the page it came from", async () => {
  const lectern = await load();
  const body = [
    ...paragraphs,
    "Caf\u00E9 <b>\u{1F30A}</b> &amp; more</p><ul><li>One thing that is worth reading about</li></ul><hr><p>The end of it all",
    ...paragraphs,
  ];
  const page = newsPage({ body });
  const { nodes } = lectern.parse(page, { formats: ["nodes"] });
  const bytes = new TextEncoder().encode(page);
  const from = ({ source }) => new TextDecoder().decode(bytes.subarray(source.begin, source.end));
  const blocks = nodes.filter(({ source }) => source);
  assert.deepEqual(
    nodes.filter(({ tag, source }) => /^(?:p|ul|li|hr|h\d)$/.test(tag) && !source),
    [],
  );
  assert.ok(blocks.some((node) => from(node) === "<p>Caf\u00E9 <b>\u{1F30A}</b> &amp; more</p>"));
  assert.ok(blocks.some((node) => from(node) === "<li>One thing that is worth reading about</li>"));
  for (const node of blocks)
    if (node.tag !== "hr") assert.match(from(node), new RegExp(`^<${node.tag}[\\s>].*</${node.tag}>$`, "s"));
});

test("builds lists of any depth", () => {
  const deep = Array.from({ length: 1000 }, (_, index) => ({ tag: "div", parent: index - 1 }));
  let depth = 0;
  for (let node = toDom(deep, document).firstChild; node; node = node.firstChild) depth += 1;
  assert.equal(depth, 1000);
});

test("the former name works until 1.0", () => assert.equal(render, toDom));
