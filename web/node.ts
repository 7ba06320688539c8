/**
 * Lectern for Node: the same API as in browsers, without a DOM library.
 *
 *     import { load } from "lectern";
 *     const lectern = await load();
 *     const article = lectern.parse(await readFile("story.html"), { url: "https://example.org/story" });
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { Lectern } from "./lectern.js";
import { loader, type Compile } from "./load.js";

export * from "./public.js";

const compile: Compile = async (wasmUrl) => {
  const url = new URL(wasmUrl ?? "lectern.wasm", import.meta.url);
  if (url.protocol === "file:") return WebAssembly.compile(await readFile(url));
  const response = await fetch(url);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return WebAssembly.compile(await response.arrayBuffer());
};

/**
 * Loads the WebAssembly module and starts it. Memoised: calling it again costs nothing.
 * @param options where the module comes from; by default `lectern.wasm` beside this script. `wasmUrl` may be file:, http: or https:
 * @throws LecternError load-failed; a later call tries again
 */
export const load = loader(compile, Lectern);
