// What comes with a built module: the chunks that it imports, and those that they import.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** As esbuild writes the static imports and re-exports of chunks, which stand beside each other. */
const imports = /(?:from|import) ?"\.\/([\w-]+\.js)"/g;

/**
 * The files that a browser loads for a module before it runs: the module first, then its chunks, each once.
 * @param {string} folder where the files are
 * @param {string} name such as "element.js"
 */
export function withChunks(folder, name) {
  const files = new Set([name]);
  for (const file of files)
    for (const [, chunk] of readFileSync(join(folder, file), "utf8").matchAll(imports)) files.add(chunk);
  return [...files];
}
