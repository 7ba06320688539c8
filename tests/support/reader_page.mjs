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

/** Serves dist/ and the tests' pages. */
export const servePages = (headers = { "content-security-policy": policy }) =>
  serve({
    folders: {
      dist: join(root, "dist"),
      pages: join(root, "tests/browser/pages"),
      support: join(root, "tests/support"),
    },
    headers,
  });

/**
 * Starts a server and a browser around the tests of a `describe`.
 * @param name the browser
 * @param start starts the server
 */
export function freshPages(name, start) {
  let server, browser;
  before(async () => {
    server = await start();
    browser = await launch(name);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  /**
   * Runs a test in a browser profile of its own.
   * @param work is given an empty page, and a function that opens another in the same profile
   */
  async function onFreshPage(work, { width = 1000, height = 800 } = {}) {
    const context = await browser.createBrowserContext();
    try {
      const open = async () => {
        const page = await context.newPage();
        await page.setViewport({ width, height });
        return page;
      };
      await work(await open(), open);
    } finally {
      await context.close();
    }
  }

  return { onFreshPage, address: () => server.address };
}

/**
 * Serves the tests' pages and starts a browser around the tests of a `describe`.
 * @param name the browser
 * @param headers of the server's answers
 */
export function readerPages(name, headers) {
  const { onFreshPage, address } = freshPages(name, () => servePages(headers));

  /**
   * Opens a host page and runs a test on it; nothing may have gone wrong in the page.
   * @param stored what the profile has stored before, by its name after "lectern."
   * @param violations beginnings of what the page's policy may refuse
   */
  function onPage(
    work,
    { path = "/pages/strict.html", origin = address(), stored = {}, violations: allowed = [], ...size } = {},
  ) {
    return onFreshPage(async (first, another) => {
      const open = async (page) => {
        await page.goto(origin + path, { waitUntil: "load" });
        await page.waitForFunction(() => globalThis.recorded);
        await page.evaluate(() => import("/dist/element.js").then(() => undefined));
        return page;
      };
      if (Object.keys(stored).length > 0) {
        await first.goto(`${origin}/pages/nothing.html`);
        await first.evaluate(
          (texts) => Object.entries(texts).forEach(([key, text]) => localStorage.setItem(`lectern.${key}`, text)),
          stored,
        );
      }
      await work(await open(first), async () => open(await another()));
      const { violations, errors } = await first.evaluate(() => recorded);
      assert.deepEqual(
        { violations: violations.filter((text) => !allowed.some((start) => text.startsWith(start))), errors },
        { violations: [], errors: [] },
      );
    }, size);
  }

  /**
   * The same with a reader on the page.
   * @param work is given the page, and a function that runs another on the reader's shadow root
   */
  const withReader = (work, { path = "/pages/aids.html", attributes = {}, ...options } = {}) =>
    onPage(
      async (page) => {
        await addReader(page, { src: "/pages/story.html", ...attributes });
        await work(page, (run, ...more) => inReader(page, run, ...more));
      },
      { path, ...options },
    );

  return { onPage, withReader, address };
}

/**
 * Puts a reader on a page, in place of the one that is there, and waits until it says that it is ready, or something
 * else.
 */
export async function addReader(page, attributes = { src: "/pages/story.html" }, { type = "lectern-ready" } = {}) {
  await page.waitForFunction(() => customElements.get("lectern-reader"));
  await page.evaluate((list) => {
    document.querySelector("lectern-reader")?.remove();
    recorded.events.length = 0;
    const reader = document.createElement("lectern-reader");
    for (const [key, value] of Object.entries(list)) reader.setAttribute(key, value);
    document.body.append(reader);
  }, attributes);
  await eventOf(page, type);
}

/** Waits until the reader has dispatched so many events of a type, and gives the last. */
export async function eventOf(page, type, count = 1) {
  await page.waitForFunction(
    (wanted, least) => recorded.events.filter((event) => event.type === wanted).length >= least,
    {},
    type,
    count,
  );
  return page.evaluate((wanted) => recorded.events.findLast((event) => event.type === wanted), type);
}

/** Runs a function on the reader's shadow root. */
export async function inReader(page, work, ...more) {
  const shadow = await page.evaluateHandle(() => document.querySelector("lectern-reader").shadowRoot);
  return shadow.evaluate(work, ...more);
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
