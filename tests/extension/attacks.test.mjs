// Pages that attack whoever reads them.
import { browsers } from "../support/browser.mjs";
import { articleIn, click, inFront, onTab as onTabOf, seenIn, until } from "../support/extension.mjs";
import { sharedExtension } from "../support/shared_extension.mjs";
import { serveSite } from "../support/site.mjs";
import {
  clobbered,
  everyField,
  forger,
  isPayload,
  longTitle,
  nabbed,
  polluted,
  tabnabber,
  turned,
} from "./pages/attacks.mjs";
import { longPage, paragraphs } from "./pages.mjs";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";

const { extension: words, explore } = JSON.parse(
  readFileSync(new URL("../../web/locales/en.json", import.meta.url), "utf8"),
);

/** What in the view could run, or leads to what could. */
function dangersIn(view) {
  return view.evaluate(() => {
    const roots = [document];
    for (const root of roots)
      for (const each of root.querySelectorAll("*")) if (each.shadowRoot) roots.push(each.shadowRoot);
    const all = roots.flatMap((root) => [...root.querySelectorAll("*")]);
    const addresses = all.flatMap((each) =>
      ["href", "src", "srcset", "action", "formaction", "data", "poster", "cite", "ping"].flatMap(
        (name) => each.getAttribute(name) ?? [],
      ),
    );
    return {
      attacked: globalThis.attacked ?? false,
      opener: globalThis.opener !== null,
      elements: all
        .map(({ localName }) => localName)
        .filter((name) => /^(?:script|iframe|object|embed|form|base|meta|style)$/.test(name))
        .sort(),
      handlers: all.flatMap((each) =>
        each
          .getAttributeNames()
          .filter(
            (attribute) =>
              attribute.startsWith("on") ||
              (attribute === "style" && /expression|javascript/.test(each.getAttribute(attribute))),
          ),
      ),
      addresses: addresses.filter(
        (address) => !/^(?:https?:|#|data:image\/|blob:|view\.(?:css|js)$|icons\/)/i.test(address),
      ),
    };
  });
}

/** What is in view.html itself, and nothing else. */
const none = {
  attacked: false,
  opener: false,
  elements: ["meta", "meta", "meta", "meta", "script"],
  handlers: [],
  addresses: [],
};

for (const name of browsers) {
  describe(`attacks in ${name}`, () => {
    let site, extension;
    before(async () => {
      extension = await sharedExtension(name);
      site = await serveSite({
        "/story": longPage,
        "/fields": everyField,
        "/polluted": polluted,
        "/clobbered": clobbered,
        "/forger": forger(extension.id, extension.origin),
        "/tabnabber": tabnabber,
        "/nabbed": nabbed,
        "/elsewhere": "<!DOCTYPE html><title>Elsewhere</title>",
        "/long-title": longTitle,
      });
    });
    after(async () => {
      await extension?.release();
      await site?.close();
    });

    const onTab = (path, work) => onTabOf(extension, /^\w+:/.test(path) ? path : site.address + path, work);
    const hasAll = (article) => paragraphs(12).forEach((text) => assert.ok(article.includes(text), text));

    test("script in every field is text, in the article and in what stands around it", () =>
      onTab("/fields", async (page) => {
        const asked = site.asked.length;
        const view = await extension.open(page);
        const { title, article } = await articleIn(view);
        assert.ok(isPayload(title) && isPayload(article));
        await view.evaluate(
          (label) =>
            [...document.querySelector("lectern-reader").shadowRoot.querySelectorAll(".lectern-bar button")]
              .find((each) => each.getAttribute("aria-label") === label || each.textContent === label)
              .click(),
          explore.title,
        );
        await until(
          () =>
            view.evaluate(() =>
              document
                .querySelector("lectern-reader")
                .shadowRoot.querySelector(".panel:not([hidden])")
                ?.textContent.includes("globalThis.attacked"),
            ),
          "a panel shows what the page says",
        );
        assert.deepEqual(await dangersIn(view), none);
        const { nextPages, alternates, canonicalUrl, image, authors } = await view.evaluate(
          () => document.querySelector("lectern-reader").article,
        );
        for (const address of [
          ...nextPages,
          ...alternates.map(({ url }) => url),
          canonicalUrl,
          image?.url,
          ...authors.map(({ url }) => url),
        ])
          assert.ok(!address || /^http:\/\/127\.0\.0\.1:/.test(address), address);
        assert.deepEqual(
          site.asked.slice(asked).filter((path) => path !== "/none.png" && path !== "/favicon.ico"),
          [],
        );
      }));

    test("what a page has put in the place of the browser's own objects is not asked", () =>
      onTab("/polluted", async (page) => {
        const view = await extension.open(page);
        hasAll((await articleIn(view)).article);
        const asked = await page
          .mainFrame()
          .isolatedRealm()
          .evaluate(() => document.querySelector("#asked").textContent); // the page's own world lies
        assert.equal(asked, "asked 0");
        assert.deepEqual(await dangersIn(view), none);
      }));

    test("names that a page's elements take from the document do not keep it from being read, nor the way back from being found", () =>
      onTab("/clobbered", async (page) => {
        const view = await extension.open(page);
        const { title, article } = await articleIn(view);
        assert.equal(title, "Names taken");
        hasAll(article);
        await page.setViewport({ width: 400, height: 300 });
        await view.evaluate((text) => (document.querySelector("lectern-reader").place = text), paragraphs(12)[7]);
        await click(view, words.back);
        await until(async () => (await extension.views()).length === 0, "the view is closed");
        const top = await page.evaluate(
          (text) =>
            [...Document.prototype.getElementsByTagName.call(document, "p")]
              .find((each) => each.innerText === text)
              .getBoundingClientRect().top,
          paragraphs(12)[7],
        );
        assert.ok(top >= 0 && top < 300, String(top));
      }));

    test("forged messages and events are heard by nobody, and no page opens, frames or loads what is the extension's", () =>
      onTab("/forger", async (page) => {
        const tried = await page.evaluate(() => tryToOpen());
        assert.deepEqual(tried.fetched, []);
        assert.notEqual(tried.opened, `${extension.origin}/view.html?tab=1&link=https://bank.example/`);
        assert.deepEqual(await extension.views(), []);
        assert.deepEqual(
          page
            .frames()
            .map((frame) => frame.url())
            .filter((url) => url.startsWith(extension.origin)),
          [],
        );
        const view = await extension.open(page);
        const { title, address, article } = await articleIn(view);
        assert.equal(title, "Forged messages");
        assert.equal(address, `${site.address}/forger`);
        hasAll(article);
        await page.evaluate(() => forge());
        assert.deepEqual(await page.evaluate(() => answers), []);
        assert.equal((await seenIn(view)).article, article);
        assert.equal((await extension.views()).length, 1);
        assert.deepEqual(await dangersIn(view), none);
      }));

    test("a link followed from the view tells the page it leads to neither where it comes from nor whom it could send elsewhere", () =>
      onTab("/tabnabber", async (page) => {
        const view = await extension.open(page);
        await articleIn(view);
        await view.evaluate(
          () =>
            void setTimeout(() =>
              document.querySelector("lectern-reader").shadowRoot.querySelector("article a[href$='/nabbed']").click(),
            ),
        );
        const followed = await until(
          async () => (await extension.browser.pages()).find((each) => each.url() === `${site.address}/nabbed`),
          "the link is followed",
        );
        assert.deepEqual(await followed.evaluate(() => [globalThis.hadOpener, globalThis.came]), [false, ""]);
        assert.equal(page.url(), `${site.address}/tabnabber`);
        assert.ok(!site.asked.includes("/elsewhere"));
        await followed.close();
      }));

    test("an address cannot turn, hide or pretend: its host stands out, what stands before it is left out", () =>
      onTab("/story", async (page) => {
        for (const [path, shown] of [
          [`/story?${turned}#${turned}`, /^http:\/\/127\.0\.0\.1:\d+\/story\?[\x21-\x7e]+$/],
          [
            "/story?https://bank.example/login#https://bank.example/login",
            /^http:\/\/127\.0\.0\.1:\d+\/story\?https:\/\/bank\.example\/login#https:\/\/bank\.example\/login$/,
          ],
        ]) {
          await page.goto(site.address + path);
          const view = await extension.open(page);
          const { address } = await articleIn(view);
          assert.match(address, shown);
          assert.equal(
            await view.evaluate(() => document.querySelector(".address strong").textContent),
            new URL(site.address).host,
          );
          await view.close();
        }
        await page.goto(site.address.replace("//", "//bank.example@") + "/story");
        assert.equal((await articleIn(await extension.open(page))).address, `${site.address}/story`);
      }));

    test("titles and addresses of any length leave the view as it is", () =>
      onTab("/long-title", async (page) => {
        await page.evaluate(() => history.replaceState({}, "", `#${"%".repeat(1_000_000)}`));
        const view = await extension.open(page);
        hasAll((await articleIn(view)).article);
        const fits = () =>
          document.documentElement.scrollWidth <= innerWidth &&
          document.querySelector("nav").getBoundingClientRect().height < 80;
        await until(() => view.evaluate(fits), "the view is as wide as its window, and its bar below 80 px");
        assert.deepEqual(await dangersIn(view), none);
        await click(view, words.back);
        await until(async () => (await extension.views()).length === 0, "the view is closed");
        await inFront(page);
      }));
  });
}
