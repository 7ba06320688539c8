import { element } from "./dom.js";

/** Offers a text, or other data, as a file. */
export function save(name: string, type: string, data: BlobPart): void {
  const url = URL.createObjectURL(new Blob([data], { type }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A title as a name for a file that every system takes: letters and digits, no reserved word, at most 200 bytes. */
export function fileName(title: string, otherwise: string): string {
  const words = title
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^-|-$/g, "");
  let name = "";
  let bytes = 0;
  for (const character of words) {
    bytes += new TextEncoder().encode(character).length;
    if (bytes > 200 || name.length > 80) break;
    name += character;
  }
  // Windows keeps these for devices, whatever comes after a dot.
  if (/^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(name)) name = `${otherwise}-${name}`;
  return name.replace(/-$/, "") || otherwise;
}
