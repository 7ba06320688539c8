// The layout module as it is built: an article in, pages out, and what becomes of errors.
import { newsPage, paragraphs } from "./pages.mjs";
import {
  articleNodes,
  errorCodes,
  fixedMeasurer,
  LecternError,
  loadHyphenation,
  loadLayout,
} from "../../dist/layout_node.js";
import { LecternError as LecternErrorOfNode, load } from "../../dist/node.js";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const wasmBinary = () => new Uint8Array(readFileSync(new URL("../../dist/layout.wasm", import.meta.url)));
const measurer = fixedMeasurer();
const page = { width: 400, height: 500, lang: "en", measurer };
const lectern = await load();
const article = lectern.parse(
  newsPage({ head: '<meta property="article:tag" content="Tides">', body: [...paragraphs, ...paragraphs] }),
  { formats: ["nodes"] },
);
const nodes = articleNodes(article, { tags: "Filed under", related: "Read more" });
const p = (text, attributes = {}) => [
  { tag: "p", parent: -1, attributes },
  { text, parent: 0 },
];

/** All pages' items, with the text in one piece. */
const everything = (pages) => Array.from({ length: pages.count }, (_, index) => pages.page(index));
const wordsOf = (pages) =>
  everything(pages).flatMap(({ items }) =>
    items.filter((item) => item.kind === "text" && !item.generated && !item.repeated),
  );

const throwsCode = (code, work) =>
  assert.throws(
    work,
    (error) => error instanceof LecternError && error.code === code && code in errorCodes && error.message.length > 20,
  );

test("every word is on one page, in order, inside of it", async () => {
  const layout = await loadLayout();
  const pages = layout.layOut(nodes, page);
  assert.ok(pages.count > 1);
  const words = wordsOf(pages);
  assert.equal(
    words
      .map(({ text }) => text)
      .join("")
      .replace(/\s/g, ""),
    pages.text.replace(/\s/g, ""),
  );
  for (const word of words) {
    assert.equal(word.text, pages.text.slice(word.start, word.end));
    assert.ok(
      word.x >= 0 && word.x + word.width <= page.width + 1 && word.y >= 0 && word.y + word.height <= page.height + 1,
      JSON.stringify(word),
    );
  }
  everything(pages).forEach(({ start, items }, index) => {
    if (index > 0) assert.equal(start, pages.page(index - 1).end);
    for (const item of items)
      if (item.kind === "text" && !item.generated) assert.equal(pages.pageAt(item.start), index);
  });
});

test("the same input gives the same pages, in one instance or another", async () => {
  const [one, other] = [await loadLayout(), await loadLayout({ wasmBinary: wasmBinary() })];
  const settings = { fontSize: 26, theme: "sepia" };
  const first = one.layOut(nodes, { ...page, settings });
  assert.deepEqual(everything(one.layOut(nodes, { ...page, settings })), everything(first));
  assert.deepEqual(everything(other.layOut(nodes, { ...page, settings })), everything(first));
  assert.ok(first.count > one.layOut(nodes, page).count);
  assert.notEqual(first.palette.background, one.layOut(nodes, page).palette.background);
});

test("colours are those of the reading mode, the reader's own too", async () => {
  const layout = await loadLayout();
  const palette = (settings) => layout.layOut([], { ...page, settings }).palette;
  assert.deepEqual(palette({ theme: "auto" }), palette({ theme: "light" }));
  const own = palette({ theme: "custom", customBackground: "#102030", customText: "#fefefe", customLink: "#aabbcc" });
  assert.deepEqual([own.background, own.text, own.link], ["#102030", "#fefefe", "#aabbcc"]);
  for (const color of Object.values(own)) assert.match(color, /^#[0-9a-f]{6}$/);
});

test("pages stay what they are when others are laid out", async () => {
  const layout = await loadLayout();
  const first = layout.layOut(nodes, page);
  const before = everything(first);
  layout.layOut(p("Something else.".repeat(1000)), { ...page, settings: { fontSize: 40 } });
  assert.deepEqual(everything(first), before);
});

test("widths are requested with the direction of their text, and an invalid width counts as 0", async () => {
  const layout = await loadLayout();
  const asked = new Map();
  const width = (_, text, rtl) => (asked.set(text, rtl), [NaN, -5, Infinity][asked.size % 3]);
  const pages = layout.layOut(p("Latin עברית"), {
    ...page,
    measurer: { width, metrics: () => ({ ascent: NaN, descent: -Infinity }) },
  });
  assert.equal(asked.get("Latin"), false);
  assert.equal(asked.get("עברית"), true);
  assert.deepEqual(
    wordsOf(pages).map(({ text, width: wide }) => [text, wide]),
    [
      ["Latin", 0],
      ["עברית", 0],
    ],
  );
  assert.deepEqual(
    wordsOf(pages).map(({ rtl }) => rtl),
    [false, true],
  );
});

test("words are hyphenated where the settings ask for it", async () => {
  const layout = await loadLayout();
  const hyphenate = await loadHyphenation(["en"]);
  const text = p(
    "Internationalization notwithstanding incomprehensibilities, counterrevolutionaries misunderstanding.",
  );
  const hyphens = (settings) =>
    everything(layout.layOut(text, { ...page, width: 150, settings, hyphenate })).flatMap(({ items }) =>
      items.filter(({ generated }) => generated),
    ).length;
  assert.ok(hyphens({ hyphenation: "on" }) > 0);
  assert.equal(hyphens({}), 0);
  assert.equal(hyphens({ hyphenation: "off", alignment: "justify" }), 0);
});

test("pages without room, invalid lists and invalid measurers are rejected", async () => {
  const layout = await loadLayout();
  for (const size of [{ width: 5 }, { height: 5 }, { width: 0 }, { height: -1 }, { width: NaN }])
    throwsCode("page-too-small", () => layout.layOut(nodes, { ...page, ...size }));
  throwsCode("invalid-options", () => layout.layOut("nodes", page));
  throwsCode("invalid-options", () => layout.layOut(nodes, { width: 400, height: 500 }));
  throwsCode("invalid-options", () => layout.layOut(nodes));
  throwsCode("invalid-options", () => layout.layOut([{ tag: "p", parent: 4 }], page));
  throwsCode("invalid-options", () => layout.layOut(nodes, { ...page, settings: { theme: 5n } }));
  throwsCode("invalid-options", () => layout.layOut([null], page));
  for (const wrong of [
    { settings: null },
    { settings: 5 },
    { lang: 5 },
    { dir: 3 },
    { dir: "up" },
    { measurer: { width: () => 1 } },
  ]) {
    throwsCode("invalid-options", () => layout.layOut(nodes, { ...page, ...wrong }));
  }
  assert.ok(layout.layOut(nodes, { ...page, lang: null, dir: null, settings: undefined }).count > 1);
  assert.ok(layout.layOut(nodes, page).count > 1);
});

test("what the measurer throws comes through, and it may lay out something else meanwhile", async () => {
  const layout = await loadLayout();
  const boom = new TypeError("no canvas");
  const failing = {
    ...measurer,
    width: () => {
      throw boom;
    },
  };
  assert.throws(
    () => layout.layOut(nodes, { ...page, measurer: failing }),
    (error) => error === boom,
  );
  const expected = everything(layout.layOut(nodes, page));
  let inner;
  const nested = {
    ...measurer,
    width: (...of) => ((inner ??= everything(layout.layOut(nodes, page))), measurer.width(...of)),
  };
  assert.deepEqual(everything(layout.layOut(nodes, { ...page, measurer: nested })), expected);
  assert.deepEqual(inner, expected);
});

test("an article without anything in it is one empty page", async () => {
  const pages = (await loadLayout()).layOut([], page);
  assert.deepEqual([pages.count, pages.text, pages.page(0).items, pages.pageAt(5)], [1, "", [], 0]);
});

test("out of memory: an error, and the next article is laid out right", async () => {
  const layout = await loadLayout({ wasmBinary: wasmBinary() });
  const expected = everything(layout.layOut(nodes, page));
  const large = (letters) => p("words ".repeat(letters / 6));
  const { grow } = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = () => {
    throw new RangeError("no more memory");
  };
  try {
    throwsCode("too-large", () => layout.layOut(large(30_000_000), page));
    assert.deepEqual(everything(layout.layOut(nodes, page)), expected);
    throwsCode("trap", () => layout.layOut(large(4_000_000), page));
    assert.deepEqual(everything(layout.layOut(nodes, page)), expected);
  } finally {
    WebAssembly.Memory.prototype.grow = grow;
  }
});

test("a module that cannot be loaded is load-failed, and every file throws the same class of error", async () => {
  const failed = (error) =>
    error instanceof LecternErrorOfNode && error.code === "load-failed" && /layout|wasmBinary/.test(error.message);
  await assert.rejects(loadLayout({ wasmUrl: new URL("layout-that-is-none.wasm", import.meta.url) }), failed);
  await assert.rejects(loadLayout({ wasmBinary: new Uint8Array(9) }), failed);
  assert.equal(new Error("LecternError") instanceof LecternErrorOfNode, false);
  assert.equal(null instanceof LecternErrorOfNode, false);
});

test("it is loaded once", async () => {
  assert.equal(loadLayout(), loadLayout());
});
