// A page that arrives in pieces, as what the module takes: text, or bytes of UTF-8.
import { checkSignal, reasonOf, unlessAborted } from "./cancel.js";
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
 * @param signal ends it
 * @throws LecternError invalid-input, read-failed; the reason of the signal
 */
export async function* piecesOf(
  page: IncomingPage,
  charset: string | undefined,
  maxBytes: number,
  signal?: AbortSignal,
): AsyncGenerator<Piece> {
  const pieces = inOrder(page, signal);
  const first = await pieces.next();
  if (first.done) return;
  const all = prepended(first.value, pieces);
  yield* typeof first.value === "string"
    ? wholeCharacters(all as AsyncGenerator<string>)
    : decoded(all as AsyncGenerator<Uint8Array>, charset, maxBytes);
}

async function* prepended(first: Piece, rest: AsyncGenerator<Piece>): AsyncGenerator<Piece> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

/** What the source gives, checked: all of it text, or all of it bytes; no empty pieces. */
async function* inOrder(page: IncomingPage, signal: AbortSignal | undefined): AsyncGenerator<Piece> {
  const source = sourceOf(page);
  let kind: string | undefined;
  let ended = false;
  try {
    for (;;) {
      const result = await next(source, signal);
      ended = result.done === true;
      if (ended) return;
      const piece: unknown = result.value instanceof ArrayBuffer ? new Uint8Array(result.value) : result.value;
      if (typeof piece !== "string" && !(piece instanceof Uint8Array))
        throw new LecternError("invalid-input", "The chunks of a page must be strings or Uint8Arrays.");
      kind ??= typeof piece;
      if (kind !== typeof piece)
        throw new LecternError("invalid-input", "The chunks of a page must be either all strings or all bytes.");
      if (piece.length > 0) yield piece;
    }
  } finally {
    const left = ended ? undefined : leave(source);
    // A source that is in the middle of a piece answers only afterwards.
    if (!signal?.aborted) await left;
  }
}

const broken = (error: unknown): LecternError =>
  new LecternError("read-failed", `The page could not be read to its end: ${messageOf(error)}.`, error);

function sourceOf(page: IncomingPage): AsyncIterator<unknown> {
  try {
    return "getReader" in page ? readerOf(page) : page[Symbol.asyncIterator]();
  } catch (error) {
    throw broken(error); // a stream that somebody else reads
  }
}

async function next(source: AsyncIterator<unknown>, signal: AbortSignal | undefined): Promise<IteratorResult<unknown>> {
  checkSignal(signal);
  try {
    const result = await unlessAborted(source.next(), signal);
    if (typeof result === "object" && result !== null) return result;
  } catch (error) {
    throw signal?.aborted ? reasonOf(signal) : broken(error);
  }
  throw new LecternError("invalid-input", "The iterator of the page must return objects with done and value.");
}

/** Tells the source that no more is wanted. What it says to that does not matter. */
async function leave(source: AsyncIterator<unknown>): Promise<void> {
  try {
    await source.return?.();
  } catch {
    // It has said already, or will not be asked again.
  }
}

/** Safari's streams are no async iterables, and iterators of others cannot be left while a piece is on its way. */
function readerOf(stream: ReadableStream<unknown>): AsyncIterator<unknown> {
  const reader = stream.getReader();
  return {
    async next() {
      const result = await reader.read();
      if (result.done) reader.releaseLock();
      return result as IteratorResult<unknown>;
    },
    async return() {
      await reader.cancel();
      reader.releaseLock();
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

async function* decoded(
  pieces: AsyncGenerator<Uint8Array>,
  charset: string | undefined,
  maxBytes: number,
): AsyncGenerator<Piece> {
  // Bytes are held back until they tell how they are to be read: a byte order mark where the transport named the
  // encoding, else what the page says of itself; where nothing names the encoding, only the page's end tells.
  const enough = charset === undefined ? [searched, maxBytes + 1] : [3, searched, maxBytes + 1];
  const held = new Held();
  let decode: ((bytes?: Uint8Array) => Piece) | undefined;
  for await (const piece of pieces) {
    if (decode) {
      yield decode(piece);
      continue;
    }
    held.add(piece);
    if (held.size < enough[0]!) continue;
    const { name, bomLength, guessed } = sniff(held.bytes(), charset);
    while (held.size >= enough[0]! && enough.length > 1) enough.shift();
    if (guessed && held.size <= maxBytes) continue;
    decode = pieceDecoder(name);
    yield decode(held.bytes().subarray(bomLength));
  }
  if (!decode) {
    const { name, bomLength } = sniff(held.bytes(), charset);
    decode = pieceDecoder(name);
    yield decode(held.bytes().subarray(bomLength));
  }
  yield decode();
}

/** Bytes of UTF-8 stay as they are. */
const pieceDecoder = (name: string): ((bytes?: Uint8Array) => Piece) =>
  name === "utf-8" ? (bytes) => bytes ?? "" : decoderOf(name);

/** Bytes in one growing buffer: a source may use its own again. */
class Held {
  private buffer = new Uint8Array(4096);
  size = 0;

  add(piece: Uint8Array): void {
    if (this.size + piece.length > this.buffer.length) {
      const grown = new Uint8Array(2 * (this.size + piece.length));
      grown.set(this.bytes());
      this.buffer = grown;
    }
    this.buffer.set(piece, this.size);
    this.size += piece.length;
  }

  bytes(): Uint8Array {
    return this.buffer.subarray(0, this.size);
  }
}
