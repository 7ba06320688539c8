// npm run parser-diff: whether the parser makes the same trees as Chromium's DOMParser, of every development page and
// of mutations of them. Pages deeper than the nesting cap are compared by their text. Chromium departs from the
// standard (and from Firefox) in two things, which are listed below: where trees differ, what asks for them is taken
// out of the page, and then the trees must be the same.
//
//   --pages FOLDER   html.gz or .html files (../shared/corpus/wcxb-dev/html)
//   --mutations N    in all (20000)
//   --seed N         the first mutation's seed; each next one's is one more (1)
//   --limit N        so many pages only
//   --show N         says where so many differ (20)
//   --program PATH   a lectern_tree_dump built already
//   --keep FOLDER    writes pages that differ there, each with both trees
import { ensure, fail, root, say } from "../../scripts/setup.mjs";
import { launch } from "../support/browser.mjs";
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { runInThisContext } from "node:vm";
import { gunzipSync } from "node:zlib";

const ownProgram = join(root, "build/native/tests/lectern_tree_dump");
const { values: options } = parseArgs({
  options: {
    pages: { type: "string", default: join(root, "../shared/corpus/wcxb-dev/html") },
    mutations: { type: "string", default: "20000" },
    seed: { type: "string", default: "1" },
    limit: { type: "string", default: "0" },
    show: { type: "string", default: "20" },
    keep: { type: "string" },
    program: { type: "string", default: ownProgram },
  },
});

if (options.program === ownProgram) {
  ensure("test");
  for (const args of [
    ["--preset", "native"],
    ["--build", "--preset", "native", "--target", "lectern_tree_dump"],
  ])
    if (spawnSync("cmake", args, { cwd: root, stdio: "inherit" }).status !== 0) fail(`cmake ${args.join(" ")} failed.`);
}

const inPage = readFileSync(new URL("in_page.js", import.meta.url), "utf8");
const mutated = runInThisContext(`${inPage.slice(0, inPage.indexOf("function describe"))}; mutated`);

const sized = (bytes) => {
  const message = Buffer.alloc(4 + bytes.length);
  message.writeUInt32LE(bytes.length);
  message.set(bytes, 4);
  return message;
};

const program = spawn(options.program, [], { stdio: ["pipe", "pipe", "inherit"] });
const answers = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
async function ours(bytes) {
  program.stdin.write(sized(bytes));
  const { value, done } = await answers.next();
  if (done) fail("lectern_tree_dump ended.");
  return value;
}

/** Every tag of a page, as it is written. */
const tagsOf = (bytes) =>
  Buffer.from(bytes)
    .toString("latin1")
    .match(/<\/?[a-z][^<>]{0,200}>/gi) ?? [];

const files = readdirSync(options.pages)
  .filter((name) => /\.html(?:\.gz)?$/.test(name))
  .sort();
if (Number(options.limit) > 0) files.length = Math.min(files.length, Number(options.limit));
if (files.length === 0) fail(`${options.pages} has no pages.`);
const load = (name) => {
  const bytes = readFileSync(join(options.pages, name));
  return new Uint8Array(name.endsWith(".gz") ? gunzipSync(bytes) : bytes);
};

const browser = await launch("chromium");
let tab;
async function openTab() {
  await tab?.close().catch(() => {});
  tab = await browser.newPage();
  await tab.evaluate(
    inPage.replace(/^function (\w+)/gm, "globalThis.$1 = function $1").replace("const encoder", "globalThis.encoder"),
  );
}
await openTab();

const total = { pages: 0, mutations: 0, different: 0, deep: 0, departures: 0 };

const theirs = (bytes) =>
  tab.evaluate(
    (text) => globalThis.line(Uint8Array.from(atob(text), (c) => c.charCodeAt(0))),
    Buffer.from(bytes).toString("base64"),
  );

/** Where Chromium departs from the standard, and what a page is without asking for it. */
const departures = [
  // "Reconstruct the active formatting elements": Chromium makes no element again that has an attribute `is`.
  (page) => page.replace(/\bis\b/gi, "iz"),
  // "The after body insertion mode": white space goes by the rules of the body, which make formatting elements again;
  // in
  // Chromium it does not.
  (page) => page.replace(/<\/(?=(body|html)[\s/>])/gi, "</x"),
];
const withoutDepartures = (bytes) =>
  Buffer.from(
    departures.reduce((page, mend) => mend(page), Buffer.from(bytes).toString("latin1")),
    "latin1",
  );

async function report(name, seed, bytes) {
  if (++total.different > Number(options.show)) return;
  const theirs = await tab.evaluate(
    (text) => globalThis.describe(new TextDecoder().decode(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)))).tree,
    Buffer.from(bytes).toString("base64"),
  );
  const own = spawnSync(options.program, ["--dump"], { input: sized(bytes), maxBuffer: 1 << 30 })
    .stdout.subarray(4)
    .toString();
  const [a, b] = [own.split("\n"), theirs.split("\n")];
  let at = 0;
  while (at < a.length && a[at] === b[at]) ++at;
  say(
    `${name}${seed === undefined ? "" : `, seed ${seed}`}: differs at line ${at + 1}\n  ours:   ${a
      .slice(at, at + 4)
      .join(" | ")
      .slice(0, 300)}\n  theirs: ${b
      .slice(at, at + 4)
      .join(" | ")
      .slice(0, 300)}`,
  );
  if (!options.keep) return;
  mkdirSync(options.keep, { recursive: true });
  const path = join(options.keep, `${name}-${seed ?? "as-it-is"}`);
  writeFileSync(`${path}.html`, bytes);
  writeFileSync(`${path}.ours`, own);
  writeFileSync(`${path}.theirs`, theirs);
}

async function compare(name, seed, bytes, line) {
  const own = await ours(bytes);
  if (own === line) return;
  const [, ownText, ownDepth] = own.split(" ");
  const [, text, depth] = line.split(" ");
  if (ownText === text && Math.max(ownDepth, depth) > 512) {
    ++total.deep;
    return;
  }
  const plain = withoutDepartures(bytes);
  if ((await ours(plain)) === (await theirs(plain))) {
    ++total.departures;
    return;
  }
  await report(name, seed, bytes);
}

const mutations = Number(options.mutations);
let seed = Number(options.seed);
let donors = [];
const start = performance.now();
for (const [i, name] of files.entries()) {
  const page = load(name);
  const ownTags = tagsOf(page).map((tag) => Buffer.from(tag, "latin1"));
  const tags = donors.slice(0, 400);
  const until = Math.round((mutations * (i + 1)) / files.length) + Number(options.seed);
  const seeds = [];
  while (seed < until) seeds.push(seed++);
  const first = await tab.evaluate(
    (text, tagTexts) => {
      const bytes = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      Object.assign(globalThis, { base: bytes(text), given: tagTexts.map(bytes) });
      return globalThis.line(globalThis.base);
    },
    Buffer.from(page).toString("base64"),
    tags.map((tag) => tag.toString("base64")),
  );
  await compare(name, undefined, page, first);
  ++total.pages;
  for (const number of seeds) {
    const line = await tab.evaluate(
      (wanted) => globalThis.line(globalThis.mutated(globalThis.base, globalThis.given, wanted)),
      number,
    );
    await compare(name, number, mutated(page, tags, number), line);
    ++total.mutations;
  }
  // The next pages get this one's tags, thinned out, and keep some of the others'.
  const fresh = ownTags.filter((_, k) => k % Math.ceil(ownTags.length / 100) === 0);
  donors = [...fresh, ...donors].slice(0, 400);
  if (i % 100 === 99) {
    await openTab();
    say(
      `${i + 1} pages, ${total.mutations} mutations, ${total.different} different, ${Math.round((performance.now() - start) / 1000)} s`,
    );
  }
}
program.stdin.end();
await browser.close();
say(
  `${total.pages} pages and ${total.mutations} mutations (seeds ${options.seed} to ${seed - 1}): ${total.different} differ; ${total.deep} deeper than the cap, compared by text; ${total.departures} where Chromium departs from the standard.`,
);
process.exitCode = total.different === 0 ? 0 : 1;
