// Real articles in pages have the text of the scrolling view, in Chromium.
import { browsers } from "../support/browser.mjs";
import { freshPages, servePages } from "../support/reader_page.mjs";
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { gunzipSync } from "node:zlib";

const corpus = new URL("../../../shared/corpus/wcxb-dev/html/", import.meta.url);
const skip = !existsSync(corpus) && "../shared/corpus/wcxb-dev is not there";

/**
 * Every 71st development page that has an article, twenty of them: their text by scrolling, and that of all pages. Runs
 * in the browser.
 */
async function textsOf(html) {
  const shown = document.createElement("lectern-reader");
  shown.store = null;
  shown.url = "https://example.org/story/page.html";
  document.body.replaceChildren(shown);
  const ready = new Promise((resolve) =>
    ["lectern-ready", "lectern-error"].forEach((type) => shown.addEventListener(type, resolve, { once: true })),
  );
  shown.html = html;
  await ready;
  const words = () => {
    const article = shown.shadowRoot.querySelector("article");
    if (!article) return undefined;
    const made = document.createTreeWalker(article, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
      node instanceof Element && node.matches("button, [data-embed], annotation, .lectern-control")
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
    );
    let text = "";
    for (let node = made.nextNode(); node; node = made.nextNode()) if (node instanceof Text) text += node.data;
    return text;
  };
  const scrolling = words();
  if (scrolling === undefined) return undefined;
  shown.settings = { layout: "pages" };
  for (let tries = 0; tries < 200 && !shown.shadowRoot.querySelector("canvas"); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return { scrolling, pages: words(), canvas: Boolean(shown.shadowRoot.querySelector("canvas")) };
}

for (const name of browsers.filter((each) => each === "chromium")) {
  describe(name, { skip }, () => {
    const { onFreshPage, address } = freshPages(name, () =>
      servePages({ "content-security-policy": "img-src 'none'; media-src 'none'; frame-src 'none'" }),
    );

    test("twenty development articles", () =>
      onFreshPage(async (page) => {
        await page.goto(`${address()}/pages/empty.html`, { waitUntil: "load" });
        await page.evaluate(() => import("/dist/element.js"));
        const files = readdirSync(corpus)
          .filter((name) => name.endsWith(".html.gz"))
          .sort();
        let articles = 0;
        for (let index = 0; articles < 20 && index < files.length; index += 71) {
          const texts = await page.evaluate(
            textsOf,
            gunzipSync(readFileSync(new URL(files[index], corpus))).toString(),
          );
          if (!texts) continue;
          articles += 1;
          assert.ok(texts.canvas, `${files[index]} is in pages`);
          assert.equal(texts.pages, texts.scrolling, files[index]);
        }
        assert.equal(articles, 20);
      }));
  });
}
