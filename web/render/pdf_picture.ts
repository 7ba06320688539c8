// Pictures in a PDF (ISO 32000-1, 8.9). JPEG goes in as it is, PNG without transparency too: its compression is one
// that PDF knows.
import { promisify } from "node:util";
import { deflate } from "node:zlib";
import type { JpegFrame, PictureFile } from "./picture_file.js";
import type { ObjectNumber, PdfFile } from "./pdf_file.js";
import { checkPixels, type Png, samplesOf } from "./png_file.js";

const deflated = promisify<Uint8Array, Buffer>(deflate);

/** A picture as a PDF has it: entries of its dictionary, and data that has gone through the filter that they name. */
export interface PdfPicture {
  entries: string;
  data: Uint8Array;
  /** How far each pixel covers what is under it. */
  mask?: { entries: string; data: Uint8Array };
}

/** Writes a picture. */
export function writePicture(file: PdfFile, { entries, data, mask }: PdfPicture): ObjectNumber {
  const soft = mask ? `/SMask ${file.writeStream(mask.entries, mask.data, "as-is")} 0 R` : "";
  return file.writeStream(entries + soft, data, "as-is");
}

/**
 * Makes of a picture what a PDF has of it.
 * @throws Error where it is broken
 */
export async function pdfPicture({ bytes, width, height, jpeg, png }: PictureFile): Promise<PdfPicture> {
  const head = `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}`;
  if (jpeg) return { entries: `${head}${jpegEntries(jpeg)}`, data: bytes };
  if (!png) throw new Error("It is neither JPEG nor PNG.");
  const { depth, color, channels, palette, transparency } = png;
  const seeThrough = color === 4 || color === 6 || (color === 3 && transparency.length > 0);
  if (seeThrough || png.interlaced) return decoded(png, head, seeThrough);
  await checkPixels(png);
  const parameters = `/DecodeParms<</Predictor 15/Colors ${channels}/BitsPerComponent ${depth}/Columns ${width}>>`;
  const key =
    transparency.length > 0
      ? `/Mask[${Array.from({ length: channels }, (_, index) => `${transparency.readUInt16BE(2 * index)} `.repeat(2)).join("")}]`
      : "";
  return {
    entries: `${head}/ColorSpace${spaceOf(color, palette)}/BitsPerComponent ${depth}/Filter/FlateDecode${parameters}${key}`,
    data: png.data,
  };
}

function jpegEntries({ components, inverted }: JpegFrame): string {
  const space = components === 1 ? "/DeviceGray" : components === 4 ? "/DeviceCMYK" : "/DeviceRGB";
  const decode = components === 4 && inverted ? "/Decode[1 0 1 0 1 0 1 0]" : "";
  return `/ColorSpace${space}/BitsPerComponent 8${decode}/Filter/DCTDecode`;
}

function spaceOf(color: number, palette: Buffer): string {
  if (color === 3) return `[/Indexed/DeviceRGB ${palette.length / 3 - 1}<${palette.toString("hex")}>]`;
  return color === 0 || color === 4 ? "/DeviceGray" : "/DeviceRGB";
}

/** A PNG as a PDF cannot take it as it is: its colours, and apart from them how far they cover. */
async function decoded(png: Png, head: string, seeThrough: boolean): Promise<PdfPicture> {
  const { color, channels, palette, transparency } = png;
  const samples = await samplesOf(png);
  const filtered = "/BitsPerComponent 8/Filter/FlateDecode";
  const entries = `${head}/ColorSpace${spaceOf(color, palette)}${filtered}`;
  if (!seeThrough) return { entries, data: await deflated(samples) };
  const pixels = samples.length / channels;
  const opaque = color === 3 ? 1 : channels - 1;
  const colors = color === 3 ? samples : Buffer.alloc(pixels * opaque);
  const cover = Buffer.alloc(pixels);
  for (let pixel = 0, from = 0, to = 0; pixel < pixels; pixel += 1) {
    if (color === 3) {
      cover[pixel] = transparency[samples[pixel]!] ?? 255;
      continue;
    }
    for (let channel = 0; channel < opaque; channel += 1) colors[to++] = samples[from++]!;
    cover[pixel] = samples[from++]!;
  }
  const [data, mask] = await Promise.all([deflated(colors), deflated(cover)]);
  return { entries, data, mask: { entries: `${head}/ColorSpace/DeviceGray${filtered}`, data: mask } };
}
