// Where lines may be broken that rules of characters alone do not tell.
import { importSource } from "../support/source.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";

const { breaks, hint, wantsHyphens } = await importSource("web/layout/breaks.ts");
const { inlineBlocks } = await importSource("web/layout/inline_blocks.ts");
const { hyphenationLanguages, loadHyphenation } = await importSource("web/layout/hyphenation.ts");

const textOf = (nodes) => nodes.map(({ text = "" }) => text).join("");

/** The text of a node list with "|" where a line may be broken and "-" where a word may. */
function shown(nodes, lang = "en", hyphenate) {
  const text = textOf(nodes);
  const hints = breaks(nodes, text, inlineBlocks(nodes), lang, hyphenate);
  if (hints.length === 0) return text;
  assert.equal(hints.length, text.length);
  return [...hints]
    .map((one, at) => (one & hint.mayBreak ? "|" : "") + (one & hint.mayHyphenate ? "-" : "") + text[at])
    .join("");
}
const p = (...texts) => [{ tag: "p", parent: -1 }, ...texts.map((text) => ({ text, parent: 0 }))];

/** Breaks words in the middle. */
const halves = (word) => [Math.floor(word.length / 2)];

test("scripts without spaces are broken between their words, over the bounds of nodes", () => {
  assert.equal(shown(p("ภาษาไทย")), "ภาษา|ไทย");
  assert.equal(
    shown([
      { tag: "p", parent: -1 },
      { text: "ภา", parent: 0 },
      { tag: "b", parent: 0 },
      { text: "ษาไท", parent: 2 },
      { text: "ย", parent: 0 },
    ]),
    "ภาษา|ไทย",
  );
  for (const text of ["ພາສາລາວ", "ខ្ញុំស្រឡាញ់ភាសាខ្មែរ", "ကျွန်တော်မြန်မာစကားပြောတယ်"])
    assert.match(shown(p(text)), /.\|./, text);
});

test("a run without end is broken as a short one is, and given to the segmenter in small parts", (context) => {
  const segment = context.mock.method(Intl.Segmenter.prototype, "segment");
  const text = "ภาษาไทย".repeat(10_000);
  assert.equal(shown(p(text)), Array(10_000).fill("ภาษา|ไทย").join("|"));
  // A segmenter's time grows with the square of what it is given.
  const lengths = segment.mock.calls.map(({ arguments: [part] }) => part.length);
  assert.ok(Math.max(...lengths) <= 2000, `a part of ${Math.max(...lengths)}`);
  const given = lengths.reduce((sum, length) => sum + length, 0);
  assert.ok(given < 1.1 * text.length, `${given} letters given of ${text.length}`);
});

test("no line begins with a mark of repetition, and blocks are apart", () => {
  assert.doesNotMatch(shown(p("ต่างๆ ฯลฯ มากๆ")), /\|[ๆฯ]/);
  assert.equal(
    shown([
      { tag: "li", parent: -1 },
      { text: "ไทย", parent: 0 },
      { tag: "li", parent: -1 },
      { text: "ไทย", parent: 2 },
    ]),
    "ไทยไทย",
  );
});

test("other scripts, and a host that knows no words, have none", () => {
  assert.equal(shown(p("Latin, 漢字かな, हिन्दी")), "Latin, 漢字かな, हिन्दी");
  const { Segmenter } = Intl;
  try {
    Intl.Segmenter = undefined;
    assert.equal(shown(p("ภาษาไทย")), "ภาษาไทย");
  } finally {
    Intl.Segmenter = Segmenter;
  }
});

test("words are broken where the function says, in the language of the text, each asked for once", () => {
  const asked = [];
  const nodes = [
    { tag: "p", parent: -1 },
    { text: "Island island island, tide 12345 ", parent: 0 },
    { tag: "i", parent: 0, attributes: { lang: "de" } },
    { text: "Island", parent: 2 },
  ];
  const hyphenate = (word, lang) => {
    asked.push(`${lang} ${word}`);
    return halves(word);
  };
  assert.equal(shown(nodes, "en-GB", hyphenate), "Isl-and isl-and isl-and, tide 12345 Isl-and");
  assert.deepEqual(asked, ["en-GB Island", "en-GB island", "de Island"]);
});

test("a word of several nodes is one word", () => {
  const nodes = [
    { tag: "p", parent: -1 },
    { tag: "b", parent: 0 },
    { text: "le", parent: 1 },
    { text: "ttering", parent: 0 },
  ];
  assert.equal(
    shown(nodes, "en", (word) => (word === "lettering" ? [3, 6] : [])),
    "let-ter-ing",
  );
});

test("code, formulas, words with soft hyphens, and words longer than any are left whole", () => {
  for (const tag of ["pre", "code", "kbd", "samp", "math"])
    assert.equal(
      shown(
        [
          { tag, parent: -1 },
          { text: "identifier", parent: 0 },
        ],
        "en",
        halves,
      ),
      "identifier",
      tag,
    );
  assert.equal(shown(p("iden\u00ADtifier"), "en", halves), "iden\u00ADtifier");
  assert.equal(shown(p("x".repeat(65)), "en", halves), "x".repeat(65));
  assert.equal(shown(p("identifier"), "", halves), "identifier");
});

test("break points outside of the word are ignored", () => {
  assert.equal(
    shown(p("island"), "en", () => [0, -1, 6, 7, NaN, 1.5, 2]),
    "is-land",
  );
});

test("hyphens are wanted as the style sheet has them", () => {
  const wanted = [{ hyphenation: "on" }, { alignment: "justify" }, { hyphenation: "auto", alignment: "justify" }];
  const unwanted = [{}, { hyphenation: "auto" }, { hyphenation: "off", alignment: "justify" }, { alignment: "center" }];
  for (const settings of wanted) assert.equal(wantsHyphens(settings), true, JSON.stringify(settings));
  for (const settings of unwanted) assert.equal(wantsHyphens(settings), false, JSON.stringify(settings));
});

test("patterns of five languages", async () => {
  assert.deepEqual(hyphenationLanguages, ["de", "en", "es", "fr", "ru"]);
  const hyphenate = await loadHyphenation(["de-AT", "en", "es", "FR", "ru", "xx", "toString"]);
  const spelled = (word, lang) =>
    [0, ...hyphenate(word, lang)].map((at, index, all) => word.slice(at, all[index + 1])).join("-");
  assert.equal(spelled("Silbentrennung", "de"), "Sil-ben-tren-nung");
  assert.equal(spelled("hyphenation", "en-US"), "hy-phen-ation");
  assert.equal(spelled("división", "es"), "di-vi-sión");
  assert.equal(spelled("typographie", "fr-CA"), "ty-po-gra-phie");
  assert.equal(spelled("Переносы", "ru"), "Пе-ре-носы");
  assert.deepEqual(hyphenate("hyphenation", "xx"), []);
  assert.deepEqual(hyphenate("tide", "en"), []);
  assert.deepEqual((await loadHyphenation(["de"]))("hyphenation", "en"), []);
});
