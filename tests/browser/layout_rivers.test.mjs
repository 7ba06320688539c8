// Justified pages have no wider gaps between words than the browser's own justified text: the same text, face, size and
// width, without hyphens, since not every browser has patterns.
import { browsers } from "../support/browser.mjs";
import { freshPages, servePages } from "../support/reader_page.mjs";
import assert from "node:assert/strict";
import { describe, test } from "node:test";

/**
 * How many of the justified lines have spaces more than twice as wide as usual, by the browser and in pages. Runs
 * there.
 */
async function gaps(width) {
  const { load, toDom } = await import("/dist/lectern.js");
  const { canvasMeasurer, loadLayout } = await import("/dist/layout.js");
  const lectern = await load();
  const layout = await loadLayout();
  const { nodes } = lectern.parse(await (await fetch("/pages/long.html")).text(), { formats: ["nodes"] });
  const face = "serif";
  const context = document.createElement("canvas").getContext("2d");
  const box = document.createElement("div");
  box.style.cssText = `width: ${width}px; font: 20px/1.6 ${face}; text-align: justify`;
  box.append(toDom(nodes));
  document.body.replaceChildren(box);
  context.font = `20px ${face}`;
  const usual = context.measureText(" ").width;

  /** Of the words of a paragraph, in order: {left, right, top}. Its last line is not justified. */
  const count = (paragraphs) => {
    const of = { lines: 0, wide: 0 };
    for (const words of paragraphs) {
      const lines = new Map();
      for (const word of words) lines.set(word.top, [...(lines.get(word.top) ?? []), word]);
      for (const line of [...lines.values()].slice(0, -1)) {
        if (line.length < 2) continue;
        const gap =
          line.slice(1).reduce((sum, word, index) => sum + word.left - line[index].right, 0) / (line.length - 1);
        of.lines += 1;
        if (gap > 2 * usual) of.wide += 1;
      }
    }
    return of;
  };

  const range = document.createRange();
  const texts = [...box.querySelectorAll("p")]
    .filter((paragraph) => paragraph.childNodes.length === 1)
    .map((paragraph) => paragraph.firstChild);
  const byBrowser = texts.map((text) =>
    [...text.data.matchAll(/\S+/g)].map(({ index, 0: word }) => {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const { left, right, top } = range.getBoundingClientRect();
      return { left, right, top: Math.round(top) };
    }),
  );
  const wanted = new Set(texts.map(({ data }) => data));
  const pages = layout.layOut(nodes, {
    width,
    height: 100_000,
    lang: "en",
    settings: { alignment: "justify", hyphenation: "off", fontSize: 20 },
    measurer: canvasMeasurer(context, () => face),
  });
  const inPages = new Map();
  for (const item of pages.page(0).items) {
    if (item.kind !== "text" || item.generated || !wanted.has(nodes[item.node].text)) continue;
    const words = inPages.get(item.node) ?? [];
    const last = words.at(-1);
    // What hangs together is one word.
    if (last && last.end === item.start && last.top === item.y)
      Object.assign(last, { right: item.x + item.width, end: item.end });
    else words.push({ left: item.x, right: item.x + item.width, top: item.y, end: item.end });
    inPages.set(item.node, words);
  }
  return { browser: count(byBrowser), pages: count(inPages.values()) };
}

for (const name of browsers) {
  describe(name, () => {
    const { onFreshPage, address } = freshPages(name, () => servePages({}));
    for (const width of [300, 420, 600]) {
      test(`lines ${width} px wide`, (context) =>
        onFreshPage(async (page) => {
          await page.goto(`${address()}/pages/empty.html`, { waitUntil: "load" });
          const { browser, pages } = await page.evaluate(gaps, width);
          const share = ({ lines, wide }) => wide / lines;
          assert.ok(browser.lines > 150 && pages.lines > 150, `${browser.lines} and ${pages.lines} lines`);
          context.diagnostic(
            `wide gaps in ${(100 * share(browser)).toFixed(1)} % of the browser's lines, ${(100 * share(pages)).toFixed(1)} % in pages`,
          );
          assert.ok(
            share(pages) <= share(browser),
            `${share(pages)} of lines in pages, ${share(browser)} of the browser's`,
          );
        }));
    }
  });
}
