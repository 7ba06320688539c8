import { LecternError, messageOf } from "./errors.js";

/** Where a module comes from. */
interface Source {
  wasmUrl?: string | URL;
  wasmBinary?: Uint8Array | ArrayBuffer;
  wasmModule?: WebAssembly.Module;
}

/** Compiles a module as an entry point has it fetched. */
export type Compile = (wasmUrl: string | URL | undefined) => Promise<WebAssembly.Module>;

/**
 * Makes a `load` for a host. Each source of the module is loaded once; where loading fails, the next call tries again.
 * @param file the module's name, for errors
 * @param compile fetches and compiles the module; undefined stands for the file beside the script
 * @param start makes of the module what is given out
 */
export function loader<T>(
  file: string,
  compile: Compile,
  start: (module: WebAssembly.Module) => Promise<T>,
): (options?: Source) => Promise<T> {
  const loaded = new Map<unknown, Promise<T>>();

  async function load({ wasmUrl, wasmBinary, wasmModule }: Source): Promise<T> {
    let module: WebAssembly.Module;
    try {
      if (wasmModule && !(wasmModule instanceof WebAssembly.Module)) throw new TypeError("it is no WebAssembly.Module");
      module = wasmModule ?? (await (wasmBinary ? WebAssembly.compile(wasmBinary as BufferSource) : compile(wasmUrl)));
    } catch (error) {
      if (error instanceof LecternError) throw error;
      const from = wasmModule ? "wasmModule" : wasmBinary ? "wasmBinary" : String(wasmUrl ?? file);
      throw new LecternError(
        "load-failed",
        `The WebAssembly module (${from}) could not be loaded: ${messageOf(error)}`,
        error,
      );
    }
    return start(module);
  }

  return (options = {}) => {
    const key = options.wasmModule ?? options.wasmBinary ?? options.wasmUrl?.toString();
    let made = loaded.get(key);
    if (!made) {
      made = load(options);
      loaded.set(key, made);
      made.catch(() => loaded.delete(key));
    }
    return made;
  };
}
