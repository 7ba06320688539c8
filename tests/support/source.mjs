// A module of web/ by itself, for tests of what no built file exports.
import { bundle } from "../../scripts/bundle.mjs";
import { root } from "../../scripts/setup.mjs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Bundles a TypeScript file, from the checkout's root, and imports it. */
export async function importSource(path) {
  const output = join(root, "build/tests", path.replace(/ts$/, "mjs"));
  await bundle(path, output, { minify: false });
  return import(pathToFileURL(output));
}
