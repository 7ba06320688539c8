// Articles of several pages, put into one.
import { newsPage, paragraphs } from "./pages.mjs";
import { LecternError, load } from "../../dist/node.js";
import assert from "node:assert/strict";
import { describe, test } from "node:test";

const lectern = await load();
const base = "https://example.org/tide";
const address = (number) => (number === 1 ? base : `${base}/${number}`);

/** Page `number` of `count`: a paragraph of its own between what all pages have. */
function pageOf(number, count, { links = Array.from({ length: count }, (_, i) => i + 1), body = [] } = {}) {
  const own = `On page ${number} the ${["first", "second", "third", "fourth", "fifth"][number - 1] ?? "next"} of the gates is opened, and the keeper writes down how high the water stands on either side.`;
  return newsPage({
    body: [
      `Page ${number} of ${count}`,
      `<i>By Ada Brook, who has kept the tables of this harbour for twenty years and still does so on paper.</i>`,
      own,
      paragraphs[(number - 1) % paragraphs.length],
      ...body,
      links.map((n) => (n === number ? n : `<a href="${address(n)}">${n}</a>`)).join(" "),
    ],
  });
}

const pages = (count, options) =>
  new Map(Array.from({ length: count }, (_, i) => [address(i + 1), pageOf(i + 1, count, options)]));
const first = (site, options) => lectern.parse(site.get(base), { url: base, ...options });
const from =
  (site, asked = []) =>
  async (url) => {
    asked.push(url);
    if (!site.has(url)) throw new Error("no such page");
    return site.get(url);
  };
const gates = (article) => [...article.textContent.matchAll(/On page (\d+) the/g)].map(([, number]) => Number(number));
const rejectsCode = (code, promise) =>
  assert.rejects(promise, (error) => error instanceof LecternError && error.code === code);

describe("stitch", () => {
  test("puts all pages into one, in order, with what they share once", async () => {
    const site = pages(3);
    const asked = [];
    const article = await lectern.stitch(first(site), from(site, asked), { url: base });
    assert.deepEqual(asked, [address(2), address(3)]);
    assert.deepEqual(gates(article), [1, 2, 3]);
    assert.deepEqual(article.nextPages, []);
    assert.equal(article.title, "Living by the tide");
    assert.equal(
      article.textContent.split("Ada Brook").length - 1,
      first(site).textContent.split("Ada Brook").length - 1,
    );
    assert.doesNotMatch(article.textContent, /Page \d of 3/);
    assert.equal(article.length, [...article.textContent].length);
    assert.ok(article.wordCount > 2 * first(site).wordCount);
    assert.ok(article.readingTime > first(site).readingTime);
  });
  test("makes the formats that are asked for", async () => {
    const site = pages(2, { body: ['<h2 id="notes">Notes</h2>', paragraphs[3]] });
    const article = await lectern.stitch(first(site), from(site), { url: base, formats: ["markdown", "nodes"] });
    assert.deepEqual(gates({ textContent: article.markdown }), [1, 2]);
    assert.deepEqual(gates({ textContent: article.nodes.map(({ text }) => text ?? "").join("") }), [1, 2]);
    assert.ok(
      article.nodes.every((node) => !("source" in node)),
      "there is no one page that its nodes could come from",
    );
    assert.equal(new Set(article.outline.map(({ id }) => id)).size, article.outline.length);
    for (const { id } of article.outline) assert.ok(article.content.includes(`id="${id}"`), id);
    const plain = await lectern.stitch(first(site, { formats: ["markdown"] }), from(site), { url: base });
    assert.ok(!("markdown" in plain) && !("nodes" in plain));
  });
  test("has the parts in its text that are asked for", async () => {
    const site = pages(2);
    const text = ["title", "body"];
    const article = await lectern.stitch(first(site, { text }), from(site), { url: base, text });
    assert.ok(article.textContent.startsWith("Living by the tide\n\n"), article.textContent.slice(0, 100));
    assert.equal(article.textContent.split("Living by the tide").length, 2);
    assert.deepEqual(gates(article), [1, 2]);
  });
  test("follows pages that only further pages name", async () => {
    const site = new Map(
      [1, 2, 3, 4, 5].map((n) => [address(n), pageOf(n, 5, { links: n < 5 ? [n, n + 1, 5] : [5] })]),
    );
    const asked = [];
    assert.deepEqual(gates(await lectern.stitch(first(site), from(site, asked), { url: base })), [1, 2, 3, 4, 5]);
    assert.deepEqual(asked, [2, 3, 4, 5].map(address));
  });
  test("stops at maxPages, and says what is left", async () => {
    const site = pages(5);
    const article = await lectern.stitch(first(site), from(site), { url: base, maxPages: 2 });
    assert.deepEqual(gates(article), [1, 2]);
    assert.deepEqual(article.nextPages, [3, 4, 5].map(address));
    assert.deepEqual(gates(await lectern.stitch(first(site), from(site), { url: base, maxPages: 1 })), [1]);
    // It can go on from there.
    const rest = await lectern.stitch(article, from(site), { url: address(2) });
    assert.deepEqual(gates(rest), [1, 2, 3, 4, 5]);
  });
  test("20 pages by default", async () => {
    const site = new Map(Array.from({ length: 30 }, (_, i) => [address(i + 1), pageOf(i + 1, 30)]));
    const article = await lectern.stitch(first(site), from(site), { url: base });
    assert.equal(gates(article).length, 20);
    assert.equal(article.nextPages[0], address(21));
  });
  test("ends before a page without an end, and before one that never comes or never ends", async () => {
    const site = pages(2);
    const megabyte = new Uint8Array(1 << 20).fill(97);
    let cancelled = 0;
    const endless = (pull) => new Response(new ReadableStream({ pull, cancel: () => void (cancelled += 1) }));
    const ways = {
      endless: [() => endless((stream) => stream.enqueue(megabyte)), "too-large", { maxBytes: 5_000_000 }],
      slow: [() => endless(() => new Promise(() => {})), "fetch-failed", { timeout: 50 }],
      silent: [() => new Promise(() => {}), "fetch-failed", { timeout: 50 }],
    };
    for (const [name, [fetcher, code, limits]] of Object.entries(ways)) {
      const errors = [];
      const onError = (error, url) => errors.push([error.code, url]);
      const article = await lectern.stitch(first(site), fetcher, { url: base, onError, ...limits });
      assert.deepEqual(gates(article), [1], name);
      assert.deepEqual(errors, [[code, address(2)]], name);
    }
    assert.equal(cancelled, 2);
  });
  test("requests no more than maxPages pages, whatever they contain", async () => {
    for (const answer of ["<p>", pageOf(1, 200)]) {
      const asked = [];
      const article = await lectern.stitch(first(pages(200)), async (url) => (asked.push(url), answer), { url: base });
      assert.equal(asked.length, 19);
      assert.equal(article.nextPages[0], address(21));
    }
  });
  test("a response's URL counts only if it is valid", async () => {
    const site = pages(3);
    for (const url of [5, {}, "about:blank", "data:text/html,x", null]) {
      const fetcher = async (asked) => ({
        url,
        arrayBuffer: async () => new TextEncoder().encode(site.get(asked)).buffer,
      });
      assert.deepEqual(gates(await lectern.stitch(first(site), fetcher, { url: base })), [1, 2, 3], String(url));
    }
  });
  test("an article with half a character in it loses nothing else", async () => {
    const article = { ...first(pages(1)), content: "<p>a\uD83Db</p>", title: "x\uD83D" };
    assert.equal((await lectern.stitch(article, from(new Map()))).content, "<p>a\uFFFDb</p>");
  });
  test("goes in no circles, and a page that comes again adds nothing", async () => {
    const site = pages(3);
    site.set(address(3), site.get(address(2)));
    const asked = [];
    const article = await lectern.stitch(
      { ...first(site), nextPages: [address(2), base, `${address(2)}#top`, address(3), address(2)] },
      from(site, asked),
      { url: base },
    );
    assert.deepEqual(asked, [address(2), address(3)]);
    assert.deepEqual(gates(article), [1, 2]);
    assert.deepEqual(article.nextPages, []);
  });
  test("a page that cannot be fetched ends the article, and nothing is lost", async () => {
    const site = pages(4);
    site.delete(address(3));
    const errors = [];
    const article = await lectern.stitch(first(site), from(site), {
      url: base,
      onError: (error, url) => errors.push([error.code, error instanceof LecternError, url]),
    });
    assert.deepEqual(gates(article), [1, 2]);
    assert.deepEqual(article.nextPages, [address(3), address(4)]);
    assert.deepEqual(errors, [["fetch-failed", true, address(3)]]);
  });
  test("a page with nothing to read is passed over", async () => {
    const site = pages(3);
    site.set(address(2), "<p>");
    assert.deepEqual(gates(await lectern.stitch(first(site), from(site), { url: base })), [1, 3]);
  });
  test("takes pages as parse does, and responses", async () => {
    const site = pages(3);
    const bytes = (url) => new TextEncoder().encode(site.get(url));
    const kinds = {
      string: (url) => site.get(url),
      bytes,
      buffer: async (url) => bytes(url).buffer,
      stream: async (url) => new Response(site.get(url)).body,
      response: async (url) =>
        new Response(site.get(url).replace('<meta charset="utf-8">', ""), {
          headers: { "content-type": "text/html; charset=utf-8" },
        }),
    };
    for (const [kind, fetcher] of Object.entries(kinds))
      assert.deepEqual(gates(await lectern.stitch(first(site), fetcher, { url: base })), [1, 2, 3], kind);
    const errors = [];
    const article = await lectern.stitch(first(site), async () => new Response("Not here", { status: 404 }), {
      url: base,
      onError: ({ code, message }) => errors.push(code, message),
    });
    assert.deepEqual(gates(article), [1]);
    assert.equal(errors[0], "fetch-failed");
    assert.match(errors[1], /404/);
  });
  test("joins related links and comments", async () => {
    const site = pages(2);
    const article = {
      ...first(site),
      relatedLinks: [{ text: "A", url: "https://example.org/a" }],
      comments: [{ author: "Ann", publishedTime: "", content: "<p>x</p>", textContent: "x" }],
    };
    const whole = await lectern.stitch(article, from(site), { url: base });
    assert.deepEqual(whole.relatedLinks, article.relatedLinks);
    assert.deepEqual(whole.comments, article.comments);
  });
  test("can be cancelled, even where the fetcher does not know of it", async () => {
    const site = pages(3);
    const controller = new AbortController();
    let given;
    const promise = lectern.stitch(first(site), (url, { signal }) => ((given = signal), new Promise(() => {})), {
      url: base,
      signal: controller.signal,
    });
    controller.abort(new Error("enough"));
    await assert.rejects(promise, { message: "enough" });
    assert.equal(given.aborted, true);
    await assert.rejects(lectern.stitch(first(site), from(site), { signal: AbortSignal.abort() }), {
      name: "AbortError",
    });
  });
  test("leaves the article as it was, and is as safe with an article that parse did not return", async () => {
    const site = pages(2);
    const article = first(site);
    const before = structuredClone(article);
    await lectern.stitch(article, from(site), { url: base });
    assert.deepEqual(article, before);
    const bad = {
      ...article,
      content: '<p>a<script>x()</script><img src=x onerror=x()><a href="javascript:x()">b</a></p>',
      nextPages: [],
    };
    assert.equal((await lectern.stitch(bad, from(site))).content, "<p>a<img><a>b</a></p>");
  });
  test("rejects an invalid article, fetcher or option", async () => {
    const article = first(pages(1));
    for (const bad of [null, undefined, "x", {}, { content: "x" }])
      await rejectsCode("invalid-input", lectern.stitch(bad, from(new Map())));
    for (const bad of [undefined, "https://example.org/", {}])
      await rejectsCode("invalid-options", lectern.stitch(article, bad));
    for (const bad of [
      null,
      5,
      { maxPages: 0 },
      { maxPages: 1.5 },
      { maxPages: "all" },
      { timeout: 0 },
      { timeout: "long" },
      { signal: {} },
      { onError: 1 },
      { formats: ["pdf"] },
    ])
      await rejectsCode("invalid-options", lectern.stitch(article, from(new Map()), bad));
    await rejectsCode("invalid-options", lectern.stitch(first(pages(2)), from(pages(2)), { url: base, favor: "both" }));
  });
});
