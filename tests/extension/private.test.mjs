// Private windows: the view works as anywhere, and leaves nothing behind.
import { browsers } from "../support/browser.mjs";
import { articleIn, storedIn, until, withExtension } from "../support/extension.mjs";
import { serveSite } from "../support/site.mjs";
import { longPage } from "./pages.mjs";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

let site;
before(async () => {
  site = await serveSite({ "/story": longPage });
});
after(() => site.close());

for (const name of browsers) {
  test(`${name}: in a private window nothing is written`, async () => {
    const extension = await withExtension(name, { inPrivate: true });
    try {
      const [page] = await extension.browser.pages(); // that of the window that the browser opened
      await page.goto(`${site.address}/story`);
      const view = await extension.open(page);
      await articleIn(view);
      assert.equal(await view.evaluate(() => (globalThis.browser ?? chrome).extension.inIncognitoContext), true);
      const kept = (key) => view.evaluate((of) => document.querySelector("lectern-reader").store.get(of), key);
      await view.evaluate(() => {
        const reader = document.querySelector("lectern-reader");
        reader.chooseSettings({ theme: "dark" });
        reader.place = "Stop 40 of the night bus";
        dispatchEvent(new PageTransitionEvent("pagehide"));
      });
      await until(() => kept("places"), "the place is kept in the window");
      assert.equal(await kept("settings"), '{"theme":"dark"}');
      assert.deepEqual(await storedIn(view), {});
      assert.deepEqual(await view.evaluate(() => Object.keys(localStorage)), []);
    } finally {
      await extension.browser.close();
    }
  });
}
