// The button, and the view that it opens, in real browsers with the built extension in them.
import { browsers } from "../support/browser.mjs";
import {
  articleIn,
  click,
  inFront,
  noticeIn,
  onTab as onTabOf,
  seenIn,
  storedIn,
  until,
} from "../support/extension.mjs";
import { sharedExtension } from "../support/shared_extension.mjs";
import { serveSite } from "../support/site.mjs";
import { largePage, newsPage } from "../js/pages.mjs";
import { hostilePage, hostileTitle, longPage, paragraphs, pdf, png } from "./pages.mjs";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";

const locale = (name) => JSON.parse(readFileSync(new URL(`../../web/locales/${name}.json`, import.meta.url), "utf8"));
const {
  extension: words,
  notLoaded,
  notes: { unsaved: notSaved },
} = locale("en");
const { extension: urdu } = locale("ur");

const pages = {
  "/story": longPage,
  "/other": longPage.replaceAll("night bus", "day bus"),
  "/linked": longPage.replaceAll("night bus", "day bus"),
  "/links": newsPage({
    title: "Two lines of buses",
    body: [
      ...paragraphs(6),
      '<a href="/linked">The day bus</a>',
      `<section><p>${paragraphs(12).slice(6).join("</p><p>")}</p></section>`,
    ],
  }),
  "/strict": {
    body: longPage,
    headers: {
      "content-security-policy":
        "default-src 'none'; sandbox; require-trusted-types-for 'script'; trusted-types 'none'",
    },
  },
  "/hostile": hostilePage,
  "/busy": newsPage({
    title: "Buses and what comes along with them",
    head: '<link rel="stylesheet" href="/style.css"><script src="/ads.js"></script>',
    body: [
      ...paragraphs(1),
      '<img src="/pixel.png?quay" alt="The quay at night" width="600" height="400">',
      ...paragraphs(6).slice(1),
      '<img src="/count.png" width="1" height="1"><iframe src="/frame"></iframe>',
    ],
  }),
  "/empty": "<!DOCTYPE html><title>Nothing here</title>",
  "/large": largePage(2_100_000),
  "/timetable": { type: "application/pdf", body: pdf },
  "/timetable.pdf": { type: "application/pdf", body: pdf },
  "/pixel.png": { type: "image/png", body: png },
};

/** The paragraph of a page that is at the top of its window. */
const topParagraph = (page) =>
  page.evaluate(
    () => [...document.querySelectorAll("p")].find((each) => each.getBoundingClientRect().bottom > 80)?.textContent,
  );

const scrollTo = (page, index) =>
  page.evaluate((at) => document.querySelectorAll("article p")[at].scrollIntoView(), index);

for (const name of browsers) {
  describe(`Clean View in ${name}`, () => {
    let site, extension;
    before(async () => {
      site = await serveSite(pages);
      extension = await sharedExtension(name);
    });
    after(async () => {
      await extension?.release();
      await site?.close();
    });

    const onTab = (path, work) => onTabOf(extension, /^\w+:/.test(path) ? path : site.address + path, work);

    test("the button shows the page's article, its title and its address", () =>
      onTab("/story?a=1#stops", async (page) => {
        const view = await extension.open(page);
        const seen = await articleIn(view);
        assert.equal(seen.title, "The night bus and its stops");
        assert.equal(seen.address, `${site.address}/story?a=1#stops`);
        assert.equal(seen.notice, undefined);
        for (const text of paragraphs(60)) assert.ok(seen.article.includes(text), text);
        assert.ok(!seen.article.includes("Contact"));
      }));

    test("a page with the strictest policy is read all the same", () =>
      onTab("/strict", async (page) => {
        assert.ok((await articleIn(await extension.open(page))).article.includes(paragraphs(1)[0]));
      }));

    test("the view opens at the page's paragraph, and goes back to that of the view", () =>
      onTab("/story", async (page) => {
        await scrollTo(page, 30);
        const view = await extension.open(page);
        await articleIn(view);
        await until(
          async () => (await seenIn(view)).place.startsWith("Stop 31 "),
          "the view stands where the page stood",
        );
        await view.evaluate((text) => {
          document.querySelector("lectern-reader").place = text;
        }, paragraphs(60)[12]);
        await click(view, words.back);
        await until(async () => (await extension.views()).length === 0, "the view is closed");
        assert.equal(await topParagraph(page), paragraphs(60)[12]);
        await inFront(page);
      }));

    test("what is selected is read alone", () =>
      onTab("/story", async (page) => {
        await page.evaluate(() => {
          const all = document.querySelectorAll("article p");
          getSelection().setBaseAndExtent(all[10].firstChild, 0, all[15].firstChild, all[15].firstChild.length);
        });
        const view = await extension.open(page);
        await articleIn(view);
        await view.evaluate(() => {
          setTimeout(() => (location.search += "&selection=1"));
        });
        const selected = await until(
          async () => (await extension.views()).find((each) => each.url().includes("selection=1")),
          "the view of the selection",
        );
        const { article } = await articleIn(selected);
        for (const [index, text] of paragraphs(20).entries())
          assert.equal(article.includes(text), index >= 10 && index <= 15, text);
      }));

    test("a page of two megabytes is shown", () =>
      onTab("/large", async (page) => {
        const view = await extension.open(page);
        const length = () =>
          view.evaluate(
            () => document.querySelector("lectern-reader")?.shadowRoot.querySelector("article")?.textContent.length,
          );
        assert.ok((await until(length, "the view shows an article")) > 1_900_000);
      }));

    test("the worker that reads large pages may do so in the view", () =>
      onTab("/story", async (page) => {
        const view = await extension.open(page);
        await articleIn(view);
        const title = await view.evaluate(async (html) => {
          const policy = globalThis.trustedTypes?.createPolicy("test", { createScriptURL: (url) => url });
          const worker = new Worker(policy ? policy.createScriptURL("worker.js") : "worker.js", { type: "module" });
          const answer = new Promise((resolve, reject) =>
            Object.assign(worker, {
              onmessage: ({ data }) => resolve(data),
              onerror: () => reject(new Error("no worker")),
            }),
          );
          worker.postMessage({ work: "read", page: html, options: {} });
          return (await answer).answer.article.title;
        }, longPage);
        assert.equal(title, "The night bus and its stops");
      }));

    for (const path of name === "firefox" ? ["/timetable.pdf"] : ["/timetable.pdf", "/timetable"]) {
      test(`of a PDF it is said that it is one (${path})`, () =>
        onTab(path, async (page) => {
          const view = await extension.open(page);
          await noticeIn(view, words.problems.pdf);
          assert.equal((await seenIn(view)).address, site.address + path);
        }));
    }

    test("of a picture it is said that there is nothing to read", () =>
      onTab("/pixel.png", async (page) => noticeIn(await extension.open(page), words.problems.media)));

    test("of a page of the browser it is said that it may not be read", () =>
      onTab("/story", async (page) => {
        await page.bringToFront();
        await extension.showProtected(page);
        const view = await extension.open(page);
        await noticeIn(view, words.problems.protected);
        await click(view, words.back);
        await until(async () => (await extension.views()).length === 0, "the view is closed");
      }));

    test("a page without an article says so, under its address", () =>
      onTab("/empty", async (page) => {
        const view = await extension.open(page);
        await until(() =>
          view.evaluate(() =>
            document
              .querySelector("lectern-reader")
              ?.shadowRoot.querySelector(".lectern-status")
              ?.textContent.startsWith("There is no article"),
          ),
        );
        assert.equal((await seenIn(view)).address, `${site.address}/empty`);
      }));

    test("script in the title, the address and the fields of a page is text", () =>
      onTab(
        `/hostile?<img src=x onerror=globalThis.attacked=1>#"><script>globalThis.attacked=1</script>`,
        async (page) => {
          const view = await extension.open(page);
          const { title, address } = await articleIn(view);
          assert.equal(title, hostileTitle);
          assert.equal(address, page.url());
          const found = await view.evaluate(() => {
            const roots = [document, document.querySelector("lectern-reader").shadowRoot];
            return {
              attacked: globalThis.attacked ?? false,
              scripts: roots.flatMap((root) => [...root.querySelectorAll("script:not([src='view.js'])")]).length,
              handlers: roots
                .flatMap((root) => [...root.querySelectorAll("*")])
                .flatMap((each) => each.getAttributeNames().filter((attribute) => attribute.startsWith("on"))),
              links: roots
                .flatMap((root) => [...root.querySelectorAll("a")])
                .filter((link) => /^javascript:/i.test(link.href)).length,
            };
          });
          assert.deepEqual(found, { attacked: false, scripts: 0, handlers: [], links: 0 });
        },
      ));

    test("read again, the view shows the page as it is now; where the tab shows another page by then, or is closed, it says so", () =>
      onTab("/story", async (page) => {
        let view = await extension.open(page);
        await articleIn(view);
        await page.evaluate(() => {
          document.querySelectorAll("article p")[3].textContent =
            "A diversion by the waterworks has been set up since, and it is signposted from both sides of the bridge, at least by day and in good weather.";
        });
        const again = async (then) => {
          const url = view.url();
          await click(view, words.again);
          view = await until(async () => (await extension.views()).find((each) => each.url() === url));
          await then();
        };
        await again(() =>
          until(
            async () => (await seenIn(view)).article?.includes("A diversion by the waterworks"),
            "the view shows the page as it is now",
          ),
        );
        await page.goto(`${site.address}/other`);
        // Firefox takes back with the next page what the button gave, and no longer tells the tab's address.
        await again(() => noticeIn(view, name === "firefox" ? words.problems.grant : words.problems.moved));
        await page.close();
        await again(() => noticeIn(view, words.problems.closed));
        await click(view, words.back);
        await until(async () => (await extension.views()).length === 0, "the view is closed");
        const reopened = await until(
          async () => (await extension.browser.pages()).find((each) => each.url() === `${site.address}/story`),
          "the page is opened anew",
        );
        await reopened.close();
      }));

    test("the view asks for the article's pictures, and for nothing else", () =>
      onTab("/busy", async (page) => {
        assert.ok(["/style.css", "/ads.js", "/count.png", "/frame"].every((path) => site.asked.includes(path)));
        const asked = site.asked.length;
        const view = await extension.open(page);
        await articleIn(view);
        await until(
          () =>
            view.evaluate(
              () => document.querySelector("lectern-reader").shadowRoot.querySelector("article img")?.complete,
            ),
          "the picture is loaded",
        );
        assert.deepEqual(site.asked.slice(asked), ["/pixel.png"]);
      }));

    test("a page can load none of the extension's files", () =>
      onTab("/story", async (page) => {
        const loads = (url) =>
          page.evaluate(
            (src) =>
              new Promise((resolve) => {
                const picture = new Image();
                Object.assign(picture, { src, onload: () => resolve(true), onerror: () => resolve(false) });
              }),
            url,
          );
        assert.equal(await loads(`${site.address}/pixel.png`), true);
        assert.equal(await loads(`${extension.origin}/icons/16.png`), false);
      }));

    test("a link is asked for only where the person has allowed it, and what it says of itself is text", () =>
      onTab("/story", async (page) => {
        const view = await extension.open(page);
        await articleIn(view);
        const asked = site.asked.length;
        const link = `${site.address}/linked?<script>globalThis.attacked=1</script>`;
        await view.evaluate(
          (to) => void setTimeout(() => (location.search += `&link=${encodeURIComponent(to)}`)),
          link,
        );
        const linked = await until(
          async () => (await extension.views()).find((each) => each.url().includes("link=")),
          "the view of the link",
        );
        await noticeIn(linked, words.problems.ask.replace("{site}", new URL(site.address).host));
        assert.equal((await seenIn(linked)).address, new URL(link).href);
        assert.equal(await linked.evaluate(() => globalThis.attacked ?? false), false);
        assert.equal(site.asked.length, asked);
        if (!extension.pressIn) return;
        await extension.pressIn(linked, words.allow);
        assert.equal((await articleIn(linked)).title, "The day bus and its stops");
        assert.deepEqual(site.asked.slice(asked), ["/linked"]);
      }));

    test(
      "what a link leads to may be nothing to read, or not be there",
      { skip: name !== "firefox" && "no command grants Chromium's permissions" },
      () =>
        onTab("/story", async (page) => {
          const view = await extension.open(page);
          await articleIn(view);
          for (const [path, notice] of [
            ["/pixel.png", words.problems.media],
            ["/timetable", words.problems.pdf],
            ["/nowhere", notLoaded],
          ]) {
            await view.evaluate(
              (to) => void setTimeout(() => location.replace(`view.html?link=${encodeURIComponent(to)}`)),
              site.address + path,
            );
            await until(async () => (await extension.views())[0].url().includes(encodeURIComponent(path)));
            await noticeIn((await extension.views())[0], notice);
          }
        }),
    );

    test("the options open from the view", () =>
      onTab("/story", async (page) => {
        const view = await extension.open(page);
        await articleIn(view);
        await click(view, words.welcome.options);
        await until(
          async () => (await extension.views()).some((each) => each.url().endsWith("/options.html")),
          "the options open",
        );
      }));

    test("the bar speaks the reader's language, and turns with it", () =>
      onTab("/story", async (page) => {
        const view = await extension.open(page);
        await articleIn(view);
        const bar = () =>
          view.evaluate(() =>
            ((header) => [header.lang, header.dir, header.querySelector("button").textContent])(
              document.querySelector("nav"),
            ),
          );
        const speak = (uiLang) =>
          view.evaluate(
            (lang) => void document.querySelector("lectern-reader").chooseSettings({ uiLang: lang }),
            uiLang,
          );
        const own = await bar();
        await speak("ur");
        await until(async () => (await bar()).join() === ["ur", "rtl", urdu.back].join(), "the bar is in Urdu");
        await speak("auto");
        await until(async () => (await bar()).join() === own.join(), "the bar is as it was");
        assert.equal(
          await view.evaluate(
            () => document.querySelector("lectern-reader").shadowRoot.querySelector(".lectern-bar").lang,
          ),
          own[0],
        );
        await view.evaluate(() => document.querySelector("lectern-reader").resetSettings());
      }));

    test("the article in pages: laid out by the extension's own files, turned by key, the same words in sight", () =>
      onTab("/story?pages", async (page) => {
        const view = await extension.open(page);
        await articleIn(view);
        const asked = site.asked.length;
        await view.evaluate(() => void document.querySelector("lectern-reader").chooseSettings({ layout: "pages" }));
        const shown = () =>
          view.evaluate(() => {
            const shadow = document.querySelector("lectern-reader").shadowRoot;
            const article = shadow.querySelector("article.lectern-paged");
            const seen = (element) =>
              ((box) => box.left >= 0 && box.right <= innerWidth && box.bottom > 0 && box.top < innerHeight)(
                element.getBoundingClientRect(),
              );
            return (
              article && {
                page: Number(shadow.querySelector(".lectern-turner input").value),
                count: Number(shadow.querySelector(".lectern-turner input").max),
                lines: [...article.querySelectorAll(".lectern-line")].filter(seen).map((line) => line.textContent),
                painted: [...article.querySelectorAll(".lectern-sheet canvas:not(.ground)")].some(
                  (canvas) => seen(canvas.parentElement) && canvas.width > 100,
                ),
              }
            );
          });
        const open = await until(
          async () => ((now) => now?.lines.length > 5 && now.painted && now)(await shown()),
          "pages are on show",
        );
        assert.ok(open.count > 2 && open.page === 1, JSON.stringify(open));
        assert.ok(open.lines.join("").includes("The night bus and its stops"), open.lines.join(""));
        await view.evaluate(
          () =>
            void document
              .querySelector("lectern-reader")
              .dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, composed: true })),
        );
        // The pages slide: for a moment what went by is still to be seen.
        await until(
          async () =>
            ((now) => now.page > 1 && now.lines.length > 5 && !now.lines.includes(open.lines[0]))(await shown()),
          "the next pages are on show",
        );
        const { article } = await seenIn(view);
        for (const text of paragraphs(60)) assert.ok(article.includes(text), text);
        assert.deepEqual(site.asked.slice(asked), [], "the site is not asked for anything");
        await view.evaluate(() => document.querySelector("lectern-reader").resetSettings());
        await until(async () => !(await shown()), "it scrolls again");
        await until(async () => !("settings" in (await storedIn(view))), "the settings are as they were");
      }));

    test("the device has no room for a highlight: the view says so and tries again", () =>
      onTab("/story?full", async (page) => {
        const view = await extension.open(page);
        await articleIn(view);
        const notes = async () =>
          Object.entries(await storedIn(view)).flatMap(([key, text]) => (key.startsWith("notes:") ? [text] : []));
        const notice = () =>
          view.evaluate(
            () =>
              document.querySelector("lectern-reader").shadowRoot.querySelector(".lectern-resume[role=status]")
                ?.textContent,
          );
        await view.evaluate(() => {
          const { local } = (globalThis.browser ?? chrome).storage;
          const { set } = local;
          globalThis.makeRoom = () => (local.set = set);
          local.set = () => Promise.reject(new Error("QUOTA_BYTES quota exceeded"));
          const shadow = document.querySelector("lectern-reader").shadowRoot;
          const text = shadow.querySelector("article p:not([class])").firstChild;
          (shadow.getSelection?.() ?? document.getSelection()).setBaseAndExtent(text, 0, text, 8);
        });
        const highlight = () =>
          view.evaluate(() => {
            const button = document
              .querySelector("lectern-reader")
              .shadowRoot.querySelector(".lectern-pop:not([hidden]) .yellow");
            button?.click();
            return button !== null;
          });
        await until(highlight, "the selection is offered to be highlighted");
        await until(async () => (await notice())?.startsWith(notSaved), "the view says that it is not saved");
        assert.deepEqual(await notes(), []);
        await view.evaluate(() => {
          makeRoom();
          dispatchEvent(new Event("online"));
        });
        await until(async () => (await notes()).length === 1, "the highlight is saved");
        await until(async () => (await notice()) === undefined, "the notice is closed");
      }));

    test("what is chosen in the view is kept, in all views", () =>
      onTab("/story?kept", async (page) => {
        const view = await extension.open(page);
        await articleIn(view);
        const theme = (each) => each.evaluate(() => document.querySelector("lectern-reader")?.settings.theme);
        await view.evaluate(() => {
          document.querySelector("lectern-reader").chooseSettings({ theme: "sepia" });
        });
        await page.goto(`${site.address}/other`);
        const other = await extension.open(page);
        await articleIn(other);
        await until(async () => (await theme(other)) === "sepia", "another view has the reading mode");
        await other.evaluate(() => document.querySelector("lectern-reader").resetSettings());
        await until(async () => (await theme(view)) === "auto", "the first view follows");
        assert.ok(!("settings" in (await storedIn(other))));
      }));

    if (name === "firefox") {
      test("the context menu opens a link, what is selected, and the page in the background", () =>
        onTab("/links", async (page) => {
          const { menuLink, menuSelection, menuBackground } = words.browser;
          const linked = await extension.opened(() => extension.choose(page, "a[href='/linked']", menuLink));
          assert.ok(linked.url().includes(encodeURIComponent(`${site.address}/linked`)));
          await linked.close();
          await page.evaluate(() => getSelection().selectAllChildren(document.querySelector("section")));
          const selected = await extension.opened(() => extension.choose(page, "section p", menuSelection));
          const { article } = await articleIn(selected);
          for (const [index, text] of paragraphs(12).entries()) assert.equal(article.includes(text), index >= 6, text);
          await selected.close();
          await page.evaluate(() => getSelection().empty());
          const behind = await extension.opened(() => extension.choose(page, "h1", menuBackground));
          assert.ok((await articleIn(behind)).article.includes(paragraphs(1)[0]));
          assert.equal(await page.evaluate(() => document.visibilityState), "visible");
        }));
    }

    test("the background may end at any time", () =>
      onTab("/story", async (page) => {
        await extension.endBackground();
        const view = await extension.open(page);
        await articleIn(view);
        await extension.endBackground();
        await click(view, words.again);
        await articleIn(view);
      }));
  });
}
