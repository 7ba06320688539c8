// Fetches for an article: pictures, translations, further pages. No server learns who reads: no cookies, no referrer,
// and not the extension's id, which browsers send in `Origin` with requests to sites that the extension has no
// permission for. (In Firefox, the id tells one installation from all others.)
import type { FetchOptions } from "../types.js";
import { element } from "../element/dom.js";
import type { FrameAnswer, FrameRequest } from "./anonymous_frame.js";
import { browser } from "./browser.js";
import { patternOf } from "./rules.js";

let frame: Promise<Window> | undefined;

/** The frame, which is made for the first request and kept. */
function openFrame(): Promise<Window> {
  return (frame ??= new Promise((resolve) => {
    const made = element("iframe", { sandbox: "allow-scripts", src: "anonymous_frame.html", hidden: true });
    made.addEventListener("load", () => resolve(made.contentWindow!));
    document.body.append(made);
  }));
}

async function fetchInFrame(url: string, { signal, cache }: FetchOptions): Promise<Response> {
  const target = await openFrame();
  signal?.throwIfAborted();
  const { port1: port, port2: theirs } = new MessageChannel();
  const answer = await new Promise<FrameAnswer>((resolve, reject) => {
    port.onmessage = ({ data }: MessageEvent<FrameAnswer>) => resolve(data);
    signal?.addEventListener("abort", () => {
      port.postMessage(undefined);
      reject(signal.reason as Error);
    });
    target.postMessage({ url, cache } satisfies FrameRequest, "*", [theirs]);
  });
  if (!answer) throw new TypeError(`The server of ${url} does not allow others to read it, or cannot be reached.`);
  const { body, ...head } = answer;
  const response = new Response(body, head);
  // A constructed response has no URL, and callers need the one after redirects.
  Object.defineProperty(response, "url", { value: head.url });
  return response;
}

/**
 * Fetches without telling the server who asks: directly if the user gave permission for the site, otherwise through a
 * frame without an origin, if the site allows that (CORS).
 * @throws TypeError as `fetch` does; the signal's reason
 */
export async function fetchAnonymously(url: string, options: FetchOptions): Promise<Response> {
  const pattern = patternOf(url);
  if (!pattern || !(await browser.permissions.contains({ origins: [pattern] }))) return fetchInFrame(url, options);
  return fetch(url, { ...options, credentials: "omit", referrerPolicy: "no-referrer" });
}
