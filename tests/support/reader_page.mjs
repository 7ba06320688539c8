// Pages with a reader on them, for the tests of its aids.
import { serve } from "../../scripts/serve.mjs";
import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const policy = [
  ...["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self'", "img-src *", "frame-src *"],
  ...["base-uri 'none'", "require-trusted-types-for 'script'"],
].join("; ");

/** Serves dist/ and the tests' pages under a strict policy. */
export const servePages = () =>
  serve({ folders: { dist: join(root, "dist"), pages: join(root, "tests/browser/pages") }, headers: { "content-security-policy": policy } });

/**
 * Opens a host page in a profile of its own with a reader on it, and runs a test; nothing may have gone wrong in the page.
 * @param work is given the page, and a function that runs another on the reader's shadow root
 */
export async function withReader(browser, server, work, { path = "/pages/aids.html", attributes = {}, stored = {}, width = 1000, height = 800 } = {}) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ width, height });
    await page.goto(`${server.address}/pages/nothing.html`);
    await page.evaluate((texts) => Object.entries(texts).forEach(([name, text]) => localStorage.setItem(`lectern.${name}`, text)), stored);
    await page.goto(server.address + path, { waitUntil: "load" });
    await addReader(page, { src: "/pages/story.html", ...attributes });
    const inside = async (run, ...more) => (await page.evaluateHandle(() => document.querySelector("lectern-reader").shadowRoot)).evaluate(run, ...more);
    await work(page, inside);
    const { violations, errors } = await page.evaluate(() => recorded);
    assert.deepEqual({ violations, errors }, { violations: [], errors: [] });
  } finally {
    await context.close();
  }
}

/** Puts a reader on a page, in place of the one that is there, and waits until it is ready. */
export async function addReader(page, attributes) {
  await page.waitForFunction(() => customElements.get("lectern-reader"));
  await page.evaluate((list) => {
    document.querySelector("lectern-reader")?.remove();
    recorded.events.length = 0;
    const reader = document.createElement("lectern-reader");
    for (const [key, value] of Object.entries(list)) reader.setAttribute(key, value);
    document.body.append(reader);
  }, attributes);
  await page.waitForFunction(() => recorded.events.some(({ type }) => type === "lectern-ready"));
}

/** Selects, from one string in the article to the end of another. */
export function select(inside, from, to = from) {
  return inside(
    (shadow, first, last) => {
      const walker = document.createTreeWalker(shadow.querySelector("article"), NodeFilter.SHOW_TEXT);
      const nodes = [];
      while (walker.nextNode()) nodes.push(walker.currentNode);
      const begin = nodes.find((node) => node.data.includes(first));
      const end = nodes.find((node) => node.data.includes(last));
      const selection = shadow.getSelection?.() ?? document.getSelection();
      selection.setBaseAndExtent(begin, begin.data.indexOf(first), end, end.data.indexOf(last) + last.length);
    },
    from,
    to,
  );
}
