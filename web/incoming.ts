// A page that arrives in pieces, as what the module takes: text, or bytes of UTF-8.
import { decoderOf, searched, sniff } from "./decode.js";
import { LecternError, messageOf } from "./errors.js";
import type { IncomingPage } from "./types.js";

type Piece = string | Uint8Array;

/** Whether a page is one that arrives in pieces. */
export function isIncoming(page: unknown): page is IncomingPage {
  if (typeof page !== "object" || page === null || ArrayBuffer.isView(page)) return false;
  return Symbol.asyncIterator in page || typeof (page as ReadableStream).getReader === "function";
}

/**
 * The pieces of a page, decoded as the whole of it would be. Where the caller stops early, the source is told.
 * @param charset the encoding that the transport named
 * @param maxBytes no more are held back, while only the page's end can tell its encoding
 * @throws LecternError invalid-input, read-failed
 */
export async function* piecesOf(page: IncomingPage, charset: string | undefined, maxBytes: number): AsyncGenerator<Piece> {
  const pieces = inOrder(page);
  const first = await pieces.next();
  if (first.done) return;
  const all = prepended(first.value, pieces);
  yield* typeof first.value === "string" ? wholeCharacters(all as AsyncGenerator<string>) : decoded(all as AsyncGenerator<Uint8Array>, charset, maxBytes);
}

async function* prepended(first: Piece, rest: AsyncGenerator<Piece>): AsyncGenerator<Piece> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

/** What the source gives, checked: all of it text, or all of it bytes. */
async function* inOrder(page: IncomingPage): AsyncGenerator<Piece> {
  const source = Symbol.asyncIterator in page ? page[Symbol.asyncIterator]() : readerOf(page);
  let kind: string | undefined;
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await next(source);
      ended = done === true;
      if (ended) return;
      const piece: unknown = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
      if (typeof piece !== "string" && !(piece instanceof Uint8Array)) throw new LecternError("invalid-input", "The pieces of a page must be strings or Uint8Arrays.");
      kind ??= typeof piece;
      if (kind !== typeof piece) throw new LecternError("invalid-input", "The pieces of a page must be all of them strings, or all of them bytes.");
      yield piece;
    }
  } finally {
    if (!ended) await Promise.resolve(source.return?.()).catch(() => undefined);
  }
}

async function next(source: AsyncIterator<unknown>): Promise<IteratorResult<unknown>> {
  try {
    return await source.next();
  } catch (error) {
    throw new LecternError("read-failed", `The page could not be read to its end: ${messageOf(error)}`, error);
  }
}

/** Safari's streams are no async iterables. */
function readerOf(stream: ReadableStream<unknown>): AsyncIterator<unknown> {
  const reader = stream.getReader();
  return {
    next: () => reader.read() as Promise<IteratorResult<unknown>>,
    async return() {
      await reader.cancel();
      return { done: true, value: undefined };
    },
  };
}

/** Text whose pieces do not cut a character outside of the Basic Multilingual Plane in two. */
async function* wholeCharacters(pieces: AsyncGenerator<string>): AsyncGenerator<string> {
  let half = "";
  for await (const piece of pieces) {
    const text = half + piece;
    const cut = /[\uD800-\uDBFF]$/.test(text) ? text.length - 1 : text.length;
    half = text.slice(cut);
    if (cut > 0) yield text.slice(0, cut);
  }
  if (half) yield half;
}

async function* decoded(pieces: AsyncGenerator<Uint8Array>, charset: string | undefined, maxBytes: number): AsyncGenerator<Piece> {
  // Bytes are held back until they tell how they are to be read: a byte order mark where the transport named the encoding, else
  // what the page says of itself; where nothing names the encoding, only the page's end tells.
  const enough = charset === undefined ? [searched, maxBytes + 1] : [3, searched, maxBytes + 1];
  const held: Uint8Array[] = [];
  let size = 0;
  let decode: ((bytes?: Uint8Array) => Piece) | undefined;
  for await (const piece of pieces) {
    if (decode) {
      yield decode(piece);
      continue;
    }
    held.push(piece);
    size += piece.length;
    if (size < enough[0]!) continue;
    const start = joined(held, size);
    const { name, bomLength, guessed } = sniff(start, charset);
    while (size >= enough[0]! && enough.length > 1) enough.shift();
    if (guessed && size <= maxBytes) continue;
    decode = pieceDecoder(name);
    yield decode(start.subarray(bomLength));
  }
  if (!decode) {
    const start = joined(held, size);
    const { name, bomLength } = sniff(start, charset);
    decode = pieceDecoder(name);
    yield decode(start.subarray(bomLength));
  }
  yield decode();
}

/** Bytes of UTF-8 stay as they are. */
const pieceDecoder = (name: string): ((bytes?: Uint8Array) => Piece) => (name === "utf-8" ? (bytes) => bytes ?? "" : decoderOf(name));

function joined(pieces: Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
