// The demo as people use it, in real browsers.
import { browsers } from "../support/browser.mjs";
import { freshPages, root } from "../support/reader_page.mjs";
import { serve } from "../../scripts/serve.mjs";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { JSDOM } from "jsdom";

const own = join(root, "tests/browser/pages/story.html");
const fold = (text) => text.replace(/\s+/g, " ").trim();

/** What a news sample must give, read from its own markup: see the class names in demo/samples/news.html. */
function expectationsOf(file) {
  const { document } = new JSDOM(readFileSync(join(root, "demo/samples", file), "utf8")).window;
  const texts = (selector) => [...document.querySelectorAll(selector)].map((element) => fold(element.textContent));
  return {
    title: texts("h1")[0],
    standfirst: texts(".k3")[0],
    body: texts(
      ".k6 > h2:not(.k7), .k6 > p:not(.u6):not(:has(> strong:only-child)), .k6 blockquote > p, .k6 figcaption",
    ).filter(Boolean),
    tags: texts(".k8 a"),
    related: texts(".u6 a"),
    clutter: texts(
      ".a5 b, .a5 li, .k1 b, .k1 button, .u1 span, .k5 li, .k9 h3, .k9 p, .m3 h3, .m3 li, .z1 p, .z2 p, .z2 button",
    ),
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
  };
}

for (const name of browsers) {
  describe(name, () => {
    const { onFreshPage, address } = freshPages(name, () => serve({ page: own }));

    /**
     * Opens the demo in a profile of its own; its own policy must have nothing to object to, and no other host may be
     * asked.
     */
    const onDemo = (work, path = "/demo/") =>
      onFreshPage(
        async (page) => {
          const troubles = [];
          page.on("pageerror", (error) => troubles.push(error.message));
          page.on("request", (request) => {
            // What the page as it came asks for inside its own frame is its own business.
            const ofTheDemo = !request.frame()?.parentFrame()?.parentFrame();
            if (ofTheDemo && /^https?:/.test(request.url()) && !request.url().startsWith(address()))
              troubles.push(request.url());
          });
          await page.evaluateOnNewDocument(() => {
            globalThis.violations = [];
            addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
              violations.push(`${violatedDirective} ${blockedURI}`),
            );
          });
          await page.goto(address() + path, { waitUntil: "load" });
          await page.waitForFunction(
            () => document.querySelector("lectern-reader").article || !document.querySelector(".trouble").hidden,
          );
          await work(page);
          assert.deepEqual(await page.evaluate(() => violations), []);
          assert.deepEqual(troubles, []);
        },
        { width: 1100 },
      );

    /** What a person sees of the reader. */
    const seen = (page) =>
      page.evaluate(() => {
        const shadow = document.querySelector("lectern-reader").shadowRoot;
        const list = (selector) =>
          [...shadow.querySelectorAll(selector)].map((element) => element.textContent.replace(/\s+/g, " ").trim());
        return {
          visible: !document.querySelector(".clean").hidden,
          text: shadow.querySelector("article")?.textContent.replace(/\s+/g, " ") ?? "",
          titles: list("h1"),
          standfirsts: list(".lectern-standfirst"),
          tags: list(".lectern-tags li"),
          related: list(".lectern-related li"),
          lang: shadow.querySelector("article")?.lang,
          direction: getComputedStyle(shadow.querySelector("article") ?? document.body).direction,
          pictures: shadow.querySelectorAll("figure img").length,
        };
      });

    test("opens with a page as it came, in a frame that runs nothing, and one click makes it clean", () =>
      onDemo(async (page) => {
        const frame = await page.evaluate(() => ({
          sandbox: document.querySelector("iframe").getAttribute("sandbox"),
          hidden: document.querySelector("iframe").hidden,
          src: document.querySelector("iframe").src,
        }));
        assert.deepEqual(frame, { sandbox: "", hidden: false, src: `${address()}/demo/samples/news.html` });
        assert.equal((await seen(page)).visible, false);
        await page.click(".make-clean");
        assert.equal((await seen(page)).visible, true);
        const bar = await page.evaluate(() =>
          [...document.querySelector("lectern-reader").shadowRoot.querySelectorAll(".row > :not(.panel)")].map(
            (part) => part.getAttribute("aria-label") ?? part.textContent,
          ),
        );
        assert.deepEqual([...bar.slice(0, 3), bar.at(-1)], ["Reading Mode", "Font Size", "Language", "More"]);
      }));

    test("says how much of the page is the article, and reads it clean in a reading mode at one click", () =>
      onDemo(async (page) => {
        assert.match(await page.$eval(".offer p", (p) => p.textContent), /^989 words on the page, \d+ in the article$/);
        await page.click(".modes [data-theme=sepia]");
        assert.equal((await seen(page)).visible, true);
        assert.equal(await page.$eval(".offer", (offer) => offer.hidden), true);
        assert.equal(await page.$eval("lectern-reader", (reader) => reader.settings.theme), "sepia");
      }));

    test("settings to try are pressed and released, and show what was chosen in the reader", () =>
      onDemo(async (page) => {
        await page.click(".make-clean");
        const pressed = () =>
          page.$$eval(".tries [aria-pressed=true]", (buttons) => buttons.map(({ textContent }) => textContent));
        const press = (name) =>
          page.$$eval(
            ".tries button",
            (buttons, wanted) => buttons.find(({ textContent }) => textContent === wanted).click(),
            name,
          );
        assert.deepEqual(await pressed(), []);
        await press("Sepia");
        await press("Focus on three lines");
        assert.deepEqual(await pressed(), ["Sepia", "Focus on three lines"]);
        await press("Focus on three lines");
        await page.evaluate(() => document.querySelector("lectern-reader").chooseSettings({ theme: "dusk" }));
        assert.deepEqual(await pressed(), ["Dusk"]);
        assert.equal(await page.$eval("lectern-reader", (reader) => reader.settings.focus), "off");
      }));

    for (const file of ["news.html", "news.ur.html", "news.hi.html", "news.ja.html"]) {
      test(`${file}: title and standfirst once, all of the story in order, nothing of the clutter`, () =>
        onDemo(async (page) => {
          const expected = expectationsOf(file);
          const found = await seen(page);
          assert.deepEqual(found.titles, [expected.title]);
          assert.deepEqual(found.standfirsts, [expected.standfirst]);
          assert.equal(found.text.split(expected.title).length, 2, "the title is there once");
          assert.equal(found.text.split(expected.standfirst).length, 2, "the standfirst is there once");
          assert.deepEqual(found.tags, expected.tags);
          assert.deepEqual(found.related, expected.related);
          assert.equal(found.lang, expected.lang);
          assert.equal(found.direction, expected.dir);
          assert.ok(expected.body.length > 10);
          let at = 0;
          for (const part of expected.body) {
            const place = found.text.indexOf(part, at);
            assert.ok(place >= at, `missing or out of order: ${part}`);
            at = place + part.length;
          }
          const blocks = await page.evaluate(() =>
            [
              ...document
                .querySelector("lectern-reader")
                .shadowRoot.querySelectorAll("article :is(p, li, h2, h3, h4, figcaption)"),
            ]
              .filter((block) => !block.closest("article > footer, article > header"))
              .map((block) => block.textContent.replace(/\s+/g, " ").trim()),
          );
          assert.deepEqual(
            blocks.filter((block) => expected.clutter.includes(block)),
            [],
          );
          assert.ok(found.pictures >= 2);
        }, `/demo/?src=/demo/samples/${file}`));
    }

    test("the technical post keeps its code, table, formula and footnotes", () =>
      onDemo(async (page) => {
        const kept = await page.evaluate(() => {
          const shadow = document.querySelector("lectern-reader").shadowRoot;
          return {
            code: shadow
              .querySelector("pre code.language-python")
              ?.textContent.includes("        register = value >> (64 - self.bits)\n"),
            cells: shadow.querySelectorAll("table :is(td, th)").length,
            math: shadow.querySelector("math[display=block]")?.namespaceURI,
            references: [...shadow.querySelectorAll("sup a")].every((link) =>
              shadow.getElementById(link.getAttribute("href").slice(1)),
            ),
            footnotes: shadow.querySelectorAll("sup a").length,
          };
        });
        assert.deepEqual(kept, {
          code: true,
          cells: 25,
          math: "http://www.w3.org/1998/Math/MathML",
          references: true,
          footnotes: 2,
        });
      }, "/demo/?src=/demo/samples/post.html"));

    test("the recipe keeps its lists and order, and its film waits for a click", () =>
      onDemo(async (page) => {
        const kept = await page.evaluate(() => {
          const shadow = document.querySelector("lectern-reader").shadowRoot;
          const first = (selector) => shadow.querySelector(selector)?.textContent;
          return {
            first: first("article ul:not([class]) li"),
            steps: shadow.querySelectorAll("article ol li").length,
            terms: shadow.querySelectorAll("dt").length,
            film: first("button.embed"),
            frames: shadow.querySelectorAll("iframe").length,
          };
        });
        assert.deepEqual(kept, {
          first: "250 g red lentils, rinsed until the water is nearly clear",
          steps: 6,
          terms: 3,
          film: "Show content from YouTube",
          frames: 0,
        });
      }, "/demo/?src=/demo/samples/recipe.html"));

    test("the story's other languages are offered, and open in the reader", () =>
      onDemo(async (page) => {
        await page.click(".make-clean");
        const offered = await page.evaluate(() => {
          const shadow = document.querySelector("lectern-reader").shadowRoot;
          shadow.querySelector("[data-panel=language]").click();
          return [...shadow.querySelectorAll(".alternates a")].map((link) => link.lang);
        });
        assert.deepEqual(offered.sort(), ["hi", "ja", "ur"]);
        await page.evaluate(() =>
          document.querySelector("lectern-reader").shadowRoot.querySelector(".alternates a[lang=hi]").click(),
        );
        await page.waitForFunction(() => document.querySelector("lectern-reader").article?.lang === "hi");
        assert.equal((await seen(page)).visible, true);
        assert.match(page.url(), /src=%2Fdemo%2Fsamples%2Fnews\.hi\.html/);
        await page.goBack();
        await page.waitForFunction(() => document.querySelector("lectern-reader").article?.lang === "en");
      }));

    test("a page that npm start was given opens clean", () =>
      onDemo(async (page) => {
        const { visible, titles } = await seen(page);
        assert.deepEqual({ visible, titles }, { visible: true, titles: ["The ferry that ran on time"] });
      }, "/demo/?src=/page.html"));

    test("an address of another site is refused, and one that is not there is said to be", async () => {
      for (const [src, message] of [
        ["https://example.org/", /^Only pages of this site/],
        ["/demo/none.html", /^none\.html cannot be loaded: HTTP 404/],
      ]) {
        await onDemo(
          async (page) =>
            assert.match(await page.evaluate(() => document.querySelector(".trouble").textContent), message),
          `/demo/?src=${encodeURIComponent(src)}`,
        );
      }
    });

    test("reads HTML that is pasted, and asks for it where there is none", () =>
      onDemo(async (page) => {
        await page.click(".own-button");
        await page.click(".own .primary");
        assert.match(await page.evaluate(() => document.querySelector(".problem").textContent), /^Paste/);
        const html = readFileSync(own, "utf8").replaceAll("engine", "Motor äöü “quoted”");
        await page.evaluate((text) => (document.querySelector("#own-html").value = text), html);
        await page.evaluate(() => (document.querySelector("#own-url").value = "https://example.org/stories/ferry"));
        await page.click(".own .primary");
        await page.waitForFunction(
          () => document.querySelector("lectern-reader").article?.title === "The ferry that ran on time",
        );
        const { visible, text } = await seen(page);
        assert.equal(visible, true);
        assert.match(text, /Motor äöü “quoted”/);
        assert.equal(await page.evaluate(() => document.querySelector(".own").open), false);
      }));

    test("reads a file that is chosen", () =>
      onDemo(async (page) => {
        const field = await page.$(".own input[type=file]");
        await field.uploadFile(own);
        await page.waitForFunction(
          () => document.querySelector("lectern-reader").article?.title === "The ferry that ran on time",
        );
      }));

    test("reads a file that is dropped", () =>
      onDemo(async (page) => {
        await page.evaluate(
          (html) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([html], "ferry.html", { type: "text/html" }));
            document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
          },
          readFileSync(own, "utf8"),
        );
        await page.waitForFunction(
          () => document.querySelector("lectern-reader").article?.title === "The ferry that ran on time",
        );
      }));

    test("a page with nothing to read says so", () =>
      onDemo(async (page) => {
        await page.evaluate(() => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(["<title>x</title><p>x"], "empty.html", { type: "text/html" }));
          document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
        });
        await page.waitForFunction(() =>
          /There is no article in empty\.html/.test(document.querySelector(".trouble").textContent),
        );
      }));

    test("how the page was read is told on request", () =>
      onDemo(async (page) => {
        assert.equal(await page.evaluate(() => document.querySelector("#findings").hidden), true);
        await page.click(".findings-button");
        const told = await page.evaluate(() => ({
          roles: [...document.querySelectorAll("#findings summary > span:first-child")].map((span) => span.textContent),
          facts: Object.fromEntries(
            [...document.querySelectorAll("#findings dt")].map((term) => [
              term.textContent,
              term.nextSibling.textContent,
            ]),
          ),
          share: document.querySelector("#findings meter").value,
        }));
        for (const role of ["Advertisement", "Navigation", "Newsletter", "Settings"])
          assert.ok(told.roles.includes(role), `${role} is not among ${told.roles}`);
        assert.equal(told.facts["Filed under"], "Seabirds, Light pollution, Islands, Conservation");
        assert.equal(told.facts.By, "Ines Marwood");
        assert.ok(told.share > 0.5 && told.share < 1, `${told.share}`);
        await page.keyboard.press("Escape");
        assert.equal(await page.evaluate(() => document.querySelector("#findings").hidden), true);
      }));

    test("nothing is wider than a phone", async () => {
      await onDemo(async (page) => {
        await page.setViewport({ width: 360, height: 700 });
        await page.click(".make-clean");
        const wide = await page.evaluate(() => {
          const shadow = document.querySelector("lectern-reader").shadowRoot;
          return [
            document.documentElement.scrollWidth,
            document.querySelector(".clean").scrollWidth,
            shadow.querySelector("article").getBoundingClientRect().right,
          ];
        });
        assert.ok(
          wide.every((width) => width <= 360),
          `${wide}`,
        );
      });
    });
  });
}
