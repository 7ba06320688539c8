import { open } from "node:fs/promises";
import { LecternError, messageOf } from "../errors.js";
import { fetchBytes, type FetchLimits, type Wanted } from "../fetch_bytes.js";
import { charsetOf } from "../sources.js";

/** A page as it came. */
export interface Source {
  bytes: Uint8Array;
  /** Where it was in the end, if it came from the network. */
  url: string | undefined;
  /** The encoding that the transport named. */
  charset: string | undefined;
  /** Whether it came from this computer or a private network: it may then lead there, too. */
  isPrivate: boolean;
}

const pageTypes = new Set(["", "text/html", "application/xhtml+xml"]);
const wanted: Wanted = {
  accept: "text/html, application/xhtml+xml",
  takes: (type) => pageTypes.has(type),
  name: "an HTML page",
  hints: { maxBytes: "; raise --max-bytes to read it", timeout: " (--timeout)" },
};

/**
 * Reads a page from a file, an http(s) address, or standard input ("-").
 * @throws LecternError read-failed, invalid-url, too-large, and what {@link fetchPage} throws
 */
export async function readSource(page: string, limits: FetchLimits): Promise<Source> {
  if (/^https?:/i.test(page)) {
    if (!URL.canParse(page)) throw new LecternError("invalid-url", `"${page}" is not a valid URL.`);
    return fetchPage(page, limits);
  }
  return { bytes: await readAll(page, limits.maxBytes), url: undefined, charset: undefined, isPrivate: true };
}

/**
 * Fetches a page over http or https and follows its redirects.
 * @throws LecternError fetch-failed, unsupported-content, too-large
 */
export async function fetchPage(address: string, limits: FetchLimits): Promise<Source> {
  const { bytes, url, contentType, isPrivate } = await fetchBytes(address, limits, wanted);
  return { bytes, url, charset: charsetOf(contentType), isPrivate };
}

async function readAll(page: string, maxBytes: number): Promise<Uint8Array> {
  const name = page === "-" ? "Standard input" : page;
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const stream: AsyncIterable<Uint8Array> = page === "-" ? process.stdin : (await open(page)).createReadStream();
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > maxBytes)
        throw new LecternError("too-large", `${name} has more than ${maxBytes} bytes; raise --max-bytes to read it.`);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof LecternError) throw error;
    throw new LecternError("read-failed", `${name} cannot be read: ${messageOf(error)}`, error);
  }
  return Buffer.concat(chunks, size);
}
