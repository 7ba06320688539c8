// What is spoken, quoted, listed, linked to and copied of an article with ruby, line breaks and notes.
import { browsers } from "../support/browser.mjs";
import { becomes, nameOf, storedNotes, storeText } from "../support/notes_database.mjs";
import { addReader, inReader, readerPages, scrolledTo, select } from "../support/reader_page.mjs";
import { importSource } from "../support/source.mjs";
import assert from "node:assert/strict";
import { describe, test } from "node:test";

const path = "/pages/passages.html";
const { scrollToWords } = await importSource("web/extension/scroll_to_words.ts");

for (const name of browsers) {
  describe(name, () => {
    // The page has a style of its own: its passages stand far from each other.
    const { onPage, address } = readerPages(name, {});
    const reading = (work, { attributes, ...options } = {}) =>
      onPage(
        async (page, another) => {
          await addReader(page, { src: path, ...attributes });
          await work(page, (run, ...more) => inReader(page, run, ...more), another);
        },
        { path: "/pages/aids.html", ...options },
      );

    test("readings and marks of notes are not said, and lines and blocks are apart", () =>
      reading(async (page) => {
        await page.keyboard.press("p");
        for (let i = 0; i < 60 && (await page.evaluate(() => speech.current !== undefined)); i += 1)
          await page.evaluate(() => speech.finish());
        const texts = await page.evaluate(() => speech.said.map(({ text }) => text));
        assert.equal(texts[0], "The clock on the quay");
        assert.match(texts[1], /nobody's watch and were late/);
        assert.match(texts[2], /^The baker owned a clock that she wound/);
        assert.equal(texts[3], "渡船の 時計");
        assert.equal(texts[4], "十一年のあいだ、朝の渡船は機関が動く気になったときに出た。");
        assert.ok(texts.includes("憂鬱な春が終わった。"), texts.join("|"));
        assert.ok(texts.some((text) => text.includes("such a boat is tosen in the harbour books")));
        const lines = texts.indexOf("The tide comes in over the grey stones.");
        assert.equal(texts[lines + 1], "Nobody looks at it.");
        const items = texts.indexOf("The first rope is tied to the ring.");
        assert.equal(texts[items + 1], "The second rope is tied to the post.");
        assert.doesNotMatch(texts.join(""), /とせん|ゆう|\(|ferry in|↩|\[2\]/);
      }));

    test("the sentence that is said is marked whole, with its readings", () =>
      reading(async (page, inside) => {
        await page.keyboard.press("p");
        for (let i = 0; i < 4; i += 1) await page.evaluate(() => speech.finish());
        await page.evaluate(() => speech.current.onboundary({ name: "word", charIndex: 10, charLength: 2 }));
        const marked = await inside(() => {
          const text = (key) => [...(CSS.highlights?.get(key) ?? [])].map((range) => range.cloneContents().textContent);
          return CSS.highlights && { sentence: text("lectern-sentence").join(), word: text("lectern-word").join() };
        });
        if (marked)
          assert.deepEqual(marked, {
            sentence: "十一年のあいだ、朝の渡船とせんは機関が動く気になったときに出た。",
            word: "渡船",
          });
      }));

    test("headings are listed by their running text", () =>
      reading(async (page, inside) => {
        await page.keyboard.press("o");
        assert.deepEqual(
          await inside((shadow) => [...shadow.querySelectorAll("#lectern-explore nav a")].map((a) => a.textContent)),
          ["The clock on the quay", "渡船の 時計"],
        );
      }));

    const passages = [
      ["a short one", "on the island", "on the island", "first"],
      ["up to the mark of a note", "people on the island", "nobody's watch", "first"],
      ["over the mark of a note", "nobody's watch", " and were late", "first"],
      ["after the mark of a note", "and were late", "until the council", "first"],
      ["up to a mark in brackets", "The baker", "owned a clock", "noted"],
      ["over a mark in brackets", "owned a clock", "she wound on Sundays", "noted"],
      ["a character with its reading", "渡船", "渡船", "ruby", 1],
      ["text around a reading", "十一年のあいだ", "は機関が動く", "ruby"],
      ["text from a reading on", "渡船", "は機関が動く", "ruby", 1],
      ["readings in parentheses", "憂", "鬱", "parentheses"],
      ["text after readings in parentheses", "憂", "な春が終わった", "parentheses"],
      ["a word with a gloss", "tosen", "tosen", "gloss"],
      ["words around a gloss", "for such a boat", "in the harbour", "gloss"],
      ["many words around a gloss", "The word for such", "on every second page", "gloss"],
      ["over a line break", "comes in", "over the grey", "lines"],
      ["over two line breaks", "tide comes", "Nobody looks", "lines"],
      ["over the end of a block", "paid at once", "By autumn", "before"],
      ["over items", "tied to the ring", "The second rope", "item"],
      ["over cells", "Monday", "ten past", "cell"],
      ["over a formula", "It loses", "minutes in a week", "formula"],
      ["after a formula", "minutes in a week", "minutes in a week", "formula"],
    ];
    test("links lead to passages, whatever is in them", () =>
      reading(async (page, inside, another) => {
        await page.evaluate(() => {
          globalThis.copies = [];
          Object.defineProperty(navigator, "clipboard", {
            configurable: true,
            value: { writeText: async (text) => void copies.push(text) },
          });
        });
        const visited = await another();
        for (const [what, from, to, id, occurrence = 0] of passages) {
          await inside(
            (shadow, first, last, skipped) => {
              const walker = document.createTreeWalker(shadow.querySelector("article"), NodeFilter.SHOW_TEXT);
              const nodes = [];
              while (walker.nextNode()) nodes.push(walker.currentNode);
              const begin = nodes.filter((node) => node.data.includes(first))[skipped];
              const end = nodes.slice(nodes.indexOf(begin)).find((node) => node.data.includes(last));
              (shadow.getSelection?.() ?? document.getSelection()).setBaseAndExtent(
                begin,
                begin.data.indexOf(first),
                end,
                end.data.indexOf(last) + last.length,
              );
            },
            from,
            to,
            occurrence,
          );
          await page.keyboard.press("c");
          const link = await page.evaluate(() => copies.pop());
          assert.ok(link?.startsWith(`${address()}${path}#:~:text=`), `${what}: ${link}`);
          await visited.goto("about:blank");
          await visited.goto(link, { waitUntil: "load" });
          await visited
            .waitForFunction(
              (wanted) => {
                const { top, bottom } = document.getElementById(wanted).getBoundingClientRect();
                return scrollY > 0 && bottom > 0 && top < innerHeight;
              },
              { timeout: 20_000 },
              id,
            )
            .catch(() => assert.fail(`${what}: ${decodeURIComponent(link)}`));
        }
      }));

    test("the page is scrolled to where the reader stands, whatever is there", () =>
      reading(async (page, inside, another) => {
        const places = [];
        for (const [beginning, id] of [
          ["The baker", "noted"],
          ["十一年", "ruby"],
          ["憂", "parentheses"],
          ["The tide", "lines"],
        ]) {
          await inside((shadow, start) => {
            const block = [...shadow.querySelectorAll("article p")].find((p) => p.textContent.startsWith(start));
            const bar = shadow.querySelector(".lectern-bar").offsetHeight;
            scrollTo({ top: block.getBoundingClientRect().top + scrollY - bar - 2, behavior: "instant" });
          }, beginning);
          await scrolledTo(page);
          const words = await page.evaluate(() => document.querySelector("lectern-reader").place);
          assert.ok(words.startsWith(beginning), words);
          assert.doesNotMatch(words, /とせん|ゆう|\[2\]/);
          places.push([words, id]);
        }
        const visited = await another();
        await visited.goto(address() + path, { waitUntil: "load" });
        for (const [words, id] of places) {
          await visited.evaluate(() => scrollTo(0, 0));
          await visited.evaluate(scrollToWords, words);
          const { top, height } = await visited.evaluate((wanted) => {
            const { top } = document.getElementById(wanted).getBoundingClientRect();
            return { top, height: innerHeight };
          }, id);
          assert.ok(top > 0 && top < height, `${words}: ${top}`);
        }
      }));

    describe("highlights", () => {
      const listed = (inside) =>
        inside((shadow) => [...shadow.querySelectorAll(".notes-panel q")].map((q) => q.textContent));
      const marked = (inside) =>
        inside((shadow) => [...shadow.querySelectorAll("mark.lectern-highlight")].map((mark) => mark.textContent));

      test("have lines and blocks apart, and neither readings nor marks of notes", () =>
        reading(async (page, inside) => {
          await select(inside, "nobody's watch", " and were late");
          await page.keyboard.press("h");
          await select(inside, "comes in", "over the grey");
          await page.keyboard.press("h");
          await select(inside, "paid at once", "By autumn");
          await page.keyboard.press("h");
          await select(inside, "十一年", "は機関");
          await page.keyboard.press("h");
          const wanted = [
            "nobody's watch and were late",
            "十一年のあいだ、朝の渡船は機関",
            "comes in\nover the grey",
            "paid at once.\nBy autumn",
          ];
          await becomes(async () => (await storedNotes(page)).map(({ exact }) => exact), wanted);
          await page.evaluate(() => {
            globalThis.files = [];
            URL.createObjectURL = (blob) => (files.push(blob), "#file");
            HTMLAnchorElement.prototype.click = () => {};
          });
          await inside((shadow) => shadow.querySelector("[data-panel=notes]").click());
          assert.deepEqual(
            await listed(inside),
            wanted.map((text) => text.replace("\n", " ")),
          );
          await inside((shadow) => shadow.querySelector(".notes-panel .actions button").click());
          const markdown = await page.evaluate(() => files[0].text());
          assert.match(markdown, /^> paid at once\.\n> By autumn$/m);
          const before = await marked(inside);
          await addReader(page, { src: path });
          await becomes(() => marked(inside), before, "they stand where they stood");
        }));

      test("of earlier versions stand where they stood, and have the words of this one", () =>
        reading(async (page, inside) => {
          const all = await inside((shadow) => {
            const walker = document.createTreeWalker(shadow.querySelector("article"), NodeFilter.SHOW_TEXT, (node) =>
              node.parentElement.closest("annotation, button") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
            );
            let text = "";
            while (walker.nextNode()) text += walker.currentNode.data;
            return text;
          });
          const note = (exact) => {
            const start = all.indexOf(exact);
            assert.ok(start > 0, exact);
            const [prefix, suffix] = [all.slice(start - 32, start), all.slice(start + exact.length).slice(0, 32)];
            return { start, exact, prefix, suffix, color: "pink", text: "mine", created: 1 };
          };
          const notes = ["watch1 and were", "朝の渡船とせんは機関", "comes inover the", "at once.By autumn"].map(note);
          await storeText(page, nameOf(page, path), JSON.stringify({ notes }));
          await addReader(page, { src: path });
          await becomes(async () => (await marked(inside)).join(""), notes.map(({ exact }) => exact).join(""));
          await inside((shadow) => shadow.querySelector("[data-panel=notes]").click());
          assert.deepEqual(await listed(inside), [
            "watch and were",
            "朝の渡船は機関",
            "comes in over the",
            "at once. By autumn",
          ]);
          await inside((shadow) => {
            const field = shadow.querySelector(".notes-panel textarea");
            field.value = "ours";
            field.dispatchEvent(new Event("input"));
          });
          await becomes(
            async () => (await storedNotes(page)).map(({ start, exact, text }) => [start, exact.length, text]),
            notes.map(({ start }, index) => [start, [14, 7, 17, 18][index], index === 0 ? "ours" : "mine"]),
          );
        }));
    });

    test("what is copied in pages has its lines apart, and no readings", () =>
      reading(
        async (page, inside) => {
          await page.waitForFunction(() =>
            document.querySelector("lectern-reader").shadowRoot.querySelector("article .lectern-line"),
          );
          const copied = await inside((shadow) => {
            const article = shadow.querySelector("article");
            const range = document.createRange();
            range.selectNodeContents(article);
            const selection = shadow.getSelection?.() ?? document.getSelection();
            selection.removeAllRanges();
            selection.addRange(range);
            const event = new ClipboardEvent("copy", {
              clipboardData: new DataTransfer(),
              bubbles: true,
              composed: true,
              cancelable: true,
            });
            article.dispatchEvent(event);
            return event.clipboardData.getData("text/plain");
          });
          assert.match(copied, /^The tide comes in\nover the grey stones\.\nNobody looks at it\.$/m);
          assert.match(copied, /朝の渡船は機関が動く/);
          assert.match(copied, /^Monday\tten past nine$/m);
        },
        { attributes: { layout: "pages" } },
      ));
  });
}
