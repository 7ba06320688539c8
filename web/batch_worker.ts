// A worker thread of lectern batch: a line of JSON in, a line of JSON out.
import { parentPort, workerData } from "node:worker_threads";
import { errorLine } from "./batch/lines.js";
import { LecternError, type LecternErrorCode, messageOf } from "./errors.js";
import type { Lectern } from "./lectern.js";
import { load } from "./node.js";
import type { Options } from "./types.js";

/** What every page of the batch is read with. */
export type BatchOptions = Pick<Options, "favor" | "comments" | "text"> & { maxBytes: number };

/** What a worker is started with. */
export interface BatchSetup {
  options: BatchOptions;
  /** Bytes that the module's memory may have, which does not count among the worker's `resourceLimits`. */
  maxMemory: number;
}

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

/** Said when the reading of a page begins. */
export interface BatchStart {
  /** The line's id as JSON: a number as the line writes it. */
  id: string;
}

const port = parentPort!;
const articleStart = '{"article":{';
const lineFeed = 0x0a;
const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const { options, maxMemory } = workerData as BatchSetup;

type Grow = (this: WebAssembly.Memory, pages: number) => number;
const grow = Object.getOwnPropertyDescriptor(WebAssembly.Memory.prototype, "grow")!.value as Grow;
WebAssembly.Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength + pages * 65_536 > maxMemory) throw new RangeError("The memory limit is reached.");
  return grow.call(this, pages);
};

/** A number as the line writes it: JSON.parse rounds 12345678901234567890, and makes 1e999 infinite. */
function numberAsWritten(id: number, line: string): string {
  const written = Array.from(line.matchAll(/"id"\s*:\s*([0-9.eE+-]+)/g), ([, text]) => text!);
  return written.find((text) => Object.is(Number(text), id)) ?? JSON.stringify(id);
}

function readLine(lectern: Lectern, { number, bytes }: BatchTask): BatchAnswer {
  let id = String(number);
  const failure = (code: LecternErrorCode, message: string): BatchAnswer => ({
    text: encode(errorLine(id, { code, message })),
    outcome: "errors",
  });
  try {
    const text = new TextDecoder().decode(bytes);
    const line: unknown = JSON.parse(text);
    if (typeof line !== "object" || line === null || Array.isArray(line))
      return failure("invalid-line", `Line ${number} is not a JSON object.`);
    const { id: given, html, url } = line as Record<string, unknown>;
    if (given !== undefined && given !== null) {
      if (typeof given !== "string" && typeof given !== "number")
        return failure("invalid-line", `"id" in line ${number} must be a string or a number.`);
      id = typeof given === "number" ? numberAsWritten(given, text) : JSON.stringify(given);
    }
    if (typeof html !== "string") return failure("invalid-line", `"html" in line ${number} must be a string.`);

    port.postMessage({ id } satisfies BatchStart);
    const start = performance.now();
    const json = lectern.readAsJson(html, {
      ...options,
      url: (url ?? undefined) as string | undefined,
      formats: ["markdown"],
    });
    const ms = Math.round((performance.now() - start) * 1000) / 1000;
    return asLine(id, ms, json);
  } catch (error) {
    if (error instanceof LecternError) return failure(error.code, error.message);
    if (error instanceof SyntaxError) return failure("invalid-line", `Line ${number} is not JSON: ${error.message}`);
    return failure("worker-failed", messageOf(error));
  }
}

/** Makes a line of the module's answer by putting id and time before its first member; only errors are read. */
function asLine(id: string, ms: number, json: Uint8Array<ArrayBuffer>): BatchAnswer {
  const start = new TextDecoder().decode(json.subarray(0, articleStart.length));
  if (start.startsWith('{"error"')) {
    const { error } = JSON.parse(new TextDecoder().decode(json)) as { error: unknown };
    return { text: encode(errorLine(id, error)), outcome: "errors" };
  }
  const found = start === articleStart;
  const head = encode(`{"id":${id},"ms":${ms},`);
  // {"article":{…}} loses its outer object; {"article":null,"reason":"…"} is it.
  const tail = found ? json.subarray(articleStart.length, -1) : json.subarray(1);
  const text = new Uint8Array(head.length + tail.length + 1);
  text.set(head);
  text.set(tail, head.length);
  text[text.length - 1] = lineFeed;
  return { text, outcome: found ? "articles" : "nothing" };
}

// Tasks that come before the module is loaded wait in the port.
const lectern = await load();
port.postMessage("ready");
port.on("message", (task: BatchTask) => {
  const answer = readLine(lectern, task);
  port.postMessage(answer, [answer.text.buffer]);
});
