// Notes that cannot be stored: none is lost silently.
import { browsers } from "../support/browser.mjs";
import { becomes, storedNotes } from "../support/notes_database.mjs";
import { addReader, frames, inReader, readerPages, select } from "../support/reader_page.mjs";
import assert from "node:assert/strict";
import { describe, test } from "node:test";

const words =
  "Your notes could not be saved, because storage is full or unavailable. Export them before you leave this page.";

/** What notes are stored in, how it becomes full and has room again, and what it holds. */
const kinds = {
  IndexedDB: {
    before: () => {},
    fill: (page) =>
      page.evaluate(() => {
        globalThis.put ??= IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = () => {
          throw new DOMException("No room here", "QuotaExceededError");
        };
      }),
    empty: (page) => page.evaluate(() => void (IDBObjectStore.prototype.put = globalThis.put)),
    notes: storedNotes,
  },
  "localStorage, without IndexedDB,": {
    before: (page) => page.evaluate(() => Object.defineProperty(window, "indexedDB", { value: undefined })),
    /** Fills what is left to the last character. */
    fill: (page) =>
      page.evaluate(() => {
        let filler = 0;
        for (let size = 2 ** 20; size >= 1; )
          try {
            localStorage.setItem(`filler ${filler}`, "x".repeat(size));
            filler += 1;
          } catch {
            size = Math.floor(size / 2);
          }
      }),
    /** Makes room again, as another tab would. */
    empty: (page) =>
      page.evaluate(() => {
        for (const key of Object.keys(localStorage)) if (key.startsWith("filler")) localStorage.removeItem(key);
      }),
    notes: (page) =>
      page.evaluate(() => {
        const key = Object.keys(localStorage).find((one) => one.startsWith("lectern.notes:"));
        return key ? JSON.parse(localStorage.getItem(key)).notes : [];
      }),
  },
};

/** Whether the browser would ask before it leaves the page. */
const warns = (page) => page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));

for (const name of browsers) {
  describe(name, () => {
    const { onPage, address } = readerPages(name);
    // What is unsaved outlives the reader that it was written in, so each test has a page of its own.
    const reading = (work, options = {}) =>
      onPage(
        async (page) => {
          await options.before?.(page);
          await addReader(page, { src: "/pages/story.html", ...options.attributes });
          await work(page, (run, ...more) => inReader(page, run, ...more));
        },
        { path: "/pages/aids.html", ownPage: true },
      );
    const notice = (inside) => inside((shadow) => shadow.querySelector(".lectern-resume span")?.textContent);
    const marked = (inside) =>
      inside((shadow) =>
        [...shadow.querySelectorAll("mark.lectern-highlight")].map((mark) => mark.textContent).join("|"),
      );
    async function highlight(page, inside, text) {
      await select(inside, text);
      await page.keyboard.press("h");
      await frames(page);
    }

    for (const [kind, { before, fill, empty, notes }] of Object.entries(kinds))
      describe(`${kind} is full`, () => {
        const full = (work) => reading(work, { before });
        const stored = async (page) => (await notes(page)).map(({ exact, text }) => exact + text);
        test("it is full: the reader says so, keeps the note, warns before it is left, and tries again", () =>
          full(async (page, inside) => {
            await highlight(page, inside, "nobody on the island");
            await becomes(() => stored(page), ["nobody on the island"]);
            await becomes(() => warns(page), false);
            assert.equal(await notice(inside), undefined);
            await fill(page);
            await highlight(page, inside, "five minutes fast");
            await becomes(() => notice(inside), words);
            assert.equal(await marked(inside), "nobody on the island|five minutes fast");
            assert.deepEqual(await stored(page), ["nobody on the island"], "what was saved before is still there");
            assert.equal(await warns(page), true);
            await empty(page);
            await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
            await becomes(() => stored(page), ["nobody on the island", "five minutes fast"]);
            await becomes(() => notice(inside), undefined);
            assert.equal(
              await inside((shadow) => shadow.querySelector(".lectern-announcer").textContent),
              "Your notes are saved.",
            );
            assert.equal(await warns(page), false);
          }));

        test("the next note that is saved takes along those that were not", () =>
          full(async (page, inside) => {
            await fill(page);
            await highlight(page, inside, "nobody on the island");
            await becomes(() => notice(inside), words);
            assert.deepEqual(await stored(page), []);
            await empty(page);
            await highlight(page, inside, "five minutes fast");
            await becomes(() => stored(page), ["nobody on the island", "five minutes fast"]);
            await becomes(() => notice(inside), undefined);
          }));

        test("what is unsaved is exported, from the notice too", () =>
          full(async (page, inside) => {
            await page.evaluate(() => {
              URL.createObjectURL = (blob) => ((globalThis.file = blob), "#file");
              URL.revokeObjectURL = () => {};
            });
            await fill(page);
            await select(inside, "five minutes fast");
            await page.keyboard.press("m");
            await page.keyboard.type("Like my own.");
            await becomes(() => notice(inside), words);
            await inside((shadow) => shadow.querySelector(".lectern-resume .back").click());
            assert.equal(
              await page.evaluate(() => file.text()),
              `# The ferry that ran on time\n\n<${address()}/pages/story.html>\n\n> five minutes fast\n\nLike my own.\n`,
            );
          }));

        test("the notice does not come back while one writes, but with the next highlight; the list says it all along", () =>
          full(async (page, inside) => {
            const warning = () =>
              inside((shadow) => {
                const { hidden, textContent } = shadow.querySelector(".notes-panel .unsaved");
                return hidden ? undefined : textContent;
              });
            await fill(page);
            await select(inside, "five minutes fast");
            await page.keyboard.press("m");
            await becomes(() => notice(inside), words);
            await inside((shadow) => shadow.querySelector(".lectern-resume .dismiss").click());
            await inside((shadow) => shadow.querySelector("mark.lectern-highlight").click());
            await page.keyboard.type("Ours");
            await frames(page);
            assert.equal(await notice(inside), undefined);
            assert.equal(await warning(), words);
            await page.keyboard.press("Escape");
            await highlight(page, inside, "nobody on the island");
            await becomes(() => notice(inside), words);
            await empty(page);
            await page.evaluate(() => dispatchEvent(new Event("online")));
            await becomes(() => stored(page), ["nobody on the island", "five minutes fastOurs"]);
            await becomes(() => notice(inside), undefined);
            await inside((shadow) => shadow.querySelector("[data-panel=notes]").click());
            assert.equal(await warning(), undefined);
          }));

        test("another article is read meanwhile: the note is there again afterwards, and is saved when there is room", () =>
          full(async (page, inside) => {
            await fill(page);
            await highlight(page, inside, "five minutes fast");
            await becomes(() => notice(inside), words);
            await addReader(page, { src: "/pages/passages.html" });
            assert.equal(await marked(inside), "");
            assert.equal(await warns(page), true);
            await addReader(page, { src: "/pages/story.html" });
            assert.equal(await marked(inside), "five minutes fast");
            await becomes(() => notice(inside), words);
            await addReader(page, { src: "/pages/passages.html" });
            await empty(page);
            await page.evaluate(() => dispatchEvent(new Event("online")));
            await becomes(() => stored(page), ["five minutes fast"]);
            await becomes(() => warns(page), false);
          }));

        test("a click on the notice, or on its buttons, leaves the list of notes open", () =>
          full(async (page, inside) => {
            await page.evaluate(() => {
              URL.createObjectURL = () => "#file";
              URL.revokeObjectURL = () => {};
              HTMLAnchorElement.prototype.click = () => {};
            });
            const isOpen = () => inside((shadow) => !shadow.querySelector(".panel.notes").hidden);
            await fill(page);
            for (const part of ["span", ".back", ".dismiss"]) {
              await inside((shadow) => shadow.querySelector(".notes-panel")?.querySelector(".close").click());
              await select(inside, "five minutes fast");
              await page.keyboard.press("m");
              await page.keyboard.type("!");
              await becomes(() => notice(inside), words);
              assert.equal(await isOpen(), true);
              const [x, y] = await inside((shadow, selector) => {
                const box = shadow.querySelector(`.lectern-resume ${selector}`).getBoundingClientRect();
                return [box.left + box.width / 2, box.top + box.height / 2];
              }, part);
              await page.mouse.click(x, y);
              assert.equal(await isOpen(), true, part);
              assert.equal((await notice(inside)) === undefined, part !== "span");
            }
          }));

        test("a change of the interface's language takes the notice along", () =>
          full(async (page, inside) => {
            await fill(page);
            await highlight(page, inside, "five minutes fast");
            await becomes(() => notice(inside), words);
            await page.evaluate(() => document.querySelector("lectern-reader").setAttribute("ui-lang", "de"));
            await page.waitForFunction(() => shadow().querySelector(".lectern-resume[lang=de]"));
            assert.match(await notice(inside), /^Ihre Notizen konnten nicht gespeichert werden/);
            assert.equal(await marked(inside), "five minutes fast");
          }));
      });

    test("a notice of several lines has room above and below its text", () =>
      reading(async (page, inside) => {
        await page.setViewport({ width: 390, height: 800 });
        await kinds.IndexedDB.fill(page);
        await addReader(page, { src: "/pages/story.html", "ui-lang": "de" });
        await highlight(page, inside, "five minutes fast");
        await becomes(async () => (await notice(inside))?.startsWith("Ihre Notizen"), true);
        const { lines, above, below } = await inside((shadow) => {
          const text = shadow.querySelector(".lectern-resume span");
          const box = text.parentElement.getBoundingClientRect();
          const { top, bottom, height } = text.getBoundingClientRect();
          const lines = height / Number.parseFloat(getComputedStyle(text).lineHeight);
          return { lines, above: top - box.top, below: box.bottom - bottom };
        });
        assert.ok(lines > 3, `${lines} lines`);
        assert.ok(above >= 6 && below >= 6, `${above} px above, ${below} px below`);
      }));

    test("storage is forbidden: a note is not lost silently; settings and places are not spoken of", () =>
      reading(
        async (page, inside) => {
          await inside((shadow) => shadow.querySelector("[data-size=larger]").click());
          await page.evaluate(() => scrollTo({ top: 500, behavior: "instant" }));
          await page.evaluate(() => dispatchEvent(new Event("pagehide")));
          await frames(page);
          assert.equal(await notice(inside), undefined);
          assert.equal(await warns(page), false);
          await highlight(page, inside, "five minutes fast");
          await becomes(() => notice(inside), words);
          assert.equal(await warns(page), true);
        },
        {
          before: (page) =>
            page.evaluate(() => {
              for (const storage of ["localStorage", "indexedDB"])
                Object.defineProperty(window, storage, {
                  get: () => {
                    throw new DOMException("No storage here", "SecurityError");
                  },
                });
            }),
        },
      ));

    test("a host's store that rejects, and one that cannot be read, lose no note", () =>
      reading(async (page, inside) => {
        await page.evaluate(() => {
          globalThis.held = new Map();
          globalThis.isAway = true;
          const away = () => Promise.reject(new Error("the network is down"));
          const reader = document.querySelector("lectern-reader");
          const { article } = reader;
          reader.store = {
            get: (key) => (isAway ? away() : Promise.resolve(held.get(key) ?? null)),
            set: (key, text) => (isAway ? away() : Promise.resolve(void held.set(key, text))),
          };
          recorded.events.length = 0;
          reader.article = article;
        });
        await page.waitForFunction(() => recorded.events.some(({ type }) => type === "lectern-ready"));
        await highlight(page, inside, "five minutes fast");
        await page.waitForFunction(() => shadow().querySelector(".lectern-resume"));
        assert.equal(await notice(inside), words);
        await page.evaluate(() => {
          isAway = false;
          dispatchEvent(new Event("online"));
        });
        await page.waitForFunction(() => [...held.keys()].some((key) => key.startsWith("notes:")));
        await page.waitForFunction(() => !shadow().querySelector(".lectern-resume"));
      }));
  });
}
