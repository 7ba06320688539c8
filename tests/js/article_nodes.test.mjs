// Header, body and footer of an article as one node list: the same elements as in the page that is written of it.
import { newsPage, paragraphs } from "./pages.mjs";
import { importSource } from "../support/source.mjs";
import { load, toDom } from "../../dist/node.js";
import { JSDOM } from "jsdom";
import assert from "node:assert/strict";
import { test } from "node:test";

const { articleNodes, footer } = await importSource("web/article_nodes.ts");
const { page } = await importSource("web/page.ts");
const lectern = await load();
const labels = { tags: "Filed & found", related: "Read more", lang: "en", dir: "ltr" };
const link = '<p><a href="https://example.org/eels">Read More: Eels & gates</a></p>';
const article = lectern.parse(
  newsPage({
    head: '<meta property="article:tag" content="Tides"><meta property="article:tag" content="<Sea>">',
    body: [...paragraphs, `</p>${link}<p>`, ...paragraphs],
  }),
  {
    url: "https://example.org/",
    formats: ["nodes"],
  },
);

test("an article's nodes are those of its page", () => {
  assert.ok(article.tags.length > 0 && article.relatedLinks.length > 0);
  const { document } = new JSDOM(page(article, lectern.present({}), labels, "de")).window;
  const written = document.querySelector("article");
  const built = document.createElement("article");
  built.append(toDom(articleNodes(article, labels, "de"), document));
  // Between blocks the page has line feeds.
  const tidy = (element) => element.innerHTML.replace(/>\s+</g, "><").trim();
  assert.equal(tidy(built), tidy(written));
  assert.deepEqual([...built.children].at(0).localName, "header");
  assert.deepEqual([...built.children].at(-1).localName, "footer");
});

test("parents stand before their children, in every part", () => {
  articleNodes(article, labels).forEach(({ parent }, index) => assert.ok(parent >= -1 && parent < index));
});

test("a footer has what there is, in the words and the language of the reader", () => {
  assert.deepEqual(footer({ tags: [], relatedLinks: [] }, labels), []);
  assert.deepEqual(footer({ tags: ["a", "b"], relatedLinks: [] }, { tags: "T", related: "R" }), [
    { tag: "footer", parent: -1 },
    { tag: "h2", parent: 0 },
    { text: "T", parent: 1 },
    { tag: "ul", parent: 0, attributes: { class: "lectern-tags" } },
    { tag: "li", parent: 3 },
    { text: "a", parent: 4 },
    { tag: "li", parent: 3 },
    { text: "b", parent: 6 },
  ]);
  const [, heading, , , , anchor] = footer(
    { tags: [], relatedLinks: [{ text: "x", url: "https://example.org/" }] },
    { ...labels, lang: "ur", dir: "rtl" },
  );
  assert.deepEqual(heading.attributes, { lang: "ur", dir: "rtl" });
  assert.deepEqual(anchor, {
    tag: "a",
    parent: 4,
    attributes: { href: "https://example.org/", rel: "noopener noreferrer" },
  });
});
