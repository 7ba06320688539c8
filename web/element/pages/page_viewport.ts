import type { Reader } from "../aid.js";
import { barOf, scrollBoxes } from "../views/viewport.js";
import { geometryFor, type Geometry } from "./geometry.js";

/** What of the window the article has, as it scrolls or in pages. */
export interface PageViewport {
  readonly geometry: Geometry;
  /** Of what is seen, to be compared. */
  readonly size: string;
}

/** The height of the reader's bar, CSS pixels. */
export const topBarHeight = (reader: Reader): number => barOf(reader)?.offsetHeight ?? 0;

/**
 * How much of the reader is seen: the window, or less where the reader or a box that scrolls it has a height of its
 * own.
 */
function seenHeight({ host, frame }: Reader): number {
  let height = innerHeight;
  // Only what has a height of its own stays lower than this.
  frame.style.setProperty("min-block-size", "200vh");
  const style = getComputedStyle(host);
  if (host.clientHeight > 0)
    height = Math.min(
      height,
      host.clientHeight - Number.parseFloat(style.paddingTop) - Number.parseFloat(style.paddingBottom),
    );
  const box = scrollBoxes(host).next().value;
  if (box && box !== document.body && box !== document.documentElement && box !== host && box.clientHeight > 0)
    height = Math.min(height, box.clientHeight);
  frame.style.removeProperty("min-block-size");
  return height;
}

/**
 * Measures what there is room for.
 * @param turner the bar under the pages; undefined where there is none yet
 */
export function measureViewport(reader: Reader, content: HTMLElement, turner: HTMLElement | undefined): PageViewport {
  const { settings, frame } = reader;
  const style = getComputedStyle(content);
  const scale = Number.parseFloat(style.getPropertyValue("--lectern-scale")) || 1;
  const wide = Number.parseFloat(style.getPropertyValue("--lectern-measure")) || 1;
  const em = settings.fontSize * scale;
  const under =
    turner?.offsetHeight || 3 * (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);
  const height = Math.max(0, seenHeight(reader) - topBarHeight(reader) - under);
  const geometry = geometryFor({
    width: frame.clientWidth,
    height,
    em,
    measure: settings.contentWidth * settings.fontSize * wide,
    rtl: style.direction === "rtl",
  });
  return { geometry, size: `${frame.clientWidth} ${height}` };
}
