// Articles against what readers of Markdown make of their Markdown.
import { randomPage } from "./articles.mjs";
import { readers } from "./readers.mjs";
import { isSame, structureOf } from "./structure.mjs";

const constructs = [
  ["table", /<table/],
  ["strike", /<(?:s|del)>/],
  ["note", /class="lectern-footnote-ref"/],
  ["math", /<math/],
];

/** The first line in which two structures differ; undefined where they are the same. */
function difference(expected, actual) {
  for (let line = 0; line < Math.max(expected.length, actual.length); line += 1)
    if (!isSame(expected[line], actual[line])) return { expected: expected[line], actual: actual[line] };
  return undefined;
}

/**
 * Compares an article's content with its Markdown in every reader that knows all that is in it.
 * @param sparing leave the slow reader out where another knows all, too
 * @returns the readers that were asked, and those that read something else, with the first line that differs
 */
export function compare({ content, markdown }, sparing = false) {
  const used = constructs.filter(([, pattern]) => pattern.test(content)).map(([name]) => name);
  const able = readers.filter(({ knows }) => used.every((name) => knows.includes(name)));
  const asked = sparing && able.length > 1 ? able.filter(({ slow }) => !slow) : able;
  const expected = structureOf(content);
  const wrong = [];
  for (const { name, read } of asked) {
    const found = difference(expected, structureOf(read(markdown)));
    if (found) wrong.push({ reader: name, ...found });
  }
  return { asked: asked.map(({ name }) => name), wrong };
}

/**
 * Compares the articles of pages.
 * @param pages the pages, each with its name
 * @param report called with the name of each article that differs, and with what is wrong
 * @returns how many articles there were, and how many differed
 */
export function comparePages(lectern, pages, report) {
  const totals = { articles: 0, different: 0 };
  for (const { name, page } of pages) {
    const article = lectern.parse(page, { formats: ["markdown"], url: "https://example.org/" });
    if (!article) continue;
    totals.articles += 1;
    const { wrong } = compare(article);
    if (wrong.length === 0) continue;
    totals.different += 1;
    report(name, wrong);
  }
  return totals;
}

/**
 * Compares random articles.
 * @param lectern the core
 * @param first the first seed
 * @param count how many seeds
 * @param slowly every how many articles the slow reader is asked where another knows all that is in it
 * @param report called with each article that differs: its seed, the article, and what is wrong
 * @returns how many articles there were, how many differed, how often each element occurred, and how many each reader
 *   was asked to read
 */
export function compareMany(lectern, first, count, slowly, report) {
  const totals = { articles: 0, different: 0, elements: new Map(), readers: new Map() };
  const add = (counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (let seed = first; seed < first + count; seed += 1) {
    const article = lectern.parse(randomPage(seed), { formats: ["markdown"], favor: "recall" });
    if (!article) continue;
    totals.articles += 1;
    for (const [, name] of article.content.matchAll(/<([a-z][a-z0-9]*)/g)) add(totals.elements, name);
    const { asked, wrong } = compare(article, seed % slowly !== 0);
    for (const name of asked) add(totals.readers, name);
    if (wrong.length === 0) continue;
    totals.different += 1;
    report(seed, article, wrong);
  }
  return totals;
}
