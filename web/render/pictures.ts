// The pictures of an article: fetched and read before it is laid out, since its layout needs their sizes.
import { setImmediate } from "node:timers/promises";
import { LecternError, messageOf } from "../errors.js";
import { fetchBytes, type FetchLimits, type Wanted } from "../fetch_bytes.js";
import type { ArticleNode, ElementNode, RenderOptions } from "../types.js";
import { findCanvas, type Image, needCanvas } from "./canvas.js";
import { Decoder } from "./decoder.js";
import { type PdfPicture, pdfPicture } from "./pdf_picture.js";
import { type PictureFile, readPicture } from "./picture_file.js";
import { checkPixels } from "./png_file.js";

/** A picture that can be painted. */
export interface Picture extends PictureFile {
  kind: "jpeg" | "png";
  /** What tells it from others: its address. */
  key: string;
  /** As a PDF has it; only where one is written. */
  pdf?: PdfPicture;
  /** As a canvas has it; only where a PNG is painted. */
  image?: Image;
}

/** Where fetching and reading pictures ends. */
const limits = {
  /** Of one picture. */
  maxBytes: 20 * 1024 * 1024,
  /** Of all. */
  maxTotalBytes: 100 * 1024 * 1024,
  maxCount: 200,
  /** Of one picture, decoded. */
  maxPixels: 40_000_000,
  /** Of all that are decoded. */
  maxTotalPixels: 200_000_000,
  /** Milliseconds of decoding one. */
  decoding: 10_000,
  /** Milliseconds of fetching: for one, and for all. */
  timeout: 20_000,
  totalTimeout: 120_000,
  atOnce: 6,
} as const;

const wanted: Wanted = {
  accept: "image/*",
  takes: (type) => type === "" || type.startsWith("image/") || type === "application/octet-stream",
  name: "an image",
};

/** The pictures that could be had. */
export class Pictures {
  private readonly found: ReadonlyMap<string, Picture>;
  /** One sentence for each that could not. */
  readonly warnings: readonly string[];

  constructor(found: ReadonlyMap<string, Picture> = new Map(), warnings: readonly string[] = []) {
    this.found = found;
    this.warnings = warnings;
  }

  /** The picture of an `img`, or the still of a `video`; undefined where it could not be had. */
  of(node: ElementNode): Picture | undefined {
    return this.found.get(addressOf(node));
  }

  /** How large the layout is to make a picture; 0 × 0 where it could not be had, so that its words stand there. */
  sizeOf(node: ElementNode): { width: number; height: number } {
    const { width, height } = this.of(node) ?? { width: 0, height: 0 };
    return { width, height };
  }
}

const addressOf = ({ tag, attributes }: ElementNode): string =>
  (tag === "video" ? attributes?.["data-poster"] : attributes?.src) ?? "";

/**
 * Fetches the pictures that a node list shows, each once, and makes them ready to be painted. One that is broken is
 * left out.
 * @throws the reason of the signal
 */
export async function fetchPictures(
  nodes: readonly ArticleNode[],
  format: RenderOptions["format"],
  how: Pick<FetchLimits, "userAgent" | "privateNetwork" | "signal">,
): Promise<Pictures> {
  const { signal } = how;
  const shown = nodes.filter(
    (node): node is ElementNode => "tag" in node && (node.tag === "img" || node.tag === "video"),
  );
  const addresses = [...new Set(shown.map(addressOf))].filter((address) => /^(?:https?:|data:image\/)/i.test(address));
  const fetched = new Map<string, Uint8Array>();
  const found = new Map<string, Picture>();
  const problems = new Map<string, string>();
  const started = Date.now();
  let total = 0;
  const fetchOne = async (address: string): Promise<void> => {
    const left = limits.totalTimeout - (Date.now() - started);
    if (left <= 0)
      throw new LecternError(
        "fetch-failed",
        `The images together took more than ${limits.totalTimeout / 1000} seconds.`,
      );
    const maxBytes = Math.min(limits.maxBytes, limits.maxTotalBytes - total);
    if (maxBytes <= 0)
      throw new LecternError("too-large", `The images together have more than ${limits.maxTotalBytes} bytes.`);
    const bytes = await bytesAt(address, {
      maxBytes,
      timeout: Math.min(limits.timeout, left),
      ...how,
    });
    total += bytes.length;
    fetched.set(address, bytes);
  };
  const trying = async (address: string, attempt: (address: string) => Promise<void>): Promise<void> => {
    try {
      await attempt(address);
    } catch (error) {
      problems.set(address, messageOf(error));
    }
  };
  const queue = addresses.slice(0, limits.maxCount);
  for (const address of addresses.slice(limits.maxCount))
    problems.set(address, `There are more than ${limits.maxCount} images.`);
  const work = async (): Promise<void> => {
    for (let address = queue.shift(); address !== undefined && !signal?.aborted; address = queue.shift())
      await trying(address, fetchOne);
  };
  await Promise.all(Array.from({ length: limits.atOnce }, work));

  // One after the other and in the article's order, so that the same ones are left out each time.
  const budget = { pixels: limits.maxTotalPixels };
  const decoder = new Decoder(limits.decoding, signal);
  try {
    for (const address of addresses) {
      // Lets a signal come through.
      await setImmediate();
      if (signal?.aborted) throw signal.reason;
      const bytes = fetched.get(address);
      if (bytes)
        await trying(
          address,
          async () => void found.set(address, { ...(await paintable(bytes, format, budget, decoder)), key: address }),
        );
      fetched.delete(address);
    }
    if (signal?.aborted) throw signal.reason;
  } finally {
    decoder.close();
  }
  return new Pictures(
    found,
    addresses
      .filter((address) => problems.has(address))
      .map((address) => `The image ${address.slice(0, 200)} is left out: ${problems.get(address)}`),
  );
}

async function bytesAt(address: string, how: FetchLimits): Promise<Uint8Array> {
  if (/^https?:/i.test(address)) return (await fetchBytes(address, how, wanted)).bytes;
  const { coding, data } = /^data:[^,]*?(?<coding>;base64)?,(?<data>[^]*)$/i.exec(address)?.groups ?? {};
  const bytes = Buffer.from(coding ? data! : decodeURIComponent(data ?? ""), coding ? "base64" : "utf8");
  if (bytes.length > how.maxBytes) throw new LecternError("too-large", `It has more than ${how.maxBytes} bytes.`);
  return bytes;
}

type Readable = PictureFile & { kind: "jpeg" | "png" };

/** A picture as JPEG or PNG, as all painters take it, and as the painter of a format wants it. */
async function paintable(
  bytes: Uint8Array,
  format: RenderOptions["format"],
  budget: { pixels: number },
  decoder: Decoder,
): Promise<Omit<Picture, "key">> {
  const file = readPicture(bytes);
  if (!file)
    throw new LecternError("unsupported-content", "It is damaged, or not a JPEG, PNG, GIF, WebP or AVIF file.");
  // A JPEG is decoded for a canvas alone.
  checked(file, file.jpeg && format !== "png" ? undefined : budget);
  const read = file.png
    ? { ...file, kind: "png" as const }
    : file.jpeg
      ? { ...file, kind: "jpeg" as const }
      : await converted(bytes, decoder);
  try {
    if (format === "pdf") return { ...read, pdf: await pdfPicture(read) };
    if (read.png) await checkPixels(read.png);
    return format === "png" ? { ...read, image: await (await needCanvas()).loadImage(read.bytes) } : read;
  } catch (error) {
    throw broken(error);
  }
}

const broken = (cause?: unknown): LecternError => new LecternError("unsupported-content", "It is damaged.", cause);

/**
 * Looks whether a picture has as many pixels as there may be.
 * @param budget what they are taken from
 */
function checked({ width, height }: { width: number; height: number }, budget?: { pixels: number }): void {
  const pixels = width * height;
  if (!(pixels > 0)) throw broken();
  if (pixels > limits.maxPixels)
    throw new LecternError("too-large", `It has ${width} × ${height} pixels, more than ${limits.maxPixels}.`);
  if (!budget) return;
  if (pixels > budget.pixels)
    throw new LecternError("too-large", `The images together have more than ${limits.maxTotalPixels} pixels.`);
  budget.pixels -= pixels;
}

/** A picture of another kind as PNG. */
async function converted(bytes: Uint8Array, decoder: Decoder): Promise<Readable> {
  if (!(await findCanvas()))
    throw new LecternError(
      "missing-dependency",
      "It is neither PNG nor JPEG. To read other formats, run: npm install @napi-rs/canvas",
    );
  const file = readPicture(await decoder.toPng(bytes));
  if (!file?.png) throw broken();
  return { ...file, kind: "png" };
}
