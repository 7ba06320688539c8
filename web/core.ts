// The one file that knows of Emscripten's glue: instances of the WebAssembly module, and text going in and coming out.
import createGlue, { type Glue, type GlueText } from "../build/wasm/lectern.js";
import { LecternError, type LecternErrorCode, messageOf } from "./errors.js";

/** What the module can do with a page; `join` takes the pages of an article, as JSON. */
export type Operation = "parse" | "isReadable" | "explain" | "join";

/** An instance whose memory is larger than this after a call (bytes) is not used again: WebAssembly memory never shrinks. */
const keptMemory = 128 * 1024 * 1024;

const quiet = { print() {}, printErr() {} };

/** Starts an instance at once, or returns undefined where the host lets no module of this size start on its main thread. */
function startNow(module: WebAssembly.Module): Glue | undefined {
  let started = false;
  const options = {
    ...quiet,
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void) {
      const instance = new WebAssembly.Instance(module, imports);
      started = true;
      done(instance, module);
      return instance.exports;
    },
  };
  // The glue puts its functions on the object that it was given, and does so before it returns where the instance was there.
  try {
    createGlue(options).catch(() => undefined);
  } catch {
    return undefined;
  }
  return started && "parse" in options ? (options as unknown as Glue) : undefined;
}

/** Starts an instance without holding up the thread. */
function startSoon(module: WebAssembly.Module): Promise<Glue> {
  return new Promise((resolve, reject) => {
    createGlue({
      ...quiet,
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(module, imports)
          .then((instance) => done(instance, module))
          .catch(reject);
        return {};
      },
    }).then(resolve, reject);
  });
}

/** Writes a page into the module's input buffer and returns its size in bytes. Lone surrogates become U+FFFD. */
function write(glue: Glue, page: string | Uint8Array): number {
  const allocate = (size: number): number => {
    const pointer = size <= 0xffff_ffff ? glue.allocate(size) : 0;
    if (pointer === 0) throw new LecternError("too-large", `There is not enough memory for a page of ${page.length} characters.`);
    return pointer;
  };
  if (typeof page !== "string") {
    const pointer = allocate(page.byteLength);
    glue.HEAPU8.set(page, pointer);
    return page.byteLength;
  }
  // A UTF-16 unit takes 1 to 3 bytes of UTF-8. Few pages need more than half of that.
  const encoder = new TextEncoder();
  for (const bytesPerUnit of [1.5, 3]) {
    const size = Math.ceil(page.length * bytesPerUnit);
    const pointer = allocate(size);
    const { read, written } = encoder.encodeInto(page, glue.HEAPU8.subarray(pointer, pointer + size));
    if (read === page.length) return written;
  }
  throw new LecternError("trap", "The page could not be encoded as UTF-8.");
}

const bytesOf = (glue: Glue, { pointer, size }: GlueText): Uint8Array<ArrayBuffer> => glue.HEAPU8.subarray(pointer, pointer + size);

function read(glue: Glue, text: GlueText): unknown {
  const answer = JSON.parse(new TextDecoder().decode(bytesOf(glue, text)));
  if (answer.error) throw new LecternError(answer.error.code as LecternErrorCode, answer.error.message);
  return answer;
}

function toJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "null";
  } catch (error) {
    throw new LecternError("invalid-options", `The options or settings cannot be written as JSON: ${messageOf(error)}`, error);
  }
}

const trapped = (error: unknown): LecternError =>
  new LecternError("trap", `The WebAssembly module stopped (${messageOf(error)}). The next call has a fresh one.`, error);

/**
 * The WebAssembly module at work. Each call runs to its end before it returns. An instance that trapped, or whose memory grew
 * large, is dropped, and the next call has a fresh one.
 */
export class Core {
  private readonly module: WebAssembly.Module;
  private glue: Glue | undefined;
  /** Only where instances cannot be started at once: the next one, kept ready. */
  private spare: Glue | undefined;

  private constructor(module: WebAssembly.Module) {
    this.module = module;
  }

  /** Starts a compiled module. */
  static async start(module: WebAssembly.Module): Promise<Core> {
    const core = new Core(module);
    try {
      core.glue = startNow(module);
      if (!core.glue) [core.glue, core.spare] = await Promise.all([startSoon(module), startSoon(module)]);
    } catch (error) {
      throw new LecternError("load-failed", `The WebAssembly module could not be started: ${messageOf(error)}`, error);
    }
    return core;
  }

  /**
   * Does one thing with a page.
   * @param page text, or bytes of UTF-8 without a byte order mark (invalid ones count as U+FFFD)
   * @param options the module's options, written to JSON
   * @return the module's answer
   */
  call(operation: Operation, page: string | Uint8Array, options: unknown): unknown {
    const json = toJson(options);
    return this.run((glue) => read(glue, glue[operation](write(glue, page), json)));
  }

  /** Like {@link call}, but the answer, also where it is an error, as it stands in the module: JSON in UTF-8, copied. */
  callForJson(operation: Operation, page: string | Uint8Array, options: unknown): Uint8Array<ArrayBuffer> {
    const json = toJson(options);
    return this.run((glue) => bytesOf(glue, glue[operation](write(glue, page), json)).slice());
  }

  /**
   * Does one thing with a page that arrives in pieces. Until it is there it has an instance for itself, so that other calls may
   * come between.
   * @param piecesOf the page's pieces, text or bytes of UTF-8; no more are taken than maxBytes allows
   */
  async callIncoming(operation: Operation, piecesOf: (maxBytes: number) => AsyncIterable<string | Uint8Array>, options: unknown): Promise<unknown> {
    const json = toJson(options);
    const glue = this.glue ?? startNow(this.module) ?? (await startSoon(this.module));
    this.glue = undefined;
    const step = <T>(work: () => T): T => {
      try {
        return work();
      } catch (error) {
        throw error instanceof LecternError ? error : trapped(error);
      }
    };
    const { maxBytes } = step(() => read(glue, glue.open(json))) as { maxBytes: number };
    for await (const piece of piecesOf(maxBytes)) if (!step(() => glue.push(write(glue, piece)))) break;
    const answer = step(() => read(glue, glue[operation](0, json)));
    if (glue.HEAPU8.byteLength <= keptMemory) this.glue ??= glue;
    return answer;
  }

  /** The style for settings, as the module answers it. */
  present(settings: unknown): unknown {
    const json = toJson(settings);
    return this.run((glue) => read(glue, glue.present(json)));
  }

  private run<T>(work: (glue: Glue) => T): T {
    const glue = this.take();
    try {
      return work(glue);
    } catch (error) {
      if (error instanceof LecternError) throw error;
      // A trap leaves the memory in the middle of things: nothing in it can be trusted.
      this.glue = undefined;
      throw trapped(error);
    } finally {
      if (glue.HEAPU8.byteLength > keptMemory) this.glue = undefined;
    }
  }

  private take(): Glue {
    this.glue ??= startNow(this.module) ?? this.takeSpare();
    if (!this.glue) throw new LecternError("trap", "The WebAssembly module is still starting again; try again in a moment.");
    return this.glue;
  }

  private takeSpare(): Glue | undefined {
    const spare = this.spare;
    this.spare = undefined;
    startSoon(this.module).then(
      (glue) => (this.spare = glue),
      () => undefined,
    );
    return spare;
  }
}
