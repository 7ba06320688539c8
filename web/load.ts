import { Core } from "./core.js";
import { LecternError, messageOf } from "./errors.js";
import type { Lectern } from "./lectern.js";
import type { LoadOptions } from "./types.js";

/** Compiles the module as an entry point has it fetched. */
export type Compile = (wasmUrl: string | URL | undefined) => Promise<WebAssembly.Module>;

/**
 * Makes a `load` for a host. Each source of the module is loaded once; where loading fails, the next call tries again.
 * @param compile fetches and compiles the module; undefined stands for the file beside the script
 * @param make what the module is given out as
 */
export function loader<T extends Lectern>(compile: Compile, make: new (core: Core) => T): (options?: LoadOptions) => Promise<T> {
  const loaded = new Map<unknown, Promise<T>>();

  async function start({ wasmUrl, wasmBinary }: LoadOptions): Promise<T> {
    let module: WebAssembly.Module;
    try {
      module = wasmBinary ? await WebAssembly.compile(wasmBinary as BufferSource) : await compile(wasmUrl);
    } catch (error) {
      if (error instanceof LecternError) throw error;
      const from = wasmBinary ? "wasmBinary" : String(wasmUrl ?? "lectern.wasm");
      throw new LecternError("load-failed", `The WebAssembly module (${from}) could not be loaded: ${messageOf(error)}`, error);
    }
    return new make(await Core.start(module));
  }

  return (options = {}) => {
    const key = options.wasmBinary ?? options.wasmUrl?.toString();
    let lectern = loaded.get(key);
    if (!lectern) {
      lectern = start(options);
      loaded.set(key, lectern);
      lectern.catch(() => loaded.delete(key));
    }
    return lectern;
  };
}
