// npm run compare: Lectern beside the libraries that people would use instead, all on the same pages and by the same
// measure. Installs them first, apart from the project's own packages (tests/eval/peers/).
//
// --corpus FOLDER   as npm run eval has it, as often as there are corpora to measure on (of ../shared/corpus: wcxb-dev,
// whose pages Lectern's model was learned from, and trafilatura and postlight, which it has not seen)
//   --count N         so many pages of each
//   --jsdom N         so many of the first one's pages for a look at what jsdom costs instead of linkedom (30)
//   --python PROGRAM  for trafilatura (python3)
//   --markdown        the tables as Markdown
//
// After `npm run train`, Lectern also reads the pages that the model was learned from by models that have not seen
// them.
// Times are of the processor, from HTML to article, one process at a time; each page is read once, after a warm-up.
import { fail, root } from "../../scripts/setup.mjs";
import { build } from "../../scripts/build.mjs";
import { findLibraries } from "./peers/libraries.mjs";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    corpus: { type: "string", multiple: true },
    count: { type: "string", default: "Infinity" },
    jsdom: { type: "string", default: "30" },
    python: { type: "string", default: "python3" },
    markdown: { type: "boolean", default: false },
  },
});

await build();
const { pagesOf, spread } = await import("./corpora.mjs");
const { haveFolds, readByFolds } = await import("./folds.mjs");
const { summary } = await import("./score.mjs");

const corpora =
  values.corpus?.map((folder) => resolve(process.env.INIT_CWD ?? ".", folder)) ??
  ["wcxb-dev", "trafilatura", "postlight"].map((name) => join(root, "../shared/corpus", name)).filter(existsSync);
if (corpora.length === 0) fail("There are no pages to measure on: name a folder that has some, --corpus FOLDER.");

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

/** What a library makes of pages: an article for each, with the time that it took in "ms". */
async function read([program, ...args], pages) {
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const lines = function* () {
    for (const { html, url } of pages) yield `${JSON.stringify({ html: html(), url })}\n`;
  };
  const written = pipeline(Readable.from(lines()), child.stdin);
  const articles = [];
  for await (const line of createInterface({ input: child.stdout })) articles.push(JSON.parse(line));
  await written;
  const [status, signal] = await ended;
  if (status !== 0) fail(`${program} ${args.join(" ")} ended with ${signal ?? status} after ${articles.length} pages.`);
  return articles;
}

/** How good articles are: over all pages, and by page type where there are several. */
function scoresOf(pages, articles) {
  const scores = pages.map((page, index) => page.score(articles[index]));
  const { precision, recall, f1, title, author, date, begins } = summary(scores);
  const byType = new Map();
  for (const [index, { type }] of pages.entries()) byType.set(type, [...(byType.get(type) ?? []), scores[index]]);
  const types = [...byType].sort(([, a], [, b]) => b.length - a.length).map(([type, of]) => [type, summary(of).f1]);
  return {
    F1: f1,
    ...(types.length > 1 ? Object.fromEntries(types) : {}),
    precision,
    recall,
    title,
    author,
    date,
    begins,
    "no text": articles.filter((article) => !article?.textContent?.trim()).length,
  };
}

const timesOf = (articles) => ({
  ms: median(articles.map(({ ms }) => ms)),
  "pages/s": (1000 * articles.length) / articles.reduce((sum, { ms }) => sum + ms, 0),
});

const digits = { "no text": 0, ms: 1, "pages/s": 1 };

/** Prints rows of { name, figures }, without columns that are empty. */
function printFigures(rows) {
  const columns = [...new Set(rows.flatMap(({ figures }) => Object.keys(figures)))].filter((column) =>
    rows.some(({ figures }) => Number.isFinite(figures[column])),
  );
  printTable(
    ["", ...columns],
    rows.map(({ name, figures }) => [
      name,
      ...columns.map((column) => figures[column]?.toFixed(digits[column] ?? 3) ?? "–"),
    ]),
  );
}

function printTable(head, rows) {
  if (values.markdown) {
    const line = (cells) => `| ${cells.join(" | ")} |`;
    console.log(
      [line(head), line(head.map((_, index) => (index === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n"),
    );
    return;
  }
  const widths = head.map((_, index) => Math.max(...[head, ...rows].map((row) => row[index].length)));
  for (const row of [head, ...rows])
    console.log(
      row.map((cell, index) => (index === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[index]))).join("  "),
    );
}

/** Prints what each library makes of a corpus. */
async function compareOn(corpus) {
  const pages = spread(pagesOf(corpus), Number(values.count));
  const isLearnedFrom = existsSync(join(corpus, "ground-truth"));
  const rows = [];
  for (const { name, command } of libraries) {
    console.error(`• ${name} reads ${pages.length} pages of ${basename(corpus)}`);
    const articles = await read(command, pages);
    const figures = { ...scoresOf(pages, articles), ...timesOf(articles) };
    if (name !== "Lectern" || !isLearnedFrom) {
      rows.push({ name, figures });
      continue;
    }
    if (haveFolds()) {
      const byFolds = readByFolds(pages);
      const unseen = pages.map(({ id }) => byFolds.get(id));
      rows.push({ name: "Lectern, by models that have not seen a page's domain", figures: scoresOf(pages, unseen) });
    }
    rows.push({ name: "Lectern as shipped, its model learned from these pages", figures });
  }
  console.log(`\n${basename(corpus)}: ${pages.length} pages\n`);
  printFigures(rows);
  if (!isLearnedFrom || haveFolds()) return;
  const [, f1] = /^\| all \| ([\d.]+)/m.exec(readFileSync(join(root, "tests/eval/model.md"), "utf8"));
  console.log(
    `\nOn domains that it has not seen, the model's choice of blocks alone has F1 ${f1} (tests/eval/model.md). To measure the whole library so, npm run train first.`,
  );
}

/** Prints what pages cost with each DOM that a library can be given in Node. */
async function compareDoms(corpus) {
  const pages = spread(pagesOf(corpus), Number(values.jsdom));
  const time = async (command) => timesOf(await read(command, pages)).ms.toFixed(1);
  const rows = [];
  for (const { name, command, withJsdom } of libraries)
    if (withJsdom) rows.push([name, await time(command), await time(withJsdom)]);
  console.log(`\nMedian ms by DOM: ${pages.length} pages of ${basename(corpus)}\n`);
  printTable(["", "linkedom", "jsdom"], rows);
}

const { libraries, leftOut } = await findLibraries(values.python);
console.log("");
printTable(
  ["", "version", "KB in a browser"],
  libraries.map(({ name, version, size }) => [name, version, size === null ? "–" : (size / 1000).toFixed(1)]),
);
for (const { name, reason } of leftOut) console.log(`Left out: ${name} (${reason})`);
for (const corpus of corpora) await compareOn(corpus);
if (Number(values.jsdom) > 0 && libraries.some(({ withJsdom }) => withJsdom)) await compareDoms(corpora[0]);
