// The built extension, installed in a browser, and what a person does with it there.
import { launch, patience } from "./browser.mjs";
import { root } from "../../scripts/setup.mjs";
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const built = (name) => join(root, "dist/extension", name);

/**
 * A page of the extension.
 * @typedef {object} View
 * @property {() => string} url
 * @property {(work: Function, ...values: unknown[]) => Promise<unknown>} evaluate runs a function in it; what goes in
 * and comes out is JSON
 * @property {() => Promise<Buffer>} screenshot
 * @property {() => Promise<void>} bringToFront
 * @property {() => Promise<void>} close
 */

/** Asks again until the answer is something: a page that is on its way elsewhere answers nothing. */
export async function until(ask, what = String(ask)) {
  let reason;
  const end = performance.now() + patience;
  while (performance.now() < end) {
    const asked = Promise.resolve(ask()).catch((error) => void (reason = error));
    // A page that goes elsewhere while it is asked may never answer.
    const answer = await Promise.race([asked, pause(5000, undefined, { ref: false })]);
    if (answer) return answer;
    await pause(20);
  }
  assert.fail(`never came true: ${what}${reason ? ` (${reason.message})` : ""}`);
}

/**
 * The built extension with permission for sites from the start: nothing presses the button of Chromium's own prompt.
 * The caller takes the folder away.
 */
function grantedFrom(folder, origins) {
  const copy = mkdtempSync(join(tmpdir(), "lectern-extension-"));
  cpSync(folder, copy, { recursive: true });
  const manifest = join(copy, "manifest.json");
  writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, "utf8")), host_permissions: origins }));
  return copy;
}

/** In Chromium a command for tests presses the button. */
async function inChromium({ inPrivate, granted }) {
  const browser = await launch("chromium", inPrivate ? ["--incognito"] : [], { enableExtensions: true, pipe: true });
  const folder = granted.length > 0 ? grantedFrom(built("chromium"), granted) : built("chromium");
  if (granted.length > 0) browser.once("disconnected", () => rmSync(folder, { recursive: true, force: true }));
  const session = await browser.target().createCDPSession();
  const { id } = await session.send("Extensions.loadUnpacked", { path: folder, enableInIncognito: inPrivate });
  const origin = `chrome-extension://${id}`;

  // Private windows have a background of their own; what is pressed before it listens is lost.
  const listens = async (target) => (await target.worker()).evaluate(() => chrome.action.onClicked.hasListeners());
  await until(async () => {
    const workers = browser
      .targets()
      .filter((target) => target.type() === "service_worker" && target.url().startsWith(origin));
    return workers.length === (inPrivate ? 2 : 1) && (await Promise.all(workers.map(listens))).every(Boolean);
  }, "the background listens");

  async function press(page) {
    await page.bringToFront();
    const { targetInfos } = await session.send("Target.getTargets", { filter: [{ type: "tab" }] });
    const tab = targetInfos.find(({ url }) => url === page.url());
    await session.send("Extensions.triggerAction", { id, targetId: tab.targetId });
  }

  async function viewOf(target) {
    const page = await target.page();
    return {
      url: () => target.url(),
      evaluate: (work, ...values) => page.evaluate(work, ...values),
      screenshot: () => page.screenshot(),
      bringToFront: () => page.bringToFront(),
      close: () => page.close(),
    };
  }

  const views = () =>
    Promise.all(
      browser
        .targets()
        .filter((target) => target.type() === "page" && target.url().startsWith(`${origin}/`))
        .map(viewOf),
    );

  const isBackground = (target) => target.type() === "service_worker" && target.url().startsWith(origin);

  async function endBackground({ isRunning = true } = {}) {
    const target = isRunning ? await browser.waitForTarget(isBackground) : browser.targets().find(isBackground);
    if (!target) return;
    // A worker that the browser ends meanwhile never answers.
    void (async () => (await target.worker()).close())().catch(() => undefined);
    await until(() => !browser.targets().includes(target), "the service worker has ended");
  }

  /** No command opens Chromium's menus: the background is started, and its listener told, as the browser does both. */
  async function choose(page, selector, label, menuItemId) {
    const linkUrl = await page.$eval(selector, (element) => element.href);
    const own = await browser.newPage();
    await own.goto(`${origin}/LICENSE.txt`);
    const starter = await own.createCDPSession();
    await starter.send("ServiceWorker.enable");
    await starter.send("ServiceWorker.startWorker", { scopeURL: `${origin}/` });
    const background = await (await browser.waitForTarget(isBackground)).worker();
    await own.close();
    await page.bringToFront();
    await background.evaluate(
      async (choice, url) => {
        await chrome.contextMenus.update(choice.menuItemId, {}); // fails where there is no such entry
        const [tab] = await chrome.tabs.query({ active: true });
        chrome.contextMenus.onClicked.dispatch(choice, { ...tab, url });
      },
      { menuItemId, linkUrl },
      page.url(),
    );
  }

  const showProtected = (page) => page.goto("chrome://version/");

  async function openOwn(path) {
    const page = await browser.newPage();
    await page.goto(`${origin}/${path}`);
    return viewOf(page.target());
  }

  /**
   * Lets the extension into private windows, which starts it anew, and opens a page in one, where it presses the button
   * unless a rule opens the view.
   */
  async function openPrivately(url, { press: toPress = true } = {}) {
    const settings = await browser.newPage();
    await settings.goto("chrome://extensions/");
    await settings.evaluate(async (extensionId) => {
      // Without, it would not start again.
      await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      await chrome.developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
    }, id);
    await until(async () => {
      await settings.goto(`${origin}/page.css`);
      return settings.evaluate(() => chrome.extension.isAllowedIncognitoAccess());
    }, "the extension is let into private windows");
    const before = new Set(browser.targets());
    await settings.evaluate((address) => void chrome.windows.create({ incognito: true, url: address }), url);
    if (toPress) {
      const target = await until(
        () => browser.targets().find((each) => !before.has(each) && each.url() === url),
        "the page opens",
      );
      const opened = await target.page();
      await until(() => opened.evaluate(() => document.readyState === "complete"));
      await press(opened);
    }
    await settings.close();
    return until(async () => (await views()).find((view) => view.url().includes("/view.html")), "a view opens");
  }

  return { browser, id, origin, press, views, endBackground, showProtected, openOwn, choose, openPrivately };
}

/** In Firefox the browser's own scripts press the button. */
async function inFirefox({ inPrivate, granted }) {
  const browser = await launch("firefox", ["--remote-allow-system-access"], {
    extraPrefsFirefox: { "browser.privatebrowsing.autostart": inPrivate },
  });

  async function send(method, params) {
    return (await browser.connection.send(method, params)).result;
  }

  const id = await browser.installExtension(built("firefox"));

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
  /** Lets the extension into private windows, which starts it anew. */
  const letIn = () =>
    inBrowser(async (name) => {
      const { ExtensionPermissions } = ChromeUtils.importESModule(
        "resource://gre/modules/ExtensionPermissions.sys.mjs",
      );
      const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
      await ExtensionPermissions.add(name, { permissions: ["internal:privateBrowsingAllowed"], origins: [] });
      await (await AddonManager.getAddonByID(name)).reload();
    }, id);
  if (inPrivate) await letIn();
  const origin = `moz-extension://${await inBrowser((name) => WebExtensionPolicy.getByID(name).mozExtensionHostname, id)}`;

  /** Changes which sites the extension may read, as if a person had said so at the browser's prompt. */
  const permit = (how, origins) =>
    inBrowser(
      (id, change, patterns) => {
        const { ExtensionPermissions } = ChromeUtils.importESModule(
          "resource://gre/modules/ExtensionPermissions.sys.mjs",
        );
        const permissions = { permissions: [], origins: patterns };
        return ExtensionPermissions[change](id, permissions, WebExtensionPolicy.getByID(id).extension);
      },
      id,
      how,
      origins,
    );
  const grant = (origins) => permit("add", origins);
  const revoke = (origins) => permit("remove", origins);
  if (granted.length > 0) await grant(granted);

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
        context,
        evaluate: (work, ...values) => evaluate(context, work, ...values),
        close: () => send("browsingContext.close", { context }),
        bringToFront: () => send("browsingContext.activate", { context }),
        screenshot: async () =>
          Buffer.from((await send("browsingContext.captureScreenshot", { context })).data, "base64"),
      }));
  }

  async function endBackground() {
    await inBrowser(async (name) => WebExtensionPolicy.getByID(name).extension.terminateBackground(), id);
  }

  /** Shows a page of the browser's own, which the protocol would wait for in vain. */
  async function showProtected() {
    const address = "about:license";
    await inBrowser(
      (url) =>
        gBrowser.selectedBrowser.fixupAndLoadURIString(url, {
          triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
        }),
      address,
    );
    await until(() => inBrowser((url) => gBrowser.selectedBrowser.currentURI.spec === url, address));
  }

  async function openOwn(path) {
    const url = `${origin}/${path}`;
    const before = new Set((await views()).map((view) => view.context));
    await inBrowser((address) => {
      gBrowser.selectedTab = gBrowser.addTab(address, {
        triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
      });
    }, url);
    const opened = await until(
      async () => (await views()).find((view) => view.url() === url && !before.has(view.context)),
      `${path} opens`,
    );
    await until(() => opened.evaluate(() => document.readyState === "complete"));
    return opened;
  }

  /** Chooses an entry of the context menu at an element of a page. */
  async function choose(page, selector, entry) {
    await page.bringToFront();
    await page.click(selector, { button: "right" });
    const choosing = () =>
      inBrowser((label) => {
        const menu = document.getElementById("contentAreaContextMenu");
        const item = [...menu.querySelectorAll("menuitem")].find((each) => each.label === label && !each.hidden);
        if (menu.state !== "open" || !item) return false;
        item.doCommand();
        menu.hidePopup();
        return true;
      }, entry);
    await until(choosing, `the menu has ${entry}`);
  }

  /** Presses a button of a view as a person does, which lets it ask for permissions; the browser then grants them. */
  async function pressIn(view, label) {
    await inBrowser(() => Services.prefs.setBoolPref("extensions.webextOptionalPermissionPrompts", false));
    const [x, y] = await view.evaluate((text) => {
      const found = [...document.querySelectorAll("button")].find((each) => each.textContent === text);
      found.scrollIntoView({ block: "center", behavior: "instant" });
      const { left, top, width, height } = found.getBoundingClientRect();
      return [Math.round(left + width / 2), Math.round(top + height / 2)];
    }, label);
    const actions = [
      { type: "pointerMove", x, y },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ];
    await send("input.performActions", { context: view.context, actions: [{ type: "pointer", id: "mouse", actions }] });
  }

  /** Brings a view to the front. */
  async function show(view) {
    await send("browsingContext.activate", { context: view.context });
  }

  /**
   * Lets the extension into private windows, and opens a page in one, where it presses the button unless a rule opens
   * the view.
   */
  async function openPrivately(url, { press: toPress = true } = {}) {
    await letIn();
    await inBrowser(async (address) => {
      const opened = OpenBrowserWindow({ private: true });
      await new Promise((resolve) => opened.addEventListener("load", resolve, { once: true }));
      await opened.delayedStartupPromise;
      opened.gBrowser.selectedBrowser.fixupAndLoadURIString(address, {
        triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
      });
    }, url);
    const pressed = () =>
      inBrowser(
        (name, address) => {
          const opened = Services.wm.getMostRecentWindow("navigator:browser");
          const tab = opened.gBrowser.selectedBrowser;
          if (tab.currentURI.spec !== address || tab.webProgress.isLoadingDocument) return false;
          const { extension } = WebExtensionPolicy.getByID(name);
          extension.apiManager.global.browserActionFor(extension).triggerAction(opened);
          return true;
        },
        id,
        url,
      );
    if (toPress) await until(pressed);
    return until(async () => (await views()).find((view) => view.url().includes("/view.html")), "a view opens");
  }

  return {
    browser,
    id,
    origin,
    press,
    views,
    endBackground,
    showProtected,
    openOwn,
    choose,
    show,
    pressIn,
    openPrivately,
    grant,
    revoke,
  };
}

/**
 * Starts a browser with the extension in it, and closes the page that welcomes people; the caller closes `browser`.
 * @param inPrivate whether all its windows are private
 * @param granted match patterns of sites that it may read from the start, as if a person had said so at the browser's
 * prompt
 * @returns besides `browser`, the extension's `id` and `origin`: `press(page)`, which presses the button on a page;
 * `opened(act)`, which does something and waits for the view that it opens; `open(page)`, which does both; `views()`,
 * the extension's pages that are open; `endBackground()`, which ends its background as the browser does when it is idle
 * (with `isRunning: false`, where it has not ended by itself); `openOwn(path)`, which opens a page of the extension in
 * a new tab; `showProtected(page)`, which has the page's tab in front show a page of the browser's own; `choose(page,
 * selector, label, id)`, an entry of the context menu at an element; `openPrivately(url)`, which opens a page in a
 * private window, and the view there; in Firefox, what no command of Chromium does: `show` a view, `pressIn` a view,
 * `grant` and `revoke` permission for sites
 */
export async function withExtension(name, { inPrivate = false, granted = [] } = {}) {
  const started = await (name === "firefox" ? inFirefox : inChromium)({ inPrivate, granted });

  // When Firefox installs it, it may not open anything in private windows yet.
  if (!inPrivate || name !== "firefox") {
    const welcome = await until(
      async () => (await started.views()).find((view) => view.url().endsWith("/welcome.html")),
      "the page that welcomes people opens",
    );
    await welcome.close();
  }

  /** Does something and waits for the view that it opens. */
  async function opened(act) {
    const before = new Set((await started.views()).map((view) => view.url()));
    await act();
    return until(
      async () => (await started.views()).find((view) => !before.has(view.url()) && view.url().includes("/view.html")),
      "a view opens",
    );
  }

  return { ...started, opened, open: (page) => opened(() => started.press(page)) };
}

/**
 * Runs a test on an address in a tab of its own, which it closes with all views.
 * @param extension of {@link withExtension}
 * @param work is given the tab's page
 */
export async function onTab(extension, address, work) {
  const page = await extension.browser.newPage();
  try {
    await page.goto(address);
    await work(page);
  } finally {
    for (const view of await extension.views()) await view.close();
    if (!page.isClosed()) await page.close();
    await until(async () => (await extension.views()).length === 0, "all views are closed");
  }
}

/** Waits until a page is in front: a browser answers before it has changed tabs. */
export const inFront = (page) =>
  until(() => page.evaluate(() => document.visibilityState === "visible"), "the page is in front");

/** Presses a button of a view; what it does comes after the answer, as it may take the view away. */
export const click = (view, label) =>
  view.evaluate((text) => {
    const found = [...document.querySelectorAll("button")].find(
      (each) => (each.getAttribute("aria-label") ?? each.textContent) === text,
    );
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
    isVisible: document.visibilityState === "visible",
  }));
}

/** Everything that the extension has stored. */
export const storedIn = (view) =>
  view.evaluate(async () =>
    Object.assign(
      {},
      ...(await Promise.all(["sync", "local"].map((area) => (globalThis.browser ?? chrome).storage[area].get()))),
    ),
  );

/** Waits for a view's article; an error says what the view shows instead. */
export async function articleIn(view) {
  // A tab behind another gets no frames, and so shows no article. On a busy machine, tabs of the test before may close
  // late, and another than the view is then in front.
  let late = performance.now() + 5000;
  let last;
  try {
    return await until(async () => {
      const seen = await seenIn(view);
      if (seen.article) return seen;
      last = seen;
      if (performance.now() > late) {
        late = performance.now() + 5000;
        await view.bringToFront();
      }
      return undefined;
    }, "the view shows an article");
  } catch (error) {
    error.message += `: ${view.url()} shows ${JSON.stringify(last)}`;
    throw error;
  }
}

/** Waits until a view says something in the place of an article. */
export const noticeIn = (view, words) =>
  until(async () => (await seenIn(view)).notice === words, `the view says: ${words}`);
