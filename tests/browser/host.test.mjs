// What a host gives the reader and asks of it: content over the bar, the page, the place; in real browsers.
import { browsers } from "../support/browser.mjs";
import { eventOf, inReader, readerPages } from "../support/reader_page.mjs";
import assert from "node:assert/strict";
import { describe, test } from "node:test";

for (const name of browsers) {
  describe(name, () => {
    const { onPage, withReader } = readerPages(name);
    const long = { attributes: { src: "/pages/long.html" }, path: "/pages/strict.html" };
    const place = (page) => page.evaluate(() => document.querySelector("lectern-reader").place);
    const goTo = (page, words) =>
      page.evaluate((text) => void (document.querySelector("lectern-reader").place = text), words);

    test("what stands in the slot stands over the bar's row, and stays when the bar is built anew", () =>
      withReader(async (page) => {
        await page.evaluate(() => {
          const made = document.createElement("p");
          made.slot = "bar";
          made.textContent = "From the harbour";
          document.querySelector("lectern-reader").append(made);
        });
        const placed = () =>
          page.evaluate(() => {
            const [own, row, bar] = [
              document.querySelector("lectern-reader > p"),
              shadow().querySelector(".row"),
              shadow().querySelector(".lectern-bar"),
            ].map((each) => each.getBoundingClientRect());
            return own.height > 0 && own.top >= bar.top && own.bottom <= row.top;
          });
        assert.ok(await placed());
        await page.evaluate(() => void (document.querySelector("lectern-reader").settings = { uiLang: "de" }));
        await page.waitForFunction(() => shadow().querySelector(".lectern-bar").lang === "de");
        assert.ok(await placed());
      }, long));

    test("the place is what is read at the top, and can be gone to", () =>
      withReader(async (page) => {
        assert.match(await place(page), /^The keeper of the harbour light$/);
        await goTo(page, "Note 12. Day 45:");
        assert.match(await place(page), /^Note 12\. Day 45: .{100,184}$/);
        // Half a paragraph on, the place is its words there.
        await page.evaluate(() => scrollBy({ top: 100, behavior: "instant" }));
        const inside = await place(page);
        assert.doesNotMatch(inside, /^Note/);
        await goTo(page, "Note 16. Day 61:");
        await goTo(page, inside);
        assert.equal(await place(page), inside);
      }, long));

    test("words with an end that the article does not have lead to their beginning; others nowhere", () =>
      withReader(async (page) => {
        await goTo(page, "Note 12.  Day 45:\nA letter from the ministry arrived in June, which nobody has read");
        const there = await place(page);
        assert.match(there, /^Note 12\./);
        for (const words of ["There is no such sentence in it.", "", "   "]) {
          await goTo(page, words);
          assert.equal(await place(page), there);
        }
      }, long));

    test("without an article there is no place", () =>
      onPage(async (page) => {
        await page.evaluate(() => document.body.append(document.createElement("lectern-reader")));
        await goTo(page, "Anything");
        assert.equal(await place(page), "");
      }));

    test("the host's fetcher gets the page at src, and may refuse", () =>
      onPage(async (page) => {
        const read = (src) =>
          page.evaluate((address) => {
            const reader = document.querySelector("lectern-reader") ?? document.createElement("lectern-reader");
            reader.fetcher = (url) => {
              if (new URL(url).pathname === "/refused") throw new Error("not this one");
              return fetch("/pages/long.html");
            };
            reader.setAttribute("src", address);
            document.body.append(reader);
          }, src);
        await read("https://example.org/light");
        assert.equal((await eventOf(page, "lectern-ready")).title, "The keeper of the harbour light");
        await read("https://example.org/refused");
        assert.equal((await eventOf(page, "lectern-error")).code, "fetch-failed");
        assert.match(
          await inReader(page, (shadow) => shadow.querySelector(".lectern-status").textContent),
          /could not be loaded/,
        );
      }));
  });
}
