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
  const name = path.replace(/\.ts$/, "");
  const folder = join(root, "build/tests");
  const alone = { splitting: false, minify: false, plugins: [], outExtension: { ".js": ".mjs" } };
  await bundle({ [name]: path }, folder, { ...alone, ...how });
  return import(pathToFileURL(join(folder, `${name}.mjs`)));
}
