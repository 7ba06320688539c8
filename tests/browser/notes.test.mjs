// Highlights and notes.
import { browsers } from "../support/browser.mjs";
import { becomes, nameOf, storedNotes, storeText } from "../support/notes_database.mjs";
import { addReader, frames, readerPages, select } from "../support/reader_page.mjs";
import assert from "node:assert/strict";
import { describe, test } from "node:test";

for (const name of browsers) {
  describe(name, () => {
    const { withReader: reading, address } = readerPages(name);
    const click = (inside, which) => inside((shadow, selector) => shadow.querySelector(selector).click(), which);
    const marked = (inside) =>
      inside((shadow) =>
        [...shadow.querySelectorAll("mark.lectern-highlight")].map((mark) => mark.textContent).join("|"),
      );
    /** Takes what is offered as a file, instead of downloading it. */
    const files = (page) =>
      page.evaluate(() => {
        globalThis.files = [];
        URL.createObjectURL = (blob) => (files.push(blob), "#file");
        URL.revokeObjectURL = () => {};
        HTMLAnchorElement.prototype.click = function () {
          files.at(-1).file = this.download;
        };
      });

    test("a selection brings a small bar; a colour highlights it, and the text stays as it was", () =>
      reading(async (page, inside) => {
        const text = await inside((shadow) => shadow.querySelector("article").textContent);
        await select(inside, "nobody on the island", "The first to complain");
        await page.waitForFunction(() =>
          document.querySelector("lectern-reader").shadowRoot.querySelector(".lectern-pop:not([hidden])"),
        );
        await click(inside, ".lectern-pop .green");
        const parts = await marked(inside);
        assert.ok(parts.startsWith("nobody on the island owned a watch"), parts);
        assert.ok(parts.includes("A clock for the quay|The first to complain"), parts);
        assert.equal(await inside((shadow) => shadow.querySelector("article").textContent), text);
        assert.equal(await inside((shadow) => shadow.querySelector(".lectern-pop").hidden), true);
        await becomes(
          async () => (await storedNotes(page)).map(({ color, exact }) => [color, exact.slice(0, 20)]),
          [["green", "nobody on the island"]],
        );
      }));

    test("the key h highlights what is selected, once; without a selection it is the page's", () =>
      reading(async (page, inside) => {
        await page.keyboard.press("h");
        assert.deepEqual(await storedNotes(page), []);
        for (let i = 0; i < 2; i += 1) {
          await select(inside, "a timetable had to be printed");
          await page.keyboard.press("h");
        }
        assert.equal(await marked(inside), "a timetable had to be printed");
        await becomes(async () => (await storedNotes(page)).length, 1);
      }));

    test("the small bar is reached by Tab, walked by arrows, and gives the keyboard to what was highlighted", () =>
      reading(async (page, inside) => {
        await select(inside, "a timetable had to be printed");
        await page.waitForFunction(() =>
          document.querySelector("lectern-reader").shadowRoot.querySelector(".lectern-pop:not([hidden])"),
        );
        await page.keyboard.press("Tab");
        await page.keyboard.press("ArrowRight");
        assert.equal(await inside((shadow) => shadow.activeElement.getAttribute("aria-label")), "Highlight in green");
        await page.keyboard.press("Enter");
        await becomes(async () => (await storedNotes(page))[0]?.color, "green");
        assert.equal(await inside((shadow) => shadow.activeElement.textContent), "a timetable had to be printed");
      }));

    test("a note is written by key, kept, and opened by a click on its words", () =>
      reading(async (page, inside) => {
        await select(inside, "five minutes fast");
        await page.keyboard.press("m");
        await page.keyboard.type("Like my own.");
        await becomes(async () => (await storedNotes(page))[0]?.text, "Like my own.");
        await addReader(page, { src: "/pages/story.html" });
        await becomes(() => marked(inside), "five minutes fast");
        await click(inside, "mark.lectern-highlight");
        const field = await inside((shadow) => [shadow.activeElement.localName, shadow.activeElement.value]);
        assert.deepEqual(field, ["textarea", "Like my own."]);
      }));

    test("the list is in the order of the text; it goes there and deletes", () =>
      reading(async (page, inside) => {
        for (const words of ["five minutes fast", "nobody on the island"]) {
          await select(inside, words);
          await page.keyboard.press("h");
        }
        await click(inside, "[data-panel=notes]");
        const list = () => inside((shadow) => [...shadow.querySelectorAll(".notes-panel q")].map((q) => q.textContent));
        assert.deepEqual(await list(), ["nobody on the island", "five minutes fast"]);
        await click(inside, ".notes-panel li:nth-child(2) .place");
        assert.equal(await inside((shadow) => shadow.activeElement.textContent), "five minutes fast");
        await click(inside, "[data-panel=notes]");
        await click(inside, ".notes-panel .remove");
        assert.deepEqual(await list(), ["five minutes fast"]);
        assert.ok(await inside((shadow) => shadow.activeElement.matches(".undo")), "the keyboard stays in the list");
        await click(inside, ".notes-panel .remove");
        assert.equal(await marked(inside), "");
        await becomes(() => storedNotes(page), []);
        assert.ok(
          await inside((shadow) =>
            [...shadow.querySelectorAll("article p")].every((p) =>
              [...p.childNodes].every((node, i, all) => node.nodeType !== 3 || all[i + 1]?.nodeType !== 3),
            ),
          ),
          "text nodes are whole again",
        );
      }));

    test("the button that deletes says so, and what it deletes comes back by Undo, as it was", () =>
      reading(async (page, inside) => {
        for (const words of ["nobody on the island", "a timetable had to be printed"]) {
          await select(inside, words);
          await page.keyboard.press("h");
        }
        await select(inside, "five minutes fast");
        await page.waitForFunction(() => shadow().querySelector(".lectern-pop:not([hidden])"));
        await click(inside, ".lectern-pop .pink");
        await click(inside, "mark.pink");
        await page.keyboard.type("Like my own.");
        await becomes(async () => (await storedNotes(page)).map(({ text }) => text), ["", "", "Like my own."]);
        const before = await storedNotes(page);
        const third = ".notes-panel li:nth-child(3)";
        assert.deepEqual(
          await inside((shadow, row) => {
            const button = shadow.querySelector(`${row} .remove`);
            return [button.textContent, button.querySelector(".icon").classList.contains("icon-delete")];
          }, third),
          ["Delete", true],
        );
        await inside((shadow, row) => shadow.querySelector(`${row} .remove`).focus(), third);
        await page.keyboard.press("Enter");
        assert.equal(await marked(inside), "nobody on the island|a timetable had to be printed");
        await becomes(async () => (await storedNotes(page)).length, 2);
        assert.equal(await inside((shadow, row) => shadow.querySelector(row).textContent, third), "DeletedUndo");
        // Closing the list does not take Undo away.
        await page.keyboard.press("Escape");
        await click(inside, "[data-panel=notes]");
        await inside((shadow) => shadow.querySelector(".notes-panel .undo").focus());
        await page.keyboard.press("Enter");
        await becomes(() => storedNotes(page), before);
        assert.equal(await marked(inside), "nobody on the island|a timetable had to be printed|five minutes fast");
        assert.deepEqual(
          await inside(
            (shadow, row) => [
              shadow.querySelector(`${row} textarea`).value,
              shadow.querySelector(row).classList.contains("pink"),
              shadow.activeElement === shadow.querySelector(`${row} .remove`),
              shadow.querySelector("mark.pink.noted").textContent,
            ],
            third,
          ),
          ["Like my own.", true, true, "five minutes fast"],
        );
      }));

    test("the only note: its deletion is undone, too", () =>
      reading(async (page, inside) => {
        await select(inside, "five minutes fast");
        await page.keyboard.press("m");
        await click(inside, ".notes-panel .remove");
        await becomes(() => storedNotes(page), []);
        assert.ok(await inside((shadow) => shadow.querySelector(".notes-panel .hint") !== null));
        await page.keyboard.press("Enter");
        await becomes(async () => (await storedNotes(page))[0]?.exact, "five minutes fast");
        assert.ok(await inside((shadow) => shadow.querySelector(".notes-panel .hint") === null));
      }));

    test("highlights find their words in a text that changed; those whose words are gone are listed apart", () =>
      reading(async (page, inside) => {
        const note = (exact, more) => ({
          start: 3,
          exact,
          prefix: "",
          suffix: "",
          color: "pink",
          text: "",
          created: 1,
          ...more,
        });
        const notes = [
          note("paid for by   the people"),
          note("words that were never there"),
          note("on the quay", { prefix: "a clock had been put up ", suffix: ", paid for" }),
        ];
        await storeText(page, nameOf(page), JSON.stringify({ notes }));
        await addReader(page, { src: "/pages/story.html" });
        await becomes(() => marked(inside), "on the quay|paid for by the people");
        assert.ok(
          await inside((shadow) =>
            shadow.querySelector("mark.lectern-highlight").closest("p").textContent.startsWith("By the end"),
          ),
        );
        await click(inside, "[data-panel=notes]");
        assert.equal(
          await inside((shadow) => shadow.querySelector(".notes-panel .lost q").textContent),
          "words that were never there",
        );
      }));

    test("a highlight of words that are there twice stays on those, whatever the layout and what is put before them", () =>
      reading(
        async (page, inside) => {
          const copy = "In the second year";
          // Which of the paragraphs with the words is highlighted, and what of it.
          const places = () =>
            inside((shadow, start) => {
              const paragraphs = [...shadow.querySelectorAll("article p")];
              const copies = paragraphs.filter((p) => p.textContent.startsWith(start));
              return [...shadow.querySelectorAll("mark.lectern-highlight")].map((mark) => [
                copies.indexOf(mark.closest("p")),
                mark.textContent,
              ]);
            }, copy);
          const wanted = [[1, "painted green"]];
          await inside((shadow, start) => {
            const second = [...shadow.querySelectorAll("article p")].filter((p) => p.textContent.startsWith(start))[1];
            const text = second.firstChild;
            const at = text.data.indexOf("painted green");
            const selection = shadow.getSelection?.() ?? document.getSelection();
            selection.setBaseAndExtent(text, at, text, at + "painted green".length);
          }, copy);
          await page.keyboard.press("h");
          assert.deepEqual(await places(), wanted);

          for (const [attribute, value] of [
            ["font-size", "30"],
            ["layout", "columns"],
            ["layout", "pages"],
            ["layout", "scroll"],
          ]) {
            await page.evaluate(
              (key, text) => document.querySelector("lectern-reader").setAttribute(key, text),
              attribute,
              value,
            );
            await frames(page);
            assert.deepEqual(await places(), wanted, `${attribute} ${value}`);
          }

          await page.evaluate((start) => {
            const { fetch: online } = globalThis;
            globalThis.fetch = async (...request) => {
              const html = await (await online(...request)).text();
              const more = `<p>${start} the fence of the school was mended, and it was painted green as well, which nobody liked.</p>`;
              return new Response(html.replace("<h1>", `${more}<h1>`).replace("</h1>", `</h1>${more}`), {
                headers: { "content-type": "text/html" },
              });
            };
          }, "That summer");
          await addReader(page, { src: "/pages/twice.html" });
          assert.match(await inside((shadow) => shadow.querySelector("article").textContent), /fence of the school/);
          assert.deepEqual(await places(), wanted);
        },
        { attributes: { src: "/pages/twice.html" } },
      ));

    test("the list has a title and a button that closes it, after which the keyboard is where it was opened", () =>
      reading(async (page, inside) => {
        const opened = () => inside((shadow) => !shadow.querySelector(".panel.notes").hidden);
        for (const words of ["five minutes fast", "nobody on the island"]) {
          await click(inside, "[data-panel=notes]");
          assert.deepEqual(
            await inside((shadow) => {
              const button = shadow.querySelector(".notes-panel header button");
              return [shadow.querySelector(".notes-panel header h2").textContent, button.getAttribute("aria-label")];
            }),
            ["Notes", "Close"],
          );
          await inside((shadow) => shadow.querySelector(".notes-panel header button").focus());
          await page.keyboard.press("Enter");
          assert.equal(await opened(), false);
          assert.ok(await inside((shadow) => shadow.activeElement.matches("[data-panel=notes]")));
          // It is in sight however long the list is.
          await select(inside, words);
          await page.keyboard.press("h");
        }
        await becomes(async () => (await storedNotes(page)).length, 2);
        const many = Array.from({ length: 100 }, (_, index) => ({ exact: "boat", created: index }));
        await storeText(page, nameOf(page), JSON.stringify({ notes: many }));
        await addReader(page, { src: "/pages/story.html" });
        await click(inside, "[data-panel=notes]");
        await becomes(() => inside((shadow) => shadow.querySelectorAll(".notes-panel li").length), 100);
        const button = await inside((shadow) => {
          const panel = shadow.querySelector(".panel.notes");
          panel.scrollTo(0, 2000);
          const box = shadow.querySelector(".notes-panel header button").getBoundingClientRect();
          const { top, bottom } = panel.getBoundingClientRect();
          const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
          return { x, y, isInside: panel.scrollTop > 1000 && box.top >= top && box.bottom <= bottom };
        });
        assert.ok(button.isInside);
        await page.mouse.click(button.x, button.y);
        assert.equal(await opened(), false);
      }));

    test("a thousand notes are all that an article may have; further ones are refused, and the person is told", () =>
      reading(async (page, inside) => {
        const told = () => inside((shadow) => shadow.querySelector(".lectern-resume span")?.textContent);
        const many = (count) =>
          Array.from({ length: count }, (_, index) => ({
            ...{ start: index, exact: `words ${index}`, prefix: "", suffix: "", color: "pink", text: "", created: 1 },
          }));
        const start = async (notes) => {
          await storeText(page, nameOf(page), JSON.stringify({ notes }));
          await addReader(page, { src: "/pages/story.html" });
          await click(inside, "[data-panel=notes]");
          await becomes(() => inside((shadow) => shadow.querySelectorAll(".notes-panel li").length), 1000);
          await click(inside, ".notes-panel .close");
        };
        const words = (count) =>
          `This article has ${count} notes, and at most 1,000 are displayed. Delete some before you add more.`;
        await start(many(1000));
        await select(inside, "five minutes fast");
        for (let press = 0; press < 2; press += 1) await page.keyboard.press("h");
        assert.equal(await told(), words("1,000"));
        assert.equal(await inside((shadow) => shadow.querySelectorAll(".lectern-resume").length), 1);
        assert.equal(await marked(inside), "");
        await click(inside, ".lectern-resume .dismiss");
        await click(inside, "[data-panel=notes]");
        await click(inside, ".notes-panel .remove");
        await page.keyboard.press("Escape");
        await select(inside, "five minutes fast");
        await page.keyboard.press("h");
        assert.equal(await told(), undefined);
        assert.equal(await marked(inside), "five minutes fast");
        await becomes(
          async () => (await storedNotes(page)).map(({ exact }) => exact).sort(),
          [...many(1000).map(({ exact }) => exact), "five minutes fast"].filter((text) => text !== "words 0").sort(),
        );

        // More are stored, by two tabs or a later version: none is lost.
        await start(many(1100));
        await select(inside, "nobody on the island");
        await page.keyboard.press("h");
        assert.equal(await told(), words("1,100"));
        await click(inside, "[data-panel=notes]");
        assert.equal(await inside((shadow) => shadow.querySelector(".notes-panel .hint").textContent), words("1,100"));
        await files(page);
        await click(inside, ".notes-panel .actions button");
        assert.equal((await page.evaluate(() => globalThis.files[0].text())).match(/^> words/gm).length, 1100);
        await click(inside, ".notes-panel .remove");
        await becomes(async () => (await storedNotes(page)).length, 1099);
      }));

    test("hostile stored notes do no harm", () =>
      reading(async (page, inside) => {
        const values = [
          "{",
          "[]",
          '{"notes":7}',
          '{"notes":{"length":5}}',
          JSON.stringify({
            notes: [
              null,
              1,
              "x",
              [],
              { exact: 5 },
              { exact: " " },
              { exact: "engine", start: -1e300, color: '"><b>', text: { a: 1 }, prefix: 4, created: "never" },
            ],
          }),
          JSON.stringify({ notes: Array(5000).fill({ exact: "e", start: 1e308, created: 1e300 }) }),
        ];
        const listed = [0, 0, 0, 0, 1, 1000];
        for (const [index, value] of values.entries()) {
          await storeText(page, nameOf(page), value);
          await addReader(page, { src: "/pages/story.html" });
          await click(inside, "[data-panel=notes]");
          await becomes(
            () => inside((shadow) => shadow.querySelectorAll(".notes-panel li").length),
            listed[index],
            value.slice(0, 40),
          );
        }
      }));

    test("a hundred stored notes whose words take long to look for delay no article", () =>
      reading(async (page) => {
        const words = "ab".repeat(120_000);
        const kinds = ["ab".repeat(3500), `${"ab".repeat(3500)}c`, `c${"ab".repeat(3500)}`, "a", "b".repeat(7000)];
        const notes = Array.from({ length: 100 }, (_, index) => ({
          start: 5 + index,
          exact: kinds[index % kinds.length],
          prefix: "zz",
          suffix: "zz",
          color: "green",
          text: "",
          created: 1,
        }));
        await storeText(page, "notes:https://example.org/long", JSON.stringify({ notes }));
        await page.evaluate(async (long) => {
          const address = "https://example.org/long";
          document.querySelector("lectern-reader")?.remove();
          const reader = document.createElement("lectern-reader");
          reader.url = address;
          const line =
            "<p>The tide comes in twice a day along most of this coast, and people have always kept time.</p>";
          reader.html = `<!DOCTYPE html><title>T</title><article><h1>T</h1>${line.repeat(3)}<p>${long}</p>${line}</article>`;
          const ready = new Promise((resolve) => reader.addEventListener("lectern-ready", resolve, { once: true }));
          document.body.append(reader);
          await ready;
          reader.shadowRoot.querySelector("[data-panel=notes]").click();
        }, words);
        await becomes(() => page.evaluate(() => shadow().querySelectorAll(".notes-panel li").length), 100);
      }));

    test("notes are exported as Markdown and as JSON", () =>
      reading(async (page, inside) => {
        await files(page);
        await select(inside, "five minutes fast");
        await page.keyboard.press("m");
        await page.keyboard.type("So is *mine*.");
        await inside((shadow) =>
          shadow.querySelectorAll(".notes-panel .actions button").forEach((button) => button.click()),
        );
        const [markdown, json] = await page.evaluate(() =>
          Promise.all(files.map(async (blob) => [blob.file, blob.type, await blob.text()])),
        );
        assert.equal(markdown[0], "The-ferry-that-ran-on-time.md");
        assert.equal(
          markdown[2],
          `# The ferry that ran on time\n\n<${address()}/pages/story.html>\n\n> five minutes fast\n\nSo is *mine*.\n`,
        );
        assert.equal(json[0], "The-ferry-that-ran-on-time.json");
        const { title, notes } = JSON.parse(json[2]);
        assert.deepEqual(
          [title, notes[0].exact, notes[0].text],
          ["The ferry that ran on time", "five minutes fast", "So is *mine*."],
        );
      }));

    test("what is highlighted before a slow store has answered is kept beside what it holds", () =>
      reading(async (page, inside) => {
        await page.evaluate(() => {
          globalThis.held = new Map();
          const note = {
            start: 0,
            exact: "owned a watch",
            prefix: "",
            suffix: "",
            color: "green",
            text: "kept",
            created: 1,
          };
          const late = new Promise((answer) => (globalThis.answer = () => answer(JSON.stringify({ notes: [note] }))));
          const reader = document.querySelector("lectern-reader");
          const { article } = reader;
          reader.store = {
            get: (key) => (key.startsWith("notes:") ? late : null),
            set: (key, text) => held.set(key, text),
          };
          recorded.events.length = 0;
          reader.article = article;
        });
        await page.waitForFunction(() => recorded.events.some(({ type }) => type === "lectern-ready"));
        await select(inside, "The first to complain");
        await page.keyboard.press("h");
        assert.equal(
          await page.evaluate(() => [...held.keys()].some((key) => key.startsWith("notes:"))),
          false,
          "nothing is stored over what is not known yet",
        );
        await page.evaluate(() => answer());
        await page.waitForFunction(() => [...held.keys()].some((key) => key.startsWith("notes:")));
        assert.equal(await marked(inside), "owned a watch|The first to complain");
        assert.deepEqual(
          await page.evaluate(() =>
            JSON.parse([...held].find(([key]) => key.startsWith("notes:"))[1]).notes.map(({ exact }) => exact),
          ),
          ["owned a watch", "The first to complain"],
        );
      }));

    test("another reader of the same page shows what is highlighted in this one", () =>
      reading(async (page, inside) => {
        await page.evaluate(() => {
          const other = document.createElement("lectern-reader");
          other.setAttribute("src", "/pages/story.html");
          document.body.append(other);
        });
        await page.waitForFunction(() => recorded.events.filter(({ type }) => type === "lectern-ready").length === 2);
        await select(inside, "five minutes fast");
        await page.waitForFunction(() =>
          document.querySelector("lectern-reader").shadowRoot.querySelector(".lectern-pop:not([hidden])"),
        );
        await click(inside, ".lectern-pop .yellow");
        await becomes(
          () =>
            page.evaluate(
              () =>
                document.querySelectorAll("lectern-reader")[1].shadowRoot.querySelector("mark.lectern-highlight")
                  ?.textContent,
            ),
          "five minutes fast",
        );
      }));

    test("highlighted text can be read in every reading mode", () =>
      reading(async (page, inside) => {
        await select(inside, "five minutes fast");
        await page.keyboard.press("h");
        for (const theme of ["light", "dark", "sepia", "gray", "contrast", "dusk", "moss"]) {
          await page.evaluate((value) => document.querySelector("lectern-reader").setAttribute("theme", value), theme);
          for (const color of ["yellow", "green", "pink"]) {
            const ratio = await inside((shadow, wanted) => {
              const mark = shadow.querySelector("mark.lectern-highlight");
              mark.classList.remove("yellow", "green", "pink");
              mark.classList.add(wanted);
              const numbers = (text) => text.match(/[\d.]+/g).map(Number);
              const [r, g, b, alpha] = numbers(getComputedStyle(mark).backgroundColor);
              const under = numbers(getComputedStyle(shadow.querySelector(".lectern")).backgroundColor);
              const blend = [r, g, b].map((value, i) => value * alpha + under[i] * (1 - alpha));
              const light = (rgb) =>
                rgb
                  .slice(0, 3)
                  .map((v) => v / 255)
                  .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
                  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
              const [high, low] = [light(numbers(getComputedStyle(mark).color)), light(blend)].sort((x, y) => y - x);
              return (high + 0.05) / (low + 0.05);
            }, color);
            assert.ok(ratio >= 4.5, `${theme} ${color}: ${ratio.toFixed(2)}`);
          }
        }
      }));
  });
}
