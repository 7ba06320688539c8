// What is drawn besides words and pictures: lines under and through text, and the number of the page.
import type { ColorRole, Font, Item, Pages, TextItem } from "../layout/types.js";
import type { Sheet } from "./sheet.js";
import type { Typesetter, Word } from "./typesetter.js";

/** A filled rectangle, CSS pixels as in the item that it belongs to. */
export interface Stroke {
  x: number;
  y: number;
  width: number;
  height: number;
  color: ColorRole;
}

/** The lines under and through a word; where the next word has them too, they reach up to it. */
export function strokesOf(items: readonly Item[], index: number): Stroke[] {
  const item = items[index] as TextItem;
  if (!item.underline && !item.lineThrough) return [];
  const { left, right } = reach(item, items[index + 1]);
  const thickness = Math.max(0.75, item.font.size / 18);
  const at = (y: number, color: ColorRole): Stroke => ({ x: left, y, width: right - left, height: thickness, color });
  return [
    ...(item.underline ? [at(item.baseline + item.font.size * 0.14, item.quietUnderline ? "muted" : item.color)] : []),
    ...(item.lineThrough ? [at(item.baseline - item.font.size * 0.28, item.color)] : []),
  ];
}

function reach(item: TextItem, next: Item | undefined): { left: number; right: number } {
  const left = item.x;
  const right = item.x + item.width;
  const joined =
    next?.kind === "text" &&
    next.node === item.node &&
    next.baseline === item.baseline &&
    next.underline === item.underline &&
    next.lineThrough === item.lineThrough;
  if (!joined) return { left, right };
  return next.x >= right ? { left, right: next.x } : { left: Math.min(left, next.x + next.width), right };
}

/** The number of a page where it stands, CSS pixels from the sheet's top left corner. */
export interface Folio {
  word: Word;
  font: Font;
  text: string;
  x: number;
  baseline: number;
}

/** "x / y" under the text; undefined where there is but one page, or no room. */
export function folioOf(pages: Pages, sheet: Sheet, index: number, typesetter: Typesetter): Folio | undefined {
  const size = 11;
  if (pages.count < 2 || sheet.bottom < 2.5 * size) return undefined;
  const font: Font = { family: "sans-serif", lang: "en", weight: 400, italic: false, size, letterSpacing: 0 };
  const text = `${index + 1} / ${pages.count}`;
  const word = typesetter.word(font, text, false);
  return { word, font, text, x: (sheet.width - word.width) / 2, baseline: sheet.height - sheet.bottom / 2 + size / 3 };
}
