import { charsetOf } from "../sources.js";
import { LecternError, messageOf } from "../errors.js";
import type { Source } from "./source.js";

/** Where a fetch ends. */
export interface FetchLimits {
  /** Bytes of the body, after decompression. */
  maxBytes: number;
  /** Milliseconds for all of it, redirects included. */
  timeout: number;
  /** Sent as User-Agent. */
  userAgent: string;
}

const maxRedirects = 10;
const pageTypes = new Set(["text/html", "application/xhtml+xml"]);

/**
 * Fetches a page over http or https and follows its redirects.
 * @throws LecternError fetch-failed, unsupported-content, too-large
 */
export async function fetchPage(address: string, { maxBytes, timeout, userAgent }: FetchLimits): Promise<Source> {
  const signal = AbortSignal.timeout(timeout);
  let url = new URL(address);
  try {
    for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
      const response = await fetch(url, {
        redirect: "manual",
        signal,
        headers: { accept: "text/html, application/xhtml+xml", "user-agent": userAgent },
      });
      const location = response.headers.get("location");
      if (response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel();
        url = redirected(url, location);
        continue;
      }
      const bytes = await body(response, url, maxBytes);
      return { bytes, url: url.href, charset: charsetOf(response.headers.get("content-type") ?? "") };
    }
  } catch (error) {
    if (error instanceof LecternError) throw error;
    if (signal.aborted) throw new LecternError("fetch-failed", `${url.href} did not come within ${timeout / 1000} seconds (--timeout).`, error);
    // Node's fetch says only "fetch failed" and hides what happened in the cause.
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    throw new LecternError("fetch-failed", `${url.href} could not be fetched: ${messageOf(cause) || (cause as { code?: string }).code}`, error);
  }
  throw new LecternError("fetch-failed", `${address} redirects more than ${maxRedirects} times.`);
}

function redirected(from: URL, location: string): URL {
  if (!URL.canParse(location, from)) throw new LecternError("fetch-failed", `${from.href} redirects to "${location}", which is no address.`);
  const to = new URL(location, from);
  if (to.protocol !== "http:" && to.protocol !== "https:") {
    throw new LecternError("fetch-failed", `${from.href} redirects to ${to.href}, which is neither http nor https.`);
  }
  return to;
}

async function body(response: Response, url: URL, maxBytes: number): Promise<Uint8Array> {
  const refuse = async (error: LecternError): Promise<never> => {
    await response.body?.cancel();
    throw error;
  };
  const tooLarge = () => new LecternError("too-large", `${url.href} has more than ${maxBytes} bytes; raise --max-bytes to read it.`);
  if (!response.ok) await refuse(new LecternError("fetch-failed", `${url.href} answers HTTP ${response.status} ${response.statusText}`.trim() + "."));
  const type = (response.headers.get("content-type") ?? "").split(";")[0]!.trim().toLowerCase();
  if (type !== "" && !pageTypes.has(type)) await refuse(new LecternError("unsupported-content", `${url.href} is ${type}, not an HTML page.`));
  if (Number(response.headers.get("content-length") ?? 0) > maxBytes) await refuse(tooLarge());

  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop by throwing ends the download.
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
