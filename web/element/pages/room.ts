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

/**
 * Measures what there is room for.
 * @param turner the bar under the pages; undefined where there is none yet
 */
export function measureRoom(reader: Reader, content: HTMLElement, turner: HTMLElement | undefined): Room {
  const { settings, frame } = reader;
  let lower = 0;
  for (let at: Element | null = reader.host; at; at = at.parentElement ?? (at.getRootNode() as ShadowRoot).host ?? null) {
    if (at === document.body || at === document.documentElement || !/auto|scroll/.test(getComputedStyle(at).overflowY)) continue;
    lower = Math.max(0, innerHeight - at.clientHeight);
    break;
  }
  const style = getComputedStyle(content);
  const scale = Number.parseFloat(style.getPropertyValue("--lectern-scale")) || 1;
  const wide = Number.parseFloat(style.getPropertyValue("--lectern-measure")) || 1;
  const em = settings.fontSize * scale;
  const under = turner?.offsetHeight || 3 * (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);
  const height = Math.max(0, innerHeight - lower - topBarHeight(reader) - under);
  const geometry = geometryFor({ width: frame.clientWidth, height, em, measure: settings.contentWidth * settings.fontSize * wide, rtl: style.direction === "rtl" });
  return { geometry, size: `${frame.clientWidth} ${height}` };
}
