// npm run bench [-- --pages FOLDER --count N --rounds N]: what reading a page costs, beside what others take for the same.
// In Chromium: from string to article by lectern.parse, by DOMParser alone, and by DOMParser with Readability. In Node: against
// jsdom with Readability. All ways take turns on each page; a page's time is its median; the ratio is of the sums over all pages.
import { root } from "../../scripts/setup.mjs";
import { build } from "../../scripts/build.mjs";
import { serve } from "../../scripts/serve.mjs";
import { launch } from "../support/browser.mjs";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: { pages: { type: "string" }, count: { type: "string", default: "200" }, rounds: { type: "string", default: "5" }, "node-count": { type: "string", default: "50" } },
});

await build();
const { pagesOf } = await import("./pages.mjs");
const { pages, from } = pagesOf(values.pages, Number(values.count));
const rounds = Number(values.rounds);
const megabytes = pages.reduce((sum, page) => sum + Buffer.byteLength(page), 0) / 1e6;
console.log(`\n${pages.length} pages, ${megabytes.toFixed(1)} MB, from ${from}; ${rounds} rounds\n`);

/** Times every way on every page, by turns. Runs in the browser and here. @returns medians in ms, by way and page */
async function measure(ways, pages, rounds) {
  const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
  const names = Object.keys(ways);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (const page of pages.slice(0, 30)) for (const name of names) ways[name](page); // warm
  for (const page of pages) {
    const runs = Object.fromEntries(names.map((name) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const name of names) {
        const start = performance.now();
        ways[name](page);
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
  console.log(`  ${"".padEnd(26)}${"median page".padStart(12)}${"mean page".padStart(12)}${"MB/s".padStart(8)}${"sum / lectern's".padStart(18)}`);
  for (const [name, list] of Object.entries(times)) {
    const median = [...list].sort((a, b) => a - b)[list.length >> 1];
    const row = [`${median.toFixed(2)} ms`.padStart(12), `${(sums[name] / list.length).toFixed(2)} ms`.padStart(12), (bytes / sums[name]).toFixed(1).padStart(8), (sums[name] / sums[mine]).toFixed(2).padStart(18)];
    console.log(`  ${name.padEnd(26)}${row.join("")}`);
  }
  console.log("");
}

const folder = mkdtempSync(join(tmpdir(), "lectern-bench-"));
writeFileSync(join(folder, "pages.json"), JSON.stringify(pages));
writeFileSync(join(folder, "host.html"), '<!DOCTYPE html><meta charset="utf-8"><title>Bench</title><script src="/readability/Readability.js"></script>');
const server = await serve({
  folders: { dist: join(root, "dist"), bench: folder, readability: join(root, "node_modules/@mozilla/readability") },
  // With these, performance.now() is exact.
  headers: { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" },
});
const browser = await launch("chromium");
try {
  const tab = await browser.newPage();
  tab.setDefaultTimeout(0);
  await tab.goto(`${server.address}/bench/host.html`);
  const times = await tab.evaluate(
    async (measure, rounds) => {
      const { load } = await import("/dist/lectern.js");
      const lectern = await load();
      const pages = await (await fetch("/bench/pages.json")).json();
      const dom = (html) => new DOMParser().parseFromString(html, "text/html");
      const ways = { "lectern.parse": (html) => lectern.parse(html), "DOMParser": dom, "DOMParser + Readability": (html) => new Readability(dom(html)).parse() };
      return new Function(`return ${measure}`)()(ways, pages, rounds);
    },
    measure.toString(),
    rounds,
  );
  report(`${await browser.version()}: string to article`, times, megabytes * 1000, "lectern.parse");
} finally {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true });
}

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
const times = await measure(ways, few, Math.min(rounds, 3));
report(`Node ${process.versions.node}, ${few.length} of these pages: string to article`, times, few.reduce((sum, page) => sum + Buffer.byteLength(page), 0) / 1000, "lectern.parse");
