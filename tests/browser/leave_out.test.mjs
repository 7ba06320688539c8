// Pointing at what shall be left out of the articles of a site.
import { browsers } from "../support/browser.mjs";
import { addReader, readerPages } from "../support/reader_page.mjs";
import assert from "node:assert/strict";
import { describe, test } from "node:test";

const src = "/pages/noted.html";
const name = "blocks:127.0.0.1";
const { removed: words } = (await import("../../web/locales/en.json", { with: { type: "json" } })).default;

for (const browser of browsers) {
  describe(browser, () => {
    const { withReader } = readerPages(browser);
    // What people decide is remembered by the page.
    const reading = (work, options = {}) =>
      withReader(work, { ownPage: true, ...options, attributes: { src, ...options.attributes } });
    const text = (inside) => inside((shadow) => shadow.querySelector("article").textContent);
    const outlined = (inside) =>
      inside((shadow) =>
        [...shadow.querySelectorAll(".lectern-pointed")].map((block) => block.textContent.slice(0, 16)),
      );
    const said = (inside) => inside((shadow) => shadow.querySelector(".lectern-pointing p")?.textContent);
    const announced = (inside) => inside((shadow) => shadow.querySelector(".lectern-announcer").textContent);
    const stored = (page) => page.evaluate((key) => localStorage.getItem(`lectern.${key}`), name);
    /** Waits until something is so in the reader. */
    const until = (page, is, ...values) =>
      page.waitForFunction(
        `(${is})(document.querySelector("lectern-reader").shadowRoot, ...${JSON.stringify(values)})`,
      );

    const open = async (page, inside) => {
      await inside((shadow) => shadow.querySelector("[data-panel=removed]").click());
      await until(page, (shadow) => shadow.querySelector(".removed-panel .total"));
    };
    /** Begins to point. */
    const point = async (page, inside) => {
      await open(page, inside);
      await inside((shadow) => shadow.querySelector(".removed-panel .more").click());
      await until(page, (shadow) => shadow.querySelector(".lectern-pointing"));
    };
    /** Where the block stands that begins with some words. */
    const placeOf = (inside, start) =>
      inside((shadow, beginning) => {
        const block = [...shadow.querySelectorAll("article :is(h1, p, li)")].find((each) =>
          each.textContent.startsWith(beginning),
        );
        block.scrollIntoView({ block: "center" });
        const { left, top, height } = block.getBoundingClientRect();
        return [left + 8, top + height / 2];
      }, start);
    const hover = async (page, inside, start) => page.mouse.move(...(await placeOf(inside, start)));
    const click = async (page, inside, start) => page.mouse.click(...(await placeOf(inside, start)));
    const isGone = (page, start) =>
      until(
        page,
        (shadow, beginning) =>
          !shadow.querySelector("article").textContent.includes(beginning) && shadow.querySelector(".lectern-pointing"),
        start,
      );

    test("what stands in the same place is outlined under the pointer and left out by a click, on the site's other pages too, until it is put back", () =>
      reading(async (page, inside) => {
        await point(page, inside);
        assert.equal(await said(inside), words.pointing);
        await hover(page, inside, "Our fleet");
        assert.deepEqual(await outlined(inside), ["Our fleet of fou", "Every boat of th"]);
        await hover(page, inside, "The first boat");
        assert.deepEqual(await outlined(inside), ["The first boat l", "The last boat co"]);
        await click(page, inside, "Our fleet");
        await isGone(page, "Our fleet");
        assert.doesNotMatch(await text(inside), /Every boat/);
        assert.match(await text(inside), /From November on.*The crossing.*The first boat/s);
        assert.equal(await announced(inside), words.gone);
        const kept = await stored(page);
        assert.deepEqual(Object.keys(JSON.parse(kept)), ["drop"]);

        await page.reload();
        await page.evaluate(() => import("/dist/element.js").then(() => undefined));
        await addReader(page, { src });
        assert.doesNotMatch(await text(inside), /Our fleet/);
        await open(page, inside);
        assert.deepEqual(
          await inside((shadow) => [...shadow.querySelectorAll(".removed-panel h2")].map((title) => title.textContent)),
          [words.leftOutHere],
        );
        assert.equal(
          await inside((shadow) => shadow.querySelector(".removed-panel .total").textContent),
          "2 parts · 42 words",
        );
        await inside((shadow) => shadow.querySelector(".removed-panel .back").click());
        await until(
          page,
          (shadow) =>
            shadow.querySelector("article").textContent.includes("Our fleet") &&
            shadow.querySelector(".removed-panel .total") &&
            !shadow.querySelector(".removed-panel .back"),
        );
        assert.equal(await stored(page), null, "nothing is left behind");
      }));

    test("a link is not followed while one points", () =>
      reading(async (page, inside) => {
        await point(page, inside);
        const [x, y] = await inside((shadow) => {
          const { left, top, width, height } = shadow.querySelector("article a").getBoundingClientRect();
          return [left + width / 2, top + height / 2];
        });
        await page.mouse.click(x, y);
        await isGone(page, "Our fleet");
        assert.match(page.url(), /strict\.html|aids\.html/);
      }));

    test("by keyboard: arrows go from block to block, Enter leaves out and goes on there, Escape ends it without a trace", () =>
      reading(async (page, inside) => {
        const before = await inside((shadow) => shadow.querySelector("article").outerHTML);
        await point(page, inside);
        assert.deepEqual(await outlined(inside), ["From November on", "The crossing tak", "In January of on"]);
        await page.keyboard.press("Escape");
        assert.equal(await said(inside), undefined);
        assert.equal(
          (await inside((shadow) => shadow.querySelector("article").outerHTML)).replaceAll(' class=""', ""),
          before,
        );
        await point(page, inside);
        await page.keyboard.press("ArrowUp");
        await page.keyboard.press("ArrowDown");
        assert.deepEqual(await outlined(inside), ["Our fleet of fou", "Every boat of th"]);
        await page.keyboard.press("Enter");
        await isGone(page, "Our fleet");
        assert.equal(await inside((shadow) => shadow.activeElement.textContent.slice(0, 16)), "The crossing tak");
        await page.keyboard.press("Escape");
        assert.equal(await said(inside), undefined);
        assert.equal(await inside((shadow) => shadow.querySelectorAll("article [tabindex]").length), 0);
      }));

    test("the button ends it", () =>
      reading(async (page, inside) => {
        await point(page, inside);
        await inside((shadow) => shadow.querySelector(".lectern-pointing button").click());
        assert.deepEqual([await said(inside), await outlined(inside)], [undefined, []]);
      }));

    test("most of an article stays, whatever is asked, and what is of no block of the page cannot be left out: both are said", () =>
      reading(async (page, inside) => {
        await point(page, inside);
        const before = await text(inside);
        await click(page, inside, "From November");
        await until(
          page,
          (shadow, reason) => shadow.querySelector(".lectern-pointing p").textContent === reason,
          words.mostOfIt,
        );
        await click(page, inside, "The ferry in winter");
        assert.equal(await said(inside), words.notAlone);
        assert.equal(await text(inside), before);
        assert.equal(await stored(page), null);
      }));

    test("what is left out on one page stays on another where it is most of the article, and is not said to be left out there", () =>
      reading(async (page, inside) => {
        await point(page, inside);
        await click(page, inside, "Our fleet");
        await isGone(page, "Our fleet");
        await addReader(page, { src: "/pages/all_notes.html" });
        assert.match(await text(inside), /The oldest of the four.*The second and.*All four can be seen/s);
        await open(page, inside);
        assert.equal(await inside((shadow) => shadow.querySelector(".removed-panel .back")), null);
      }));

    test("what is stored wrongly leaves nothing out and breaks nothing; what is too much is cut to what the core takes", () =>
      reading(
        async (page, inside) => {
          assert.match(await text(inside), /Our fleet/);
          await point(page, inside);
          await click(page, inside, "Our fleet");
          await isGone(page, "Our fleet");
          const { keep, drop } = JSON.parse(await stored(page));
          assert.deepEqual([keep, drop.length, drop[0], drop.at(-1) > 5000], [[7], 500, 2502, true]);
        },
        {
          stored: {
            [name]: JSON.stringify({
              keep: [7, -1, "x", 4294967296, 1.5],
              drop: [null, {}, ...Array.from({ length: 3000 }, (_, index) => index + 1).filter((place) => place !== 7)],
            }),
          },
        },
      ));

    test("where the page cannot be explained, the panel says so", () =>
      reading(async (page, inside) => {
        await open(page, inside);
        await page.evaluate(() => {
          const reader = document.querySelector("lectern-reader");
          reader.store = { get: () => null, set: () => {} };
          // A page that is no text any more: its bytes were given away.
          const { page: bytes } = reader.original;
          structuredClone(bytes, { transfer: [bytes.buffer] });
        });
        await inside((shadow) => shadow.querySelector(".removed-panel .more").click());
        await until(
          page,
          (shadow, reason) => shadow.querySelector(".removed-panel [role=status]").textContent === reason,
          words.failed,
        );
      }));
  });
}
