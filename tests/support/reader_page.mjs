// A host page with a strict policy and a reader on it, for the browser tests.
import { launch } from "./browser.mjs";
import { serve } from "../../scripts/serve.mjs";
import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What the host page allows: nothing but what the reader says that it needs. */
export const policy = [
  ...["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self'", "img-src *", "frame-src *"],
  ...["base-uri 'none'", "require-trusted-types-for 'script'"],
].join("; ");

/**
 * Serves the pages and starts a browser around the tests of a `describe`.
 * @param name the browser
 * @param headers of the server's answers
 */
export function readerPages(name, headers = { "content-security-policy": policy }) {
  let server, browser;
  before(async () => {
    server = await serve({ folders: { dist: join(root, "dist"), pages: join(root, "tests/browser/pages") }, headers });
    browser = await launch(name);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  /** Opens a host page in a profile of its own and runs a test on it; nothing may have gone wrong in the page. */
  async function onPage(work, { path = "/pages/strict.html", width = 1000, height = 800 } = {}) {
    const context = await browser.createBrowserContext();
    try {
      const open = async () => {
        const page = await context.newPage();
        await page.setViewport({ width, height });
        await page.goto(server.address + path, { waitUntil: "load" });
        await page.waitForFunction(() => customElements.get("lectern-reader"));
        return page;
      };
      const page = await open();
      await work(page, open);
      assert.deepEqual(await page.evaluate(() => ({ violations: recorded.violations, errors: recorded.errors })), { violations: [], errors: [] });
    } finally {
      await context.close();
    }
  }

  return { onPage, address: () => server.address };
}

/** Puts a reader on a page, in place of the one that is there, and waits until it is ready. */
export async function addReader(page, attributes = { src: "/pages/story.html" }) {
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

/** Runs a function on the reader's shadow root. */
export async function inReader(page, work, ...more) {
  const shadow = await page.evaluateHandle(() => document.querySelector("lectern-reader").shadowRoot);
  return shadow.evaluate(work, ...more);
}

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
