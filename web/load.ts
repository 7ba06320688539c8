import { checkSignal, reasonOf, unlessAborted } from "./cancel.js";
import { LecternError, messageOf } from "./errors.js";

/** Where a module comes from. */
interface Source {
  wasmUrl?: string | URL;
  wasmBinary?: Uint8Array | ArrayBuffer;
  wasmModule?: WebAssembly.Module;
  signal?: AbortSignal;
}

/** Loading from one source. */
interface Loading<T> {
  made: Promise<T>;
  /** How many calls wait for it; infinite when it is done, and kept. */
  waiting: number;
  stop: () => void;
}

/** Compiles a module as an entry point has it fetched. */
export type Compile = (wasmUrl: string | URL | undefined, signal: AbortSignal) => Promise<WebAssembly.Module>;

/**
 * Makes a `load` for a host. Each source of the module is loaded once; where loading fails, the next call tries again.
 * A signal cancels one call. Loading itself ends when all its calls are cancelled.
 * @param file the module's name, for errors
 * @param compile fetches and compiles the module; undefined stands for the file beside the script
 * @param start makes of the module what is given out
 */
export function loader<T>(
  file: string,
  compile: Compile,
  start: (module: WebAssembly.Module) => Promise<T>,
): (options?: Source) => Promise<T> {
  const loaded = new Map<unknown, Loading<T>>();

  async function load({ wasmUrl, wasmBinary, wasmModule }: Source, signal: AbortSignal): Promise<T> {
    let module: WebAssembly.Module;
    try {
      if (wasmModule && !(wasmModule instanceof WebAssembly.Module)) throw new TypeError("it is no WebAssembly.Module");
      module =
        wasmModule ?? (await (wasmBinary ? WebAssembly.compile(wasmBinary as BufferSource) : compile(wasmUrl, signal)));
    } catch (error) {
      if (error instanceof LecternError) throw error;
      const from = wasmModule ? "wasmModule" : wasmBinary ? "wasmBinary" : String(wasmUrl ?? file);
      throw new LecternError(
        "load-failed",
        `The WebAssembly module (${from}) could not be loaded: ${messageOf(error)}`,
        error,
      );
    }
    if (signal.aborted) throw reasonOf(signal);
    return start(module);
  }

  function loading(key: unknown, options: Source): Loading<T> {
    const control = new AbortController();
    const stop = () => {
      if (loaded.get(key) === one) loaded.delete(key);
      control.abort();
    };
    const one: Loading<T> = { made: load(options, control.signal), waiting: 0, stop };
    one.made.then(() => (one.waiting = Infinity), stop);
    loaded.set(key, one);
    return one;
  }

  /** Waits for it until the signal comes; who is the last to give up ends it. */
  async function wait(one: Loading<T>, signal: AbortSignal): Promise<T> {
    one.waiting += 1;
    try {
      checkSignal(signal);
      return await unlessAborted(one.made, signal);
    } finally {
      one.waiting -= 1;
      if (one.waiting === 0) one.stop();
    }
  }

  return (options = {}) => {
    const key = options.wasmModule ?? options.wasmBinary ?? options.wasmUrl?.toString();
    const one = loaded.get(key) ?? loading(key, options);
    if (options.signal !== undefined) return wait(one, options.signal);
    one.waiting = Infinity;
    return one.made;
  };
}
