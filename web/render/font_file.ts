// What a font file says of itself: its faces, their names, weights and characters. TrueType, OpenType, and collections
// of them.
import { closeSync, openSync, readSync } from "node:fs";
import type { Variations } from "./harfbuzz.js";

/** A face of a font file. */
export interface Face {
  readonly path: string;
  /** Which of the file's faces; 0 but in collections. */
  readonly index: number;
  readonly family: string;
  /** As programs know it: letters, digits and hyphens. */
  readonly postScriptName: string;
  /** 100 to 900; of a font that varies, its lightest and its boldest. */
  readonly weights: readonly [number, number];
  readonly italic: boolean;
  readonly outlines: "truetype" | "cff";
  /** Offsets of its tables in the file, and how long they are, bytes. */
  readonly tables: ReadonlyMap<string, { readonly offset: number; readonly length: number }>;
}

const headMagic = 0x5f0f3cf5;
const maxTable = 8 * 1024 * 1024;

/**
 * The faces of a font file that text can be set in: those of normal width that have outlines and may be embedded.
 * @return [] where the file is no font
 * @throws the file system's errors
 */
export function readFaces(path: string): Face[] {
  const file = openSync(path, "r");
  try {
    const read = (offset: number, length: number): Buffer => {
      const bytes = Buffer.alloc(Math.min(length, maxTable));
      return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, offset));
    };
    const start = read(0, 12);
    if (start.length < 12) return [];
    if (start.toString("latin1", 0, 4) !== "ttcf") return facesAt(path, read, 0, 0);
    const count = Math.min(start.readUInt32BE(8), 256);
    const offsets = read(12, 4 * count);
    return Array.from({ length: Math.floor(offsets.length / 4) }, (_, index) =>
      facesAt(path, read, offsets.readUInt32BE(4 * index), index),
    ).flat();
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  } finally {
    closeSync(file);
  }
}

function facesAt(
  path: string,
  read: (offset: number, length: number) => Buffer,
  offset: number,
  index: number,
): Face[] {
  const head = read(offset, 12);
  if (head.length < 12 || !["\0\x01\0\0", "OTTO", "true"].includes(head.toString("latin1", 0, 4))) return [];
  const directory = read(offset + 12, 16 * head.readUInt16BE(4));
  const tables = new Map<string, { offset: number; length: number }>();
  for (let at = 0; at + 16 <= directory.length; at += 16) {
    tables.set(directory.toString("latin1", at, at + 4), {
      offset: directory.readUInt32BE(at + 8),
      length: directory.readUInt32BE(at + 12),
    });
  }
  const table = (name: string): Buffer => read(tables.get(name)?.offset ?? 0, tables.get(name)?.length ?? 0);
  const outlines = tables.has("glyf") ? "truetype" : tables.has("CFF ") ? "cff" : undefined;
  if (!outlines || !tables.has("cmap")) return [];
  const header = table("head");
  if (
    header.length < 54 ||
    header.readUInt32BE(12) !== headMagic ||
    header.readUInt16BE(18) < 16 ||
    header.readUInt16BE(18) > 16_384
  )
    return [];
  const { family, style, postScriptName } = names(table("name"));
  const os2 = table("OS/2");
  let weight = 400;
  let bold = (header.readUInt16BE(44) & 1) === 1;
  let italic = false;
  if (os2.length >= 64) {
    const restricted = (os2.readUInt16BE(8) & 0xf) === 2;
    if (os2.readUInt16BE(6) !== 5 || restricted) return [];
    weight = os2.readUInt16BE(4);
    italic = (os2.readUInt16BE(62) & 1) === 1;
    bold ||= (os2.readUInt16BE(62) & 32) !== 0;
  }
  // Some bold fonts have the weight of their regular ones written in them.
  weight = Math.max(weight, bold ? 700 : 0, weightNamed(style));
  const weights = weightAxis(table("fvar")) ?? ([weight, weight] as const);
  return family ? [{ path, index, family, postScriptName, weights, italic, outlines, tables }] : [];
}

/** The weight that the name of a style tells; 0 where it tells none. */
function weightNamed(style: string): number {
  const rows: readonly [RegExp, number][] = [
    [/black|heavy/i, 900],
    [/(extra|ultra)[ -]?bold/i, 800],
    [/(semi|demi)[ -]?bold/i, 600],
    [/bold/i, 700],
    [/medium/i, 500],
  ];
  return rows.find(([name]) => name.test(style))?.[1] ?? 0;
}

/** What a face is called; its style is "Bold" or the like. */
function names(table: Buffer): { family: string; style: string; postScriptName: string } {
  const found = new Map<number, { value: string; rank: number }>();
  if (table.length < 6) return { family: "", style: "", postScriptName: "" };
  const strings = table.readUInt16BE(4);
  for (let at = 6; at + 12 <= table.length && at < 6 + 12 * table.readUInt16BE(2); at += 12) {
    const [platform, , language, name, length, offset] = [0, 2, 4, 6, 8, 10].map((field) =>
      table.readUInt16BE(at + field),
    ) as [number, number, number, number, number, number];
    const rank = platform === 3 ? (language === 0x409 ? 3 : 2) : 1;
    if (![1, 2, 6, 16, 17].includes(name) || rank <= (found.get(name)?.rank ?? 0)) continue;
    const bytes = Buffer.from(table.subarray(strings + offset, strings + offset + length));
    found.set(name, {
      value:
        platform === 1
          ? bytes.toString("latin1")
          : bytes
              .subarray(0, length & ~1)
              .swap16()
              .toString("utf16le"),
      rank,
    });
  }
  const family = found.get(16)?.value ?? found.get(1)?.value ?? "";
  const style = found.get(17)?.value ?? found.get(2)?.value ?? "";
  return { family, style, postScriptName: (found.get(6)?.value ?? family).replace(/[^\w-]/g, "") || "Font" };
}

function weightAxis(fvar: Buffer): readonly [number, number] | undefined {
  if (fvar.length < 16) return undefined;
  const size = fvar.readUInt16BE(10);
  for (let axis = 0, at = fvar.readUInt16BE(4); axis < fvar.readUInt16BE(8); axis += 1, at += size) {
    if (fvar.toString("latin1", at, at + 4) === "wght")
      return [fvar.readInt32BE(at + 4) / 65536, fvar.readInt32BE(at + 12) / 65536];
  }
  return undefined;
}

/** Where on its axes a face is for a weight; {} where it does not vary. */
export function variationsFor({ weights: [lightest, boldest] }: Face, weight: number): Variations {
  return lightest === boldest ? {} : { wght: Math.min(boldest, Math.max(lightest, weight)) };
}

/** The characters that a face has glyphs for. */
export class Coverage {
  /** Pairs: first, last; ascending. */
  private readonly ranges: Uint32Array;

  /** Reads the face's characters from its file; none where they are not to be understood. */
  constructor(face: Face) {
    this.ranges = Uint32Array.from(
      rangesOf(readCharacters(face))
        .sort(([a], [b]) => a - b)
        .flat(),
    );
  }

  has(character: number): boolean {
    let low = 0;
    let high = this.ranges.length / 2;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.ranges[2 * middle + 1]! < character) low = middle + 1;
      else high = middle;
    }
    return 2 * low < this.ranges.length && this.ranges[2 * low]! <= character;
  }
}

function readCharacters({ path, tables }: Face): Buffer {
  const { offset, length } = tables.get("cmap")!;
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(Math.min(length, maxTable));
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, offset));
  } finally {
    closeSync(file);
  }
}

function rangesOf(cmap: Buffer): [number, number][] {
  try {
    // A table of all of Unicode (format 12) before one of its first plane (format 4).
    const formats = new Map<number, number>();
    for (let table = 0; table < cmap.readUInt16BE(2); table += 1) {
      const platform = cmap.readUInt16BE(4 + 8 * table);
      const offset = cmap.readUInt32BE(8 + 8 * table);
      const symbols = platform === 3 && cmap.readUInt16BE(6 + 8 * table) === 0;
      if ((platform === 0 || platform === 3) && !symbols) formats.set(cmap.readUInt16BE(offset), offset);
    }
    if (formats.has(12)) return groups(cmap.subarray(formats.get(12)));
    return formats.has(4) ? segments(cmap.subarray(formats.get(4))) : [];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function groups(table: Buffer): [number, number][] {
  const count = Math.min(table.readUInt32BE(12), Math.floor((table.length - 16) / 12));
  return Array.from({ length: count }, (_, group) => [
    table.readUInt32BE(16 + 12 * group),
    table.readUInt32BE(20 + 12 * group),
  ]);
}

function segments(table: Buffer): [number, number][] {
  const size = table.readUInt16BE(6); // twice the number of segments
  const ranges: [number, number][] = [];
  for (let at = 0; at < size; at += 2) {
    const last = table.readUInt16BE(14 + at);
    const first = table.readUInt16BE(16 + size + at);
    const rangeOffset = table.readUInt16BE(16 + 3 * size + at);
    if (first === 0xffff) continue;
    if (rangeOffset === 0) {
      ranges.push([first, last]);
      continue;
    }
    for (let character = first; character <= last; character += 1) {
      const glyph = 16 + 3 * size + at + rangeOffset + 2 * (character - first);
      if (glyph + 2 <= table.length && table.readUInt16BE(glyph) !== 0) ranges.push([character, character]);
    }
  }
  return ranges;
}
