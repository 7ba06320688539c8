// Where on a page its links are.
import type { Pages, PictureItem, TextItem } from "../layout/types.js";

/** A part of a link in one line; CSS pixels as in its items. */
export interface LinkArea {
  href: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What may be opened from a file: a node list need not come from Lectern. */
const opened = /^(?:https?:|mailto:|tel:|#)/i;

/** The links of a page that lead to what may be opened, one area for each line that they stand in. */
export function linkAreas(pages: Pages, page: number): LinkArea[] {
  const areas: LinkArea[] = [];
  for (const item of pages.page(page).items) {
    if (item.kind === "box") continue;
    const href = pages.link(item.node);
    if (href === undefined || !opened.test(href)) continue;
    const last = areas[areas.length - 1];
    if (last && last.href === href && last.y === item.y && last.height === item.height) widen(last, item);
    else areas.push({ href, x: item.x, y: item.y, width: item.width, height: item.height });
  }
  return areas;
}

function widen(area: LinkArea, { x, width }: TextItem | PictureItem): void {
  const right = Math.max(area.x + area.width, x + width);
  area.x = Math.min(area.x, x);
  area.width = right - area.x;
}

/** The id that an address within the article names; undefined where it leads out of it. */
export function idOf(href: string): string | undefined {
  if (!href.startsWith("#")) return undefined;
  try {
    return decodeURIComponent(href.slice(1));
  } catch {
    return href.slice(1);
  }
}
