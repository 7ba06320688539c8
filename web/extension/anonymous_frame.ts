// The sandboxed frame of anonymous_fetch.ts. It has an opaque origin, so servers see `Origin: null`.

/** What the frame is asked to fetch; the answer comes through the port that is sent along. */
export interface FrameRequest {
  url: string;
  cache?: RequestCache;
}

/** The parts of a response that can be sent to another window; undefined if the fetch failed. */
export type FrameAnswer =
  | { url: string; status: number; headers: [string, string][]; body: ReadableStream<Uint8Array> | null }
  | undefined;

addEventListener("message", ({ source, data, ports: [port] }: MessageEvent<FrameRequest>) => {
  if (source !== parent || !port) return;
  const control = new AbortController();
  // The only message that the other side sends.
  port.onmessage = () => control.abort();
  fetch(data.url, { cache: data.cache, credentials: "omit", referrerPolicy: "no-referrer", signal: control.signal })
    .then(({ url, status, headers, body }) => {
      const answer: FrameAnswer = { url, status, headers: [...headers], body };
      port.postMessage(answer, body ? [body] : []);
    })
    .catch(() => port.postMessage(undefined));
});
