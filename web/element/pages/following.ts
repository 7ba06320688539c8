import type { Geometry } from "./geometry.js";
import type { Spread } from "./spread.js";
import { lineIn, pageOf } from "./sight.js";

/** Turns to what of the article has come into focus. */
export function followFocus(target: Element, content: Element, geometry: Geometry, spread: Spread): void {
  if (target === content || target.closest(".lectern-control")) return;
  const line = lineIn(target);
  if (line === target && !target.matches(".lectern-at")) return;
  const page = pageOf(content, geometry, line.getBoundingClientRect());
  if (!spread.shows(page)) spread.turnTo(page);
}
