// Articles made of attacks, shown in real browsers both ways: nothing runs, and nothing is there that no article may
// hold.
import { payloads as ownPayloads } from "./payloads.mjs";
import { browsers } from "../support/browser.mjs";
import { frames, freshPages, root, servePages } from "../support/reader_page.mjs";
import { paragraphs } from "../js/pages.mjs";
import { load } from "../../dist/node.js";
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

const corpus = join(root, "../shared/corpus/dompurify/payloads.json");
const sets = { "own payloads": ownPayloads };
if (existsSync(corpus))
  sets["dompurify's payloads"] = JSON.parse(readFileSync(corpus, "utf8")).map(({ payload }) => payload);

const table = (file, pattern) => [...readFileSync(join(root, "include/lectern", file), "utf8").matchAll(pattern)];
const allowed = {
  html: table("elements.def", /LECTERN_ELEMENT\(\w+, "(\w+)", (?!math)\w+\)/g).map(([, name]) => name),
  math: table("elements.def", /LECTERN_ELEMENT\(\w+, "(\w+)", math\)/g).map(([, name]) => name),
  attributes: table("attributes.def", /LECTERN_ATTRIBUTE\(\w+, "([\w-]+)"\)/g).map(([, name]) => name),
};

const lectern = await load();

/** Each payload between paragraphs, and within one. */
function articles(payloads) {
  const pages = payloads.flatMap((payload) => [
    `<title>Attack</title><article><h1>Attack</h1><p>${paragraphs[0]}</p>${payload}<p>${paragraphs[1]}</p><p>${paragraphs[2]}</p></article>`,
    `<title>Attack</title><article><h1>Attack</h1><p>${paragraphs[0]}</p><p>${paragraphs[3]} ${payload} ${paragraphs[1]}</p></article>`,
  ]);
  return pages.map((html) =>
    lectern.parse(html, { url: "https://example.org/attack", formats: ["nodes"], favor: "recall" }),
  );
}

/** In the browser: shows every article by innerHTML and by toDom, and tells what is wrong with what came of it. */
async function show(articles, allowed) {
  const { toDom } = await import("/dist/lectern.js");
  const problems = [];
  const check = (container, index, way) => {
    const problem = (what) => problems.push(`${way}, article ${index}: ${what}`);
    for (const element of container.querySelectorAll("*")) {
      const isMath = element.namespaceURI === "http://www.w3.org/1998/Math/MathML";
      if (!isMath && element.namespaceURI !== "http://www.w3.org/1999/xhtml")
        problem(`namespace ${element.namespaceURI}`);
      if (!(isMath ? allowed.math : allowed.html).includes(element.localName)) problem(`element ${element.localName}`);
      for (const { name, value } of element.attributes) {
        if (!allowed.attributes.includes(name)) problem(`attribute ${name}`);
        if (!["href", "src", "poster", "cite", "srcset", "data-embed"].includes(name)) continue;
        const addresses = name === "srcset" ? value.split(/,\s+/).map((part) => part.trim().split(/\s+/)[0]) : [value];
        for (const address of addresses) {
          const scheme = new URL(address, "https://base.invalid/").protocol;
          const isFine =
            name === "href" ? /^(https?|mailto|tel):$/ : element.localName === "img" ? /^(https?|data):$/ : /^https?:$/;
          if (!isFine.test(scheme) || (scheme === "data:" && !/^data:image\/(?!svg)/i.test(address)))
            problem(`${name}="${address.slice(0, 80)}"`);
        }
      }
    }
  };
  articles.forEach((article, index) => {
    const written = document.body.appendChild(document.createElement("div"));
    written.innerHTML = article.content;
    check(written, index, "innerHTML");
    const built = document.body.appendChild(document.createElement("div"));
    built.append(toDom(article.nodes));
    check(built, index, "toDom");
    if (written.innerHTML !== built.innerHTML)
      problems.push(`article ${index}: innerHTML and toDom differ:\n${written.innerHTML}\n${built.innerHTML}`);
  });
  for (const element of document.querySelectorAll("a, summary, p, details, button"))
    element.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
  for (const element of document.querySelectorAll("summary, button, p")) element.click();
  return problems;
}

for (const name of browsers) {
  describe(name, () => {
    const { onFreshPage, address } = freshPages(name, () => servePages({}));

    /** Makes a page an empty one on which every way to show that code ran is watched. */
    async function watch(page) {
      await page.evaluateOnNewDocument(() => {
        globalThis.executed = [];
        for (const name of ["alert", "confirm", "prompt", "open", "print"])
          globalThis[name] = (...args) => void executed.push(`${name}(${args})`);
      });
      await page.goto(`${address()}/pages/empty.html`);
    }
    /** Waits until pictures and media have come or failed, and what that calls has run. */
    async function settle(page) {
      await page.waitForNetworkIdle({ idleTime: 250 });
      await frames(page, 5);
    }

    for (const [set, payloads] of Object.entries(sets)) {
      test(`${set}: nothing runs, and nothing is there that no article may hold`, () =>
        onFreshPage(async (page) => {
          const shown = articles(payloads);
          const missing = shown.flatMap((article, index) =>
            article?.textContent.includes(paragraphs[0]) ? [] : [index],
          );
          assert.ok(missing.length <= shown.length / 20, `articles lost to their payload: ${missing}`);
          await watch(page);
          assert.deepEqual(await page.evaluate(show, shown.filter(Boolean), allowed), []);
          await settle(page);
          assert.deepEqual(await page.evaluate(() => executed), []);
          const loaded = await page.evaluate(() =>
            performance.getEntriesByType("resource").map(({ initiatorType, name }) => `${initiatorType} ${name}`),
          );
          assert.deepEqual(
            loaded.filter(
              (what) =>
                !/^(?:img|image|imageset|video|audio|source) |\/dist\/(?:lectern|chunk-\w+)\.js$|\/favicon\.ico$/.test(
                  what,
                ),
            ),
            [],
          );
          assert.equal(await page.evaluate(() => location.pathname), "/pages/empty.html");
        }));
    }

    test("the watch works: the same payloads do run where they are shown as they are", () =>
      onFreshPage(async (page) => {
        await watch(page);
        await page.evaluate(
          (payloads) => {
            for (const payload of payloads)
              document.body.appendChild(document.createElement("div")).innerHTML = payload;
          },
          ownPayloads.filter((payload) => !/<base|<meta|<iframe|<form|name=createElement/.test(payload)),
        );
        await settle(page);
        assert.ok((await page.evaluate(() => executed.length)) > 3);
      }));
  });
}
