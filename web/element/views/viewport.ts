// What of an article is visible in the window, and what scrolls it.
import type { Reader } from "../aid.js";
import { blocksOf } from "../text_position.js";
import type { Compare, ReadingView, Rect } from "./reading_view.js";

/**
 * An element and the boxes around it, as far as they scroll what does not fit in them; the nearest first, beyond shadow
 * roots too.
 */
export function* scrollBoxes(from: Element): Generator<Element, undefined> {
  for (let at: Element | null = from; at; at = at.parentElement ?? (at.getRootNode() as ShadowRoot).host ?? null) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) yield at;
  }
}

/** What scrolls an element: the nearest of the boxes around it that do, or the page. */
export function scrollerOf(from: Element): Element {
  for (const box of scrollBoxes(from)) if (box.scrollHeight > box.clientHeight) return box;
  return document.scrollingElement ?? document.documentElement;
}

/** The toolbar over the article. */
export function barOf({ frame }: Reader): HTMLElement | undefined {
  return frame.querySelector<HTMLElement>(".lectern-bar") ?? undefined;
}

/** Where an article is visible: below the toolbar, in the box that scrolls it. */
export function viewportOf(reader: Reader, content: HTMLElement): Rect {
  const scroller = scrollerOf(content);
  const box =
    scroller === document.scrollingElement
      ? { top: 0, bottom: innerHeight, left: 0, right: innerWidth }
      : scroller.getBoundingClientRect();
  const own = content.getBoundingClientRect();
  return {
    top: Math.max(0, box.top, barOf(reader)?.getBoundingClientRect().bottom ?? 0),
    bottom: Math.min(innerHeight, box.bottom),
    left: Math.max(own.left, box.left),
    right: Math.min(own.right, box.right),
  };
}

const known = new WeakMap<HTMLElement, { count: number; blocks: HTMLElement[] }>();

/** {@link blocksOf}, searched again only if elements came or went, since it is called while scrolling. */
export function blocksIn(content: HTMLElement): HTMLElement[] {
  const count = content.getElementsByTagName("*").length;
  let found = known.get(content);
  if (found?.count !== count) known.set(content, (found = { count, blocks: blocksOf(content) }));
  return found.blocks;
}

/** The first index for which a test holds, by binary search; `length` if there is none. It holds for all after it. */
export function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The index of the first of some elements in order that is not before the viewport; the last if all are. */
export function firstVisible(elements: readonly Element[], compare: Compare): number {
  return firstIndex(elements.length - 1, (index) => compare(elements[index]!.getBoundingClientRect()) >= 0);
}

/** How to scroll: never smoothly for users who prefer reduced motion. */
export function scrollBehavior(smooth: boolean): ScrollBehavior {
  return smooth && !matchMedia("(prefers-reduced-motion: reduce)").matches ? "smooth" : "instant";
}

/** How far something is scrolled, 0 to 1; browsers stop less than a pixel before the ends. */
export function scrollProgress(offset: number, range: number): number {
  if (offset >= range - 1) return 1;
  return offset < 1 ? 0 : offset / range;
}

/** Whether a part of some text is visible. */
export function isVisible({ viewport }: Pick<ReadingView, "viewport">, range: Range): boolean {
  const { top, bottom, left, right } = viewport;
  return [...range.getClientRects()].some(
    (box) => box.bottom > top && box.top < bottom && box.right > left && box.left < right,
  );
}
