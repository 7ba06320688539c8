// An article of several pages, read into the view, in real browsers. The permission is given by the test's own means:
// see always.test.mjs.
import { browsers } from "../support/browser.mjs";
import { articleIn, click, until } from "../support/extension.mjs";
import { sharedExtension } from "../support/shared_extension.mjs";
import { serveSite } from "../support/site.mjs";
import { newsPage } from "../js/pages.mjs";
import { paragraphs } from "./pages.mjs";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";

const { pages: words } = JSON.parse(
  readFileSync(new URL("../../web/locales/en.json", import.meta.url), "utf8"),
).extension;

/** Page `number` of three, of ten paragraphs each. */
function pageOf(name, number) {
  const links = [1, 2, 3]
    .map((n) => (n === number ? n : `<a href="/${name}${n === 1 ? "" : `/${n}`}">${n}</a>`))
    .join(" ");
  return newsPage({
    title: "The night bus and its stops",
    body: [...paragraphs(30).slice(10 * (number - 1), 10 * number), links],
  });
}

const site = {
  "/whole": pageOf("whole", 1),
  "/whole/2": pageOf("whole", 2),
  "/whole/3": pageOf("whole", 3),
  "/torn": pageOf("torn", 1),
  "/torn/2": pageOf("torn", 2),
  "/single": newsPage({ title: "The night bus and its stops", body: paragraphs(10) }),
};

for (const name of browsers) {
  describe(`an article of several pages in ${name}`, () => {
    let server, extension, granted;
    before(async () => {
      server = await serveSite(site);
      granted = server.address;
      extension = await sharedExtension(name, { granted: ["http://127.0.0.1/*"] });
    });
    after(async () => {
      await extension?.release();
      await server?.close();
    });

    async function onView(url, work) {
      const page = await extension.browser.newPage();
      try {
        await page.goto(url);
        const view = await extension.open(page);
        await articleIn(view);
        await work(view);
      } finally {
        for (const view of await extension.views()) await view.close();
        await page.close();
      }
    }

    const labels = (view) =>
      view.evaluate(() => [...document.querySelectorAll("nav button")].map((each) => each.textContent));
    const said = (view) => view.evaluate(() => document.querySelector("nav [role=status]")?.textContent);
    const stops = async (view) =>
      [...(await articleIn(view)).article.matchAll(/Stop (\d+) of/g)].map(([, number]) => Number(number));
    const upTo = (count) => Array.from({ length: count }, (_, index) => index + 1);
    const all = words.all.replace("{count}", "3");

    test("all pages become one article, asked for when the person says so", () =>
      onView(`${granted}/whole`, async (view) => {
        assert.deepEqual(await stops(view), upTo(10));
        const asked = server.asked.length;
        const press = () => (extension.pressIn ? extension.pressIn(view, all) : click(view, all));
        await press();
        await until(
          async () => (await said(view)) === words.done.replace("{count}", "3"),
          "the view says that all pages are there",
        );
        await until(async () => (await stops(view)).length === 30, "all pages are shown");
        assert.deepEqual(await stops(view), upTo(30));
        assert.deepEqual(
          server.asked.slice(asked).filter((path) => path !== "/favicon.ico"),
          ["/whole/2", "/whole/3"],
        );
        assert.ok(!(await labels(view)).includes(all));
      }));

    test("where a page cannot be had, it says which, shows those before it, and can be asked again", () =>
      onView(`${granted}/torn`, async (view) => {
        const press = () => (extension.pressIn ? extension.pressIn(view, all) : click(view, all));
        await press();
        await until(
          async () => (await said(view)) === words.failed.replace("{number}", "3"),
          "the view says which page is missing",
        );
        await until(async () => (await stops(view)).length === 20, "the pages before it are shown");
        site["/torn/3"] = pageOf("torn", 3);
        await press();
        await until(async () => (await stops(view)).length === 30, "all pages are shown");
        delete site["/torn/3"];
      }));

    test("an article of one page offers nothing", () =>
      onView(`${granted}/single`, async (view) => {
        assert.equal(await said(view), undefined);
        assert.ok(
          (await labels(view)).every((label) => label !== words.next && !/\d/.test(label.replace("127.0.0.1", ""))),
        );
      }));
  });
}
