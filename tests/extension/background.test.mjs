// The background ends whenever the browser likes: nothing is lost by that, and everything works after it.
import { browsers } from "../support/browser.mjs";
import { articleIn, click, onTab, seenIn, storedIn, until } from "../support/extension.mjs";
import { sharedExtension } from "../support/shared_extension.mjs";
import { serveSite } from "../support/site.mjs";
import { longPage, paragraphs } from "./pages.mjs";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";

const { extension: words } = JSON.parse(readFileSync(new URL("../../web/locales/en.json", import.meta.url), "utf8"));

for (const name of browsers) {
  describe(`the background in ${name}`, () => {
    let site, extension;
    before(async () => {
      site = await serveSite({ "/story": longPage, "/linked": longPage.replaceAll("night bus", "day bus") });
      extension = await sharedExtension(name);
    });
    after(async () => {
      await extension?.release();
      await site?.close();
    });

    test("ends while a view is open: what is set there is kept, and the view does all it did", () =>
      onTab(extension, `${site.address}/story`, async (page) => {
        const view = await extension.open(page);
        await articleIn(view);
        await extension.endBackground();
        await view.evaluate(() =>
          document.querySelector("lectern-reader").chooseSettings({ theme: "sepia", fontSize: 24 }),
        );
        await until(async () => (await storedIn(view)).settings?.includes("sepia"), "the settings are kept");
        await view.evaluate((text) => (document.querySelector("lectern-reader").place = text), paragraphs(60)[20]);
        await until(async () => (await seenIn(view)).place.startsWith("Stop 21 "), "the view stands at the paragraph");
        await click(view, words.back);
        await until(async () => (await extension.views()).length === 0, "the view is closed");
        await extension.endBackground({ isRunning: false });
        const again = await extension.open(page);
        await articleIn(again);
        const { theme, fontSize } = await again.evaluate(() => document.querySelector("lectern-reader").settings);
        assert.deepEqual([theme, fontSize], ["sepia", 24]);
        await again.evaluate(() => document.querySelector("lectern-reader").resetSettings());
        await until(async () => !("settings" in (await storedIn(again))), "the settings are as they were");
      }));

    test("has ended before an entry of the menus is chosen: it is there and works", () =>
      onTab(extension, `${site.address}/story`, async (page) => {
        await page.evaluate(
          (address) =>
            document
              .querySelector("article p")
              .insertAdjacentHTML("beforebegin", `<p><a href="${address}">The day bus</a></p>`),
          `${site.address}/linked`,
        );
        for (const [entry, selector, wanted] of [
          ["menuBackground", "h1", `url=${encodeURIComponent(`${site.address}/story`)}`],
          ["menuLink", "a[href$='/linked']", `link=${encodeURIComponent(`${site.address}/linked`)}`],
        ]) {
          await extension.endBackground({ isRunning: false });
          const view = await extension.opened(() => extension.choose(page, selector, words.browser[entry], entry));
          assert.ok(view.url().includes(wanted), view.url());
          await view.close();
          await page.bringToFront();
        }
      }));
  });
}
