/**
 * Articles in pages, in Node: as `layout.ts`, with the module read from its file.
 *
 * @module
 */
import { LayoutModule } from "./layout/layout_module.js";
import type { Layout, LayoutLoadOptions } from "./layout/types.js";
import { loader } from "./load.js";
import { readModule } from "./read_module.js";

export * from "./layout/public.js";

/**
 * Loads the layout module and starts it. Memoised: calling it again costs nothing.
 * @param options where the module comes from; by default `layout.wasm` beside this script. `wasmUrl` may be file:,
 * http: or https:
 * @throws LecternError load-failed; a later call tries again
 */
export const loadLayout: (options?: LayoutLoadOptions) => Promise<Layout> = loader(
  "layout.wasm",
  (wasmUrl, signal) => readModule(new URL(wasmUrl ?? "layout.wasm", import.meta.url), signal),
  (module) => LayoutModule.start(module),
);
