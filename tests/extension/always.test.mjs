// Sites that always open in Clean View, and the badge, in real browsers. The permission that a person gives at the
// browser's prompt is given by the test's own means; where a test presses the button, Firefox grants without a prompt.
import { browsers } from "../support/browser.mjs";
import { articleIn, click, until, withExtension } from "../support/extension.mjs";
import { serveSite } from "../support/site.mjs";
import { hugePage, longPage, megabytePage, paragraphs } from "./pages.mjs";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";

const { extension: words, openOriginal } = JSON.parse(
  readFileSync(new URL("../../web/locales/en.json", import.meta.url), "utf8"),
);

/** What a page can do so that it is not seen as it is. */
const liar = `<img name="documentElement"><img name="getElementsByTagName"><img name="body"><img name="querySelector"><script>
  globalThis.requestIdleCallback = () => { throw new Error("no"); };
  Object.defineProperty(Element.prototype, "outerHTML", { get: () => "" });
  Document.prototype.getElementsByTagName = () => { throw new Error("no"); };
  Reflect.get = () => null;
  performance.getEntriesByType = () => [{ decodedBodySize: Infinity }];
</script>`;

const pages = {
  "/story": longPage,
  "/other": longPage.replaceAll("night bus", "day bus"),
  "/live/story": longPage,
  "/empty": "<!DOCTYPE html><title>Nothing here</title>",
  "/liar": longPage.replace("<body>", `<body>${liar}`),
  "/megabyte": megabytePage,
  "/heavy": longPage.replace("</body>", `<!--${"a".repeat(3_000_000)}--></body>`),
  "/huge": hugePage,
};
const site = "127.0.0.1";
const origins = [`http://${site}/*`, `https://${site}/*`];

for (const name of browsers) {
  describe(`what is always opened, in ${name}`, () => {
    let server, extension, elsewhere;
    before(async () => {
      server = await serveSite(pages);
      elsewhere = server.address.replace(site, "localhost");
      extension = await withExtension(name, { granted: origins });
    });
    after(async () => {
      await extension?.browser.close();
      await server?.close();
    });

    /** Runs a function in a page of the extension. */
    async function inExtension(work, ...values) {
      const view = await extension.openOwn("page.css");
      try {
        return await view.evaluate(work, ...values);
      } finally {
        await view.close();
      }
    }

    const rule = (except) =>
      inExtension(
        (host, paths) =>
          (globalThis.browser ?? chrome).storage.local[paths ? "set" : "remove"](
            paths ? { rules: JSON.stringify({ [host]: paths }) } : "rules",
          ),
        site,
        except,
      );

    const badges = () =>
      inExtension(async () => {
        const { tabs, action } = globalThis.browser ?? chrome;
        const all = await tabs.query({});
        return Object.fromEntries(
          await Promise.all(all.map(async ({ id, url = "" }) => [url, await action.getBadgeText({ tabId: id })])),
        );
      });

    /** Goes to an address in a new tab. */
    async function onTab(url, work) {
      const page = await extension.browser.newPage();
      try {
        await page.goto(url).catch(() => {}); // the rule may take the page away while it loads
        await work(page);
      } finally {
        for (const view of await extension.views()) await view.close();
        if (!page.isClosed()) await page.close().catch(() => {});
      }
    }

    const badged = (url, text) => until(async () => (await badges())[url] === text, `the badge of ${url} is "${text}"`);

    const stored = () =>
      inExtension(async () =>
        Promise.all(["sync", "local"].map((area) => (globalThis.browser ?? chrome).storage[area].get())),
      );

    const topParagraph = (page) =>
      page.evaluate(
        () => [...document.querySelectorAll("p")].find((each) => each.getBoundingClientRect().bottom > 80)?.textContent,
      );

    const view = () =>
      until(
        async () => (await extension.views()).find((each) => each.url().includes("kept=1")),
        "the view opens in the tab",
      );
    const countTabs = () => inExtension(async () => (await (globalThis.browser ?? chrome).tabs.query({})).length);

    test("a page of the site opens in its own tab", async () => {
      await rule([]);
      const before = await countTabs();
      await onTab(`${server.address}/story#stops`, async () => {
        const seen = await articleIn(await view());
        assert.equal(seen.title, "The night bus and its stops");
        assert.equal(seen.address, `${server.address}/story#stops`);
        for (const text of paragraphs(60)) assert.ok(seen.article.includes(text), text);
        assert.equal(await countTabs(), before + 1);
      });
    });

    test("a page at an excepted path stays as it is, and says that it is readable", async () => {
      await rule(["/live"]);
      await onTab(`${server.address}/live/story`, async (page) => {
        await badged(page.url(), "✓");
        assert.deepEqual(await extension.views(), []);
      });
    });

    test("the badge tells readable pages from others, where the site may be read", async () => {
      await rule(undefined);
      await onTab(`${server.address}/story`, async (page) => {
        await badged(page.url(), "✓");
        await page.goto(`${server.address}/empty`);
        await badged(page.url(), "");
        await page.goto(`${server.address}/other`);
        await badged(page.url(), "✓");
        assert.deepEqual(await extension.views(), []);
      });
    });

    test("a page that takes the browser's functions away is looked at all the same, and opens by its rule", async () => {
      await rule(undefined);
      await onTab(`${server.address}/liar`, async (page) => badged(page.url(), "✓"));
      await rule([]);
      await onTab(`${server.address}/liar`, async () =>
        assert.ok((await articleIn(await view())).article.includes(paragraphs(1)[0])),
      );
    });

    test("a page of more than three megabytes has no badge", async () => {
      await rule(undefined);
      await onTab(`${server.address}/story`, async (page) => {
        await badged(page.url(), "✓");
        await page.goto(`${server.address}/heavy`);
        await badged(page.url(), "");
        await onTab(`${server.address}/other`, (after) => badged(after.url(), "✓"));
        assert.equal((await badges())[page.url()], "");
      });
    });

    test("where it may not, there is no badge, and a rule does nothing", async () => {
      await inExtension(() => (globalThis.browser ?? chrome).storage.local.set({ rules: '{"localhost":[]}' }));
      await onTab(`${elsewhere}/story`, (before) =>
        // What comes after it has its badge, so the first has been looked at.
        onTab(`${server.address}/story`, async (page) => {
          await badged(page.url(), "✓");
          assert.deepEqual(
            Object.values(await badges())
              .sort()
              .reverse()
              .slice(0, 2),
            ["✓", ""],
          );
          assert.equal(before.url(), `${elsewhere}/story`);
          assert.deepEqual(await extension.views(), []);
        }),
      );
    });

    test("back to the page shows it at the same paragraph and leaves it there, also when it is loaded again; the next page opens", async () => {
      await rule([]);
      await onTab(`${server.address}/story`, async (page) => {
        const opened = await view();
        await articleIn(opened);
        await opened.evaluate(
          (text) => void (document.querySelector("lectern-reader").place = text),
          paragraphs(60)[30],
        );
        await click(opened, words.back);
        await badged(`${server.address}/story`, "✓");
        assert.equal(await topParagraph(page), paragraphs(60)[30]);
        await page.reload();
        await badged(`${server.address}/story`, "✓");
        assert.deepEqual(await extension.views(), []);
        await page.goto(`${server.address}/other`).catch(() => {});
        assert.equal((await articleIn(await view())).title, "The day bus and its stops");
      });
    });

    test("the way back through history leads out of the site, and forward into the view again", async () => {
      await rule([]);
      const go = (where, steps) => where.evaluate((by) => void setTimeout(() => history.go(by)), steps);
      await onTab(`${elsewhere}/empty`, async (page) => {
        await page.goto(`${server.address}/story`).catch(() => {});
        const opened = await view();
        await articleIn(opened);
        await go(opened, -1);
        await badged(`${server.address}/story`, "✓");
        assert.deepEqual(await extension.views(), []);
        await go(page, 1);
        await articleIn(await view());
        await go(await view(), -2);
        await until(() => page.url() === `${elsewhere}/empty`, "the tab is back where it was");
      });
    });

    test("the page itself, opened beside the view, stays as it is", async () => {
      await rule([]);
      await onTab(`${server.address}/story`, async () => {
        const opened = await view();
        await articleIn(opened);
        await click(opened, openOriginal);
        await badged(`${server.address}/story`, "✓");
        assert.equal((await extension.views()).length, 1);
      });
      for (const page of await extension.browser.pages()) if (page.url().startsWith(server.address)) await page.close();
    });

    test("read again, the view shows the page as it is by then", async () => {
      await rule([]);
      await onTab(`${server.address}/story`, async () => {
        const opened = await view();
        await articleIn(opened);
        const asked = server.asked.length;
        await click(opened, words.again);
        await until(() => server.asked.length > asked, "the page is asked for again");
        await articleIn(await view());
      });
    });

    test("a page that is too large to be handed over opens beside", async () => {
      await rule([]);
      await onTab(`${server.address}/huge`, async (page) => {
        const beside = await until(
          async () => (await extension.views()).find((each) => each.url().includes("view.html?tab=")),
          "a view opens",
        );
        assert.ok(!beside.url().includes("kept"));
        await articleIn(beside);
        assert.equal(page.url(), `${server.address}/huge`);
      });
    });

    test("the background may end while a view is open", async () => {
      await rule([]);
      await onTab(`${server.address}/story`, async () => {
        const opened = await view();
        await articleIn(opened);
        await extension.endBackground();
        await click(opened, words.back);
        await badged(`${server.address}/story`, "✓");
        assert.deepEqual(await extension.views(), []);
      });
    });

    test("looking at a page of a megabyte holds it up for no more than 50 ms", {
      skip: name === "firefox" && "it writes no trace",
    }, async (context) => {
      await rule(undefined);
      await onTab(`${server.address}/empty`, async (page) => {
        await badged(page.url(), "");
        await page.tracing.start({ categories: ["devtools.timeline", "disabled-by-default-devtools.timeline"] });
        await page.goto(`${server.address}/megabyte`);
        await badged(page.url(), "✓");
        const { traceEvents } = JSON.parse(Buffer.from(await page.tracing.stop()).toString());
        // The page has no idle callbacks of its own.
        const ours = traceEvents.filter((event) => event.name === "FireIdleCallback" && event.dur !== undefined);
        assert.ok(ours.length > 0);
        const tasks = traceEvents.filter(
          (task) =>
            task.name === "RunTask" &&
            ours.some(
              ({ pid, tid, ts }) => task.pid === pid && task.tid === tid && task.ts <= ts && ts <= task.ts + task.dur,
            ),
        );
        assert.ok(tasks.length > 0);
        for (const { tdur, dur } of tasks)
          context.diagnostic(`held up for ${dur / 1000} ms, ${(tdur ?? dur) / 1000} ms of it work`);
        for (const { tdur, dur } of tasks) assert.ok((tdur ?? dur) < 50_000, `a task of ${(tdur ?? dur) / 1000} ms`);
      });
    });

    test("a site is turned on and off in the view", async () => {
      await rule(undefined);
      const label = words.always.replace("{site}", site);
      const pressed = (each) =>
        each.evaluate(() => document.querySelector("nav [aria-pressed]").getAttribute("aria-pressed"));
      const press = (each) => (extension.pressIn ? extension.pressIn(each, label) : click(each, label));
      await onTab(`${server.address}/story`, async (page) => {
        await badged(page.url(), "✓");
        const opened = await extension.open(page);
        await articleIn(opened);
        assert.equal(await pressed(opened), "false");
        await press(opened);
        await until(async () => (await pressed(opened)) === "true", "the button is pressed");
        assert.deepEqual((await stored())[1].rules, `{"${site}":[]}`);
        // Given back, the permission would be missing in the tests after this one.
        if (name === "firefox") return;
        await press(opened);
        await until(async () => (await pressed(opened)) === "false", "the button is no longer pressed");
        assert.equal((await stored())[1].rules, undefined);
      });
    });

    test("a rule that cannot be saved: the view says so, and the button stays as it was", async () => {
      await rule(undefined);
      const label = words.always.replace("{site}", site);
      await onTab(`${server.address}/story`, async (page) => {
        const opened = await extension.open(page);
        await articleIn(opened);
        const press = () => (extension.pressIn ? extension.pressIn(opened, label) : click(opened, label));
        const becomes = (pressed, said) =>
          until(
            () =>
              opened.evaluate(
                (...wanted) => {
                  const button = document.querySelector("nav [aria-pressed]");
                  const now = [
                    button.getAttribute("aria-pressed"),
                    document.querySelector("nav [role=status]")?.textContent,
                  ];
                  return (
                    now.every((one, index) => one === (wanted[index] ?? undefined)) && button === document.activeElement
                  );
                },
                pressed,
                said,
              ),
            `the button is pressed: ${pressed}; the view says: ${said}`,
          );
        await opened.evaluate(() => {
          const { local } = (globalThis.browser ?? chrome).storage;
          globalThis.isFull = true;
          for (const name of ["set", "remove"]) {
            const change = local[name].bind(local);
            local[name] = (...values) =>
              isFull ? Promise.reject(new Error("QUOTA_BYTES quota exceeded")) : change(...values);
          }
        });
        const setFull = (value) =>
          opened.evaluate((isFull) => {
            globalThis.isFull = isFull;
          }, value);
        await press();
        await becomes("false", words.notSaved);
        await setFull(false);
        await press();
        await becomes("true", null);
        await setFull(true);
        await press();
        await becomes("true", words.notSaved);
      });
    });

    if (name === "firefox") {
      test("turned off in the view, the permission is given back", async () => {
        await rule(undefined);
        const granted = () =>
          inExtension(
            (wanted) => browser.permissions.contains({ origins: wanted }),
            [`http://localhost/*`, `https://localhost/*`],
          );
        const label = words.always.replace("{site}", "localhost");
        const pressed = (each) =>
          each.evaluate(() => document.querySelector("nav [aria-pressed]").getAttribute("aria-pressed"));
        await onTab(`${elsewhere}/story`, async (page) => {
          const opened = await extension.open(page);
          await articleIn(opened);
          assert.equal(await pressed(opened), "false");
          await extension.pressIn(opened, label);
          await until(async () => (await pressed(opened)) === "true", "the button is pressed");
          assert.ok(await granted());
          await page.goto(`${elsewhere}/other`).catch(() => {});
          const always = await view();
          assert.equal((await articleIn(always)).title, "The day bus and its stops");
          assert.equal(await pressed(always), "true");
          await extension.show(always);
          await extension.pressIn(always, label);
          await until(async () => (await pressed(always)) === "false", "the button is no longer pressed");
          assert.ok(!(await granted()));
          assert.equal(await inExtension(async () => (await browser.storage.local.get("rules")).rules), undefined);
        });
      });
    }

    // Last: the extension starts anew, and stays allowed in private windows.
    test("in a private window rules hold, and nothing of it is kept", async () => {
      await rule([]);
      const before = await stored();
      const opened = await extension.openPrivately(`${server.address}/story`, { press: false });
      await articleIn(opened);
      assert.ok(opened.url().includes("kept=1"));
      assert.equal(await opened.evaluate(() => document.querySelector("nav [aria-pressed]")), null);
      assert.deepEqual(await stored(), before);
    });
  });
}
