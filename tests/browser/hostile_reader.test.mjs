// Articles, stores and moments that no reader should break on.
import { addReader, inReader, readerPages, select, workerAttempt } from "../support/reader_page.mjs";
import { browsers } from "../support/browser.mjs";
import assert from "node:assert/strict";
import { describe, test } from "node:test";

const ready = (page) => page.waitForFunction(() => recorded.events.some(({ type }) => type === "lectern-ready"));

/** Has a reader on the page read a page of its own, and waits until it is shown. */
async function read(page, html, attributes = {}) {
  await page.evaluate(
    (text, list) => {
      document.querySelector("lectern-reader")?.remove();
      const reader = document.createElement("lectern-reader");
      for (const [name, value] of Object.entries(list)) reader.setAttribute(name, value);
      reader.url = "https://example.org/a/page.html";
      reader.html = text;
      document.body.append(reader);
    },
    html,
    attributes,
  );
  await ready(page);
}

const sentence =
  "The boat left the quay before the clock had struck, and those who had run for it stood there and looked at one another.";
const story = (inside, head = "") =>
  `<!DOCTYPE html><html lang="en"><head><title>A long story</title>${head}</head><body><article><h1>A long story</h1><p>${sentence} ${sentence}</p>${inside}<p>${sentence}</p></article>`;

for (const name of browsers) {
  describe(`hostile articles in ${name}`, () => {
    const { onPage } = readerPages(name);

    test("signs that turn the direction of text turn nobody else's", () =>
      onPage(async (page) => {
        const turned = "\u202Eevil\u2067";
        const data = JSON.stringify({
          "@context": "https://schema.org",
          "@type": "NewsArticle",
          headline: `${turned} title`,
          author: { "@type": "Person", name: `${turned} Author` },
          datePublished: "2024-03-05",
        });
        await read(
          page,
          story(
            `<h2>${turned} part</h2><p>${sentence} ${sentence}</p><h2>Second part</h2><p>${sentence} ${sentence}</p>`,
            `<meta name="author" content="${turned} Author"><script type="application/ld+json">${data}</script>`,
          ),
        );
        const order = await inReader(page, (shadow) => {
          const box = (selector) => shadow.querySelector(selector)?.getBoundingClientRect();
          const author = box(".lectern-byline strong");
          const date = box(".lectern-byline time");
          return {
            author: shadow.querySelector(".lectern-byline strong")?.textContent,
            after: author && date && date.left >= author.right - 1,
          };
        });
        assert.match(order.author ?? "", /Author/);
        assert.equal(order.after, true, "the date comes after the author");
        await inReader(page, (shadow) => shadow.querySelector("[data-panel=explore]").click());
        // Each entry is a block of its own, where the signs in it end.
        assert.deepEqual(
          await inReader(page, (shadow) =>
            [...shadow.querySelectorAll(".explore nav li")].map((item) => getComputedStyle(item).display),
          ),
          ["list-item", "list-item", "list-item"],
        );
      }));

    for (const layout of ["scroll", "columns"]) {
      test(`a word of 10,000 letters leaves the page as wide as it is (${layout})`, () =>
        onPage(
          async (page) => {
            await read(
              page,
              story(`<p>${"a".repeat(10_000)}</p><h2>${"b".repeat(10_000)}</h2><p>${sentence}</p>`),
              layout === "columns" ? { layout } : {},
            );
            assert.equal(
              await inReader(page, (shadow) =>
                shadow.querySelector("article").textContent.includes("a".repeat(10_000)),
              ),
              true,
            );
            assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
            await inReader(page, (shadow) => shadow.querySelector("[data-panel=explore]").click());
            assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
            const panel = await inReader(page, (shadow) => {
              const { scrollWidth, clientWidth } = shadow.querySelector(".panel.explore");
              return scrollWidth <= clientWidth + 1;
            });
            assert.equal(panel, true, "the outline is as wide as its panel");
          },
          { width: 390 },
        ));
    }

    test("5,000 pictures: it becomes ready, and they are loaded when they come in sight", () =>
      onPage(async (page) => {
        const pictures = Array.from(
          { length: 5000 },
          (_, index) =>
            `<p>${index}: ${sentence}</p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=#${index}" alt="${index}" width="600" height="400">`,
        );
        await read(
          page,
          story(
            pictures.join("").replaceAll("data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=#", "/pages/none.png?"),
          ),
        );
        const images = await inReader(page, (shadow) =>
          [...shadow.querySelectorAll("article img")].map((image) => image.getAttribute("loading")),
        );
        assert.ok(images.length > 100, String(images.length));
        assert.ok(images.filter((loading) => loading === "lazy").length >= images.length - 1);
      }));

    test("20,000 paragraphs: ready; settings, outline and progress work, and no more is asked of the page than of a short one", () =>
      onPage(
        async (page) => {
          const long = (count) =>
            story(
              Array.from(
                { length: count },
                (_, index) =>
                  `${index % 1000 === 0 ? `<h2>Part ${index / 1000}</h2>` : ""}<p>${index}: ${sentence}</p>`,
              ).join(""),
            );
          const reads = [];
          for (const count of [2000, 20_000]) {
            await page.evaluate(() => (recorded.events.length = 0));
            await read(page, long(count));
            await page.evaluate(() =>
              scrollTo({ top: document.documentElement.scrollHeight / 2, behavior: "instant" }),
            );
            reads.push(
              await page.evaluate(() => {
                let measured = 0;
                const real = Element.prototype.getBoundingClientRect;
                Element.prototype.getBoundingClientRect = function () {
                  measured += 1;
                  return real.call(this);
                };
                try {
                  document.querySelector("lectern-reader").chooseSettings({ fontSize: 26 });
                } finally {
                  Element.prototype.getBoundingClientRect = real;
                }
                return measured;
              }),
            );
            await inReader(page, (shadow) => shadow.querySelector("[data-panel=explore]").click());
            await page.waitForFunction(() =>
              document.querySelector("lectern-reader").shadowRoot.querySelector(".explore [aria-current=true]"),
            );
            const state = await inReader(page, (shadow) => ({
              entries: shadow.querySelectorAll(".explore nav li").length,
              left: shadow.querySelector(".explore .left").textContent,
              size: getComputedStyle(shadow.querySelector("article")).fontSize,
            }));
            assert.equal(state.entries, count / 1000 + 1);
            assert.equal(state.size, "26px");
            const share = Number.parseInt(state.left, 10);
            assert.ok(share > 10 && share < 90, state.left);
            await page.evaluate(() => document.querySelector("lectern-reader").resetSettings());
          }
          assert.ok(reads[1] <= reads[0] + 20, `measured ${reads[0]} boxes of 2,000 paragraphs, ${reads[1]} of 20,000`);
        },
        { violations: [workerAttempt] },
      ));

    test("a store that is full: choices and highlights last as long as the page", () =>
      onPage(async (page) => {
        await page.evaluate(() => {
          const refuse = () => {
            throw new DOMException("Full", "QuotaExceededError");
          };
          Storage.prototype.setItem = refuse;
          IDBObjectStore.prototype.put = refuse;
        });
        await addReader(page);
        await inReader(page, (shadow) => shadow.querySelector("[data-size=larger]").click());
        assert.equal(await page.evaluate(() => document.querySelector("lectern-reader").settings.fontSize), 22);
        await inReader(page, (shadow) => {
          const selection = shadow.getSelection?.() ?? document.getSelection();
          const text = shadow.querySelector("article p:not([class])").firstChild;
          selection.setBaseAndExtent(text, 0, text, 8);
        });
        await page.keyboard.press("h");
        assert.equal(
          await inReader(page, (shadow) => shadow.querySelectorAll("mark.lectern-highlight").length > 0),
          true,
        );
        await page.waitForFunction(() => shadow().querySelector(".lectern-resume[role=status]"));
      }));

    for (const kind of [
      "throws",
      "watches with no function",
      "never answers",
      "answers with other things",
      "is nothing",
    ]) {
      test(`a host's store that ${kind}: the article is shown, settings change, and it can be taken away`, () =>
        onPage(async (page) => {
          await page.evaluate(
            (which, html) => {
              const fails = () => {
                throw new Error("no store");
              };
              const never = () => new Promise(() => {});
              const stores = {
                throws: { get: fails, set: fails, watch: fails },
                "watches with no function": { get: () => null, set() {}, watch: () => 5 },
                "never answers": { get: never, set: never },
                "answers with other things": { get: () => ({ settings: [] }), set: () => 5, watch: () => fails },
                "is nothing": null,
              };
              const reader = document.createElement("lectern-reader");
              reader.store = stores[which];
              reader.html = html;
              document.body.append(reader);
            },
            kind,
            story(`<p>${sentence}</p>`),
          );
          await ready(page);
          await inReader(page, (shadow) => shadow.querySelector("[data-size=larger]").click());
          assert.equal(await page.evaluate(() => document.querySelector("lectern-reader").settings.fontSize), 22);
          await page.evaluate(() => document.querySelector("lectern-reader").remove());
        }));
    }

    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    test("a host's store that answers with a promise of its own kind is waited for", () =>
      onPage(async (page) => {
        await page.evaluate(
          (html) => {
            const reader = document.createElement("lectern-reader");
            reader.store = {
              get: (key) => ({ then: (answer) => answer(key === "settings" ? '{"fontSize":30}' : null) }),
              set() {},
            };
            reader.html = html;
            document.body.append(reader);
          },
          story(`<p>${sentence}</p>`),
        );
        await ready(page);
        await page.waitForFunction(() => document.querySelector("lectern-reader").settings.fontSize === 30);
      }));

    test("stored settings of any depth are no settings, and those beside them are in force", () =>
      onPage(
        async (page) => {
          await read(page, story(`<p>${sentence}</p>`));
          assert.equal(await page.evaluate(() => document.querySelector("lectern-reader").settings.fontSize), 30);
        },
        { stored: { settings: `{"fontSize":30,"theme":${deep}}`, sites: `{"example.com":{"theme":${deep}}}` } },
      ));

    test("a page that cannot be had leaves nothing of the one before it: no panel, no notes, and the keyboard stays", () =>
      onPage(async (page) => {
        await read(page, story(`<p>${sentence}</p><p>${sentence}</p>`));
        await select((run, ...more) => inReader(page, run, ...more), "before the clock");
        await page.keyboard.press("m");
        assert.equal(await inReader(page, (shadow) => shadow.activeElement.localName), "textarea");
        const gone = await inReader(page, (shadow) => {
          shadow.host.src = "/pages/there-is-none.html";
          return [shadow.querySelectorAll(".notes-panel").length, shadow.activeElement?.dataset.panel];
        });
        assert.deepEqual(gone, [0, "notes"]);
        await page.waitForFunction(() => recorded.events.some(({ type }) => type === "lectern-error"));
        assert.deepEqual(
          await inReader(page, (shadow) => [
            [...shadow.querySelectorAll("[data-panel]")].map((button) => button.dataset.panel).join(),
            shadow.activeElement?.dataset.panel,
          ]),
          ["theme,language,more", "more"],
        );
      }));

    test("an article without an address of its own has not that of the one before it, nor its notes", () =>
      onPage(async (page) => {
        await read(page, story(`<p>${sentence}</p>`));
        await select((run, ...more) => inReader(page, run, ...more), "before the clock");
        await page.keyboard.press("h");
        const notes = async () => {
          await inReader(page, (shadow) => shadow.querySelector("[data-panel=notes]").click());
          return inReader(page, (shadow) => shadow.querySelectorAll(".notes-panel li").length);
        };
        assert.equal(await notes(), 1);
        await page.evaluate(() => {
          recorded.events.length = 0;
          document.querySelector("lectern-reader").src = "/pages/story.html";
        });
        await ready(page);
        assert.equal(await notes(), 0);
      }));

    // Looking at the end of a text that grows took minutes here.
    test(
      "20,000 paragraphs: a link to a passage at their end, and a highlight whose words have moved there",
      { timeout: 60_000 },
      () =>
        onPage(
          async (page) => {
            await read(
              page,
              story(
                `${Array.from({ length: 20_000 }, (_, index) => `<p>${index}: ${sentence}</p>`).join("")}<p>The last of them was the zebra.</p>`,
              ),
            );
            await page.waitForFunction(
              () =>
                document.querySelector("lectern-reader").shadowRoot.querySelector("mark")?.textContent === "the zebra",
            );
            await page.evaluate(() =>
              Object.defineProperty(navigator, "clipboard", {
                value: { writeText: async (text) => (globalThis.copied = text) },
              }),
            );
            await select((run, ...more) => inReader(page, run, ...more), "The last of them");
            await page.keyboard.press("c");
            await page.waitForFunction(() => globalThis.copied);
            assert.equal(
              await page.evaluate(() => copied),
              "https://example.org/a/page.html#:~:text=The%20last%20of%20them",
            );
          },
          {
            violations: [workerAttempt],
            stored: {
              "notes:https://example.org/a/page.html": JSON.stringify({
                notes: [
                  { start: 7, exact: "the  zebra", prefix: "", suffix: "", color: "green", text: "", created: 1 },
                ],
              }),
            },
          },
        ),
    );

    test("offline before the page is there: a message with a plain link; src again tries again", () =>
      onPage(async (page) => {
        await page.evaluate(() => {
          globalThis.online = globalThis.fetch;
          // The core comes from a cache; the page does not.
          globalThis.fetch = (url, ...more) =>
            String(url).includes("story") ? Promise.reject(new TypeError("Failed to fetch")) : online(url, ...more);
          const reader = document.createElement("lectern-reader");
          reader.src = "/pages/story.html";
          document.body.append(reader);
        });
        await page.waitForFunction(() => recorded.events.some(({ type }) => type === "lectern-error"));
        assert.equal(
          await inReader(page, (shadow) => shadow.querySelector(".lectern-status a").getAttribute("href")),
          "/pages/story.html",
        );
        await page.evaluate(() => {
          globalThis.fetch = online;
          document.querySelector("lectern-reader").src = "/pages/story.html?again";
        });
        await ready(page);
        assert.equal(
          await inReader(page, (shadow) =>
            [shadow.querySelector("h1").textContent, shadow.querySelectorAll(".lectern-status").length].join(),
          ),
          "The ferry that ran on time,0",
        );
      }));

    test("moved in the tree while it loads, it shows its article once", () =>
      onPage(async (page) => {
        await page.evaluate(() => {
          const box = document.createElement("section");
          const reader = document.createElement("lectern-reader");
          reader.src = "/pages/story.html";
          document.body.append(reader, box);
          box.append(reader);
          queueMicrotask(() => document.body.prepend(reader));
        });
        await ready(page);
        // Another that comes later shows that enough time has passed.
        await page.evaluate(async () => {
          const other = document.createElement("lectern-reader");
          const shown = new Promise((resolve) => other.addEventListener("lectern-ready", resolve, { once: true }));
          other.src = "/pages/story.ur.html";
          document.body.append(other);
          await shown;
        });
        assert.equal(
          await page.evaluate(
            () => recorded.events.filter(({ title }) => title === "The ferry that ran on time").length,
          ),
          1,
        );
        assert.equal(await inReader(page, (shadow) => shadow.querySelectorAll("article").length), 1);
      }));
  });
}
