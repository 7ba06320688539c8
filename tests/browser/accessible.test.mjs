// axe-core finds nothing to object to: in every reading mode, both directions, each panel, on a small screen and at 400
// % zoom.
import { addReader, inReader, readerPages, root } from "../support/reader_page.mjs";
import { browsers } from "../support/browser.mjs";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

const axe = readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8");
const schema = JSON.parse(readFileSync(join(root, "web/generated/settings.schema.json"), "utf8"));

for (const browser of browsers)
  describe(browser, () => {
    // axe is put into the page as a script, which the strict policy of the other tests forbids.
    const { onPage } = readerPages(browser, {});

    async function check(page, what) {
      const found = await page.evaluate(async () => {
        // The host page is the test's own: only the reader is judged.
        const { violations } = await axe.run(document.querySelector("lectern-reader"), {
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        });
        return violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 120)} ${failureSummary}`).join(" | ")}`,
        );
      });
      assert.deepEqual(found, [], what);
    }

    for (const [direction, attributes] of [
      ["left to right", { src: "/pages/story.html", "ui-lang": "en" }],
      ["right to left", { src: "/pages/story.ur.html", "ui-lang": "ur" }],
    ]) {
      test(`${direction}: every reading mode, every panel`, () =>
        onPage(async (page) => {
          await page.evaluate(axe);
          await addReader(page, attributes);
          for (const theme of schema.properties.theme.enum) {
            await page.evaluate(
              (value) => (document.querySelector("lectern-reader").settings = { theme: value }),
              theme,
            );
            await check(page, `${theme}, closed`);
          }
          for (const panel of await inReader(page, (shadow) =>
            [...shadow.querySelectorAll("[data-panel]")].map((button) => button.dataset.panel),
          )) {
            for (const theme of ["light", "contrast", "custom"]) {
              await page.evaluate(
                (value) => (document.querySelector("lectern-reader").settings = { theme: value }),
                theme,
              );
              await inReader(
                page,
                (shadow, name) => shadow.querySelector(`[data-panel=${name}][aria-expanded=false]`)?.click(),
                panel,
              );
              await check(page, `${theme}, ${panel}`);
            }
          }
        }));
    }

    test("every control of the panels has a name of its own, sliders too", () =>
      onPage(async (page) => {
        await addReader(page);
        const unnamed = await inReader(
          page,
          (shadow) =>
            [...shadow.querySelectorAll("input[type=range]")].filter(
              (input) => !input.getAttribute("aria-label") && input.labels.length === 0,
            ).length,
        );
        assert.equal(unnamed, 0);
      }));

    for (const [what, size] of [
      ["a screen of 320 pixels", { width: 320, height: 568 }],
      ["400 % zoom of 1280 by 1024", { width: 320, height: 256 }],
    ]) {
      test(`${what}: nothing is cut off, and axe is content`, () =>
        onPage(async (page) => {
          await page.evaluate(axe);
          await addReader(page);
          for (const panel of [
            undefined,
            ...(await inReader(page, (shadow) =>
              [...shadow.querySelectorAll("[data-panel]")].map((button) => button.dataset.panel),
            )),
          ]) {
            if (panel)
              await inReader(page, (shadow, name) => shadow.querySelector(`[data-panel=${name}]`).click(), panel);
            const wide = await page.evaluate(() => document.documentElement.scrollWidth);
            assert.ok(wide <= size.width, `${panel ?? "closed"}: ${wide} pixels wide`);
            await check(page, panel ?? "closed");
          }
        }, size));
    }
  });
