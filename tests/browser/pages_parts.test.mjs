// What is more than plain text in pages: embeds, pictures, formulas; translations, bold beginnings, line focus, the
// interface's language.
import { browsers } from "../support/browser.mjs";
import { choose, first, inSight, pagedReaders, settled, textOf, where } from "../support/paged_reader.mjs";
import { addReader, inReader } from "../support/reader_page.mjs";
import assert from "node:assert/strict";
import { describe, test } from "node:test";

for (const browser of browsers) {
  describe(`parts of pages in ${browser}`, () => {
    const { onPage, reading } = pagedReaders(browser);

    const turn = async (page, times) => {
      for (let i = 0; i < times; i += 1) {
        await page.keyboard.press("ArrowRight");
        await settled(page);
      }
    };

    /** Between which heights line focus leaves the light on, and how many lines stand there. */
    const lit = async (page) => {
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      return inReader(page, (shadow) => {
        const [over, under] = [...shadow.querySelectorAll(".lectern-pane")].map((pane) => pane.getBoundingClientRect());
        const lines = [...shadow.querySelectorAll(".lectern-line")]
          .map((line) => line.getBoundingClientRect())
          .filter(({ left, right }) => left >= 0 && right <= innerWidth);
        const tops = new Set(
          lines
            .filter(({ top, bottom }) => (top + bottom) / 2 > over.bottom && (top + bottom) / 2 < under.top)
            .map(({ top }) => Math.round(top / 4)),
        );
        return { from: over.bottom, to: under.top, end: under.bottom, lines: tops.size };
      });
    };

    test("a video's poster stands where the video does, and a press on it plays", () =>
      reading(
        async (page, inside) => {
          const boxes = await inside((shadow) =>
            [".lectern-video", ".lectern-video > video", ".poster", ".poster > img"].map((selector) =>
              shadow.querySelector(selector).getBoundingClientRect().toJSON(),
            ),
          );
          for (const box of boxes)
            for (const side of ["left", "right", "top", "bottom"])
              assert.ok(Math.abs(box[side] - boxes[0][side]) < 1.5, JSON.stringify(boxes));
          assert.ok(boxes[0].width > 200 && boxes[0].left >= 0 && boxes[0].right <= 1000, JSON.stringify(boxes[0]));
          await inside((shadow) => {
            shadow.querySelector("video").play = function () {
              this.dispatchEvent(new Event("play"));
              return Promise.resolve();
            };
          });
          await page.mouse.click(boxes[0].left + boxes[0].width / 2, boxes[0].top + boxes[0].height / 2);
          await page.waitForFunction(
            () => !document.querySelector("lectern-reader").shadowRoot.querySelector(".poster"),
          );
        },
        { attributes: { src: "/pages/film.html" }, height: 1300, violations: ["media-src "] },
      ));

    test("a click on an embed's button loads the frame, which has its room on the page", () =>
      reading(
        async (page, inside) => {
          const button = async () => {
            const { left, top, width, height } = await inside((shadow) =>
              shadow.querySelector("article button.embed").getBoundingClientRect().toJSON(),
            );
            return [left + width / 2, top + height / 2];
          };
          const stands = () =>
            inside((shadow) => shadow.querySelector("[data-embed]").getBoundingClientRect().toJSON());
          const before = { ...(await stands()), text: await textOf(page) };
          assert.equal(await inside((shadow) => shadow.querySelectorAll("iframe").length), 0);
          await page.mouse.click(...(await button()));
          await page.waitForFunction(
            (height) =>
              document.querySelector("lectern-reader").shadowRoot.querySelector("[data-embed]").getBoundingClientRect()
                .height >
              height + 40,
            {},
            before.height,
          );
          await settled(page);
          const [box, frame] = [
            await stands(),
            await inside((shadow) => shadow.querySelector("[data-embed] > iframe").getBoundingClientRect().toJSON()),
          ];
          assert.ok(Math.abs(box.width / box.height - 16 / 9) < 0.02, JSON.stringify(box));
          for (const side of ["left", "right", "top", "bottom"])
            assert.ok(Math.abs(frame[side] - box[side]) < 1.5, `${side}: ${frame[side]}, the box ${box[side]}`);
          assert.equal(await textOf(page), before.text);
          assert.ok(
            box.left >= 0 && box.right <= 1000,
            `in sight, though the page before has no room for it: ${JSON.stringify(box)}`,
          );
          const covered = await inside(
            (shadow, { left, right, top, bottom }) =>
              [...shadow.querySelectorAll(".lectern-line")].filter((line) => {
                const own = line.getBoundingClientRect();
                return (
                  own.left < right &&
                  own.right > left &&
                  (own.top + own.bottom) / 2 < bottom &&
                  (own.top + own.bottom) / 2 > top
                );
              }).length,
            box,
          );
          assert.equal(covered, 0, "no words under the frame");
        },
        { attributes: { src: "/pages/story.html" }, height: 1300 },
      ));

    test("a translation is laid out in the place of the original, and the original comes back", () =>
      reading(async (page, inside) => {
        await page.evaluate(() => {
          const reader = document.querySelector("lectern-reader");
          reader.translator = {
            name: "Brackets",
            translate: (texts, { to }) =>
              Promise.resolve(texts.map((text) => `[${to}] ${text} (${text.length} letters before)`)),
          };
          reader.article = reader.article; // built anew, with the control
        });
        await turn(page, 3);
        const [[, count], text] = [await where(page), await textOf(page)];
        await inside((shadow) => {
          shadow.querySelector("[data-panel=language]")?.click();
          shadow.querySelector(".translation select").value = "fr";
          shadow.querySelector(".translation .start").click();
        });
        await page.waitForFunction(() =>
          document.querySelector("lectern-reader").shadowRoot.querySelector(".translation [aria-pressed=true]"),
        );
        await page.waitForFunction(
          (least) =>
            Number(document.querySelector("lectern-reader").shadowRoot.querySelector(".lectern-turner input").max) >
            least,
          {},
          count,
        );
        await page.keyboard.press("Escape");
        await settled(page);
        assert.match(await textOf(page), /\[fr\] .*letters before\)/);
        const lines = await inside((shadow) =>
          [...shadow.querySelectorAll(".lectern-line")]
            .filter((line) => ((box) => box.left >= 0 && box.right <= innerWidth)(line.getBoundingClientRect()))
            .map((line) => line.textContent)
            .join(""),
        );
        assert.match(lines, /\[fr\]|letters before/, "the pages in sight have it");
        await page.keyboard.down("Shift");
        await page.keyboard.press("x");
        await page.keyboard.up("Shift");
        await page.waitForFunction(
          (pages) =>
            Number(document.querySelector("lectern-reader").shadowRoot.querySelector(".lectern-turner input").max) ===
            pages,
          {},
          count,
        );
        await settled(page);
        assert.equal(await textOf(page), text);
      }));

    test("bold beginnings of words are painted bold, at the same words, and go again", () =>
      reading(async (page, inside) => {
        await turn(page, 4);
        const [before, text, words] = [
          await where(page),
          await textOf(page),
          await inside((shadow) => shadow.host.place),
        ];
        await choose(page, { layout: "pages", boldPrefix: "on" });
        await settled(page);
        assert.equal(await textOf(page), text);
        assert.equal(await inSight(page, words), true);
        const found = await inside((shadow) => {
          const bold = [...shadow.querySelectorAll(".lectern-prefix")].filter((one) =>
            ((box) => box.left >= 0 && box.right <= innerWidth)(one.getBoundingClientRect()),
          );
          const weightOf = (line) => Number(getComputedStyle(line).fontWeight);
          const plain = [...shadow.querySelectorAll("article p .lectern-line")].filter(
            (line) => !line.closest(".lectern-prefix"),
          );
          return {
            count: bold.length,
            outside: bold.filter((one) => !one.querySelector(".lectern-line")).length,
            lightest: Math.min(...bold.map((one) => weightOf(one.querySelector(".lectern-line") ?? one))),
            plain: Math.max(...plain.map(weightOf)),
          };
        });
        assert.ok(found.count > 50, JSON.stringify(found));
        assert.equal(found.outside, 0, "all stand in lines");
        assert.ok(found.lightest >= 600 && found.plain < 600, JSON.stringify(found));
        await choose(page, { layout: "pages", boldPrefix: "off" });
        assert.deepEqual(await where(page), before);
        assert.equal(await inside((shadow) => shadow.querySelectorAll(".lectern-prefix").length), 0);
        assert.equal(await textOf(page), text);
      }));

    test("in another language of the interface the same words are in sight", () =>
      reading(async (page, inside) => {
        await turn(page, 4);
        const [before, words] = [await where(page), await inside((shadow) => shadow.host.place)];
        await choose(page, { layout: "pages", uiLang: "ur" });
        await page.waitForFunction(() =>
          document.querySelector("lectern-reader").shadowRoot.querySelector(".lectern-turner[lang=ur]"),
        );
        await settled(page);
        assert.equal(await inSight(page, words), true);
        await choose(page, { layout: "pages", uiLang: "en" });
        await page.waitForFunction(() =>
          document.querySelector("lectern-reader").shadowRoot.querySelector(".lectern-turner[lang=en]"),
        );
        assert.deepEqual(await where(page), before);
      }));

    test("pictures stand in their boxes in their proportions, between their neighbours, and are asked for when they come near", () =>
      onPage(async (page) => {
        const asked = [];
        page.on(
          "request",
          (request) => request.url().includes("river.svg") && asked.push(new URL(request.url()).search),
        );
        await addReader(page, { src: "/pages/measured.html", layout: "pages" });
        await settled(page);
        const picture = (which) =>
          inReader(
            page,
            (shadow, name) => {
              const one = shadow.querySelector(`img[src$="${name}"]`);
              const { left, right, top, bottom, width, height } = one.getBoundingClientRect();
              const lines = [...shadow.querySelectorAll(".lectern-line")].map((line) => line.getBoundingClientRect());
              const over = lines.filter(
                (line) =>
                  line.left < right &&
                  line.right > left &&
                  (line.top + line.bottom) / 2 > top &&
                  (line.top + line.bottom) / 2 < bottom,
              ).length;
              return {
                loaded: one.complete && one.naturalWidth > 0,
                ratio: width / height,
                inside: left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight,
                width,
                over,
              };
            },
            which,
          );
        while (!(await picture("?near")).inside) await turn(page, 1);
        await page.waitForFunction(
          () => document.querySelector("lectern-reader").shadowRoot.querySelector("img").naturalWidth > 0,
        );
        await settled(page);
        const near = await picture("?near");
        assert.ok(
          near.loaded && near.inside && near.width > 200 && Math.abs(near.ratio - 640 / 360) < 0.02,
          JSON.stringify(near),
        );
        assert.equal(near.over, 0, "no words over it");
        assert.deepEqual(asked, ["?near"]);
        await page.keyboard.press("End");
        await settled(page);
        for (let i = 0; i < 6 && !(await picture("?far")).inside; i += 1) {
          await page.keyboard.press("ArrowLeft");
          await settled(page);
        }
        await page.waitForFunction(
          () => document.querySelectorAll("lectern-reader")[0].shadowRoot.querySelectorAll("img")[1].naturalWidth > 0,
        );
        await settled(page);
        const far = await picture("?far");
        assert.ok(far.loaded && Math.abs(far.ratio - 640 / 360) < 0.02 && far.over === 0, JSON.stringify(far));
        assert.deepEqual(asked, ["?near", "?far"]);
      }));

    test("of formulas and ruby, which are simpler on pages, a note says so, and leads back to scrolling", () =>
      reading(
        async (page, inside) => {
          assert.match(
            await inside((shadow) => shadow.querySelector(".lectern-pages-note").textContent),
            /simplified on pages/,
          );
          await page.keyboard.press("End");
          await settled(page);
          const told = await inside((shadow) => ({
            formula: shadow.querySelector("article math").textContent,
            ruby: shadow.querySelector("article ruby").textContent,
          }));
          assert.deepEqual(told, { formula: "a+b2", ruby: "川(kawa)" });
          assert.equal(await inSight(page, "kawa"), true);
          await inside((shadow) => shadow.querySelector(".lectern-pages-note .back").click());
          assert.equal(await inside((shadow) => shadow.querySelector(".lectern-paged, .lectern-pages-note")), null);
          assert.equal(await page.evaluate(() => document.querySelector("lectern-reader").settings.layout), "scroll");
        },
        { attributes: { src: "/pages/measured.html" } },
      ));

    test("while pages are turned, words far away wait to be put in their lines, and then all are", () =>
      reading(async (page, inside) => {
        await choose(page, { layout: "scroll" });
        const ahead = await inside(async (shadow) => {
          const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));
          shadow.host.settings = { layout: "pages" };
          while (!shadow.querySelector(".lectern-paged")) await wait(0);
          const article = shadow.querySelector("article");
          const openings = [];
          for (let turned = 1; turned <= 8; turned += 1) {
            article.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, composed: true }));
            await wait(70);
            const furthest = Math.max(
              ...[...shadow.querySelectorAll(".lectern-line")].map(
                (line) => line.getBoundingClientRect().left + article.scrollLeft,
              ),
            );
            openings.push(Math.floor(furthest / article.clientWidth) - turned);
          }
          return openings;
        });
        // A paragraph that goes on to the next page is put there whole.
        assert.ok(
          ahead.every((openings) => openings <= 1),
          String(ahead),
        );
        await page.waitForFunction(
          () => !document.querySelector("lectern-reader").shadowRoot.querySelector(".lectern-rough"),
        );
        assert.equal(await first(page), 9);
      }));

    test("plain text has no such note", () =>
      reading(async (page, inside) =>
        assert.equal(await inside((shadow) => shadow.querySelector(".lectern-pages-note")), null),
      ));

    test("line focus lights some lines of the pages in sight, and goes down by key", () =>
      reading(async (page) => {
        await turn(page, 2);
        await choose(page, { layout: "pages", focus: "3" });
        await settled(page);
        const scrolled = () => page.evaluate(() => scrollY);
        const [before, page1, y] = [await lit(page), await first(page), await scrolled()];
        assert.equal(before.lines, 3, JSON.stringify(before));
        for (let i = 0; i < 3; i += 1) await page.keyboard.press("ArrowDown");
        const after = await lit(page);
        assert.ok(after.from > before.from + 20, `${JSON.stringify(before)} ${JSON.stringify(after)}`);
        assert.equal(after.lines, 3, JSON.stringify(after));
        assert.equal(await first(page), page1);
        assert.equal(await scrolled(), y);
        await page.keyboard.press("ArrowRight");
        assert.equal(await first(page), page1 + 1);
        assert.equal((await lit(page)).lines, 3);
      }));

    test("line focus goes over both pages of an opening, beside a picture too, and leaves their bar alone", () =>
      reading(
        async (page, inside) => {
          await page.waitForFunction(
            () => document.querySelector("lectern-reader").shadowRoot.querySelector("img").naturalWidth > 0,
          );
          assert.equal((await where(page))[1], 2, "two pages");
          await choose(page, { layout: "pages", focus: "1" });
          await settled(page);
          const { top } = await inside((shadow) => shadow.querySelector("img").getBoundingClientRect().toJSON());
          await page.mouse.move(300, top + 120);
          const { from, to, end } = await lit(page);
          assert.ok(to - from < 70, `${from} to ${to}`);
          const bar = await inside((shadow) => shadow.querySelector(".lectern-turner").getBoundingClientRect().top);
          assert.ok(end <= bar + 1, `${end}, the bar ${bar}`);
        },
        { attributes: { src: "/pages/measured.html" }, width: 1400, height: 900 },
      ));
  });
}
