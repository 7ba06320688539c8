// HarfBuzz as WebAssembly: shapes text, draws glyphs and cuts fonts down to the glyphs that are used. Its two modules
// are those of the package harfbuzzjs; this is all that is used of them.
import { readFile } from "node:fs/promises";
import { LecternError, messageOf } from "../errors.js";

/** A glyph where it stands in its run; lengths in font units, y upwards. */
export interface ShapedGlyph {
  id: number;
  /** UTF-16 offset in the run's text of what the glyph belongs to; glyphs of one cluster share it. */
  cluster: number;
  advance: number;
  xOffset: number;
  yOffset: number;
}

/** A font that HarfBuzz has in memory. */
export interface HarfBuzzFont {
  readonly pointer: number;
  /** Font units in an em. */
  readonly unitsPerEm: number;
  /** Font units, both positive. */
  readonly ascent: number;
  readonly descent: number;
}

/** A variation of a font: an axis's tag and where on it the font is. */
export type Variations = Readonly<Record<string, number>>;

type Exports = Record<string, (...args: number[]) => number> & {
  memory: WebAssembly.Memory;
  __indirect_function_table: WebAssembly.Table;
};

const leftToRight = 4;
const rightToLeft = 5;
const readOnly = 1;
const glyphRecord = 5; // 32-bit words of hb_glyph_info_t and of hb_glyph_position_t
const clusterOfCharacters = 1; // HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS
const withoutHints = 0x1;
const keepGlyphIds = 0x2;
const keepNotdef = 0x40;
const noLayoutClosure = 0x200;
const droppedTables = 3; // HB_SUBSET_SETS_DROP_TABLE_TAG
/** Tables that a PDF has no use for. */
const unused = [
  "GSUB",
  "GPOS",
  "GDEF",
  "name",
  "post",
  "OS/2",
  "cmap",
  "kern",
  "BASE",
  "MATH",
  "DSIG",
  "vhea",
  "vmtx",
  "VORG",
  "STAT",
  "meta",
  "gasp",
];

const tag = (name: string): number => [...name].reduce((sum, character) => (sum << 8) | character.charCodeAt(0), 0);

const modules = new Map<string, WebAssembly.Module>();

async function compiled(name: string): Promise<WebAssembly.Module> {
  let module = modules.get(name);
  if (!module) modules.set(name, (module = await WebAssembly.compile(await readFile(new URL(name, import.meta.url)))));
  return module;
}

async function instantiate(name: string): Promise<Exports> {
  try {
    const nothing = () => 0;
    const grow = (bytes: number): number => {
      try {
        memory.grow(Math.ceil(((bytes >>> 0) - memory.buffer.byteLength) / 65536));
        return 1;
      } catch {
        return 0;
      }
    };
    const stop = () => {
      throw new Error("HarfBuzz stopped: it ran out of memory or has a bug");
    };
    const env = {
      _emscripten_runtime_keepalive_clear: nothing,
      _abort_js: stop,
      _setitimer_js: nothing,
      emscripten_resize_heap: grow,
    };
    const instance = await WebAssembly.instantiate(await compiled(name), {
      env,
      wasi_snapshot_preview1: { proc_exit: stop },
    });
    const exports = instance.exports as unknown as Exports;
    const { memory } = exports;
    (exports.__wasm_call_ctors ?? exports._initialize)?.();
    return exports;
  } catch (error) {
    throw new LecternError("load-failed", `${name} could not be loaded: ${messageOf(error)}.`, error);
  }
}

/** A JavaScript function of `count` numbers, the floats among them named by index, as one that WebAssembly can call. */
function callable(work: (...args: number[]) => void, count: number, floats: readonly number[]): unknown {
  const types = Array.from({ length: count }, (_, index) => (floats.includes(index) ? 0x7d : 0x7f));
  const bytes = [
    0,
    0x61,
    0x73,
    0x6d,
    1,
    0,
    0,
    0,
    1,
    4 + count,
    1,
    0x60,
    count,
    ...types,
    0,
    2,
    7,
    1,
    1,
    0x61,
    1,
    0x61,
    0,
    0,
    7,
    5,
    1,
    1,
    0x61,
    0,
    0,
  ];
  return new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)), { a: { a: work } }).exports.a;
}

/**
 * What shapes, draws and subsets. Fonts that it was given stay in its memory until it is dropped itself: it is for one
 * article.
 */
export class HarfBuzz {
  private readonly shaper: Exports;
  private readonly subsetter: Exports;
  private readonly buffer: number;
  /** The text of a run, in the shaper's memory. */
  private textBuffer = { pointer: 0, units: 0 };
  private readonly scratch: number;
  private readonly languages = new Map<string, number>();
  private drawing: { functions: number; path: string[] } | undefined;

  private constructor(shaper: Exports, subsetter: Exports) {
    this.shaper = shaper;
    this.subsetter = subsetter;
    this.buffer = shaper.hb_buffer_create!();
    this.scratch = shaper.malloc!(256);
  }

  /** @throws LecternError load-failed */
  static async load(): Promise<HarfBuzz> {
    return new HarfBuzz(...(await Promise.all([instantiate("harfbuzz.wasm"), instantiate("harfbuzz-subset.wasm")])));
  }

  /** Takes a font in. @param index which of a collection's */
  font(bytes: Uint8Array, index: number, variations: Variations): HarfBuzzFont {
    const { shaper } = this;
    const { face } = faceOf(shaper, bytes, index);
    const pointer = shaper.hb_font_create!(face);
    const axes = Object.entries(variations);
    if (axes.length > 0) {
      const view = new DataView(shaper.memory.buffer, this.scratch, 8 * axes.length);
      axes.forEach(([name, value], axis) => {
        view.setUint32(8 * axis, tag(name), true);
        view.setFloat32(8 * axis + 4, value, true);
      });
      shaper.hb_font_set_variations!(pointer, this.scratch, axes.length);
    }
    shaper.hb_font_get_h_extents!(pointer, this.scratch);
    const [ascender, descender] = new Int32Array(shaper.memory.buffer, this.scratch, 2);
    return { pointer, unitsPerEm: shaper.hb_face_get_upem!(face), ascent: ascender!, descent: -descender! };
  }

  /**
   * Shapes a run of one font, one script and one direction; the glyphs come from left to right.
   * @param lang BCP 47, or ""
   * @param ligatures false where letters are spaced
   */
  shape(font: HarfBuzzFont, text: string, rtl: boolean, lang: string, ligatures: boolean): ShapedGlyph[] {
    const { shaper, buffer } = this;
    if (this.textBuffer.units < text.length) {
      shaper.free!(this.textBuffer.pointer);
      this.textBuffer = { pointer: shaper.malloc!(4 * text.length), units: 2 * text.length };
    }
    const units = new Uint16Array(shaper.memory.buffer, this.textBuffer.pointer, text.length);
    for (let index = 0; index < text.length; index += 1) units[index] = text.charCodeAt(index);
    shaper.hb_buffer_reset!(buffer);
    shaper.hb_buffer_set_cluster_level!(buffer, clusterOfCharacters);
    shaper.hb_buffer_add_utf16!(buffer, this.textBuffer.pointer, text.length, 0, text.length);
    shaper.hb_buffer_set_direction!(buffer, rtl ? rightToLeft : leftToRight);
    if (lang) shaper.hb_buffer_set_language!(buffer, this.language(lang));
    shaper.hb_buffer_guess_segment_properties!(buffer);
    const off = ligatures ? [] : ["liga", "clig"];
    const features = new Uint32Array(shaper.memory.buffer, this.scratch, 4 * off.length);
    off.forEach((name, index) => features.set([tag(name), 0, 0, 0xffffffff], 4 * index));
    shaper.hb_shape!(font.pointer, buffer, off.length ? this.scratch : 0, off.length);

    const count = shaper.hb_buffer_get_length!(buffer);
    const infos = new Uint32Array(
      shaper.memory.buffer,
      shaper.hb_buffer_get_glyph_infos!(buffer, 0),
      glyphRecord * count,
    );
    const positions = new Int32Array(
      shaper.memory.buffer,
      shaper.hb_buffer_get_glyph_positions!(buffer, 0),
      glyphRecord * count,
    );
    const glyphs: ShapedGlyph[] = [];
    for (let at = 0; at < glyphRecord * count; at += glyphRecord) {
      glyphs.push({
        id: infos[at]!,
        cluster: infos[at + 2]!,
        advance: positions[at]!,
        xOffset: positions[at + 2]!,
        yOffset: positions[at + 3]!,
      });
    }
    return glyphs;
  }

  /** How wide a font says a glyph is, font units. */
  advance(font: HarfBuzzFont, glyph: number): number {
    return this.shaper.hb_font_get_glyph_h_advance!(font.pointer, glyph);
  }

  /** A glyph's outline as the data of an SVG path, in font units, y upwards. */
  outline(font: HarfBuzzFont, glyph: number): string {
    this.drawing ??= this.drawFunctions();
    this.drawing.path.length = 0;
    this.shaper.hb_font_draw_glyph!(font.pointer, glyph, this.drawing.functions, 0);
    return this.drawing.path.join("");
  }

  /**
   * A font of nothing but some glyphs, which keep their numbers: TrueType or CFF, without variations.
   * @return undefined where the font is damaged
   * @throws LecternError font-failed: there is no memory
   */
  subset(bytes: Uint8Array, index: number, glyphs: Iterable<number>, variations: Variations): Uint8Array | undefined {
    const hb = this.subsetter;
    giveRoom(hb, bytes.length);
    const { face, data } = faceOf(hb, bytes, index);
    const input = hb.hb_subset_input_create_or_fail!();
    hb.hb_subset_input_set_flags!(input, withoutHints | keepGlyphIds | keepNotdef | noLayoutClosure);
    const wanted = hb.hb_subset_input_glyph_set!(input);
    for (const glyph of glyphs) hb.hb_set_add!(wanted, glyph);
    const dropped = hb.hb_subset_input_set!(input, droppedTables);
    for (const name of unused) hb.hb_set_add!(dropped, tag(name));
    if (Object.keys(variations).length > 0) hb.hb_subset_input_pin_all_axes_to_default!(input, face);
    for (const [name, value] of Object.entries(variations))
      hb.hb_subset_input_pin_axis_location!(input, face, tag(name), value);
    const result = hb.hb_subset_or_fail!(face, input);
    hb.hb_subset_input_destroy!(input);
    hb.hb_face_destroy!(face);
    if (result === 0) {
      hb.free!(data);
      return undefined;
    }
    const blob = hb.hb_face_reference_blob!(result);
    const copy = new Uint8Array(hb.memory.buffer, hb.hb_blob_get_data!(blob, 0), hb.hb_blob_get_length!(blob)).slice();
    hb.hb_blob_destroy!(blob);
    hb.hb_face_destroy!(result);
    hb.free!(data);
    return copy;
  }

  private language(lang: string): number {
    let pointer = this.languages.get(lang);
    if (pointer === undefined) {
      const bytes = new TextEncoder().encode(lang.slice(0, 100));
      new Uint8Array(this.shaper.memory.buffer, this.scratch, bytes.length).set(bytes);
      pointer = this.shaper.hb_language_from_string!(this.scratch, bytes.length);
      this.languages.set(lang, pointer);
    }
    return pointer;
  }

  private drawFunctions(): { functions: number; path: string[] } {
    const { shaper } = this;
    const functions = shaper.hb_draw_funcs_create!();
    const path: string[] = [];
    // Each is called with (functions, data, state, coordinates …, user data).
    const shapes: [name: string, letter: string, coordinates: number][] = [
      ["move_to", "M", 2],
      ["line_to", "L", 2],
      ["quadratic_to", "Q", 4],
      ["cubic_to", "C", 6],
      ["close_path", "Z", 0],
    ];
    for (const [name, letter, count] of shapes) {
      const draw = (...args: number[]) => void path.push(letter + args.slice(3, 3 + count).join(" "));
      const slot = shaper.__indirect_function_table.grow(1);
      shaper.__indirect_function_table.set(
        slot,
        callable(
          draw,
          4 + count,
          Array.from({ length: count }, (_, index) => 3 + index),
        ),
      );
      shaper[`hb_draw_funcs_set_${name}_func`]!(functions, slot, 0, 0);
    }
    return { functions, path };
  }
}

/** The subsetter does not ask for memory: it is given what a font may take, with some more for what is made of it. */
function giveRoom({ memory }: Exports, fontSize: number): void {
  const lacking = 4 * fontSize + 64 * 1024 * 1024 - memory.buffer.byteLength;
  try {
    if (lacking > 0) memory.grow(Math.ceil(lacking / 65536));
  } catch (error) {
    throw new LecternError("font-failed", `There is not enough memory for a font of ${fontSize} bytes.`, error);
  }
}

/** A face of a font's bytes, which are copied into the module at `data` and stay there until that is freed. */
function faceOf(hb: Exports, bytes: Uint8Array, index: number): { face: number; data: number } {
  const data = hb.malloc!(bytes.length);
  if (data === 0) throw new LecternError("trap", "There is not enough memory for a font.");
  new Uint8Array(hb.memory.buffer, data, bytes.length).set(bytes);
  const blob = hb.hb_blob_create!(data, bytes.length, readOnly, 0, 0);
  const face = hb.hb_face_create!(blob, index);
  hb.hb_blob_destroy!(blob);
  return { face, data };
}
