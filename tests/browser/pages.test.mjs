// The article in pages: turned in every way, the same words kept in sight, its text layer the article's own text.
import { browsers } from "../support/browser.mjs";
import { choose, first, inSight, pagedReaders, settled, textOf, where } from "../support/paged_reader.mjs";
import {
  addReader,
  frames,
  inReader,
  placeKept,
  readerPages,
  root,
  scrolledTo,
  select,
} from "../support/reader_page.mjs";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

const long = "/pages/long.html";

for (const browser of browsers) {
  describe(`pages in ${browser}`, () => {
    const { onPage, withReader, reading } = pagedReaders(browser);

    test("turned by every key, the wheel, the buttons, the slider and a click in the margin, and not beyond the ends", () =>
      reading(async (page, inside) => {
        const [, count] = await where(page);
        assert.ok(count > 5, `${count} pages`);
        for (const [key, wanted] of [
          ["ArrowRight", 2],
          [" ", 3],
          ["PageDown", 4],
          ["ArrowLeft", 3],
          ["PageUp", 2],
          ["End", count],
          ["ArrowRight", count],
          ["Home", 1],
          ["ArrowLeft", 1],
        ]) {
          await page.keyboard.press(key);
          assert.equal(await first(page), wanted, key);
        }
        await page.mouse.move(500, 400);
        await page.mouse.wheel({ deltaY: 120 });
        assert.equal(await first(page), 2, "wheel");
        await inside((shadow) => shadow.querySelector(".lectern-turner .next").click());
        assert.equal(await first(page), 3, "button");
        await page.mouse.click(965, 400);
        assert.equal(await first(page), 4, "right margin");
        await page.mouse.click(20, 400);
        assert.equal(await first(page), 3, "left margin");
        await page.mouse.click(500, 300);
        assert.equal(await first(page), 3, "in the text nothing is turned");
        await inside((shadow) => {
          const slider = shadow.querySelector(".lectern-turner input");
          slider.value = 5;
          slider.dispatchEvent(new Event("input", { bubbles: true }));
        });
        assert.equal(await first(page), 5, "slider");
      }));

    test("a finger drags the page with it: far or quick is a turn, little is none, and a tap at the side turns", () =>
      reading(async (page, inside) => {
        const stroke = async (from, to, steps = 6, wait = 12) => {
          await page.touchscreen.touchStart(from, 400);
          for (let step = 1; step <= steps; step += 1) {
            await page.touchscreen.touchMove(from + ((to - from) * step) / steps, 401);
            await new Promise((resolve) => setTimeout(resolve, wait));
          }
          const moved = await inside((shadow) => shadow.querySelector("article").scrollLeft);
          await page.touchscreen.touchEnd();
          return moved;
        };
        const moved = await stroke(800, 300);
        assert.ok(moved > 200, `followed the finger: ${moved}`);
        assert.equal(await first(page), 2);
        await stroke(300, 800);
        assert.equal(await first(page), 1);
        await stroke(600, 560, 6, 120);
        assert.equal(await first(page), 1, "a little, slowly");
        await page.touchscreen.tap(950, 400);
        assert.equal(await first(page), 2, "tap");
        await page.touchscreen.tap(60, 400);
        assert.equal(await first(page), 1, "tap");
      }));

    test("the text layer holds the scrolling article's text, letter for letter, and goes without a trace", () =>
      withReader(
        async (page, inside) => {
          const look = () =>
            inside((shadow) =>
              shadow
                .querySelector("article")
                .cloneNode(true)
                .outerHTML.replace(/ (tabindex|role|aria-label)="[^"]*"/g, ""),
            );
          const [text, html] = [await textOf(page), await look()];
          await choose(page, { layout: "pages" });
          await settled(page);
          assert.equal(await textOf(page), text);
          assert.notEqual(await look(), html);
          await choose(page, { layout: "scroll" });
          assert.equal(await textOf(page), text);
          assert.equal(await look(), html);
        },
        { attributes: { src: "/pages/story.html" } },
      ));

    test("words of the layer stand where they are painted", () =>
      reading(async (page, inside) => {
        await page.keyboard.press("ArrowRight");
        await settled(page);
        const found = await inside((shadow) => {
          const canvas = [...shadow.querySelectorAll(".lectern-sheet:not([hidden]) canvas:not(.ground)")].find(
            (one) => {
              const { left, right } = one.getBoundingClientRect();
              return left < innerWidth / 2 && right > innerWidth / 2;
            },
          );
          const at = canvas.getBoundingClientRect();
          const scale = canvas.width / at.width;
          const context = canvas.getContext("2d");
          const ink = (left, top, width, height) => {
            if (width <= 0) return 0;
            const { data } = context.getImageData(
              (left - at.left) * scale,
              (top - at.top) * scale,
              Math.max(1, width * scale),
              Math.max(1, height * scale),
            );
            let sum = 0;
            for (let i = 3; i < data.length; i += 4) sum += data[i] > 60 ? 1 : 0;
            return sum;
          };
          const result = { words: 0, empty: [], gaps: 0, filled: [] };
          for (const line of shadow.querySelectorAll(".lectern-line")) {
            const node = line.firstChild;
            const box = line.getBoundingClientRect();
            if (box.left < 0 || box.right > innerWidth || !(node instanceof Text)) continue;
            for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
              const range = document.createRange();
              range.setStart(node, index);
              range.setEnd(node, index + word.length);
              const own = range.getBoundingClientRect();
              result.words += 1;
              if (ink(own.left, own.top, own.width, own.height) === 0) result.empty.push(word);
              // The space after it, but for what letters reach over.
              range.setStart(node, index + word.length);
              range.setEnd(node, Math.min(node.length, index + word.length + 1));
              const space = range.getBoundingClientRect();
              if (space.width < 4 || /[fd’”]$/.test(word) || index + word.length >= node.data.trimEnd().length)
                continue;
              result.gaps += 1;
              if (ink(space.left + 1.5, space.top, space.width - 3, space.height) > 0) result.filled.push(word);
            }
          }
          return result;
        });
        assert.ok(found.words > 100, `${found.words} words in sight`);
        assert.deepEqual(found.empty, []);
        assert.ok(found.filled.length <= found.gaps * 0.02, `ink in the spaces after ${found.filled.join(" ")}`);
      }));

    test("the same words are in sight after a change of size, face, width, theme and window, and the same page comes back", () =>
      reading(async (page) => {
        for (let i = 0; i < 4; i += 1) {
          await page.keyboard.press("ArrowRight");
          await settled(page);
        }
        const before = await where(page);
        const words = await inReader(page, (shadow) => shadow.host.place);
        for (const settings of [
          { fontSize: 27 },
          { fontFamily: "sans-serif" },
          { contentWidth: 22 },
          { theme: "dark" },
          { lineHeight: 2 },
          { alignment: "justify" },
        ]) {
          await choose(page, { layout: "pages", ...settings });
          await settled(page);
          assert.equal(await inSight(page, words), true, JSON.stringify(settings));
        }
        await choose(page, {
          fontSize: 20,
          fontFamily: "serif",
          contentWidth: 30,
          theme: "auto",
          lineHeight: 1.6,
          alignment: "start",
        });
        assert.deepEqual(await where(page), before);
        for (const [width, height] of [
          [1400, 900],
          [420, 760],
          [1000, 800],
        ]) {
          await page.setViewport({ width, height });
          await settled(page);
          assert.equal(await inSight(page, words), true, `${width} by ${height}`);
        }
        assert.deepEqual(await where(page), before);
        await choose(page, { layout: "scroll" });
        assert.equal(await inSight(page, words), true, "by scrolling");
        await choose(page, { layout: "pages" });
        assert.deepEqual(await where(page), before);
      }));

    test("one page in a narrow window, two in a wide one, an opening turned at once", () =>
      reading(
        async (page, inside) => {
          const [left, right] = await where(page);
          assert.deepEqual([left, right], [1, 2]);
          const halves = await inside((shadow) => {
            const lines = [...shadow.querySelectorAll(".lectern-line")]
              .map((line) => line.getBoundingClientRect())
              .filter(({ left: x, right: end }) => x >= 0 && end <= innerWidth);
            return [
              lines.filter(({ right: end }) => end <= innerWidth / 2).length,
              lines.filter(({ left: x }) => x >= innerWidth / 2).length,
              lines.length,
            ];
          });
          assert.ok(halves[0] > 5 && halves[1] > 5, String(halves));
          assert.equal(halves[0] + halves[1], halves[2], "no line stands over the fold");
          await page.keyboard.press("ArrowRight");
          assert.deepEqual((await where(page)).slice(0, 2), [3, 4]);
          await page.setViewport({ width: 700, height: 800 });
          assert.equal((await where(page)).length, 2);
        },
        { width: 1400 },
      ));

    test("right to left: pages go to the left, and their numbers with them", () =>
      reading(
        async (page, inside) => {
          const [, count] = await where(page);
          assert.ok(count > 1, `${count} pages`);
          await page.keyboard.press("ArrowLeft");
          assert.equal(await first(page), 2);
          assert.ok((await inside((shadow) => shadow.querySelector("article").scrollLeft)) < 0);
          await page.keyboard.press("ArrowRight");
          assert.equal(await first(page), 1);
          await page.mouse.click(8, 200);
          assert.equal(await first(page), 2, "the left margin leads on");
          await page.setViewport({ width: 1500, height: 330 });
          const sides = await where(page);
          assert.ok(sides[1] === sides[0] + 1, "an opening");
          const heading = await inside((shadow) => {
            shadow.host.place = shadow.querySelector("h1").textContent;
            return shadow.querySelector("h1").getBoundingClientRect().left;
          });
          assert.ok(heading > 750, "the first page is the right one");
        },
        { attributes: { src: "/pages/story.ur.html", "ui-lang": "en" }, width: 600, height: 330 },
      ));

    test("links inside the article and entries of the outline lead to their page; others are followed", () =>
      reading(
        async (page, inside) => {
          const [, count] = await where(page);
          assert.ok(count > 2);
          await inside((shadow) => shadow.querySelector("a[href='#note'], sup a").click());
          assert.equal(await inSight(page, "It was printed twice"), true);
          assert.ok((await first(page)) > 1);
          await inside((shadow) => shadow.querySelector("li a[href^='#']").click());
          assert.equal(await inSight(page, "printed."), true);
          await page.keyboard.press("o");
          await inside((shadow) => [...shadow.querySelectorAll(".panel.explore nav a")].at(-1).click());
          await settled(page);
          assert.equal(await inSight(page, "A clock for the quay"), true);
        },
        { attributes: { src: "/pages/story.html", "font-size": "40" }, width: 700, height: 500 },
      ));

    test("what the browser finds or brings into focus is turned to", () =>
      reading(async (page, inside) => {
        const found = await page.evaluate(() => {
          document.getSelection().removeAllRanges();
          return window.find("Note 27.");
        });
        assert.equal(found, true, "found across the whole article");
        assert.equal(await inSight(page, "Note 27."), true);
        await inside((shadow) =>
          shadow.querySelectorAll("article h2")[3].scrollIntoView({ block: "center", inline: "center" }),
        );
        await settled(page);
        assert.equal(
          await inSight(page, await inside((shadow) => shadow.querySelectorAll("article h2")[3].textContent)),
          true,
        );
        const { left, width } = await inside((shadow) => ({
          left: shadow.querySelector("article").scrollLeft,
          width: shadow.querySelector("article").clientWidth,
        }));
        assert.equal(left % width, 0, "and a whole page is shown");
      }));

    test("a highlight stays on its words over changes of the layout, and is there after a reload", () =>
      reading(async (page, inside) => {
        const words = "hundred and forty steps that turned";
        await select(inside, words);
        await page.keyboard.press("h");
        const marked = () =>
          inside((shadow) =>
            [...shadow.querySelectorAll("article mark.lectern-highlight")]
              .map((mark) => mark.textContent)
              .join("")
              .replace(/\s+/g, " "),
          );
        assert.equal(await marked(), words);
        for (const settings of [{ fontSize: 31 }, { fontSize: 20, layout: "scroll" }, { layout: "pages" }]) {
          await choose(page, { layout: "pages", ...settings });
          if (settings.layout !== "scroll") await settled(page);
          assert.equal(await marked(), words, JSON.stringify(settings));
        }
        const over = await inside((shadow) => {
          const mark = shadow.querySelector("article mark.lectern-highlight");
          const line = mark.closest(".lectern-line");
          const [a, b] = [mark.getBoundingClientRect(), line.getBoundingClientRect()];
          return (
            a.width > 20 &&
            a.left >= b.left - 1 &&
            a.right <= b.right + 1 &&
            getComputedStyle(mark).backgroundColor !== "rgba(0, 0, 0, 0)"
          );
        });
        assert.equal(over, true, "it is seen");
        await addReader(page, { src: long, layout: "pages" });
        await settled(page);
        assert.equal(await marked(), words);
      }));

    test("what is selected over two pages is copied as clean text", () =>
      reading(
        async (page, inside) => {
          const text = await inside((shadow) => {
            const article = shadow.querySelector("article");
            const [from, to] = [article.querySelector("h2"), article.querySelectorAll("h2")[1]];
            const selection = shadow.getSelection?.() ?? document.getSelection();
            const texts = (of) => {
              const walker = document.createTreeWalker(of, NodeFilter.SHOW_TEXT);
              const nodes = [];
              while (walker.nextNode()) nodes.push(walker.currentNode);
              return nodes;
            };
            const last = texts(to).at(-1);
            selection.setBaseAndExtent(texts(from)[0], 0, last, last.length);
            const copied = new ClipboardEvent("copy", {
              clipboardData: new DataTransfer(),
              bubbles: true,
              composed: true,
              cancelable: true,
            });
            article.dispatchEvent(copied);
            return {
              copied: copied.clipboardData.getData("text/plain"),
              plain: [from, ...article.querySelectorAll("p, h2, h3, pre")].map((one) =>
                one.matches("pre") ? one.textContent.trimEnd() : one.textContent.replace(/\s+/g, " ").trim(),
              ),
            };
          });
          const parts = text.copied.split("\n\n");
          assert.ok(parts.length >= 3, text.copied);
          for (const part of parts) assert.ok(text.plain.includes(part), part);
          assert.doesNotMatch(text.copied, /\n\n\n| {2}|\u00ad/);
        },
        { attributes: { "font-size": "32" }, width: 700, height: 500 },
      ));

    test("a selection drawn past the text ends at the nearest words, and outlasts a change of the layout", () =>
      reading(async (page, inside) => {
        const selected = () => inside((shadow) => (shadow.getSelection?.() ?? document.getSelection()).toString());
        const from = await inside((shadow) => {
          const [line] = shadow.querySelectorAll("article p:not(header p) .lectern-line");
          const { left, right, top, bottom, height } = line.getBoundingClientRect();
          return { x: left + 40, y: (top + bottom) / 2, right, height };
        });
        await page.mouse.move(from.x, from.y);
        await page.mouse.down();
        await page.mouse.move(from.x + 60, from.y + from.height, { steps: 3 });
        await page.mouse.move(980, from.y + from.height, { steps: 3 });
        await frames(page);
        await page.mouse.up();
        await frames(page); // the browser draws the selection on when the button is let go
        const text = await selected();
        const lines = await inside((shadow) =>
          [...shadow.querySelectorAll("article p:not(header p) .lectern-line")]
            .slice(0, 2)
            .map((line) => line.textContent),
        );
        assert.ok((lines[0] + lines[1]).includes(text.trim()) && text.trim().endsWith(lines[1].trim().slice(-8)), text);
        await page.setViewport({ width: 1000, height: 700 });
        await settled(page);
        assert.equal(await selected(), text);
      }));

    test("reading aloud marks its words under the painted ones, and the pages follow", () =>
      reading(
        async (page, inside) => {
          await page.keyboard.press("p");
          for (let i = 0; i < 14; i += 1) {
            const last = await page.evaluate(() => {
              const { text } = speech.said.at(-1);
              speech.current.onboundary({ name: "word", charIndex: 0, charLength: 3 });
              return text;
            });
            await settled(page);
            assert.equal(await inSight(page, last.slice(0, 10)), true, last);
            await page.evaluate(() => speech.finish());
          }
          assert.ok((await first(page)) > 1);
          const marked = await inside(() =>
            CSS.highlights ? [...CSS.highlights.get("lectern-sentence")].map(String).join() : "none",
          );
          if (marked !== "none") assert.ok(marked.length > 5);
        },
        { width: 600, height: 500 },
      ));

    test("a theme is painted without laying out anew", () =>
      reading(async (page, inside) => {
        const ink = () =>
          inside((shadow) => {
            const canvas = [...shadow.querySelectorAll(".lectern-sheet:not([hidden]) canvas:not(.ground)")].find(
              (one) => Math.abs(one.getBoundingClientRect().left) < innerWidth,
            );
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            for (let i = 0; i < data.length; i += 4)
              if (data[i + 3] === 255) return `${data[i]} ${data[i + 1]} ${data[i + 2]}`;
            return "";
          });
        await inside((shadow) => (globalThis.line = shadow.querySelector(".lectern-line")));
        assert.equal(await ink(), "27 26 31");
        await choose(page, { layout: "pages", theme: "sepia" });
        assert.equal(await ink(), "67 51 35");
        assert.equal(await inside((shadow) => shadow.querySelector(".lectern-line") === globalThis.line), true);
      }));

    test("pages slide, but for those who ask for no motion", () =>
      reading(async (page, inside) => {
        const steps = (reduced) =>
          inside(async (shadow, still) => {
            const { matchMedia: ask, requestAnimationFrame: frame } = globalThis;
            globalThis.matchMedia = (query) =>
              /reduced-motion/.test(query)
                ? { matches: still, addEventListener() {}, removeEventListener() {} }
                : ask(query);
            // A clock of its own: frames are 16 ms apart, however busy the machine is.
            const times = new Set();
            globalThis.requestAnimationFrame = (run) => frame((now) => run(16 * times.add(now).size));
            const article = shadow.querySelector("article");
            const seen = new Set();
            shadow.querySelector(".lectern-turner .next").click();
            const atOnce = article.scrollLeft;
            while (article.matches(".lectern-busy")) {
              await new Promise((resolve) => frame(resolve));
              seen.add(Math.round(article.scrollLeft));
            }
            Object.assign(globalThis, { matchMedia: ask, requestAnimationFrame: frame });
            return { atOnce, places: seen.size, end: article.scrollLeft };
          }, reduced);
        const moving = await steps(false);
        assert.ok(moving.places > 5 && moving.atOnce < moving.end, JSON.stringify(moving));
        const still = await steps(true);
        assert.ok(still.places <= 1 && still.atOnce === still.end, JSON.stringify(still));
      }));

    test("comes back to the page where one stopped", () =>
      reading(async (page) => {
        for (let i = 0; i < 2; i += 1) await page.keyboard.press("ArrowRight");
        await placeKept(page, () => page.keyboard.press("ArrowRight"));
        const before = await where(page);
        await addReader(page, { src: long, layout: "pages" });
        assert.deepEqual(await where(page), before);
        assert.equal(await inReader(page, (shadow) => shadow.querySelector(".lectern-resume") !== null), true);
      }));

    test("pages that would be too small scroll, a note says so, and a larger window has them again", () =>
      withReader(
        async (page, inside) => {
          await page.waitForFunction(() =>
            document.querySelector("lectern-reader").shadowRoot.querySelector(".lectern-pages-note"),
          );
          assert.equal(
            await inside((shadow) => shadow.querySelector(".lectern-paged, .lectern-line, .lectern-turner")),
            null,
          );
          assert.match(
            await inside((shadow) => shadow.querySelector(".lectern-pages-note").textContent),
            /cannot be shown in pages/,
          );
          assert.ok((await inside((shadow) => shadow.querySelector("article").offsetHeight)) > 1000);
          await page.setViewport({ width: 1000, height: 800 });
          await settled(page);
          await page.setViewport({ width: 1000, height: 130 });
          await page.waitForFunction(
            () => !document.querySelector("lectern-reader").shadowRoot.querySelector(".lectern-paged"),
          );
          await inside((shadow) => shadow.querySelector(".lectern-pages-note .back")?.click());
        },
        { attributes: { src: long, layout: "pages" }, width: 1000, height: 130 },
      ));

    test("pages come back, and the note goes, when the reader alone had no room for a while", () =>
      reading(async (page, inside) => {
        const style = (text) =>
          page.evaluate((css) => (document.querySelector("lectern-reader").style.cssText = css), text);
        await style("display:block;width:0");
        await page.waitForFunction(() =>
          document.querySelector("lectern-reader").shadowRoot.querySelector(".lectern-pages-note"),
        );
        assert.equal(await inside((shadow) => shadow.querySelector(".lectern-paged")), null);
        await style("");
        await settled(page);
        assert.equal(await inside((shadow) => shadow.querySelector(".lectern-pages-note")), null);
        // Another time it is told again.
        await style("display:block;width:0");
        await page.waitForFunction(() =>
          document.querySelector("lectern-reader").shadowRoot.querySelector(".lectern-pages-note"),
        );
      }));

    test("in a box that scrolls, under something else, a turn brings the pages and the bar under them into sight", () =>
      reading(async (page) => {
        await page.evaluate(() => {
          const box = Object.assign(document.createElement("div"), { id: "box" });
          box.style.cssText = "height: 600px; overflow: auto";
          const above = Object.assign(document.createElement("p"), { textContent: "Above it." });
          above.style.cssText = "height: 60px; margin: 0";
          box.append(above, document.querySelector("lectern-reader"));
          document.body.append(box);
        });
        await settled(page);
        await page.evaluate(() =>
          document.querySelector("lectern-reader").shadowRoot.querySelector("article").focus({ preventScroll: true }),
        );
        await page.keyboard.press("PageDown");
        const over = await page.evaluate(() => {
          const [box, bar] = [
            document.getElementById("box"),
            document.querySelector("lectern-reader").shadowRoot.querySelector(".lectern-turner"),
          ].map((one) => one.getBoundingClientRect().bottom);
          return bar - box;
        });
        assert.ok(over <= 1, `the bar ends ${over} px below the box`);
      }));

    test("a reader with a height of its own, or in a cell that has one, has pages as high as that", () =>
      reading(async (page, inside) => {
        const style = (text) =>
          page.evaluate((css) => (document.querySelector("lectern-reader").style.cssText = css), text);
        /** Waits until the bar under the pages ends so far over the reader's end, and the reader is so high. */
        const high = (height, under = 0) =>
          page.waitForFunction(
            (wanted, over) => {
              const { shadowRoot, offsetHeight } = document.querySelector("lectern-reader");
              const [host, bar] = [shadowRoot.host, shadowRoot.querySelector(".lectern-turner")].map(
                (box) => box?.getBoundingClientRect().bottom,
              );
              return Math.abs(offsetHeight - wanted) < 1 && Math.abs(host - bar - over) < 1;
            },
            { timeout: 5000 },
            height,
            under,
          );
        await high(800);
        await style("width:700px;height:500px;box-sizing:border-box;padding-bottom:10px");
        await high(500, 10);
        await style("height:600px");
        await high(600);
        await style("width:900px;min-height:300px");
        await high(800);
        await page.evaluate(() => {
          document.body.style.cssText = "display:grid;grid-template-rows:450px 1fr";
          document.querySelector("lectern-reader").style.cssText = "";
        });
        await high(450);
        assert.ok((await inside((shadow) => shadow.querySelector("article").offsetHeight)) < 400);
      }));

    test("what precedes and follows the reader on its page is scrolled to at the first and the last page, and back from", () =>
      reading(async (page, inside) => {
        await page.evaluate(() => {
          for (const place of ["beforebegin", "afterend"]) {
            const box = document.createElement("div");
            box.style.cssText = "block-size:300px";
            document.querySelector("lectern-reader").insertAdjacentElement(place, box);
          }
        });
        const wheel = async (deltaY) => {
          await page.mouse.wheel({ deltaY });
          return scrolledTo(page);
        };
        await page.mouse.move(500, 600);
        assert.ok((await wheel(100)) > 0, "down to the pages");
        assert.equal(await first(page), 1, "which are not turned before all of them is seen");
        await page.keyboard.press("End");
        const [count] = await where(page);
        const before = await page.evaluate(() => Math.round(scrollY));
        const after = await wheel(250);
        assert.ok(after > before + 100, `${before} to ${after}`);
        if ((await inside((shadow) => shadow.querySelector("article").getBoundingClientRect().top)) < -1) {
          assert.ok((await wheel(-250)) < after, "back");
          assert.equal(await first(page), count);
        }
        await wheel(-60);
        await page.keyboard.press("Home");
        await settled(page);
        const low = await page.evaluate(() => Math.round(scrollY));
        assert.ok((await wheel(-200)) < low, "upwards at the first page");
      }));

    test("where the layout module cannot be had, the article scrolls and a note says so", () =>
      onPage(async (page) => {
        await page.setRequestInterception(true);
        page.on("request", (request) => (/\/layout\./.test(request.url()) ? request.abort() : request.continue()));
        await addReader(page, { src: long, layout: "pages" });
        await page.waitForFunction(() =>
          document.querySelector("lectern-reader").shadowRoot.querySelector(".lectern-pages-note"),
        );
        assert.ok((await inReader(page, (shadow) => shadow.querySelector("article").offsetHeight)) > 1000);
        await inReader(page, (shadow) => shadow.querySelector(".lectern-pages-note .back").click());
        assert.equal(await page.evaluate(() => document.querySelector("lectern-reader").settings.layout), "scroll");
      }));

    test("a note stands over the bar under the pages, not over their text", () =>
      reading(async (page, inside) => {
        await page.keyboard.press("ArrowRight");
        await placeKept(page, () => page.keyboard.press("ArrowRight"));
        await addReader(page, { src: long, layout: "pages" });
        await settled(page);
        const [note, text] = await inside((shadow) => [
          shadow.querySelector(".lectern-resume>div").getBoundingClientRect().top,
          Math.max(
            ...[...shadow.querySelectorAll(".lectern-line")]
              .map((line) => line.getBoundingClientRect())
              .filter(({ left, right }) => left >= 0 && right <= innerWidth)
              .map(({ bottom }) => bottom),
          ),
        ]);
        assert.ok(note >= text, `${note} under ${text}`);
      }));

    test("line focus lights lines of one page of two, and goes on from the last of one to the first of the other", () =>
      reading(
        async (page, inside) => {
          const lit = () =>
            inside((shadow) => {
              const panes = [...shadow.querySelectorAll(".lectern-pane:not([hidden])")].map((pane) =>
                pane.getBoundingClientRect(),
              );
              const lines = [...shadow.querySelectorAll(".lectern-line")]
                .map((line) => line.getBoundingClientRect())
                .filter(({ left, right }) => left >= 0 && right <= innerWidth);
              const free = lines.filter(({ left, right, top, bottom }) => {
                const [x, y] = [(left + right) / 2, (top + bottom) / 2];
                return !panes.some((pane) => x > pane.left && x < pane.right && y > pane.top && y < pane.bottom);
              });
              return {
                left: free.filter(({ right }) => right <= innerWidth / 2).length,
                right: free.filter(({ left }) => left >= innerWidth / 2).length,
              };
            });
          await page.keyboard.press("ArrowRight"); // to pages of nothing but text
          await settled(page);
          await page.mouse.move(300, 400);
          await frames(page);
          const onTheLeft = await lit();
          assert.ok(onTheLeft.left >= 1 && onTheLeft.right === 0, JSON.stringify(onTheLeft));
          await page.mouse.move(1100, 400);
          await frames(page);
          const onTheRight = await lit();
          assert.ok(onTheRight.right >= 1 && onTheRight.left === 0, JSON.stringify(onTheRight));
          await page.mouse.move(300, 790);
          await frames(page);
          assert.ok((await lit()).left >= 1);
          for (let i = 0; i < 40 && (await lit()).right === 0; i += 1) {
            await page.keyboard.press("ArrowDown");
            await settled(page);
          }
          assert.ok((await lit()).right >= 1, "on to the other page");
        },
        { attributes: { focus: "3" }, width: 1400 },
      ));

    test("a list of thousands of items opens in time that grows with it, not with its square", () =>
      onPage(async (page) => {
        const items = Array.from(
          { length: 4000 },
          (_, i) => `<li>Item ${i} of a long list, which says something.</li>`,
        ).join("");
        await addReader(page, {}, { type: "lectern-settings" });
        const longest = await page.evaluate(async (list) => {
          const reader = document.querySelector("lectern-reader");
          const words = `<p>${"This is a paragraph of an article, long enough to be one, with commas. ".repeat(8)}</p>`;
          reader.url = "https://example.org/";
          reader.html = `<html lang="en"><title>Many</title><body><article><h1>Many</h1>${words}<ul>${list}</ul>${words}</article>`;
          while (!reader.shadowRoot.querySelector("article")) await new Promise(requestAnimationFrame);
          reader.settings = { layout: "pages" };
          while (!reader.shadowRoot.querySelector(".lectern-paged")) await new Promise(requestAnimationFrame);
          return [...reader.shadowRoot.querySelectorAll("article ul li")].filter(
            (item) => getComputedStyle(item).display === "list-item",
          ).length;
        }, items);
        assert.equal(longest, 0, "browsers number all items before one that changes");
      }));

    test("nothing is asked for but the reader's own files", () =>
      onPage(async (page) => {
        const asked = [];
        page.on("request", (request) => asked.push(new URL(request.url()).pathname));
        await addReader(page, { src: long, layout: "pages" });
        await settled(page);
        assert.deepEqual(
          asked.filter((path) => !/^\/dist\/[\w/-]+\.(?:js|wasm)$|^\/pages\/long\.html$|^\/favicon\.ico$/.test(path)),
          [],
        );
      }));
  });

  describe(`pages are accessible in ${browser}`, () => {
    const axe = readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8");
    const { onPage } = readerPages(browser, {}); // axe is put into the page as a script

    for (const [direction, attributes] of [
      ["left to right", { src: "/pages/story.html", "ui-lang": "en" }],
      ["right to left", { src: "/pages/story.ur.html", "ui-lang": "ur" }],
    ]) {
      test(`axe has nothing to object to, ${direction}`, () =>
        onPage(async (page) => {
          await page.evaluate(axe);
          await addReader(page, { ...attributes, layout: "pages" });
          await page.waitForFunction(() =>
            document.querySelector("lectern-reader").shadowRoot.querySelector(".lectern-paged"),
          );
          for (const theme of ["light", "contrast"]) {
            await page.evaluate(
              (value) => (document.querySelector("lectern-reader").settings = { theme: value, layout: "pages" }),
              theme,
            );
            const found = await page.evaluate(async () => {
              const { violations } = await axe.run(document.querySelector("lectern-reader"), {
                runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
              });
              return violations.map(
                ({ id, nodes }) =>
                  `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 120)} ${failureSummary}`).join(" | ")}`,
              );
            });
            assert.deepEqual(found, [], theme);
          }
        }));
    }

    test("screen readers are told the article as it is: its headings, tables, lists, links and pictures' descriptions, and none of what is painted", () =>
      onPage(async (page) => {
        await addReader(page, { src: "/pages/story.html", layout: "pages" });
        await page.waitForFunction(() =>
          document.querySelector("lectern-reader").shadowRoot.querySelector(".lectern-paged"),
        );
        const told = await inReader(page, (shadow) => ({
          headings: [...shadow.querySelectorAll("article :is(h1, h2)")].map((heading) => heading.textContent.trim()),
          cells: [...shadow.querySelectorAll("article [role=table] [role=row]")].map(
            (row) => [...row.querySelectorAll("[role=cell], [role=columnheader], [role=rowheader]")].length,
          ),
          items: shadow.querySelectorAll("article ol > li").length,
          painted: [...shadow.querySelectorAll("canvas")].every((canvas) => canvas.closest("[aria-hidden=true]")),
        }));
        assert.deepEqual(told, {
          headings: ["The ferry that ran on time", "A clock for the quay"],
          cells: [3, 3, 3],
          items: 1,
          painted: true,
        });
      }));
  });
}
