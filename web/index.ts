/**
 * Lectern for browsers and workers: any page in, a clean article out.
 *
 *     import { load } from "lectern";
 *     const lectern = await load();
 *     const article = lectern.parse(document);
 *
 * @module
 */
import { Core } from "./core.js";
import { fetchModule } from "./fetch_module.js";
import { Lectern } from "./lectern.js";
import { loader } from "./load.js";
import type { LoadOptions } from "./types.js";

export * from "./public.js";

/**
 * Loads the WebAssembly module and starts it. Memoised: calling it again costs nothing.
 * The page's CSP needs `script-src … 'wasm-unsafe-eval'`, and `connect-src` for the module's address.
 * @param options where the module comes from; by default `lectern.wasm` beside this script
 * @throws LecternError load-failed; the reason of the signal; a later call tries again
 */
export function load(options?: LoadOptions): Promise<Lectern> {
  // Created on first use: as a constant of the module, it would stay in bundles that never call `load`.
  loadFrom ??= loader(
    "lectern.wasm",
    (wasmUrl, signal) => fetchModule(wasmUrl ?? new URL("lectern.wasm", import.meta.url), signal),
    async (module) => new Lectern(await Core.start(module)),
  );
  return loadFrom(options);
}

let loadFrom: typeof load | undefined;
