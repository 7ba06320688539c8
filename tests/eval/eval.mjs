// npm run eval: how well the built library reads the pages of a corpus, by page type.
//
//   --corpus FOLDER   WCXB, Mozilla's or defuddle's pages (../shared/corpus/wcxb-dev)
//   --worst N         lists the pages with the lowest F1
//   --favor WHAT      precision or recall
//   --json            the same figures as JSON
import { root } from "../../scripts/setup.mjs";
import { build } from "../../scripts/build.mjs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    corpus: { type: "string" },
    worst: { type: "string", default: "0" },
    favor: { type: "string" },
    json: { type: "boolean", default: false },
  },
});

await build();
const { load } = await import("../../dist/node.js");
const { pagesOf } = await import("./corpora.mjs");
const { summary } = await import("./score.mjs");

const corpus = values.corpus ? resolve(process.env.INIT_CWD ?? ".", values.corpus) : join(root, "../shared/corpus/wcxb-dev");
const lectern = await load();
const rows = pagesOf(corpus).map(({ id, type, url, html, score }) => ({ id, type, url, scores: score(lectern.parse(html(), { url, favor: values.favor, formats: ["markdown"] })) }));

const types = [...new Set(rows.map(({ type }) => type))].sort((a, b) => rows.filter(({ type }) => type === b).length - rows.filter(({ type }) => type === a).length);
const table = { all: summary(rows.map(({ scores }) => scores)) };
if (types.length > 1) for (const type of types) table[type] = summary(rows.filter((row) => row.type === type).map(({ scores }) => scores));

if (values.json) console.log(JSON.stringify(table, null, 1));
else {
  const cell = (value) => (value === null ? "–" : Number.isInteger(value) && value > 1 ? String(value) : value.toFixed(3)).padStart(10);
  const columns = Object.keys(table.all);
  console.log(`\n${"".padEnd(14)}${columns.map((name) => name.padStart(10)).join("")}`);
  for (const [type, figures] of Object.entries(table)) console.log(`${type.padEnd(14)}${columns.map((name) => (name === "pages" || name === "zero" ? String(figures[name]).padStart(10) : cell(figures[name]))).join("")}`);
  const worst = [...rows].sort((a, b) => a.scores.f1 - b.scores.f1).slice(0, Number(values.worst));
  for (const { id, type, url, scores } of worst) console.log(`${id.padEnd(30)} ${type.padEnd(13)} F1 ${scores.f1.toFixed(3)}  ${url ?? ""}`);
}
