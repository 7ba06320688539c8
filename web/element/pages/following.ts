import type { Pages } from "../../layout/types.js";
import { clickedFragment } from "../fragment.js";
import type { Geometry } from "./geometry.js";
import type { Opening } from "./opening.js";
import { lineIn, pageOf } from "./sight.js";

/** Turns to where a link leads that was clicked, if that is in the article. */
export function followLink(event: MouseEvent, root: ShadowRoot, pages: Pages, opening: Opening): void {
  const id = clickedFragment(event);
  if (!id) return;
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
