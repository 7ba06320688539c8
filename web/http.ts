// Requests over HTTP in Node. Not by `fetch`: Node 20's ends the whole process at some responses.
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { type Duplex, pipeline } from "node:stream";
import { constants, createBrotliDecompress, createUnzip } from "node:zlib";
import { publicLookup, refusePrivate } from "./private_network.js";

/** A response whose body is still to come. */
export type Response = IncomingMessage;

/** Bytes of a response's headers. */
const maxHeaderSize = 16 * 1024;

/** A body may be compressed so many times over. */
const maxCodings = 2;

/** Ports of other protocols, which no web page may have asked: the Fetch standard's "bad ports". */
const badPorts = new Set(
  (
    "0 1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 " +
    "135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 " +
    "995 1719 1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080"
  ).split(" "),
);

/**
 * Sends a GET request. Redirects are not followed.
 * @param url http or https
 * @param signal ends the request and the body of its response
 * @param isPublic whether it may reach public addresses alone
 * @throws Error where there is no response
 */
export function get(
  url: URL,
  headers: Record<string, string>,
  signal: AbortSignal,
  isPublic: boolean,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    if (badPorts.has(url.port)) throw new Error(`port ${url.port} is not used for web pages`);
    if (url.username || url.password) throw new Error("the address contains a user name or a password");
    const send = url.protocol === "https:" ? requestHttps : requestHttp;
    const all = { ...headers, "accept-encoding": "gzip, deflate, br" };
    // A connection of its own: one that was used before may be closed by the server just when it is used again.
    const options = { headers: all, signal, maxHeaderSize, agent: false };
    if (isPublic) refusePrivate(url);
    const request = send(url, isPublic ? { ...options, lookup: publicLookup } : options);
    request.on("error", reject);
    // A server that switches protocols closes the request without a response.
    request.on("close", () => reject(new Error("the server closed the connection")));
    request.on("response", (response) => {
      // The body's reader learns of it, too; until there is one, nobody else would handle it.
      response.on("error", () => {});
      resolve(response);
    });
    request.end();
  });
}

/**
 * The content of a response, decompressed. Codings that are not known are left as they are, as browsers do.
 * @throws Error where it is compressed too many times, and, when it is read, where it is damaged or cut off
 */
export function contentOf(response: Response): AsyncIterable<Uint8Array> {
  const codings = (response.headers["content-encoding"] ?? "")
    .toLowerCase()
    .split(",")
    .map((coding) => coding.trim())
    .filter((coding) => coding !== "" && coding !== "identity");
  if (codings.length > maxCodings)
    throw new Error(`the response has ${codings.length} content codings, more than ${maxCodings}`);
  const decoders = codings.map(decoderFor);
  if (decoders.length === 0 || decoders.includes(undefined)) return response;
  // The errors of all its parts arrive at the last one, which is read.
  return pipeline([response, ...(decoders.reverse() as Duplex[])], () => {}) as unknown as Duplex;
}

/** What undoes a content coding. What has arrived counts even where the end of it is missing. */
function decoderFor(coding: string): Duplex | undefined {
  if (coding === "br") return createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH });
  if (["gzip", "x-gzip", "deflate"].includes(coding)) return createUnzip({ finishFlush: constants.Z_SYNC_FLUSH });
  return undefined;
}
