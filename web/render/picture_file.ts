// Picture files: what they say of themselves.
import { type Png, readPng } from "./png_file.js";

/** A picture as it came. */
export interface PictureFile {
  kind: "jpeg" | "png" | "other";
  bytes: Uint8Array;
  /** Pixels; 0 where this program cannot tell. */
  width: number;
  height: number;
  /** Of a JPEG. */
  jpeg?: JpegFrame;
  /** Of a PNG. */
  png?: Png;
}

/** Looks at a picture's bytes. @return undefined where a JPEG or PNG is broken */
export function readPicture(bytes: Uint8Array): PictureFile | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (data.length > 4 && data.readUInt32BE(0) === 0x89504e47) {
    const png = readPng(data);
    return png && { kind: "png", bytes, width: png.width, height: png.height, png };
  }
  if (data.length > 4 && data.readUInt16BE(0) === 0xffd8) {
    const jpeg = jpegFrame(data);
    // What PDF does not know is read as other pictures are.
    if (jpeg && !jpeg.common) return { kind: "other", bytes, width: 0, height: 0 };
    return jpeg && { kind: "jpeg", bytes, width: jpeg.width, height: jpeg.height, jpeg };
  }
  return { kind: "other", bytes, width: 0, height: 0 };
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
    if (marker === 0xda) return frame && { ...frame, inverted };
    if (marker === 0xee && data.toString("latin1", at + 4, at + 9) === "Adobe") inverted = true;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame && !frame) {
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
