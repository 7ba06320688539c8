// npm run size: what a page downloads, and the extension, held against the budget.
import { root } from "./setup.mjs";
import { build } from "./build.mjs";
import { withChunks } from "./chunks.mjs";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

// In KB of 1,000 bytes; null where there is no budget. A module counts with its chunks, but without those that came
// with the one that it is loaded after.
const budget = [
  { file: "lectern.wasm", raw: null, brotli: 299 },
  { file: "lectern.js", raw: null, brotli: 18.8 },
  { file: "layout.wasm", raw: 750, brotli: 230 },
  { file: "layout.js", raw: null, brotli: 20.7 },
  { file: "element.js", after: "lectern.js", raw: null, brotli: 48 },
  { file: "exports.js", after: "element.js", raw: null, brotli: 11.5 },
  { file: "notes_store.js", after: "element.js", raw: null, brotli: 2.2 },
  { file: "pages_view.js", after: "element.js", raw: null, brotli: 31.5 },
  { file: "extension/chromium.zip", raw: 1200, brotli: null },
];

await build();
const dist = join(root, "dist");
const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const loaded = (file) => (file?.endsWith(".js") ? withChunks(dist, file) : [file]);

let over = 0;
for (const { file, after, ...limits } of budget) {
  const before = loaded(after);
  const files = loaded(file)
    .filter((name) => !before.includes(name))
    .map((name) => readFileSync(join(dist, name)));
  const sizes = {
    raw: sum(files.map((bytes) => bytes.length)),
    brotli: sum(files.map((bytes) => brotli(bytes).length)),
  };
  for (const [what, size] of Object.entries(sizes)) {
    const limit = limits[what];
    const tooBig = limit !== null && size > limit * 1000;
    over += tooBig ? 1 : 0;
    console.log(
      `${(after ? `${file} after ${after}` : file).padEnd(32)} ${what.padEnd(7)} ${(size / 1000).toFixed(1).padStart(6)} KB${limit === null ? "" : `   budget ${limit} KB${tooBig ? "   TOO BIG" : ""}`}`,
    );
  }
}
process.exitCode = over > 0 ? 1 : 0;
