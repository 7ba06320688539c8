// Pages as they really are: made and changed by scripts, under walls, to be paid for, in parts and in frames.
import { browsers } from "../support/browser.mjs";
import { articleIn, click, noticeIn, onTab as onTabOf, seenIn, storedIn, until } from "../support/extension.mjs";
import { sharedExtension } from "../support/shared_extension.mjs";
import { serveSite } from "../support/site.mjs";
import { largePage } from "../js/pages.mjs";
import {
  cookieWall,
  frame,
  framed,
  framedElsewhere,
  innerFrame,
  longArticle,
  teasers,
  urdu,
  urduTexts,
  whole,
} from "./pages/kept_back.mjs";
import { endless, feed, lazy, picture, restless, scripted, shadows, slow, trusted } from "./pages/living.mjs";
import { paragraphs } from "./pages.mjs";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";

const locale = (name) => JSON.parse(readFileSync(new URL(`../../web/locales/${name}.json`, import.meta.url), "utf8"));
const { extension: words, loading } = locale("en");
const { extension: urduWords } = locale("ur");

const pictures = ["first", "second", "third", "fourth", "fifth"].map((name) => `/pictures/${name}.svg`);
const numbered = (path, pages) => Object.fromEntries(Object.values(pages).map((page, index) => [path + index, page]));

let release;
const pages = {
  "/trusted": {
    body: trusted,
    headers: { "content-security-policy": "require-trusted-types-for 'script'; trusted-types 'none'" },
  },
  "/scripted": scripted,
  "/endless": endless,
  "/shadows": shadows,
  "/lazy": lazy,
  ...Object.fromEntries(pictures.map((path) => [path, picture("#3a6ea5")])),
  "/wall": cookieWall,
  ...numbered("/teaser/", teasers),
  ...numbered("/whole/", whole),
  "/long": longArticle,
  "/urdu": urdu,
  "/framed": framed,
  "/frame": frame,
  "/inner-frame": innerFrame,
  "/frame-ad": "<!DOCTYPE html><title>Ad</title><p>Buses for sale, today only.",
  "/slow": slow,
  "/held.js": () => new Promise((resolve) => (release = () => resolve({ type: "text/javascript", body: "" }))),
  "/large": largePage(5_000_000),
  "/restless": restless,
};

/** The numbers of the stops that an article names, in its order. */
const stopsIn = (article) => [...article.matchAll(/(?:Stop|نمبر) (\d+)/g)].map(([, number]) => Number(number));
const upTo = (count) => Array.from({ length: count }, (_, index) => index + 1);

/** The article as the API has it. */
const articleOf = (view) => view.evaluate(() => document.querySelector("lectern-reader").article);
/**
 * Whether a paragraph stands at the top of a view, give or take a line: headless Chromium gives a tab its width after
 * it has shown it.
 */
const isAtTop = (view, text) =>
  view.evaluate((wanted) => {
    const { shadowRoot } = document.querySelector("lectern-reader");
    const { top } = [...shadowRoot.querySelectorAll("article p")]
      .find((each) => each.textContent === wanted)
      .getBoundingClientRect();
    return Math.abs(top - shadowRoot.querySelector(".lectern-bar").getBoundingClientRect().bottom) < 100;
  }, text);

const noteIn = (view) => view.evaluate(() => document.querySelector("nav [role=note]")?.textContent);

for (const name of browsers) {
  describe(`pages as they are, in ${name}`, () => {
    let site, extension;
    before(async () => {
      site = await serveSite({
        ...pages,
        "/framed-elsewhere": () => framedElsewhere(`${site.under("elsewhere")}/inner-frame`),
      });
      extension = await sharedExtension(name);
    });
    after(async () => {
      await extension?.release();
      await site?.close();
    });

    const onTab = (path, work) => onTabOf(extension, site.address + path, work);

    test("Trusted Types: nothing of the reader's is refused, since nothing of it is on the page", () =>
      onTab("/trusted", async (page) => {
        const { article } = await articleIn(await extension.open(page));
        assert.deepEqual(stopsIn(article), upTo(12));
        // The page's own try, which tells that the policy holds.
        assert.equal(await page.evaluate(() => globalThis.refused), 1);
      }));

    test("what scripts made is read", () =>
      onTab("/scripted", async (page) => {
        await page.waitForSelector("article");
        const { title, article } = await articleIn(await extension.open(page));
        assert.equal(title, "What the scripts wrote");
        assert.deepEqual(stopsIn(article), upTo(12));
      }));

    test("of a page without an end, the story in sight is read, and no other", () =>
      onTab("/endless", async (page) => {
        for (const [index, { title, path, texts }] of feed.entries()) {
          await page.bringToFront();
          await page.waitForFunction(
            (count) => document.querySelectorAll("article").length > count || void scrollBy(0, 600),
            { polling: 50 },
            index,
          );
          await page.evaluate(
            (at) => document.querySelectorAll("article")[at].querySelectorAll("p")[3].scrollIntoView(),
            index,
          );
          await page.waitForFunction((wanted) => location.pathname === wanted, {}, path);
          const view = await extension.open(page);
          const seen = await articleIn(view);
          assert.equal(seen.title, title);
          assert.equal((await articleOf(view)).byline, index === 0 ? "Ada Ferryman" : null);
          for (const story of feed)
            for (const text of story.texts) assert.equal(seen.article.includes(text), story.title === title, text);
          await until(() => isAtTop(view, texts[3]), "the view stands where the page stood");
          await view.close();
        }
      }));

    test("shadow trees, open and closed, and what stands in their slots, are read in the order in which they are seen", () =>
      onTab("/shadows", async (page) => {
        const { article } = await articleIn(await extension.open(page));
        assert.deepEqual(stopsIn(article), upTo(12));
        assert.ok(!article.includes("What is not in any slot"));
      }));

    test("pictures have their real addresses, whether they have loaded or wait", () =>
      onTab("/lazy", async (page) => {
        await page.evaluate(() => document.querySelector("img").scrollIntoView());
        await until(() => site.asked.includes(pictures[0]), "the first picture is asked for");
        assert.ok(!site.asked.includes(pictures[2]));
        const view = await extension.open(page);
        await articleIn(view);
        const shown = await view.evaluate(() =>
          [...document.querySelector("lectern-reader").shadowRoot.querySelectorAll("article img")].map(
            ({ src, alt }) => [src, alt],
          ),
        );
        assert.deepEqual(
          shown,
          ["First", "Second", "Third", "Fourth", "Fifth"].map((alt, index) => [site.address + pictures[index], alt]),
        );
      }));

    test("behind a wall of cookies stands the article, and nothing of the wall", () =>
      onTab("/wall", async (page) => {
        const { title, article } = await articleIn(await extension.open(page));
        assert.equal(title, "Behind the wall");
        assert.deepEqual(stopsIn(article), upTo(12));
        assert.ok(!/privacy|cookies|partners|Accept/.test(article));
      }));

    for (const [index, what] of Object.keys(teasers).entries()) {
      test(`a teaser shows what is there, and that it is not all: ${what}`, () =>
        onTab(`/teaser/${index}`, async (page) => {
          const view = await extension.open(page);
          assert.deepEqual(stopsIn((await articleIn(view)).article), upTo(4));
          await until(async () => (await noteIn(view)) === words.part, "the view says that it is a part");
        }));
    }

    for (const [index, what] of Object.keys(whole).entries()) {
      test(`nothing is said to be missing: ${what}`, () =>
        onTab(`/whole/${index}`, async (page) => {
          const view = await extension.open(page);
          await articleIn(view);
          assert.equal(await noteIn(view), undefined);
        }));
    }

    test("the further pages of an article are named, and not asked for", () =>
      onTab("/long", async (page) => {
        const asked = site.asked.length;
        const view = await extension.open(page);
        const { article } = await articleIn(view);
        assert.deepEqual(stopsIn(article), upTo(10));
        assert.deepEqual(
          (await articleOf(view)).nextPages,
          [2, 3].map((number) => `${site.address}/long?page=${number}`),
        );
        assert.deepEqual(site.asked.slice(asked), []);
      }));

    test("a page in Urdu is read from right to left, in an interface in Urdu", () =>
      onTab("/urdu", async (page) => {
        await page.evaluate(() => document.querySelectorAll("article p")[8].scrollIntoView());
        const view = await extension.open(page);
        const seen = await articleIn(view);
        assert.deepEqual(stopsIn(seen.article), upTo(16));
        for (const text of urduTexts) assert.ok(seen.article.includes(text), text);
        await until(() => isAtTop(view, urduTexts[8]), "the view stands where the page stood");
        await view.evaluate(() => document.querySelector("lectern-reader").chooseSettings({ uiLang: "ur" }));
        await until(
          () =>
            view.evaluate(
              (label) => [...document.querySelectorAll("nav button")].some((each) => each.textContent === label),
              urduWords.back,
            ),
          "the bar speaks Urdu",
        );
        const { article, back, last } = await view.evaluate(() => {
          const reader = document.querySelector("lectern-reader").shadowRoot;
          const { direction, textAlign } = getComputedStyle(reader.querySelector("article p"));
          const [first, ...others] = [...document.querySelectorAll("nav > *")].map(
            (each) => each.getBoundingClientRect().left,
          );
          return {
            article: [reader.querySelector("article").lang, direction, textAlign],
            back: first,
            last: others.at(-1),
          };
        });
        assert.deepEqual(article.slice(0, 2), ["ur", "rtl"]);
        assert.notEqual(article[2], "left");
        assert.ok(back > last, "the way back is on the right");
        await view.evaluate(() => document.querySelector("lectern-reader").resetSettings());
        await until(async () => !("settings" in (await storedIn(view))), "the settings are as they were");
      }));

    test("a text in frames of the same site is read, and what a frame beside it holds is not", () =>
      onTab("/framed", async (page) => {
        const { article } = await articleIn(await extension.open(page));
        assert.deepEqual(stopsIn(article), upTo(10));
        assert.ok(!article.includes("Buses for sale"));
      }));

    test("of a text in a frame of another site it is said where it stands, and it can be opened there", () =>
      onTab("/framed-elsewhere", async (page) => {
        const view = await extension.open(page);
        const host = new URL(site.under("elsewhere")).host;
        await noticeIn(view, words.problems.frame.replace("{site}", host));
        await click(view, words.open.replace("{site}", host));
        const opened = await until(
          async () =>
            (await extension.browser.pages()).find((each) => each.url() === `${site.under("elsewhere")}/inner-frame`),
          "the frame's page is opened",
        );
        assert.deepEqual(
          stopsIn((await articleIn(await extension.opened(() => extension.press(opened)))).article),
          upTo(10),
        );
        await opened.close();
      }));

    test("while a page is not all there, the view has its title and its address", () =>
      onTab("/inner-frame", async (page) => {
        release = undefined;
        await page.evaluate(() => void setTimeout(() => (location.href = "/slow")));
        await until(() => release, "the page waits for its script");
        const view = await extension.open(page);
        await noticeIn(view, loading);
        const waiting = await seenIn(view);
        assert.deepEqual(
          [waiting.title, waiting.address, waiting.article],
          ["A page that takes its time", `${site.address}/slow`, undefined],
        );
        assert.equal(
          await view.evaluate(() => document.querySelector("main h1").textContent),
          "A page that takes its time",
        );
        release();
        assert.deepEqual(stopsIn((await articleIn(view)).article), upTo(12));
      }));

    test("a page of five megabytes is read whole, and page and view answer meanwhile", () =>
      onTab("/large", async (page) => {
        const view = await extension.open(page);
        const state = () =>
          view.evaluate(() => [
            document.title,
            document.querySelector("lectern-reader")?.shadowRoot.querySelector("article")?.textContent.length ?? 0,
          ]);
        const seen = await until(async () => {
          const [[title, length]] = await Promise.all([state(), page.evaluate(() => document.title)]);
          assert.equal(title, "Living by the tide");
          return length;
        }, "the view shows an article");
        assert.ok(seen > 4_700_000, String(seen));
      }));

    test("a page that changes is read as it stood, and nothing of it was changed by that", () =>
      onTab("/restless", async (page) => {
        const view = await extension.open(page);
        const { article } = await articleIn(view);
        assert.deepEqual(stopsIn(article), upTo(20));
        await page.evaluate(() => document.querySelectorAll("article p").forEach((each) => each.remove()));
        await page.evaluate(() => clearInterval(globalThis.stop));
        const { own, seen } = await page.evaluate(
          () => new Promise((resolve) => setTimeout(() => resolve(changes), 50)),
        );
        assert.ok(own > 0);
        assert.equal(seen - own, 20); // those just removed
        assert.deepEqual(stopsIn((await seenIn(view)).article), upTo(20));
        await view.evaluate((text) => (document.querySelector("lectern-reader").place = text), paragraphs(20)[15]);
        await click(view, words.back);
        await until(
          async () => (await extension.views()).length === 0,
          "the view is closed, though its place on the page is gone",
        );
      }));
  });
}
