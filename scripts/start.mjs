// npm start [-- page.html]: builds what is out of date, reads a page and prints what it found, then serves the demo
// with that page.
import { fail, root, say } from "./setup.mjs";
import { build } from "./build.mjs";
import { serve } from "./serve.mjs";
import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const sample = join(root, "demo/samples/news.html");
// npm changes into the checkout; INIT_CWD is the folder that the person was in.
const page = process.argv[2] ? resolve(process.env.INIT_CWD ?? ".", process.argv[2]) : sample;

let bytes;
try {
  bytes = readFileSync(page);
} catch (error) {
  fail(`${page} cannot be read: ${error.message}`);
}

/** Sums blocks by role, the role with the most words first. */
function byRole(blocks) {
  const roles = new Map();
  for (const { role, words } of blocks) {
    const sum = roles.get(role) ?? { role, blocks: 0, words: 0 };
    sum.blocks += 1;
    sum.words += words;
    roles.set(role, sum);
  }
  return [...roles.values()].sort((a, b) => b.words - a.words || b.blocks - a.blocks);
}

const plural = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

function* report(article, explanation) {
  const row = (name, text) => `  ${name.padEnd(12)} ${text}`;
  const rows = (name, blocks) =>
    byRole(blocks).map((sum, index) =>
      row(
        index === 0 ? name : "",
        `${sum.role.padEnd(16)} ${plural(sum.blocks, "block")}, ${plural(sum.words, "word")}`,
      ),
    );

  if (article) {
    yield row("Title", article.title || "–");
    yield row("Standfirst", article.standfirst || "–");
    yield row("By", article.byline || "–");
    yield row(
      "Reading time",
      `${plural(Math.max(1, Math.round(article.readingTime)), "minute")}, ${plural(article.wordCount, "word")}`,
    );
  } else {
    yield row("No article", `(${explanation.reason})`);
  }
  yield* rows(
    "Removed",
    explanation.blocks.filter((block) => block.verdict === "drop"),
  );
  yield* rows(
    "Moved",
    explanation.blocks.filter((block) => block.verdict === "lift"),
  );
}

await build();
const { load } = await import(pathToFileURL(join(root, "dist/node.js")).href);
const lectern = await load();
console.log(`\n${relative(process.env.INIT_CWD ?? root, page)}\n`);
for (const line of report(lectern.parse(bytes), lectern.explain(bytes))) console.log(line);
console.log("");

const { address } = await serve({ page: page === sample ? undefined : page });
say(`The demo:  ${address}/demo/${page === sample ? "" : "?src=/page.html"}   (Ctrl+C ends it)`);
