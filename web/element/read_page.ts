// Reading a page for the reader: large ones in a worker, others here and now.
import { LecternError, snapshot, type Lectern } from "../index.js";
import { reasonOf } from "../cancel.js";
import type { GivenPage } from "../fetched_page.js";
import { isIncoming } from "../incoming.js";
import { addressOf, isLivePage } from "../sources.js";
import type { Article, Explanation, LivePage, NoArticleReason, Options, Page } from "../types.js";
import type { WorkerAnswer, WorkerTask } from "../worker.js";
import { decisionsOn, type Decisions } from "./decisions.js";
import type { Store } from "./store.js";

/** A page as it was read: it can be read again, and explained. */
export interface PageSource {
  page: Exclude<Page, LivePage>;
  url?: string;
  charset?: string;
}

/** What reading a page comes to. */
export interface ReadResult {
  article: Article | null;
  reason?: NoArticleReason;
  /** Not there where the page came in pieces. */
  original?: PageSource;
  /** Where such a page is. */
  url?: string;
  /** Set where what people left out on the site is in it all the same, as it would be most of it. */
  whole?: true;
}

export interface ReadOptions {
  url?: string;
  charset?: string;
  /** Knows what people decided about blocks of the page's site. */
  store?: Store;
  /** Where lectern.wasm is, if not beside the script. */
  wasmUrl?: string;
  signal?: AbortSignal;
  /** Besides the nodes, which are shown. */
  formats?: Options["formats"];
}

/** Bytes, or characters, that are read without anybody noticing. */
const quickToRead = 2_000_000;

/** Reads a page with its nodes, which are shown. */
export async function readPage(
  lectern: Lectern,
  page: Page,
  { url, charset, store, formats = [], ...how }: ReadOptions = {},
): Promise<ReadResult> {
  const original = isLivePage(page)
    ? { page: snapshot(page as Document).html, url: url ?? addressOf(page) }
    : { page, url, charset };
  const options: Options = { ...(await optionsFor(original, store)), formats: ["nodes", ...formats] };
  const { reading } = await readWith(lectern, original, options, how);
  return { ...reading, original };
}

/** What became of every block of a page that was read. */
export async function explainPage(
  lectern: Lectern,
  original: PageSource,
  { store, ...how }: ReadOptions,
): Promise<Explanation> {
  const wanted = await optionsFor(original, store);
  const { options } = wanted.drop ? await readWith(lectern, original, wanted, how) : { options: wanted };
  return (await inWorker("explain", original, options, how)) ?? lectern.explain(original.page, options);
}

/** What people leave out on one page may be the text of another of the site: so much of an article always stays. */
const leastLeft = 0.5;

/** Reads a page, with what people left out where that is too much; and says with which options. */
async function readWith(
  lectern: Lectern,
  original: PageSource,
  options: Options,
  how: ReadOptions,
): Promise<{ reading: ReadResult; options: Options }> {
  const read = async (wanted: Options): Promise<ReadResult> =>
    (await inWorker("read", original, wanted, how)) ?? lectern.read(original.page, wanted);
  const reading = await read(options);
  const { drop, ...others } = options;
  if (!drop) return { reading, options };
  const whole = await read(others);
  const enough = (reading.article?.length ?? 0) >= (whole.article?.length ?? 0) * leastLeft;
  return enough ? { reading, options } : { reading: { ...whole, whole: true }, options: others };
}

/** So many milliseconds a page waits for a host's store, which may never answer. */
const patience = 2000;

async function decisionsSoon(store: Store, url: string | undefined): Promise<Decisions> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Decisions>((resolve) => (timer = setTimeout(resolve, patience, { keep: [], drop: [] })));
  return Promise.race([decisionsOn(store, url), late]).finally(() => clearTimeout(timer));
}

async function optionsFor({ url, charset }: PageSource, store: Store | undefined): Promise<Options> {
  const { keep, drop } = store ? await decisionsSoon(store, url) : { keep: [], drop: [] };
  return {
    ...(url ? { url } : {}),
    ...(charset ? { charset } : {}),
    ...(keep.length > 0 ? { keep } : {}),
    ...(drop.length > 0 ? { drop } : {}),
  };
}

/** Undefined where that is not worth a worker, or none can be had. */
async function inWorker<Work extends WorkerTask["work"]>(
  work: Work,
  { page }: PageSource,
  options: Options,
  { wasmUrl, signal }: ReadOptions,
): Promise<ReturnType<Lectern[Work]> | undefined> {
  // What is no page at all is the core's to refuse.
  const size = typeof page === "string" ? page.length : (page?.byteLength ?? 0);
  return size > quickToRead
    ? ((await askWorker({ work, page, options, wasmUrl }, signal)) as ReturnType<Lectern[Work]>)
    : undefined;
}

/** Reads what a fetcher gave. */
export async function readGiven(
  lectern: Lectern,
  { page, url, charset }: GivenPage,
  how: ReadOptions,
): Promise<ReadResult> {
  if (!isIncoming(page)) return readPage(lectern, page, { ...how, url, charset });
  // It cannot be read again when its Markdown is wanted.
  return { article: await lectern.parse(page, { url, formats: ["nodes", "markdown"] }), url };
}

/** Makes an address one that a page takes that enforces Trusted Types. */
let trusted: ((address: string) => string) | undefined;

function trustedAddress(own: string): string {
  if (!trusted) {
    const { trustedTypes } = globalThis as {
      trustedTypes?: { createPolicy(name: string, rules: object): { createScriptURL(address: string): string } };
    };
    const rules = { createScriptURL: (address: string) => (address === own ? address : "") };
    const policy = trustedTypes?.createPolicy("lectern", rules);
    trusted = policy ? (address) => policy.createScriptURL(address) : (address) => address;
  }
  return trusted(own);
}

const here = import.meta.url;

function startWorker(): Worker {
  try {
    // Bundlers find the worker by exactly this expression.
    return new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // A page that enforces Trusted Types. Bundlers shall not see the address: they would copy the file as it is.
    const own = new URL("worker.js", here).href;
    return new Worker(trustedAddress(own), { type: "module" });
  }
}

/** Undefined where no worker can be had: another origin's script, a strict CSP, an old engine. */
function askWorker(task: WorkerTask, signal: AbortSignal | undefined): Promise<object | undefined> {
  return new Promise((resolve, reject) => {
    let worker: Worker;
    try {
      worker = startWorker();
    } catch {
      return resolve(undefined);
    }
    const stop = () => {
      worker.terminate();
      reject(reasonOf(signal!));
    };
    const end = (answer?: object, error?: LecternError) => {
      worker.terminate();
      signal?.removeEventListener("abort", stop);
      if (error) reject(error);
      else resolve(answer);
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
