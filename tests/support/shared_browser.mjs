// One browser of each kind for all tests of a process: starting one takes longer than most tests.
import { launch } from "./browser.mjs";
import { after } from "node:test";

const started = new Map();

/** The browser that the tests of this process share; it starts when it is first asked for. */
export function sharedBrowser(name) {
  if (!started.has(name)) started.set(name, start(name));
  return started.get(name);
}

after(async () => {
  for (const starting of started.values()) await (await starting).browser.close();
});

async function start(name) {
  const browser = await launch(name, name === "firefox" ? ["--remote-allow-system-access"] : []);
  const [blank] = await browser.pages();
  const clearStorage = await (name === "firefox" ? firefoxStorage(browser) : chromiumStorage(blank));
  return { browser, blank, clearStorage, kept: undefined };
}

/** Chromium clears the storage of one origin at a time. */
async function chromiumStorage(blank) {
  const session = await blank.createCDPSession();
  return async (origins) => {
    for (const origin of origins) await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
  };
}

/** Firefox clears everything in one call of its own service, which no command of the protocol reaches. */
async function firefoxStorage(browser) {
  const send = async (method, params) => (await browser.connection.send(method, params)).result;
  const [window] = (await send("browsingContext.getTree", { "moz:scope": "chrome" })).contexts;
  const clear = () =>
    new Promise((resolve) => {
      const { CLEAR_COOKIES, CLEAR_DOM_STORAGES, CLEAR_PERMISSIONS } = Ci.nsIClearDataService;
      Services.clearData.deleteData(CLEAR_COOKIES | CLEAR_DOM_STORAGES | CLEAR_PERMISSIONS, resolve);
    });
  return async () => {
    const { exceptionDetails } = await send("script.callFunction", {
      functionDeclaration: String(clear),
      awaitPromise: true,
      target: { context: window.context },
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
  };
}

/** Opens a page whose window is so large. */
async function openPage(browser, { width = 1000, height = 800 }, origins) {
  const page = await browser.newPage();
  page.on("framenavigated", (frame) => frame.url().startsWith("http") && origins.add(new URL(frame.url()).origin));
  await page.setViewport({ width, height });
  return page;
}

/** Closes all pages but the kept one, and clears what origins have stored. */
async function closePages({ browser, blank, clearStorage, kept }, origins = new Set()) {
  for (const page of await browser.pages()) if (page !== blank && page !== kept?.page) await page.close();
  if (origins.size > 0) await clearStorage(origins);
}

/**
 * Runs a test on an empty page of the shared browser, then closes all its pages and clears what they stored.
 * @param name the browser
 * @param work is given the page, and a function that opens another
 */
export async function onEmptyPage(name, work, size = {}) {
  const shared = await sharedBrowser(name);
  const origins = new Set(shared.kept?.origins);
  shared.kept = undefined;
  const open = () => openPage(shared.browser, size, origins);
  try {
    await work(await open(), open);
  } finally {
    await closePages(shared, origins);
  }
}

/**
 * Runs a test on a loaded page, which is kept for the next test that asks for the same: loading one takes longer than
 * most tests. A page is kept as long as its tests pass, stay at its address, visit no other origin and leave it so
 * that it can be restored.
 * @param name the browser
 * @param load loads a new page
 * @param restore makes a page what it was when it was loaded; resolves to whether it could
 * @param work is given the page, and a function that opens and loads another
 */
export async function onKeptPage(name, address, { load, restore }, work, { width = 1000, height = 800 } = {}) {
  const shared = await sharedBrowser(name);
  const { browser } = shared;
  if (shared.kept?.address !== address || shared.kept.page.isClosed()) {
    const before = shared.kept?.origins;
    shared.kept = undefined;
    await closePages(shared, before);
    const origins = new Set();
    shared.kept = { address, origins, page: await openPage(browser, {}, origins) };
    await load(shared.kept.page);
  }
  const { page, origins } = shared.kept;
  let restored = false;
  try {
    await page.setViewport({ width, height });
    await work(page, async () => {
      const another = await openPage(browser, { width, height }, origins);
      await load(another);
      return another;
    });
    restored = page.url() === address && origins.size === 1 && (await restore(page));
  } finally {
    if (!restored) shared.kept = undefined;
    await closePages(shared, restored ? undefined : origins);
  }
}
