// The types that users get: one declaration file for each entry of the package, and chunks that they share. A class
// thereby is the same type wherever it is imported from.
import { builtinModules } from "node:module";

/**
 * Bundles declaration files.
 * @param {Record<string, string>} entries by the names that their files get: the declarations that tsc wrote, absolute
 * @param {string} folder where the files go, absolute
 */
export async function bundleDeclarations(entries, folder) {
  const { rolldown } = await import("rolldown");
  const { dts } = await import("rolldown-plugin-dts");
  const bundle = await rolldown({
    input: entries,
    // The sources are declarations already, so nothing is compiled.
    plugins: [dts({ dtsInput: true, emitDtsOnly: true, oxc: true, tsconfig: false })],
    external: (name) => !/^[./]/.test(name) || builtinModules.includes(name),
  });
  await bundle.write({ dir: folder, format: "es", chunkFileNames: "chunk-[hash].d.ts" });
  await bundle.close();
}
