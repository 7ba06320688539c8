// npm run size: what a page downloads, and the extension, held against the budget.
import { root } from "./setup.mjs";
import { build } from "./build.mjs";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

// In KB of 1,000 bytes; null where there is no budget.
const budget = [
  { file: "lectern.wasm", raw: null, brotli: 299 },
  { file: "lectern.js", raw: null, brotli: 18.8 },
  { file: "layout.wasm", raw: 750, brotli: 230 },
  { file: "layout.js", raw: null, brotli: 20.5 },
  { file: "element.js", raw: null, brotli: 47 },
  { file: "exports.js", raw: null, brotli: 15 },
  { file: "notes_store.js", raw: null, brotli: 2.5 },
  { file: "pages_view.js", raw: null, brotli: 15.8 },
  { file: "extension/chromium.zip", raw: 1200, brotli: null },
];

await build();
let over = 0;
for (const { file, raw, brotli } of budget) {
  const bytes = readFileSync(join(root, "dist", file));
  const packed = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  for (const [what, size, limit] of [
    ["raw", bytes.length, raw],
    ["brotli", packed.length, brotli],
  ]) {
    const tooBig = limit !== null && size > limit * 1000;
    over += tooBig ? 1 : 0;
    console.log(
      `${file.padEnd(22)} ${what.padEnd(7)} ${(size / 1000).toFixed(1).padStart(6)} KB${limit === null ? "" : `   budget ${limit} KB${tooBig ? "   TOO BIG" : ""}`}`,
    );
  }
}
process.exitCode = over > 0 ? 1 : 0;
