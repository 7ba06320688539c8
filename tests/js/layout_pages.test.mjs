// Pages and what is on them, from display lists written by hand.
import { importSource } from "../support/source.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";

const { encode } = await importSource("web/layout/encode.ts");
const { PageList } = await importSource("web/layout/pages.ts");

const nodes = [
  { tag: "p", parent: -1, attributes: { id: "first", lang: "de" } },
  { text: "Ebbe ", parent: 0 },
  { tag: "a", parent: 0, attributes: { href: "https://example.org/" } },
  { tag: "b", parent: 2 },
  { text: "und", parent: 3 },
  { tag: "img", parent: -1, attributes: { id: "picture" } },
  { tag: "p", parent: -1, attributes: { id: "last" } },
  { text: " Flut", parent: 6 },
  { tag: "a", parent: 6, attributes: { id: "last" } },
];
const item = (kind, { begin = 0, end = 0, font = 0, paint = 0, node = 0 }) => [
  kind,
  64,
  -32,
  96,
  1280,
  1000,
  begin,
  end,
  font,
  paint,
  node,
];

/** Pages with rows of [begin, end, first, last], over items. */
function made(pages, items = [], more = {}) {
  const article = encode(nodes);
  const list = {
    fonts: Int32Array.from([0, article.strings.indexOf("de"), 400, 0, 1280, 0, 3, -1, 700, 1, 1000, -16]),
    pages: Int32Array.from(pages.flat()),
    items: Int32Array.from(items.flat()),
    palette: Int32Array.from([0x1b1a1f, 1, 0xffffff, 3, 4, 5, 6]),
    generated: "7.‐",
    limits: 0,
    ...more,
  };
  return new PageList(nodes, article, list, "fr");
}

test("text, boxes and pictures, in pixels", () => {
  const pages = made(
    [[0, 13, 0, 3]],
    [item(0, { begin: 0, end: 4, node: 1 }), item(1, { paint: 3 }), item(2, { node: 5 })],
  );
  const box = { x: 1, y: -0.5, width: 1.5, height: 20 };
  assert.deepEqual(pages.page(0).items, [
    {
      kind: "text",
      ...box,
      baseline: 15.625,
      text: "Ebbe",
      start: 0,
      end: 4,
      font: { family: "serif", lang: "de", weight: 400, italic: false, size: 20, letterSpacing: 0 },
      color: "text",
      underline: false,
      quietUnderline: false,
      lineThrough: false,
      rtl: false,
      generated: false,
      repeated: false,
      node: 1,
    },
    { kind: "box", ...box, radius: 15.625, color: "surface", node: 0 },
    { kind: "picture", ...box, node: 5 },
  ]);
  assert.equal(pages.text, "Ebbe und Flut");
  assert.equal(pages.nodes, nodes);
});

test("how text is painted", () => {
  const looks = [
    [1, "color", "muted"],
    [6, "color", "background"],
    [256, "underline", true],
    [512, "lineThrough", true],
    [1024, "rtl", true],
    [4096, "repeated", true],
    [8192, "quietUnderline", true],
  ];
  const pages = made(
    [[0, 13, 0, looks.length]],
    looks.map(([paint]) => item(0, { paint, end: 4 })),
  );
  const plain = made([[0, 13, 0, 1]], [item(0, { end: 4 })]).page(0).items[0];
  looks.forEach(([, name, value], index) =>
    assert.deepEqual(pages.page(0).items[index], { ...plain, [name]: value }, name),
  );
});

test("text that is not the article's has no place in it; fonts without a language have the article's", () => {
  const [text] = made([[0, 13, 0, 1]], [item(0, { begin: 0, end: 2, font: 1, paint: 2048 })]).page(0).items;
  assert.deepEqual([text.text, text.start, text.end, text.generated], ["7.", 0, 0, true]);
  assert.deepEqual(text.font, {
    family: "easy",
    lang: "fr",
    weight: 700,
    italic: true,
    size: 15.625,
    letterSpacing: -0.25,
  });
});

test("a page is found by its number, and made once", () => {
  const pages = made(
    [
      [0, 5, 0, 1],
      [5, 13, 1, 3],
    ],
    [item(1, {}), item(2, {}), item(0, {})],
  );
  assert.equal(pages.count, 2);
  const second = pages.page(1);
  assert.deepEqual([second.start, second.end, second.items.map(({ kind }) => kind)], [5, 13, ["picture", "text"]]);
  assert.equal(second.items, second.items);
  for (const [asked, got] of [
    [-1, 0],
    [2, 1],
    [NaN, 0],
    [0.9, 0],
    [Infinity, 1],
  ])
    assert.equal(pages.page(asked).start, got * 5, String(asked));
});

test("the page that shows an offset, among pages without text and after gaps", () => {
  const pages = made([
    [0, 4, 0, 0],
    [5, 5, 0, 0],
    [5, 9, 0, 0],
    [9, 13, 0, 0],
    [13, 13, 0, 0],
  ]);
  const expected = { "-3": 0, 0: 0, 3: 0, 4: 0, 5: 2, 8: 2, 9: 3, 12: 3, 13: 4, 99: 4 };
  for (const [offset, page] of Object.entries(expected)) assert.equal(pages.pageAt(Number(offset)), page, offset);
});

test("links by the element around a node, targets by id, the first of several", () => {
  const pages = made([[0, 13, 0, 0]]);
  assert.equal(pages.link(4), "https://example.org/");
  assert.equal(pages.link(2), "https://example.org/");
  for (const node of [1, 5, 8, -1, 99]) assert.equal(pages.link(node), undefined, String(node));
  assert.equal(pages.offsetOfId("first"), 0);
  assert.equal(pages.offsetOfId("picture"), 8);
  assert.equal(pages.offsetOfId("last"), 8);
  assert.equal(pages.offsetOfId("none"), undefined);
});

test("limits and colours", () => {
  const pages = made([[0, 13, 0, 0]], [], { limits: 1 | 4 });
  assert.deepEqual(pages.limits, ["formulas", "ruby"]);
  assert.deepEqual(made([[0, 13, 0, 0]], [], { limits: 2 | 8 }).limits, ["tables", "depth"]);
  assert.deepEqual(pages.palette, {
    text: "#1b1a1f",
    muted: "#000001",
    link: "#ffffff",
    surface: "#000003",
    line: "#000004",
    mark: "#000005",
    background: "#000006",
  });
});
