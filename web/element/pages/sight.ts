import type { Reader } from "../aid.js";
import { selectedRange } from "../selection.js";
import type { Geometry } from "./geometry.js";

/** Where the words of an element stand; the element itself where it has none. */
export const lineIn = (of: Element): Element => of.querySelector(".lectern-line") ?? of.closest(".lectern-line") ?? of;

/** The page that a box in the window stands on. */
export function pageOf(
  content: Element,
  { width, step, count, sign }: Geometry,
  { left, right }: { left: number; right: number },
): number {
  const own = content.getBoundingClientRect();
  const at = sign > 0 ? left - own.left + content.scrollLeft : own.right - right - content.scrollLeft;
  const spread = Math.max(0, Math.floor((at + 1) / width));
  return spread * count + (count === 2 && at - spread * width >= step ? 1 : 0);
}

/** The page of what the browser brought into sight: what is selected or in focus, else what stands in the middle. */
export function pageInSight({ root }: Reader, content: Element, geometry: Geometry): number {
  const own = content.getBoundingClientRect();
  const seen = (box: DOMRect | undefined) =>
    box && box.right > own.left && box.left < own.right && box.width + box.height > 0;
  const focused = root.activeElement;
  const inside =
    focused && focused !== content && content.contains(focused) ? lineIn(focused).getBoundingClientRect() : undefined;
  const selected = selectedRange(root, content)?.getClientRects()[0];
  const box = [selected, inside].find(seen);
  if (box) return pageOf(content, geometry, box);
  const { width, sign, count } = geometry;
  return Math.floor((sign * content.scrollLeft + width / 2) / width) * count;
}
