// Whether what Lectern does with a hostile page takes time and memory in proportion to the page. Prints the pages that
// do not and the ten that take the most memory, and exits with 1 if a measurement is too high.
//
// Usage: node tests/bench/growth.mjs [--only TEXT] [--mixed N] [--bytes N] [--jobs N] [--all]
//   --only TEXT   pages whose name contains TEXT
//   --mixed N     N pages that are put together of others by chance, instead of the others themselves
//   --bytes N     how large the pages are; each is also made half as large (default: 400000)
//   --jobs N      processes at once (default: 2)
//   --all         print a line for every page and operation that takes 0.1 s or longer
import { mixedPages } from "../support/hostile_mixed.mjs";
import { hostilePages } from "../support/hostile_pages.mjs";
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    mixed: { type: "string", default: "0" },
    bytes: { type: "string", default: "400000" },
    jobs: { type: "string", default: String(Math.min(2, availableParallelism())) },
    all: { type: "boolean", default: false },
    // Of a process that measures: the name of its page.
    measure: { type: "string" },
  },
});
const bytes = Number(values.bytes);
const mixed = Number(values.mixed);
const pages = mixed > 0 ? mixedPages(hostilePages, [...Array(mixed).keys()]) : hostilePages;

/** What is allowed: the acceptance of a page. */
const most = { growth: 2.6, seconds: 10, megabytes: 1000 };
/** Below this, the clock and the garbage collector decide what a measurement says. */
const seconds = 0.1;
/** What else runs on a machine makes a measurement longer, never shorter: one that is too high is made so often. */
const rounds = 8;

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

/** Seconds of the processor. */
async function secondsOf(work) {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** How long an operation takes, and how many times as long as with half the page. */
async function growthOf(of, html, half) {
  let large = await secondsOf(of(html));
  let small = large >= seconds ? await secondsOf(of(half)) : large;
  for (let round = 1; round < rounds && large >= seconds && large > most.growth * small; round += 1) {
    small = Math.min(small, await secondsOf(of(half)));
    large = Math.min(large, await secondsOf(of(html)));
  }
  return { seconds: large, growth: large / small };
}

/** Measures a page and prints a line of JSON for each operation that takes a while, and one for its memory. */
async function measure(name) {
  const all = await operations();
  for (const operation of Object.values(all))
    for (let i = 0; i < 20; i += 1) await operation(hostilePages["paragraphs-different"](10_000))();
  const say = (line) => console.log(JSON.stringify({ name, ...line }));
  const html = pages[name](bytes);
  const half = pages[name](bytes / 2);
  for (const [operation, of] of Object.entries(all)) {
    try {
      const found = await growthOf(of, html, half);
      if (found.seconds >= seconds) say({ operation, ...found });
    } catch (error) {
      say({ operation, error: `${error.code ?? ""} ${error.message}` });
    }
  }
  say({ megabytes: process.resourceUsage().maxRSS / 1024 });
}

/** Runs a process that measures a page; gives its lines, and one that says how it ended where that was not well. */
async function measured(name) {
  const program = fileURLToPath(import.meta.url);
  const how = ["--bytes", values.bytes, "--mixed", values.mixed, "--measure", name];
  const child = spawn(process.execPath, [program, ...how], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const lines = [];
  for await (const line of createInterface({ input: child.stdout })) lines.push(JSON.parse(line));
  const status = await ended;
  if (status !== 0) lines.push({ name, error: `the process ended with ${status}` });
  return lines;
}

const isWrong = ({ error, seconds: took = 0, growth = 0, megabytes = 0 }) =>
  error !== undefined || took > most.seconds || growth > most.growth || megabytes > most.megabytes;

function show({ name, operation = "", error, seconds: took, growth, megabytes }) {
  const what = error ?? (megabytes ? `${megabytes.toFixed(0)} MB` : `${took.toFixed(2)} s, × ${growth.toFixed(2)}`);
  console.log(`${name.padEnd(40)} ${operation.padEnd(11)} ${what}`);
}

async function measureAll() {
  const names = Object.keys(pages).filter((name) => name.includes(values.only));
  const waiting = [...names];
  const memories = [];
  let wrong = 0;
  const work = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      for (const line of await measured(name)) {
        if (isWrong(line)) wrong += 1;
        if (isWrong(line) || (values.all && line.seconds)) show(line);
        if (line.megabytes) memories.push(line);
      }
    }
  };
  await Promise.all(Array.from({ length: Number(values.jobs) }, work));
  console.log("The most memory:");
  for (const line of memories.sort((a, b) => b.megabytes - a.megabytes).slice(0, 10)) show(line);
  console.log(`${names.length} pages of ${bytes} bytes, and half of it: ${wrong} measurements are too high`);
  if (wrong > 0) process.exitCode = 1;
}

await (values.measure ? measure(values.measure) : measureAll());
