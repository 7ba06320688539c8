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
import type { OpenOptions, OpenReader } from "./element/open.js";
import { fetchModule } from "./fetch_module.js";
import { Lectern } from "./lectern.js";
import { loader } from "./load.js";
import type { LoadOptions } from "./types.js";

export * from "./public.js";

/** Lectern in a browser: it can show what it reads. */
export class BrowserLectern extends Lectern {
  /**
   * Offers the reader over a whole page: a floating button that opens it, or, with `button: false`, the reader at once.
   * Loads `element.js`, beside this script, when it is first called.
   */
  async open(page: Document = document, options: OpenOptions = {}): Promise<OpenReader> {
    const { open } = await import("./element/index.js");
    return open(page, options);
  }
}

/**
 * Loads the WebAssembly module and starts it. Memoised: calling it again costs nothing.
 * The page's CSP needs `script-src … 'wasm-unsafe-eval'`, and `connect-src` for the module's address.
 * @param options where the module comes from; by default `lectern.wasm` beside this script
 * @throws LecternError load-failed; a later call tries again
 */
export const load: (options?: LoadOptions) => Promise<BrowserLectern> = loader(
  "lectern.wasm",
  (wasmUrl) => fetchModule(wasmUrl ?? new URL("lectern.wasm", import.meta.url)),
  async (module) => new BrowserLectern(await Core.start(module)),
);
