// An article's nodes as rows for the layout module.
import { importSource } from "../support/source.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";

const { encode, rowSize } = await importSource("web/layout/encode.ts");
const row = ({ rows }, index) => [...rows.subarray(index * rowSize, (index + 1) * rowSize)];
/** What a row says besides where it stands: its two numbers and its flags. */
const said = (node, pictureSize) => row(encode([{ parent: -1, ...node }], pictureSize), 0).slice(7);

test("each node is a row, with the stretch of text that it covers", () => {
  const encoded = encode([
    { tag: "header", parent: -1 },
    { tag: "h1", parent: 0, attributes: { class: "big", lang: "de" } },
    { text: "Ebbe 🌊", parent: 1 },
    { tag: "p", parent: -1, attributes: { dir: "rtl", lang: "de" } },
    { tag: "img", parent: 3 },
    { tag: "b", parent: 3 },
    { text: "\n und ", parent: 5 },
    { text: "Flut", parent: 3 },
  ]);
  assert.equal(encoded.text, "Ebbe 🌊\n und Flut");
  const { strings } = encoded;
  assert.deepEqual(new Set(strings).size, strings.length);
  const named = encoded.rows.length / rowSize;
  assert.equal(named, 8);
  const at = (text) => strings.indexOf(text);
  assert.deepEqual(row(encoded, 0), [at("header"), -1, 0, 7, -1, -1, 0, 0, 0, 0]);
  assert.deepEqual(row(encoded, 1), [at("h1"), 0, 0, 7, at("big"), at("de"), 0, 0, 0, 0]);
  assert.deepEqual(row(encoded, 2), [-1, 1, 0, 7, -1, -1, 0, 0, 0, 0]);
  assert.deepEqual(row(encoded, 3), [at("p"), -1, 7, 17, -1, at("de"), 2, 0, 0, 0]);
  assert.deepEqual(row(encoded, 4), [at("img"), 3, 7, 7, -1, -1, 0, 0, 0, 0]);
  assert.deepEqual(row(encoded, 5).slice(0, 4), [at("b"), 3, 7, 13]);
  assert.deepEqual(row(encoded, 7).slice(0, 4), [-1, 3, 13, 17]);
});

test("elements without text cover none, and an empty list has no rows", () => {
  assert.deepEqual(
    row(
      encode([
        { text: "a", parent: -1 },
        { tag: "ul", parent: -1 },
        { tag: "li", parent: 1 },
      ]),
      1,
    ).slice(2, 4),
    [1, 1],
  );
  const { rows, strings, text } = encode([]);
  assert.deepEqual([rows.length, strings, text], [0, [], ""]);
});

test("an invalid node is rejected, with its index and what is wrong with it", () => {
  const good = { tag: "p", parent: -1 };
  const bad = [
    [null, /is null, not an object/],
    [undefined, /is undefined/],
    ["text", /is "text"/],
    [{ text: null, parent: 0 }, /has the text null/],
    [{ text: 7, parent: 0 }, /has the text 7/],
    [{ tag: 5, parent: 0 }, /has the tag 5/],
    [{ parent: 0 }, /has the tag undefined/],
    [{ tag: "b", parent: 1 }, /has the parent 1/],
    [{ tag: "b", parent: -2 }, /has the parent -2/],
    [{ tag: "b", parent: "0" }, /has the parent "0"/],
    [{ tag: "b" }, /has the parent undefined/],
    [{ tag: "b", parent: 0, attributes: "x" }, /has the attributes "x"/],
    [{ tag: "b", parent: 0, attributes: { dir: 3 } }, /has the attribute "dir" with the value 3/],
    [
      { tag: "b", parent: 0, attributes: { lang: Object.create(null) } },
      /has the attribute "lang" with the value \{…\}/,
    ],
  ];
  for (const [node, message] of bad) {
    assert.throws(
      () => encode([good, node]),
      (error) =>
        error.code === "invalid-options" && /^Node 1 of the list /.test(error.message) && message.test(error.message),
      String(message),
    );
  }
  const sparse = [good];
  sparse[2] = good;
  assert.throws(() => encode(sparse), /Node 1 of the list is undefined/);
  for (const list of [null, 5, "x", {}]) assert.throws(() => encode(list), { code: "invalid-options" });
});

test("pictures have the size that is known: the width of the attributes, the proportions from the host", () => {
  const img = { tag: "img", attributes: { width: "640", height: "480" } };
  assert.deepEqual(said(img), [640, 480, 0]);
  assert.deepEqual(
    said({ tag: "img" }, () => ({ width: 300.4, height: 0.2 })),
    [300, 1, 0],
  );
  assert.deepEqual(
    said(img, () => ({ width: 300, height: 150 })),
    [640, 320, 0],
    "as wide as the page says, in its own proportions",
  );
  assert.deepEqual(
    said(img, () => undefined),
    [640, 480, 0],
  );
  assert.deepEqual(
    said(img, () => ({ width: 0, height: 0 })),
    [0, 0, 16],
  );
  assert.deepEqual(
    said(img, () => ({ width: NaN, height: -5 })),
    [0, 0, 16],
  );
  assert.deepEqual(
    said({ tag: "img" }, () => ({ width: Infinity, height: 5 })),
    [1_000_000, 5, 0],
  );
  assert.deepEqual(said({ tag: "video", attributes: { width: "wide", height: "-3" } }), [0, 0, 0]);
  const asked = [];
  encode(
    [
      { tag: "p", parent: -1 },
      { tag: "video", parent: 0 },
    ],
    (node) => void asked.push(node.tag),
  );
  assert.deepEqual(asked, ["video"]);
});

test("cells, lists and formulas say what their attributes say, in bounds", () => {
  assert.deepEqual(said({ tag: "td" }), [1, 1, 0]);
  assert.deepEqual(said({ tag: "th", attributes: { colspan: "3", rowspan: "0" } }), [3, 0, 0]);
  assert.deepEqual(said({ tag: "td", attributes: { colspan: "0", rowspan: "99999999999999999999" } }), [1, 65534, 0]);
  assert.deepEqual(said({ tag: "ol" }), [0, 0, 0]);
  assert.deepEqual(said({ tag: "ol", attributes: { start: "-4", reversed: "" } }), [-4, 0, 3]);
  assert.deepEqual(said({ tag: "ol", attributes: { start: "0", type: "I" } }), [0, 4, 2]);
  assert.deepEqual(said({ tag: "ol", attributes: { reversed: "", type: "1" } }), [0, 0, 1]);
  assert.deepEqual(said({ tag: "li" }), [0, 0, 0]);
  assert.deepEqual(said({ tag: "li", attributes: { value: "7" } }), [7, 0, 2]);
  assert.deepEqual(said({ tag: "li", attributes: { value: "seven" } }), [0, 0, 0]);
  assert.deepEqual(said({ tag: "math", ns: "math", attributes: { display: "block" } }), [0, 0, 4]);
  assert.deepEqual(said({ tag: "p", attributes: { "data-embed": "https://example.org/" } }), [0, 0, 8]);
});

test("dir=auto is the direction of the first letter", () => {
  const of = (...texts) =>
    row(
      encode([{ tag: "p", parent: -1, attributes: { dir: "auto" } }, ...texts.map((text) => ({ text, parent: 0 }))]),
      0,
    )[6];
  assert.equal(of("12, ", "(עברית) Latin"), 2);
  assert.equal(of("«Latin» עברית"), 1);
  assert.equal(of("12 …"), 0);
});

test("strings hold no NUL, which ends them", () => {
  assert.deepEqual(encode([{ tag: "p", parent: -1, attributes: { class: "a\0b" } }]).strings, ["p", "ab"]);
});
