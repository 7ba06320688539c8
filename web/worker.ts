// A worker that reads one page, so that the page that shows it keeps moving meanwhile.
import { LecternError, load } from "./index.js";
import type { Lectern } from "./lectern.js";
import { type LecternErrorCode, messageOf } from "./errors.js";
import type { Options, Page } from "./types.js";

/** What the worker is asked: once. */
export interface WorkerTask {
  work: "read" | "explain";
  page: Exclude<Page, { nodeType: number }>;
  options: Options;
  wasmUrl?: string;
}

/** What it says. */
export type WorkerAnswer =
  | { answer: ReturnType<Lectern[WorkerTask["work"]]> }
  | { error: { code: LecternErrorCode; message: string } };

addEventListener("message", async ({ data }: MessageEvent<WorkerTask>) => {
  const { work, page, options, wasmUrl } = data;
  let answer: WorkerAnswer;
  try {
    answer = { answer: (await load(wasmUrl ? { wasmUrl } : {}))[work](page, options) };
  } catch (error) {
    answer = {
      error: {
        code: error instanceof LecternError ? error.code : "load-failed",
        message: messageOf(error),
      },
    };
  }
  postMessage(answer);
});
