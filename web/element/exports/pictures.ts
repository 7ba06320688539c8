// The article's pictures as data, as far as their servers let a page read them.
import { bodyOf } from "../../fetched_page.js";
import type { PictureFetcher } from "../../types.js";
import type { Job } from "./job.js";

const atOnce = 6;
const mostBytes = 100_000_000;
const patience = 30_000;

/** What a picture is, by its first bytes: servers are often wrong. */
async function kindOf(data: Blob): Promise<string | undefined> {
  const start = String.fromCharCode(...new Uint8Array(await data.slice(0, 16).arrayBuffer()));
  if (start.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (start.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (/^GIF8[79]a/.test(start)) return "image/gif";
  if (/^RIFF.{4}WEBP/s.test(start)) return "image/webp";
  if (/^.{4}ftypavi[fs]/s.test(start)) return "image/avif";
  return /^image\/svg\+xml\b/.test(data.type) ? "image/svg+xml" : undefined;
}

/** What stands in a data: address; asking `fetch` for it may be against the page's policy. */
function decoded(address: string): Blob | undefined {
  const [, type, base64, data] = /^data:([^;,]*)(?:;[^;,]*)*?(;base64)?,(.*)$/s.exec(address) ?? [];
  if (data === undefined) return undefined;
  try {
    const bytes = base64
      ? Uint8Array.from(atob(decodeURIComponent(data)), (character) => character.charCodeAt(0))
      : decodeURIComponent(data);
    return new Blob([bytes], { type });
  } catch {
    return undefined;
  }
}

async function ask(address: string, fetchPicture: PictureFetcher, signal: AbortSignal): Promise<Blob | undefined> {
  if (address.startsWith("data:")) return decoded(address);
  const own = new AbortController();
  const stop = () => own.abort();
  const timer = setTimeout(stop, patience);
  signal.addEventListener("abort", stop);
  try {
    // A picture that is shown may lie in the cache without the server's leave to read it.
    for (const cache of ["default", "reload"] as const) {
      try {
        const answer = await fetchPicture(address, { signal: own.signal, cache });
        if (!answer.ok) return undefined;
        const type = answer.headers.get("content-type") ?? "";
        return new Blob([await bodyOf(answer, address, mostBytes, own.signal)], { type });
      } catch {
        if (own.signal.aborted) return undefined;
      }
    }
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
  return undefined;
}

/**
 * Gets pictures, a few at a time.
 * @return by address, each with the type that its bytes have; those that cannot be had are left out
 */
export async function getPictures(
  addresses: readonly string[],
  { fetchPicture, signal, progress }: Pick<Job, "fetchPicture" | "signal" | "progress">,
): Promise<Map<string, Blob>> {
  const wanted = [...new Set(addresses)];
  const found = new Map<string, Blob>();
  let next = 0;
  let done = 0;
  let bytes = 0;
  const work = async () => {
    while (next < wanted.length && !signal.aborted && bytes < mostBytes) {
      const address = wanted[next++]!;
      const data = await ask(address, fetchPicture, signal);
      const type = data && (await kindOf(data));
      if (data && type && bytes + data.size <= mostBytes) {
        bytes += data.size;
        found.set(address, data.slice(0, data.size, type));
      }
      progress((done += 1), wanted.length);
    }
  };
  if (wanted.length > 0) progress(0, wanted.length);
  await Promise.all(Array.from({ length: atOnce }, work));
  if (signal.aborted) throw new DOMException("Cancelled", "AbortError");
  return found;
}

/** A picture as a data: address. */
export function dataAddress(data: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error!);
    reader.readAsDataURL(data);
  });
}

/** A picture, decoded. Drawings (SVG) can only be decoded as elements; their `data:` address is the page's to allow. */
async function decodedPicture(data: Blob): Promise<HTMLImageElement | ImageBitmap> {
  if (data.type !== "image/svg+xml") return createImageBitmap(data);
  const picture = new Image();
  picture.src = await dataAddress(data);
  await picture.decode();
  return picture;
}

/** Draws a picture anew as PNG or JPEG, for programs that do not know its format; undefined if that is not possible. */
export async function redrawn(
  data: Blob,
  width: number,
  height: number,
  signal: AbortSignal,
): Promise<Blob | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop = () => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(new DOMException("Cancelled", "AbortError"));
    timer = setTimeout(stop, patience);
    signal.addEventListener("abort", stop);
  });
  try {
    const picture = await Promise.race([decodedPicture(data), stopped]);
    const w = (picture instanceof ImageBitmap ? picture.width : picture.naturalWidth) || width;
    const h = (picture instanceof ImageBitmap ? picture.height : picture.naturalHeight) || height;
    if (!w || !h) return undefined;
    const scale = Math.min(1, 2000 / w, 2000 / h);
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(w * scale));
    canvas.height = Math.max(1, Math.round(h * scale));
    const context = canvas.getContext("2d")!;
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const { data: pixels } = context.getImageData(0, 0, canvas.width, canvas.height);
    let opaque = true;
    for (let i = 3; i < pixels.length && opaque; i += 4) opaque = pixels[i] === 255;
    return (
      (await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, opaque ? "image/jpeg" : "image/png", 0.9))) ??
      undefined
    );
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}
