// Pages have the look of the scrolling view: the same article, once laid out by the browser from the style sheet, once
// by the layout module in one long page of the same width. Every word must have the same size, and stand in the same
// place.
import { browsers } from "../support/browser.mjs";
import { freshPages, servePages } from "../support/reader_page.mjs";
import assert from "node:assert/strict";
import { describe, test } from "node:test";

/**
 * Lays out both ways. Runs in the browser. Returns for each word: how far apart, in px, and the element that it stands
 * in.
 */
async function compare(settings) {
  const { load, toDom } = await import("/dist/lectern.js");
  const { canvasMeasurer, familiesOf, loadLayout } = await import("/dist/layout.js");
  const { goldenNodes } = await import("/support/golden_pages.mjs");
  const [lectern, layout] = await Promise.all([load(), loadLayout()]);
  // Formulas are written in a line in pages, and lists with long numbers have more room: they need not be the same.
  const nodes = goldenNodes.map((node) =>
    node.attributes?.start ? { ...node, attributes: {} } : node.tag?.startsWith("m") ? { ...node, tag: "span" } : node,
  );
  const add = (parent, tag, attributes) => nodes.push({ tag, parent, attributes }) - 1;
  const write = (parent, tag, text, attributes) => nodes.push({ text, parent: add(parent, tag, attributes) });
  const aside = add(-1, "aside");
  write(aside, "p", "Note", { class: "lectern-callout-title" });
  write(aside, "p", "The weir is closed at night, in winter and on the keeper’s birthday.");
  write(-1, "h3", "Of the weir");
  write(-1, "h4", "By night");
  write(-1, "p", "It is closed.");
  const terms = add(-1, "dl");
  write(terms, "dt", "Weir");
  write(terms, "dd", "What holds the water.");
  const details = add(-1, "details", { open: "" });
  write(details, "summary", "More of it");
  write(details, "p", "Nobody knows.");
  write(add(-1, "blockquote"), "p", "A quotation of one paragraph.");
  const quotation = add(-1, "blockquote");
  write(quotation, "p", "Nobody owns the rain.");
  write(add(quotation, "p"), "cite", "The keeper of the weir");
  const notes = add(add(-1, "section", { class: "lectern-footnotes" }), "ol");
  write(add(notes, "li"), "p", "As the keeper tells.");
  const table = add(-1, "table");
  const head = add(add(table, "thead"), "tr");
  write(head, "th", "Month");
  const second = add(head, "th");
  write(second, "p", "Water");
  write(second, "p", "in metres");
  const row = add(add(table, "tbody"), "tr");
  write(row, "td", "May");
  write(row, "td", "3");
  const list = add(-1, "ol", { type: "a", reversed: "" });
  write(list, "li", "The weir.");
  write(list, "li", "The water.");
  write(-1, "p", "The end.");

  const { css, attributes } = lectern.present(settings);
  document.head.append(
    Object.assign(document.createElement("style"), {
      textContent: `${css} body { margin: 0; text-spacing-trim: space-all }`,
    }),
  );
  const frame = document.createElement("div");
  frame.className = "lectern";
  for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
  const article = document.createElement("article");
  article.lang = "en";
  article.append(toDom(nodes));
  for (const table of article.querySelectorAll("table")) {
    const region = Object.assign(document.createElement("div"), { className: "lectern-scroll" });
    table.replaceWith(region);
    region.append(table);
  }
  for (const picture of article.querySelectorAll("img"))
    picture.removeAttribute("src"), (picture.style.cssText = "inline-size: 100%; aspect-ratio: 16/9");
  frame.append(article);
  document.body.replaceChildren(frame);

  const look = getComputedStyle(article);
  const left = article.getBoundingClientRect().left + Number.parseFloat(look.paddingLeft);
  const width =
    article.getBoundingClientRect().width - Number.parseFloat(look.paddingLeft) - Number.parseFloat(look.paddingRight);
  const measurer = canvasMeasurer(document.createElement("canvas").getContext("2d"), familiesOf(css));
  const pages = layout.layOut(nodes, { settings, width, height: 100_000, lang: "en", measurer });
  const texts = [];
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  for (let at = 0, text = walker.nextNode(); text; at += text.length, text = walker.nextNode())
    texts.push({ at, text });
  const range = document.createRange();
  let index = 0;
  return pages.page(0).items.flatMap((item) => {
    if (item.kind !== "text" || item.generated) return [];
    while (texts[index + 1]?.at <= item.start) index += 1;
    const { at, text } = texts[index];
    range.setStart(text, item.start - at);
    range.setEnd(text, Math.min(text.length, item.end - at));
    const box = range.getBoundingClientRect();
    const element = text.parentElement;
    const block = element.closest("p, li, h1, h2, h3, h4, dt, dd, pre, td, th, caption, figcaption, summary");
    const key = `${element.localName} in ${block.localName}, ${block.closest("[lang]").lang} ${item.font.family} ${item.font.weight} ${item.font.italic}`;
    return [
      {
        word: item.text,
        key,
        marked: block.localName === "summary",
        size: item.font.size - Number.parseFloat(getComputedStyle(element).fontSize),
        x: item.x - (box.left - left),
        y: item.baseline - box.bottom,
        first: block.textContent.trim().startsWith(item.text),
      },
    ];
  });
}

/** Over all the article, px. Firefox rounds the height of every row of a table, of which there are thirty. */
const drift = { chromium: 4, firefox: 18 };

for (const name of browsers) {
  describe(name, () => {
    const { onFreshPage, address } = freshPages(name, () => servePages({}));
    for (const settings of [
      {},
      { fontSize: 26, fontFamily: "sans-serif", lineHeight: 1.9, letterSpacing: 0.03, wordSpacing: 0.1 },
    ]) {
      test(`every word has its size and place, with ${JSON.stringify(settings)}`, () =>
        onFreshPage(async (page) => {
          await page.setViewport({ width: 900, height: 900 });
          await page.goto(`${address()}/pages/empty.html`, { waitUntil: "load" });
          const words = await page.evaluate(compare, settings);
          assert.ok(words.length > 400, `${words.length} words`);
          for (const { word, size } of words) assert.ok(Math.abs(size) < 0.05, `${word}: its size is ${size} px off`);
          // Where a line begins is the same for every block but summaries, which have a mark before them.
          for (const { word, first, marked, x } of words)
            if (first && !marked) assert.ok(Math.abs(x) <= 2, `${word} begins ${x} px off`);
          // A browser's box of a word reaches down as far as its font says: the same for all words of a kind.
          const kinds = Map.groupBy
            ? Map.groupBy(words, ({ key }) => key)
            : words.reduce((map, word) => map.set(word.key, [...(map.get(word.key) ?? []), word]), new Map());
          for (const [key, list] of kinds) {
            const all = list.map(({ y }) => y);
            assert.ok(
              Math.max(...all) - Math.min(...all) <= drift[name],
              `${key}: ${list.map(({ word, y }) => `${word} ${Math.round(y)}`).join(" ")}`,
            );
          }
        }));
    }
  });
}
