// Text in glyphs: what is measured for the layout is what is painted.
import { readFileSync } from "node:fs";
import { LecternError } from "../errors.js";
import type { Font, FontMetrics, Measurer } from "../layout/types.js";
import { type Face, variationsFor } from "./font_file.js";
import { Fonts } from "./fonts.js";
import type { HarfBuzz, HarfBuzzFont, ShapedGlyph, Variations } from "./harfbuzz.js";

/** A face at one place of its axes, in HarfBuzz's memory. */
export interface Typeface {
  readonly face: Face;
  readonly variations: Variations;
  readonly bytes: Uint8Array;
  readonly font: HarfBuzzFont;
}

/** A glyph of a word; CSS pixels, x from the word's left edge, y upwards from its baseline. */
export interface PlacedGlyph {
  readonly typeface: Typeface;
  readonly id: number;
  readonly x: number;
  readonly y: number;
  /** Its part of the text: those of all glyphs, in the order in which the text runs, are the text. */
  readonly text: string;
}

/** A word in glyphs, from left to right. */
export interface Word {
  readonly glyphs: readonly PlacedGlyph[];
  readonly width: number;
}

const keptWords = 100_000;
const longestKept = 100; // UTF-16 units

/** Shapes and measures text in the fonts that are there. */
export class Typesetter implements Measurer {
  readonly fonts: Fonts;
  private readonly harfBuzz: HarfBuzz;
  private readonly typefaces = new Map<string, Typeface>();
  private readonly files = new Map<string, Uint8Array>();
  private readonly words = new Map<string, Word>();
  private readonly outlines = new Map<string, string>();

  constructor(harfBuzz: HarfBuzz, fonts: Fonts) {
    this.harfBuzz = harfBuzz;
    this.fonts = fonts;
  }

  width(font: Font, text: string, rtl: boolean): number {
    return this.word(font, text, rtl).width;
  }

  metrics(font: Font): FontMetrics {
    const { ascent, descent, unitsPerEm } = this.typeface(this.fonts.main(font), font.weight).font;
    return { ascent: (ascent / unitsPerEm) * font.size, descent: (descent / unitsPerEm) * font.size };
  }

  /** A word in glyphs. Kept, since the layout measures what is then painted. */
  word(font: Font, text: string, rtl: boolean): Word {
    if (text.length > longestKept) return this.shape(font, text, rtl);
    const key = `${font.family}|${font.lang}|${font.weight}|${font.italic}|${font.size}|${font.letterSpacing}|${rtl}|${text}`;
    let word = this.words.get(key);
    if (!word) {
      if (this.words.size >= keptWords) this.words.clear();
      this.words.set(key, (word = this.shape(font, text, rtl)));
    }
    return word;
  }

  /** How wide a typeface says that a glyph is, in ems. */
  advance({ font }: Typeface, glyph: number): number {
    return this.harfBuzz.advance(font, glyph) / font.unitsPerEm;
  }

  /** A glyph's outline, font units, y upwards; "" where it has none. */
  outline(typeface: Typeface, glyph: number): string {
    const key = `${typeface.font.pointer}|${glyph}`;
    let outline = this.outlines.get(key);
    if (outline === undefined) this.outlines.set(key, (outline = this.harfBuzz.outline(typeface.font, glyph)));
    return outline;
  }

  /**
   * A typeface of nothing but some glyphs, which keep their numbers.
   * @throws LecternError font-failed
   */
  subset({ bytes, face, variations }: Typeface, glyphs: Iterable<number>): Uint8Array {
    const subset = this.harfBuzz.subset(bytes, face.index, glyphs, variations);
    if (!subset)
      throw new LecternError(
        "font-failed",
        `The font ${face.path} could not be reduced to the glyphs that are used: it is damaged.`,
      );
    return subset;
  }

  private shape(font: Font, text: string, rtl: boolean): Word {
    const glyphs: PlacedGlyph[] = [];
    let pen = 0;
    const runs = this.fonts.runs(font, text);
    for (const { face, start, end } of rtl ? runs.reverse() : runs) {
      const typeface = this.typeface(face, font.weight);
      const piece = text.slice(start, end);
      const shaped = this.harfBuzz.shape(typeface.font, piece, rtl, font.lang, font.letterSpacing === 0);
      const scale = font.size / typeface.font.unitsPerEm;
      const texts = shareOut(piece, rtl ? [...shaped].reverse() : shaped);
      shaped.forEach(({ id, cluster, advance, xOffset, yOffset }, index) => {
        glyphs.push({
          typeface,
          id,
          x: pen + xOffset * scale,
          y: yOffset * scale,
          text: texts[rtl ? shaped.length - 1 - index : index]!,
        });
        pen += advance * scale;
        if (shaped[index + 1]?.cluster !== cluster) pen += font.letterSpacing;
      });
    }
    return { glyphs, width: pen };
  }

  private typeface(face: Face, weight: number): Typeface {
    const variations = variationsFor(face, weight);
    const key = `${face.path}|${face.index}|${variations.wght ?? ""}`;
    let typeface = this.typefaces.get(key);
    if (!typeface) {
      let bytes = this.files.get(face.path);
      if (!bytes) this.files.set(face.path, (bytes = readFileSync(face.path)));
      this.typefaces.set(
        key,
        (typeface = { face, variations, bytes, font: this.harfBuzz.font(bytes, face.index, variations) }),
      );
    }
    return typeface;
  }
}

/**
 * Gives each glyph a part of the text, so that their parts one after the other are the text: a cluster's characters one
 * to each of its glyphs that have a width, the last of them the rest; marks of no width give theirs to the glyph
 * before. That a glyph's shape is another character's does no harm: a vowel that stands before the consonant it follows
 * is read after it.
 * @param glyphs in the order in which the text runs
 */
function shareOut(text: string, glyphs: readonly ShapedGlyph[]): string[] {
  const parts = glyphs.map(() => "");
  let last = 0; // glyph that was given something
  for (let first = 0; first < glyphs.length; ) {
    const { cluster } = glyphs[first]!;
    const takers: number[] = [];
    let after = first;
    for (; after < glyphs.length && glyphs[after]!.cluster === cluster; after += 1) {
      if (glyphs[after]!.advance > 0) takers.push(after);
    }
    const characters = [...text.slice(cluster, glyphs[after]?.cluster ?? text.length)];
    for (const taker of takers.slice(0, characters.length)) parts[(last = taker)] = characters.shift()!;
    parts[last]! += characters.join("");
    first = after;
  }
  return parts;
}
