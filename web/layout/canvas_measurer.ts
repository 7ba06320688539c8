import type { FamilyOf } from "./families.js";
import type { Font, Measurer } from "./types.js";

/** What is used of a 2D canvas: that of a page, of a worker, of Node. */
export interface TextContext {
  font: string;
  measureText(text: string): {
    readonly width: number;
    readonly fontBoundingBoxAscent?: number;
    readonly fontBoundingBoxDescent?: number;
  };
  direction?: CanvasDirection;
  fontKerning?: CanvasFontKerning;
  textRendering?: CanvasTextRendering;
  letterSpacing?: string;
  lang?: string;
}

/** A font as CSS writes it, for `context.font`. */
export function cssFont({ italic, weight, size, ...font }: Font, familyOf: FamilyOf): string {
  return `${italic ? "italic " : ""}${weight} ${size}px ${familyOf({ italic, weight, size, ...font })}`;
}

/**
 * Sets a canvas to a font, as text is measured and is to be painted.
 * @param rtl whether the text runs from right to left
 */
export function setFont(context: TextContext, font: Font, familyOf: FamilyOf, rtl: boolean): void {
  context.font = cssFont(font, familyOf);
  if ("letterSpacing" in context) context.letterSpacing = `${font.letterSpacing}px`;
  if ("fontKerning" in context) context.fontKerning = "normal";
  if ("textRendering" in context) context.textRendering = "optimizeLegibility";
  if ("lang" in context) context.lang = font.lang || "inherit";
  if ("direction" in context) context.direction = rtl ? "rtl" : "ltr";
}

/** What the reader sees as letters. */
function countLetters(text: string): number {
  if (typeof Intl.Segmenter !== "function") return [...text].length;
  let count = 0;
  for (const _ of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)) count += 1;
  return count;
}

/**
 * A measurer over a 2D canvas. While it is in use nothing else may change the canvas's font.
 * @param familyOf the faces of a font
 */
export function canvasMeasurer(context: TextContext, familyOf: FamilyOf): Measurer {
  let current: Font | undefined;
  let turned = false;
  const use = (font: Font, rtl: boolean): void => {
    if (font === current && rtl === turned) return;
    setFont(context, font, familyOf, rtl);
    current = font;
    turned = rtl;
  };
  return {
    width(font, text, rtl) {
      use(font, rtl);
      const { width } = context.measureText(text);
      return "letterSpacing" in context || font.letterSpacing === 0
        ? width
        : width + font.letterSpacing * countLetters(text);
    },
    metrics(font) {
      use(font, false);
      const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = context.measureText("x");
      return { ascent: ascent ?? font.size * 0.9, descent: descent ?? font.size * 0.25 };
    },
  };
}
