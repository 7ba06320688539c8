// The layout module in real browsers: the same pages as in Node where widths are the same, and widths that are the
// browser's own.
import { browsers } from "../support/browser.mjs";
import { freshPages, root, servePages } from "../support/reader_page.mjs";
import { written } from "../support/written_pages.mjs";
import { articleNodes, fixedMeasurer, loadHyphenation, loadLayout } from "../../dist/layout_node.js";
import { load } from "../../dist/node.js";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'unsafe-inline'";
const lectern = await load();

/** Articles of many scripts, as [name, nodes, what they are laid out with]. */
const articles = [
  "news-en",
  "news-ur",
  "news-ar",
  "news-hi",
  "news-zh",
  "news-ja",
  "news-ru",
  "blog-de",
  "docs-zh",
  "questions-ja",
].map((slug) => {
  const article = lectern.parse(readFileSync(join(root, "tests/fixtures", slug, "source.html")), {
    url: "https://example.org/",
    formats: ["nodes"],
  });
  const nodes = articleNodes(article, { tags: "Filed under", related: "Read more", lang: "en", dir: "ltr" });
  return [
    slug,
    nodes,
    { width: 420, height: 560, lang: article.lang, dir: article.dir ?? "ltr", settings: { alignment: "justify" } },
  ];
});
const languages = ["en", "de", "ru"];

for (const name of browsers) {
  describe(name, () => {
    const { onFreshPage, address } = freshPages(name, () => servePages({ "content-security-policy": policy }));
    const onPage = (work) =>
      onFreshPage(async (page) => {
        await page.goto(`${address()}/pages/empty.html`);
        await work(page);
      });

    test("lays out byte for byte as Node does", () =>
      onPage(async (page) => {
        const layout = await loadLayout();
        const hyphenate = await loadHyphenation(languages);
        for (const [slug, nodes, how] of articles) {
          const expected = written(layout.layOut(nodes, { ...how, measurer: fixedMeasurer(), hyphenate }));
          const found = await page.evaluate(
            async (given, options, hyphenated) => {
              const {
                fixedMeasurer: fixed,
                loadHyphenation: hyphenation,
                loadLayout: loaded,
              } = await import("/dist/layout.js");
              const { written: write } = await import("/support/written_pages.mjs");
              return write(
                (await loaded()).layOut(given, {
                  ...options,
                  measurer: fixed(),
                  hyphenate: await hyphenation(hyphenated),
                }),
              );
            },
            nodes,
            how,
            languages,
          );
          assert.ok(found === expected, `${slug}: ${difference(found, expected)}`);
        }
      }));

    test("words are as wide as the browser itself sets them", () =>
      onPage(async (page) => {
        const wrong = await page.evaluate(async (css) => {
          const { canvasMeasurer, cssFont, familiesOf } = await import("/dist/layout.js");
          const familyOf = familiesOf(css);
          const { width, metrics } = canvasMeasurer(document.createElement("canvas").getContext("2d"), familyOf);
          const element = document.body.appendChild(document.createElement("p"));
          element.style.cssText = "position: absolute; white-space: pre";
          const out = [];
          for (const family of ["serif", "sans-serif", "monospace", "easy"]) {
            for (const [lang, word, rtl] of [
              ["en", "AVAST", false],
              ["de", "fließend", false],
              ["ur", "لکھنؤ", true],
              ["hi", "क्षत्रिय", false],
              ["ja", "潮の満ち引き", false],
              ["he", "עברית", true],
            ]) {
              for (const [weight, italic, size, letterSpacing] of [
                [400, false, 20, 0],
                [700, true, 33.5, 0],
                [400, false, 16, 1.25],
              ]) {
                // Joined letters are never spaced.
                if (lang === "ur" && letterSpacing > 0) continue;
                const font = { family, lang, weight, italic, size, letterSpacing };
                element.style.font = cssFont(font, familyOf);
                element.style.letterSpacing = `${letterSpacing}px`;
                // As the style sheet has it.
                element.style.textRendering = "optimizeLegibility";
                element.style.fontKerning = "normal";
                element.lang = lang;
                element.dir = rtl ? "rtl" : "ltr";
                element.textContent = word;
                const [measured, set] = [width(font, word, rtl), element.getBoundingClientRect().width];
                const { ascent, descent } = metrics(font);
                if (Math.abs(measured - set) > 0.1 + set * 0.005 || !(ascent > size / 2) || !(descent > 0))
                  out.push([word, cssFont(font, familyOf), letterSpacing, measured, set, ascent, descent]);
              }
            }
          }
          return out;
        }, lectern.present({}).css);
        assert.deepEqual(wrong, []);
      }));
  });
}

/** Where two texts part. */
function difference(found, expected) {
  let at = 0;
  while (at < found.length && found[at] === expected[at]) at += 1;
  return `…${found.slice(Math.max(0, at - 60), at + 60)}… instead of …${expected.slice(Math.max(0, at - 60), at + 60)}…`;
}
