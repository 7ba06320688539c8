// Pages that a fetcher gets, with an end to everything, in Node and in browsers.
import { reasonOf } from "./cancel.js";
import { LecternError } from "./errors.js";
import { headOf, isResponse } from "./sources.js";
import type { Fetcher, IncomingPage, Page, ResponseLike } from "./types.js";

/** Where getting a page ends. */
export interface PageLimits {
  /** Bytes of its body. */
  maxBytes: number;
  /** Milliseconds for all of it. */
  timeout: number;
}

/** The limits, unless something else is asked for. */
export const pageLimits: PageLimits = { maxBytes: 64 * 1024 * 1024, timeout: 60_000 };

/** A page that a fetcher gave, as `parse` takes it, and how it is read. */
export interface GivenPage {
  page: Page | IncomingPage;
  url?: string;
  charset?: string;
}

/**
 * Has a fetcher get a page. The body of a response is read; anything else is given as it came.
 * @param signal ends it before
 * @throws LecternError fetch-failed, too-large; the signal's reason; what the fetcher throws
 */
export async function givenPage(
  fetcher: Fetcher,
  url: string,
  { maxBytes, timeout }: PageLimits,
  signal?: AbortSignal,
): Promise<GivenPage> {
  const control = new AbortController();
  let stop: (reason: unknown) => void = () => {};
  // A fetcher need not know of signals.
  const stopped = new Promise<never>((_, reject) => {
    stop = (reason) => {
      control.abort(reason);
      reject(reason);
    };
  });
  const cancel = (): void => stop(reasonOf(signal!));
  const late = new LecternError("fetch-failed", `${url} did not respond completely within ${timeout / 1000} seconds.`);
  const timer = setTimeout(() => stop(late), timeout);
  const got = async (): Promise<GivenPage> => {
    const fetched = await fetcher(url, { signal: control.signal });
    if (!isResponse(fetched)) return { page: fetched, url };
    if (fetched.ok === false)
      throw new LecternError("fetch-failed", `${url} returned HTTP ${fetched.status ?? "error"}.`);
    return { page: await bodyOf(fetched, url, maxBytes, control.signal), ...headOf(fetched, url) };
  };
  if (signal?.aborted) cancel();
  signal?.addEventListener("abort", cancel);
  try {
    return await Promise.race([stopped, got()]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", cancel);
  }
}

/**
 * The body of a response, as long as it has no more than so many bytes.
 * @param signal ends reading it
 * @throws LecternError too-large
 */
export async function bodyOf(
  response: ResponseLike,
  url: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const take = (part: Uint8Array): void => {
    size += part.byteLength;
    if (size > maxBytes) throw new LecternError("too-large", `${url} has more than ${maxBytes} bytes.`);
    parts.push(part);
  };
  const reader = response.body?.getReader?.();
  if (!reader) take(new Uint8Array(await response.arrayBuffer()));
  else {
    const leave = (): void => void reader.cancel().catch(() => {});
    signal.addEventListener("abort", leave);
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) take(part.value);
    } finally {
      signal.removeEventListener("abort", leave);
      leave();
    }
    signal.throwIfAborted?.();
  }
  const body = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    body.set(part, at);
    at += part.byteLength;
  }
  return body;
}
