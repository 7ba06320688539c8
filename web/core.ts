// The WebAssembly module that reads pages: text going in and coming out.
import createGlue, { type Glue, type GlueText } from "../build/wasm/lectern.js";
import { LecternError, type LecternErrorCode } from "./errors.js";
import { Instances, step, toJson } from "./instances.js";

/** What the module can do with a page; `join` takes the pages of an article, as JSON. */
export type Operation = "parse" | "isReadable" | "explain" | "join";

/** Writes a page into the module's input buffer and returns its size in bytes. Lone surrogates become U+FFFD. */
function write(glue: Glue, page: string | Uint8Array): number {
  const allocate = (size: number): number => {
    const pointer = size <= 0xffff_ffff ? glue.allocate(size) : 0;
    if (pointer === 0)
      throw new LecternError("too-large", `There is not enough memory for a page of ${page.length} characters.`);
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

const bytesOf = (glue: Glue, { pointer, size }: GlueText): Uint8Array<ArrayBuffer> =>
  glue.HEAPU8.subarray(pointer, pointer + size);

function read(glue: Glue, text: GlueText): unknown {
  const answer = JSON.parse(new TextDecoder().decode(bytesOf(glue, text))) as {
    error?: { code: LecternErrorCode; message: string };
  };
  if (answer.error) throw new LecternError(answer.error.code, answer.error.message);
  return answer;
}

/**
 * The WebAssembly module at work. Each call runs to its end before it returns. An instance that trapped, or whose
 * memory grew large, is dropped, and the next call has a fresh one.
 */
export class Core {
  private readonly instances: Instances<Glue>;

  private constructor(instances: Instances<Glue>) {
    this.instances = instances;
  }

  /** Starts a compiled module. */
  static async start(module: WebAssembly.Module): Promise<Core> {
    return new Core(await Instances.start(createGlue, module));
  }

  /**
   * Does one thing with a page.
   * @param page text, or bytes of UTF-8 without a byte order mark (invalid ones count as U+FFFD)
   * @param options the module's options, written to JSON
   * @return the module's answer
   */
  call(operation: Operation, page: string | Uint8Array, options: unknown): unknown {
    const json = toJson(options);
    return this.instances.run((glue) => read(glue, glue[operation](write(glue, page), json)));
  }

  /**
   * Like {@link call}, but the answer, also where it is an error, as it stands in the module: JSON in UTF-8, copied.
   */
  callForJson(operation: Operation, page: string | Uint8Array, options: unknown): Uint8Array<ArrayBuffer> {
    const json = toJson(options);
    return this.instances.run((glue) => bytesOf(glue, glue[operation](write(glue, page), json)).slice());
  }

  /**
   * Does one thing with a page that arrives in pieces. Until it is there it has an instance for itself, so that other
   * calls may come between.
   * @param piecesOf the page's pieces, text or bytes of UTF-8; no more are taken than maxBytes allows
   */
  async callIncoming(
    operation: Operation,
    piecesOf: (maxBytes: number) => AsyncIterable<string | Uint8Array>,
    options: unknown,
  ): Promise<unknown> {
    const json = toJson(options);
    const glue = await this.instances.takeSoon();
    const { maxBytes } = step(() => read(glue, glue.open(json))) as { maxBytes: number };
    for await (const piece of piecesOf(maxBytes)) if (!step(() => glue.push(write(glue, piece)))) break;
    const answer = step(() => read(glue, glue[operation](0, json)));
    this.instances.giveBack(glue);
    return answer;
  }

  /** The style for settings, as the module answers it. */
  present(settings: unknown): unknown {
    const json = toJson(settings);
    return this.instances.run((glue) => read(glue, glue.present(json)));
  }
}
