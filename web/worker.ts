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

async function answerTo({ work, page, options, wasmUrl }: WorkerTask): Promise<WorkerAnswer> {
  try {
    return { answer: (await load(wasmUrl ? { wasmUrl } : {}))[work](page, options) };
  } catch (error) {
    return {
      error: {
        code: error instanceof LecternError ? error.code : "load-failed",
        message: messageOf(error),
      },
    };
  }
}

addEventListener("message", ({ data }: MessageEvent<WorkerTask>) => void answerTo(data).then(postMessage));
