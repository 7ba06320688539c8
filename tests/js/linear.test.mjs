// Texts of pages and servers for which an expression that backtracks takes minutes. No clock decides here: with such an
// expression the suite would not end. Other expressions are checked by the lint rules regexp/no-super-linear-….
import { importSource } from "../support/source.mjs";
import { decode } from "../../dist/node.js";
import assert from "node:assert/strict";
import { test } from "node:test";

const { charsetOf } = await importSource("web/sources.ts");
const many = 2_000_000;
const bytes = (text) => Buffer.from(text, "latin1");

test("a charset label of spaces, with words between them, or around a name", () => {
  const page = bytes("<title>T</title>");
  for (const label of [`x${" ".repeat(many)}x`, " ".repeat(many), "x ".repeat(many), `${" ".repeat(many)}x y`])
    assert.equal(decode(page, label).encoding, "utf-8");
  assert.equal(decode(page, `${" ".repeat(many)}koi8-r${"\t".repeat(many)}`).encoding, "koi8-r");
});

test("what a page declares of its encoding", () => {
  const room = 65_000;
  for (const [start, part] of [
    ['<meta charset="x', " "],
    ["<meta ", "charset "],
    ["<meta charset", " "],
    ["<", "<meta"],
    ["<?xml ", "encoding "],
    ["<?xml ", 'encoding="a"'],
    ["<?xml ", "encoding='a' encoding=\"b "],
    ["<!--", "--!"],
    ["<meta a=", "'"],
  ])
    assert.equal(decode(bytes(start + part.repeat(room / part.length))).encoding, "utf-8", start + part);
  assert.equal(decode(bytes('<?xml version="1.0" encoding="koi8-r"?><p>')).encoding, "koi8-r");
});

test("a Content-Type header", () => {
  for (const part of ["charset", "charset ", "charset=", 'charset="', "charset='", "charset = ;", " "])
    assert.doesNotThrow(() => charsetOf(part.repeat(many / part.length)), part);
  assert.equal(charsetOf("text/html; charset=utf-8"), "utf-8");
});
