// The interface that scrolling, columns and pages implement: the same assertions for each of them.
import { browsers } from "../support/browser.mjs";
import { choose, settled } from "../support/paged_reader.mjs";
import { frames, readerPages } from "../support/reader_page.mjs";
import assert from "node:assert/strict";
import { describe, test } from "node:test";

const layouts = ["scroll", "columns", "pages"];

const articles = {
  "a wide window": { src: "/pages/long.html", width: 1400, height: 800 },
  "a narrow column": { src: "/pages/story.html", width: 320, height: 560, "font-size": "24" },
  "an article from right to left": { src: "/pages/story.ur.html", width: 700, height: 500, "font-size": "40" },
};

for (const browser of browsers) {
  for (const layout of layouts) {
    for (const [name, { width, height, ...attributes }] of Object.entries(articles)) {
      describe(`${layout} in ${browser}, ${name}`, () => {
        const { withReader } = readerPages(browser);

        /** Waits until the article is laid out, in pages if there are to be some, and has stopped moving. */
        const atRest = async (page) => {
          await frames(page, 3);
          const layoutNow = await page.evaluate(() => document.querySelector("lectern-reader").settings.layout);
          if (layoutNow === "pages") await settled(page);
        };

        const reading = (work, options = {}) =>
          withReader(
            async (page, inside) => {
              await atRest(page);
              await work(page, inside);
            },
            { attributes: { layout, "ui-lang": "en", ...attributes }, width, height, ...options },
          );

        /** Calls the view, waits until the article is at rest, and says what was returned and how the view is then. */
        const call = async (page, method, ...args) => {
          const returned = await page.evaluate(
            (each, values) => document.querySelector("lectern-reader").currentView.view[each](...values),
            method,
            args,
          );
          await atRest(page);
          return { returned, ...(await state(page)) };
        };
        const state = (page) =>
          page.evaluate(() => {
            const { view } = document.querySelector("lectern-reader").currentView;
            const { position, progress } = view;
            return { ...view.visibleRange(), position, progress };
          });

        /** The article's text, whose offsets the view counts in. */
        const textOf = (inside) =>
          inside((shadow) => {
            const left = "button, [data-embed], annotation, .lectern-control";
            const walker = document.createTreeWalker(shadow.querySelector("article"), NodeFilter.SHOW_TEXT);
            let text = "";
            while (walker.nextNode())
              if (!walker.currentNode.parentElement.closest(left)) text += walker.currentNode.data;
            return text;
          });

        /** The offset of a letter, so far in a text: 0 is the first, 1 the last. */
        const letterAt = (text, share) => {
          const offset = Math.round(share * (text.trimEnd().length - 1));
          return offset + text.slice(offset).search(/\p{L}/u);
        };

        const assertVisible = ({ start, end }, offset, what) =>
          assert.ok(start <= offset && offset < end, `${what}: ${offset} in ${start} to ${end}`);

        test("what was gone to is visible", () =>
          reading(async (page, inside) => {
            const text = await textOf(inside);
            for (const share of [0.5, 0.2, 0.9, 0, 0.7]) {
              const offset = letterAt(text, share);
              const there = await call(page, "goTo", offset);
              assertVisible(there, offset, `${share}`);
              assert.equal(there.position, offset);
            }
          }));

        test("next goes on to the end without leaving any text out, and previous goes back the same way", () =>
          reading(async (page, inside) => {
            const text = await textOf(inside);
            const screens = [await state(page)];
            assert.equal(screens[0].start, 0);
            for (let turned = true; turned && screens.length < 100; ) {
              const now = await call(page, "next");
              turned = now.returned;
              if (!turned) break;
              const before = screens.at(-1);
              assert.ok(now.start >= before.start, `${now.start} after ${before.start}`);
              assert.ok(now.end >= before.end, `${now.end} after ${before.end}`);
              assert.equal(text.slice(before.end, now.start).trim(), "", "nothing between two screens");
              assert.ok(now.progress > before.progress, `${now.progress} after ${before.progress}`);
              screens.push(now);
            }
            assert.ok(screens.length > 2, `${screens.length} screens`);
            assert.equal(screens.at(-1).progress, 1);
            assert.equal(text.slice(screens.at(-1).end).trim(), "", "the end is visible");
            let at = screens.at(-1);
            for (;;) {
              const now = await call(page, "previous");
              if (!now.returned) break;
              assert.ok(now.start <= at.start, `${now.start} before ${at.start}`);
              at = now;
            }
            assert.deepEqual([at.start, at.progress], [0, 0]);
            // The way there is the way back, but for the last step, which may be shorter.
            const { start } = await call(page, "next");
            assert.equal(start, screens[1].start);
            await call(page, "next");
            if (screens.length > 3) assert.equal((await call(page, "previous")).start, start);
          }));

        test("the start and the end", () =>
          reading(async (page, inside) => {
            const text = await textOf(inside);
            const end = await call(page, "goTo", "end");
            assert.equal(end.progress, 1);
            assertVisible(end, letterAt(text, 1), "the last letter");
            assert.equal((await call(page, "next")).returned, false);
            const start = await call(page, "goTo", "start");
            assert.deepEqual([start.progress, start.start], [0, 0]);
            assert.equal((await call(page, "previous")).returned, false);
          }));

        test("each relocation is told once, also by another view than the one that was asked", () =>
          reading(async (page, inside) => {
            const text = await textOf(inside);
            await page.evaluate(() => {
              globalThis.relocations = 0;
              document.querySelector("lectern-reader").currentView.view.onRelocate(() => (relocations += 1));
            });
            const told = (count) => page.waitForFunction((wanted) => relocations >= wanted, {}, count);
            await call(page, "goTo", letterAt(text, 0.3));
            await told(1);
            await frames(page, 40); // what the first display of the article was is told by now, too
            await page.evaluate(() => (relocations = 0));
            let count = 0;
            for (const [method, ...args] of [
              ["next"],
              ["goTo", letterAt(text, 0.8)],
              ["previous"],
              ["goTo", "start"],
            ]) {
              await call(page, method, ...args);
              await told((count += 1));
            }
            await choose(page, { layout: layout === "scroll" ? "columns" : "scroll" });
            await told((count += 1));
            await call(page, "next");
            await told(count + 1);
            assert.equal(await page.evaluate(() => relocations), count + 1);
          }));

        test("the same text stays visible when the window, the settings or the layout change", () =>
          reading(async (page, inside) => {
            const text = await textOf(inside);
            const offset = letterAt(text, 0.6);
            await call(page, "goTo", offset);
            await frames(page, 30); // as users do, who do not resize the window while it scrolls
            const assertSame = async (what) => {
              await atRest(page);
              assertVisible(await state(page), offset, what);
            };
            for (const size of [
              { width: Math.round(width * 0.8), height },
              { width, height: height + 200 },
              { width, height: height - 60 },
              { width: width + 300, height },
              { width, height },
            ]) {
              await page.setViewport(size);
              await assertSame(`${size.width} by ${size.height}`);
            }
            for (const settings of [{ fontSize: 31 }, { contentWidth: 22 }, { lineHeight: 2.2 }, {}]) {
              await choose(page, { fontSize: 20, contentWidth: 30, lineHeight: 1.6, layout, ...settings });
              await assertSame(JSON.stringify(settings));
            }
            for (const other of [...layouts, ...layouts, layout]) {
              await choose(page, { layout: other });
              await assertSame(other);
              assert.equal((await state(page)).position, offset, other);
            }
          }));

        test("the article is where it was when the interface has another language", () =>
          reading(async (page, inside) => {
            const offset = letterAt(await textOf(inside), 0.6);
            await call(page, "goTo", offset);
            await page.evaluate(() => document.querySelector("lectern-reader").setAttribute("ui-lang", "de"));
            await page.waitForFunction(
              () => document.querySelector("lectern-reader").shadowRoot.querySelector(".lectern-bar").lang === "de",
            );
            await atRest(page);
            assertVisible(await state(page), offset, "in German");
          }));

        test("a part that is not visible is revealed, one that is stays where it is", () =>
          reading(async (page, inside) => {
            const text = await textOf(inside);
            const reveal = async (share) => {
              const offset = letterAt(text, share);
              await inside((shadow, wanted) => {
                const walker = document.createTreeWalker(shadow.querySelector("article"), NodeFilter.SHOW_TEXT);
                let left = wanted;
                for (walker.nextNode(); ; walker.nextNode()) {
                  const node = walker.currentNode;
                  if (node.parentElement.closest(".lectern-control")) continue;
                  if (left < node.length) break;
                  left -= node.length;
                }
                const range = document.createRange();
                range.setStart(walker.currentNode, left);
                range.setEnd(walker.currentNode, left + 1);
                shadow.host.currentView.view.reveal(range, 0);
              }, offset);
              await page.waitForFunction(
                (wanted) => {
                  const { start, end } = document.querySelector("lectern-reader").currentView.view.visibleRange();
                  return start <= wanted && wanted < end;
                },
                {},
                offset,
              );
              await atRest(page);
              return state(page);
            };
            const there = await reveal(0.7);
            assert.ok(there.start > 0);
            await frames(page, 30);
            const { start, end } = await state(page);
            const inTheMiddle = (start + end) / 2 / text.length;
            assert.equal((await reveal(inTheMiddle)).start, start);
          }));

        test("a reader that is hidden has no visible text and no progress", () =>
          reading(
            async (page) => {
              await call(page, "goTo", "end");
              await page.evaluate(() => (document.querySelector("lectern-reader").style.display = "none"));
              await frames(page, 3);
              const hidden = await state(page);
              assert.deepEqual([hidden.start, hidden.end, hidden.progress], [0, 0, 0]);
            },
            { ownPage: true },
          ));
      });
    }
  }
}
