// Pages as pictures.
import type { Pages, TextItem } from "../layout/types.js";
import type { ElementNode } from "../types.js";
import type { Canvas, CanvasPackage, Context } from "./canvas.js";
import type { Pictures } from "./pictures.js";
import { heightOf, mostPixels, type Sheet } from "./sheet.js";
import { folioOf, strokesOf } from "./strokes.js";
import type { Typeface, Typesetter, Word } from "./typesetter.js";

/** Device pixels for one CSS pixel: text is sharp on screens of today. */
const density = 2;
/** Of a canvas; pixels. */
const longestSide = 32_767;

/** Writes each page as a PNG, at two pixels for one of CSS; a page too high for that at one. */
export async function writePngs(
  pages: Pages,
  sheet: Sheet,
  typesetter: Typesetter,
  pictures: Pictures,
  canvas: CanvasPackage,
): Promise<Uint8Array[]> {
  const painter = new PngPainter(pages, sheet, typesetter, pictures, canvas);
  const files: Uint8Array[] = [];
  for (let index = 0; index < pages.count; index += 1) files.push(await painter.paint(index).encode("png"));
  return files;
}

class PngPainter {
  private readonly glyphs = new Map<string, Path2D>();

  private readonly pages: Pages;
  private readonly sheet: Sheet;
  private readonly typesetter: Typesetter;
  private readonly pictures: Pictures;
  private readonly canvas: CanvasPackage;

  constructor(pages: Pages, sheet: Sheet, typesetter: Typesetter, pictures: Pictures, canvas: CanvasPackage) {
    this.pages = pages;
    this.sheet = sheet;
    this.typesetter = typesetter;
    this.pictures = pictures;
    this.canvas = canvas;
  }

  paint(index: number): Canvas {
    const { pages, sheet } = this;
    const { palette } = pages;
    const height = heightOf(sheet, pages, index);
    const fits =
      Math.max(sheet.width, height) * density < longestSide && sheet.width * height * density ** 2 < mostPixels;
    const scale = fits ? density : 1;
    const surface = this.canvas.createCanvas(Math.ceil(sheet.width * scale), Math.ceil(height * scale));
    const context = surface.getContext("2d");
    context.scale(scale, scale);
    context.fillStyle = palette.background;
    context.fillRect(0, 0, sheet.width, height);
    context.translate(sheet.left, sheet.top);
    const { items } = pages.page(index);
    for (const [place, item] of items.entries()) {
      if (item.kind === "box") {
        context.fillStyle = palette[item.color];
        context.beginPath();
        context.roundRect(item.x, item.y, item.width, item.height, item.radius);
        context.fill();
      } else if (item.kind === "picture") {
        const image = this.pictures.of(pages.nodes[item.node] as ElementNode)?.image;
        if (image) context.drawImage(image, item.x, item.y, item.width, item.height);
      } else {
        for (const { x, y, width, height: thickness, color } of strokesOf(items, place)) {
          context.fillStyle = palette[color];
          context.fillRect(x, y, width, thickness);
        }
        this.paintWord(context, this.typesetter.word(item.font, item.text, item.rtl), item);
      }
    }
    context.translate(-sheet.left, -sheet.top);
    const folio = folioOf(pages, sheet, index, this.typesetter);
    if (folio) this.paintWord(context, folio.word, { ...folio, color: "muted" });
    return surface;
  }

  private paintWord(
    context: Context,
    word: Word,
    { x, baseline, font, color }: Pick<TextItem, "x" | "baseline" | "font" | "color">,
  ): void {
    context.fillStyle = this.pages.palette[color];
    for (const glyph of word.glyphs) {
      const scale = font.size / glyph.typeface.font.unitsPerEm;
      context.save();
      context.translate(x + glyph.x, baseline - glyph.y);
      context.scale(scale, -scale);
      context.fill(this.glyph(glyph.typeface, glyph.id));
      context.restore();
    }
  }

  private glyph(typeface: Typeface, id: number): Path2D {
    const key = `${typeface.font.pointer}|${id}`;
    let path = this.glyphs.get(key);
    if (!path) this.glyphs.set(key, (path = new this.canvas.Path2D(this.typesetter.outline(typeface, id))));
    return path;
  }
}
