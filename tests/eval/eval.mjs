// npm run eval: how well the built library reads the pages of a corpus, by page type.
//
//   --corpus FOLDER   WCXB, Mozilla's, defuddle's, trafilatura's or Postlight's pages (../shared/corpus/wcxb-dev)
//   --worst N         lists the pages with the lowest F1
//   --favor WHAT      precision or recall
//   --folds           each page by a model that has not seen it: WCXB's development pages, after npm run train
//   --readable        compares isReadable with Mozilla's isProbablyReaderable instead, in jsdom: some minutes
// --live            compares the articles of live pages with those of their markup instead, in Chromium: a minute for
// 100 pages
//   --count N         so many pages of the corpus, with --live (100)
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
    folds: { type: "boolean", default: false },
    readable: { type: "boolean", default: false },
    live: { type: "boolean", default: false },
    count: { type: "string", default: "100" },
    json: { type: "boolean", default: false },
  },
});

await build();
const { load } = await import("../../dist/node.js");
const { pagesOf, spread } = await import("./corpora.mjs");
const { summary } = await import("./score.mjs");

const corpus = values.corpus
  ? resolve(process.env.INIT_CWD ?? ".", values.corpus)
  : join(root, "../shared/corpus/wcxb-dev");
const lectern = await load();
if (values.readable) {
  const { compareReadable } = await import("./readable.mjs");
  console.table(await compareReadable(pagesOf(corpus), lectern));
  process.exit();
}
const pages = pagesOf(corpus);
if (values.live) {
  const { compareLive } = await import("./live.mjs");
  const rows = await compareLive(spread(pages, Number(values.count)));
  const mean = (key) => (rows.reduce((sum, row) => sum + row[key], 0) / rows.length).toFixed(4);
  console.log(
    `${rows.length} live pages, their words against those of their markup: F1 ${mean("f1")}, without what was marked as hidden ${mean("visible")}`,
  );
  for (const { id, type, url, f1, visible } of rows
    .sort((a, b) => a.visible - b.visible)
    .slice(0, Number(values.worst)))
    console.log(`${id.padEnd(30)} ${type.padEnd(13)} F1 ${f1.toFixed(3)}, ${visible.toFixed(3)}  ${url}`);
  process.exit();
}
const byFolds = values.folds ? (await import("./folds.mjs")).readByFolds(pages) : null;
const read = ({ id, url, html }) =>
  byFolds ? byFolds.get(id) : lectern.parse(html(), { url, favor: values.favor, formats: ["markdown"] });
const rows = pages.map((page) => {
  const article = read(page);
  return {
    id: page.id,
    type: page.type,
    url: page.url,
    confidence: article?.confidence ?? 0,
    scores: page.score(article),
  };
});

const types = [...new Set(rows.map(({ type }) => type))].sort(
  (a, b) => rows.filter(({ type }) => type === b).length - rows.filter(({ type }) => type === a).length,
);
const table = { all: summary(rows.map(({ scores }) => scores)) };
if (types.length > 1)
  for (const type of types) table[type] = summary(rows.filter((row) => row.type === type).map(({ scores }) => scores));

if (values.json) console.log(JSON.stringify(table, null, 1));
else {
  const cell = (value) =>
    (value === null ? "–" : Number.isInteger(value) && value > 1 ? String(value) : value.toFixed(3)).padStart(10);
  const columns = Object.keys(table.all);
  console.log(`\n${"".padEnd(14)}${columns.map((name) => name.padStart(10)).join("")}`);
  for (const [type, figures] of Object.entries(table))
    console.log(
      `${type.padEnd(14)}${columns.map((name) => (name === "pages" || name === "zero" ? String(figures[name]).padStart(10) : cell(figures[name]))).join("")}`,
    );
  if (rows[0]?.scores.f1 === undefined) process.exit(); // segments are scored over all pages only
  const sure = rows.filter(({ confidence }) => confidence >= 0.9);
  console.log(
    `\nof ${sure.length} pages with confidence 0.9 or more, ${((100 * sure.filter(({ scores }) => scores.f1 >= 0.9).length) / sure.length).toFixed(1)} % have an F1 of 0.9 or more`,
  );
  const worst = [...rows].sort((a, b) => a.scores.f1 - b.scores.f1).slice(0, Number(values.worst));
  for (const { id, type, url, scores } of worst)
    console.log(`${id.padEnd(30)} ${type.padEnd(13)} F1 ${scores.f1.toFixed(3)}  ${url ?? ""}`);
}
