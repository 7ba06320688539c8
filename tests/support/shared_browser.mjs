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
  return { browser, blank, clearStorage };
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

/**
 * Runs a test on an empty page of the shared browser, then closes all its pages and clears what they stored.
 * @param name the browser
 * @param work is given the page, and a function that opens another
 */
export async function onEmptyPage(name, work, { width = 1000, height = 800 } = {}) {
  const { browser, blank, clearStorage } = await sharedBrowser(name);
  const origins = new Set();
  const visited = (frame) => frame.url().startsWith("http") && origins.add(new URL(frame.url()).origin);
  const open = async () => {
    const page = await browser.newPage();
    page.on("framenavigated", visited);
    await page.setViewport({ width, height });
    return page;
  };
  try {
    await work(await open(), open);
  } finally {
    for (const page of await browser.pages()) if (page !== blank) await page.close();
    await clearStorage(origins);
  }
}
