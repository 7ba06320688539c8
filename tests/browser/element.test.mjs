// <lectern-reader> in real browsers, on a page with a strict policy.
import { browsers } from "../support/browser.mjs";
import { addReader, eventOf, inReader, readerPages, root } from "../support/reader_page.mjs";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

const schema = JSON.parse(readFileSync(join(root, "web/generated/settings.schema.json"), "utf8"));

for (const name of browsers) {
  describe(name, () => {
    const { onPage, address } = readerPages(name);

    test("shows the article of its src, under a strict policy with Trusted Types", () =>
      onPage(async (page) => {
        await addReader(page, { src: "/pages/story.html" });
        const shown = await inReader(page, (shadow) => ({
          titles: shadow.querySelectorAll("h1").length,
          title: shadow.querySelector("article > header h1").textContent,
          text: shadow.querySelector("article").textContent,
          styled: getComputedStyle(shadow.querySelector("article")).fontSize,
          navigation: shadow.textContent.includes("Home"),
        }));
        assert.equal(shown.titles, 1);
        assert.equal(shown.title, "The ferry that ran on time");
        assert.ok(shown.text.includes("went home without saying very much to one another about it."));
        assert.equal(shown.styled, "20px");
        assert.equal(shown.navigation, false);
      }));

    test("attributes are settings, before and after", () =>
      onPage(async (page) => {
        await addReader(page, { src: "/pages/story.html", theme: "sepia", "font-size": "26", "content-width": "24" });
        const look = () =>
          inReader(page, (shadow) => {
            const article = getComputedStyle(shadow.querySelector("article"));
            return {
              background: getComputedStyle(shadow.querySelector(".lectern")).backgroundColor,
              size: article.fontSize,
              width: article.width,
            };
          });
        assert.deepEqual(await look(), { background: "rgb(244, 236, 216)", size: "26px", width: "624px" });
        await page.evaluate(() => document.querySelector("lectern-reader").setAttribute("theme", "contrast"));
        await page.waitForFunction(() => document.querySelector("lectern-reader").settings.theme === "contrast");
        assert.equal((await look()).background, "rgb(0, 0, 0)");
      }));

    test("the automatic theme follows the system", () =>
      onPage(async (page) => {
        await addReader(page, { src: "/pages/story.html" });
        const background = () =>
          inReader(page, (shadow) => getComputedStyle(shadow.querySelector(".lectern")).backgroundColor);
        const dark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
        assert.equal(await background(), dark ? "rgb(28, 27, 34)" : "rgb(255, 255, 255)");
        if (name !== "chromium") return;
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
        assert.equal(await background(), "rgb(28, 27, 34)");
      }));

    test("settings that are not allowed are reported, and the others hold", () =>
      onPage(async (page) => {
        await addReader(page, {
          src: "/pages/story.html",
          theme: "glitter",
          "font-size": "400",
          "line-height": "wide",
          links: "quiet",
        });
        const { warnings, settings } = await eventOf(page, "lectern-settings");
        assert.deepEqual(warnings.sort(), ["fontSize", "lineHeight", "theme"]);
        assert.deepEqual(
          [settings.theme, settings.fontSize, settings.lineHeight, settings.links],
          ["auto", 20, 1.6, "quiet"],
        );
      }));

    for (const [what, stored, size] of [
      ["of another version", '{"fontSize":24,"theme":"vaporwave","sparkle":true,"lineHeight":"1.5"}', 24],
      ["that is no JSON", "{fontSize:24", 20],
      ["that is no object", "[24]", 20],
      ["that aims at prototypes", '{"__proto__":{"fontSize":24},"constructor":1}', 20],
    ]) {
      test(`a stored value ${what} does no harm`, () =>
        onPage(
          async (page) => {
            await addReader(page, { src: "/pages/story.html", theme: "gray" });
            const { settings } = await eventOf(page, "lectern-settings");
            assert.deepEqual([settings.fontSize, settings.theme, settings.lineHeight], [size, "gray", 1.6]);
            assert.equal(await page.evaluate(() => ({}).fontSize), undefined);
          },
          { stored: { settings: stored } },
        ));
    }

    test("works where storage is forbidden or full", () =>
      onPage(async (page) => {
        await page.evaluate(() => {
          Object.defineProperty(window, "localStorage", {
            get: () => {
              throw new DOMException("No storage here", "SecurityError");
            },
          });
        });
        await addReader(page, { src: "/pages/story.html" });
        await inReader(page, (shadow) => shadow.querySelector("[data-size=larger]").click());
        await page.waitForFunction(() => document.querySelector("lectern-reader").settings.fontSize === 22);
      }));

    test("what the reader chooses applies at once, wins over the site and is kept; reset forgets it", () =>
      onPage(async (page) => {
        await addReader(page, { src: "/pages/story.html", theme: "sepia", "font-size": "20" });
        const settings = () => page.evaluate(() => document.querySelector("lectern-reader").settings);
        await inReader(page, (shadow) => {
          shadow.querySelector("[data-panel=theme]").click();
          shadow.querySelector("input[value=dark]").click();
          shadow.querySelector("[data-size=larger]").click();
          const width = shadow.querySelector("[data-setting=contentWidth] input");
          width.value = "40";
          width.dispatchEvent(new Event("input", { bubbles: true }));
        });
        await page.waitForFunction(() => document.querySelector("lectern-reader").settings.contentWidth === 40);
        const chosen = await settings();
        assert.deepEqual([chosen.theme, chosen.fontSize, chosen.contentWidth], ["dark", 22, 40]);
        const size = await inReader(page, (shadow) => [
          getComputedStyle(shadow.querySelector("article")).fontSize,
          shadow.querySelector(".size").textContent,
        ]);
        assert.deepEqual(size, ["22px", "22"]);

        await page.reload();
        await page.waitForFunction(() => customElements.get("lectern-reader"));
        await addReader(page, { src: "/pages/story.html", theme: "sepia" });
        const kept = await settings();
        assert.deepEqual([kept.theme, kept.fontSize], ["dark", 22]);

        await inReader(page, (shadow) => {
          shadow.querySelector("[data-panel=more]").click();
          shadow.querySelector(".reset").click();
        });
        await page.waitForFunction(() => document.querySelector("lectern-reader").settings.theme === "sepia");
        assert.equal((await settings()).fontSize, 20);
        assert.equal(await page.evaluate(() => localStorage.getItem("lectern.settings")), null);
      }));

    test("the size stops at both ends", () =>
      onPage(async (page) => {
        await addReader(page, { src: "/pages/story.html" });
        const press = (which) =>
          inReader(
            page,
            (shadow, size) => {
              const button = shadow.querySelector(`[data-size=${size}]`);
              for (let i = 0; i < 60; i += 1) button.click();
              return button.getAttribute("aria-disabled");
            },
            which,
          );
        assert.equal(await press("larger"), "true");
        assert.equal(await page.evaluate(() => document.querySelector("lectern-reader").settings.fontSize), 128);
        assert.equal(await press("smaller"), "true");
        assert.equal(await page.evaluate(() => document.querySelector("lectern-reader").settings.fontSize), 12);
      }));

    test("Reading Mode, Font Size and Language are at hand and labelled; every other setting is behind More", () =>
      onPage(async (page) => {
        await addReader(page, { src: "/pages/story.html" });
        const bar = await inReader(page, (shadow) => ({
          names: [...shadow.querySelectorAll(".row > :not(.panel)")].map(
            (part) => part.getAttribute("aria-label") ?? part.textContent,
          ),
          tall: [...shadow.querySelectorAll(".row > button, .sizes button")].every(
            (button) => button.getBoundingClientRect().height >= 24 && button.getBoundingClientRect().width >= 24,
          ),
          settings: [...shadow.querySelectorAll("[data-setting]")].map((part) => part.dataset.setting),
          unnamed: [...shadow.querySelectorAll(".lectern-bar input")].filter(
            (input) => !input.closest("label")?.textContent.trim(),
          ).length,
        }));
        // The aids stand before "More".
        assert.deepEqual(
          [...bar.names.slice(0, 3), bar.names.at(-1)],
          ["Reading Mode", "Font Size", "Language", "More"],
        );
        assert.ok(bar.tall);
        assert.equal(bar.unnamed, 0);
        const expected = Object.keys(schema.properties).filter((key) => key !== "fontSize");
        assert.deepEqual(bar.settings.sort(), expected.sort());
      }));

    test("works by keyboard: opens, chooses by arrow, closes by Escape and gives the focus back", () =>
      onPage(async (page) => {
        await addReader(page, { src: "/pages/story.html", theme: "light" });
        const state = () =>
          inReader(page, (shadow) => ({
            open: [...shadow.querySelectorAll("[aria-expanded=true]")].map((button) => button.dataset.panel).join(),
            focus: shadow.activeElement?.dataset.panel ?? shadow.activeElement?.value,
          }));
        await inReader(page, (shadow) => shadow.querySelector("[data-panel=theme]").focus());
        await page.keyboard.press("Enter");
        assert.deepEqual(await state(), { open: "theme", focus: "theme" });
        for (let i = 0; i < 16 && (await state()).focus !== "light"; i += 1) await page.keyboard.press("Tab");
        await page.keyboard.press("ArrowRight");
        await page.waitForFunction(() => document.querySelector("lectern-reader").settings.theme === "dark");
        assert.deepEqual(await state(), { open: "theme", focus: "dark" });
        await page.keyboard.press("Escape");
        assert.deepEqual(await state(), { open: "", focus: "theme" });
      }));

    test("speaks the language that is asked for, and loads no other", () =>
      onPage(async (page) => {
        const loaded = [];
        page.on(
          "request",
          (request) =>
            /locales\/\w+\.js/.test(request.url()) && loaded.push(/locales\/(\w+)\.js/.exec(request.url())[1]),
        );
        await addReader(page, { src: "/pages/story.html", "ui-lang": "hi" });
        const words = () =>
          inReader(page, (shadow) => ({
            label: shadow.querySelector("[data-panel=theme]").textContent,
            dir: shadow.querySelector(".lectern-bar").dir,
            article: getComputedStyle(shadow.querySelector("article")).direction,
          }));
        assert.deepEqual(await words(), { label: "रीडिंग मोड", dir: "ltr", article: "ltr" });
        await inReader(page, (shadow) => {
          shadow.querySelector("[data-panel=language]").click();
          shadow.querySelector("input[value=ur]").click();
        });
        await page.waitForFunction(
          () => document.querySelector("lectern-reader").shadowRoot.querySelector(".lectern-bar").lang === "ur",
        );
        assert.deepEqual(await words(), { label: "مطالعے کا انداز", dir: "rtl", article: "ltr" });
        assert.equal(
          await inReader(page, (shadow) => shadow.activeElement?.value),
          "ur",
          "the panel stays open at the choice",
        );
        assert.deepEqual(loaded, ["hi", "ur"]);
      }));

    test("without a wish it speaks the page's language", () =>
      onPage(async (page) => {
        await page.evaluate(() => (document.documentElement.lang = "de-AT"));
        await addReader(page, { src: "/pages/story.html" });
        assert.equal(
          await inReader(page, (shadow) => shadow.querySelector("[data-panel=theme]").textContent),
          "Lesemodus",
        );
      }));

    test("a right-to-left article reads from the right, in its own script's measure", () =>
      onPage(async (page) => {
        await addReader(page, { src: "/pages/story.ur.html" });
        const look = await inReader(page, (shadow) => {
          const article = getComputedStyle(shadow.querySelector("article"));
          const paragraph = shadow.querySelector("article p:not([class])");
          return {
            direction: article.direction,
            align: getComputedStyle(paragraph).textAlign,
            lines: Number.parseFloat(article.lineHeight) / Number.parseFloat(article.fontSize),
            face: article.fontFamily.split(",")[0],
            bar: getComputedStyle(shadow.querySelector(".lectern-bar")).direction,
          };
        });
        assert.deepEqual(
          { ...look, lines: undefined },
          { direction: "rtl", align: "start", lines: undefined, face: '"Noto Nastaliq Urdu"', bar: "ltr" },
        );
        assert.ok(look.lines >= 2.3 && look.lines <= 2.8, `${look.lines}`);
      }));

    test("a panel stands under its button, and within the window", () =>
      onPage(async (page) => {
        for (const [src, lang] of [
          ["/pages/story.html", "en"],
          ["/pages/story.ur.html", "ur"],
        ]) {
          await addReader(page, { src, "ui-lang": lang });
          for (const width of [1000, 390]) {
            await page.setViewport({ width, height: 800 });
            const found = await inReader(page, (shadow) =>
              [...shadow.querySelectorAll("[data-panel]")].map((button) => {
                button.click();
                const { left, right } = shadow.querySelector(".panel:not([hidden])").getBoundingClientRect();
                const box = button.getBoundingClientRect();
                return { name: button.dataset.panel, left, right, middle: (box.left + box.right) / 2 };
              }),
            );
            for (const { name, left, right, middle } of found)
              assert.ok(
                left >= 0 && right <= width && left < middle && middle < right,
                `${lang}, ${width}, ${name}: ${left} to ${right}, button at ${middle}`,
              );
          }
        }
      }));

    test("each script has faces and lines of its own", () =>
      onPage(async (page) => {
        const looks = await page.evaluate(
          async (languages) => {
            const { load } = await import("/dist/lectern.js");
            const article = (await load()).parse(await (await fetch("/pages/story.html")).text(), {
              formats: ["nodes"],
            });
            const found = {};
            for (const lang of languages) {
              const reader = document.createElement("lectern-reader");
              const ready = new Promise((resolve) => reader.addEventListener("lectern-ready", resolve));
              reader.article = { ...article, lang };
              document.body.append(reader);
              await ready;
              const of = (selector) => {
                const { fontFamily, fontSize, lineHeight } = getComputedStyle(
                  reader.shadowRoot.querySelector(selector),
                );
                return { faces: fontFamily, lines: Number.parseFloat(lineHeight) / Number.parseFloat(fontSize) };
              };
              found[lang] = { text: of("article p:not([class])"), title: of("article h1") };
              reader.remove();
            }
            return found;
          },
          ["en", "ur", "ar", "hi", "bn", "zh", "zh-TW", "ja"],
        );
        for (const [lang, face, least, most, title] of [
          ["en", /Georgia/, 1.55, 1.65, 1.1],
          ["ur", /^"?Noto Nastaliq Urdu"?, .*Nast/, 2.3, 2.6, 1.7],
          ["ar", /^"?Noto Naskh Arabic/, 1.85, 2, 1.3],
          ["hi", /^"?Noto Serif Devanagari/, 1.7, 1.9, 1.25],
          ["bn", /^"?Noto Serif Bengali/, 1.7, 1.9, 1.25],
          ["zh", /Noto Serif CJK SC/, 1.75, 1.9, 1.25],
          ["zh-TW", /Noto Serif CJK TC/, 1.75, 1.9, 1.25],
          ["ja", /Noto Serif CJK JP/, 1.75, 1.9, 1.25],
        ]) {
          assert.match(looks[lang].text.faces, face, lang);
          assert.match(looks[lang].title.faces, face, lang);
          assert.ok(
            looks[lang].text.lines >= least && looks[lang].text.lines <= most,
            `${lang}: ${looks[lang].text.lines}`,
          );
          assert.ok(looks[lang].title.lines >= title, `the title in ${lang}: ${looks[lang].title.lines}`);
        }
      }));

    test("asks no other host for anything until an embed is clicked", () =>
      onPage(async (page) => {
        const foreign = [];
        page.on(
          "request",
          (request) =>
            !request.url().startsWith(address()) &&
            /^https?:/.test(request.url()) &&
            foreign.push(new URL(request.url()).host),
        );
        await addReader(page, { src: "/pages/story.html" });
        const before = await inReader(page, (shadow) => ({
          frames: shadow.querySelectorAll("iframe").length,
          label: shadow.querySelector("button.embed").textContent,
        }));
        assert.deepEqual(before, { frames: 0, label: "Show content from YouTube" });
        assert.deepEqual(foreign, []);
        await inReader(page, (shadow) => shadow.querySelector("button.embed").click());
        const frame = await inReader(page, (shadow) => ({
          src: shadow.querySelector("iframe").src,
          sandbox: shadow.querySelector("iframe").sandbox.contains("allow-top-navigation"),
        }));
        assert.match(frame.src, /^https:\/\/www\.youtube(-nocookie)?\.com\/embed\/aqz-KE-bpKQ/);
        assert.equal(frame.sandbox, false);
      }));

    test("links inside the article lead to their places", () =>
      onPage(async (page) => {
        await addReader(page, { src: "/pages/story.html" });
        const reached = await inReader(page, (shadow) => {
          const link = shadow.querySelector("article sup a, article a[href^='#']");
          link.click();
          return { id: shadow.activeElement?.id, wanted: link.getAttribute("href").slice(1), address: location.hash };
        });
        assert.equal(reached.id, reached.wanted);
        assert.notEqual(reached.id, "");
        assert.equal(reached.address, "");
      }));

    test("a table that is wider than the page scrolls by itself, by keyboard too", () =>
      onPage(async (page) => {
        await addReader(page, { src: "/pages/story.html", "font-size": "128" });
        await page.waitForFunction(
          () => document.querySelector("lectern-reader").shadowRoot.querySelector(".lectern-scroll").tabIndex === 0,
        );
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
        await page.evaluate(() => document.querySelector("lectern-reader").setAttribute("font-size", "14"));
        await page.waitForFunction(
          () =>
            !document
              .querySelector("lectern-reader")
              .shadowRoot.querySelector(".lectern-scroll")
              .hasAttribute("tabindex"),
        );
      }));

    test("a page that cannot be loaded is an error with a link to it", () =>
      onPage(async (page) => {
        await addReader(page, { src: "/pages/none.html" }, { type: "lectern-error" });
        assert.equal((await eventOf(page, "lectern-error")).code, "fetch-failed");
        const shown = await inReader(page, (shadow) => ({
          text: shadow.querySelector("[role=status]").textContent,
          link: shadow.querySelector("[role=status] a").getAttribute("href"),
        }));
        assert.deepEqual(shown, {
          text: "The page could not be loaded. Open the original page",
          link: "/pages/none.html",
        });
      }));

    test("a page without an article says so, and why", () =>
      onPage(async (page) => {
        await addReader(page, { src: "/pages/nothing.html" });
        const { reason, title } = await eventOf(page, "lectern-ready");
        assert.equal(title, undefined);
        assert.ok(["empty", "too-short", "not-an-article", "needs-script", "login"].includes(reason), reason);
        assert.match(
          await inReader(page, (shadow) => shadow.querySelector("[role=status]").textContent),
          /There is no article to read on this page\./,
        );
      }));

    test("shows an article, or a page, that it is handed, also before it is defined", () =>
      onPage(async (page) => {
        await page.evaluate(async () => {
          const { load } = await import("/dist/lectern.js");
          const lectern = await load();
          const html = await (await fetch("/pages/story.html")).text();
          const reader = document.createElement("lectern-reader");
          document.body.append(reader);
          reader.article = lectern.parse(html, { formats: ["nodes"] });
        });
        assert.equal((await eventOf(page, "lectern-ready")).title, "The ferry that ran on time");
        await page.evaluate(async () => {
          const reader = document.querySelector("lectern-reader");
          reader.html = await (await fetch("/pages/story.ur.html")).arrayBuffer();
        });
        assert.equal((await eventOf(page, "lectern-ready", 2)).title, "کشتی جو وقت پر چلی");
        assert.equal(await inReader(page, (shadow) => shadow.querySelectorAll("article").length), 1);

        // Properties of an element that is upgraded later.
        await page.evaluate(async () => {
          const early = document.createElement("lectern-early");
          early.html = await (await fetch("/pages/story.html")).text();
          document.body.append(early);
          customElements.define("lectern-early", class extends customElements.get("lectern-reader") {});
        });
        assert.equal((await eventOf(page, "lectern-ready", 3)).title, "The ferry that ran on time");
      }));

    test("an article without nodes is an error that says what to do", () =>
      onPage(async (page) => {
        await page.evaluate(async () => {
          const { load } = await import("/dist/lectern.js");
          const reader = document.createElement("lectern-reader");
          document.body.append(reader);
          reader.article = (await load()).parse(await (await fetch("/pages/story.html")).text());
        });
        assert.equal((await eventOf(page, "lectern-error")).code, "invalid-input");
      }));

    test("removed while loading it says nothing; put back it loads", () =>
      onPage(async (page) => {
        await page.evaluate(() => {
          const reader = document.createElement("lectern-reader");
          reader.src = "/pages/story.html";
          document.body.append(reader);
          reader.remove();
          globalThis.removed = reader;
        });
        // Another reader that is ready shows that enough time has passed.
        await addReader(page, { src: "/pages/story.ur.html" });
        assert.deepEqual(
          await page.evaluate(() =>
            recorded.events.filter(({ type }) => type === "lectern-ready").map(({ title }) => title),
          ),
          ["کشتی جو وقت پر چلی"],
        );
        assert.equal(await page.evaluate(() => removed.article), null);
        await page.evaluate(() => document.body.append(removed));
        assert.equal((await eventOf(page, "lectern-ready", 2)).title, "The ferry that ran on time");
      }));

    test("the last of several sources is the one that is shown", () =>
      onPage(async (page) => {
        await page.evaluate(() => {
          const reader = document.createElement("lectern-reader");
          document.body.append(reader);
          for (const src of ["/pages/story.html", "/pages/none.html", "/pages/story.ur.html"]) reader.src = src;
        });
        assert.equal((await eventOf(page, "lectern-ready")).title, "کشتی جو وقت پر چلی");
        assert.deepEqual(
          await page.evaluate(() =>
            recorded.events.map(({ type }) => type).filter((type) => type !== "lectern-settings"),
          ),
          ["lectern-ready"],
        );
      }));

    test("is safe to define twice", () =>
      onPage(async (page) => {
        await page.evaluate(() => import("/dist/element.js?again"));
        await addReader(page, { src: "/pages/story.html" });
      }));
  });
}
