// One browser of each kind with the extension in it for all test files of a process.
import { withExtension } from "./extension.mjs";
import { after } from "node:test";

const started = new Map();

after(async () => {
  for (const starting of started.values()) await (await starting).browser.close();
});

/**
 * The extension in the browser that the test files of this process share, as {@link withExtension} gives it. The caller
 * calls `release` when its tests are over.
 * @param granted match patterns of sites that it may read meanwhile. Only Firefox lets them be granted later: in
 * Chromium they take a browser of their own.
 * @returns besides what {@link withExtension} returns, `release()`: closes all pages and forgets what was stored
 */
export async function sharedExtension(name, { granted = [] } = {}) {
  if (granted.length > 0 && name === "chromium") {
    const own = await withExtension(name, { granted });
    return { ...own, release: () => own.browser.close() };
  }
  if (!started.has(name)) started.set(name, withExtension(name));
  const extension = await started.get(name);
  const [blank] = await extension.browser.pages();
  if (granted.length > 0) await extension.grant(granted);

  async function release() {
    if (granted.length > 0) await extension.revoke(granted);
    for (const view of await extension.views()) await view.close();
    for (const page of await extension.browser.pages()) if (page !== blank) await page.close();
    const own = await extension.openOwn("page.css");
    await own.evaluate(async () => {
      const { storage } = globalThis.browser ?? chrome;
      await Promise.all([storage.local.clear(), storage.sync.clear()]);
      localStorage.clear();
    });
    await own.close();
  }
  return { ...extension, release };
}
