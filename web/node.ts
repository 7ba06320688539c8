/**
 * Lectern for Node: the same API as in browsers, without a DOM library.
 *
 *     import { load } from "lectern";
 *     const lectern = await load();
 *     const article = lectern.parse(await readFile("story.html"), { url: "https://example.org/story" });
 *
 * @module
 */
import { Core } from "./core.js";
import { Lectern } from "./lectern.js";
import { loader } from "./load.js";
import { readModule } from "./read_module.js";
import type { LoadOptions } from "./types.js";

export * from "./public.js";

/**
 * Loads the WebAssembly module and starts it. Memoised: calling it again costs nothing.
 * @param options where the module comes from; by default `lectern.wasm` beside this script. `wasmUrl` may be file:, http: or https:
 * @throws LecternError load-failed; a later call tries again
 */
export const load: (options?: LoadOptions) => Promise<Lectern> = loader(
  "lectern.wasm",
  (wasmUrl) => readModule(new URL(wasmUrl ?? "lectern.wasm", import.meta.url)),
  async (module) => new Lectern(await Core.start(module)),
);
