// Reading aloud, with a speech engine that tells what it was asked to say.
import { browsers } from "../support/browser.mjs";
import { addReader, frames, readerPages, scrolledTo, select } from "../support/reader_page.mjs";
import assert from "node:assert/strict";
import { describe, test } from "node:test";

for (const name of browsers) {
  describe(name, () => {
    const { withReader: reading } = readerPages(name);
    const said = (page) => page.evaluate(() => speech.said.map(({ text }) => text));
    const last = (page) => page.evaluate(() => speech.said.at(-1).text);
    const click = (inside, which) => inside((shadow, selector) => shadow.querySelector(selector).click(), which);

    test("reads every sentence from the title on; marks of notes are left out, cells are read, and it ends by itself", () =>
      reading(async (page, inside) => {
        await click(inside, "[data-panel=listen]");
        await click(inside, ".panel.listen [data-listen=play]");
        assert.equal(await last(page), "The ferry that ran on time");
        for (let i = 0; i < 60 && (await page.evaluate(() => speech.current !== undefined)); i += 1)
          await page.evaluate(() => speech.finish());
        const texts = await said(page);
        assert.equal(
          texts[1],
          "For eleven years the morning ferry left Harrow Point whenever its engine agreed to, and nobody on the island owned a watch that they trusted.",
        );
        assert.equal(
          texts[2],
          "Then the council bought a second-hand engine from a trawler, and a timetable had to be printed.",
        );
        assert.deepEqual(texts.slice(texts.indexOf("Day"), texts.indexOf("Day") + 4), [
          "Day",
          "Leaves",
          "Arrives",
          "Monday",
        ]);
        assert.ok(
          texts.every((text) => !/↩|^1$/.test(text)),
          texts.join("|"),
        );
        assert.equal(await inside((shadow) => shadow.querySelector(".lectern-player")), null);
      }));

    test("buttons and keys: pause keeps the sentence, next and previous, stop; keys do nothing where nothing is read", () =>
      reading(async (page, inside) => {
        await page.keyboard.down("Shift");
        await page.keyboard.press("ArrowRight");
        await page.keyboard.up("Shift");
        assert.deepEqual(await said(page), []);
        await page.keyboard.press("p");
        const shows = () =>
          inside((shadow) => shadow.querySelector(".lectern-player [data-listen=play]")?.getAttribute("aria-label"));
        assert.equal(await shows(), "Pause");
        await page.keyboard.down("Shift");
        await page.keyboard.press("ArrowRight");
        await page.keyboard.press("ArrowRight");
        await page.keyboard.press("ArrowLeft");
        await page.keyboard.up("Shift");
        const first = await last(page);
        assert.match(first, /^For eleven years/);
        await page.keyboard.press("p");
        assert.equal(await shows(), "Play");
        assert.equal(await page.evaluate(() => speech.current), undefined);
        const count = (await said(page)).length;
        await click(inside, ".lectern-player [data-listen=next]");
        assert.equal((await said(page)).length, count, "going on while paused says nothing");
        await click(inside, ".lectern-player [data-listen=play]");
        assert.match(await last(page), /^Then the council/);
        await click(inside, ".lectern-player [data-listen=stop]");
        assert.equal(await page.evaluate(() => speech.current), undefined);
        assert.equal(await inside((shadow) => shadow.querySelector(".lectern-player")), null);
      }));

    test("the sentence and the word that is said are marked, without a change of the text", () =>
      reading(async (page, inside) => {
        await page.keyboard.press("p");
        await page.evaluate(() => speech.finish());
        await page.evaluate(() => speech.current.onboundary({ name: "word", charIndex: 4, charLength: 6 }));
        const marked = await inside((shadow) => {
          if (!CSS.highlights) return { block: shadow.querySelector(".lectern-said").textContent };
          const text = (key) => [...(CSS.highlights.get(key) ?? [])].map(String).join();
          return { sentence: text("lectern-sentence"), word: text("lectern-word") };
        });
        if (marked.block) assert.match(marked.block, /^For eleven years/);
        else assert.deepEqual([marked.word, marked.sentence.slice(-13)], ["eleven", "they trusted."]);
        await page.evaluate(() => document.querySelector("lectern-reader").remove());
        assert.deepEqual(await page.evaluate(() => [speech.current ?? null, CSS.highlights?.size ?? 0]), [null, 0]);
      }));

    test("begins at the selection, else at the top of what is seen", () =>
      reading(
        async (page, inside) => {
          await select(inside, "half of her class");
          await page.keyboard.press("p");
          assert.match(await last(page), /^The second was the schoolteacher/);
          await click(inside, "[data-listen=stop]");
          await scrolledTo(page); // reading scrolls to its sentence
          await inside((shadow) => {
            (shadow.getSelection?.() ?? document.getSelection()).removeAllRanges();
            const block = [...shadow.querySelectorAll("p")].find((p) => p.textContent.startsWith("By the end"));
            scrollTo({
              top: block.getBoundingClientRect().top + scrollY - shadow.querySelector(".lectern-bar").offsetHeight - 2,
              behavior: "instant",
            });
          });
          await page.keyboard.press("p");
          assert.match(await last(page), /^By the end of the summer/);
        },
        { height: 400 },
      ));

    test("scrolls along, but not when the person went elsewhere", () =>
      reading(
        async (page, inside) => {
          const place = () => page.evaluate(() => scrollY);
          const inSight = () =>
            inside((shadow) => {
              const { top, bottom } = [...shadow.querySelectorAll("p")]
                .find((p) => p.textContent.startsWith("The engine broke"))
                .getBoundingClientRect();
              return bottom > 0 && top < innerHeight;
            });
          await select(inside, "By the end of the summer");
          await page.keyboard.press("p");
          await page.evaluate(() => speech.finish());
          await page.waitForFunction(() => scrollY > 100);
          assert.match(await last(page), /^The engine broke/);
          await page.waitForFunction(() => {
            const p = [...document.querySelector("lectern-reader").shadowRoot.querySelectorAll("p")].find((one) =>
              one.textContent.startsWith("The engine broke"),
            );
            return p.getBoundingClientRect().top < innerHeight;
          });
          assert.ok(await inSight());
          await scrolledTo(page);
          await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
          await page.evaluate(() => speech.finish());
          assert.equal(await place(), 0);
        },
        { height: 400 },
      ));

    test("in columns, it goes on to the column of each sentence, also in a paragraph of several columns", () =>
      reading(
        async (page, inside) => {
          await inside((shadow) => {
            const sentences = Array.from({ length: 60 }, (_, i) => `Sentence ${i} is one of sixty in its paragraph.`);
            shadow.querySelector("article p:not([class])").textContent = sentences.join(" ");
          });
          await select(inside, "Sentence 0 is");
          await page.keyboard.press("p");
          for (let i = 0; i < 45; i += 1) {
            await page.evaluate(() => speech.finish());
            await frames(page);
          }
          const words = /^Sentence \d+ is/.exec(await last(page))[0];
          assert.equal(words, "Sentence 45 is");
          const { left, right } = await inside((shadow, wanted) => {
            const node = shadow.querySelector("article p:not([class])").firstChild;
            const range = document.createRange();
            range.setStart(node, node.data.indexOf(wanted));
            range.setEnd(node, node.data.indexOf(wanted) + wanted.length);
            return range.getBoundingClientRect().toJSON();
          }, words);
          assert.ok(left >= 0 && right <= 500, `${left} to ${right}`);
        },
        { attributes: { src: "/pages/story.html", layout: "columns" }, width: 500, height: 400 },
      ));

    test("speed and voice are chosen in the panel, apply at once and are kept by language; this device's voices come first", () =>
      reading(async (page, inside) => {
        await page.keyboard.press("p");
        assert.equal(await page.evaluate(() => speech.said.at(-1).voice.name), "Ben");
        await click(inside, "[data-panel=listen]");
        const voices = await inside((shadow) =>
          [...shadow.querySelectorAll(".voice option")].map((option) => option.textContent),
        );
        assert.deepEqual(voices, ["Ben", "Cleo", "Remote Ann (online)"]);
        await inside((shadow) => {
          const speed = shadow.querySelector(".panel.listen [data-setting=speechRate] input");
          speed.value = "2.5";
          speed.dispatchEvent(new Event("input", { bubbles: true }));
          const voice = shadow.querySelector(".voice select");
          voice.value = "cleo";
          voice.dispatchEvent(new Event("change"));
        });
        assert.deepEqual(await page.evaluate(() => [speech.current.rate, speech.current.voice.name]), [2.5, "Cleo"]);
        assert.deepEqual(await page.evaluate(() => JSON.parse(localStorage.getItem("lectern.voices"))), { en: "cleo" });
        await addReader(page, { src: "/pages/story.html" });
        await page.keyboard.press("p");
        assert.deepEqual(await page.evaluate(() => [speech.current.rate, speech.current.voice.name]), [2.5, "Cleo"]);
        await addReader(page, { src: "/pages/story.ur.html" });
        await page.keyboard.press("p");
        assert.equal(await page.evaluate(() => speech.current.voice.name), "Urooj");
      }));

    test("sentences are the same where the browser cannot tell them; Urdu, Hindi and Chinese end them by their own signs", () =>
      reading(async (page, inside) => {
        const all = async () => {
          await page.evaluate(() => (speech.said.length = 0));
          await inside((shadow) => shadow.querySelector("article").scrollIntoView());
          await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
          await page.keyboard.press("p");
          for (let i = 0; i < 60 && (await page.evaluate(() => speech.current !== undefined)); i += 1)
            await page.evaluate(() => speech.finish());
          return said(page);
        };
        const told = await all();
        await page.evaluate(() => delete Intl.Segmenter);
        assert.deepEqual(await all(), told);
        await inside((shadow) => {
          shadow.querySelector("article").lastChild.before(
            Object.assign(document.createElement("p"), {
              textContent: "یہ ایک ہے۔ یہ دو ہے۔ यह एक है। यह दो है। 这是一。这是二！Version 3.14 is out. So it is.",
            }),
          );
        });
        const texts = await all();
        const first = texts.indexOf("یہ ایک ہے۔");
        assert.deepEqual(texts.slice(first, first + 8), [
          "یہ ایک ہے۔",
          "یہ دو ہے۔",
          "यह एक है।",
          "यह दो है।",
          "这是一。",
          "这是二！",
          "Version 3.14 is out.",
          "So it is.",
        ]);
      }));

    test("a sentence too long for speech engines is said in parts", () =>
      reading(async (page, inside) => {
        await inside((shadow) => {
          shadow.querySelector("h1").textContent = Array.from({ length: 120 }, (_, i) => `word${i}`).join(", ");
        });
        await page.keyboard.press("p");
        for (let i = 0; i < 3; i += 1) await page.evaluate(() => speech.finish());
        const texts = (await said(page)).slice(0, 4);
        assert.ok(
          texts.every((text) => text.length <= 250 && text.startsWith("word")),
          texts.join("|"),
        );
        assert.match(texts.join(" "), /^word0, word1, .*word8\d/);
      }));

    test("of two readers one speaks at a time", () =>
      reading(async (page, inside) => {
        await page.keyboard.press("p");
        await page.evaluate(() => {
          const other = document.createElement("lectern-reader");
          other.setAttribute("src", "/pages/story.html");
          document.body.append(other);
        });
        await page.waitForFunction(() => recorded.events.filter(({ type }) => type === "lectern-ready").length === 2);
        await page.evaluate(() => {
          const { shadowRoot } = document.querySelectorAll("lectern-reader")[1];
          shadowRoot.querySelector("[data-panel=listen]").click();
          shadowRoot.querySelector(".panel.listen [data-listen=play]").click();
        });
        assert.equal(
          await inside((shadow) =>
            shadow.querySelector(".lectern-player [data-listen=play]").getAttribute("aria-label"),
          ),
          "Play",
        );
        assert.equal((await said(page)).length, 2);
      }));

    test("stored voices that are none do no harm", () =>
      reading(
        async (page) => {
          await page.keyboard.press("p");
          assert.equal(await page.evaluate(() => speech.current.voice.name), "Ben");
        },
        { stored: { voices: '{"en":{"x":1},"__proto__":"cleo"}' } },
      ));

    test("media keys play, pause, skip and stop, and the system knows the title", () =>
      reading(async (page) => {
        await page.keyboard.press("p");
        if (!(await page.evaluate(() => Boolean(navigator.mediaSession)))) return;
        assert.equal(await page.evaluate(() => navigator.mediaSession.metadata.title), "The ferry that ran on time");
        await page.evaluate(() => mediaKeys.nexttrack());
        assert.match(await last(page), /^For eleven years/);
        await page.evaluate(() => mediaKeys.pause());
        assert.equal(await page.evaluate(() => speech.current), undefined);
        await page.evaluate(() => mediaKeys.play());
        assert.match(await page.evaluate(() => speech.current.text), /^For eleven years/);
        await page.evaluate(() => mediaKeys.stop());
        assert.deepEqual(await page.evaluate(() => [speech.current ?? null, Object.keys(mediaKeys)]), [null, []]);
      }));

    test("the button is absent without voices and comes with them", () =>
      reading(
        async (page, inside) => {
          const there = () => inside((shadow) => shadow.querySelector("[data-panel=listen]") !== null);
          assert.equal(await there(), false);
          await page.keyboard.press("p");
          assert.deepEqual(await said(page), []);
          await page.evaluate(() => speech.arrive());
          assert.equal(await there(), true);
        },
        { path: "/pages/aids.html?voices=0" },
      ));

    test("the button is absent without a speech engine", () =>
      reading(
        async (page, inside) => {
          assert.equal(await inside((shadow) => shadow.querySelector("[data-panel=listen]")), null);
          await page.keyboard.press("p");
        },
        { path: "/pages/aids.html?voices=never" },
      ));

    test("an engine that throws is said, and voices without a language are none", () =>
      reading(async (page, inside) => {
        await page.evaluate(() => {
          speech.voices.push({ name: "Nobody", voiceURI: "nobody" });
          speech.speak = () => {
            throw new Error("no voice");
          };
        });
        await page.keyboard.press("p");
        assert.equal(await inside((shadow) => shadow.querySelector(".lectern-player")), null);
        assert.notEqual(await inside((shadow) => shadow.querySelector(".lectern-announcer").textContent), "");
        await click(inside, "[data-panel=listen]");
        assert.equal(
          await inside((shadow) =>
            [...shadow.querySelectorAll(".panel.listen option")].some(({ value }) => value === "nobody"),
          ),
          false,
        );
      }));

    test("an engine that fails is said, and reading ends", () =>
      reading(async (page, inside) => {
        await page.keyboard.press("p");
        await page.evaluate(() => speech.current.onerror({ error: "synthesis-failed" }));
        assert.equal(
          await inside((shadow) => shadow.querySelector(".lectern-announcer").textContent),
          "The article could not be read aloud.",
        );
        assert.equal(await inside((shadow) => shadow.querySelector(".lectern-player")), null);
      }));
  });
}
