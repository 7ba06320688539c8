// The API in real browsers, under a strict policy, and with the same answers as in Node.
import { browsers } from "../support/browser.mjs";
import { sharedBrowser } from "../support/shared_browser.mjs";
import { newsPage, paragraphs } from "../js/pages.mjs";
import { serve } from "../../scripts/serve.mjs";
import { load } from "../../dist/node.js";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self' http: https: data:; require-trusted-types-for 'script'";

const folder = mkdtempSync(join(tmpdir(), "lectern-browser-"));
const story = newsPage({
  title: "Über die Gezeiten, 潮",
  head: '<link rel="canonical" href="/news/tide"><script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"Ada Brook"},"datePublished":"2026-03-02"}</script>',
  body: [
    ...paragraphs,
    'Before <a href="map?a=1&amp;b=2">the map</a>, x &lt; y, नमस्ते, مرحبا and \u{1F30A} there was nothing but the river and its slow water.',
    '<img src="gate.jpg" alt="The gate" width="800" height="500">',
  ],
});

/** Pages for the comparison: the tests' own, and a sample of the corpora where they are. */
function samples() {
  const out = {
    "story.html": Buffer.from(story),
    "latin1.html": Buffer.from(newsPage({ title: "Caf\xe9" }).replace("utf-8", "windows-1252"), "latin1"),
    "utf16.html": Buffer.from("\uFEFF" + story, "utf16le"),
  };
  const fixtures = join(root, "tests/fixtures");
  for (const slug of readdirSync(fixtures)) {
    const source = join(fixtures, slug, "source.html");
    if (existsSync(source)) out[`${slug}.html`] = readFileSync(source);
  }
  const corpus = join(root, "../shared/corpus/wcxb-dev/html");
  if (existsSync(corpus)) {
    for (const [index, name] of readdirSync(corpus).sort().entries()) {
      if (index % 30 === 0) out[name.replace(".gz", "")] = gunzipSync(readFileSync(join(corpus, name)));
    }
  }
  return out;
}

// An article of two pages.
const parts = {
  "tide.html": newsPage({ body: [...paragraphs.slice(0, 2), '1 <a href="tide-2.html">2</a>'] }),
  "tide-2.html": newsPage({ body: [...paragraphs.slice(2), '<a href="tide.html">1</a> 2'] }),
};
const pages = samples();
for (const [name, html] of Object.entries(parts)) writeFileSync(join(folder, name), html);
for (const [name, bytes] of Object.entries(pages)) writeFileSync(join(folder, name), bytes);
writeFileSync(
  join(folder, "host.html"),
  '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Host</title></head><body></body></html>',
);

const lectern = await load();
const hashOf = (name) => {
  const url = `https://example.org/${name}`;
  const answer = [
    lectern.parse(pages[name], { url, formats: ["markdown", "nodes"], comments: true }),
    lectern.isReadable(pages[name], { url }),
    lectern.explain(pages[name], { url }),
  ];
  return createHash("sha256").update(JSON.stringify(answer)).digest("hex");
};

let server;
before(async () => {
  server = await serve({
    folders: { dist: join(root, "dist"), pages: folder },
    headers: { "content-security-policy": policy },
  });
});
after(() => {
  server?.close();
  rmSync(folder, { recursive: true });
});

for (const name of browsers) {
  describe(name, () => {
    let page;
    const violations = [];
    before(async () => {
      page = await (await sharedBrowser(name)).browser.newPage();
      page.on("pageerror", (error) => violations.push(error.message));
      page.on("console", (message) => message.type() === "error" && violations.push(message.text()));
      await page.goto(`${server.address}/pages/host.html`);
    });
    after(() => page?.close());

    test("the policy is in force", async () => {
      const refused = await page.evaluate(async () => {
        // What a debugger evaluates may make code from strings until it waits for the first time.
        await new Promise((resolve) => setTimeout(resolve));
        const refusals = [];
        for (const attempt of [
          () => (document.body.innerHTML = "<p>x"),
          () => new Function("return 1"),
          () => new DOMParser().parseFromString("<p>", "text/html"),
        ]) {
          try {
            attempt();
            refusals.push(false);
          } catch {
            refusals.push(true);
          }
        }
        return refusals;
      });
      assert.deepEqual(refused, [true, true, true]);
    });

    test("puts the pages of an article into one", async () => {
      await page.goto(`${server.address}/pages/tide.html`);
      const { textContent, nextPages, nodes } = await page.evaluate(async () => {
        const { load } = await import("/dist/lectern.js");
        const lectern = await load();
        return lectern.stitch(lectern.parse(document), fetch, { url: location.href, formats: ["nodes"] });
      });
      assert.equal(textContent, paragraphs.join("\n\n"));
      assert.deepEqual(nextPages, []);
      assert.equal(nodes.filter(({ tag }) => tag === "p").length, paragraphs.length);
    });

    test("reads a string, bytes and a live document alike, and renders", async () => {
      await page.goto(`${server.address}/pages/story.html`);
      violations.length = 0;
      const result = await page.evaluate(async () => {
        const { load, toDom } = await import("/dist/lectern.js");
        const lectern = await load();
        const bytes = new Uint8Array(await (await fetch(location.href)).arrayBuffer());
        const html = new TextDecoder().decode(bytes);
        const before = document.documentElement.outerHTML;
        const options = { url: location.href, formats: ["nodes"] };
        const [fromText, fromBytes, fromBuffer, live] = [html, bytes, bytes.buffer]
          .map((source) => lectern.parse(source, options))
          .concat(lectern.parse(document, { formats: ["nodes"] }));
        const host = document.createElement("div");
        host.append(toDom(live.nodes));
        // A live document is written anew, so that its bytes stand elsewhere than those that came.
        const withoutPlaces = (article) =>
          JSON.stringify(article, (key, value) => (key === "source" ? undefined : value));
        return {
          same: [fromText, fromBytes, fromBuffer].every((article) => withoutPlaces(article) === withoutPlaces(live)),
          untouched: document.documentElement.outerHTML === before,
          title: live.title,
          link: host.querySelector("a").href,
          built: host.innerHTML,
          content: live.content,
          again: (await load()) === lectern,
        };
      });
      assert.equal(result.title, "Über die Gezeiten, 潮");
      assert.ok(result.same && result.untouched && result.again);
      assert.equal(result.link, `${server.address}/pages/map?a=1&b=2`);
      assert.equal(result.built, result.content);
    });

    test("reads a page while it arrives", async () => {
      const result = await page.evaluate(async () => {
        const { load } = await import("/dist/lectern.js");
        const lectern = await load();
        const whole = lectern.parse(new Uint8Array(await (await fetch(location.href)).arrayBuffer()), {
          url: location.href,
        });
        const streamed = await lectern.parse((await fetch(location.href)).body, { url: location.href });
        const text = await lectern.parse((await fetch(location.href)).body.pipeThrough(new TextDecoderStream()), {
          url: location.href,
        });
        return {
          title: streamed.title,
          same: JSON.stringify(streamed) === JSON.stringify(whole) && JSON.stringify(text) === JSON.stringify(whole),
        };
      });
      assert.deepEqual(result, { title: "Über die Gezeiten, 潮", same: true });
    });

    test("throws LecternError and nothing else", async () => {
      const codes = await page.evaluate(async () => {
        const { LecternError, load } = await import("/dist/lectern.js");
        const lectern = await load();
        const codes = [];
        const attempts = [
          () => lectern.parse(5),
          () => lectern.parse("x", { nonsense: 1 }),
          () => lectern.parse("x", { url: "x" }),
          () => lectern.parse("xxx", { maxBytes: 2 }),
        ];
        for (const attempt of [
          ...attempts,
          () => load({ wasmUrl: "/dist/none.wasm" }),
          () => load({ wasmUrl: "/pages/host.html" }),
          () => load({ wasmUrl: "http://127.0.0.1:1/x" }),
        ]) {
          try {
            await attempt();
            codes.push("none");
          } catch (error) {
            codes.push(error instanceof LecternError ? error.code : String(error));
          }
        }
        return codes;
      });
      assert.deepEqual(codes, [
        "invalid-input",
        "invalid-options",
        "invalid-url",
        "too-large",
        "load-failed",
        "load-failed",
        "load-failed",
      ]);
    });

    test("a trap costs the instance, and the next page parses right at once", async () => {
      const outcome = await page.evaluate(async (paragraph) => {
        const { load } = await import("/dist/lectern.js");
        const lectern = await load({ wasmUrl: "/dist/lectern.wasm?trap" });
        const expected = JSON.stringify(lectern.parse(document));
        const large = `<article>${`<p>${paragraph}</p>`.repeat(40_000)}</article>`;
        const { grow } = WebAssembly.Memory.prototype;
        const outcome = [];
        for (let round = 0; round < 3; round += 1) {
          WebAssembly.Memory.prototype.grow = () => {
            throw new RangeError("no more memory");
          };
          try {
            lectern.parse(large);
            outcome.push("no trap");
          } catch (error) {
            outcome.push(error.code);
          }
          WebAssembly.Memory.prototype.grow = grow;
          outcome.push(JSON.stringify(lectern.parse(document)) === expected);
        }
        return outcome;
      }, paragraphs[0]);
      assert.deepEqual(outcome, ["trap", true, "trap", true, "trap", true]);
    });

    test("works in a module worker", async () => {
      writeFileSync(
        join(folder, "worker.js"),
        'import { load } from "/dist/lectern.js";\nonmessage = async ({ data }) => postMessage((await load()).parse(data).title);\n',
      );
      const title = await page.evaluate(
        (html) =>
          new Promise((resolve, reject) => {
            const asTrusted = globalThis.trustedTypes?.createPolicy("worker", { createScriptURL: (url) => url });
            const worker = new Worker(asTrusted?.createScriptURL("/pages/worker.js") ?? "/pages/worker.js", {
              type: "module",
            });
            worker.onmessage = ({ data }) => resolve(data);
            worker.onerror = (event) => reject(new Error(event.message));
            worker.postMessage(html);
          }),
        story,
      );
      assert.equal(title, "Über die Gezeiten, 潮");
    });

    test("the same answers as in Node, bit by bit", async () => {
      await page.goto(`${server.address}/pages/host.html`);
      const names = Object.keys(pages);
      const hashes = await page.evaluate(async (names) => {
        const { load } = await import("/dist/lectern.js");
        const lectern = await load();
        const hashes = [];
        for (const name of names) {
          const bytes = new Uint8Array(await (await fetch(`/pages/${name}`)).arrayBuffer());
          const url = `https://example.org/${name}`;
          const answer = [
            lectern.parse(bytes, { url, formats: ["markdown", "nodes"], comments: true }),
            lectern.isReadable(bytes, { url }),
            lectern.explain(bytes, { url }),
          ];
          const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(answer)));
          hashes.push([...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
        }
        return hashes;
      }, names);
      assert.deepEqual(
        Object.fromEntries(names.map((page, index) => [page, hashes[index]])),
        Object.fromEntries(names.map((page) => [page, hashOf(page)])),
      );
    });

    test("nothing broke the policy", () => {
      // What the tests above provoked themselves is not counted.
      assert.deepEqual(
        violations.filter((message) => !/404|127\.0\.0\.1:1|connect-src/.test(message)),
        [],
      );
    });
  });
}
