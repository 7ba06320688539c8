import { fetchBytes, type FetchLimits, type Wanted } from "../fetch_bytes.js";
import { charsetOf } from "../sources.js";
import type { Source } from "./source.js";

export type { FetchLimits } from "../fetch_bytes.js";

const pageTypes = new Set(["", "text/html", "application/xhtml+xml"]);
const page: Wanted = {
  accept: "text/html, application/xhtml+xml",
  takes: (type) => pageTypes.has(type),
  name: "an HTML page",
  hints: { maxBytes: "; raise --max-bytes to read it", timeout: " (--timeout)" },
};

/**
 * Fetches a page over http or https and follows its redirects.
 * @throws LecternError fetch-failed, unsupported-content, too-large
 */
export async function fetchPage(address: string, limits: FetchLimits): Promise<Source> {
  const { bytes, url, contentType, isPrivate } = await fetchBytes(address, limits, page);
  return { bytes, url, charset: charsetOf(contentType), isPrivate };
}
