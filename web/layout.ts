/**
 * Articles in pages: a second WebAssembly module, for browsers and workers. Only loaded where pages are wanted.
 *
 *     import { loadLayout, canvasMeasurer } from "lectern/layout";
 *     const layout = await loadLayout();
 *     const pages = layout.layOut(nodes, { width: 600, height: 800, measurer });
 *
 * @module
 */
import { fetchModule } from "./fetch_module.js";
import { LayoutModule } from "./layout/layout_module.js";
import type { Layout, LayoutLoadOptions } from "./layout/types.js";
import { loader } from "./load.js";

export * from "./layout/public.js";

/**
 * Loads the layout module and starts it. Memoised: calling it again costs nothing.
 * @param options where the module comes from; by default `layout.wasm` beside this script
 * @throws LecternError load-failed; a later call tries again
 */
export const loadLayout: (options?: LayoutLoadOptions) => Promise<Layout> = loader(
  "layout.wasm",
  (wasmUrl, signal) => fetchModule(wasmUrl ?? new URL("layout.wasm", import.meta.url), signal),
  (module) => LayoutModule.start(module),
);
