// Where notes are stored: IndexedDB, what moves there from localStorage, and localStorage if IndexedDB fails.
import { browsers, launch } from "../support/browser.mjs";
import { becomes, nameOf, storedNotes, storedTexts, storeText } from "../support/notes_database.mjs";
import { addReader, inReader, readerPages, select } from "../support/reader_page.mjs";
import { sharedBrowser } from "../support/shared_browser.mjs";
import assert from "node:assert/strict";
import { describe, test } from "node:test";

const [island, fast, timetable] = ["nobody on the island", "five minutes fast", "a timetable had to be printed"];
const note = (exact, more) => ({
  ...{ start: 0, exact, prefix: "", suffix: "", color: "yellow", text: "", created: 1 },
  ...more,
});
const textOf = (...notes) => JSON.stringify({ notes });

const inside =
  (page) =>
  (run, ...more) =>
    inReader(page, run, ...more);
const marked = (page) =>
  inReader(page, (shadow) =>
    [...shadow.querySelectorAll("mark.lectern-highlight")].map((mark) => mark.textContent).join("|"),
  );
const notice = (page) => inReader(page, (shadow) => shadow.querySelector(".lectern-resume span")?.textContent);
/** What the browser would ask before the page is left depends on it: whether something is not stored yet. */
const isSaved = (page) => page.evaluate(() => dispatchEvent(new Event("beforeunload", { cancelable: true })));
const stored = async (page) => (await storedNotes(page)).map(({ exact, text }) => exact + text);
/** What localStorage holds of notes, by name. */
const inLocalStorage = (page) =>
  page.evaluate(() =>
    Object.fromEntries(
      Object.entries(localStorage)
        .filter(([key]) => key.startsWith("lectern.notes:"))
        .map(([key, text]) => [key.slice("lectern.".length), text]),
    ),
  );
const storeLocally = (page, texts) =>
  page.evaluate(
    (all) => Object.entries(all).forEach(([name, text]) => localStorage.setItem(`lectern.${name}`, text)),
    texts,
  );
async function highlight(page, words) {
  await select(inside(page), words);
  await page.keyboard.press("h");
}

/** Runs a raw use of IndexedDB in a page, whose database it leaves open. */
const openRaw = (page, version, stores) =>
  page.evaluate(
    (wanted, names) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("lectern", wanted);
        opening.onupgradeneeded = () => names.forEach((store) => opening.result.createObjectStore(store));
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          globalThis.raw = opening.result; // without a listener of "versionchange"
          resolve();
        };
      }),
    version,
    stores,
  );
const closeRaw = (page) => page.evaluate(() => raw.close());

for (const name of browsers) {
  describe(name, () => {
    const { onPage, address } = readerPages(name);
    // Where a page stores notes is decided once, so each test has a page of its own.
    const fresh = (work) => onPage(work, { path: "/pages/aids.html", ownPage: true });

    test("notes are in IndexedDB and nowhere else, and all else is in localStorage", () =>
      fresh(async (page) => {
        await addReader(page);
        await highlight(page, fast);
        await becomes(() => stored(page), [fast]);
        await inReader(page, (shadow) => shadow.querySelector("[data-size=larger]").click());
        assert.deepEqual(Object.keys(await storedTexts(page)), [nameOf(page)]);
        assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), ["lectern.settings"]);
      }));

    test("more notes than localStorage could hold are stored, and are there again", () =>
      fresh(async (page) => {
        const long = Array.from({ length: 400 }, (_, index) =>
          note(fast, { text: `${index} ${"note ".repeat(4000)}`.slice(0, 20_000), created: index }),
        );
        await storeText(page, nameOf(page), textOf(...long));
        await addReader(page);
        await becomes(async () => (await marked(page)) !== "", true);
        await highlight(page, island);
        await becomes(async () => (await storedNotes(page)).length, 401);
        await becomes(() => isSaved(page), true);
        assert.equal(await notice(page), undefined);
      }));

    test("a note is stored even if the page is left at once", () =>
      fresh(async (page) => {
        page.on("dialog", (dialog) => dialog.accept());
        await addReader(page);
        await highlight(page, island);
        await becomes(() => isSaved(page), true);
        await select(inside(page), fast);
        const left = page.waitForNavigation();
        await page.evaluate(() => {
          document.addEventListener("keydown", () => location.reload());
        });
        await page.keyboard.press("h");
        await left;
        await addReader(page);
        await becomes(() => marked(page), `${island}|${fast}`);
      }));

    test("what localStorage holds moves to IndexedDB, of all articles; other entries stay", () =>
      fresh(async (page) => {
        const other = "notes:https://example.org/other";
        const texts = { [nameOf(page)]: textOf(note(fast, { text: "!" })), [other]: textOf(note("words")) };
        await storeLocally(page, { ...texts, keys: '{"help":"f1"}', [`${other}/broken`]: "{" });
        await addReader(page);
        await becomes(() => marked(page), fast);
        assert.deepEqual(await storedTexts(page), { ...texts, [`${other}/broken`]: "{" });
        assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), ["lectern.keys"]);
      }));

    test("a move that did not end goes on with the next page", () =>
      fresh(async (page, another) => {
        await storeLocally(page, {
          [nameOf(page)]: textOf(note(fast)),
          "notes:https://example.org/": textOf(note("a")),
        });
        const before = await inLocalStorage(page);
        await page.evaluate(() => {
          const { put } = IDBObjectStore.prototype;
          IDBObjectStore.prototype.put = function (...values) {
            const request = put.apply(this, values);
            this.transaction.abort(); // as the end of the browser would
            return request;
          };
        });
        await addReader(page);
        await becomes(() => marked(page), fast, "it is displayed all the same");
        assert.deepEqual(await inLocalStorage(page), before, "nothing is removed before it is stored elsewhere");
        assert.deepEqual(await storedTexts(page), {});
        // What can neither be moved nor stored is reported.
        await highlight(page, island);
        await becomes(async () => (await notice(page)) !== undefined, true);
        assert.deepEqual(await inLocalStorage(page), before);
        const next = await another();
        await addReader(next);
        await becomes(() => marked(next), fast);
        assert.deepEqual(await storedTexts(next), before);
        assert.deepEqual(await inLocalStorage(next), {});
      }));

    test("notes that could not be moved leave localStorage with the next change that is stored", () =>
      fresh(async (page) => {
        await storeLocally(page, { [nameOf(page)]: textOf(note(fast)) });
        await page.evaluate(() => {
          globalThis.put = IDBObjectStore.prototype.put;
          IDBObjectStore.prototype.put = () => {
            throw new DOMException("No room here", "QuotaExceededError");
          };
        });
        await addReader(page);
        await becomes(() => marked(page), fast);
        await page.evaluate(() => void (IDBObjectStore.prototype.put = put));
        await highlight(page, island);
        await becomes(() => stored(page), [island, fast]);
        await becomes(() => inLocalStorage(page), {});
      }));

    test("notes in both places are merged, and none is lost", () =>
      fresh(async (page) => {
        const here = [
          note(fast, { start: 1, text: "one" }),
          note(island, { start: 2 }),
          note(timetable, { start: 3, text: "kept" }),
          note("only there", { start: 4 }),
        ];
        const there = [
          note(fast, { start: 1, text: "another" }),
          note(island, { start: 2, text: "written later" }),
          note(timetable, { start: 3 }),
          note("only here", { start: 5 }),
        ];
        await storeText(page, nameOf(page), textOf(...here));
        await storeLocally(page, { [nameOf(page)]: textOf(...there) });
        await addReader(page);
        const all = [
          `${fast}one`,
          `${fast}another`,
          `${island}written later`,
          `${timetable}kept`,
          "only there",
          "only here",
        ];
        await becomes(() => stored(page), all);
        await becomes(() => inLocalStorage(page), {});
        // An interrupted move leaves the same text in both places.
        await storeLocally(page, { [nameOf(page)]: textOf(...there) });
        await page.reload({ waitUntil: "load" });
        await addReader(page);
        await becomes(() => inLocalStorage(page), {});
        assert.deepEqual(await stored(page), all, "once more changes nothing");
      }));

    test("two tabs that start at once move everything, once", () =>
      fresh(async (page, another) => {
        const other = await another();
        const texts = Object.fromEntries(
          Array.from({ length: 50 }, (_, index) => [`notes:https://example.org/${index}`, textOf(note(`n${index}`))]),
        );
        texts[nameOf(page)] = textOf(note(fast));
        await storeLocally(page, texts);
        const start = (tab) =>
          tab.evaluate(
            () =>
              new Promise((resolve) => {
                addEventListener("lectern-ready", () => resolve(), { once: true });
                const reader = document.createElement("lectern-reader");
                reader.setAttribute("src", "/pages/story.html");
                document.body.append(reader);
              }),
          );
        await Promise.all([page, other].map(start));
        for (const tab of [page, other]) {
          await becomes(() => marked(tab), fast);
          await becomes(() => inLocalStorage(tab), {});
          await becomes(() => storedTexts(tab), texts);
        }
      }));

    test("another tab shows what is highlighted, changed and deleted in this one", () =>
      fresh(async (page, another) => {
        const other = await another();
        await addReader(other);
        await page.bringToFront();
        await addReader(page);
        await highlight(page, fast);
        await becomes(() => marked(other), fast);
        await other.bringToFront();
        await highlight(other, island);
        await becomes(() => marked(page), `${island}|${fast}`);
        await page.bringToFront();
        await inReader(page, (shadow) => shadow.querySelector("[data-panel=notes]").click());
        await inReader(page, (shadow) => shadow.querySelector(".notes-panel .remove").click());
        await becomes(() => marked(other), fast);
        await becomes(() => stored(page), [fast]);
      }));

    test("another tab deletes the database: this one does not hold it up, and stores its notes again", () =>
      fresh(async (page, another) => {
        await addReader(page);
        await highlight(page, fast);
        await becomes(() => stored(page), [fast]);
        const other = await another();
        await other.evaluate(
          () =>
            new Promise((resolve, reject) => {
              const deleting = indexedDB.deleteDatabase("lectern");
              deleting.onsuccess = resolve;
              deleting.onblocked = () => reject(new Error("blocked"));
            }),
        );
        assert.deepEqual(await storedTexts(other), {});
        await page.bringToFront();
        await highlight(page, island);
        await becomes(() => stored(page), [island, fast]);
        assert.equal(await notice(page), undefined);
      }));

    test("the browser's own deletion of site data: what is displayed is stored with the next change", () =>
      fresh(async (page) => {
        await addReader(page);
        await highlight(page, fast);
        await becomes(() => stored(page), [fast]);
        await (await sharedBrowser(name)).clearStorage([address()]);
        await becomes(() => storedTexts(page), {});
        await highlight(page, island);
        await becomes(() => stored(page), [island, fast]);
        await becomes(() => isSaved(page), true);
      }));

    describe("IndexedDB cannot be used: notes are in localStorage, and move when a later page can use it", () => {
      /** A host with an old browser, a strict policy, a newer version of the database, or another one of that name. */
      const reasons = {
        "it is missing": {
          before: (page) => page.evaluate(() => Object.defineProperty(window, "indexedDB", { value: undefined })),
        },
        "it is forbidden": {
          before: (page) =>
            page.evaluate(() => {
              IDBFactory.prototype.open = () => {
                throw new DOMException("Not here", "SecurityError");
              };
            }),
        },
        "its part of the reader cannot be loaded": {
          before: (page) =>
            page.evaluate(() => Object.defineProperty(window, "BroadcastChannel", { value: undefined })),
        },
        "a newer version of the database is there": {
          before: (page) => openRaw(page, 2, ["notes"]).then(() => closeRaw(page)),
          after: (page) => remove(page),
        },
        "another database of the same name is there": {
          before: (page) => openRaw(page, 1, ["others"]).then(() => closeRaw(page)),
          after: (page) => remove(page),
        },
        "it does not answer, since another tab holds up a deletion": {
          async before(page, another) {
            const other = await another();
            await openRaw(other, 1, ["notes"]);
            await other.evaluate(() => void indexedDB.deleteDatabase("lectern"));
            await page.bringToFront();
            // The reader would wait for ten seconds.
            await page.evaluate(() => {
              const { setTimeout: later } = window;
              window.setTimeout = (act, delay) => later(act, delay === 10_000 ? 100 : delay);
            });
            return () => closeRaw(other);
          },
        },
      };
      const remove = (page) =>
        page.evaluate(
          () => new Promise((resolve) => (indexedDB.deleteDatabase("lectern").onsuccess = () => resolve())),
        );

      for (const [reason, { before, after }] of Object.entries(reasons))
        test(reason, () =>
          fresh(async (page, another) => {
            await storeLocally(page, { [nameOf(page)]: textOf(note(island)) });
            const end = await before(page, another);
            await addReader(page);
            await becomes(() => marked(page), island);
            await highlight(page, fast);
            await becomes(() => isSaved(page), true);
            const local = async () =>
              JSON.parse((await inLocalStorage(page))[nameOf(page)]).notes.map(({ exact }) => exact);
            assert.deepEqual(await local(), [island, fast]);
            assert.equal(await notice(page), undefined);
            await end?.();
            await after?.(page);
            const next = await another();
            await addReader(next);
            await becomes(() => stored(next), [island, fast]);
            await becomes(() => inLocalStorage(next), {});
            await becomes(() => marked(next), `${island}|${fast}`);
          }),
        );
    });

    test("IndexedDB stops answering while an article is read: it is said that notes are not saved", () =>
      fresh(async (page, another) => {
        await addReader(page);
        await highlight(page, fast);
        await becomes(() => stored(page), [fast]);
        const other = await another();
        // A transaction of another tab that does not end.
        await openRaw(other, 1, []);
        await other.evaluate(() => {
          const store = raw.transaction("notes", "readwrite").objectStore("notes");
          const goOn = () => void (globalThis.isOver || (store.get("").onsuccess = goOn));
          goOn();
        });
        await page.bringToFront();
        await page.evaluate(() => {
          const { setTimeout: later } = window;
          window.setTimeout = (act, delay) => later(act, delay === 10_000 ? 100 : delay);
        });
        await highlight(page, island);
        await becomes(async () => /could not be saved/.test(await notice(page)), true);
        assert.equal(await isSaved(page), false);
        await other.evaluate(() => {
          globalThis.isOver = true;
        });
        await page.evaluate(() => dispatchEvent(new Event("online")));
        await becomes(() => notice(page), undefined);
        await becomes(() => stored(page), [island, fast]);
      }));

    if (name === "chromium")
      test("IndexedDB is really full: it is said, and the note is saved when there is room", () =>
        fresh(async (page) => {
          const session = await page.createCDPSession();
          const origin = address();
          // Before anything is stored: Chromium then remembers for a while how much room there was.
          await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
          await addReader(page);
          await highlight(page, fast);
          await becomes(async () => /could not be saved/.test(await notice(page)), true);
          assert.equal(await isSaved(page), false);
          assert.deepEqual(await stored(page), []);
          await session.send("Storage.overrideQuotaForOrigin", { origin });
          await page.evaluate(() => dispatchEvent(new Event("online")));
          await becomes(() => notice(page), undefined);
          assert.deepEqual(await stored(page), [fast]);
          await becomes(() => isSaved(page), true);
        }));

    /** Runs a test in a private window of a browser of its own. */
    async function inPrivate(work, extraPrefsFirefox) {
      const browser = await launch(name, name === "chromium" ? ["--incognito"] : [], {
        extraPrefsFirefox: { "browser.privatebrowsing.autostart": true, ...extraPrefsFirefox },
      });
      try {
        const [page] = await browser.pages();
        page.setDefaultTimeout(120_000);
        const load = async () => {
          await page.goto(`${address()}/pages/aids.html`, { waitUntil: "load" });
          await addReader(page);
        };
        await load();
        await work(page, load);
        assert.deepEqual(await page.evaluate(() => recorded.errors), []);
      } finally {
        await browser.close();
      }
    }

    test("a private window stores notes as long as it is open", () =>
      inPrivate(async (page, load) => {
        await highlight(page, fast);
        await becomes(() => isSaved(page), true);
        assert.equal(await notice(page), undefined);
        assert.deepEqual(await stored(page), [fast]);
        await load();
        await becomes(() => marked(page), fast);
      }));

    if (name === "firefox")
      test("a private window of an older Firefox, which has no IndexedDB, stores notes as long as it is open", () =>
        inPrivate(
          async (page, load) => {
            await highlight(page, fast);
            await becomes(() => isSaved(page), true);
            assert.equal(await notice(page), undefined);
            assert.deepEqual(Object.keys(await inLocalStorage(page)), [nameOf(page)]);
            await load();
            await becomes(() => marked(page), fast);
          },
          { "dom.indexedDB.privateBrowsing.enabled": false },
        ));
  });
}
