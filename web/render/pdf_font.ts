// A font in a PDF: the glyphs that are used, and which text they stand for (ISO 32000-1, 9.7 and 9.10).
import { LecternError } from "../errors.js";
import { number, type ObjectNumber, type PdfFile, utf16Hex } from "./pdf_file.js";
import type { Typesetter, Typeface } from "./typesetter.js";

const codesAtOnce = 100; // of a list in a CMap

/**
 * A typeface whose glyphs are written with codes of two bytes. Of spaced letters it says that they are as wide as they
 * are with their space: readers would take it for the end of a word.
 */
export class PdfFont {
  readonly number: ObjectNumber;
  private readonly file: PdfFile;
  private readonly typesetter: Typesetter;
  private readonly typeface: Typeface;
  private readonly tracking: number;
  /** Code → glyph and text. */
  private readonly codes = new Map<number, { glyph: number; text: string; advance: number }>();
  private readonly codeOf = new Map<string, number>();
  /** Of a CFF font whose glyphs have numbers of their own, those. */
  private readonly characterIds: Uint16Array | undefined;

  /**
   * @param tracking space after each letter, in ems
   * @throws LecternError font-failed
   */
  constructor(file: PdfFile, typesetter: Typesetter, typeface: Typeface, tracking: number) {
    this.number = file.reserve();
    this.file = file;
    this.typesetter = typesetter;
    this.typeface = typeface;
    this.tracking = tracking;
    if (typeface.face.outlines === "cff") {
      const { path, tables } = typeface.face;
      const { offset, length } = tables.get("CFF ")!;
      try {
        this.characterIds = readCharacterIds(
          Buffer.from(typeface.bytes.buffer, typeface.bytes.byteOffset + offset, length),
        );
      } catch (error) {
        throw new LecternError("font-failed", `The font ${path} is damaged: its table "CFF " cannot be read.`, error);
      }
    }
  }

  /**
   * The code of a glyph where it stands for some text. In a TrueType font a glyph has a code for each text that it
   * stands for: the same letter's shape may be of two letters, told apart by dots that are glyphs of their own.
   * Elsewhere its first text stays.
   * @return the code as four hexadecimal digits, the advance in ems, and the text that readers of the file will see
   */
  code(glyph: number, text: string): { hex: string; advance: number; text: string } {
    const key = this.typeface.face.outlines === "truetype" ? `${glyph}|${text}` : String(glyph);
    let code = this.codeOf.get(key);
    if (code === undefined) {
      code = this.typeface.face.outlines === "truetype" ? this.codes.size + 1 : (this.characterIds?.[glyph] ?? glyph);
      this.codeOf.set(key, code);
      this.codes.set(code, { glyph, text, advance: this.typesetter.advance(this.typeface, glyph) + this.tracking });
    }
    const { advance, text: shown } = this.codes.get(code)!;
    return { hex: code.toString(16).toUpperCase().padStart(4, "0"), advance, text: shown };
  }

  /**
   * A code that stands for a character and has the empty box for a shape: for text that is read and not seen. Marks
   * have no width, as readers expect of them.
   * @return as {@link code}
   */
  hidden(character: string): { hex: string; advance: number } {
    const key = `hidden|${character}`;
    let code = this.codeOf.get(key);
    if (code === undefined) {
      // Of a CFF font, numbers that it has no glyph for.
      for (code = this.typeface.face.outlines === "truetype" ? this.codes.size + 1 : 0xffff; this.codes.has(code); )
        code -= 1;
      const advance = /\p{Mn}/u.test(character) ? 0 : Math.max(0.1, this.typesetter.advance(this.typeface, 0));
      this.codeOf.set(key, code);
      this.codes.set(code, { glyph: 0, text: character, advance });
    }
    return { hex: code.toString(16).toUpperCase().padStart(4, "0"), advance: this.codes.get(code)!.advance };
  }

  /** Writes the font; no code can be had after that. @throws LecternError font-failed */
  finish(): void {
    const { file, typeface } = this;
    const { face, font, bytes } = typeface;
    const glyphs = new Set([...this.codes.values()].map(({ glyph }) => glyph));
    const subset = Buffer.from(this.typesetter.subset(typeface, glyphs));
    const truetype = face.outlines === "truetype";
    const program = truetype
      ? file.writeStream(`/Length1 ${subset.length}`, subset)
      : file.writeStream("/Subtype/CIDFontType0C", tableOf(subset, "CFF "));
    const name = `${subsetTag(glyphs, bytes.length)}+${face.postScriptName}`;
    const em = (units: number): string => number((units * 1000) / font.unitsPerEm);
    const head = tableOf(subset, "head");
    if (head.length < 54)
      throw new LecternError("font-failed", `The font ${face.path} is damaged: it has no table "head".`);
    const box = [36, 38, 40, 42].map((at) => em(head.readInt16BE(at))).join(" ");
    const flags = 4 | (face.italic ? 64 : 0); // symbolic: its glyphs are not those of a standard set
    const descriptor = file.write(
      `<</Type/FontDescriptor/FontName/${name}/Flags ${flags}/FontBBox[${box}]/ItalicAngle ${face.italic ? -12 : 0}` +
        `/Ascent ${em(font.ascent)}/Descent ${em(-font.descent)}/CapHeight ${em(0.7 * font.unitsPerEm)}/StemV 80/FontFile${truetype ? 2 : 3} ${program} 0 R>>`,
    );
    const codes = [...this.codes.keys()].sort((a, b) => a - b);
    const widths = codes.map((code) => `${code}[${number(1000 * this.codes.get(code)!.advance)}]`).join("");
    const map = truetype ? `/CIDToGIDMap ${file.writeStream("", this.glyphMap(codes))} 0 R` : "";
    const descendant = file.write(
      `<</Type/Font/Subtype/CIDFontType${truetype ? 2 : 0}/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
        `/FontDescriptor ${descriptor} 0 R/DW 0/W[${widths}]${map}>>`,
    );
    const toUnicode = file.writeStream("", Buffer.from(this.toUnicode(codes), "latin1"));
    file.write(
      `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${toUnicode} 0 R>>`,
      this.number,
    );
  }

  private glyphMap(codes: readonly number[]): Uint8Array {
    const map = Buffer.alloc(2 * ((codes[codes.length - 1] ?? 0) + 1));
    for (const code of codes) map.writeUInt16BE(this.codes.get(code)!.glyph, 2 * code);
    return map;
  }

  private toUnicode(codes: readonly number[]): string {
    const rows = codes
      .filter((code) => this.codes.get(code)!.text)
      .map(
        (code) => `<${code.toString(16).toUpperCase().padStart(4, "0")}><${utf16Hex(this.codes.get(code)!.text)}>\n`,
      );
    let lists = "";
    for (let at = 0; at < rows.length; at += codesAtOnce) {
      const list = rows.slice(at, at + codesAtOnce);
      lists += `${list.length} beginbfchar\n${list.join("")}endbfchar\n`;
    }
    return `/CIDInit/ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><FFFF>
endcodespacerange
${lists}endcmap
CMapName currentdict/CMap defineresource pop
end
end
`;
  }
}

/** Six letters that tell subsets of a font apart. */
function subsetTag(glyphs: ReadonlySet<number>, seed: number): string {
  let hash = seed >>> 0;
  for (const glyph of glyphs) hash = (Math.imul(hash, 31) + glyph) >>> 0;
  let tag = "";
  for (let letter = 0; letter < 6; letter += 1, hash = Math.floor(hash / 26))
    tag += String.fromCharCode(65 + (hash % 26));
  return tag;
}

/** A table of a font of one face. */
function tableOf(font: Buffer, name: string): Buffer {
  for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16) {
    if (font.toString("latin1", at, at + 4) === name)
      return font.subarray(font.readUInt32BE(at + 8), font.readUInt32BE(at + 8) + font.readUInt32BE(at + 12));
  }
  return Buffer.alloc(0);
}

/**
 * The numbers that a CFF font gives its glyphs (Adobe Technical Note 5176, 13 and 18).
 * @return undefined where it gives none: then the glyphs' own are used
 */
function readCharacterIds(cff: Buffer): Uint16Array | undefined {
  const top = indexAt(cff, indexAt(cff, cff[2]!).end);
  const entries = dictionary(cff.subarray(top.start(0), top.start(1)));
  const charset = entries.get(15)?.[0] ?? 0;
  if (!entries.has(0x0c1e) || charset <= 2) return undefined;
  const count = cff.readUInt16BE(entries.get(17)![0]);
  const ids = new Uint16Array(count);
  const format = cff[charset]!;
  let at = charset + 1;
  for (let glyph = 1; glyph < count; ) {
    let id = cff.readUInt16BE(at);
    const more = format === 0 ? 0 : format === 1 ? cff[at + 2]! : cff.readUInt16BE(at + 2);
    at += 2 + format;
    for (let left = more; left >= 0 && glyph < count; left -= 1) ids[glyph++] = id++;
  }
  return ids;
}

function indexAt(cff: Buffer, offset: number): { end: number; start(item: number): number } {
  const count = cff.readUInt16BE(offset);
  if (count === 0) return { end: offset + 2, start: () => offset + 2 };
  const size = cff[offset + 2]!;
  const start = (item: number): number =>
    offset + 2 + size * (count + 1) + cff.readUIntBE(offset + 3 + size * item, size);
  return { end: start(count), start };
}

/** The operators of a CFF dictionary with their whole numbers; 0x0C00 and more for those of two bytes. */
function dictionary(bytes: Buffer): Map<number, number[]> {
  const entries = new Map<number, number[]>();
  let operands: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at]!;
    if (first <= 21) {
      entries.set(first === 12 ? 0x0c00 | bytes[at + 1]! : first, operands);
      operands = [];
      at += first === 12 ? 2 : 1;
    } else if (first === 28 || first === 29) {
      operands.push(first === 28 ? bytes.readInt16BE(at + 1) : bytes.readInt32BE(at + 1));
      at += first === 28 ? 3 : 5;
    } else if (first === 30) {
      for (at += 1; at < bytes.length && (bytes[at]! & 0xf) !== 0xf && bytes[at]! >> 4 !== 0xf; ) at += 1;
      operands.push(NaN);
      at += 1;
    } else if (first <= 246) {
      operands.push(first - 139);
      at += 1;
    } else {
      const second = bytes[at + 1]!;
      operands.push(first <= 250 ? (first - 247) * 256 + second + 108 : -(first - 251) * 256 - second - 108);
      at += 2;
    }
  }
  return entries;
}
