// Reading a page for the reader: large ones in a worker, others here and now.
import { LecternError, type Lectern } from "../index.js";
import type { FetchedPage, IncomingPage, LivePage, NoArticleReason, Article, Options, Page, ResponseLike } from "../types.js";
import type { WorkerAnswer, WorkerTask } from "../worker.js";

/** What reading a page comes to. */
export interface Reading {
  article: Article | null;
  reason?: NoArticleReason;
}

export interface ReadOptions {
  url?: string;
  charset?: string;
  /** Where lectern.wasm is, if not beside the script. */
  wasmUrl?: string;
  signal?: AbortSignal;
}

/** Bytes, or characters, that are read without anybody noticing. */
const quickToRead = 1_000_000;

/** Reads a page with `formats: ["nodes"]`. */
export async function readPage(lectern: Lectern, page: Page, { url, charset, wasmUrl, signal }: ReadOptions = {}): Promise<Reading> {
  const options: Options = { formats: ["nodes"], ...(url ? { url } : {}), ...(charset ? { charset } : {}) };
  if (isLive(page)) {
    const html = page.documentElement?.outerHTML ?? "";
    if (html.length <= quickToRead) return lectern.read(page, options);
    if (!url && /^https?:/i.test(page.URL ?? "")) options.url = page.URL;
    page = page.compatMode === "BackCompat" ? html : `<!DOCTYPE html>${html}`;
  }
  // What is no page at all is the core's to refuse.
  const size = typeof page === "string" ? page.length : (page?.byteLength ?? 0);
  return (size > quickToRead && (await readInWorker({ page, options, wasmUrl }, signal))) || lectern.read(page, options);
}

/** Reads what a fetcher gave. */
export async function readFetched(lectern: Lectern, fetched: FetchedPage, { url, ...how }: ReadOptions): Promise<Reading> {
  if (isResponse(fetched)) {
    if (fetched.ok === false) throw new LecternError("fetch-failed", `HTTP ${fetched.status ?? "error"}`);
    const charset = /;\s*charset="?([^";\s]+)/i.exec(fetched.headers?.get("content-type") ?? "")?.[1];
    const address = /^https?:/i.test(fetched.url ?? "") ? fetched.url : url;
    return readPage(lectern, await fetched.arrayBuffer(), { ...how, url: address, charset });
  }
  if (typeof fetched === "object" && fetched !== null && ("getReader" in fetched || Symbol.asyncIterator in fetched)) {
    return { article: await lectern.parse(fetched as IncomingPage, { url, formats: ["nodes"] }) };
  }
  return readPage(lectern, fetched as Page, { url, ...how });
}

const isLive = (page: Page): page is LivePage => typeof page === "object" && page !== null && (page as LivePage).nodeType === 9;
const isResponse = (fetched: unknown): fetched is ResponseLike => typeof (fetched as ResponseLike | null)?.arrayBuffer === "function";

/** An address as a page with Trusted Types takes it for a worker. */
let scriptUrl: ((address: string) => string) | undefined;

function startWorker(): Worker {
  const own = new URL("worker.js", import.meta.url).href;
  if (!scriptUrl) {
    const { trustedTypes } = globalThis as { trustedTypes?: { createPolicy(name: string, rules: object): { createScriptURL(address: string): string } } };
    const rules = { createScriptURL: (address: string) => (address === own ? address : "") };
    const policy = trustedTypes?.createPolicy("lectern", rules);
    scriptUrl = policy ? (address) => policy.createScriptURL(address) : (address) => address;
  }
  return new Worker(scriptUrl(own), { type: "module" });
}

/** Undefined where no worker can be had: another origin's script, a strict CSP, an old engine. */
function readInWorker(task: WorkerTask, signal: AbortSignal | undefined): Promise<Reading | undefined> {
  return new Promise((resolve, reject) => {
    let worker: Worker;
    try {
      worker = startWorker();
    } catch {
      return resolve(undefined);
    }
    const stop = () => {
      worker.terminate();
      reject(signal!.reason ?? new DOMException("Cancelled", "AbortError"));
    };
    const end = (reading?: Reading, error?: LecternError) => {
      worker.terminate();
      signal?.removeEventListener("abort", stop);
      if (error) reject(error);
      else resolve(reading);
    };
    if (signal?.aborted) return stop();
    signal?.addEventListener("abort", stop, { once: true });
    worker.addEventListener("message", ({ data }: MessageEvent<WorkerAnswer>) => {
      // Its policy, or its server, may forbid what the page's allows.
      if ("answer" in data || data.error.code === "load-failed") return end("answer" in data ? data.answer : undefined);
      end(undefined, new LecternError(data.error.code, data.error.message));
    });
    for (const type of ["error", "messageerror"]) {
      worker.addEventListener(type, (event) => {
        event.preventDefault();
        end();
      });
    }
    try {
      worker.postMessage(task);
    } catch {
      end(); // a buffer that was given away
    }
  });
}
