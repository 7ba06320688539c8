// Whether what Lectern does with a hostile page takes time and memory in proportion to the page. Prints the pages that
// do not, and exits with 1 if there are any.
//
// Usage: node tests/bench/growth.mjs [--only TEXT] [--bytes N] [--jobs N] [--all]
//   --only TEXT   pages whose name contains TEXT
//   --bytes N     how large the pages are; each is also made half as large (default: 400000)
//   --jobs N      processes at once (default: 2)
//   --all         print a line for every page and operation that takes 0.1 s or longer
import { hostilePages } from "../support/hostile_pages.mjs";
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    bytes: { type: "string", default: "400000" },
    jobs: { type: "string", default: String(Math.min(2, availableParallelism())) },
    all: { type: "boolean", default: false },
    // Of a process that measures: the names of its pages, as JSON.
    measure: { type: "string" },
  },
});
const bytes = Number(values.bytes);

/** What is allowed: the acceptance of a page. */
const most = { growth: 2.6, seconds: 10, megabytes: 1000 };
/** Below this, the clock and the garbage collector decide what a measurement says. */
const seconds = 0.1;
const pagesOfProcess = 12;

/** What is done with a page; each returns the work that is measured. */
async function operations() {
  const { load } = await import("../../dist/node.js");
  const { articleNodes, fixedMeasurer, loadLayout } = await import("../../dist/layout_node.js");
  const [lectern, layout] = await Promise.all([load(), loadLayout()]);
  const options = { url: "https://example.org/story" };
  const parse = (more) => (html) => () => lectern.parse(html, { ...options, ...more });
  const measurer = fixedMeasurer();
  return {
    parse: parse({}),
    markdown: parse({ formats: ["markdown"] }),
    nodes: parse({ formats: ["nodes"] }),
    comments: parse({ comments: true, text: ["title", "body", "comments"] }),
    isReadable: (html) => () => lectern.isReadable(html, options),
    explain: (html) => () => lectern.explain(html, options),
    join: (html) => {
      const first = lectern.parse(html, options);
      if (!first) return () => {};
      const article = { ...first, nextPages: ["https://example.org/story?page=2"] };
      return () => lectern.stitch(article, () => `${html}<p>The end.`, { ...options, maxPages: 2 });
    },
    layout: (html) => {
      const article = lectern.parse(html, { ...options, formats: ["nodes"] });
      if (!article) return () => {};
      const nodes = articleNodes(article, { tags: "Tags", related: "Related" });
      return () => layout.layOut(nodes, { width: 400, height: 600, lang: "en", measurer });
    },
  };
}

async function secondsOf(work, rounds) {
  let least = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1e6);
    if (least < seconds) break;
  }
  return least;
}

/** Measures pages and prints a line of JSON for each operation that takes a while. */
async function measure(names) {
  const all = await operations();
  for (const operation of Object.values(all))
    for (let i = 0; i < 20; i += 1) await operation(hostilePages["paragraphs-different"](10_000))();
  const say = (line) => console.log(JSON.stringify(line));
  for (const name of names) {
    const html = hostilePages[name](bytes);
    const half = hostilePages[name](bytes / 2);
    for (const [operation, of] of Object.entries(all)) {
      try {
        const once = await secondsOf(of(html), 1);
        if (once < seconds) continue;
        const [small, large] = [
          await secondsOf(of(half), 3),
          once > 2 ? once : Math.min(once, await secondsOf(of(html), 3)),
        ];
        if (large >= seconds) say({ name, operation, seconds: large, growth: large / small });
      } catch (error) {
        say({ name, operation, error: `${error.code ?? ""} ${error.message}` });
      }
    }
    say({ name, megabytes: process.resourceUsage().maxRSS / 1024 });
  }
}

/** Runs a process that measures pages; gives its lines, and one that says how it ended where that was not well. */
async function measured(names) {
  const program = fileURLToPath(import.meta.url);
  const child = spawn(process.execPath, [program, "--bytes", values.bytes, "--measure", JSON.stringify(names)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const lines = [];
  for await (const line of createInterface({ input: child.stdout })) lines.push(JSON.parse(line));
  const status = await ended;
  if (status !== 0) lines.push({ name: names.join(", "), error: `the process ended with ${status}` });
  return lines;
}

const isWrong = ({ error, seconds: took = 0, growth = 0, megabytes = 0 }) =>
  error !== undefined || took > most.seconds || growth > most.growth || megabytes > most.megabytes;

function show({ name, operation = "", error, seconds: took, growth, megabytes }) {
  const what = error ?? (megabytes ? `${megabytes.toFixed(0)} MB` : `${took.toFixed(2)} s, × ${growth.toFixed(2)}`);
  console.log(`${name.padEnd(40)} ${operation.padEnd(11)} ${what}`);
}

async function measureAll() {
  const names = Object.keys(hostilePages).filter((name) => name.includes(values.only));
  const batches = [];
  for (let at = 0; at < names.length; at += pagesOfProcess) batches.push(names.slice(at, at + pagesOfProcess));
  let wrong = 0;
  const work = async () => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      let lines = await measured(batch);
      // The memory is that of all pages before; whose it is, a process for each page tells.
      if (batch.length > 1 && lines.some(({ megabytes, error }) => error || megabytes > most.megabytes)) {
        lines = [];
        for (const name of batch) lines.push(...(await measured([name])));
      }
      for (const line of lines) {
        if (isWrong(line)) wrong += 1;
        if (isWrong(line) || (values.all && line.seconds)) show(line);
      }
    }
  };
  await Promise.all(Array.from({ length: Number(values.jobs) }, work));
  console.log(`${names.length} pages of ${bytes} bytes, and half of it: ${wrong} measurements are too high`);
  if (wrong > 0) process.exitCode = 1;
}

await (values.measure ? measure(JSON.parse(values.measure)) : measureAll());
