// The pages that are measured.
import { root } from "../../scripts/setup.mjs";
import { decode } from "../../dist/node.js";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";

const corpus = join(root, "../shared/corpus/wcxb-dev/html");

function* htmlFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile() && /\.html?(?:\.gz)?$/.test(entry.name)) yield join(entry.parentPath ?? entry.path, entry.name);
  }
}

/**
 * At most `count` pages of a folder (.html and .html.gz, in folders within it too), evenly taken from its list by name,
 * as text.
 * Without a folder: the development corpus beside the checkout, else the project's own fixtures and samples.
 */
export function pagesOf(folder, count) {
  const folders = folder
    ? [resolve(process.env.INIT_CWD ?? ".", folder)]
    : existsSync(corpus)
      ? [corpus]
      : [join(root, "tests/fixtures"), join(root, "demo/samples")];
  const files = folders.flatMap((each) => [...htmlFiles(each)].sort());
  const step = Math.max(1, files.length / count);
  const chosen = Array.from({ length: Math.min(count, files.length) }, (_, index) => files[Math.floor(index * step)]);
  const pages = chosen.map((file) => {
    const bytes = readFileSync(file);
    return decode(file.endsWith(".gz") ? gunzipSync(bytes) : bytes).text;
  });
  return { pages, from: folders.join(", ") };
}
