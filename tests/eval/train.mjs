// npm run train: measures the pages of a WCXB corpus with the native library and learns wasm/extract/model.inc from
// them. Takes four minutes and more; needs Python with numpy and xgboost (Debian: python3-numpy, python3-xgboost).
//
//   --corpus FOLDER   ../shared/corpus/wcxb-dev
//   --python PROGRAM  /usr/bin/python3
//   --choices         compares models of other sizes instead (a quarter of an hour)
import { root } from "../../scripts/setup.mjs";
import { build } from "../../scripts/build.mjs";
import { execFileSync, spawn } from "node:child_process";
import { createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    corpus: { type: "string" },
    python: { type: "string", default: "/usr/bin/python3" },
    choices: { type: "boolean" },
  },
});
const corpus = values.corpus
  ? resolve(process.env.INIT_CWD ?? ".", values.corpus)
  : join(root, "../shared/corpus/wcxb-dev");
const folder = join(root, "build/train");
const run = (program, ...args) => execFileSync(program, args, { cwd: root, stdio: "inherit" });

await build(); // corpora.mjs decodes pages with the built library
const { pagesOf } = await import("./corpora.mjs");
run("cmake", "--preset", "native");
run("ninja", "-C", "build/native", "lectern_dump");
mkdirSync(folder, { recursive: true });
const dump = join(root, "build/native/tests/lectern_dump");
writeFileSync(join(folder, "features.json"), execFileSync(dump, ["--features"]));

const measuring = spawn(dump, { stdio: ["pipe", "pipe", "inherit"] });
const written = measuring.stdout.pipe(createWriteStream(join(folder, "dump.ndjson")));
for (const { id, url, html } of pagesOf(corpus))
  if (!measuring.stdin.write(`${JSON.stringify({ id, url, html: html() })}\n`))
    await new Promise((go) => measuring.stdin.once("drain", go));
measuring.stdin.end();
await new Promise((go) => written.on("finish", go));

run(
  values.python,
  "tests/eval/train.py",
  "--dump",
  join(folder, "dump.ndjson"),
  "--features",
  join(folder, "features.json"),
  "--corpus",
  corpus,
  "--cache",
  join(folder, "labels.npz"),
  "--folds-out",
  join(folder, "folds"),
  "--out",
  "wasm/extract/model.inc",
  "--report",
  "tests/eval/model.md",
  ...(values.choices ? ["--choices"] : []),
);
