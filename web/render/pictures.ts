// The pictures of an article: fetched before it is laid out, since its layout needs their sizes.
import { LecternError, messageOf } from "../errors.js";
import { fetchBytes, type FetchLimits, type Wanted } from "../fetch_bytes.js";
import type { ArticleNode, ElementNode } from "../types.js";
import { findCanvas, type Image } from "./canvas.js";
import { type PictureFile, readPicture } from "./picture_file.js";

/** A picture that can be painted. */
export interface Picture extends PictureFile {
  kind: "jpeg" | "png";
  /** What tells it from others: its address. */
  key: string;
}

/** Where fetching pictures ends. */
const limits = {
  /** Of one picture. */
  maxBytes: 20 * 1024 * 1024,
  /** Of all. */
  maxTotalBytes: 100 * 1024 * 1024,
  maxCount: 200,
  /** Of one picture, decoded. */
  maxPixels: 50_000_000,
  /** Milliseconds: for one, and for all. */
  timeout: 20_000,
  totalTimeout: 120_000,
  atOnce: 6,
} as const;

const wanted: Wanted = { accept: "image/*", takes: (type) => type === "" || type.startsWith("image/") || type === "application/octet-stream", name: "a picture" };

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

const addressOf = ({ tag, attributes }: ElementNode): string => (tag === "video" ? attributes?.poster : attributes?.src) ?? "";

/**
 * Fetches the pictures that a node list shows, each once.
 * @throws LecternError aborted
 */
export async function fetchPictures(nodes: readonly ArticleNode[], userAgent: string, signal?: AbortSignal): Promise<Pictures> {
  const shown = nodes.filter((node): node is ElementNode => "tag" in node && (node.tag === "img" || node.tag === "video"));
  const addresses = [...new Set(shown.map(addressOf))].filter((address) => /^(https?:|data:image\/)/i.test(address));
  const found = new Map<string, Picture>();
  const problems = new Map<string, string>();
  const started = Date.now();
  let total = 0;
  const fetchOne = async (address: string): Promise<void> => {
    const left = limits.totalTimeout - (Date.now() - started);
    if (left <= 0) throw new LecternError("fetch-failed", `All pictures together took more than ${limits.totalTimeout / 1000} seconds.`);
    const room = Math.min(limits.maxBytes, limits.maxTotalBytes - total);
    if (room <= 0) throw new LecternError("too-large", `All pictures together have more than ${limits.maxTotalBytes} bytes.`);
    const bytes = await bytesAt(address, { maxBytes: room, timeout: Math.min(limits.timeout, left), userAgent, signal });
    total += bytes.length;
    found.set(address, { ...(await paintable(bytes)), key: address });
  };
  const queue = addresses.slice(0, limits.maxCount);
  for (const address of addresses.slice(limits.maxCount)) problems.set(address, `There are more than ${limits.maxCount} pictures.`);
  const work = async (): Promise<void> => {
    for (let address = queue.shift(); address !== undefined && !signal?.aborted; address = queue.shift()) {
      try {
        await fetchOne(address);
      } catch (error) {
        problems.set(address, messageOf(error));
      }
    }
  };
  await Promise.all(Array.from({ length: limits.atOnce }, work));
  if (signal?.aborted) throw new LecternError("aborted", "Rendering was cancelled.", signal.reason);
  return new Pictures(found, addresses.filter((address) => problems.has(address)).map((address) => `The picture ${address.slice(0, 200)} is left out: ${problems.get(address)}`));
}

async function bytesAt(address: string, how: FetchLimits): Promise<Uint8Array> {
  if (/^https?:/i.test(address)) return (await fetchBytes(address, how, wanted)).bytes;
  const { coding, data } = /^data:[^,]*?(?<coding>;base64)?,(?<data>[^]*)$/i.exec(address)?.groups ?? {};
  const bytes = Buffer.from(coding ? data! : decodeURIComponent(data ?? ""), coding ? "base64" : "utf8");
  if (bytes.length > how.maxBytes) throw new LecternError("too-large", `It has more than ${how.maxBytes} bytes.`);
  return bytes;
}

/** A picture as JPEG or PNG, as all painters take it. */
async function paintable(bytes: Uint8Array): Promise<PictureFile & { kind: "jpeg" | "png" }> {
  const file = readPicture(bytes);
  if (!file) throw new LecternError("unsupported-content", "It is broken.");
  const { kind } = file;
  if (kind !== "other") {
    if (file.width * file.height > limits.maxPixels || file.width * file.height === 0) throw new LecternError("too-large", `It has ${file.width} × ${file.height} pixels.`);
    return { ...file, kind };
  }
  const canvas = await findCanvas();
  if (!canvas) throw new LecternError("missing-dependency", "It is neither PNG nor JPEG; npm install @napi-rs/canvas to have such pictures read.");
  let image: Image;
  try {
    image = await canvas.loadImage(bytes);
  } catch (error) {
    throw new LecternError("unsupported-content", "It is broken, or of a kind that is not known.", error);
  }
  const { width, height } = image;
  if (!(width * height > 0 && width * height <= limits.maxPixels)) throw new LecternError("too-large", `It has ${width} × ${height} pixels.`);
  const surface = canvas.createCanvas(width, height);
  surface.getContext("2d").drawImage(image, 0, 0, width, height);
  return { kind: "png", bytes: await surface.encode("png"), width, height };
}
