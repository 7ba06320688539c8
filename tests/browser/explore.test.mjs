// Finding one's way in an article: Explore, progress, resuming, line focus, bold beginnings, columns; in real browsers.
import { browsers } from "../support/browser.mjs";
import { addReader as putReader, eventOf, readerPages } from "../support/reader_page.mjs";
import assert from "node:assert/strict";
import { describe, test } from "node:test";

for (const name of browsers) {
  describe(name, () => {
    const { onPage, address } = readerPages(name);
    const addReader = (page, attributes = {}) => putReader(page, { src: "/pages/long.html", ...attributes });
    const comeAgain = (page) => page.goto(`${address()}/pages/strict.html?again`, { waitUntil: "load" });

    /** Adds a reader with an article read here, with fields of the test's own. */
    async function addArticle(page, fields, path = "/pages/long.html") {
      await page.evaluate(
        async (own, from) => {
          const { load } = await import("/dist/lectern.js");
          const article = (await load()).parse(await (await fetch(from)).text(), {
            formats: ["nodes"],
            url: "https://example.org/light",
          });
          const reader = document.createElement("lectern-reader");
          reader.article = { ...article, ...own };
          document.body.append(reader);
        },
        fields,
        path,
      );
      await eventOf(page, "lectern-ready");
    }

    const setAttribute = (page, key, value) =>
      page.evaluate((k, v) => document.querySelector("lectern-reader").setAttribute(k, v), key, value);
    const headingTops = (page) =>
      page.evaluate(() =>
        [...shadow().querySelectorAll("article :is(h2, h3, h4)")].map((heading) => [
          heading.textContent,
          Math.round(heading.getBoundingClientRect().top),
        ]),
      );
    const focused = (page) => page.evaluate(() => shadow().activeElement?.textContent);
    const marked = (page) =>
      page.evaluate(() =>
        [...shadow().querySelectorAll("#lectern-explore [aria-current]")].map((link) => link.textContent),
      );

    describe("Explore", () => {
      test("shows the outline, nested as the headings are", () =>
        onPage(async (page) => {
          await addReader(page);
          await page.keyboard.press("o");
          const outline = await page.evaluate(() => {
            const read = (list) =>
              [...list.children].map((item) => [
                item.querySelector("a").textContent,
                ...(item.querySelector(":scope > ol") ? [read(item.querySelector(":scope > ol"))] : []),
              ]);
            return read(shadow().querySelector("#lectern-explore nav > ol"));
          });
          assert.deepEqual(outline, [
            [
              "The keeper of the harbour light",
              [
                ["The first winter", [["What the lamp burned"], ["Counting the boats"]]],
                ["A tower and its stair"],
                ["The second book", [["Things that nearly happened", [["In fog"]]]]],
                ["What the sister painted"],
                ["After the keeper"],
              ],
            ],
          ]);
          assert.equal(await focused(page), "The keeper of the harbour light");
        }));

      test("choosing a section goes there, under the bar, with the keyboard, and closes Explore", () =>
        onPage(async (page) => {
          await addReader(page);
          await page.keyboard.press("o");
          const at = await page.evaluate(() => {
            [...shadow().querySelectorAll("#lectern-explore a")]
              .find(({ textContent }) => textContent === "The second book")
              .click();
            const heading = shadow().activeElement;
            return {
              text: heading.textContent,
              tag: heading.localName,
              top: heading.getBoundingClientRect().top,
              bar: shadow().querySelector(".lectern-bar").getBoundingClientRect().bottom,
              hidden: shadow().getElementById("lectern-explore").hidden,
              hash: location.hash,
            };
          });
          assert.deepEqual([at.text, at.tag, at.hidden, at.hash], ["The second book", "h2", true, ""]);
          assert.ok(at.top >= at.bar && at.top < at.bar + 40, `${at.top} under ${at.bar}`);
        }));

      test("marks the section that one reads while scrolling", () =>
        onPage(async (page) => {
          await addReader(page);
          await page.evaluate(() =>
            document.querySelector("lectern-reader").shadowRoot.querySelector("[data-panel=explore]").click(),
          );
          await page.waitForFunction(() => shadow().querySelector("#lectern-explore [aria-current]"));
          assert.deepEqual(await marked(page), ["The keeper of the harbour light"]);
          const [, top] = (await headingTops(page)).find(([text]) => text === "A tower and its stair");
          await page.evaluate((by) => scrollBy(0, by), top - 20);
          await page.waitForFunction(
            () => shadow().querySelector("#lectern-explore [aria-current]").textContent === "A tower and its stair",
          );
          assert.deepEqual(await marked(page), ["A tower and its stair"]);
        }));

      test("keys go from heading to heading, to the last and back", () =>
        onPage(async (page) => {
          await addReader(page);
          const seen = [];
          for (let i = 0; i < 9; i += 1) {
            await page.keyboard.press("j");
            seen.push(await focused(page));
          }
          assert.deepEqual(
            seen,
            (await headingTops(page)).map(([text]) => text),
          );
          await page.keyboard.press("k");
          assert.equal(await focused(page), "What the sister painted");
          await page.keyboard.down("Shift");
          await page.keyboard.press("K");
          await page.keyboard.up("Shift");
          assert.equal(await focused(page), "The keeper of the harbour light");
          assert.equal(await page.evaluate(() => scrollY), 0);
        }));

      test("has further pages, related links and tags", () =>
        onPage(async (page) => {
          await addArticle(page, {
            nextPages: ["https://example.org/light?page=4", "https://example.org/light?page=5"],
            relatedLinks: [{ text: "The bell", url: "https://example.org/bell" }],
            tags: ["Light", "Sea"],
          });
          await page.keyboard.press("o");
          const found = await page.evaluate(() =>
            [...shadow().querySelectorAll("#lectern-explore section")].map((part) => [
              part.querySelector("h2").textContent,
              [...part.querySelectorAll("li")].map((item) => [item.textContent, item.querySelector("a")?.href ?? null]),
            ]),
          );
          assert.deepEqual(found, [
            [
              "Next pages",
              [
                ["Page 4", "https://example.org/light?page=4"],
                ["Page 5", "https://example.org/light?page=5"],
              ],
            ],
            ["Read more", [["The bell", "https://example.org/bell"]]],
            [
              "Filed under",
              [
                ["Light", null],
                ["Sea", null],
              ],
            ],
          ]);
        }));

      test("stands open with its words when the language changes", () =>
        onPage(async (page) => {
          await addReader(page);
          await page.keyboard.press("o");
          await setAttribute(page, "ui-lang", "ur");
          await page.waitForFunction(
            () => shadow().querySelector("#lectern-explore nav h2")?.textContent === "اس مضمون میں",
          );
          assert.equal(await page.evaluate(() => shadow().getElementById("lectern-explore").hidden), false);
          assert.equal(
            await page.evaluate(() => getComputedStyle(shadow().querySelector("#lectern-explore ol")).direction),
            "ltr",
            "the outline is the article's",
          );
        }));
    });

    describe("progress", () => {
      const value = (page) =>
        page.evaluate(() => {
          const line = shadow().querySelector(".lectern-bar [role=progressbar]");
          return {
            label: line.ariaLabel ?? line.getAttribute("aria-label"),
            now: Number(line.getAttribute("aria-valuenow")),
            text: line.getAttribute("aria-valuetext"),
            drawn: Number(line.style.getPropertyValue("--done")),
            live: line.closest("[aria-live]") !== null,
          };
        });

      test("a line says how far one is and how long it takes to the end", () =>
        onPage(async (page) => {
          await addArticle(page, { readingTime: 10 });
          await page.waitForFunction(() => shadow().querySelector("[role=progressbar]").hasAttribute("aria-valuetext"));
          const start = await value(page);
          assert.deepEqual(start, {
            label: "Reading progress",
            now: 0,
            text: "0% · 10 minutes left",
            drawn: 0,
            live: false,
          });
          await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
          await page.waitForFunction(
            () => Number(shadow().querySelector("[role=progressbar]").getAttribute("aria-valuenow")) > 0,
          );
          const half = await value(page);
          assert.ok(half.now > 40 && half.now < 75, `${half.now}`);
          assert.match(half.text, /^\d\d% · [4-6] minutes left$/);
          await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
          await page.waitForFunction(
            () => shadow().querySelector("[role=progressbar]").getAttribute("aria-valuenow") === "100",
          );
          assert.equal((await value(page)).text, "100% · At the end");
          assert.equal(await page.evaluate(() => shadow().querySelector(".lectern-announcer").textContent), "");
        }));

      test("a reader that is hidden has been read by nobody, and is told of when it is shown", () =>
        onPage(async (page) => {
          await page.evaluate(() => {
            const box = document.createElement("div");
            box.hidden = true;
            document.body.append(box);
            globalThis.box = box;
          });
          await addArticle(page, { readingTime: 10 });
          await page.evaluate(() => box.append(document.querySelector("lectern-reader")));
          await page.waitForFunction(() => shadow().querySelector("[role=progressbar]").hasAttribute("aria-valuetext"));
          assert.deepEqual(await value(page), {
            label: "Reading progress",
            now: 0,
            text: "0% · 10 minutes left",
            drawn: 0,
            live: false,
          });
          await page.evaluate(() => {
            box.hidden = false;
            scrollTo(0, document.documentElement.scrollHeight / 2);
          });
          await page.waitForFunction(
            () => Number(shadow().querySelector("[role=progressbar]").getAttribute("aria-valuenow")) > 0,
          );
        }));

      test("the line is at the bar's lower edge and as long as what is read", () =>
        onPage(async (page) => {
          await addReader(page);
          await page.evaluate(() => scrollTo(0, 600));
          await page.waitForFunction(
            () => Number(shadow().querySelector("[role=progressbar]").style.getPropertyValue("--done")) > 0,
          );
          const look = await page.evaluate(() => {
            const line = shadow().querySelector("[role=progressbar]");
            return {
              away: Math.abs(
                line.getBoundingClientRect().bottom -
                  shadow().querySelector(".lectern-bar").getBoundingClientRect().bottom,
              ),
              share: Number.parseFloat(getComputedStyle(line, "::after").width) / line.clientWidth,
              done: Number(line.style.getPropertyValue("--done")),
            };
          });
          assert.ok(look.away <= 2, `${look.away}`);
          assert.ok(Math.abs(look.share - look.done) < 0.02, JSON.stringify(look));
        }));

      test("speaks the interface's language, with its plurals", () =>
        onPage(async (page) => {
          await addArticle(page, { readingTime: 3 });
          await setAttribute(page, "ui-lang", "ru");
          await page.waitForFunction(() =>
            shadow().querySelector("[role=progressbar]")?.getAttribute("aria-valuetext")?.endsWith("осталось 3 минуты"),
          );
          assert.equal(await page.evaluate(() => shadow().querySelectorAll("[role=progressbar]").length), 1);
        }));
    });

    describe("resuming", () => {
      /** The words at the top, under the bar. */
      const topBlock = (page) =>
        page.evaluate(() => {
          const edge = shadow().querySelector(".lectern-bar").getBoundingClientRect().bottom;
          return [...shadow().querySelectorAll("article p")]
            .find((block) => block.getBoundingClientRect().bottom > edge + 4)
            .textContent.slice(0, 12);
        });
      const stored = (page) => page.evaluate(() => JSON.parse(localStorage.getItem("lectern.places") ?? "{}"));
      const note = (page) =>
        page.evaluate(() => shadow().querySelector(".lectern-resume[role=status] span")?.textContent);

      async function readTo(page, y) {
        await page.evaluate((top) => scrollTo(0, top), y);
        await page.waitForFunction(() => localStorage.getItem("lectern.places"));
      }

      test("goes where one stopped, and back to the beginning by a click", () =>
        onPage(async (page) => {
          await addReader(page);
          await readTo(page, 1800);
          const before = await topBlock(page);
          assert.deepEqual(Object.keys(await stored(page)), [`${address()}/pages/long.html`]);
          await comeAgain(page);
          await addReader(page);
          await page.waitForFunction(() => shadow().querySelector(".lectern-resume"));
          assert.equal(await topBlock(page), before);
          assert.equal(await note(page), "You are back where you stopped.");
          await page.evaluate(() => shadow().querySelector(".lectern-resume .back").click());
          assert.equal(await page.evaluate(() => scrollY), 0);
          assert.equal(await note(page), undefined);
          assert.equal(await focused(page), "The keeper of the harbour light");
          await page.waitForFunction(() => !localStorage.getItem("lectern.places"));
        }));

      test("what is left at once is remembered too", () =>
        onPage(async (page) => {
          await addReader(page);
          await page.evaluate(async () => {
            scrollTo(0, 1800);
            await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
            dispatchEvent(new PageTransitionEvent("pagehide"));
          });
          assert.deepEqual(Object.keys(await stored(page)), [`${address()}/pages/long.html`]);
        }));

      test("the note is put away by its button, and is over the article's lower edge", () =>
        onPage(async (page) => {
          await addReader(page);
          await readTo(page, 1800);
          await comeAgain(page);
          await addReader(page);
          await page.waitForFunction(() => shadow().querySelector(".lectern-resume"));
          const box = await page.evaluate(() => {
            const { bottom, width } = shadow().querySelector(".lectern-resume > div").getBoundingClientRect();
            return { bottom, width };
          });
          assert.ok(box.bottom <= 800 && box.bottom > 740 && box.width < 700, JSON.stringify(box));
          const at = await page.evaluate(() => scrollY);
          await page.evaluate(() => shadow().querySelector(".lectern-resume .dismiss").click());
          assert.equal(await note(page), undefined);
          assert.equal(await page.evaluate(() => scrollY), at);
        }));

      test("finds the place on a page that changed, at another size of text", () =>
        onPage(async (page) => {
          await addReader(page);
          await readTo(page, 1800);
          const [{ prefix, exact }] = Object.values(await stored(page));
          await comeAgain(page);
          await page.evaluate(async () => {
            const html = await (await fetch("/pages/long.html")).text();
            const more =
              "<p>Since this was written the harbour has been dredged, twice, and the light moved to the other pier, with some ceremony and a band.</p>".repeat(
                9,
              );
            const reader = document.createElement("lectern-reader");
            reader.setAttribute("font-size", "26");
            reader.url = new URL("/pages/long.html", location.href).href;
            reader.html = html.replace("</h1>", `</h1>${more}`);
            document.body.append(reader);
          });
          await page.waitForFunction(() => shadow().querySelector(".lectern-resume"));
          const top = await page.evaluate(
            (before, wanted) => {
              const walker = document.createTreeWalker(shadow().querySelector("article"), NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                // Its sentences stand more than once; with what stands before them, once.
                const start = walker.currentNode.data.indexOf(before + wanted) + before.length;
                if (start < before.length) continue;
                const range = document.createRange();
                range.setStart(walker.currentNode, start);
                range.setEnd(walker.currentNode, start + 1);
                return (
                  range.getBoundingClientRect().top -
                  shadow().querySelector(".lectern-bar").getBoundingClientRect().bottom
                );
              }
              return undefined;
            },
            prefix.slice(-8),
            exact.slice(0, 40),
          );
          assert.ok(Math.abs(top) < 12, `${top}`);
        }));

      test("keeps the newest 100 places; what is no place moves nothing", () =>
        onPage(async (page) => {
          await page.evaluate((own) => {
            const place = { start: 5, exact: "x", prefix: "", suffix: "" };
            const many = Object.fromEntries(
              Array.from({ length: 120 }, (_, index) => [`https://example.org/${index}`, place]),
            );
            localStorage.setItem("lectern.places", JSON.stringify({ [own]: { start: "far", exact: 7 }, ...many }));
          }, `${address()}/pages/long.html`);
          await addReader(page);
          await page.evaluate(() => scrollTo(0, 1500));
          await page.waitForFunction(
            () => Object.keys(JSON.parse(localStorage.getItem("lectern.places"))).length === 100,
          );
          const names = Object.keys(await stored(page));
          assert.equal(names.at(-1), `${address()}/pages/long.html`);
          assert.equal(names[0], "https://example.org/21");
          assert.equal(await note(page), undefined);
        }));

      test("a slow store is told the place of the article that was left, not of the one that came", () =>
        onPage(async (page) => {
          await page.evaluate(() => {
            globalThis.held = [];
            globalThis.waiting = [];
            const reader = document.createElement("lectern-reader");
            reader.store = {
              get: (key) => (key === "places" ? new Promise((answer) => waiting.push(answer)) : null),
              set: (key, text) => key === "places" && held.push(text),
            };
            reader.src = "/pages/long.html";
            document.body.append(reader);
          });
          await eventOf(page, "lectern-ready");
          await page.evaluate(() => waiting.shift()(null));
          await page.evaluate(() => scrollTo(0, 1500));
          await page.waitForFunction(() => waiting.length > 0);
          await page.evaluate(() => (document.querySelector("lectern-reader").src = "/pages/story.html"));
          await eventOf(page, "lectern-ready", 2);
          await page.evaluate(() => waiting.splice(0).forEach((answer) => answer(null)));
          await page.waitForFunction(() => held.length > 0);
          assert.deepEqual(await page.evaluate(() => Object.keys(JSON.parse(held[0]))), [
            `${address()}/pages/long.html`,
          ]);
        }));

      test("does not move who has scrolled already, nor an article that fits the window", () =>
        onPage(async (page) => {
          const place = { start: 40, exact: "By the end of the summer a clock", prefix: "", suffix: "" };
          await page.evaluate(
            (own, value) => localStorage.setItem("lectern.places", JSON.stringify({ [own]: value })),
            `${address()}/pages/story.html`,
            place,
          );
          // A store that answers late: by then the reader is elsewhere.
          await page.evaluate(() => {
            const reader = document.createElement("lectern-reader");
            globalThis.asked = new Promise((told) => {
              reader.store = {
                get: (key) =>
                  key === "places" ? new Promise((answer) => ((globalThis.answer = answer), told())) : null,
                set() {},
              };
            });
            reader.setAttribute("src", "/pages/long.html");
            document.body.append(reader);
          });
          await eventOf(page, "lectern-ready");
          await page.evaluate(async () => {
            await asked;
            scrollTo(0, 900);
            answer(
              JSON.stringify({
                [new URL("/pages/long.html", location.href).href]: {
                  start: 3000,
                  exact: "The second book",
                  prefix: "",
                  suffix: "",
                },
              }),
            );
            await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
          });
          assert.equal(await page.evaluate(() => scrollY), 900);
          assert.equal(await note(page), undefined);
          await page.setViewport({ width: 1000, height: 3000 });
          await addReader(page, { src: "/pages/story.html" });
          await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
          assert.equal(await note(page), undefined);
        }));
    });

    describe("line focus", () => {
      /** What is in full light: between the panes. */
      const light = (page) =>
        page.evaluate(async () => {
          await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
          const [over, under] = [...shadow().querySelectorAll(".lectern-pane")].map((pane) =>
            pane.getBoundingClientRect(),
          );
          return (
            over && {
              from: over.bottom,
              to: under.top,
              height: under.top - over.bottom,
              top: over.top,
              bottom: under.bottom,
            }
          );
        });
      const lineHeight = (page) =>
        page.evaluate(() =>
          Number.parseFloat(getComputedStyle(shadow().querySelector("article p:not([class])")).lineHeight),
        );

      test("so many lines are in full light, at any size; off there is nothing", () =>
        onPage(async (page) => {
          await addReader(page, { focus: "1" });
          await page.mouse.move(500, 500);
          const height = await lineHeight(page);
          const one = await light(page);
          assert.ok(one.height > height * 0.6 && one.height < height * 1.5, `${one.height} of ${height}`);
          await setAttribute(page, "focus", "3");
          const three = await light(page);
          assert.ok(three.height > height * 2.5 && three.height < height * 4.2, `${three.height} of ${height}`);
          await setAttribute(page, "font-size", "34");
          const large = await light(page);
          assert.ok(large.height > three.height * 1.3, `${large.height} after ${three.height}`);
          await setAttribute(page, "focus", "off");
          assert.equal(await light(page), undefined);
        }));

      test("follows the pointer, lets it through, and stays under the bar", () =>
        onPage(async (page) => {
          await addReader(page, { focus: "1" });
          await page.evaluate(() => scrollTo(0, 700));
          for (const y of [300, 600]) {
            await page.mouse.move(500, y);
            const { from, to, top, bottom } = await light(page);
            assert.ok(from - 60 < y && to + 60 > y, `${from} to ${to} at ${y}`);
            assert.ok(
              top >=
                (await page.evaluate(() => shadow().querySelector(".lectern-bar").getBoundingClientRect().bottom)) - 1,
            );
            assert.ok(bottom <= 800.5, `${bottom}`); // Firefox rounds boxes to sixtieths
          }
          assert.equal(
            await page.evaluate(() => getComputedStyle(shadow().querySelector(".lectern-pane")).pointerEvents),
            "none",
          );
        }));

      test("arrow keys go line by line, and scroll when they must", () =>
        onPage(async (page) => {
          await addReader(page, { focus: "1" });
          await page.mouse.move(500, 300);
          const first = await light(page);
          await page.keyboard.press("ArrowDown");
          const second = await light(page);
          assert.ok(second.from >= first.to - 10, `${JSON.stringify(first)} ${JSON.stringify(second)}`);
          await page.keyboard.press("ArrowUp");
          assert.equal((await light(page)).from, first.from);
          for (let i = 0; i < 30; i += 1) await page.keyboard.press("ArrowDown");
          assert.ok((await page.evaluate(() => scrollY)) > 100);
          const { from, to } = await light(page);
          assert.ok(from > 60 && to < 800);
        }));

      test("in columns, lines of one of them are in full light, and arrow keys go on to the next", () =>
        onPage(
          async (page) => {
            await addReader(page, { layout: "columns", focus: "3" });
            /** So many lines are in full light at each side of the window. */
            const lit = () =>
              page.evaluate(async () => {
                await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
                const panes = [...shadow().querySelectorAll(".lectern-pane:not([hidden])")].map((pane) =>
                  pane.getBoundingClientRect(),
                );
                const sides = [0, 0];
                for (const block of shadow().querySelectorAll("article p:not([class])")) {
                  const range = document.createRange();
                  range.selectNodeContents(block);
                  for (const { left, right, top, bottom } of range.getClientRects()) {
                    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
                    if (right - left < 20 || x < 0 || x > innerWidth) continue;
                    if (panes.some((pane) => x > pane.left && x < pane.right && y > pane.top && y < pane.bottom))
                      continue;
                    sides[x < innerWidth / 2 ? 0 : 1] += 1;
                  }
                }
                return sides;
              });
            await page.keyboard.press(" "); // to columns of nothing but text
            await page.mouse.move(300, 400);
            const [left, beside] = await lit();
            assert.ok(left > 0 && beside === 0, `${left} ${beside}`);
            await page.mouse.move(1100, 400);
            const [others, right] = await lit();
            assert.ok(others === 0 && right > 0, `${others} ${right}`);
            await page.mouse.move(300, 780);
            for (let i = 0; i < 40 && (await lit())[1] === 0; i += 1) await page.keyboard.press("ArrowDown");
            assert.ok((await lit())[1] > 0, "on to the next column");
          },
          { width: 1400 },
        ));

      test("works for an article that reads from the right", () =>
        onPage(async (page) => {
          await addReader(page, { src: "/pages/story.ur.html", focus: "1", "font-size": "30" });
          await page.mouse.move(500, 450);
          const height = await lineHeight(page);
          const one = await light(page);
          assert.ok(one.height > height * 0.4 && one.height < height * 2, `${one.height} of ${height}`);
        }));

      test("the panes have the theme's colour", () =>
        onPage(async (page) => {
          await addReader(page, { focus: "1", theme: "sepia" });
          assert.equal(
            await page.evaluate(() => getComputedStyle(shadow().querySelector(".lectern-pane")).backgroundColor),
            "rgb(244, 236, 216)",
          );
        }));
    });

    describe("bold beginnings", () => {
      const body = (page) =>
        page.evaluate(() => ({
          text: shadow().querySelector("article").textContent,
          nodes: (() => {
            const walker = document.createTreeWalker(shadow().querySelector("article"), NodeFilter.SHOW_TEXT);
            const out = [];
            while (walker.nextNode()) out.push(walker.currentNode.data);
            return out;
          })(),
          bold: [...shadow().querySelectorAll("article b.lectern-prefix")].map(({ textContent }) => textContent),
          elsewhere: shadow().querySelectorAll("article :is(header, footer, h1, h2, h3, code, button) b.lectern-prefix")
            .length,
        }));

      test("the first letters of words are bold, the text is the same, and it goes without a trace", () =>
        onPage(async (page) => {
          await addReader(page);
          const before = await body(page);
          assert.deepEqual(before.bold, []);
          await setAttribute(page, "bold-prefix", "on");
          const during = await body(page);
          assert.equal(during.text, before.text);
          assert.deepEqual(during.bold.slice(0, 5), ["Ope", "D", "T", "bo", "we"]);
          assert.equal(during.elsewhere, 0);
          await setAttribute(page, "bold-prefix", "off");
          const after = await body(page);
          assert.deepEqual(after.nodes, before.nodes);
        }));

      test("Latin, Greek and Cyrillic words only; numbers, accents and other scripts stay whole", () =>
        onPage(async (page) => {
          await addReader(page, { "bold-prefix": "on" });
          const bold = await page
            .evaluate(async () => {
              const { load } = await import("/dist/lectern.js");
              const article = (await load()).parse(await (await fetch("/pages/long.html")).text(), {
                formats: ["nodes"],
              });
              const texts = ["Reading e\u0301te\u0301 don't 2024 B52 λόγος слово হরফ कमल کتاب 漢字 x"];
              article.nodes = [
                { tag: "p", parent: -1 },
                { text: texts[0], parent: 0 },
              ];
              document.querySelector("lectern-reader").article = article;
            })
            .then(() => eventOf(page, "lectern-ready", 2))
            .then(() => body(page));
          assert.deepEqual(bold.bold, ["Rea", "e\u0301", "do", "λό", "сл", "x"]);
        }));

      test("they are visibly bolder than bold text", () =>
        onPage(async (page) => {
          await addReader(page, { "bold-prefix": "on", "font-weight": "bold" });
          const look = await page.evaluate(() => {
            const prefix = getComputedStyle(shadow().querySelector(".lectern-prefix"));
            return {
              weight: Number(prefix.fontWeight),
              around: Number(getComputedStyle(shadow().querySelector("article p:not([class])")).fontWeight),
              stroke: Number.parseFloat(prefix.webkitTextStrokeWidth),
            };
          });
          assert.ok(look.weight > look.around && look.stroke > 0, JSON.stringify(look));
        }));
    });

    describe("columns", () => {
      const at = (page) =>
        page.evaluate(() => {
          const article = shadow().querySelector("article");
          const bar = shadow().querySelector(".lectern-bar").getBoundingClientRect();
          const { top, bottom } = article.getBoundingClientRect();
          return {
            left: Math.round(article.scrollLeft),
            focusable: article.tabIndex === 0,
            height: Math.round(bottom - top),
            room: Math.round(innerHeight - bar.height),
            wide: article.scrollWidth > article.clientWidth,
          };
        });

      test("the article is as high as the window under the bar, and turned by key and wheel, to the end and not beyond", () =>
        onPage(async (page) => {
          await addReader(page, { layout: "columns" });
          await page.waitForFunction(() =>
            document
              .querySelector("lectern-reader")
              .shadowRoot.querySelector(".lectern")
              .style.getPropertyValue("--lectern-above")
              .endsWith("px"),
          );
          const start = await at(page);
          assert.deepEqual([start.left, start.focusable, start.wide, start.height], [0, true, true, start.room]);
          await page.keyboard.press("ArrowRight");
          const step = (await at(page)).left;
          assert.ok(step > 300, `${step}`);
          await page.keyboard.press("ArrowLeft");
          assert.equal((await at(page)).left, 0);
          await page.keyboard.press(" ");
          const screen = (await at(page)).left;
          assert.ok(screen >= step && Math.abs(screen % step) < 2, `${screen} by ${step}`);
          await page.keyboard.down("Shift");
          await page.keyboard.press(" ");
          await page.keyboard.up("Shift");
          assert.equal((await at(page)).left, 0);
          await page.mouse.move(500, 400);
          await page.mouse.wheel({ deltaY: 120 });
          await page.waitForFunction(
            (wanted) => Math.abs(shadow().querySelector("article").scrollLeft - wanted) < 2,
            {},
            step,
          );
          for (let i = 0; i < 40; i += 1) await page.keyboard.press(" ");
          const end = await at(page);
          await page.keyboard.press(" ");
          assert.equal((await at(page)).left, end.left);
        }));

      test("in a box that scrolls, they are as high as the box under the bar", () =>
        onPage(async (page) => {
          await page.evaluate(async () => {
            const box = document.createElement("div");
            box.style.height = "400px";
            box.style.overflow = "auto";
            document.body.append(box);
            const reader = document.createElement("lectern-reader");
            reader.setAttribute("layout", "columns");
            reader.setAttribute("src", "/pages/story.html");
            box.append(reader);
            await new Promise((resolve) => reader.addEventListener("lectern-ready", resolve, { once: true }));
          });
          await page.waitForFunction(() => {
            const bar = shadow().querySelector(".lectern-bar").getBoundingClientRect().height;
            return Math.abs(shadow().querySelector("article").getBoundingClientRect().height + bar - 400) < 2;
          });
        }));

      test("a change of size leaves the text in sight, and so does going back to scrolling", () =>
        onPage(async (page) => {
          await addReader(page, { layout: "columns" });
          for (let i = 0; i < 3; i += 1) await page.keyboard.press("ArrowRight");
          // That the place was stored tells that scrolling was seen to have ended.
          await page.waitForFunction(() => localStorage.getItem("lectern.places"));
          const stored = () =>
            page.evaluate(() => Object.values(JSON.parse(localStorage.getItem("lectern.places")))[0].start);
          const seen = (place) =>
            page.evaluate(async (start) => {
              await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
              const walker = document.createTreeWalker(shadow().querySelector("article"), NodeFilter.SHOW_TEXT);
              let count = 0;
              while (walker.nextNode() && count + walker.currentNode.length <= start)
                count += walker.currentNode.length;
              const range = document.createRange();
              range.setStart(walker.currentNode, start - count);
              range.setEnd(walker.currentNode, start - count + 1);
              const { left, top } = range.getBoundingClientRect();
              return left >= 0 && left < innerWidth && top > 0 && top < innerHeight;
            }, place);
          // On a slow machine the place of the first key was stored before the third was pressed.
          let place = await stored();
          for (let again = 0; again < 50 && !(await seen(place)); again += 1) place = await stored();
          await setAttribute(page, "font-size", "27");
          assert.equal(await seen(place), true);
          await setAttribute(page, "layout", "scroll");
          assert.equal(await seen(place), true);
          assert.equal((await at(page)).focusable, false);
        }));

      test("right-to-left articles are turned to the left", () =>
        onPage(async (page) => {
          await addReader(page, { src: "/pages/story.ur.html", layout: "columns", "font-size": "40" });
          await page.keyboard.press("ArrowLeft");
          const there = (await at(page)).left;
          assert.ok(there < -300, `${there}`);
          await page.keyboard.press("ArrowRight");
          assert.equal((await at(page)).left, 0);
          await page.keyboard.press(" ");
          assert.ok((await at(page)).left < 0);
        }));
    });
  });
}
