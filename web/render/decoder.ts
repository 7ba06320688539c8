// Pictures are decoded in a worker thread: the program goes on meanwhile, and a signal or a limit ends it.
import { Worker } from "node:worker_threads";
import { LecternError } from "../errors.js";
import type { DecodedPicture } from "../picture_worker.js";

/** Decodes pictures one after the other. */
export class Decoder {
  private worker: Worker | undefined;

  /**
   * @param timeout milliseconds that one may take
   * @param signal ends it before
   */
  constructor(
    private readonly timeout: number,
    private readonly signal?: AbortSignal,
  ) {}

  /**
   * A picture as PNG.
   * @throws LecternError unsupported-content
   */
  async toPng(bytes: Uint8Array): Promise<Uint8Array> {
    const worker = (this.worker ??= new Worker(new URL("./picture_worker.js", import.meta.url)));
    let end = (): void => {};
    try {
      return await new Promise<Uint8Array>((resolve, reject) => {
        const fail = (why: string, cause?: unknown): void => {
          this.close();
          reject(new LecternError("unsupported-content", why, cause));
        };
        const late = setTimeout(
          () => fail(`It takes longer than ${this.timeout / 1000} seconds to decode.`),
          this.timeout,
        );
        const stop = (): void => fail("Rendering was cancelled.");
        this.signal?.addEventListener("abort", stop, { once: true });
        end = () => {
          clearTimeout(late);
          this.signal?.removeEventListener("abort", stop);
          worker.removeAllListeners();
        };
        worker.on("error", (error) => fail("It is damaged.", error));
        worker.on("exit", () => fail("It is damaged."));
        worker.on("message", (decoded: DecodedPicture) =>
          decoded ? resolve(decoded) : reject(new LecternError("unsupported-content", "It is damaged.")),
        );
        worker.postMessage(bytes);
      });
    } finally {
      end();
      // What becomes of it on its way out concerns nobody any more.
      worker.on("error", () => {});
    }
  }

  /** Ends the worker thread, whatever it is doing. */
  close(): void {
    void this.worker?.terminate();
    this.worker = undefined;
  }
}
