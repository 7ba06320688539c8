// Sites that always open in Clean View, and the badge, in real browsers. The permission that a person gives at the browser's prompt is given by
// the test's own means; where a test presses the button, Firefox grants without a prompt.
import { browsers } from "../support/browser.mjs";
import { articleIn, click, seenIn, until, withExtension } from "../support/extension.mjs";
import { serveSite } from "../support/site.mjs";
import { longPage, paragraphs } from "./pages.mjs";
import { largePage } from "../js/pages.mjs";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";

const { extension: words } = JSON.parse(readFileSync(new URL("../../web/locales/en.json", import.meta.url), "utf8"));

const pages = {
  "/story": longPage,
  "/other": longPage.replaceAll("night bus", "day bus"),
  "/live/story": longPage,
  "/empty": "<!DOCTYPE html><title>Nothing here</title>",
  "/megabyte": largePage(1_000_000),
};
const site = "127.0.0.1";
const origins = [`http://${site}/*`, `https://${site}/*`];

for (const name of browsers) {
  describe(`what is always opened, in ${name}`, () => {
    let server, extension, elsewhere;
    before(async () => {
      server = await serveSite(pages);
      elsewhere = server.address.replace(site, "localhost");
      extension = await withExtension(name, origins);
    });
    after(async () => {
      await extension?.browser.close();
      await server?.close();
    });

    /** Runs a function in a page of the extension. */
    async function inExtension(work, ...values) {
      const view = await extension.openOwn("view.html");
      try {
        return await view.evaluate(work, ...values);
      } finally {
        await view.close();
      }
    }

    const rule = (except) =>
      inExtension(
        (host, paths) => (globalThis.browser ?? chrome).storage.local[paths ? "set" : "remove"](paths ? { rules: JSON.stringify({ [host]: paths }) } : "rules"),
        site,
        except,
      );

    const badges = () =>
      inExtension(async () => {
        const { tabs, action } = globalThis.browser ?? chrome;
        const all = await tabs.query({});
        return Object.fromEntries(await Promise.all(all.map(async ({ id, url = "" }) => [url, await action.getBadgeText({ tabId: id })])));
      });

    /** Goes to an address in a new tab. */
    async function onTab(url, work) {
      const page = await extension.browser.newPage();
      try {
        await page.goto(url).catch(() => {}); // the rule may take the page away while it loads
        await work(page);
      } finally {
        for (const view of await extension.views()) await view.close();
        if (!page.isClosed()) await page.close().catch(() => {});
      }
    }

    const view = () => until(async () => (await extension.views()).find((each) => each.url().includes("kept=1")), "the view opens in the tab");
    const countTabs = () => inExtension(async () => (await (globalThis.browser ?? chrome).tabs.query({})).length);

    test("a page of the site opens in its own tab", async () => {
      await rule([]);
      const before = await countTabs();
      await onTab(`${server.address}/story#stops`, async () => {
        const seen = await articleIn(await view());
        assert.equal(seen.title, "The night bus and its stops");
        assert.equal(seen.address, `${server.address}/story#stops`);
        for (const text of paragraphs(60)) assert.ok(seen.article.includes(text), text);
        assert.equal(await countTabs(), before + 1);
      });
    });
  });
}
