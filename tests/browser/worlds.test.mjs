// The article in other languages, its translation, the reader over a page or a part of it, and reading in a worker.
import { browsers } from "../support/browser.mjs";
import { eventOf, frames, policy, readerPages, servePages, workerAttempt } from "../support/reader_page.mjs";
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

let strict;
before(async () => {
  strict = await servePages({ "content-security-policy": `${policy}; worker-src 'none'` });
});
after(() => strict?.close());

for (const name of browsers) {
  describe(name, () => {
    const pages = readerPages(name);
    const onPage = (work, options) => pages.onPage(work, { height: 700, ...options });
    const ready = (page, count) => eventOf(page, "lectern-ready", count);

    /** A reader with a story of many paragraphs, whose page names two others. */
    async function addStory(page, { lang = "en", paragraphs = 30 } = {}) {
      await page.evaluate(
        (language, count) => {
          globalThis.storyIn = (words, amount, others = true) => {
            const sentence =
              "The boat left the quay before the clock had struck, and those who had run for it stood there and looked at one another for a while.";
            const links = others
              ? ["hi", "ur"]
                  .map(
                    (code) =>
                      `<link rel="alternate" hreflang="${code}" href="${location.origin}/elsewhere/${code}.html">`,
                  )
                  .join("")
              : "";
            const all = Array.from(
              { length: amount },
              (_, index) => `<p>Paragraph ${index + 1} in ${words}: ${sentence} ${sentence}</p>`,
            );
            return `<!DOCTYPE html><html lang="${words}"><head><title>The story in ${words}</title><link rel="canonical" href="${location.origin}/elsewhere/${words}.html">${links}</head><body><article><h1>The story in ${words}</h1>${all.join("")}</article></body></html>`;
          };
          const reader = document.createElement("lectern-reader");
          globalThis.reader = reader;
          globalThis.inside = reader.shadowRoot;
          reader.url = `${location.origin}/elsewhere/${language}.html`;
          reader.html = storyIn(language, count);
          document.body.append(reader);
        },
        lang,
        paragraphs,
      );
      await ready(page);
    }

    const openLanguages = (page) => page.evaluate(() => inside.querySelector("[data-panel=language]").click());
    const status = (page) => page.evaluate(() => inside.querySelector(".alternates [role=status]").textContent);

    test("another language of the article opens in the reader by the host's fetcher, at the same block", () =>
      onPage(async (page) => {
        await addStory(page);
        await page.evaluate(() => {
          globalThis.asked = [];
          reader.fetcher = async (url, { signal }) => {
            asked.push(url.replace(location.origin, ""), signal instanceof AbortSignal);
            return storyIn("hi", 60, false);
          };
          const tenth = [...inside.querySelectorAll("article p")].find((paragraph) =>
            paragraph.textContent.startsWith("Paragraph 15 "),
          );
          const bar = inside.querySelector(".lectern-bar").getBoundingClientRect().height;
          scrollBy({ top: tenth.getBoundingClientRect().top - bar + 4, behavior: "instant" });
        });
        await openLanguages(page);
        await page.evaluate(() => inside.querySelector(".alternates a[lang=hi]").click());
        await ready(page, 2);
        assert.deepEqual(await page.evaluate(() => asked), ["/elsewhere/hi.html", true]);
        const top = await page.evaluate(() => {
          const edge = inside.querySelector(".lectern-bar").getBoundingClientRect().bottom;
          const first = [...inside.querySelectorAll("article p")].find(
            (paragraph) => paragraph.getBoundingClientRect().bottom > edge,
          );
          return {
            title: inside.querySelector("h1").textContent,
            number: Number(/Paragraph (\d+)/.exec(first.textContent)?.[1]),
            focus: inside.activeElement?.dataset.panel,
            panel: inside.querySelector(".panel.language").hidden,
          };
        });
        assert.equal(top.title, "The story in hi");
        assert.ok(top.number >= 27 && top.number <= 32, `paragraph 15 of 30 is about 30 of 60, not ${top.number}`);
        assert.deepEqual([top.focus, top.panel], ["language", true]);
        // Its page names no others: the way back is still there.
        await openLanguages(page);
        assert.deepEqual(
          await page.evaluate(() => [...inside.querySelectorAll(".alternates a")].map(({ lang }) => lang)),
          ["en", "ur"],
        );
      }));

    for (const layout of ["columns", "pages"])
      test(`another language opens at the same block in ${layout}, too`, () =>
        onPage(async (page) => {
          await addStory(page);
          const atRest = () =>
            layout === "pages"
              ? page.waitForFunction(() => inside.querySelector("article.lectern-paged:not(.lectern-busy)"))
              : frames(page, 3);
          await page.evaluate((value) => reader.setAttribute("layout", value), layout);
          await atRest();
          await page.evaluate(() => {
            reader.fetcher = async () => storyIn("hi", 60, false);
            reader.place = "Paragraph 15 in en";
          });
          await atRest();
          await openLanguages(page);
          await page.evaluate(() => inside.querySelector(".alternates a[lang=hi]").click());
          await ready(page, 2);
          await atRest();
          // The first paragraph that begins in the window.
          const number = await page.evaluate(() => {
            const first = [...inside.querySelectorAll("article p")].find((paragraph) => {
              const range = document.createRange();
              range.setStart(paragraph, 0);
              range.setEnd(paragraph, 1);
              const { left, right } = range.getClientRects()[0];
              return left >= 0 && right <= innerWidth + 1;
            });
            return Number(/Paragraph (\d+)/.exec(first.textContent)[1]);
          });
          assert.ok(number >= 22 && number <= 32, `paragraph 15 of 30 is about 30 of 60, not ${number}`);
        }));

    test("while a language loads it says so; a later choice ends the earlier; cancelling ends it", () =>
      onPage(async (page) => {
        await addStory(page);
        await page.evaluate(() => {
          globalThis.pending = [];
          reader.fetcher = (url, { signal }) =>
            new Promise((resolve, reject) => pending.push({ url, signal, resolve, reject }));
        });
        await openLanguages(page);
        await page.evaluate(() => inside.querySelector(".alternates a[lang=hi]").click());
        await page.waitForFunction(() => pending.length === 1);
        assert.match(await status(page), /^Loading the article in हिन्दी… Cancel$/);
        await page.evaluate(() => inside.querySelector(".alternates a[lang=ur]").click());
        await page.waitForFunction(() => pending.length === 2);
        assert.deepEqual(await page.evaluate(() => pending.map(({ signal }) => signal.aborted)), [true, false]);
        await page.evaluate(() => inside.querySelector(".alternates .note button").click());
        assert.equal(await page.evaluate(() => pending[1].signal.aborted), true);
        assert.equal(await status(page), "");
        // What comes too late is not shown.
        await page.evaluate(async () => {
          for (const { resolve } of pending) resolve(storyIn("ur", 5));
          await new Promise((resolve) => setTimeout(resolve));
        });
        assert.equal(await page.evaluate(() => inside.querySelector("h1").textContent), "The story in en");
      }));

    test("a language that cannot be had is a message with a plain link; the article stays", () =>
      onPage(async (page) => {
        await addStory(page);
        await openLanguages(page);
        await page.evaluate(() => inside.querySelector(".alternates a[lang=ur]").click()); // 404
        await page.waitForFunction(() => inside.querySelector(".alternates .note a"));
        assert.equal(await status(page), "The article in اردو cannot be loaded here. Open the original page");
        assert.equal(
          await page.evaluate(() => inside.querySelector(".alternates .note a").pathname),
          "/elsewhere/ur.html",
        );
        await page.evaluate(() => {
          reader.fetcher = () => "<title>Nothing</title>";
          inside.querySelector(".alternates .note").replaceChildren();
          inside.querySelector(".alternates a[lang=hi]").click();
        });
        await page.waitForFunction(() => inside.querySelector(".alternates .note a"));
        assert.match(await status(page), /हिन्दी cannot be loaded/);
        assert.equal(await page.evaluate(() => inside.querySelector("h1").textContent), "The story in en");
      }));

    test("a link to another site shows that site's name; what is fetched is told of by its own address, without cookies", () =>
      onPage(async (page) => {
        await addStory(page);
        const { names, how, told } = await page.evaluate(async () => {
          const links =
            '<link rel="alternate" hreflang="hi" href="https://bank.example/hi"><link rel="alternate" hreflang="ur" href="/ur">';
          reader.html = storyIn("en", 30, false).replace("</head>", `${links}</head>`);
          await new Promise((resolve) => reader.addEventListener("lectern-ready", resolve, { once: true }));
          inside.querySelector("[data-panel=language]").click();
          const names = [...inside.querySelectorAll(".alternates a")].map((link) => link.textContent);
          let how;
          globalThis.fetch = async (url, options) => {
            how = options.credentials;
            return {
              url: "https://bank.example/after",
              arrayBuffer: async () => new TextEncoder().encode(storyIn("hi", 30)).buffer,
            };
          };
          const shown = new Promise((resolve) => reader.addEventListener("lectern-ready", resolve, { once: true }));
          inside.querySelector(".alternates a[lang=hi]").click();
          return { names, told: (await shown).detail.url, how };
        });
        assert.deepEqual(names, ["हिन्दी bank.example", "اردو"]);
        assert.equal(how, "omit");
        assert.equal(told, "https://bank.example/after");
      }));

    test("a host may take over: lectern-navigate comes first and can be prevented", () =>
      onPage(async (page) => {
        await addStory(page);
        await openLanguages(page);
        const told = await page.evaluate(() => {
          let detail;
          let fetched = 0;
          reader.fetcher = () => (fetched += 1);
          document.addEventListener("lectern-navigate", (event) => {
            detail = { ...event.detail, url: new URL(event.detail.url).pathname };
            event.preventDefault();
          });
          inside.querySelector(".alternates a[lang=hi]").click();
          return { detail, fetched };
        });
        assert.deepEqual(told, { detail: { url: "/elsewhere/hi.html", lang: "hi" }, fetched: 0 });
      }));

    /** A translator that answers with the text in brackets. */
    const bracket = (page, how) =>
      page.evaluate((kind) => {
        globalThis.calls = [];
        const turned = (text, to) => `[${to}] ${text.slice(0, 20)} <b>x</b>`;
        reader.translator = {
          name: "Brackets",
          translate(texts, { from, to, signal }) {
            calls.push({ count: texts.length, from, to, signal });
            if (kind === "fails") return Promise.reject(new Error("no"));
            if (kind === "waits" && calls.length > 1) return new Promise(() => {});
            if (kind === "stream") {
              return (async function* () {
                for (const text of texts) yield turned(text, to);
              })();
            }
            return Promise.resolve(texts.map((text) => turned(text, to)));
          },
        };
        reader.article = reader.article; // built anew, with the control
      }, how);

    const startTranslation = (page, to) =>
      page.evaluate((language) => {
        const select = inside.querySelector(".translation select");
        select.value = language;
        inside.querySelector(".translation .start").click();
      }, to);

    for (const how of ["list", "stream"]) {
      test(`translates block by block (${how}), as text; the original comes back node by node`, () =>
        onPage(async (page) => {
          await addStory(page);
          await bracket(page, how);
          await ready(page, 2);
          await openLanguages(page);
          const offered = await page.evaluate(() =>
            [...inside.querySelectorAll(".translation option")].map(({ value }) => value),
          );
          assert.equal(offered.length, 10, "all but the article's");
          assert.ok(!offered.includes("en"));
          await page.evaluate(() => {
            globalThis.nodes = [...inside.querySelectorAll("article p")].flatMap((paragraph) => [
              ...paragraph.childNodes,
            ]);
            globalThis.htmlBefore = inside.querySelector("article").outerHTML;
          });
          await startTranslation(page, "ur");
          await page.waitForFunction(() => inside.querySelector(".translation [aria-pressed=true]"));
          const seen = await page.evaluate(() => {
            const block = [...inside.querySelectorAll("article p")].find((paragraph) =>
              paragraph.textContent.startsWith("[ur] Paragraph 7 "),
            );
            return {
              lang: block.lang,
              dir: block.dir,
              bold: block.querySelectorAll("b").length,
              heading: inside.querySelector("h1").textContent,
              parcels: calls.length,
              from: calls[0].from,
            };
          });
          assert.deepEqual(
            { ...seen, parcels: 0 },
            { lang: "ur", dir: "rtl", bold: 0, heading: "[ur] The story in en <b>x</b>", parcels: 0, from: "en" },
          );
          assert.ok(seen.parcels > 1, "in parcels, so that progress can be shown");

          // One block by its button, the block at the top by key, all by the switch.
          const first = await page.evaluate(() => {
            const block = [...inside.querySelectorAll("article p")].find((paragraph) =>
              paragraph.textContent.startsWith("[ur] Paragraph 3 "),
            );
            block.querySelector(".lectern-control").click();
            const original = block.textContent.slice(0, 17);
            const label = block.querySelector(".lectern-control").getAttribute("aria-label");
            block.querySelector(".lectern-control").click();
            return { original, label, again: block.textContent.slice(0, 16) };
          });
          assert.deepEqual(first, { original: "Paragraph 3 in en", label: "Translation", again: "[ur] Paragraph 3" });
          await page.evaluate(() => inside.querySelectorAll(".translation [aria-pressed]")[0].click());
          const back = await page.evaluate(() => ({
            same: [...inside.querySelectorAll("article p")]
              .flatMap((paragraph) => [...paragraph.childNodes])
              .every((node, index) => node === nodes[index]),
            html: inside.querySelector("article").outerHTML === htmlBefore,
          }));
          assert.deepEqual(back, { same: true, html: true });
          await page.evaluate(() => inside.querySelectorAll(".translation [aria-pressed]")[1].click());
          assert.match(await page.evaluate(() => inside.querySelector("h1").textContent), /^\[ur\]/);
          // The translation outlives a change of the interface's language.
          await page.evaluate(() => (reader.settings = { uiLang: "de" }));
          await page.waitForFunction(
            () =>
              inside.querySelector(".lectern-bar").lang === "de" &&
              inside.querySelector("h1").textContent.startsWith("[ur]"),
          );
        }));
    }

    test("translation by key: the block at the top and everything", () =>
      onPage(async (page) => {
        await addStory(page);
        await bracket(page, "list");
        await ready(page, 2);
        await openLanguages(page);
        await startTranslation(page, "de");
        await page.waitForFunction(() => inside.querySelector(".translation [aria-pressed=true]"));
        await page.evaluate(() => {
          inside.querySelector("[data-panel=language]").click();
          inside.activeElement?.blur();
          scrollTo({ top: 0, behavior: "instant" });
        });
        const translated = () => page.evaluate(() => inside.querySelectorAll("[data-translated]").length);
        const all = await translated();
        await page.keyboard.press("x");
        assert.equal(await translated(), all - 1);
        await page.keyboard.down("Shift");
        await page.keyboard.press("X");
        await page.keyboard.up("Shift");
        await page.waitForFunction(() => inside.querySelectorAll("[data-translated]").length === 0);
        await page.keyboard.press("x");
        await page.waitForFunction(() => inside.querySelectorAll("[data-translated]").length === 1);
      }));

    test("translation can be cancelled, and one that fails says so", () =>
      onPage(async (page) => {
        await addStory(page);
        await bracket(page, "waits");
        await ready(page, 2);
        await openLanguages(page);
        await startTranslation(page, "fr");
        await page.waitForFunction(() => calls.length === 2);
        const progress = await page.evaluate(() => ({
          value: inside.querySelector("progress").value,
          text: inside.querySelector(".translation .note").textContent,
          focus: inside.activeElement?.className,
        }));
        assert.ok(progress.value > 0 && progress.value < 1);
        assert.deepEqual([progress.text, progress.focus], ["Translating into Français…", "cancel"]);
        await page.evaluate(() => inside.querySelector(".translation .cancel").click());
        assert.equal(await page.evaluate(() => calls[1].signal.aborted), true);
        assert.ok(
          (await page.evaluate(() => inside.querySelectorAll("[data-translated]").length)) > 0,
          "what was translated stays",
        );
        await bracket(page, "fails");
        await ready(page, 3);
        await startTranslation(page, "fr");
        await page.waitForFunction(
          () =>
            inside.querySelector(".translation .note").textContent ===
            "The article could not be translated into Français.",
        );
      }));

    for (const what of ["a text", "too few", "nothing", "a stream that ends early"]) {
      test(`a translator that gives ${what} in place of as many texts has failed`, () =>
        onPage(async (page) => {
          await addStory(page);
          await page.evaluate((kind) => {
            const answers = {
              "a text": async () => "<b>one</b>",
              "too few": async (texts) => texts.slice(1),
              nothing: () => undefined,
              "a stream that ends early": async function* () {},
            };
            reader.translator = { name: {}, languages: ["fr", null], translate: answers[kind] };
            reader.article = reader.article;
          }, what);
          await ready(page, 2);
          await openLanguages(page);
          await startTranslation(page, "fr");
          await page.waitForFunction(
            () =>
              inside.querySelector(".translation .note").textContent ===
              "The article could not be translated into Français.",
          );
          assert.equal(await page.evaluate(() => inside.querySelectorAll("[data-translated]").length), 0);
        }));
    }

    test("a translator without end is heard for as many texts as there are; what says its languages wrongly offers all", () =>
      onPage(async (page) => {
        await addStory(page, { paragraphs: 3 });
        await page.evaluate(() => {
          globalThis.given = 0;
          reader.translator = {
            languages: "fr",
            async *translate() {
              while (given < 10_000) yield `Words ${(given += 1)}`;
            },
          };
          reader.article = reader.article;
        });
        await ready(page, 2);
        await openLanguages(page);
        await startTranslation(page, "de");
        await page.waitForFunction(() => inside.querySelector(".translation .switch"));
        assert.deepEqual(
          await page.evaluate(() => [given, inside.querySelectorAll("[data-translated]").length]),
          [4, 4],
        );
      }));

    test("without a translator there is no control; the browser's own is used where it exists", () =>
      onPage(async (page) => {
        await page.evaluate(() =>
          Object.defineProperty(globalThis, "Translator", { value: undefined, configurable: true, writable: true }),
        );
        await addStory(page);
        assert.equal(await page.evaluate(() => inside.querySelector(".translation")), null);
        const used = await page.evaluate(async () => {
          const log = [];
          globalThis.Translator = {
            availability: async (pair) => (log.push(pair), "available"),
            create: async () => ({ translate: async (text) => `# ${text}`, destroy: () => log.push("destroyed") }),
          };
          const { browserTranslator } = await import("/dist/element.js");
          const texts = [];
          for await (const text of browserTranslator().translate(["a", "b"], {
            from: "en",
            to: "de",
            signal: new AbortController().signal,
          }))
            texts.push(text);
          return { log, texts, has: Boolean(document.createElement("lectern-reader").translator) };
        });
        assert.deepEqual(used, {
          log: [{ sourceLanguage: "en", targetLanguage: "de" }, "destroyed"],
          texts: ["# a", "# b"],
          has: true,
        });
      }));

    test("for: reads an element of the page itself", () =>
      onPage(
        async (page) => {
          await page.evaluate(() => {
            const reader = document.createElement("lectern-reader");
            reader.setAttribute("for", "#story");
            document.body.append(reader);
          });
          await ready(page);
          const read = await page.evaluate(() => {
            const { title, lang, content } = document.querySelector("lectern-reader").article;
            return {
              title,
              lang,
              link: content.includes(`${location.origin}/timetable`),
              button: content.includes("A button"),
            };
          });
          assert.deepEqual(read, { title: "Harbour notes", lang: "en", link: true, button: false });
        },
        { path: "/pages/other.html" },
      ));

    test("for: what is not there, or no selector, is an error", () =>
      onPage(async (page) => {
        for (const [index, selector] of ["#none", "###"].entries()) {
          await page.evaluate((wanted) => {
            const reader = document.createElement("lectern-reader");
            reader.htmlFor = wanted;
            document.body.append(reader);
          }, selector);
          await page.waitForFunction(
            (count) =>
              recorded.events.filter(({ type, code }) => type === "lectern-error" && code === "invalid-input")
                .length === count,
            {},
            index + 1,
          );
        }
      }));

    test("open: the reader is as wide as the screen over a page that is wider, and the page as before once it is closed", () =>
      onPage(
        async (page) => {
          const mobile = name === "chromium";
          await page.setViewport({ width: 390, height: 800, isMobile: mobile, hasTouch: mobile });
          await page.evaluate(() => {
            document.head.append(
              Object.assign(document.createElement("meta"), { name: "viewport", content: "width=device-width" }),
            );
            document.body.append(Object.assign(document.createElement("img"), { width: 900, height: 10, alt: "" }));
            document.body.style.overflow = "visible";
          });
          const opened = await page.evaluate(async () => {
            const { open } = await import("/dist/element.js");
            globalThis.over = open(document, { button: false });
            await new Promise((resolve) => over.reader.addEventListener("lectern-ready", resolve, { once: true }));
            return over.reader.getBoundingClientRect().width;
          });
          assert.ok(opened <= 390, String(opened));
          assert.deepEqual(
            await page.evaluate(() => {
              over.remove();
              return [document.body.style.overflow, document.documentElement.style.overflow];
            }),
            ["visible", ""],
          );
        },
        { path: "/pages/other.html" },
      ));

    test("open: a floating button opens the reader over the page; Escape closes it and all is as before", () =>
      onPage(
        async (page) => {
          await page.evaluate(async () => {
            const { open } = await import("/dist/element.js");
            globalThis.over = open(document);
            globalThis.same = open(document) === over;
          });
          assert.equal(await page.evaluate(() => same), true);
          const host = () =>
            page.evaluate(() => ({
              closed: document.body.lastElementChild.shadowRoot,
              overflow: getComputedStyle(document.documentElement).overflowY,
              focus: document.activeElement === document.body.lastElementChild,
            }));
          assert.equal((await host()).closed, null);
          // The button stands where thumbs are.
          const { width, height } = page.viewport();
          await page.evaluate(
            (x, y) =>
              new Promise((resolve) => {
                const look = () =>
                  document.elementFromPoint(x, y) === document.body.lastElementChild
                    ? resolve()
                    : requestAnimationFrame(look);
                look();
              }),
            width - 50,
            height - 40,
          );
          await page.mouse.click(width - 50, height - 40);
          await ready(page);
          assert.equal(await page.evaluate(() => over.reader.article.title), "Harbour notes");
          assert.equal((await host()).overflow, "hidden");
          const box = await page.evaluate(() => {
            const { width, height } = over.reader.getBoundingClientRect();
            return { wide: width >= innerWidth - 20, tall: height >= innerHeight };
          });
          assert.deepEqual(box, { wide: true, tall: true });
          // The keyboard never gets to the page below.
          for (let i = 0; i < 12; i += 1) {
            await page.keyboard.press("Tab");
            assert.notEqual(await page.evaluate(() => document.activeElement.id), "first");
          }
          // Escape closes what is open in the reader first.
          await page.evaluate(() => {
            over.reader.shadowRoot.querySelector("[data-panel=theme]").click();
            over.reader.shadowRoot.querySelector("[data-panel=theme]").focus();
          });
          await page.keyboard.press("Escape");
          assert.equal(await page.evaluate(() => over.reader.shadowRoot.querySelector(".panel.theme").hidden), true);
          assert.equal((await host()).overflow, "hidden");
          await page.keyboard.press("Escape");
          await page.waitForFunction(() => getComputedStyle(document.documentElement).overflowY !== "hidden");
          assert.equal((await host()).focus, true, "the button has the focus again");
          await page.evaluate(() => over.remove());
          assert.equal(await page.evaluate(() => document.querySelectorAll("body > div").length), 0);
        },
        { path: "/pages/other.html" },
      ));

    test("open without a button: at once, and the focus goes back where it was", () =>
      onPage(
        async (page) => {
          await page.evaluate(async () => {
            document.querySelector("#first").focus();
            const { open } = await import("/dist/element.js");
            globalThis.over = open(document, { button: false });
          });
          await ready(page);
          await page.evaluate(() => over.close());
          assert.equal(await page.evaluate(() => document.activeElement.id), "first");
        },
        { path: "/pages/other.html" },
      ));

    test("moved in the tree it keeps its article; twenty stand on one page", () =>
      onPage(async (page) => {
        await page.evaluate(() => {
          for (let i = 0; i < 20; i += 1) {
            const reader = document.createElement("lectern-reader");
            reader.src = i % 2 ? "/pages/story.html" : "/pages/story.ur.html";
            document.body.append(reader);
          }
        });
        await ready(page, 20);
        const moved = await page.evaluate(() => {
          const [first] = document.querySelectorAll("lectern-reader");
          const { article } = first;
          const section = document.body.appendChild(document.createElement("section"));
          section.append(first);
          return {
            same: first.article === article,
            shown: first.shadowRoot.querySelectorAll("article").length,
            all: [...document.querySelectorAll("lectern-reader")].filter((reader) => reader.article).length,
          };
        });
        assert.deepEqual(moved, { same: true, shown: 1, all: 20 });
        await page.evaluate(() => document.querySelector("lectern-reader").chooseSettings({ theme: "dark" }));
        await page.waitForFunction(() =>
          [...document.querySelectorAll("lectern-reader")].every(({ settings }) => settings.theme === "dark"),
        );
      }));

    test("a host's rules for the parts, and custom properties in them, reach the reader", () =>
      onPage(async (page) => {
        await addStory(page, { paragraphs: 3 });
        const look = await page.evaluate(() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(
            "lectern-reader::part(bar){--lectern-text:rgb(1,2,3)} lectern-reader::part(article){letter-spacing:3px}",
          );
          document.adoptedStyleSheets = [sheet];
          return [
            getComputedStyle(inside.querySelector("[data-panel=more]")).color,
            getComputedStyle(inside.querySelector("article")).letterSpacing,
          ];
        });
        assert.deepEqual(look, ["rgb(1, 2, 3)", "3px"]);
      }));

    test("a host's colours for the whole page are in force in every reading mode, and nothing keeps its own", () =>
      onPage(async (page) => {
        await addStory(page, { paragraphs: 3 });
        const look = await page.evaluate(async () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(
            "lectern-reader::part(page){--lectern-background:rgb(11,43,38);--lectern-text:rgb(223,243,228);--lectern-muted:rgb(150,190,170)}",
          );
          document.adoptedStyleSheets = [sheet];
          const found = new Set();
          for (const theme of ["auto", "light", "dark", "sepia", "contrast"]) {
            reader.settings = { theme };
            const of = (selector) => getComputedStyle(inside.querySelector(selector));
            found.add(
              [
                of(".lectern").backgroundColor,
                of(".lectern-bar").backgroundColor,
                of("article > p").color,
                of("h1").color,
              ].join(" "),
            );
          }
          return [...found];
        });
        assert.deepEqual(look, ["rgb(11, 43, 38) rgb(11, 43, 38) rgb(223, 243, 228) rgb(223, 243, 228)"]);
      }));

    test("what scrolls sideways says what it is", () =>
      onPage(async (page) => {
        await page.evaluate(() => {
          const cells = Array.from({ length: 40 }, (_, index) => `<td>a longer cell ${index}</td>`).join("");
          globalThis.reader = document.createElement("lectern-reader");
          reader.html = `<!DOCTYPE html><html lang="en"><title>Wide</title><article><h1>Wide</h1>${"<p>The boat left the quay before the clock had struck, and those who had run for it stood there and looked at one another.</p>".repeat(6)}<pre><code>${"one long line of code ".repeat(40)}</code></pre><table><tr>${cells}</tr><tr>${cells}</tr></table>`;
          document.body.append(reader);
        });
        await ready(page);
        await page.waitForFunction(() => reader.shadowRoot.querySelectorAll("[role=region]").length === 2);
        assert.deepEqual(
          await page.evaluate(() =>
            [...reader.shadowRoot.querySelectorAll("[role=region]")].map((region) => region.getAttribute("aria-label")),
          ),
          ["Code, scrolls sideways", "Table, scrolls sideways"],
        );
      }));

    /** Reads a page of so many paragraphs in a reader, counting frames and workers meanwhile, and here as well. */
    const readLarge = (page, paragraphs) =>
      page.evaluate(async (amount) => {
        let workers = 0; // that answered
        const Real = globalThis.Worker;
        globalThis.Worker = class extends Real {
          constructor(...given) {
            super(...given);
            this.addEventListener("message", ({ data }) => (workers += "answer" in data ? 1 : 0));
          }
        };
        const sentence =
          "The boat left the quay before the clock had struck, and those who had run for it stood there and looked at one another.";
        const html = `<!DOCTYPE html><html lang="en"><title>Long</title><body><article><h1>A long story</h1>${Array.from({ length: amount }, (_, i) => `<p>${i}: ${sentence} ${sentence}</p>`).join("")}</article>`;
        const { load } = await import("/dist/lectern.js");
        const lectern = await load();
        const reader = document.createElement("lectern-reader");
        let frames = 0;
        let counting = true;
        const count = () => {
          if (!counting) return;
          frames += 1;
          requestAnimationFrame(count);
        };
        const shown = new Promise((resolve) => reader.addEventListener("lectern-ready", resolve, { once: true }));
        reader.html = html;
        // Frames between the start of reading and its end, before the article is built.
        const show = Object.getPrototypeOf(reader).show;
        Object.getPrototypeOf(reader).show = function (...given) {
          counting = false;
          return show.apply(this, given);
        };
        document.body.append(reader);
        requestAnimationFrame(count);
        await shown;
        Object.getPrototypeOf(reader).show = show;
        const same = JSON.stringify(reader.article) === JSON.stringify(lectern.parse(html, { formats: ["nodes"] }));
        return { size: html.length, workers, frames, same };
      }, paragraphs);

    test("a large page is read in a worker, the same as here, and frames are painted meanwhile", () =>
      onPage(
        async (page) => {
          const { size, workers, frames, same } = await readLarge(page, 20_500);
          assert.ok(size > 5_000_000, String(size));
          assert.equal(workers, 1);
          assert.equal(same, true);
          assert.ok(frames > 0, "frames");
        },
        { violations: [workerAttempt] },
      ));

    test("where a policy forbids workers it is read here, the same", () =>
      onPage(
        async (page) => {
          const { size, workers, same } = await readLarge(page, 5000);
          assert.ok(size > 1_000_000);
          assert.deepEqual({ workers, same }, { workers: 0, same: true });
        },
        { origin: strict.address, violations: ["worker-src", workerAttempt] },
      ));
  });
}
