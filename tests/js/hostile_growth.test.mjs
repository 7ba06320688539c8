// Pages that are made to cost much cost no more memory than a few times their size. How long they take,
// tests/bench/growth.mjs measures.
import { hostilePages } from "../support/hostile_pages.mjs";
import { load } from "../../dist/node.js";
import assert from "node:assert/strict";
import { test } from "node:test";

const lectern = await load();
const bytes = 60_000;
const options = { url: "https://example.org/story", comments: true, formats: ["nodes"] };
// Those with a space in their names are variations of each other.
const names = Object.keys(hostilePages).filter((name) => !name.includes(" "));
const sizeOf = (value) => Buffer.byteLength(JSON.stringify(value));

test("an article is at most a few times as large as its page", () => {
  for (const name of names) {
    const page = hostilePages[name](bytes);
    const article = lectern.parse(page, options);
    if (!article) continue;
    const { content, textContent, comments = [], nodes, ...others } = article;
    const most = 10 * Buffer.byteLength(page) + 100_000;
    assert.ok(sizeOf(content) + sizeOf(textContent) + sizeOf(comments) < 2 * most, name);
    assert.ok(sizeOf(nodes) < 4 * most, name);
    assert.ok(sizeOf(others) < 4 * most, name);
  }
});

test("what a page has written again for each of its elements ends early, and says so", () => {
  for (const name of ["base-8000", "base-images", "title-around-boxes", "images-empty-in-background"]) {
    const article = lectern.parse(hostilePages[name](400_000), options);
    assert.equal(article.truncated, true, name);
    assert.match(article.content, /^<p>The tide comes in.*<\/(?:p|div|h2)>$/s, name);
  }
  for (const name of ["paragraphs", "links-different", "table-cells", "lists", "formatting-all"])
    assert.equal("truncated" in lectern.parse(hostilePages[name](100_000), options), false, name);
});

test("an address that is longer than addresses are is none", () => {
  const article = lectern.parse(hostilePages["base-long"](400_000), { formats: ["nodes"] });
  assert.equal(
    article.nodes.some(({ tag }) => tag === "a"),
    false,
  );
  assert.match(article.textContent, /w w w/);
});
