// The same article, settings and widths give the same pages, byte for byte: here as in
// tests/browser/layout_golden.test.mjs. After a change that is meant, `node tests/js/layout_golden.test.mjs --write`
// writes them anew; look at what became different.
import { goldenNodes, goldenText } from "../support/golden_pages.mjs";
import { fixedMeasurer, loadLayout } from "../../dist/layout_node.js";
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";

const golden = new URL("../fixtures/layout/pages.txt", import.meta.url);
const made = goldenText(await loadLayout(), fixedMeasurer());
if (process.argv.includes("--write")) writeFileSync(golden, made);

test("the golden article holds what pages hold", () => {
  const tags = new Set(goldenNodes.map(({ tag }) => tag));
  for (const tag of [
    "h1",
    "p",
    "a",
    "em",
    "b",
    "code",
    "sup",
    "sub",
    "ol",
    "ul",
    "blockquote",
    "pre",
    "table",
    "figure",
    "img",
    "math",
    "hr",
  ])
    assert.ok(tags.has(tag), tag);
});

test("the golden pages, byte for byte", () => assert.equal(made, readFileSync(golden, "utf8")));
