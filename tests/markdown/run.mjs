// npm run markdown: articles against what readers of Markdown make of their Markdown.
//
//   npm run markdown -- --articles 100000 --seed 1          random ones, and which elements they have
//   npm run markdown -- --seed 4711 --show                  the page, the content and the Markdown of one
//   npm run markdown -- --pages ../shared/corpus/mozilla    those of a folder's pages
import { load } from "../../dist/node.js";
import { randomPage } from "./articles.mjs";
import { compareMany, comparePages } from "./compare.mjs";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";

const { values } = parseArgs({
  options: {
    articles: { type: "string", default: "3000" },
    seed: { type: "string", default: "1" },
    most: { type: "string", default: "20" },
    pages: { type: "string" },
    show: { type: "boolean", default: false },
  },
});
const lectern = await load();
const seed = Number(values.seed);
let left = Number(values.most);

function report(name, wrong) {
  if (left-- <= 0) return;
  console.log(name);
  for (const { reader, expected, actual } of wrong) console.log(`  ${reader}\n    ${expected}\n    ${actual}`);
}

function* pagesIn(folder) {
  for (const path of readdirSync(folder, { recursive: true }).sort())
    if (/\.html(?:\.gz)?$/.test(path)) {
      const bytes = readFileSync(join(folder, path));
      yield { name: path, page: new Uint8Array(path.endsWith(".gz") ? gunzipSync(bytes) : bytes) };
    }
}

if (values.show) {
  const { content, markdown } = lectern.parse(randomPage(seed), { formats: ["markdown"], favor: "recall" });
  console.log(`${randomPage(seed)}\n\n${content}\n\n${markdown}\n`);
}
if (values.pages) {
  const { articles, different } = comparePages(lectern, pagesIn(values.pages), report);
  console.log(`${articles} articles, ${different} read as something else`);
  process.exitCode = different > 0 ? 1 : 0;
} else {
  const count = values.show ? 1 : Number(values.articles);
  const totals = compareMany(lectern, seed, count, 1, (at, _, wrong) => report(`seed ${at}`, wrong));
  const list = (counts) => [...counts].map(([name, number]) => `${name} ${number}`).join(", ");
  console.log(`${totals.articles} articles from seed ${seed} on, ${totals.different} read as something else`);
  console.log(list(totals.readers));
  console.log(list([...totals.elements].sort(([a], [b]) => (a < b ? -1 : 1))));
  process.exitCode = totals.different > 0 ? 1 : 0;
}
