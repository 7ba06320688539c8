// The built extension, installed in a browser, and what a person does with it there.
import { launch } from "./browser.mjs";
import { root } from "../../scripts/setup.mjs";
import assert from "node:assert/strict";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const built = (name) => join(root, "dist/extension", name);

/**
 * A page of the extension.
 * @typedef {object} View
 * @property {() => string} url
 * @property {(work: Function, ...values: unknown[]) => Promise<unknown>} evaluate runs a function in it; what goes in and comes out is JSON
 * @property {() => Promise<Buffer>} screenshot
 * @property {() => Promise<void>} close
 */

/** Asks again until the answer is something: a page that is on its way elsewhere answers nothing. It fails after half a minute. */
export async function until(ask, what = String(ask)) {
  let reason;
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await Promise.resolve(ask()).catch((error) => void (reason = error));
    if (answer) return answer;
    await pause(100);
  }
  assert.fail(`never came true: ${what}${reason ? ` (${reason.message})` : ""}`);
}

/** In Chromium a command for tests presses the button. */
async function inChromium() {
  const browser = await launch("chromium", [], { enableExtensions: true, pipe: true });
  const id = await browser.installExtension(built("chromium"));
  const origin = `chrome-extension://${id}`;
  const session = await browser.target().createCDPSession();

  async function press(page) {
    await page.bringToFront();
    const { targetInfos } = await session.send("Target.getTargets", { filter: [{ type: "tab" }] });
    const tab = targetInfos.find(({ url }) => url === page.url());
    await session.send("Extensions.triggerAction", { id, targetId: tab.targetId });
  }

  async function viewOf(target) {
    const page = await target.page();
    return { url: () => target.url(), evaluate: (work, ...values) => page.evaluate(work, ...values), screenshot: () => page.screenshot(), close: () => page.close() };
  }

  const views = () => Promise.all(browser.targets().filter((target) => target.type() === "page" && target.url().startsWith(`${origin}/`)).map(viewOf));

  async function endBackground() {
    const target = await browser.waitForTarget((found) => found.type() === "service_worker" && found.url().startsWith(origin));
    await (await target.worker()).close();
    await until(() => !browser.targets().includes(target), "the service worker has ended");
  }

  return { browser, id, origin, press, views, endBackground };
}

/** In Firefox the browser's own scripts press the button. */
async function inFirefox() {
  const browser = await launch("firefox", ["--remote-allow-system-access"]);
  const id = await browser.installExtension(built("firefox"));

  async function send(method, params) {
    return (await browser.connection.send(method, params)).result;
  }

  /** Puppeteer knows neither the browser's own windows nor the extension's pages. */
  async function evaluate(context, work, ...values) {
    const { exceptionDetails, result } = await send("script.callFunction", {
      functionDeclaration: `async (values) => JSON.stringify(await (${work})(...JSON.parse(values)))`,
      arguments: [{ type: "string", value: JSON.stringify(values) }],
      awaitPromise: true,
      target: { context },
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value === undefined ? undefined : JSON.parse(result.value);
  }

  const [window] = (await send("browsingContext.getTree", { "moz:scope": "chrome" })).contexts;
  const inBrowser = (work, ...values) => evaluate(window.context, work, ...values);
  const origin = `moz-extension://${await inBrowser((name) => WebExtensionPolicy.getByID(name).mozExtensionHostname, id)}`;

  async function press(page) {
    await page.bringToFront();
    await inBrowser((name) => {
      const { extension } = WebExtensionPolicy.getByID(name);
      extension.apiManager.global.browserActionFor(extension).triggerAction(window);
    }, id);
  }

  async function views() {
    const { contexts } = await send("browsingContext.getTree", {});
    return contexts
      .filter(({ url }) => url.startsWith(`${origin}/`))
      .map(({ context, url }) => ({
        url: () => url,
        evaluate: (work, ...values) => evaluate(context, work, ...values),
        close: () => send("browsingContext.close", { context }),
        screenshot: async () => Buffer.from((await send("browsingContext.captureScreenshot", { context })).data, "base64"),
      }));
  }

  async function endBackground() {
    await inBrowser(async (name) => WebExtensionPolicy.getByID(name).extension.terminateBackground(), id);
  }

  return { browser, id, origin, press, views, endBackground, inBrowser };
}

/**
 * Starts a browser with the extension in it; the caller closes `browser`.
 * @returns besides `browser`, the extension's `id` and `origin`: `press(page)`, which presses the button on a page; `views()`, the extension's pages that are
 * open; `endBackground()`, which ends its background as the browser does when it is idle
 */
export async function withExtension(name) {
  const started = await (name === "firefox" ? inFirefox() : inChromium());

  /** Presses the button and waits for the view that it opens. */
  async function open(page) {
    const before = new Set((await started.views()).map((view) => view.url()));
    await started.press(page);
    return until(async () => (await started.views()).find((view) => !before.has(view.url()) && view.url().includes("/view.html")), "a view opens");
  }

  return { ...started, open };
}

/** Presses a button of a view; what it does comes after the answer, as it may take the view away. */
export const click = (view, label) =>
  view.evaluate((text) => {
    const found = [...document.querySelectorAll("button")].find((each) => (each.getAttribute("aria-label") ?? each.textContent) === text);
    if (!found) throw new Error(`There is no button ${text}.`);
    setTimeout(() => found.click());
  }, label);

/** What stands in a view: its title, its address line, the article's text, and what it says in place of an article. */
export function seenIn(view) {
  return view.evaluate(() => ({
    title: document.title,
    address: document.querySelector(".address")?.textContent,
    article: document.querySelector("lectern-reader")?.shadowRoot.querySelector("article")?.textContent,
    place: document.querySelector("lectern-reader")?.place,
    notice: document.querySelector("main [role=status]")?.textContent,
  }));
}

/** Waits for a view's article. */
export const articleIn = (view) => until(async () => ((seen) => seen.article && seen)(await seenIn(view)), "the view shows an article");

/** Waits until a view says something in the place of an article. */
export const noticeIn = (view, words) => until(async () => (await seenIn(view)).notice === words, `the view says: ${words}`);
