// A host page with a strict policy and a reader on it, for the browser tests.
import { onEmptyPage, onKeptPage } from "./shared_browser.mjs";
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
 * What that policy refuses where a page is read in a worker: bundlers find the worker only without a policy for Trusted
 * Types, which is therefore the second attempt.
 */
export const workerAttempt = "require-trusted-types-for trusted-types-sink Worker constructor";

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
 * Starts a server around the tests of a `describe`, and runs them on empty pages of the browser that all share.
 * @param name the browser
 * @param start starts the server
 */
export function freshPages(name, start) {
  let server;
  before(async () => {
    server = await start();
  });
  after(() => server?.close());
  return { onFreshPage: (work, size) => onEmptyPage(name, work, size), address: () => server.address };
}

/**
 * Serves the tests' pages around the tests of a `describe`, and runs them in the browser that all share.
 * @param name the browser
 * @param headers of the server's answers
 */
export function readerPages(name, headers) {
  const { onFreshPage, address } = freshPages(name, () => servePages(headers));

  const load = async (page, url) => {
    await page.goto(url, { waitUntil: "load" });
    await page.waitForFunction(() => globalThis.restorePage);
    await page.evaluate(() => import("/dist/element.js").then(() => undefined));
  };

  /**
   * Runs a test on a host page; nothing may have gone wrong in the page.
   * @param stored what the profile has stored before, by its name after "lectern."
   * @param violations beginnings of what the page's policy may refuse
   * @param ownPage whether the test needs a page for itself: it changes the tab, or what the reader's modules remember
   */
  function onPage(
    work,
    {
      path = "/pages/strict.html",
      origin = address(),
      stored = {},
      violations: allowed = [],
      ownPage = false,
      ...size
    } = {},
  ) {
    const url = origin + path;
    const run = async (page, another) => {
      await page.evaluate(
        (texts) => Object.entries(texts).forEach(([key, text]) => localStorage.setItem(`lectern.${key}`, text)),
        stored,
      );
      await work(page, another);
      const { violations, errors } = await page.evaluate(() => recorded);
      assert.deepEqual(
        { violations: violations.filter((text) => !allowed.some((start) => text.startsWith(start))), errors },
        { violations: [], errors: [] },
      );
    };
    if (!ownPage) {
      const restore = (page) => page.evaluate(() => restorePage());
      return onKeptPage(name, url, { load: (page) => load(page, url), restore }, run, size);
    }
    return onFreshPage(async (page, open) => {
      await load(page, url);
      await run(page, async () => {
        const another = await open();
        await load(another, url);
        return another;
      });
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

/** Waits for so many frames of a page. */
export const frames = (page, count = 2) =>
  page.evaluate(async (wanted) => {
    for (let frame = 0; frame < wanted; frame += 1) await new Promise(requestAnimationFrame);
  }, count);

/** Waits until a page no longer scrolls: it stays where it is for ten frames. Returns how far it is scrolled. */
export const scrolledTo = (page) =>
  page.evaluate(async () => {
    let before = scrollY;
    for (let still = 0; still < 10; still += 1) {
      await new Promise(requestAnimationFrame);
      if (scrollY !== before) still = 0;
      before = scrollY;
    }
    return Math.round(scrollY);
  });

/** Does something after which the reader keeps another place, and waits until it has. */
export async function placeKept(page, act) {
  const kept = () => page.evaluate(() => localStorage.getItem("lectern.places"));
  const before = await kept();
  await act();
  await page.waitForFunction((old) => localStorage.getItem("lectern.places") !== old, {}, before);
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
