// A person points at a part of a page, in real browsers with the built extension in them.
import { browsers } from "../support/browser.mjs";
import { articleIn, click, inFront, noticeIn, until } from "../support/extension.mjs";
import { sharedExtension } from "../support/shared_extension.mjs";
import { serveSite } from "../support/site.mjs";
import { newsPage } from "../js/pages.mjs";
import { paragraphs, png } from "./pages.mjs";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";

const locale = (name) => JSON.parse(readFileSync(new URL(`../../web/locales/${name}.json`, import.meta.url), "utf8"));
const { extension: words } = locale("en");
const { extension: urdu } = locale("ur");

const all = paragraphs(12);
const section = (id, from, to) => `<section id="${id}"><p>${all.slice(from, to).join("</p><p>")}</p></section>`;
const twoParts = newsPage({ title: "Two ends of a line", body: [] }).replace(
  "</h1>",
  `</h1><input id="search">${section("first", 0, 6)}${section("second", 6, 12)}`,
);
/** What a page notes of what happens on it, before anything else can. */
const watch = `<script>
  globalThis.seen = [];
  for (const type of ["pointerdown", "mousedown", "click", "keydown"]) {
    document.addEventListener(type, ({ target }) => seen.push(type + " " + target.localName), true);
    document.querySelector("#second").addEventListener(type, () => seen.push("the part was given " + type));
  }
</script>`;
const shadow = `<script>
  for (const mode of ["open", "closed"]) {
    const host = document.querySelector("article").appendChild(document.createElement("x-" + mode));
    host.attachShadow({ mode }).innerHTML = "<p>In the " + mode + " tree. " + ${JSON.stringify(all[6])} + "</p>";
  }
</script>`;
const pages = {
  "/parts": twoParts.replace("</body>", `${watch}</body>`),
  "/boxes": twoParts.replace(
    "</main>",
    `</main><aside class="newsletter" id="letter" style="padding:9px"><p>Sign up for our newsletter, and never miss the last bus of the night again.</p><div style="display:none"><p>What nobody is shown.</p></div></aside><p id="short">Ha.</p>`,
  ),
  "/more": newsPage({ title: "Another line", body: paragraphs(4) }).replace(
    "</main>",
    `</main><aside class="newsletter" id="letter"><p>Get our newsletter, which is not the other one.</p></aside>`,
  ),
  "/other": newsPage({ title: "Another line", body: paragraphs(4) }),
  "/strict": {
    body: twoParts,
    headers: {
      "content-security-policy":
        "default-src 'none'; sandbox; require-trusted-types-for 'script'; trusted-types 'none'",
    },
  },
  "/shadow": newsPage({ body: [all[0]] }).replace("</body>", `${shadow}</body>`),
  "/hidden": twoParts.replace(
    "</head>",
    `<style>html > * { display: none !important; opacity: 0 !important } html > body { display: block !important; opacity: 1 !important }</style></head>`,
  ),
  "/pixel.png": { type: "image/png", body: png },
};

const frameOn = (page) => page.evaluate(() => document.querySelector("[data-lectern-own]") !== null);

for (const name of browsers) {
  describe(`pointing in ${name}`, () => {
    let site, extension;
    before(async () => {
      site = await serveSite(pages);
      extension = await sharedExtension(name);
    });
    after(async () => {
      await extension?.release();
      await site?.close();
    });

    /** Opens a page and has the view ask for a part of it. */
    async function onPick(path, work) {
      const page = await extension.browser.newPage();
      try {
        await page.goto(site.address + path);
        await page.setViewport({ width: 900, height: 1600 });
        const markup = await page.evaluate(() => document.documentElement.outerHTML);
        const view = await extension.open(page);
        await articleIn(view);
        await click(view, words.pick.label);
        await until(() => frameOn(page), "the frame is on the page");
        await work(page, view, markup);
      } finally {
        for (const view of await extension.views()) await view.close();
        if (!page.isClosed()) await page.close();
        await until(async () => (await extension.views()).length === 0, "all views are closed");
      }
    }

    const pointIn = (page, selector) =>
      page.evaluate((what) => {
        const { left, top } = document.querySelector(what).getBoundingClientRect();
        return [left + 20, top + 10];
      }, selector);
    /** Which of the paragraphs the view shows, once it shows an article. */
    async function shown(view) {
      const { article } = await articleIn(view);
      return all.flatMap((text, index) => (article.includes(text) ? [index] : []));
    }
    const isClosed = () => until(async () => (await extension.views()).length === 0, "the view is closed");
    const second = [6, 7, 8, 9, 10, 11];

    test("a click reads what is under the pointer, in front; the page is as it was and was given nothing", () =>
      onPick("/parts", async (page, view, markup) => {
        await inFront(page);
        const [x, y] = await pointIn(page, "#second p:nth-of-type(3)");
        await page.mouse.move(x, y);
        await page.mouse.click(x, y);
        assert.deepEqual(await shown(view), [8]);
        await inFront(view);
        assert.equal(await page.evaluate(() => document.documentElement.outerHTML), markup);
        assert.deepEqual(await page.evaluate(() => seen.filter((what) => !what.endsWith(" div"))), []);
        await click(view, words.back);
        await isClosed();
      }));

    test("the background may end while somebody points", () =>
      onPick("/parts", async (page, view) => {
        await extension.endBackground();
        await page.mouse.click(...(await pointIn(page, "#second p:last-of-type")));
        assert.deepEqual(await shown(view), [11]);
      }));

    test("by keyboard: out of a part and into it, to the next and the last, Enter reads it", () =>
      onPick("/parts", async (page, view) => {
        await page.mouse.move(...(await pointIn(page, "#first p")));
        for (const key of ["ArrowUp", "ArrowDown", "ArrowRight", "ArrowLeft", "ArrowUp", "ArrowRight"])
          await page.keyboard.press(key);
        await page.keyboard.press("Enter");
        assert.deepEqual(await shown(view), second);
        assert.deepEqual(await page.evaluate(() => seen.filter((what) => what.startsWith("the part"))), []);
      }));

    test("Escape ends it: the view is closed, the page as it was", () =>
      onPick("/parts", async (page, _view, markup) => {
        await page.mouse.move(...(await pointIn(page, "#second")));
        await page.keyboard.press("Escape");
        await isClosed();
        assert.equal(await page.evaluate(() => document.documentElement.outerHTML), markup);
        await inFront(page);
        // Keys and clicks are the page's again.
        await page.evaluate(() => void (seen.length = 0));
        await page.click("#second p");
        assert.ok((await page.evaluate(() => seen)).includes("the part was given click"));
      }));

    test("what had the keyboard's focus has it again", () =>
      onPick("/parts", async (page, view) => {
        await page.keyboard.press("Escape");
        await isClosed();
        await page.focus("#search");
        const again = await extension.open(page);
        await articleIn(again);
        await click(again, words.pick.label);
        await until(() => frameOn(page));
        assert.notEqual(await page.evaluate(() => document.activeElement.id), "search");
        await page.keyboard.press("Escape");
        await isClosed();
        assert.equal(await page.evaluate(() => document.activeElement.id), "search");
        assert.ok(view);
      }));

    test("a page that feigns clicks and keys chooses nothing and ends nothing", () =>
      onPick("/parts", async (page, view) => {
        await page.evaluate(() => {
          const host = document.querySelector("[data-lectern-own]");
          for (const target of [host, document.querySelector("#first"), document, window]) {
            for (const type of ["pointermove", "mousedown", "click"])
              target.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: 100, clientY: 300 }));
            for (const key of ["Enter", "Escape", "ArrowDown"])
              target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true }));
          }
          host.click();
          const other = document.createElement("div");
          other.id = "picking";
          document.body.append(other);
        });
        assert.equal(await frameOn(page), true);
        assert.equal(await page.evaluate(() => document.querySelector("[data-lectern-own]").shadowRoot), null);
        await page.mouse.click(...(await pointIn(page, "#second p:last-of-type")));
        assert.deepEqual(await shown(view), [11]);
      }));

    test("what a page lays over everything is not what is chosen", () =>
      onPick("/parts", async (page, view) => {
        await page.evaluate(() => {
          const cover = document.createElement("div");
          cover.style.cssText = "position:fixed;inset:0;z-index:2147483647";
          document.documentElement.append(cover);
          cover.addEventListener("click", () => seen.push("the cover was given click"));
        });
        await page.mouse.click(...(await pointIn(page, "#second p:last-of-type")));
        assert.deepEqual(await shown(view), [11]);
        assert.ok(!(await page.evaluate(() => seen)).includes("the cover was given click"));
      }));

    for (const [what, act] of [
      ["takes the frame away", () => document.querySelector("[data-lectern-own]").remove()],
      ["moves the frame", () => document.body.append(document.querySelector("[data-lectern-own]"))],
      ["hides the frame", () => document.querySelector("[data-lectern-own]").hidePopover()],
      ["writes itself anew", () => void (document.open(), document.write("<p>Anew"), document.close())],
    ]) {
      test(`a page that ${what} ends it`, () =>
        onPick("/parts", async (page) => {
          await page.evaluate(act);
          await isClosed();
          assert.equal(await frameOn(page), false);
        }));
    }

    test("where there is nothing but a field of a form, what it stands in is chosen", () =>
      onPick("/parts", async (page, view) => {
        await page.mouse.click(...(await pointIn(page, "#search")));
        assert.equal((await shown(view)).length, 12);
      }));

    test("a page's own styles do not reach the frame", () =>
      onPick("/hidden", async (page, view) => {
        const { display, opacity } = await page.evaluate(() =>
          (({ display, opacity }) => ({ display, opacity }))(
            getComputedStyle(document.querySelector("[data-lectern-own]")),
          ),
        );
        assert.deepEqual({ display, opacity }, { display: "block", opacity: "1" });
        await page.mouse.click(...(await pointIn(page, "#second p:last-of-type")));
        assert.deepEqual(await shown(view), [11]);
      }));

    test("whoever leaves the page meanwhile has ended it", () =>
      onPick("/parts", async (page) => {
        await page.goto(`${site.address}/other`);
        await isClosed();
        await page.goBack();
        await page.waitForSelector("#second");
        assert.equal(await frameOn(page), false);
      }));

    test("a page that is closed meanwhile, too", () =>
      onPick("/parts", async (page) => {
        await page.close();
        await isClosed();
      }));

    test("asked for anew, it begins anew", () =>
      onPick("/parts", async (page, view) => {
        const other = await extension.open(page);
        await articleIn(other);
        await click(other, words.pick.label);
        await until(async () => (await extension.views()).length === 1, "the first view is closed");
        assert.equal(await page.evaluate(() => document.querySelectorAll("[data-lectern-own]").length), 1);
        await page.mouse.click(...(await pointIn(page, "#second p:last-of-type")));
        assert.deepEqual(await shown(other), [11]);
        assert.ok(view);
      }));

    test("the strictest policy hinders nothing", () =>
      onPick("/strict", async (page, view) => {
        await page.mouse.click(...(await pointIn(page, "#second p:last-of-type")));
        assert.deepEqual(await shown(view), [11]);
      }));

    for (const [mode, tag] of [
      ["open", "x-open"],
      ["closed", "x-closed"],
    ]) {
      test(`a part of a shadow tree that is ${mode}`, () =>
        onPick("/shadow", async (page, view) => {
          await page.mouse.click(...(await pointIn(page, tag)).map((place) => place + 10));
          const { article } = await articleIn(view);
          assert.ok(article.includes(`In the ${mode} tree.`));
          assert.ok(!article.includes(all[0]));
        }));
    }

    test("a part that is nobody's article is read all the same, but for what cannot be seen; one with next to nothing in it is none", () =>
      onPick("/boxes", async (page, view) => {
        await page.mouse.click(...(await pointIn(page, "#letter p")));
        const { article } = await articleIn(view);
        assert.match(article, /Sign up for our newsletter/);
        await click(view, words.pick.label);
        await until(() => frameOn(page));
        for (const selector of ["h1", "#letter p"]) await page.mouse.move(...(await pointIn(page, selector)));
        for (const key of ["ArrowUp", "Enter"]) await page.keyboard.press(key);
        const { article: box } = await articleIn(view);
        assert.match(box, /Sign up for our newsletter/);
        assert.doesNotMatch(box, /What nobody is shown/);
        await click(view, words.pick.label);
        await until(() => frameOn(page));
        const [x, y] = await pointIn(page, "#short");
        await page.mouse.click(x - 15, y - 2);
        await until(() =>
          view.evaluate(() =>
            document
              .querySelector("lectern-reader")
              ?.shadowRoot.querySelector(".lectern-status")
              ?.textContent.startsWith("There is no article"),
          ),
        );
      }));

    test("what the article lacks is shown in it from then on, on the site's other pages too; what it has already is said to be nothing to add", () =>
      onPick("/boxes", async (page, view) => {
        await page.mouse.click(...(await pointIn(page, "#first p")));
        await articleIn(view);
        await click(view, words.pick.keep);
        await until(
          () =>
            view.evaluate(
              (said) => document.querySelector("nav [role=status]")?.textContent === said,
              words.problems.nothing,
            ),
          "nothing to add",
        );
        await click(view, words.pick.label);
        await until(() => frameOn(page));
        await page.mouse.click(...(await pointIn(page, "#letter p")));
        await until(async () => /^.{0,60}Sign up/.test((await articleIn(view)).article), "the part is shown");
        await click(view, words.pick.keep);
        await until(async () => (await shown(view)).length === 12, "the whole page is shown");
        assert.match((await articleIn(view)).article, /Sign up for our newsletter/);
        assert.equal(await view.evaluate(() => location.search.includes("pick")), false);
        try {
          await page.goto(`${site.address}/more`);
          const other = await extension.open(page);
          assert.match((await articleIn(other)).article, /Get our newsletter/);
        } finally {
          await view.evaluate(() => (globalThis.browser ?? chrome).storage.local.clear());
        }
      }));

    test("what is kept where the tab shows another page by then: it says so, and keeps nothing", () =>
      onPick("/boxes", async (page, view) => {
        await page.mouse.click(...(await pointIn(page, "#letter p")));
        await articleIn(view);
        await page.goto(`${site.address}/other`);
        await click(view, words.pick.keep);
        const problem = name === "firefox" ? words.problems.grant : words.problems.moved;
        await until(
          () => view.evaluate((said) => document.querySelector("nav [role=status]")?.textContent === said, problem),
          problem,
        );
        assert.deepEqual(
          await view.evaluate(async () =>
            Object.keys(await (globalThis.browser ?? chrome).storage.local.get()).filter((key) =>
              key.startsWith("blocks:"),
            ),
          ),
          [],
        );
      }));

    test("of a picture it is said that there is nothing to read", async () => {
      const page = await extension.browser.newPage();
      await page.goto(`${site.address}/pixel.png`);
      const view = await extension.open(page);
      await noticeIn(view, words.problems.media);
      await view.evaluate(() => void setTimeout(() => (location.search += "&pick=1")));
      await until(async () => (await extension.views())[0].url().includes("pick=1"));
      await noticeIn((await extension.views())[0], words.problems.media);
      assert.equal(await frameOn(page), false);
      for (const each of await extension.views()) await each.close();
      await page.close();
    });

    if (name === "firefox") {
      test("the context menu has it", async () => {
        const page = await extension.browser.newPage();
        await page.goto(`${site.address}/parts`);
        await page.setViewport({ width: 900, height: 1600 });
        const view = await extension.opened(() => extension.choose(page, "h1", words.browser.menuPick));
        await until(() => frameOn(page), "the frame is on the page");
        await inFront(page);
        await page.mouse.click(...(await pointIn(page, "#second p:last-of-type")));
        assert.deepEqual(await shown(view), [11]);
        for (const each of await extension.views()) await each.close();
        await page.close();
      });
    } else {
      test("the bar says how, in the reader's language", () =>
        onPick("/parts", async (page) => {
          await page.keyboard.press("Escape");
          await isClosed();
          const view = await extension.open(page);
          await articleIn(view);
          await view.evaluate(() => void document.querySelector("lectern-reader").chooseSettings({ uiLang: "ur" }));
          await until(
            () => view.evaluate((label) => document.querySelector(`[aria-label="${label}"]`), urdu.pick.label),
            "the header is in Urdu",
          );
          await click(view, urdu.pick.label);
          await until(() => frameOn(page));
          const { children } = await page.accessibility.snapshot({ interestingOnly: true });
          assert.ok(JSON.stringify(children).includes(urdu.pick.hint));
          await view.evaluate(() => chrome.storage.sync.clear());
        }));
    }
  });
}
