// A worker thread of lectern batch: a line of JSON in, a line of JSON out.
import { parentPort, workerData } from "node:worker_threads";
import { LecternError, type LecternErrorCode, messageOf } from "./errors.js";
import type { Lectern } from "./lectern.js";
import { load } from "./node.js";
import type { Options } from "./types.js";

/** What every page of the batch is read with. */
export type BatchOptions = Pick<Options, "favor" | "comments" | "maxBytes">;

/** A line to read. */
export interface BatchTask {
  number: number;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What a line came to. */
export interface BatchAnswer {
  /** A line of JSON in UTF-8, its line feed included. */
  text: Uint8Array<ArrayBuffer>;
  outcome: "articles" | "nothing" | "errors";
}

/** Said when the reading of a page begins: what its line's id is. */
export interface BatchStart {
  id: string | number;
}

const port = parentPort!;
const options = workerData as BatchOptions;

function readLine(lectern: Lectern, { number, bytes }: BatchTask): { answer: object; outcome: BatchAnswer["outcome"] } {
  let id: BatchStart["id"] = number;
  const failure = (code: LecternErrorCode, message: string) => ({ answer: { id, error: { code, message } }, outcome: "errors" as const });
  try {
    const line: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof line !== "object" || line === null || Array.isArray(line)) return failure("invalid-line", `Line ${number} is not a JSON object.`);
    const { id: given, html, url } = line as Record<string, unknown>;
    if (given !== undefined && given !== null) {
      if (typeof given !== "string" && typeof given !== "number") return failure("invalid-line", `"id" in line ${number} is neither a string nor a number.`);
      id = given;
    }
    if (typeof html !== "string") return failure("invalid-line", `There is no string "html" in line ${number}.`);

    port.postMessage({ id } satisfies BatchStart);
    const start = performance.now();
    const { article, reason } = lectern.read(html, { ...options, url: (url ?? undefined) as string | undefined, formats: ["markdown"] });
    const ms = Math.round((performance.now() - start) * 1000) / 1000;
    return article ? { answer: { id, ms, ...article }, outcome: "articles" } : { answer: { id, ms, article: null, reason }, outcome: "nothing" };
  } catch (error) {
    if (error instanceof LecternError) return failure(error.code, error.message);
    if (error instanceof SyntaxError) return failure("invalid-line", `Line ${number} is not JSON: ${error.message}`);
    return failure("worker-failed", messageOf(error));
  }
}

// Tasks that come before the module is loaded wait in the port.
load().then((lectern) => {
  port.postMessage("ready");
  port.on("message", (task: BatchTask) => {
    const { answer, outcome } = readLine(lectern, task);
    const text = new TextEncoder().encode(JSON.stringify(answer) + "\n");
    port.postMessage({ text, outcome } satisfies BatchAnswer, [text.buffer]);
  });
});
