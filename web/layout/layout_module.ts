// The WebAssembly module that lays out: rows and text going in, widths as it asks for them, a display list coming out.
import createGlue, { type Glue, type GlueAnswer, type GlueView } from "../../build/wasm/layout.js";
import { LecternError, type LecternErrorCode } from "../errors.js";
import type { Settings } from "../generated/settings.js";
import { Instances, step, toJson } from "../instances.js";
import type { ArticleNode } from "../types.js";
import { breaks, wantsHyphens } from "./breaks.js";
import { encode, type Encoded } from "./encode.js";
import { inlineBlocks } from "./inline_blocks.js";
import { levels } from "./levels.js";
import { PageList, readFonts, type DisplayList } from "./pages.js";
import type { Font, Layout, LayoutOptions, Pages } from "./types.js";

const unitsPerPixel = 64;

/** As long as anything is told to be, 1/64 px. */
const longest = 1 << 24;

/** An article lacks its widths once, and what came of them a few times more. */
const mostRounds = 100;

/** Of the text that a wanted width is of. */
const wantedSize = 4;

/** A length as the module takes it: 1/64 px. */
const units = (pixels: number): number =>
  pixels > 0 && Number.isFinite(pixels) ? Math.min(longest, Math.round(pixels * unitsPerPixel)) : 0;

/** What an article is opened with. */
interface Input extends Encoded {
  levels: Uint8Array;
  hints: Uint8Array;
  lang: string;
  dir: "ltr" | "rtl";
  settings: string;
}

function check({ code, message, lacking }: GlueAnswer): number {
  if (code) throw new LecternError(code as LecternErrorCode, message);
  return lacking;
}

/** Room for input, as an offset in the instance's memory. */
function allocate(glue: Glue, size: number): number {
  const pointer = size <= 0xffff_ffff ? glue.allocate(size) : 0;
  if (pointer === 0)
    throw new LecternError("too-large", "There is not enough memory to lay out an article of this length.");
  return pointer;
}

/** An array of the module's, copied. */
function numbers({ HEAPU8 }: Glue, { pointer, size }: GlueView): Int32Array {
  return new Int32Array(HEAPU8.buffer, pointer, size).slice();
}

function text({ HEAPU8 }: Glue, { pointer, size }: GlueView): string {
  return new TextDecoder("utf-16le", { ignoreBOM: true }).decode(HEAPU8.subarray(pointer, pointer + 2 * size));
}

function open(glue: Glue, input: Input): void {
  const strings = new TextEncoder().encode(input.strings.map((one) => one + "\0").join(""));
  const sizes = {
    nodes: input.rows.length,
    text: input.text.length,
    levels: input.levels.length,
    hints: input.hints.length,
    strings: strings.length,
  };
  let at = allocate(glue, 4 * sizes.nodes + 2 * sizes.text + sizes.levels + sizes.hints + sizes.strings);
  const { buffer } = glue.HEAPU8;
  new Int32Array(buffer, at, sizes.nodes).set(input.rows);
  at += 4 * sizes.nodes;
  const characters = new Uint16Array(buffer, at, sizes.text);
  for (let index = 0; index < sizes.text; index += 1) characters[index] = input.text.charCodeAt(index);
  at += 2 * sizes.text;
  for (const bytes of [input.levels, input.hints, strings]) {
    glue.HEAPU8.set(bytes, at);
    at += bytes.length;
  }
  check(glue.open(sizes, input.lang, input.dir === "rtl", input.settings));
}

/** What of the options has a default, and whether the others are there. */
function checked(options: LayoutOptions): { settings: Partial<Settings>; lang: string; dir: "ltr" | "rtl" } {
  const wrong = (message: string) => new LecternError("invalid-options", message);
  if (typeof options?.measurer?.width !== "function" || typeof options.measurer.metrics !== "function")
    throw wrong('Option "measurer" must have the functions width and metrics.');
  const { settings = {} } = options;
  const lang = options.lang ?? "";
  const dir = options.dir ?? "ltr";
  if (settings === null || typeof settings !== "object") throw wrong('Option "settings" must be an object.');
  if (typeof lang !== "string") throw wrong(`Option "lang" must be a string such as "en", not ${String(lang)}.`);
  if (dir !== "ltr" && dir !== "rtl") throw wrong(`Option "dir" must be "ltr" or "rtl", not ${String(dir)}.`);
  return { settings, lang, dir };
}

/** The layout module, with instances as {@link Instances} has them. */
export class LayoutModule implements Layout {
  private readonly instances: Instances<Glue>;

  private constructor(instances: Instances<Glue>) {
    this.instances = instances;
  }

  /** Starts a compiled module. */
  static async start(module: WebAssembly.Module): Promise<LayoutModule> {
    return new LayoutModule(await Instances.start(createGlue, module));
  }

  layOut(nodes: readonly ArticleNode[], options: LayoutOptions): Pages {
    const { settings, lang, dir } = checked(options);
    const article = encode(nodes, options.pictureSize);
    const blocks = inlineBlocks(nodes);
    const input: Input = {
      ...article,
      lang,
      dir,
      levels: levels(nodes, article, blocks, dir),
      hints: breaks(nodes, article.text, blocks, lang, wantsHyphens(settings) ? options.hyphenate : undefined),
      settings: toJson(settings),
    };

    const glue = this.instances.take();
    let sound = true;
    try {
      step(() => open(glue, input));
      return new PageList(nodes, article, this.displayList(glue, input, options), lang);
    } catch (error) {
      sound = !(error instanceof LecternError && error.code === "trap");
      throw error;
    } finally {
      if (sound) {
        glue.close();
        this.instances.giveBack(glue);
      }
    }
  }

  /** Lays out what is open, telling the module what it wants to know until it wants nothing more. */
  private displayList(glue: Glue, input: Input, { width, height, measurer }: LayoutOptions): DisplayList {
    const fonts: Font[] = [];
    for (let round = 0; round < mostRounds; round += 1) {
      const { lacking, ...now } = step(() => ({
        lacking: check(glue.layOut(units(width), units(height))),
        fonts: numbers(glue, glue.fonts()),
        wanted: numbers(glue, glue.wanted()),
        generated: text(glue, glue.generated()),
      }));
      if (lacking === 0) {
        return step(() => ({
          fonts: now.fonts,
          generated: now.generated,
          pages: numbers(glue, glue.pages()),
          items: numbers(glue, glue.items()),
          palette: numbers(glue, glue.palette()),
          limits: glue.limits(),
        }));
      }
      const told = fonts.length;
      fonts.push(...readFonts(now.fonts, input.strings, input.lang).slice(told));
      const widths = new Int32Array(now.wanted.length / wantedSize);
      for (let row = 0; row < widths.length; row += 1) {
        const [font, begin, end, from] = now.wanted.subarray(row * wantedSize, (row + 1) * wantedSize) as unknown as [
          number,
          number,
          number,
          number,
        ];
        const rtl = from === 0 ? (input.levels[begin] ?? 0) % 2 === 1 : input.dir === "rtl";
        widths[row] = units(
          measurer.width(fonts[font]!, (from === 0 ? input.text : now.generated).slice(begin, end), rtl),
        );
      }
      const metrics = fonts.slice(told).flatMap((font) => {
        const { ascent, descent } = measurer.metrics(font);
        return [units(ascent), units(descent)];
      });
      step(() => {
        const pointer = allocate(glue, 4 * (widths.length + metrics.length));
        const buffer = new Int32Array(glue.HEAPU8.buffer, pointer, widths.length + metrics.length);
        buffer.set(widths);
        buffer.set(metrics, widths.length);
        if (!glue.supply(widths.length, metrics.length))
          throw new Error("It did not accept the widths that it requested.");
      });
    }
    throw new LecternError("trap", "The layout did not finish. The next call uses a new instance.");
  }
}
