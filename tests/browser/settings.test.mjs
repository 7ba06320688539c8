// What people choose: own colours, keys, one site or all, other tabs, files, a host's store.
import { browsers } from "../support/browser.mjs";
import { addReader, frames, inReader, readerPages } from "../support/reader_page.mjs";
import assert from "node:assert/strict";
import { describe, test } from "node:test";

for (const name of browsers) {
  describe(name, () => {
    const { onPage } = readerPages(name);
    const settings = (page) => page.evaluate(() => document.querySelector("lectern-reader").settings);
    const set = (page, choices) =>
      page.evaluate((all) => document.querySelector("lectern-reader").chooseSettings(all), choices);
    const stored = (page) =>
      page.evaluate(() =>
        Object.fromEntries(Object.entries(localStorage).map(([key, text]) => [key, JSON.parse(text)])),
      );

    test("own colours are in force, and their contrast is shown", () =>
      onPage(async (page) => {
        await addReader(page);
        await set(page, { theme: "custom", customBackground: "#101010", customText: "#f0f0f0", customLink: "#303030" });
        const look = await inReader(page, (shadow) => ({
          background: getComputedStyle(shadow.querySelector(".lectern")).backgroundColor,
          color: getComputedStyle(shadow.querySelector("article")).color,
          ratio: shadow.querySelector(".ratio").textContent,
          own: shadow.querySelector(".own").hidden,
        }));
        assert.deepEqual([look.background, look.color, look.own], ["rgb(16, 16, 16)", "rgb(240, 240, 240)", false]);
        assert.equal(look.ratio, "Contrast 1.4 : 1 is hard to read. Text needs at least 4.5 : 1.");
        await set(page, { customLink: "#8ab8ff" });
        assert.match(
          await inReader(page, (shadow) => shadow.querySelector(".ratio").textContent),
          /^Contrast 9\.\d : 1$/,
        );
      }));

    test("a host that sets the settings whenever they change, as frameworks do, ends nowhere but where it was", () =>
      onPage(async (page) => {
        const count = () =>
          page.evaluate(() => recorded.events.filter(({ type }) => type === "lectern-settings").length);
        await page.evaluate(() => {
          globalThis.follow = ({ target, detail }) => {
            target.settings = { ...detail.settings };
            target.settings = { sparkle: 1, lineHeight: 100 }; // what is not allowed is no reason to try for ever
          };
          addEventListener("lectern-settings", follow);
        });
        await addReader(page, { src: "/pages/story.html", theme: "sepia" });
        await frames(page);
        const before = await count();
        assert.ok(before <= 3, `${before} events`);
        await inReader(page, (shadow) => shadow.querySelector("[data-size=larger]").click());
        await frames(page);
        assert.equal(await count(), before + 1);
        await page.evaluate(() => {
          const reader = document.querySelector("lectern-reader");
          reader.settings = reader.settings;
          reader.settings = {};
          reader.settings = undefined;
          reader.settings = { fontSize: 22, theme: "sepia" };
        });
        await frames(page);
        assert.equal(await count(), before + 1, "what is in force is not set again");
        assert.deepEqual(await stored(page), { "lectern.settings": { fontSize: 22 } }, "only what the person chose");
        await page.evaluate(() => {
          removeEventListener("lectern-settings", follow);
          document.querySelector("lectern-reader").resetSettings();
        });
        assert.equal((await settings(page)).fontSize, 20, "the host has not taken the person's choice for its own");
        await set(page, { fontSize: 30 });
        await page.evaluate(() => {
          const reader = document.querySelector("lectern-reader");
          reader.settings = { ...reader.settings, theme: "dark" };
          reader.resetSettings();
        });
        const { theme, fontSize } = await settings(page);
        assert.deepEqual([theme, fontSize], ["dark", 20], "only what differs is the host's");
      }));

    test("settings of the host are the site's: over attributes, under the person's choices, and not stored", () =>
      onPage(async (page) => {
        const host = (all) => page.evaluate((own) => (document.querySelector("lectern-reader").settings = own), all);
        await addReader(page, { src: "/pages/story.html", theme: "gray" });
        await host({ theme: "sepia", fontSize: 24 });
        const { theme, fontSize } = await settings(page);
        assert.deepEqual([theme, fontSize], ["sepia", 24]);
        assert.deepEqual(await stored(page), {});
        await set(page, { fontSize: 30 });
        await host({ fontSize: 26 });
        assert.equal((await settings(page)).fontSize, 30);
        await page.evaluate(() => document.querySelector("lectern-reader").resetSettings());
        assert.equal((await settings(page)).fontSize, 26);
        assert.deepEqual(await stored(page), {});
      }));

    test("one press sets what reads easily", () =>
      onPage(async (page) => {
        await addReader(page);
        await inReader(page, (shadow) => shadow.querySelector("button.preset").click());
        const { fontFamily, letterSpacing, wordSpacing, lineHeight } = await settings(page);
        assert.deepEqual([fontFamily, letterSpacing, wordSpacing, lineHeight], ["easy", 0.06, 0.2, 1.9]);
      }));

    test("keys change size and reading mode, but not while somebody writes", () =>
      onPage(async (page) => {
        await addReader(page);
        await page.keyboard.press("+");
        assert.equal((await settings(page)).fontSize, 22);
        await page.keyboard.press("0");
        await page.keyboard.press("t");
        assert.deepEqual([(await settings(page)).fontSize, (await settings(page)).theme], [20, "light"]);
        await page.evaluate(() => document.body.append(document.createElement("input")));
        await page.focus("body > input");
        await page.keyboard.press("+");
        assert.equal((await settings(page)).fontSize, 20);
      }));

    test("the sheet of keys shows them all, changes them, and remembers", () =>
      onPage(async (page, open) => {
        await addReader(page);
        await page.keyboard.press("?");
        const sheet = await inReader(page, (shadow) =>
          [...shadow.querySelectorAll("dialog.keys dt")].map((term) => term.textContent),
        );
        assert.ok(sheet.includes("Larger text") && sheet.includes("This help"), sheet.join());
        const keys = await inReader(page, (shadow) =>
          ["nextPage", "previousPage"].map((name) => shadow.querySelector(`[data-command=${name}]`).textContent),
        );
        assert.deepEqual(keys, ["Page Down", "Page Up"]);
        await inReader(page, (shadow) => shadow.querySelector("[data-command=larger]").focus());
        await page.keyboard.press("Enter");
        await page.keyboard.press("g");
        assert.equal(await inReader(page, (shadow) => shadow.querySelector("[data-command=larger]").textContent), "G");
        await page.keyboard.press("Escape");
        await page.waitForFunction(
          () => !document.querySelector("lectern-reader").shadowRoot.querySelector("dialog.keys"),
        );
        await page.keyboard.press("+");
        assert.equal((await settings(page)).fontSize, 20);
        const other = await open();
        await addReader(other);
        await other.keyboard.press("g");
        assert.equal((await settings(other)).fontSize, 22);
      }));

    test("two readers in two tabs have the same settings at once", () =>
      onPage(async (page, open) => {
        await addReader(page);
        const other = await open();
        await addReader(other);
        await set(other, { theme: "moss", fontSize: 25 });
        // The first tab is behind the second, so it gets no frames.
        const changed = () => document.querySelector("lectern-reader").settings.theme === "moss";
        await page.waitForFunction(changed, { polling: 50 });
        assert.equal((await settings(page)).fontSize, 25);
      }));

    test("choices for one site leave those for all sites alone", () =>
      onPage(async (page) => {
        await addReader(page);
        await set(page, { fontSize: 24 });
        await inReader(page, (shadow) => shadow.querySelector(".here input").click());
        await set(page, { fontSize: 30 });
        assert.deepEqual(await stored(page), {
          "lectern.settings": { fontSize: 24 },
          "lectern.sites": { "127.0.0.1": { fontSize: 30 } },
        });
        await inReader(page, (shadow) => shadow.querySelector(".here input").click());
        assert.equal((await settings(page)).fontSize, 24);
        assert.deepEqual(Object.keys(await stored(page)), ["lectern.settings"]);
      }));

    for (const [what, text, size] of [
      ["what was exported", undefined, 24],
      [
        "another version's file, its unknown settings left out",
        '{"lectern":9,"settings":{"fontSize":31,"sparkle":true},"sites":{"__proto__":{"fontSize":1}}}',
        31,
      ],
      ["a file of something else", '{"fontSize":50}', 20],
      ["no JSON", "<!DOCTYPE html>", 20],
    ]) {
      test(`a file is imported: ${what}`, () =>
        onPage(async (page) => {
          await addReader(page);
          await page.evaluate(() => {
            // The file that a click would save.
            URL.createObjectURL = (blob) => ((globalThis.saved = blob.text()), "#");
          });
          if (text === undefined) {
            await set(page, { fontSize: 24 });
            await inReader(page, (shadow) => shadow.querySelector("button.export").click());
            await page.evaluate(() => document.querySelector("lectern-reader").resetSettings());
          }
          const file = text ?? (await page.evaluate(() => saved));
          const said = await inReader(
            page,
            async (shadow, content) => {
              // The field is not in the page: its click is caught where it would open the dialog.
              const click = HTMLInputElement.prototype.click;
              let field;
              HTMLInputElement.prototype.click = function () {
                field = this;
              };
              shadow.querySelector("button.import").click();
              HTMLInputElement.prototype.click = click;
              const files = new DataTransfer();
              files.items.add(new File([content], "settings.json", { type: "application/json" }));
              field.files = files.files;
              const announcer = shadow.querySelector(".lectern-announcer");
              const heard = new Promise((resolve) =>
                new MutationObserver(() => resolve(announcer.textContent)).observe(announcer, { childList: true }),
              );
              field.dispatchEvent(new Event("change"));
              return heard;
            },
            file,
          );
          assert.equal(said, size === 20 ? "This file contains no Lectern settings." : "Settings imported.");
          assert.equal((await settings(page)).fontSize, size);
          assert.ok(!JSON.stringify(await stored(page)).includes("sparkle"));
        }));
    }

    test("a host's own store is asked, told, and may answer late or fail", () =>
      onPage(async (page) => {
        await page.evaluate(() => {
          globalThis.kept = new Map([["settings", '{"fontSize":28}']]);
          const reader = document.createElement("lectern-reader");
          reader.store = {
            get: async (name) => kept.get(name) ?? null,
            set: async (name, text) => {
              if (text === null) kept.delete(name);
              else kept.set(name, text);
              throw new Error("the network is down");
            },
          };
          reader.src = "/pages/story.html";
          document.body.append(reader);
        });
        await page.waitForFunction(() => document.querySelector("lectern-reader").settings.fontSize === 28);
        await set(page, { theme: "sepia" });
        assert.deepEqual(JSON.parse(await page.evaluate(() => kept.get("settings"))), { fontSize: 28, theme: "sepia" });
        assert.deepEqual(await stored(page), {});
      }));

    test("a change of settings leaves the text at the top where it is", () =>
      onPage(
        async (page) => {
          await addReader(page);
          const place = () =>
            inReader(page, (shadow) => {
              const edge = shadow.querySelector(".lectern-bar").getBoundingClientRect().bottom;
              const block = [...shadow.querySelectorAll("article p")].find(
                (each) => each.getBoundingClientRect().bottom > edge,
              );
              return {
                text: block.textContent.slice(0, 30),
                shift: block.getBoundingClientRect().top - edge,
                height: block.getBoundingClientRect().height,
              };
            });
          await inReader(page, (shadow) => {
            const blocks = shadow.querySelectorAll("article > p");
            const block = blocks[blocks.length >> 1];
            scrollBy({
              top: block.getBoundingClientRect().top - shadow.querySelector(".lectern-bar").offsetHeight + 10,
              behavior: "instant",
            });
          });
          const before = await place();
          for (const choices of [
            { fontSize: 34 },
            { contentWidth: 20 },
            { lineHeight: 2.4, fontFamily: "monospace" },
            { fontSize: 14 },
          ]) {
            await set(page, choices);
            const now = await place();
            assert.equal(now.text, before.text, JSON.stringify(choices));
            assert.ok(now.shift <= 1 && now.shift > -now.height, JSON.stringify({ choices, now }));
          }
        },
        { height: 300 },
      ));
  });
}
