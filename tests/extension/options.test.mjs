// The options page and the page that welcomes people, in real browsers.
import { browsers } from "../support/browser.mjs";
import { click, until } from "../support/extension.mjs";
import { sharedExtension } from "../support/shared_extension.mjs";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, beforeEach, describe, test } from "node:test";

const locale = (name) => JSON.parse(readFileSync(new URL(`../../web/locales/${name}.json`, import.meta.url), "utf8"));
const english = locale("en");
const { options: words, welcome } = english.extension;
const table = JSON.parse(
  readFileSync(new URL("../../web/generated/settings.schema.json", import.meta.url), "utf8"),
).properties;

for (const name of browsers) {
  describe(`the options page in ${name}`, () => {
    let extension, page;
    before(async () => {
      extension = await sharedExtension(name, { granted: ["http://granted.example/*", "https://granted.example/*"] });
    });
    after(() => extension?.release());

    beforeEach(async () => {
      for (const view of await extension.views()) await view.close();
      page = await extension.openOwn("page.css");
      await page.evaluate(async () => {
        const { storage } = globalThis.browser ?? chrome;
        await Promise.all([storage.local.clear(), storage.sync.clear()]);
      });
      page = await open("options.html");
    });

    async function open(path) {
      const opened = await extension.openOwn(path);
      await until(() => opened.evaluate(() => document.querySelector("h1") !== null), "the page is there");
      return opened;
    }

    const keep = (items) => page.evaluate((all) => (globalThis.browser ?? chrome).storage.local.set(all), items);
    const stored = (key) =>
      page.evaluate(async (one) => {
        const { storage } = globalThis.browser ?? chrome;
        const text = (await storage.local.get(one))[one] ?? (await storage.sync.get(one))[one];
        return text === undefined ? null : JSON.parse(text);
      }, key);
    const said = (text) =>
      until(
        () =>
          page.evaluate(
            (words) => [...document.querySelectorAll("[role=status]")].some((each) => each.textContent === words),
            text,
          ),
        `the page says: ${text}`,
      );

    test("it has a control for every setting of the table, and keeps what is chosen", async () => {
      assert.deepEqual(
        (
          await page.evaluate(() =>
            [...document.querySelectorAll("[data-setting]")].map((each) => each.dataset.setting),
          )
        ).sort(),
        Object.keys(table).sort(),
      );
      await page.evaluate(() => {
        document.querySelector("[data-setting=theme] input[value=custom]").click();
        const size = document.querySelector("[data-setting=fontSize] input");
        size.value = "30";
        size.dispatchEvent(new Event("input"));
      });
      await until(
        async () => JSON.stringify(await stored("settings")) === '{"theme":"custom","fontSize":30}',
        "the settings are kept",
      );
      await until(
        () => page.evaluate(() => !document.querySelector("[data-setting=customText]").hidden),
        "the colours of one's own are there",
      );
      const again = await open("options.html");
      await until(
        () =>
          again.evaluate(
            () =>
              document.querySelector("[data-setting=fontSize] input").value === "30" &&
              document.querySelector("[data-setting=theme] input:checked").value === "custom",
          ),
        "another page shows them",
      );
      await click(page, english.reset);
      await until(async () => (await stored("settings")) === null, "the settings are as they were");
      await until(
        () => again.evaluate(() => document.querySelector("[data-setting=fontSize] input").value === "20"),
        "the other page follows",
      );
    });

    test("wrong settings that somebody stored are shown as the defaults", async () => {
      await keep({ settings: '{"fontSize":9999,"theme":"<b>","lineHeight":2,"nothing":1}' });
      await until(
        () => page.evaluate(() => document.querySelector("[data-setting=lineHeight] input").value === "2"),
        "the page follows",
      );
      assert.deepEqual(
        await page.evaluate(() => [
          document.querySelector("[data-setting=fontSize] output").textContent,
          document.querySelector("[data-setting=theme] input:checked").value,
        ]),
        ["20 px", "auto"],
      );
    });

    test("it speaks the language that is chosen, mirrored where that is written so", async () => {
      await page.evaluate(() => {
        const arabic = document.querySelector("[data-setting=uiLang] input[value=ar]");
        arabic.focus();
        arabic.click();
      });
      const title = locale("ar").extension.options.title;
      await until(
        () =>
          page.evaluate((text) => document.querySelector("h1").textContent === text && document.title === text, title),
        "the page is in Arabic",
      );
      assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), [
        "ar",
        "rtl",
      ]);
      assert.equal(await page.evaluate(() => document.activeElement.value), "ar");
      assert.equal(await (await open("welcome.html")).evaluate(() => document.documentElement.dir), "rtl");
    });

    test("a site is added by its address, with paths that are excepted, and deleted; what is no address is refused", async () => {
      const add = async (address) => {
        await page.evaluate((text) => void (document.querySelector(".line input").value = text), address);
        if (extension.pressIn) await extension.pressIn(page, words.add);
        else await click(page, words.add);
      };
      await add("javascript:alert(1)");
      await said(words.noAddress);
      assert.equal(await stored("rules"), null);
      await add("https://Granted.example/a?b");
      await until(async () => JSON.stringify(await stored("rules")) === '{"granted.example":[]}', "the rule is kept");
      await until(
        () => page.evaluate(() => document.querySelector(".sites bdi")?.textContent === "granted.example"),
        "the site is listed",
      );
      assert.equal(await page.evaluate(() => document.querySelector(".needs")), null);
      await page.evaluate(() => {
        const paths = document.querySelector(".sites textarea");
        paths.value = " /live \n\n/\nshop/*/cart\nhttps://granted.example/live#x";
        paths.dispatchEvent(new Event("change"));
      });
      await until(
        async () => JSON.stringify(await stored("rules")) === '{"granted.example":["/live","/shop/*/cart"]}',
        "the paths are kept",
      );
      await until(
        () => page.evaluate(() => document.querySelector(".sites textarea").value === "/live\n/shop/*/cart"),
        "the paths are as they are kept",
      );
      await click(page, `${words.delete}: granted.example`);
      await until(async () => (await stored("rules")) === null, "the rule is gone");
      await until(
        () => page.evaluate(() => document.querySelector(".sites li") === null),
        "the site is no longer listed",
      );
      if (name === "firefox")
        assert.equal(
          await page.evaluate(() => browser.permissions.contains({ origins: ["https://granted.example/*"] })),
          false,
        );
    });

    test("what cannot be saved of the sites is said", async () => {
      await keep({ rules: '{"granted.example":[]}' });
      await until(() => page.evaluate(() => document.querySelector(".sites textarea") !== null), "the site is listed");
      await page.evaluate(() => {
        const { local } = (globalThis.browser ?? chrome).storage;
        local.set = local.remove = () => Promise.reject(new Error("QUOTA_BYTES quota exceeded"));
        const paths = document.querySelector(".sites textarea");
        paths.value = "/live";
        paths.dispatchEvent(new Event("change"));
      });
      await said(english.extension.notSaved);
      await page.evaluate(() => {
        for (const each of document.querySelectorAll("[role=status]")) each.textContent = "";
      });
      await click(page, `${words.delete}: granted.example`);
      await said(english.extension.notSaved);
      assert.deepEqual(await stored("rules"), { "granted.example": [] });
    });

    test("a rule whose permission is missing says so, and a button asks for it", async () => {
      await keep({ rules: '{"localhost":["/<b>live"]}' });
      await until(
        () => page.evaluate((text) => document.querySelector(".needs")?.textContent.startsWith(text), words.needs),
        "the permission is missed",
      );
      assert.equal(await page.evaluate(() => document.querySelector(".sites textarea").value), "/<b>live");
      if (!extension.pressIn) return;
      await extension.pressIn(page, words.allow);
      await until(
        () => page.evaluate(() => document.querySelector(".sites li") && !document.querySelector(".needs")),
        "nothing is missed",
      );
      assert.ok(
        await page.evaluate(() =>
          browser.permissions.contains({ origins: ["http://localhost/*", "https://localhost/*"] }),
        ),
      );
    });

    test("what is kept is counted, and deleted by two presses", async () => {
      const place = { start: 1, exact: "a", prefix: "", suffix: "" };
      await keep({
        places: JSON.stringify({ "https://example.org/": place, "https://example.net/": place }),
        "notes:https://example.org/": JSON.stringify({ notes: [place] }),
        "blocks:example.org": '{"keep":[1,2],"drop":[3]}',
        keys: "broken",
        sites: '{"example.org":{"fontSize":30}}',
      });
      const counts = () =>
        page.evaluate(() =>
          Object.fromEntries(
            [...document.querySelectorAll("[data-kind]")].map((each) => [
              each.dataset.kind,
              each.querySelector("output").textContent,
            ]),
          ),
        );
      await until(async () => (await counts()).blocks === "3", "the blocks are counted");
      assert.deepEqual(await counts(), { notes: "1", places: "2", blocks: "3", sites: "1", keys: "0", voices: "0" });
      await click(page, `${words.delete}: ${words.kinds.places}`);
      await click(page, `${words.sure}: ${words.kinds.places}`);
      await until(async () => (await counts()).places === "0", "the places are gone");
      assert.equal(await stored("places"), null);
      assert.deepEqual(await counts(), { notes: "1", places: "0", blocks: "3", sites: "1", keys: "0", voices: "0" });
    });

    test("everything goes out as one file, and comes in again; another file is refused", async () => {
      await keep({ settings: '{"theme":"moss"}', rules: '{"example.org":["/live"]}', keys: '{"larger":"l"}' });
      await until(
        () => page.evaluate(() => document.querySelector("[data-setting=theme] input:checked").value === "moss"),
        "the settings are there",
      );
      await page.evaluate(() => {
        const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          globalThis.saved = blob;
          return make(blob);
        };
      });
      await click(page, words.export);
      const file = await until(() => page.evaluate(() => globalThis.saved?.text()), "the file is made");
      assert.deepEqual(JSON.parse(file), {
        lectern: 1,
        settings: { theme: "moss" },
        sites: {},
        rules: { "example.org": ["/live"] },
        kept: { keys: { larger: "l" } },
      });
      const give = (text) =>
        page.evaluate((content) => {
          const input = document.querySelector("input[type=file]");
          const data = new DataTransfer();
          data.items.add(new File([content], "clean-view.json", { type: "application/json" }));
          input.files = data.files;
          input.dispatchEvent(new Event("change"));
        }, text);
      await page.evaluate(async () => {
        const { storage } = globalThis.browser ?? chrome;
        await Promise.all([storage.local.clear(), storage.sync.clear()]);
      });
      await give('{"__proto__":{"lectern":1}}');
      await said(words.notImported);
      assert.equal(await stored("rules"), null);
      await give(file);
      await said(words.imported);
      assert.deepEqual([await stored("rules"), await stored("keys")], [{ "example.org": ["/live"] }, { larger: "l" }]);
      await until(async () => (await stored("settings"))?.theme === "moss", "the settings are back");
      await until(
        () => page.evaluate(() => document.querySelector(".needs") !== null),
        "the rule waits for its permission",
      );
    });

    test("tools for accessibility find nothing, in the light and in the dark", {
      skip: name === "firefox" && "one browser is enough",
    }, async () => {
      await keep({ rules: '{"localhost":["/live"]}' });
      const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
      for (const path of ["options.html", "welcome.html"]) {
        for (const value of ["light", "dark"]) {
          const opened = await extension.browser.newPage();
          await opened.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
          await opened.goto(`${extension.origin}/${path}`);
          await opened.waitForSelector("h1");
          await opened.evaluate(axe);
          const { violations } = await opened.evaluate(() => axe.run());
          assert.deepEqual(
            violations.map(({ id, nodes }) => `${path} ${value}: ${id} ${nodes[0].html}`),
            [],
          );
          await opened.close();
        }
      }
    });

    test("the page that welcomes people says what to do, and leads to the options", async () => {
      const hello = await open("welcome.html");
      const text = await hello.evaluate(() => document.body.textContent);
      for (const one of [welcome.title, welcome.button, welcome.pin, welcome.private])
        assert.ok(text.includes(one), one);
      await page.close();
      await click(hello, welcome.options);
      await until(
        async () => (await extension.views()).some((view) => view.url().endsWith("/options.html")),
        "the options open",
      );
    });
  });
}
