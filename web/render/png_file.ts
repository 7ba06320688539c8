// PNG files (ISO/IEC 15948): what is in them, checked, and their pixels.
import { constants, createInflate } from "node:zlib";

/** A PNG whose parts are what the format allows; whether its pixels are all there, only {@link checkPixels} knows. */
export interface Png {
  width: number;
  height: number;
  /** Bits of a sample. */
  depth: number;
  /** 0 gray, 2 colour, 3 palette, 4 gray and alpha, 6 colour and alpha. */
  color: number;
  /** Samples of a pixel. */
  channels: number;
  interlaced: boolean;
  /** Three bytes for each of its entries. */
  palette: Buffer;
  /** Of a palette, the alpha of its entries; of gray and colour, one that is transparent; else empty. */
  transparency: Buffer;
  /** Compressed. */
  data: Buffer;
}

const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const depthsOf: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};
const headerSize = 13;

/** Takes a PNG apart. @return undefined where it is broken */
export function readPng(bytes: Buffer): Png | undefined {
  const first = new Map<string, Buffer>();
  const data: Buffer[] = [];
  for (let at = 8; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString("latin1", at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (at === 8 && name !== "IHDR") return undefined;
    if (name === "IDAT") data.push(body);
    else if (["IHDR", "PLTE", "tRNS"].includes(name) && !first.has(name)) first.set(name, body);
    if (name === "IEND") break;
    at += 12 + length;
  }
  const header = first.get("IHDR");
  if (header?.length !== headerSize || data.length === 0) return undefined;
  const [depth, color, compression, filter, interlace] = header.subarray(8) as unknown as [
    number,
    number,
    number,
    number,
    number,
  ];
  if (!depthsOf[color]?.includes(depth) || compression !== 0 || filter !== 0 || interlace > 1) return undefined;
  const palette = (color === 3 && first.get("PLTE")) || Buffer.alloc(0);
  const transparency = (color < 4 && first.get("tRNS")) || Buffer.alloc(0);
  const channels = channelsOf[color]!;
  if (
    color === 3 &&
    (palette.length === 0 ||
      palette.length % 3 !== 0 ||
      palette.length > 768 ||
      transparency.length > palette.length / 3)
  )
    return undefined;
  if (color !== 3 && transparency.length !== 0 && transparency.length !== 2 * channels) return undefined;
  return {
    width: header.readUInt32BE(0),
    height: header.readUInt32BE(4),
    depth,
    color,
    channels,
    interlaced: interlace === 1,
    palette,
    transparency,
    data: Buffer.concat(data),
  };
}

/** A part of a picture that is stored by itself. */
interface Pass {
  /** Where its pixels begin and how far apart they are. */
  left: number;
  top: number;
  right: number;
  down: number;
  /** How many pixels a line has, and how many lines there are. */
  across: number;
  rows: number;
  /** Bytes of a line, without that of its filter. */
  size: number;
}

const whole = [[0, 0, 1, 1]] as const;
const interlaced = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

function passesOf(png: Png): Pass[] {
  return (png.interlaced ? interlaced : whole)
    .map(([left, top, right, down]) => {
      const across = Math.max(0, Math.ceil((png.width - left) / right));
      return {
        left,
        top,
        right,
        down,
        across,
        rows: Math.ceil((png.height - top) / down),
        size: Math.ceil((across * png.channels * png.depth) / 8),
      };
    })
    .filter(({ across, rows }) => across > 0 && rows > 0);
}

/** How many bytes a PNG's lines have when they are inflated. */
const sizeOf = (png: Png): number => passesOf(png).reduce((sum, { rows, size }) => sum + rows * (1 + size), 0);

/** Some programs write a little more than is needed; what is much more is a trap. */
const mostBeyond = 65_536;

/**
 * Inflates a PNG's lines.
 * @param target where they go; without it they are only looked at
 * @throws Error where there are fewer bytes than the picture needs, or far more, or where they are not what deflating
 * gives
 */
async function inflateTo(target: Buffer | undefined, png: Png): Promise<void> {
  const size = sizeOf(png);
  // What is needed may all be there even where the end is not.
  const stream = createInflate({ finishFlush: constants.Z_SYNC_FLUSH, chunkSize: 65_536 });
  stream.end(png.data);
  let length = 0;
  // Leaving the loop by throwing ends the stream.
  for await (const piece of stream as AsyncIterable<Buffer>) {
    if (target && length < size) piece.copy(target, length);
    length += piece.length;
    if (length > size + mostBeyond) throw new Error("It contains more data than its pixels.");
  }
  if (length < size) throw new Error("Pixels are missing.");
}

/**
 * Looks whether a PNG's pixels are all there.
 * @throws Error where they are not
 */
export async function checkPixels(png: Png): Promise<void> {
  await inflateTo(undefined, png);
}

/**
 * The samples of a PNG, one byte each: of 16 bits the upper ones, of fewer than 8 spread over the whole byte; palette
 * indices as they are.
 * @throws Error where they are not all there
 */
export async function samplesOf(png: Png): Promise<Buffer> {
  const { width, height, depth, color, channels } = png;
  const lines = Buffer.alloc(sizeOf(png));
  await inflateTo(lines, png);
  const samples = Buffer.alloc(width * height * channels);
  const scale = color === 3 || depth >= 8 ? 1 : 255 / (2 ** depth - 1);
  const step = Math.max(1, (channels * depth) >> 3);
  let at = 0;
  for (const { left, top, right, down, across, rows, size } of passesOf(png)) {
    let previous: Buffer = Buffer.alloc(size);
    for (let row = 0; row < rows; row += 1) {
      const line = lines.subarray(at + 1, at + 1 + size);
      unfilter(lines[at]!, line, previous, step);
      const start = ((top + row * down) * width + left) * channels;
      if (depth === 8 && right === 1) samples.set(line, start);
      else spread(line, depth, scale, samples, start, across, channels, right);
      previous = line;
      at += 1 + size;
    }
  }
  return samples;
}

/** Puts the samples of a line where they belong. */
function spread(
  line: Buffer,
  depth: number,
  scale: number,
  samples: Buffer,
  start: number,
  across: number,
  channels: number,
  right: number,
): void {
  for (let pixel = 0, bit = 0; pixel < across; pixel += 1) {
    for (let channel = 0; channel < channels; channel += 1, bit += depth) {
      const value = depth >= 8 ? line[bit >> 3]! : (line[bit >> 3]! >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
      samples[start + pixel * right * channels + channel] = value * scale;
    }
  }
}

/** Undoes the filter of a line in place (9.2). */
function unfilter(filter: number, line: Buffer, previous: Buffer, step: number): void {
  const { length } = line;
  switch (filter) {
    case 0:
      return;
    case 1:
      for (let at = step; at < length; at += 1) line[at]! += line[at - step]!;
      return;
    case 2:
      for (let at = 0; at < length; at += 1) line[at]! += previous[at]!;
      return;
    case 3:
      for (let at = 0; at < length; at += 1) line[at]! += ((at >= step ? line[at - step]! : 0) + previous[at]!) >> 1;
      return;
    case 4:
      for (let at = 0; at < length; at += 1) {
        line[at]! += at >= step ? paeth(line[at - step]!, previous[at]!, previous[at - step]!) : previous[at]!;
      }
      return;
    default:
      throw new Error("A row has an unknown filter.");
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const a = Math.abs(guess - left);
  const b = Math.abs(guess - up);
  const c = Math.abs(guess - corner);
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
