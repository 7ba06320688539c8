// npm run bench: what parsing and reading a page cost, beside what others take for the same. All ways take turns on
// each page; a page's time is its median; the ratio is of the sums over all pages. Milliseconds depend on the machine,
// ratios hardly.
//
//   --only PART        parsing, stages, reading, live, reader, pages or doubling; all of them otherwise
// --pages FOLDER     .html and .html.gz files (the development corpus where it is there, else the project's own pages)
//   --count N          so many of them (200)
//   --rounds N         (5)
//   --node-count N     so many of those pages with jsdom, which is slow (50)
/* global Readability -- a script of the pages that measure it */
import { root, run } from "../../scripts/setup.mjs";
import { build } from "../../scripts/build.mjs";
import { serve } from "../../scripts/serve.mjs";
import { launch } from "../support/browser.mjs";
import { parsersOf } from "./modules.js";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    pages: { type: "string" },
    count: { type: "string", default: "200" },
    rounds: { type: "string", default: "5" },
    "node-count": { type: "string", default: "50" },
  },
});

await build();
const { pagesOf } = await import("./pages.mjs");
const { pages, from } = pagesOf(values.pages, Number(values.count));
const rounds = Number(values.rounds);
const bytesOf = (list) => list.reduce((sum, page) => sum + Buffer.byteLength(page), 0);

/**
 * Times every way on every page, by turns. Runs in the browser and here.
 * @param before is done before each, told the way and the page, and not timed
 * @returns medians in ms, by way and page
 */
async function measure({ before, ...ways }, pages, rounds) {
  const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
  const names = Object.keys(ways);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  // To warm up.
  for (const page of pages.slice(0, 30)) {
    for (const name of names) {
      await before?.(name, page);
      await ways[name](page);
    }
  }
  for (const page of pages) {
    const runs = Object.fromEntries(names.map((name) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const name of names) {
        await before?.(name, page);
        const start = performance.now();
        const done = ways[name](page);
        if (done instanceof Promise) await done;
        runs[name].push(performance.now() - start);
      }
      await new Promise((resolve) => setTimeout(resolve)); // let garbage be collected between the runs
    }
    for (const name of names) times[name].push(median(runs[name]));
  }
  return times;
}

function report(title, times, bytes, mine) {
  const sums = Object.fromEntries(Object.entries(times).map(([name, list]) => [name, list.reduce((a, b) => a + b, 0)]));
  console.log(title);
  console.log(
    `  ${"".padEnd(26)}${"median page".padStart(12)}${"mean page".padStart(12)}${"MB/s".padStart(8)}${"sum / lectern's".padStart(18)}`,
  );
  for (const [name, list] of Object.entries(times)) {
    const median = [...list].sort((a, b) => a - b)[list.length >> 1];
    const row = [
      `${median.toFixed(3)} ms`.padStart(12),
      `${(sums[name] / list.length).toFixed(3)} ms`.padStart(12),
      (bytes / 1000 / sums[name]).toFixed(1).padStart(8),
      (sums[name] / sums[mine]).toFixed(2).padStart(18),
    ];
    console.log(`  ${name.padEnd(26)}${row.join("")}`);
  }
  console.log("");
}

/**
 * Measures in Chromium what `waysOf`, a function that runs there, makes ways of.
 * @param of what they are measured on
 * @param headers more of the server's headers
 */
async function inChromium(title, folders, waysOf, mine, { of = pages, headers: more = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "lectern-bench-"));
  writeFileSync(join(folder, "pages.json"), JSON.stringify(of));
  writeFileSync(join(folder, "host.html"), '<!DOCTYPE html><meta charset="utf-8"><title>Bench</title>');
  // With these headers, performance.now() is exact.
  const headers = {
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    ...more,
  };
  const server = await serve({ folders: { ...folders, pages: folder }, headers });
  const browser = await launch("chromium", ["--disable-frame-rate-limit", "--disable-gpu-vsync"]); // a frame comes when it is ready
  try {
    const tab = await browser.newPage();
    tab.setDefaultTimeout(0);
    await tab.goto(`${server.address}/pages/host.html`);
    const times = await tab.evaluate(
      async (measure, waysOf, rounds) => {
        const made = (source) => new Function(`return ${source}`)();
        const pages = await (await fetch("/pages/pages.json")).json();
        return made(measure)(await made(waysOf)(), pages, rounds);
      },
      measure.toString(),
      waysOf.toString(),
      rounds,
    );
    report(`${await browser.version()}: ${title}`, times, bytesOf(of), mine);
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true });
  }
}

function compile(preset) {
  for (const args of [
    ["--preset", preset],
    ["--build", "--preset", preset],
  ])
    run("cmake", args, "The benchmarks' programs could not be built; the reason stands above.");
}

/** Parsing alone: the core's parser, gumbo, and DOMParser. */
async function parsing() {
  compile("bench");
  const input = Buffer.concat(
    pages.flatMap((page) => {
      const bytes = Buffer.from(page);
      const size = Buffer.alloc(4);
      size.writeUInt32LE(bytes.length);
      return [size, bytes];
    }),
  );
  const lines = execFileSync(join(root, "build/bench/tests/bench/lectern_parsers"), [String(rounds)], {
    input,
    maxBuffer: 1 << 28,
  })
    .toString()
    .trim()
    .split("\n");
  const columns = lines.map((line) => line.split(" ").map(Number));
  report(
    "Native: UTF-8 to tree",
    { lectern: columns.map(([lectern]) => lectern), gumbo: columns.map(([, gumbo]) => gumbo) },
    bytesOf(pages),
    "lectern",
  );

  compile("bench-wasm");
  const module = join(root, "build/bench-wasm/tests/bench/lectern_parsers.wasm");
  report(
    `Node ${process.versions.node}, WebAssembly: string to tree`,
    await measure(await parsersOf(readFileSync(module)), pages, rounds),
    bytesOf(pages),
    "lectern",
  );

  await inChromium(
    "string to tree",
    { bench: join(root, "tests/bench"), built: join(module, "..") },
    async () => {
      const { parsersOf } = await import("/bench/modules.js");
      const { lectern } = await parsersOf(await (await fetch("/built/lectern_parsers.wasm")).arrayBuffer());
      return { lectern, DOMParser: (html) => new DOMParser().parseFromString(html, "text/html") };
    },
    "lectern",
  );
}

/** What each stage of lectern.parse costs. */
async function stages() {
  compile("bench-wasm");
  await inChromium(
    "the stages of string to JSON",
    { bench: join(root, "tests/bench"), built: join(root, "build/bench-wasm/tests/bench") },
    async () => {
      const { stagesOf } = await import("/bench/modules.js");
      return stagesOf(await (await fetch("/built/lectern_stages.wasm")).arrayBuffer());
    },
    "parsing",
  );
}

/** From a string to an article: lectern.parse and Readability. */
async function reading() {
  await inChromium(
    "string to article",
    { dist: join(root, "dist"), readability: join(root, "node_modules/@mozilla/readability") },
    async () => {
      const { load } = await import("/dist/lectern.js");
      const lectern = await load();
      await new Promise((loaded) =>
        document.head.append(
          Object.assign(document.createElement("script"), { src: "/readability/Readability.js", onload: loaded }),
        ),
      );
      const dom = (html) => new DOMParser().parseFromString(html, "text/html");
      return {
        "lectern.parse": (html) => lectern.parse(html),
        DOMParser: dom,
        "DOMParser + Readability": (html) => new Readability(dom(html)).parse(),
      };
    },
    "lectern.parse",
  );

  const { load } = await import("../../dist/node.js");
  const { JSDOM, VirtualConsole } = await import("jsdom");
  const { Readability } = await import("@mozilla/readability");
  const lectern = await load();
  const few = pages.filter((_, index) => index % Math.ceil(pages.length / Number(values["node-count"])) === 0);
  const virtualConsole = new VirtualConsole(); // says nothing of style sheets that it cannot read
  const ways = {
    "lectern.parse": (html) => lectern.parse(html),
    "jsdom + Readability": (html) => new Readability(new JSDOM(html, { virtualConsole }).window.document).parse(),
  };
  report(
    `Node ${process.versions.node}, ${few.length} of these pages: string to article`,
    await measure(ways, few, Math.min(rounds, 3)),
    bytesOf(few),
    "lectern.parse",
  );
}

/**
 * An article of so many words, in paragraphs of a hundred.
 * @param rich whether its words are as many different ones as a person's: half of them common, the others put together
 */
function longArticle(count, rich = false) {
  const words =
    "the of a people said that year when which more about under would first long time every small there between after house river window morning".split(
      " ",
    );
  const common = (index) => words[(index * 7 + (index >> 3) * 5 + (index >> 7)) % words.length];
  const word = (index) =>
    common(index) + (rich && index % 2 ? common(index * 3 + 1) + (index % 8 === 3 ? common(index * 5 + 2) : "") : "");
  const paragraph = (index) =>
    `${index % 10 === 0 ? `<h2>Part ${index / 10 + 1}</h2>` : ""}<p>${Array.from({ length: 100 }, (_, at) => word(index * 100 + at)).join(" ")}.</p>`;
  return `<!DOCTYPE html><html lang="en"><title>${count} words</title><article><h1>${count} words</h1>${Array.from({ length: count / 100 }, (_, index) => paragraph(index)).join("")}</article>`;
}

/** Articles in pages, beside the browser's own columns of the same text, face and size. */
async function inPages() {
  const folders = { dist: join(root, "dist") };
  const waysOf = async () => {
    const { load, toDom } = await import("/dist/lectern.js");
    const { loadLayout, canvasMeasurer } = await import("/dist/layout.js");
    const [lectern, layout] = await Promise.all([load(), loadLayout()]);
    const face = "Georgia, 'DejaVu Serif', serif";
    const width = 600;
    const height = 800;
    const columns = document.createElement("div");
    document.body.append(columns);
    const context = document.createElement("canvas").getContext("2d");
    let shown;
    let nodes;
    let turn = 0;
    const look = (size) =>
      `width: ${width}px; height: ${height}px; columns: ${width}px auto; column-gap: 40px; column-fill: auto; overflow: hidden; font: ${size}px/1.6 ${face}; text-align: start`;
    const lay = (fontSize) =>
      layout.layOut(nodes, {
        width,
        height,
        lang: "en",
        settings: { fontSize },
        measurer: canvasMeasurer(context, () => face),
      }).count;
    const sizes = [17, 19, 21, 23];
    return {
      before: (name, html) => {
        if (shown !== html) {
          shown = html;
          ({ nodes } = lectern.parse(html, { formats: ["nodes"] }));
        }
        turn += 1;
        columns.style.cssText = look(name.startsWith("columns, size") ? 20 : 18);
        columns.replaceChildren(...(name === "columns" ? [] : [toDom(nodes)]));
        columns.scrollWidth;
      },
      pages: () => lay(18),
      columns: () => {
        columns.append(toDom(nodes));
        return columns.scrollWidth;
      },
      "pages, size changed": () => lay(sizes[turn % 4]),
      "columns, size changed": () => {
        columns.style.fontSize = `${sizes[turn % 4]}px`;
        return columns.scrollWidth;
      },
    };
  };
  for (const words of [1000, 10_000, 100_000]) {
    await inChromium(`an article of ${words} words in pages`, folders, waysOf, "columns", {
      of: Array.from({ length: 5 }, () => longArticle(words, true)),
    });
  }

  await inChromium(
    "a page turned in the reader, until it is painted, beside a frame without one",
    folders,
    async () => {
      await import("/dist/element.js");
      const frame = () =>
        new Promise((resolve) =>
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = resolve;
            port2.postMessage(0);
          }),
        );
      const shown = document.createElement("lectern-reader");
      document.body.style.margin = "0";
      document.body.append(shown);
      const ready = new Promise((resolve) => shown.addEventListener("lectern-ready", resolve, { once: true }));
      shown.settings = { layout: "pages" };
      [shown.html] = await (await fetch("/pages/pages.json")).json();
      await ready;
      while (!shown.shadowRoot.querySelector("canvas")) await new Promise((resolve) => setTimeout(resolve, 50));
      await new Promise((resolve) => setTimeout(resolve, 3000));
      const article = shown.shadowRoot.querySelector("article");
      article.focus();
      const press = (key) =>
        article.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }));
      let turns = 0;
      return {
        before: async () => {
          turns += 1;
          if (turns % 40 === 0) press("Home");
          for (let count = 0; count < 3; count += 1) await frame();
          // The turn before is over, and the pages beside are painted.
          await new Promise((resolve) => setTimeout(resolve, 260));
        },
        "a page turn": async () => {
          const before = article.scrollLeft;
          press("PageDown");
          await frame();
          if (article.scrollLeft === before) await frame();
        },
        "a frame": frame,
      };
    },
    "a frame",
    { of: Array.from({ length: 10 }, () => longArticle(10_000, true)) },
  );
}

/**
 * The reader: from a click to the article painted, and a change of the size of text, each beside what a plain page
 * takes.
 */
async function reader() {
  const folders = { dist: join(root, "dist"), readability: join(root, "node_modules/@mozilla/readability") };
  // No page's pictures and frames are waited for, by nobody.
  const headers = { "content-security-policy": "img-src 'none'; media-src 'none'; frame-src 'none'" };

  await inChromium(
    "click to the article painted",
    folders,
    async () => {
      await import("/dist/element.js");
      await new Promise((loaded) =>
        document.head.append(
          Object.assign(document.createElement("script"), { src: "/readability/Readability.js", onload: loaded }),
        ),
      );
      const style =
        "body { margin: 0 } main { max-width: 40em; margin: 2em auto; padding: 0 1em; font: 18px/1.6 Georgia, serif } img { max-width: 100%; height: auto } pre { overflow: auto }";
      document.head.append(Object.assign(document.createElement("style"), { textContent: style }));
      const painted = () =>
        new Promise((resolve) =>
          requestAnimationFrame(() => {
            document.body.offsetHeight;
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = resolve;
            port2.postMessage(0);
          }),
        );
      const shown = document.createElement("lectern-reader");
      const plain = document.createElement("main");
      shown.url = "https://example.org/news/page.html";
      document.body.append(shown);
      const read = async (html) => {
        const ready = new Promise((resolve) => shown.addEventListener("lectern-ready", resolve, { once: true }));
        shown.html = html;
        await ready;
        await painted();
      };
      await read("<!DOCTYPE html><p>The core is loaded");
      return {
        before: async (name) => {
          shown.html = null;
          plain.replaceChildren();
          document.body.replaceChildren(name === "lectern-reader" ? shown : plain);
          scrollTo(0, 0);
          // Until the empty page is on the screen: its own drawing is nobody's.
          for (let frame = 0; frame < 2; frame += 1) {
            await painted();
            await new Promise((resolve) => setTimeout(resolve, 30));
          }
        },
        "lectern-reader": read,
        "Readability, plain page": async (html) => {
          plain.innerHTML = new Readability(new DOMParser().parseFromString(html, "text/html")).parse()?.content ?? "";
          await painted();
        },
      };
    },
    "lectern-reader",
    { headers },
  );

  const long = longArticle(10_000);
  await inChromium(
    "a change of font size on 10,000 words, scrolled to the middle, until layout is done",
    folders,
    async () => {
      await import("/dist/element.js");
      const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const [html] = await (await fetch("/pages/pages.json")).json();
      const shown = document.createElement("lectern-reader");
      document.body.append(shown);
      const ready = new Promise((resolve) => shown.addEventListener("lectern-ready", resolve, { once: true }));
      shown.html = html;
      await ready;
      const article = shown.shadowRoot.querySelector("article");
      const { fontFamily, width, lineHeight, fontSize } = getComputedStyle(article.querySelector("p"));
      const style = `body { margin: 0 } main { width: ${width}; margin: 2em auto; font-family: ${fontFamily}; line-height: ${Number.parseFloat(lineHeight) / Number.parseFloat(fontSize)} }`;
      document.head.append(Object.assign(document.createElement("style"), { textContent: style }));
      const plain = document.createElement("main");
      plain.lang = "en";
      plain.append(...[...article.children].map((child) => child.cloneNode(true)));
      const sizes = () => {
        let count = 0;
        return () => [17, 19, 21, 23][(count += 1) % 4];
      };
      const nextShown = sizes();
      const nextPlain = sizes();
      return {
        before: async (name) => {
          document.body.replaceChildren(name === "plain page" ? plain : shown);
          await frame();
          scrollTo({ top: document.documentElement.scrollHeight / 2, behavior: "instant" });
          for (let index = 0; index < 3; index += 1) await frame();
        },
        "lectern-reader": () => {
          shown.settings = { fontSize: nextShown() };
          return article.offsetHeight;
        },
        "plain page": () => {
          plain.style.fontSize = `${nextPlain()}px`;
          return plain.offsetHeight;
        },
      };
    },
    "lectern-reader",
    { headers, of: Array.from({ length: 40 }, () => long) },
  );
}

/** Whether hostile pages cost more than in proportion to their size. */
function doubling() {
  compile("bench");
  const { status } = spawnSync(join(root, "build/bench/tests/lectern_doubling"), { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}

/** Live pages: the snapshot, and from there to the article, beside Readability on the same document. */
async function live() {
  const folders = { dist: join(root, "dist"), readability: join(root, "node_modules/@mozilla/readability") };
  const headers = {
    "content-security-policy": "img-src 'none'; media-src 'none'; frame-src 'self'; style-src 'unsafe-inline'",
  };
  const readLive = async () => {
    const { load, snapshot } = await import("/dist/lectern.js");
    const lectern = await load();
    await new Promise((loaded) =>
      document.head.append(
        Object.assign(document.createElement("script"), { src: "/readability/Readability.js", onload: loaded }),
      ),
    );
    const frame = Object.assign(document.createElement("iframe"), {
      width: "1280",
      height: "900",
      sandbox: "allow-same-origin",
    });
    document.body.append(frame);
    let shown;
    return {
      before: (name, html) => {
        if (shown !== html) {
          shown = html;
          const page = frame.contentDocument;
          page.open();
          page.write(html);
          page.close();
        }
        frame.contentDocument.documentElement.getBoundingClientRect();
      },
      snapshot: () => snapshot(frame.contentDocument),
      "lectern.parse(document)": () => lectern.parse(frame.contentDocument, { url: "https://example.org/page" }),
      "Readability of a clone": () => new Readability(frame.contentDocument.cloneNode(true)).parse(),
    };
  };
  await inChromium("a live page to its snapshot and its article", folders, readLive, "snapshot", { headers });

  const part = `<section class="part"><h2>Of the river</h2>${'<p class="text">The tide comes in <b>twice</b> a day along <a href="/coast">most of this coast</a>, and people keep time by the water.</p>'.repeat(3)}</section>`;
  const pageOf = (nodes) =>
    `<!DOCTYPE html><style>.text { color: #333 }</style><title>Nodes</title>${part.repeat(nodes / 30)}`; // 30 nodes, text and line ends with them
  for (const nodes of [10_000, 100_000])
    await inChromium(`a live page of ${nodes} nodes`, folders, readLive, "snapshot", {
      headers,
      of: Array.from({ length: 3 }, () => pageOf(nodes)),
    });
}

const parts = { parsing, stages, reading, live, reader, pages: inPages, doubling };
if (values.only && !(values.only in parts))
  throw new Error(`There is no part ${values.only}; there are ${Object.keys(parts).join(", ")}.`);
console.log(`\n${pages.length} pages, ${(bytesOf(pages) / 1e6).toFixed(1)} MB, from ${from}; ${rounds} rounds\n`);
for (const [name, part] of Object.entries(parts)) if (!values.only || values.only === name) await part();
