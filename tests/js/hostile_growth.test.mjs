// Pages that are made to cost much cost no more memory than a few times their size. How long they take,
// tests/bench/growth.mjs measures.
import { hostilePages } from "../support/hostile_pages.mjs";
import { load } from "../../dist/node.js";
import assert from "node:assert/strict";
import { test } from "node:test";

const lectern = await load();
const bytes = 40_000;
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

/** Seconds of the processor that a page of so many bytes takes, in all that is done with pages. */
function secondsOf(name, size) {
  const page = hostilePages[name](size);
  const start = process.cpuUsage();
  const { comments: _, ...article } = lectern.parse(page, { ...options, formats: ["markdown"] }) ?? { content: "" };
  lectern.explain(page, options);
  if (article.content) lectern.stitch({ ...article, nextPages: ["https://example.org/2"] }, () => page, options);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

// Each was looked at once for each part of the page: four times the page took sixteen times as long.
test("what many parts of a page share is looked at once", () => {
  for (const name of [
    "code-in-box-of-long-settings",
    "comments-headings-last",
    "heading-of-named-boxes",
    "json-authors-of-one-name",
    "json-pages-of-one-name",
    "math-annotation-comments",
    "meta-names-of-content",
    "microdata-names-of-content",
    "notes-in-box-of-long-type",
    "notes-of-one-link-of-many-nodes",
    "related-link-around-boxes",
    "ruby-alternating",
    "tex-comments",
    "title-long-and-headings",
  ]) {
    const [small, large] = [secondsOf(name, 100_000), secondsOf(name, 400_000)];
    assert.ok(large < 9 * small + 0.3, `${name}: ${small} s, then ${large} s`);
  }
});

// Each took time in proportion to the page, but ten seconds and more for one of this size.
test("what is compared or resolved often takes little time each time", () => {
  for (const name of ["images-tiny-and-long-base", "posts-of-attributes-and-long-base", "site-name-long-and-authors"]) {
    const seconds = secondsOf(name, 200_000);
    assert.ok(seconds < 6, `${name}: ${seconds} s`);
  }
});
