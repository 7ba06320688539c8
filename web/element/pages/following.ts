import type { Pages } from "../../layout/types.js";
import type { Geometry } from "./geometry.js";
import type { Opening } from "./opening.js";
import { lineIn, pageOf } from "./sight.js";

/** Turns to where a link leads that was clicked, if that is in the article. */
export function followLink(event: MouseEvent, root: ShadowRoot, pages: Pages, opening: Opening): void {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
  if (!link) return;
  let id = link.getAttribute("href")!.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // As it is written, then.
  }
  const offset = pages.offsetOfId(id);
  const target = root.getElementById(id);
  if (offset === undefined || !target) return;
  event.preventDefault();
  opening.turnTo(pages.pageAt(offset));
  if (!target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
}

/** Turns to what of the article has come into focus. */
export function followFocus(target: Element, content: Element, geometry: Geometry, opening: Opening): void {
  if (target === content || target.closest(".lectern-control")) return;
  const line = lineIn(target);
  if (line === target && !target.matches(".lectern-at")) return;
  const page = pageOf(content, geometry, line.getBoundingClientRect());
  if (!opening.shows(page)) opening.turnTo(page);
}
