// The installed browsers, driven by puppeteer-core.
import { chromium, firefox } from "../../scripts/setup.mjs";
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

/**
 * Starts one of `browsers`, headless, with a profile of its own. The caller closes it.
 * @param flags more of its command line
 * @param options more of puppeteer's
 */
export function launch(name, flags = [], options = {}) {
  if (name === "firefox")
    return puppeteer.launch({ browser: "firefox", executablePath: firefox(), headless: true, args: flags, ...options });
  return puppeteer.launch({
    executablePath: chromium(),
    headless: true,
    args: [...chromiumFlags, ...flags],
    protocolTimeout: 0,
    ...options,
  }); // a benchmark or a slow machine takes longer than the 3 minutes that are the default
}
