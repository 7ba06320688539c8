// npm run markdown: random articles against what readers of Markdown make of their Markdown.
//
//   npm run markdown -- --articles 100000 --seed 1
//   npm run markdown -- --seed 4711 --show    the page, the content and the Markdown of one
import { load } from "../../dist/node.js";
import { randomPage } from "./articles.mjs";
import { compareMany } from "./compare.mjs";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    articles: { type: "string", default: "3000" },
    seed: { type: "string", default: "1" },
    most: { type: "string", default: "20" },
    show: { type: "boolean", default: false },
  },
});
const lectern = await load();
const seed = Number(values.seed);
let left = Number(values.most);
if (values.show) {
  const { content, markdown } = lectern.parse(randomPage(seed), { formats: ["markdown"], favor: "recall" });
  console.log(`${randomPage(seed)}\n\n${content}\n\n${markdown}\n`);
}
const totals = compareMany(lectern, seed, values.show ? 1 : Number(values.articles), (at, _, wrong) => {
  if (left-- <= 0) return;
  console.log(`seed ${at}`);
  for (const { reader, expected, actual } of wrong) console.log(`  ${reader}\n    ${expected}\n    ${actual}`);
});
console.log(`${totals.articles} articles from seed ${seed} on, ${totals.different} read as something else`);
console.log([...totals.readers].map(([name, count]) => `${name} ${count}`).join(", "));
console.log(
  [...totals.elements]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => `${name} ${count}`)
    .join(", "),
);
process.exitCode = totals.different > 0 ? 1 : 0;
