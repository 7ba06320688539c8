// A module of web/ by itself, for tests of what no built file exports.
import { bundle } from "../../scripts/bundle.mjs";
import { root } from "../../scripts/setup.mjs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Bundles a TypeScript file, from the checkout's root, and imports it.
 * @param how options of `bundle`, such as the platform
 */
export async function importSource(path, how = {}) {
  const output = join(root, "build/tests", path.replace(/ts$/, "mjs"));
  await bundle(path, output, { minify: false, ...how });
  return import(pathToFileURL(output));
}
