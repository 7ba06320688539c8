// Which way each letter runs.
import { importSource } from "../support/source.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";

const { encode } = await importSource("web/layout/encode.ts");
const { inlineBlocks } = await importSource("web/layout/inline_blocks.ts");
const { levels } = await importSource("web/layout/levels.ts");

/** The levels of a node list as digits. */
function digits(nodes, base = "ltr") {
  const encoded = encode(nodes);
  return [...levels(nodes, encoded, inlineBlocks(nodes), base)].join("");
}
const p = (...texts) => [{ tag: "p", parent: -1 }, ...texts.map((text) => ({ text, parent: 0 }))];

test("where nothing runs from right to left there is nothing", () => {
  assert.equal(digits(p("Latin, кириллица, 漢字 123")), "");
  assert.equal(digits([]), "");
  assert.equal(
    digits([
      { tag: "p", parent: -1, attributes: { dir: "ltr" } },
      { text: "a", parent: 0 },
    ]),
    "",
  );
});

test("words within words, by the base direction", () => {
  assert.equal(digits(p("ab אב 12 c")), "0001112200");
  assert.equal(digits(p("ab אב"), "rtl"), "22111");
  assert.equal(digits(p("ab."), "rtl"), "221");
});

test("a word may be made of several nodes", () => {
  assert.equal(
    digits([
      { tag: "p", parent: -1 },
      { text: "א", parent: 0 },
      { tag: "b", parent: 0 },
      { text: "ב.", parent: 2 },
      { text: " a", parent: 0 },
    ]),
    "11000",
  );
});

test("each block is ordered by itself, with its own direction", () => {
  const nodes = [
    { tag: "p", parent: -1 },
    { text: "a!", parent: 0 },
    { tag: "blockquote", parent: -1, attributes: { dir: "rtl" } },
    { tag: "p", parent: 2 },
    { text: "a!", parent: 3 },
    { tag: "p", parent: -1, attributes: { dir: "auto" } },
    { text: "א!", parent: 5 },
    { tag: "pre", parent: 2 },
    { text: "a!", parent: 7 },
  ];
  assert.equal(digits(nodes), "00" + "21" + "11" + "00");
});

test("a line break and a line of code end what came before; white space that is collapsed does not", () => {
  const broken = [
    { tag: "p", parent: -1 },
    { text: "אב", parent: 0 },
    { tag: "br", parent: 0 },
    { text: "! גד", parent: 0 },
  ];
  assert.equal(digits(broken), "11" + "0011");
  assert.equal(digits(p("אב\n!\tגד")), "1111111");
  const code = [
    { tag: "pre", parent: -1 },
    { text: "אב\n! גד", parent: 0 },
  ];
  assert.equal(digits(code), "11" + "0" + "0011");
});

test("elements with a direction, bdi and formulas are isolated; bdo turns what it holds", () => {
  const within = (element, inner, base) =>
    digits(
      [
        { tag: "p", parent: -1 },
        { text: "אב ", parent: 0 },
        { parent: 0, ...element },
        { text: inner, parent: 2 },
        { text: " גד", parent: 0 },
      ],
      base,
    );
  assert.equal(within({ tag: "span" }, "x", "ltr"), "110" + "0" + "011");
  assert.equal(within({ tag: "bdi" }, "x", "ltr"), "111" + "2" + "111");
  assert.equal(within({ tag: "span", attributes: { dir: "rtl" } }, "1-2", "ltr"), "111" + "222" + "111");
  assert.equal(within({ tag: "math", ns: "math" }, "א=1", "rtl"), "111" + "334" + "111");
  assert.equal(within({ tag: "bdo", attributes: { dir: "rtl" } }, "ab", "rtl"), "111" + "55" + "111");
});

test("an isolate around blocks goes on in each of them", () => {
  const nodes = [
    { tag: "div", parent: -1 },
    { tag: "bdi", parent: 0, attributes: { dir: "rtl" } },
    { text: "a!", parent: 1 },
    { tag: "p", parent: 1 },
    { text: "a!", parent: 3 },
    { text: "a!", parent: 1 },
  ];
  assert.equal(digits(nodes), "21" + "21" + "21");
});

test("characters of two units have one level, by what they are", () => {
  assert.equal(digits(p("אב 😀 גד")), "11111111");
  assert.equal(digits(p("אב 𝒳 גד")), "11000011");
  assert.equal(digits(p("a 𞤀𞤁")), "001111");
});

test("of a thousand nested isolates, the deepest run in the direction of what is around them", () => {
  const nodes = [{ tag: "p", parent: -1 }];
  for (let depth = 0; depth < 1000; depth += 1)
    nodes.push({ tag: "bdi", parent: nodes.length - 1 }, { text: "א a ", parent: nodes.length });
  // Text nodes cannot hold elements: each isolate stands in the one before.
  nodes.forEach((node, index) => {
    if (index > 2 && node.tag) node.parent = index - 2;
  });
  const deep = encode(nodes);
  const found = levels(nodes, deep, inlineBlocks(nodes), "ltr");
  assert.equal(found.length, 4000);
  assert.ok(Math.max(...found) > 50 && Math.max(...found) <= 126);
  // Past the 60th isolate, all letters are alike.
  assert.equal(new Set(found.subarray(4 * 60).filter((_, at) => at % 4 === 0)).size, 1);
});

test("names and dates in bylines stand apart: what follows does not run into them", () => {
  const byline = (attributes) => [
    { tag: "p", parent: -1, attributes },
    { tag: "strong", parent: 0 },
    { text: "Ann", parent: 1 },
    { text: "·20 א", parent: 0 },
  ];
  assert.equal(
    digits(byline({ class: "lectern-byline" }), "rtl"),
    "22212211",
    "the number belongs to the word after it",
  );
  assert.equal(digits(byline({}), "rtl"), "22222211", "elsewhere to the name");
});

test("more brackets in a block than people write are signs like any other", () => {
  const brackets = (count) => digits(p("א (a) b ".repeat(count)), "rtl");
  assert.equal(brackets(500).slice(0, 8), "11121121", "a closing bracket is as its opening one");
  assert.equal(brackets(501).slice(0, 8), "11122221", "it runs as the letters around it");
});

test("more isolates in a block than people write count as none", () => {
  const isolates = (count) => digits(p("\u2067a\u2069 ".repeat(count)));
  assert.equal(isolates(1000), "0200".repeat(1000));
  // The algorithm's time grows with the square of their number.
  assert.equal(isolates(1001), "0000".repeat(1001));
});
