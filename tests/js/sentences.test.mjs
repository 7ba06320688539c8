// The sentences of a text, as they are read aloud one by one.
import { importSource } from "../support/source.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";

const { sentences } = await importSource("web/element/sentences.ts");
const textsOf = (text, lang = "en") => sentences(text, lang).map(({ from, to }) => text.slice(from, to));

const { Segmenter } = Intl;
/** Runs a test with the sentences that the engine finds, and with those found by signs. */
function inBothWays(name, work) {
  test(name, work);
  test(`${name}, without Intl.Segmenter`, () => {
    delete Intl.Segmenter;
    try {
      work();
    } finally {
      Intl.Segmenter = Segmenter;
    }
  });
}

inBothWays("a text is cut after each sentence, not at points in numbers", () =>
  assert.deepEqual(textsOf("It costs 3.14 a day. Who pays? \nNobody!"), [
    "It costs 3.14 a day.",
    "Who pays?",
    "Nobody!",
  ]),
);

inBothWays("sentences of long texts are whole wherever they stand", () => {
  const all = Array.from({ length: 400 }, (_, index) => `Boat ${index} leaves the quay at six, and never late.`);
  assert.deepEqual(textsOf(all.join(" ")), all);
});

inBothWays("a sentence without an end is cut where one breathes, and never inside a character", () => {
  const words = "ferry ".repeat(2000).trim();
  const parts = textsOf(words);
  assert.ok(parts.join(" ") === words);
  assert.ok(parts.every((part) => part.length <= 250));
  const signs = "⛴🚢".repeat(4000);
  assert.ok(textsOf(signs).join("") === signs);
  assert.ok(textsOf(signs).every((part) => part.isWellFormed?.() ?? true));
});

inBothWays("an empty text has none", () => assert.deepEqual(textsOf(" \n "), []));
