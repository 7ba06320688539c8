// What was left out of a page: told, shown, and restored for its site.
import { browsers } from "../support/browser.mjs";
import { addReader, readerPages } from "../support/reader_page.mjs";
import assert from "node:assert/strict";
import { describe, test } from "node:test";

const src = "/pages/cluttered.html";

for (const name of browsers) {
  describe(name, () => {
    const { withReader } = readerPages(name);
    const reading = (work, options = {}) =>
      withReader(work, { ...options, attributes: { src, ...options.attributes } });
    const text = (inside) => inside((shadow) => shadow.querySelector("article").textContent);
    const kinds = (inside) =>
      inside((shadow) =>
        [...shadow.querySelectorAll(".removed-panel summary")].map((summary) =>
          [...summary.children].map((part) => part.textContent),
        ),
      );
    const open = async (page, inside) => {
      await inside((shadow) => shadow.querySelector("[data-panel=removed]").click());
      await page.waitForFunction(() =>
        document.querySelector("lectern-reader").shadowRoot.querySelector(".removed-panel .total"),
      );
    };
    /** Opens every kind; what is in it comes then. */
    const unfold = async (page, inside) => {
      await inside((shadow) => shadow.querySelectorAll(".removed-panel details").forEach((kind) => (kind.open = true)));
      await page.waitForFunction(() =>
        [...document.querySelector("lectern-reader").shadowRoot.querySelectorAll(".removed-panel details")].every(
          (kind) => kind.querySelector("ul"),
        ),
      );
    };
    /** Clicks the button of the part that has a text, and waits until the panel says that it has moved. */
    const press = async (page, inside, part, button) => {
      await unfold(page, inside);
      await inside(
        (shadow, words, which) =>
          [...shadow.querySelectorAll(".removed-panel li")]
            .find((item) => item.textContent.includes(words))
            .querySelector(which)
            .click(),
        part,
        button,
      );
      await page.waitForFunction(() =>
        document.querySelector("lectern-reader").shadowRoot.querySelector(".removed-panel details:not([open])"),
      );
      await unfold(page, inside);
      await page.waitForFunction(
        (words, which) =>
          [...document.querySelector("lectern-reader").shadowRoot.querySelectorAll(".removed-panel li")]
            .find((item) => item.textContent.includes(words))
            ?.querySelector(which),
        {},
        part,
        button === ".undo" ? ".restore" : ".undo",
      );
    };

    test("tells what kind of thing was left out and how much of it, and shows it", () =>
      reading(async (page, inside) => {
        await open(page, inside);
        assert.deepEqual(await kinds(inside), [
          ["Menus and site navigation", "1 part · 4 words"],
          ["Advertisements", "1 part · 7 words"],
          ["Newsletters and subscriptions", "1 part · 10 words"],
          ["Legal notices", "1 part · 7 words"],
        ]);
        assert.equal(
          await inside((shadow) => shadow.querySelector(".removed-panel .total").textContent),
          "4 parts · 28 words",
        );
        const cut = () =>
          inside(
            (shadow) =>
              shadow.querySelectorAll(".removed-panel details")[1].querySelector("blockquote").checkVisibility?.() ??
              true,
          );
        assert.equal(
          await inside((shadow) => shadow.querySelectorAll(".removed-panel li").length),
          0,
          "nothing is made that nobody looks at",
        );
        await inside((shadow) => shadow.querySelectorAll(".removed-panel summary")[1].click());
        await page.waitForFunction(() =>
          document.querySelector("lectern-reader").shadowRoot.querySelector(".removed-panel [open] blockquote"),
        );
        assert.equal(await cut(), true);
        assert.match(
          await inside((shadow) => shadow.querySelectorAll(".removed-panel details")[1].textContent),
          /Brightwick candles burn a whole night through\./,
        );
      }));

    test("what is restored stands in the article, on the site's other pages too, until it is left out again", () =>
      reading(async (page, inside) => {
        assert.doesNotMatch(await text(inside), /Brightwick/);
        await open(page, inside);
        await press(page, inside, "Brightwick", ".restore");
        assert.match(await text(inside), /Brightwick candles burn a whole night through\.\s*Nobody minded/);
        assert.doesNotMatch(await text(inside), /Sign up/);
        assert.equal(
          await inside((shadow) => shadow.activeElement?.className),
          "total",
          "the keyboard stays in the panel",
        );
        assert.equal(
          await inside((shadow) => shadow.querySelector(".lectern-announcer").textContent),
          "It is now in the article, on all pages of this site.",
        );

        await addReader(page, { src: "/pages/cluttered_too.html" });
        assert.match(await text(inside), /Hempel ropes outlast/);
        await open(page, inside);
        await press(page, inside, "Hempel", ".undo");
        assert.doesNotMatch(await text(inside), /Hempel/);
        assert.deepEqual(
          await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("restored"))),
          [],
          "nothing is left behind",
        );
      }));

    for (const what of ["is full", "is slow"]) {
      test(`a store that ${what}: what is restored is so as long as the page`, () =>
        reading(async (page, inside) => {
          await page.evaluate((kind) => {
            const full = () => Promise.reject(new DOMException("Full", "QuotaExceededError"));
            const reader = document.querySelector("lectern-reader");
            reader.store = { get: async () => null, set: kind === "is full" ? full : () => new Promise(() => {}) };
            recorded.events.length = 0;
            reader.src = "/pages/cluttered.html?again";
          }, what);
          await page.waitForFunction(() => recorded.events.some(({ type }) => type === "lectern-ready"));
          await open(page, inside);
          await press(page, inside, "Brightwick", ".restore");
          assert.match(await text(inside), /Brightwick/);
          await press(page, inside, "Brightwick", ".undo");
          assert.doesNotMatch(await text(inside), /Brightwick/);
        }));
    }

    test("what is stored wrongly restores nothing and breaks nothing", () =>
      reading(
        async (_page, inside) => {
          assert.match(await text(inside), /Every evening/);
          assert.doesNotMatch(await text(inside), /Brightwick/);
        },
        { stored: { "restored:127.0.0.1": '{"places":["x",-1,1.5,null,4294967296,{"a":1}]}' } },
      ));

    test("the text at the top stays there", () =>
      reading(
        async (page, inside) => {
          await inside((shadow) =>
            [...shadow.querySelectorAll("article p")]
              .find((block) => block.textContent.startsWith("When the gas"))
              .scrollIntoView(),
          );
          await page.evaluate(() => scrollBy(0, -80)); // from under the bar
          const top = () =>
            inside(
              (shadow) =>
                [...shadow.querySelectorAll("article p")]
                  .find((block) => block.textContent.startsWith("When the gas"))
                  .getBoundingClientRect().top,
            );
          const before = await top();
          await open(page, inside);
          await press(page, inside, "Brightwick", ".restore");
          assert.ok(Math.abs((await top()) - before) < 40, `${before} became ${await top()}`);
        },
        { width: 390, height: 400 },
      ));

    test("a reader that was given an article, and has no page, offers nothing of it", () =>
      reading(async (page, inside) => {
        await page.evaluate(async () => {
          const { load } = await import("/dist/lectern.js");
          const reader = document.querySelector("lectern-reader");
          reader.article = (await load()).parse(
            "<article><h1>Sand</h1><p>" +
              "It lay where the wind had put it, and moved when the wind did. ".repeat(30) +
              "</p></article>",
            { formats: ["nodes"] },
          );
        });
        await page.waitForFunction(() =>
          document
            .querySelector("lectern-reader")
            .shadowRoot.querySelector("article")
            ?.textContent.includes("the wind did"),
        );
        assert.equal(await inside((shadow) => shadow.querySelector("[data-panel=removed]")), null);
      }));

    test("an address that is none is told as that, not as a failure of the store's name", () =>
      reading(async (page) => {
        const code = await page.evaluate(
          () =>
            new Promise((resolve) => {
              const reader = document.querySelector("lectern-reader");
              reader.addEventListener("lectern-error", ({ detail }) => resolve(detail.error.code));
              reader.url = "http://[";
              reader.html = "<p>Words";
            }),
        );
        assert.equal(code, "invalid-url");
      }));

    test("a large page is explained and restored as a small one is", () =>
      reading(async (page, inside) => {
        await page.evaluate(async (address) => {
          const html = await (await fetch(address)).text();
          const reader = document.querySelector("lectern-reader");
          reader.removeAttribute("src");
          recorded.events.length = 0;
          reader.html = html.replace("</body>", `<!--${"x".repeat(600_000)}--></body>`);
        }, src);
        await page.waitForFunction(() => recorded.events.some(({ type }) => type === "lectern-ready"));
        await open(page, inside);
        assert.equal((await kinds(inside)).length, 4);
        await press(page, inside, "Brightwick", ".restore");
        assert.match(await text(inside), /Brightwick/);
      }));
  });
}
