// axe-core finds nothing to object to in the view: with an article, and with what is said in its place.
import { browsers } from "../support/browser.mjs";
import { articleIn, noticeIn, until } from "../support/extension.mjs";
import { sharedExtension } from "../support/shared_extension.mjs";
import { serveSite } from "../support/site.mjs";
import { root } from "../../scripts/setup.mjs";
import { longPage, png } from "./pages.mjs";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

const { extension: words } = JSON.parse(readFileSync(join(root, "web/locales/en.json"), "utf8"));
const axe = readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8");

async function violations(view) {
  await view.evaluate(axe);
  const found = await view.evaluate(() =>
    globalThis.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

for (const name of browsers.filter((each) => each === "chromium")) {
  describe(`Clean View is accessible in ${name}`, () => {
    let site, extension, page;
    before(async () => {
      site = await serveSite({ "/story": longPage, "/pixel.png": { type: "image/png", body: png } });
      extension = await sharedExtension(name);
      page = await extension.browser.newPage();
    });
    after(async () => {
      await extension?.release();
      await site?.close();
    });

    test("the view with an article, and in Urdu", async () => {
      await page.goto(`${site.address}/story`);
      const view = await extension.open(page);
      await articleIn(view);
      assert.deepEqual(await violations(view), []);
      await view.evaluate(
        () => void document.querySelector("lectern-reader").chooseSettings({ uiLang: "ur", theme: "dark" }),
      );
      await until(() => view.evaluate(() => document.querySelector("nav").lang === "ur"));
      assert.deepEqual(await violations(view), []);
      await view.evaluate(() => document.querySelector("lectern-reader").resetSettings());
    });

    test("the view with a notice", async () => {
      await page.goto(`${site.address}/pixel.png`);
      const view = await extension.open(page);
      await noticeIn(view, words.problems.media);
      assert.deepEqual(await violations(view), []);
    });
  });
}
