/**
 * Lectern for browsers and workers: any page in, a clean article out.
 *
 *     import { load } from "lectern";
 *     const lectern = await load();
 *     const article = lectern.parse(document);
 *
 * @module
 */
import { loader } from "./load.js";

export * from "./public.js";

/**
 * Loads the WebAssembly module and starts it. Memoised: calling it again costs nothing.
 * The page's CSP needs `script-src … 'wasm-unsafe-eval'`, and `connect-src` for the module's address.
 * @param options where the module comes from; by default `lectern.wasm` beside this script
 * @throws LecternError load-failed; a later call tries again
 */
export const load = loader(async (wasmUrl) => {
  const response = await fetch(wasmUrl ?? new URL("lectern.wasm", import.meta.url));
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  // Streaming needs the right Content-Type, which not every server sends.
  const streams = response.headers.get("content-type")?.split(";")[0]!.trim().toLowerCase() === "application/wasm";
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
});
