// Pictures in a PDF (ISO 32000-1, 8.9). JPEG goes in as it is, PNG without transparency too: its compression is one that PDF knows.
import { deflateSync, inflateSync } from "node:zlib";
import { jpegFrame } from "./picture_file.js";
import type { ObjectNumber, PdfFile } from "./pdf_file.js";
import type { Picture } from "./pictures.js";

/** Writes a picture. */
export function writePicture(file: PdfFile, { kind, bytes, width, height }: Picture): ObjectNumber {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const head = `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}`;
  return kind === "jpeg" ? writeJpeg(file, data, head) : writePng(file, data, head, width, height);
}

function writeJpeg(file: PdfFile, data: Buffer, head: string): ObjectNumber {
  const { components, inverted } = jpegFrame(data)!;
  const space = components === 1 ? "/DeviceGray" : components === 4 ? "/DeviceCMYK" : "/DeviceRGB";
  const decode = components === 4 && inverted ? "/Decode[1 0 1 0 1 0 1 0]" : "";
  return file.writeStream(`${head}/ColorSpace${space}/BitsPerComponent 8${decode}/Filter/DCTDecode`, data, "as-is");
}

interface Png {
  depth: number;
  /** 0 gray, 2 colour, 3 palette, 4 gray and alpha, 6 colour and alpha. */
  color: number;
  interlaced: boolean;
  palette: Buffer;
  /** Of a palette, the alpha of its entries; else a colour that is transparent. */
  transparency: Buffer;
  data: Buffer;
}

const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

function writePng(file: PdfFile, bytes: Buffer, head: string, width: number, height: number): ObjectNumber {
  const png = chunks(bytes);
  const { depth, color, palette, transparency } = png;
  const channels = channelsOf[color] ?? 1;
  const space = color === 3 ? `[/Indexed/DeviceRGB ${palette.length / 3 - 1}<${palette.toString("hex")}>]` : color === 0 || color === 4 ? "/DeviceGray" : "/DeviceRGB";
  const seeThrough = color === 4 || color === 6 || (color === 3 && transparency.length > 0);
  if (!seeThrough && !png.interlaced) {
    const parameters = `/DecodeParms<</Predictor 15/Colors ${channels}/BitsPerComponent ${depth}/Columns ${width}>>`;
    const key = transparency.length > 0 ? `/Mask[${Array.from({ length: channels }, (_, index) => `${transparency.readUInt16BE(2 * index)} `.repeat(2)).join("")}]` : "";
    return file.writeStream(`${head}/ColorSpace${space}/BitsPerComponent ${depth}/Filter/FlateDecode${parameters}${key}`, png.data, "as-is");
  }
  const samples = unpack(png, width, height, channels);
  const alphaOf = color === 3 ? 0 : channels - 1;
  const mask = Buffer.alloc(seeThrough ? width * height : 0, 255);
  const opaque = color === 4 || color === 6 ? channels - 1 : channels;
  const colors = Buffer.alloc(width * height * opaque);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    for (let channel = 0; channel < opaque; channel += 1) colors[pixel * opaque + channel] = samples[pixel * channels + channel]!;
    if (seeThrough) mask[pixel] = color === 3 ? (transparency[samples[pixel]!] ?? 255) : samples[pixel * channels + alphaOf]!;
  }
  const soft = seeThrough ? `/SMask ${file.writeStream(`${head}/ColorSpace/DeviceGray/BitsPerComponent 8`, mask)} 0 R` : "";
  return file.writeStream(`${head}/ColorSpace${space}/BitsPerComponent 8/Filter/FlateDecode${soft}`, deflateSync(colors), "as-is");
}

function chunks(bytes: Buffer): Png {
  const parts = new Map<string, Buffer[]>();
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString("latin1", at + 4, at + 8);
    parts.set(name, [...(name === "IDAT" ? (parts.get(name) ?? []) : []), bytes.subarray(at + 8, at + 8 + length)]);
    at += 12 + length;
  }
  const header = parts.get("IHDR")![0]!;
  const one = (name: string): Buffer => parts.get(name)?.[0] ?? Buffer.alloc(0);
  return { depth: header[8]!, color: header[9]!, interlaced: header[12] === 1, palette: one("PLTE"), transparency: one("tRNS"), data: Buffer.concat(parts.get("IDAT") ?? []) };
}

/** Where the pixels of each pass of an interlaced picture begin and how far apart they are: x, y, steps in x and y. */
const passes = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] as const;

/** The samples of a PNG, one byte each (of 16 bits the upper ones; palette indices as they are). Bytes that are missing are 0. */
function unpack({ depth, color, interlaced, data }: Png, width: number, height: number, channels: number): Buffer {
  const samples = Buffer.alloc(width * height * channels);
  const most = (height + 8) * 8 + Math.ceil((width * channels * depth) / 8 + 8) * (height + 8) * 2;
  const lines = inflateSync(data, { maxOutputLength: most, finishFlush: 2 });
  const scale = color === 3 || depth >= 8 ? 1 : 255 / (2 ** depth - 1);
  let at = 0;
  for (const [left, top, right, down] of interlaced ? passes : ([[0, 0, 1, 1]] as const)) {
    const across = Math.ceil((width - left) / right);
    const rows = Math.ceil((height - top) / down);
    if (across <= 0 || rows <= 0) continue;
    const size = Math.ceil((across * channels * depth) / 8);
    let previous: Buffer = Buffer.alloc(size);
    for (let row = 0; row < rows; row += 1) {
      const line = Buffer.alloc(size);
      lines.copy(line, 0, at + 1, at + 1 + size);
      unfilter(lines[at] ?? 0, line, previous, Math.max(1, (channels * depth) >> 3));
      for (let sample = 0; sample < across * channels; sample += 1) {
        const bit = sample * depth;
        const value = depth >= 8 ? line[bit >> 3]! : (line[bit >> 3]! >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
        const x = left + Math.floor(sample / channels) * right;
        samples[((top + row * down) * width + x) * channels + (sample % channels)] = value * scale;
      }
      previous = line;
      at += 1 + size;
    }
  }
  return samples;
}

/** Undoes the filter of a line in place (PNG specification, 9.2). */
function unfilter(filter: number, line: Buffer, previous: Buffer, step: number): void {
  for (let at = 0; at < line.length; at += 1) {
    const left = at >= step ? line[at - step]! : 0;
    const up = previous[at]!;
    const corner = at >= step ? previous[at - step]! : 0;
    if (filter === 1) line[at]! += left;
    else if (filter === 2) line[at]! += up;
    else if (filter === 3) line[at]! += (left + up) >> 1;
    else if (filter === 4) line[at]! += paeth(left, up, corner);
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
