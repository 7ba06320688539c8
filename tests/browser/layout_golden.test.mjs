// The pages of the golden article, in browsers: byte for byte those of Node.
import { browsers } from "../support/browser.mjs";
import { freshPages, servePages } from "../support/reader_page.mjs";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

const golden = readFileSync(new URL("../fixtures/layout/pages.txt", import.meta.url), "utf8");

for (const name of browsers) {
  describe(name, () => {
    const { onFreshPage, address } = freshPages(name, () => servePages({}));

    test("the golden pages, byte for byte", () =>
      onFreshPage(async (page) => {
        await page.goto(`${address()}/pages/empty.html`, { waitUntil: "load" });
        const made = await page.evaluate(async () => {
          const { fixedMeasurer, loadLayout } = await import("/dist/layout.js");
          const { goldenText } = await import("/support/golden_pages.mjs");
          return goldenText(await loadLayout(), fixedMeasurer());
        });
        assert.equal(made, golden);
      }));
  });
}
