// Fetching in Node, with an end to everything.
import { LecternError, messageOf } from "./errors.js";
import { contentOf, get, type Response } from "./http.js";
import { isPrivate } from "./private_network.js";

/** Where a fetch ends. */
export interface FetchLimits {
  /** Bytes of the body, after decompression. */
  maxBytes: number;
  /** Milliseconds for all of it, redirects included. */
  timeout: number;
  /** Sent as User-Agent. */
  userAgent: string;
  /** Whether it may lead into private networks and to this computer; from a public address it never does. */
  privateNetwork: boolean;
  /** Ends it before. */
  signal?: AbortSignal | undefined;
}

/** What is wanted of an address. */
export interface Wanted {
  /** Sent as Accept. */
  accept: string;
  /** Whether a media type, in lower case, is what is wanted; "" where the server does not say. */
  takes: (type: string) => boolean;
  /** What is wanted, in words: "an HTML page". */
  name: string;
  /** What a person can do about a limit, said after it. */
  hints?: { maxBytes: string; timeout: string };
}

/** What came. */
export interface Fetched {
  bytes: Uint8Array;
  /** Where it was in the end. */
  url: string;
  /** The Content-Type header; "" where there was none. */
  contentType: string;
  /** Whether it came from a private network, as did all that led to it. */
  isPrivate: boolean;
}

const maxRedirects = 10;

/**
 * Fetches what is at an address, over http or https, and follows redirects. Whatever a server answers, only this call
 * fails.
 * @throws LecternError fetch-failed, unsupported-content, too-large
 */
export async function fetchBytes(address: string, limits: FetchLimits, wanted: Wanted): Promise<Fetched> {
  const { timeout, userAgent } = limits;
  const late = AbortSignal.timeout(timeout);
  const signal = limits.signal ? AbortSignal.any([late, limits.signal]) : late;
  let url = new URL(address);
  let isPublic = !limits.privateNetwork;
  try {
    for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
      const response = await get(url, { accept: wanted.accept, "user-agent": userAgent }, signal, isPublic);
      const { statusCode: status = 0, headers } = response;
      isPublic ||= !isPrivate(response.socket.remoteAddress ?? "");
      if (status >= 300 && status < 400 && headers.location !== undefined) {
        response.destroy();
        url = redirected(url, headers.location);
        continue;
      }
      const bytes = await body(response, url, limits.maxBytes, wanted);
      return { bytes, url: url.href, contentType: headers["content-type"] ?? "", isPrivate: !isPublic };
    }
  } catch (error) {
    if (error instanceof LecternError) throw error;
    if (late.aborted)
      throw new LecternError(
        "fetch-failed",
        `${url.href} did not respond completely within ${timeout / 1000} seconds${wanted.hints?.timeout ?? ""}.`,
        error,
      );
    // Where a host has several addresses, the error has no message.
    throw new LecternError(
      "fetch-failed",
      `${url.href} could not be fetched: ${messageOf(error) || (error as { code?: string }).code}`,
      error,
    );
  }
  throw new LecternError("fetch-failed", `${address} redirects more than ${maxRedirects} times.`);
}

function redirected(from: URL, location: string): URL {
  if (!URL.canParse(location, from))
    throw new LecternError("fetch-failed", `${from.href} redirects to "${location}", which is not a valid URL.`);
  const to = new URL(location, from);
  if (to.protocol !== "http:" && to.protocol !== "https:") {
    throw new LecternError("fetch-failed", `${from.href} redirects to ${to.href}, which is neither http nor https.`);
  }
  return to;
}

async function body(
  response: Response,
  url: URL,
  maxBytes: number,
  { takes, name, hints }: Wanted,
): Promise<Uint8Array> {
  const { statusCode: status = 0, statusMessage, headers } = response;
  const tooLarge = () =>
    new LecternError("too-large", `${url.href} has more than ${maxBytes} bytes${hints?.maxBytes ?? ""}.`);
  try {
    if (status < 200 || status > 299)
      throw new LecternError("fetch-failed", `${url.href} returned HTTP ${status} ${statusMessage ?? ""}`.trim() + ".");
    const type = (headers["content-type"] ?? "").split(";")[0]!.trim().toLowerCase();
    if (!takes(type)) throw new LecternError("unsupported-content", `${url.href} is ${type}, not ${name}.`);
    if (Number(headers["content-length"] ?? 0) > maxBytes) throw tooLarge();
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of contentOf(response)) {
      size += chunk.byteLength;
      if (size > maxBytes) throw tooLarge();
      chunks.push(chunk);
    }
    return Buffer.concat(chunks, size);
  } finally {
    response.destroy();
  }
}
