// How the reader looks, by structure and computed style: colours of every reading mode from the table that they are
// made from, sizes at two widths, forced colours, no motion; and by touch.
import { browsers } from "../support/browser.mjs";
import { inReader, readerPages, root } from "../support/reader_page.mjs";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

const number = (text) => `rgb(${[16, 8, 0].map((shift) => (Number(text) >> shift) & 255).join(", ")})`;
const row = /^LECTERN_THEME\((\w+), "(\w+)", (.*)\)$/gm;
const themes = [...readFileSync(join(root, "wasm/style/themes.def"), "utf8").matchAll(row)].map(
  ([, name, scheme, colors]) => {
    const [background, surface, text, muted, link, line, mark] = colors.split(", ").map(number);
    return { name, scheme, background, surface, text, muted, link, line, mark };
  },
);

/** What of the reader is to be seen in which colour. */
const colorsOf = (shadow) => {
  const style = (selector) => getComputedStyle(shadow.querySelector(selector));
  return {
    background: style(".lectern").backgroundColor,
    bar: style(".lectern-bar").backgroundColor,
    text: style("article > p").color,
    heading: style("article h1").color,
    link: style("article a[href]").color,
    muted: style(".lectern-byline").color,
    button: style("[data-panel=theme]").color,
    scheme: style(".lectern").colorScheme,
  };
};
const expected = ({ background, text, link, muted, scheme }) => ({
  background,
  bar: background,
  text,
  heading: text,
  link,
  muted,
  button: text,
  scheme,
});

/** Features of the reader's device, as Chromium's protocol emulates them. */
const emulate = async (page, features) =>
  (await page.createCDPSession()).send("Emulation.setEmulatedMedia", {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });

for (const name of browsers) {
  describe(name, () => {
    const { withReader } = readerPages(name);

    test("the table of themes was read", () => assert.ok(themes.length >= 7));

    test("every reading mode has the colours of its row, and the same structure", () =>
      withReader(async (page, inside) => {
        const structure = () =>
          inside((shadow) =>
            [...shadow.querySelectorAll("article, article *")]
              .map((one) => [one.localName, one.getAttribute("class")].filter(Boolean).join(".").replaceAll(" ", "."))
              .join(" "),
          );
        const first = await structure();
        assert.equal(
          first,
          [
            ...[
              "article header h1 p.lectern-byline p sup a.lectern-footnote-ref h2 p",
              "div.lectern-scroll table thead tr th th th tbody tr td td td tr td td td",
            ],
            ...[
              "figure.lectern-embed button.embed svg.icon.icon-play path small a p p",
              "section.lectern-footnotes ol li a.lectern-footnote-back",
            ],
          ].join(" "),
        );
        for (const theme of themes) {
          await page.evaluate(
            (wanted) => (document.querySelector("lectern-reader").settings = { theme: wanted }),
            theme.name,
          );
          assert.deepEqual(await inside(colorsOf), expected(theme), theme.name);
          assert.equal(await structure(), first, theme.name);
        }
      }));

    for (const [width, size] of [
      [390, 20],
      [1100, 20],
      [1100, 32],
    ]) {
      test(`text of ${size} pixels in a window of ${width}: its size, its lines, its measure`, () =>
        withReader(
          async (_page, inside) => {
            const found = await inside((shadow) => {
              const block = shadow.querySelector("article > p");
              const { fontSize, lineHeight, fontWeight } = getComputedStyle(block);
              const { left, right } = block.getBoundingClientRect();
              const title = getComputedStyle(shadow.querySelector("h1"));
              return {
                fontSize,
                lineHeight,
                fontWeight,
                width: right - left,
                aside: left - (innerWidth - right),
                title: Number.parseFloat(title.fontSize) / Number.parseFloat(fontSize),
                scrolls: document.documentElement.scrollWidth > innerWidth,
              };
            });
            assert.equal(found.fontSize, `${size}px`);
            assert.equal(found.lineHeight, `${size * 1.6}px`);
            assert.equal(found.fontWeight, "400");
            assert.ok(found.width <= 30 * size + 1 && found.width > Math.min(30 * size, width) * 0.8, `${found.width}`);
            assert.ok(Math.abs(found.aside) < 20, "in the middle, but for a scroll bar");
            assert.ok(found.title > 1.5 && found.title < 2.3, `${found.title}`);
            assert.equal(found.scrolls, false);
          },
          { width, attributes: { "font-size": `${size}` } },
        ));
    }

    test("worked by touch: a panel opens, a reading mode is chosen, text grows", () =>
      withReader(
        async (page) => {
          if (name === "chromium")
            await (await page.createCDPSession()).send("Emulation.setTouchEmulationEnabled", { enabled: true });
          const tap = async (selector) => {
            const { x, y } = await inReader(
              page,
              (shadow, which) => {
                const { left, top, width, height } = shadow.querySelector(which).getBoundingClientRect();
                return { x: left + width / 2, y: top + height / 2 };
              },
              selector,
            );
            await page.touchscreen.tap(x, y);
          };
          const settings = () => page.evaluate(() => document.querySelector("lectern-reader").settings);
          await tap("[data-panel=theme]");
          await page.waitForFunction(
            () => !document.querySelector("lectern-reader").shadowRoot.getElementById("lectern-theme").hidden,
          );
          await tap("input[value=sepia] + .face");
          await page.waitForFunction(() => document.querySelector("lectern-reader").settings.theme === "sepia");
          const before = (await settings()).fontSize;
          await tap("[data-size=larger]");
          await page.waitForFunction(
            (size) => document.querySelector("lectern-reader").settings.fontSize > size,
            {},
            before,
          );
        },
        { width: 390 },
      ));

    describe("what the system asks for", {
      skip: name === "firefox" && "Firefox's automation cannot emulate it",
    }, () => {
      test("auto follows light and dark", () =>
        withReader(async (page, inside) => {
          for (const scheme of ["dark", "light", "dark"]) {
            await emulate(page, { "prefers-color-scheme": scheme });
            assert.deepEqual(
              await inside(colorsOf),
              {
                ...expected(themes.find((theme) => theme.name === scheme)),
                scheme: await inside((shadow) => getComputedStyle(shadow.querySelector(".lectern")).colorScheme),
              },
              scheme,
            );
          }
        }));

      test("forced colours are the system's, in every reading mode", () =>
        withReader(async (page, inside) => {
          await emulate(page, { "forced-colors": "active" });
          for (const { name: theme } of themes) {
            await page.evaluate(
              (wanted) => (document.querySelector("lectern-reader").settings = { theme: wanted }),
              theme,
            );
            const found = await inside((shadow) => {
              const probe = document.body.appendChild(document.createElement("p"));
              const system = (color) => ((probe.style.color = color), getComputedStyle(probe).color);
              const colors = { text: system("CanvasText"), link: system("LinkText"), background: system("Canvas") };
              probe.remove();
              const style = (selector) => getComputedStyle(shadow.querySelector(selector));
              return {
                colors,
                text: style("article > p").color,
                link: style("article a[href]").color,
                background: style(".lectern").backgroundColor,
              };
            });
            const { colors, ...seen } = found;
            assert.deepEqual(seen, colors, theme);
          }
        }));

      test("who wants no motion sees none", () =>
        withReader(async (page, inside) => {
          await emulate(page, { "prefers-reduced-motion": "reduce" });
          for (const panel of ["theme", "explore", "save", "more"]) {
            await inside((shadow, which) => shadow.querySelector(`[data-panel=${which}]`).click(), panel);
            const moving = await inside((shadow) => {
              const still = ({ transitionDuration, animationName, scrollBehavior }) =>
                /^(?:0s(?:, )?)+$/.test(transitionDuration) && animationName === "none" && scrollBehavior === "auto";
              return [...shadow.querySelectorAll("*")]
                .filter((one) => !still(getComputedStyle(one)))
                .map((one) => one.outerHTML.slice(0, 80));
            });
            assert.deepEqual(moving, [], panel);
          }
        }));
    });
  });
}
