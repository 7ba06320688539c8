// Examples in a page: they run in Chromium, on a site with the built package in /lectern/ and the stories beside it.
import { root } from "../../scripts/setup.mjs";
import { launch } from "../support/browser.mjs";
import { serveSite } from "../support/site.mjs";
import { stories, story } from "./stories.mjs";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const types = { ".js": "text/javascript", ".json": "application/json", ".wasm": "application/wasm" };
const timeout = 30_000;

const importMap = JSON.stringify({
  imports: {
    lectern: "/lectern/lectern.js",
    "lectern/element": "/lectern/element.js",
    "lectern/layout": "/lectern/layout.js",
  },
});

/** The files of the site by their paths. */
function filesOfSite() {
  const dist = join(root, "dist");
  const files = { "/favicon.ico": { type: "image/x-icon", body: "" } };
  for (const [name, html] of Object.entries(stories)) files[`/${name}`] = html;
  for (const name of readdirSync(dist, { recursive: true })) {
    const path = join(dist, name);
    const type = types[extname(name)];
    if (type && statSync(path).isFile()) files[`/lectern/${name}`] = () => ({ type, body: readFileSync(path) });
  }
  return files;
}

/** A fragment's document. A fragment without a script gets the one that defines the element. */
const documentOf = (html) =>
  /^\s*<!doctype html>/i.test(html)
    ? html
    : `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>An example</title></head>
<body>
${html.includes("<script") ? "" : '<script type="module" src="lectern/element.js"></script>'}
${html}
</body>
</html>`;

/** Runs in the page, before its own scripts: notes which readers are ready, and writes to the console which failed. */
function watchReaders() {
  const ready = new WeakSet();
  const listen = (type, listener) => addEventListener(type, listener, true);
  listen("lectern-ready", ({ target, detail }) => {
    ready.add(target);
    if (!detail.article) console.error(`lectern-ready: no article (${detail.reason})`);
  });
  listen("lectern-error", ({ detail }) => console.error(`lectern-error: ${detail.error.message}`));
  globalThis.allReadersAreReady = () =>
    [...document.querySelectorAll("lectern-reader")].every((reader) => ready.has(reader));
}

/** Every https address answers a script with the story, since examples have no network. */
function respond(request) {
  if (!request.url().startsWith("https:")) return request.continue();
  const isFetch = request.resourceType() === "fetch" || request.resourceType() === "xhr";
  return request.respond({
    contentType: "text/html; charset=utf-8",
    headers: { "access-control-allow-origin": "*" },
    body: isFetch ? story : "",
  });
}

/** Starts the site and the browser. An example fails with all errors of its page. */
export async function openSite() {
  const files = filesOfSite();
  const site = await serveSite(files);
  const browser = await launch("chromium");
  let count = 0;

  /** Puts a file on the site; returns its path. */
  function publish(ending, file) {
    const path = `/example-${++count}${ending}`;
    files[path] = file;
    return path;
  }

  /** Opens a page in a profile of its own, does something there, and waits for what it has begun. */
  async function visit(html, work) {
    const context = await browser.createBrowserContext();
    const tab = await context.newPage();
    const problems = [];
    const output = [];
    tab.on("pageerror", (error) => problems.push(error.stack ?? String(error)));
    tab.on("console", (message) => {
      const { url = "" } = message.location();
      (message.type() === "error" ? problems : output).push(`${message.text()} ${url}`);
    });
    tab.on("request", respond);
    try {
      await tab.setRequestInterception(true);
      await tab.evaluateOnNewDocument(watchReaders);
      await tab.goto(site.address + publish(".html", html));
      await work(tab, problems);
      await tab.waitForNetworkIdle({ idleTime: 200, timeout });
    } catch (error) {
      problems.push(error.stack);
    }
    await context.close();
    if (problems.length > 0) throw new Error([...problems, ...output].join("\n"));
  }

  return {
    runPage: (html) =>
      visit(documentOf(html), async (tab, problems) => {
        const end = Date.now() + timeout;
        while (problems.length === 0 && !(await tab.evaluate(() => globalThis.allReadersAreReady()))) {
          if (Date.now() > end) problems.push("A <lectern-reader> has not dispatched lectern-ready.");
          else await wait(50);
        }
      }),

    /** Runs a module in the page of the story. */
    runModule(code) {
      const module = publish(".js", { type: types[".js"], body: code });
      const map = `<script type="importmap">${importMap}</script>`;
      const html = story.replace("</head>", `${map}</head>`);
      return visit(html, (tab) => tab.evaluate((url) => import(url), module));
    },

    async close() {
      await browser.close();
      site.close();
    },
  };
}
