// The installed browsers, driven by puppeteer-core.
import { chromium, firefox } from "../../scripts/setup.mjs";
import { setTimeout as pause } from "node:timers/promises";
import puppeteer from "puppeteer-core";

const chromiumFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The browsers that every browser test runs in: both, or the one that LECTERN_BROWSER names. */
export const browsers = ["chromium", "firefox"].filter((name) => name === (process.env.LECTERN_BROWSER ?? name));

/** How long a test waits for what must come, in milliseconds. It is long: being late on a busy machine is no fault. */
export const patience = 120_000;

/**
 * Starts one of `browsers`, headless, with a profile of its own. The caller closes it.
 * @param flags more of its command line
 * @param options more of puppeteer's
 */
export async function launch(name, flags = [], options = {}) {
  const browser = await (name === "firefox"
    ? puppeteer.launch({
        browser: "firefox",
        executablePath: firefox(),
        headless: true,
        timeout: patience,
        args: flags,
        ...options,
      })
    : puppeteer.launch({
        executablePath: chromium(),
        headless: true,
        timeout: patience,
        args: [...chromiumFlags, ...flags],
        protocolTimeout: 0, // a benchmark takes longer than the 3 minutes that are the default
        ...options,
      }));
  // Puppeteer has no such option for all pages.
  const newPage = browser.newPage.bind(browser);
  browser.newPage = async () => {
    const page = await newPage();
    page.setDefaultTimeout(patience);
    return page;
  };
  // Firefox may never answer, and the tests would then never end.
  const close = browser.close.bind(browser);
  browser.close = async () => {
    await Promise.race([close().catch(() => {}), pause(15_000, undefined, { ref: false })]);
    browser.process()?.kill("SIGKILL");
  };
  return browser;
}
