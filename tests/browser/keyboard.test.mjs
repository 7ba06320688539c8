// The reader by keyboard alone, by touch, and as a screen reader's outline.
import { addReader, inReader, readerPages } from "../support/reader_page.mjs";
import { browsers } from "../support/browser.mjs";
import assert from "node:assert/strict";
import { describe, test } from "node:test";

const panels = ["theme", "language", "explore", "notes", "more"];

/** What has the keyboard, and how that is shown. */
const focused = (page) =>
  inReader(page, (shadow) => {
    const at = shadow.activeElement;
    if (!at) return null;
    // A control that is drawn by another element shows it there.
    const look = (element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || boxShadow !== "none";
    };
    return {
      name: at.dataset.panel ?? at.dataset.size ?? (at.value || at.className || at.textContent),
      panel: at.closest(".panel")?.classList[1] ?? null,
      article: at.closest("article") !== null,
      visible: look(at) || (at.nextElementSibling !== null && at.matches("input") && look(at.nextElementSibling)),
    };
  });

for (const name of browsers) {
  describe(`by keyboard in ${name}`, () => {
    const { onPage } = readerPages(name);

    /** Puts the keyboard before the reader. */
    const begin = (page) =>
      page.evaluate(() => {
        const start = document.createElement("button");
        document.querySelector("lectern-reader").before(start);
        start.focus();
      });

    /** Goes on by Tab until `there`; every stop on the way must be seen. */
    async function tabTo(page, there, most = 60) {
      for (let count = 0; count < most; count += 1) {
        await page.keyboard.press("Tab");
        const at = await focused(page);
        if (at) assert.equal(at.visible, true, `the keyboard is seen on ${JSON.stringify(at)}`);
        if (at && there(at)) return at;
      }
      assert.fail(`not reached: ${there}`);
    }

    test("every button of the bar is reached in order, and Tab goes on into the article and out of the reader", () =>
      onPage(async (page) => {
        await addReader(page);
        await begin(page);
        const wanted = await inReader(page, (shadow) =>
          [...shadow.querySelectorAll(".row > button, .sizes button")].map(
            (button) => button.dataset.panel ?? button.dataset.size,
          ),
        );
        const reached = [];
        while (reached.length < wanted.length) reached.push((await tabTo(page, () => true)).name);
        assert.deepEqual(reached, wanted);
        await tabTo(page, ({ article }) => article);
        await page.evaluate(() =>
          document.body.append(Object.assign(document.createElement("button"), { id: "end", textContent: "end" })),
        );
        for (let count = 0; count < 60 && (await page.evaluate(() => document.activeElement.id)) !== "end"; count += 1)
          await page.keyboard.press("Tab");
        assert.equal(await page.evaluate(() => document.activeElement.id), "end");
      }));

    test("a panel that was opened is the next stop after its button; a click beside the bar closes it, one in it does not", () =>
      onPage(async (page) => {
        await addReader(page);
        await begin(page);
        // Notes has nothing to stop at while there are none.
        for (const panel of panels.filter((one) => one !== "notes")) {
          await tabTo(page, ({ name: at }) => at === panel);
          await page.keyboard.press("Enter");
          await page.keyboard.press("Tab");
          assert.equal((await focused(page)).panel, panel);
          await inReader(page, (shadow, which) => shadow.querySelector(`.panel.${which}`).click(), panel);
          assert.equal(
            await inReader(page, (shadow, which) => shadow.querySelector(`.panel.${which}`).hidden, panel),
            false,
          );
          await inReader(page, (shadow) => shadow.querySelector("article p").click());
          assert.equal(
            await inReader(page, (shadow, which) => shadow.querySelector(`.panel.${which}`).hidden, panel),
            true,
          );
          await begin(page);
        }
      }));

    for (const panel of panels) {
      test(`the panel ${panel}: every control is reached and seen, Escape closes it and gives the keyboard back`, () =>
        onPage(async (page) => {
          await addReader(page);
          await begin(page);
          await tabTo(page, ({ name: at }) => at === panel);
          await page.keyboard.press(panel === "more" ? " " : "Enter");
          // Of radio buttons one is a stop.
          const stops = await inReader(
            page,
            (shadow, which) =>
              [
                ...shadow.querySelectorAll(
                  `.panel.${which} :is(a[href], button, select, textarea, input:not([type=radio]), input:checked)`,
                ),
              ].filter((control) => control.getClientRects().length > 0 && !control.disabled && control.tabIndex >= 0)
                .length,
            panel,
          );
          const seen = new Set();
          if (stops > 0) {
            await tabTo(page, (at) => at.panel === panel);
            for (let count = 0; count <= stops; count += 1) {
              const at = await inReader(
                page,
                (shadow, which) => {
                  const all = [...shadow.querySelectorAll(`.panel.${which} *`)];
                  return all.indexOf(shadow.activeElement);
                },
                panel,
              );
              if (at >= 0) seen.add(at);
              if (seen.size === stops) break;
              await tabTo(page, () => true);
            }
          }
          assert.equal(seen.size, stops, "controls reached");
          await page.keyboard.press("Escape");
          const after = await inReader(page, (shadow) => ({
            open: shadow.querySelectorAll(".panel:not([hidden])").length,
            focus: shadow.activeElement?.dataset.panel,
          }));
          assert.deepEqual(after, { open: 0, focus: panel });
        }));
    }

    test("an entry of the outline is followed, and the keyboard is at its heading", () =>
      onPage(async (page) => {
        await addReader(page);
        await begin(page);
        await tabTo(page, ({ name: at }) => at === "explore");
        await page.keyboard.press("Enter");
        await tabTo(page, ({ panel }) => panel === "explore");
        await page.keyboard.press("Tab");
        const wanted = await inReader(page, (shadow) => shadow.activeElement.textContent);
        await page.keyboard.press("Enter");
        assert.deepEqual(
          await inReader(page, (shadow) => [shadow.activeElement.localName, shadow.activeElement.textContent.trim()]),
          ["h2", wanted],
        );
      }));

    test("the sheet of keys opens by ? and closes by Escape", () =>
      onPage(async (page) => {
        await addReader(page);
        await begin(page);
        await tabTo(page, ({ name: at }) => at === "theme");
        await page.keyboard.press("?");
        assert.equal(
          await inReader(page, (shadow) => shadow.querySelectorAll("dialog[open], [role=dialog]").length > 0),
          true,
        );
        // The reader under it has no keys meanwhile.
        const theme = await page.evaluate(() => document.querySelector("lectern-reader").settings.theme);
        for (const key of ["o", "s", "t"]) await page.keyboard.press(key);
        assert.equal(await inReader(page, (shadow) => shadow.querySelectorAll(".panel:not([hidden])").length), 0);
        assert.equal(await page.evaluate(() => document.querySelector("lectern-reader").settings.theme), theme);
        await page.keyboard.press("Escape");
        assert.equal(
          await inReader(page, (shadow) => shadow.querySelectorAll("dialog[open], [role=dialog]").length),
          0,
        );
      }));

    test("the article's headings are its title and its own, with none of the interface's between them", () =>
      onPage(async (page) => {
        await addReader(page);
        const headings = await inReader(page, (shadow) =>
          [...shadow.querySelectorAll("article :is(h1, h2, h3, h4, h5, h6)")]
            .filter((one) => !one.closest("footer"))
            .map((one) => [one.localName, one.textContent.trim()]),
        );
        assert.deepEqual(headings[0], ["h1", "The ferry that ran on time"]);
        assert.equal(headings.filter(([level]) => level === "h1").length, 1);
        const seen = await inReader(
          page,
          (shadow) =>
            [...shadow.querySelectorAll(":is(h1, h2, h3, h4, h5, h6)")].filter(
              (one) => one.getClientRects().length > 0 && !one.closest("article"),
            ).length,
        );
        assert.equal(seen, 0, "headings of the interface while no panel is open");
      }));

    test("every control of the bar and its panels is 24 pixels at the least, on a phone", () =>
      onPage(
        async (page) => {
          await addReader(page);
          for (const panel of panels) {
            await inReader(page, (shadow, which) => shadow.querySelector(`[data-panel=${which}]`).click(), panel);
            const small = await inReader(page, (shadow) =>
              [...shadow.querySelectorAll(".lectern-bar :is(a[href], button, select, textarea, input)")]
                .map((control) => control.closest("label") ?? control)
                .filter((control) => control.getClientRects().length > 0)
                .map((control) => [control.className || control.localName, control.getBoundingClientRect()])
                .filter(([, { width, height }]) => width < 24 || height < 24)
                .map(([what, { width, height }]) => `${what} ${width}x${height}`),
            );
            assert.deepEqual(small, [], panel);
            await inReader(page, (shadow, which) => shadow.querySelector(`[data-panel=${which}]`).click(), panel);
          }
        },
        { width: 390 },
      ));
  });
}
