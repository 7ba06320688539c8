// Picture files: what they say of themselves.
import { avifSizes } from "./avif_file.js";
import { type Png, readPng } from "./png_file.js";

/** What kinds of pictures there are. An SVG is none: what it asks a painter to do has no bound. */
export type PictureKind = "jpeg" | "png" | "gif" | "webp" | "avif";

/** A picture as it came. */
export interface PictureFile {
  kind: PictureKind;
  bytes: Uint8Array;
  /** Pixels, as its headers say. */
  width: number;
  height: number;
  /** Of a JPEG that every program reads. */
  jpeg?: JpegFrame;
  /** Of a PNG. */
  png?: Png;
}

/**
 * Looks at a picture's headers; nothing is decoded. @return undefined where it is broken, or its kind is not known
 */
export function readPicture(bytes: Uint8Array): PictureFile | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (data.length < 16) return undefined;
  const start = data.toString("latin1", 0, 16);
  if (start.startsWith("\x89PNG")) {
    const png = readPng(data);
    return png && { kind: "png", bytes, width: png.width, height: png.height, png };
  }
  if (start.startsWith("\xff\xd8")) {
    const frame = jpegFrame(data);
    return frame && { kind: "jpeg", bytes, ...sizeOf(frame), ...(frame.common ? { jpeg: frame } : {}) };
  }
  const [kind, size]: readonly [PictureKind, Size | undefined] | readonly [] = /^GIF8[79]a/.test(start)
    ? (["gif", gifSize(data)] as const)
    : /^RIFF[^]{4}WEBP/.test(start)
      ? (["webp", webpSize(data)] as const)
      : // A sequence ("avis") has streams elsewhere than in items.
        start.startsWith("ftypavif", 4)
        ? (["avif", avifSize(data)] as const)
        : [];
  return kind && size && { kind, bytes, ...size };
}

interface Size {
  width: number;
  height: number;
}

const sizeOf = ({ width, height }: Size): Size => ({ width, height });

/** The size that holds both. */
const around = (one: Size, other: Size): Size => ({
  width: Math.max(one.width, other.width),
  height: Math.max(one.height, other.height),
});

/** GIF89a, sections 18 and 20: of the screen, or of the first picture on it where that is larger. */
function gifSize(data: Buffer): Size | undefined {
  const tableSize = (flags: number): number => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
  const screen = { width: data.readUInt16LE(6), height: data.readUInt16LE(8) };
  for (let at = 13 + tableSize(data[10]!); at < data.length; ) {
    if (data[at] === 0x2c && at + 9 < data.length)
      return around(screen, { width: data.readUInt16LE(at + 5), height: data.readUInt16LE(at + 7) });
    if (data[at] !== 0x21) return undefined;
    // An extension: blocks, each with its length before it, up to an empty one.
    at += 2;
    while (data[at]) at += 1 + data[at]!;
    at += 1;
  }
  return undefined;
}

/** RFC 9649: of the canvas, or of a frame where one is larger. */
function webpSize(data: Buffer): Size | undefined {
  let size: Size = { width: 0, height: 0 };
  for (let at = 12; at + 8 <= data.length; ) {
    const name = data.toString("latin1", at, at + 4);
    const body = data.subarray(at + 8, at + 8 + data.readUInt32LE(at + 4));
    const found = webpChunkSize(name, body);
    if (found) size = around(size, found);
    // The parts of a frame come after its header.
    at += 8 + (name === "ANMF" ? 16 : body.length + (body.length & 1));
  }
  return size.width > 0 ? size : undefined;
}

function webpChunkSize(name: string, body: Buffer): Size | undefined {
  if (name === "VP8X" && body.length >= 10)
    return { width: 1 + body.readUIntLE(4, 3), height: 1 + body.readUIntLE(7, 3) };
  if (name === "VP8 " && body.length >= 10)
    return { width: body.readUInt16LE(6) & 0x3fff, height: body.readUInt16LE(8) & 0x3fff };
  if (name !== "VP8L" || body.length < 5) return undefined;
  const bits = body.readUInt32LE(1);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}

/** The largest of the sizes that its parts have. */
function avifSize(data: Buffer): Size | undefined {
  const [first, ...others] = avifSizes(data);
  return first && others.reduce(around, first);
}

/** What a JPEG's frame header says. */
export interface JpegFrame {
  width: number;
  height: number;
  /** 1 gray, 3 colour, 4 for print. */
  components: number;
  /** Four components as Adobe's programs write them: inverted. */
  inverted: boolean;
  /** 8 bits a sample, baseline or progressive, Huffman coded: what every program reads. */
  common: boolean;
}

/** A progressive JPEG is decoded once for each of its scans. */
const mostScans = 100;

function scansFrom(data: Buffer, at: number): number {
  const marker = Buffer.from([0xff, 0xda]);
  let count = 0;
  for (let found = data.indexOf(marker, at); found >= 0; found = data.indexOf(marker, found + 2)) count += 1;
  return count;
}

/**
 * Finds the frame header (ITU-T T.81, B.2.2). @return undefined where there is none that can be, or no scan after it
 */
function jpegFrame(data: Buffer): JpegFrame | undefined {
  let inverted = false;
  let frame: Omit<JpegFrame, "inverted"> | undefined;
  for (let at = 2; at + 4 <= data.length && data[at] === 0xff; ) {
    const marker = data[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = data.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > data.length) return undefined;
    if (marker === 0xda) return frame && scansFrom(data, at) <= mostScans ? { ...frame, inverted } : undefined;
    if (marker === 0xee && data.toString("latin1", at + 4, at + 9) === "Adobe") inverted = true;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) {
      if (frame) return undefined; // decoders differ in which of two they believe
      const components = length >= 8 ? data[at + 9]! : 0;
      if (![1, 3, 4].includes(components) || length !== 8 + 3 * components) return undefined;
      frame = {
        height: data.readUInt16BE(at + 5),
        width: data.readUInt16BE(at + 7),
        components,
        common: marker <= 0xc2 && data[at + 4] === 8,
      };
    }
    at += 2 + length;
  }
  return undefined;
}
