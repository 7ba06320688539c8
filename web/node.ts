/**
 * Lectern for Node: the same API as in browsers, without a DOM library.
 *
 *     import { load } from "lectern";
 *     const lectern = await load();
 *     const article = lectern.parse(await readFile("story.html"), { url: "https://example.org/story" });
 *
 * @module
 */
import { reasonOf } from "./cancel.js";
import { Core } from "./core.js";
import { asLecternError } from "./errors.js";
import { Lectern as HeadlessLectern } from "./lectern.js";
import { loader } from "./load.js";
import { readModule } from "./read_module.js";
import type { Article, LoadOptions, Rendering, RenderOptions } from "./types.js";

export * from "./public.js";

/** Lectern at work in Node: what `load` gives. It also renders articles as files. */
export class Lectern extends HeadlessLectern {
  /**
   * Renders an article as a PDF, or as PNG or SVG pages. Its pictures are fetched, but for those that are too many, too
   * large or too slow, unless `images` is false; they may be at any http(s) address that the page names, also one of
   * your own network.
   * The same article, fonts and options give the same bytes.
   * @param article read with `formats: ["nodes"]`
   * @throws LecternError invalid-options, font-failed, missing-dependency, load-failed, page-too-small, too-large,
   * trap; the reason of the signal
   */
  async render(article: Article, options: RenderOptions): Promise<Rendering> {
    try {
      const { renderFiles } = await import("./render/index.js");
      return await renderFiles(article, options, (settings) => this.present(settings));
    } catch (error) {
      throw options?.signal?.aborted ? reasonOf(options.signal) : asLecternError(error);
    }
  }
}

/**
 * Loads the WebAssembly module and starts it. Memoised: calling it again costs nothing.
 * @param options where the module comes from; by default `lectern.wasm` beside this script. `wasmUrl` may be file:,
 * http: or https:
 * @throws LecternError load-failed; the reason of the signal; a later call tries again
 */
export function load(options?: LoadOptions): Promise<Lectern> {
  // Created on first use: as a constant of the module, it would stay in bundles that never call `load`.
  loadFrom ??= loader(
    "lectern.wasm",
    (wasmUrl, signal) => readModule(new URL(wasmUrl ?? "lectern.wasm", import.meta.url), signal),
    async (module) => new Lectern(await Core.start(module)),
  );
  return loadFrom(options);
}

let loadFrom: typeof load | undefined;
