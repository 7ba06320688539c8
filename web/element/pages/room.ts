import type { Reader } from "../aid.js";
import { geometryFor, type Geometry } from "./geometry.js";

/** What there is room for, of the article as it scrolls or in pages. */
export interface Room {
  readonly geometry: Geometry;
  /** Of what is seen, to be compared. */
  readonly size: string;
}

/** The height of the reader's bar, CSS pixels. */
export const topBarHeight = ({ frame }: Reader): number => frame.querySelector<HTMLElement>(".lectern-bar")?.offsetHeight ?? 0;

/** How much of the reader is seen: the window, or less where the reader or a box that scrolls it has a height of its own. */
function seenHeight({ host, frame }: Reader): number {
  let height = innerHeight;
  // Only what has a height of its own stays lower than this.
  frame.style.setProperty("min-block-size", "200vh");
  for (let at: Element | null = host; at && at !== document.body && at !== document.documentElement; at = at.parentElement ?? (at.getRootNode() as ShadowRoot).host ?? null) {
    const style = getComputedStyle(at);
    const scrolls = /auto|scroll/.test(style.overflowY);
    const around = at === host ? Number.parseFloat(style.paddingTop) + Number.parseFloat(style.paddingBottom) : 0;
    if ((scrolls || at === host) && at.clientHeight > 0) height = Math.min(height, at.clientHeight - around);
    if (scrolls) break;
  }
  frame.style.removeProperty("min-block-size");
  return height;
}

/**
 * Measures what there is room for.
 * @param turner the bar under the pages; undefined where there is none yet
 */
export function measureRoom(reader: Reader, content: HTMLElement, turner: HTMLElement | undefined): Room {
  const { settings, frame } = reader;
  const style = getComputedStyle(content);
  const scale = Number.parseFloat(style.getPropertyValue("--lectern-scale")) || 1;
  const wide = Number.parseFloat(style.getPropertyValue("--lectern-measure")) || 1;
  const em = settings.fontSize * scale;
  const under = turner?.offsetHeight || 3 * (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);
  const height = Math.max(0, seenHeight(reader) - topBarHeight(reader) - under);
  const geometry = geometryFor({ width: frame.clientWidth, height, em, measure: settings.contentWidth * settings.fontSize * wide, rtl: style.direction === "rtl" });
  return { geometry, size: `${frame.clientWidth} ${height}` };
}
