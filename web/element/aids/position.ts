// Where in an article one reads, downwards or in columns.
import type { Reader } from "../aid.js";
import { edgeOf, scrollerOf } from "../keep_place.js";
import { blocksIn, offsetOf, rangeOf, textNodes } from "../place.js";

/** The bar over the article. */
export function barOf({ frame }: Reader): HTMLElement | undefined {
  return frame.querySelector<HTMLElement>(".lectern-bar") ?? undefined;
}

/** How the article's columns stand: how far it is from one to the next, how many are seen at once, and which way they go. */
export function columnsOf(content: HTMLElement): { step: number; count: number; sign: 1 | -1 } {
  const style = getComputedStyle(content);
  const px = (text: string) => Number.parseFloat(text) || 0;
  const room = content.clientWidth - px(style.paddingLeft) - px(style.paddingRight);
  const gap = px(style.columnGap);
  const count = Math.max(1, Math.floor((room + gap) / ((px(style.columnWidth) || room) + gap)));
  return { step: (room + gap) / count, count, sign: style.direction === "rtl" ? -1 : 1 };
}

/** What is seen of the article, in the window. */
export function sight(reader: Reader): { top: number; bottom: number; left: number; right: number } {
  const content = reader.content!;
  const scroller = scrollerOf(content);
  const box = scroller === document.scrollingElement ? { bottom: innerHeight, left: 0, right: innerWidth } : scroller.getBoundingClientRect();
  const own = content.getBoundingClientRect();
  return {
    top: edgeOf(scroller, barOf(reader)),
    bottom: Math.min(innerHeight, box.bottom),
    left: Math.max(own.left, box.left),
    right: Math.min(own.right, box.right),
  };
}

/** Tells of a box whether it has gone by: is over the top of what is seen, or beside it in columns. */
export function passed(reader: Reader): (box: DOMRect) => boolean {
  const { top, left, right } = sight(reader);
  if (reader.settings.layout !== "columns") return ({ bottom }) => bottom <= top + 1;
  return columnsOf(reader.content!).sign < 0 ? (box) => box.left >= right - 1 : (box) => box.right <= left + 1;
}

/** The index of the first of some elements in order that has not gone by; the last where all have. */
export function firstInSight(elements: readonly Element[], gone: (box: DOMRect) => boolean): number {
  let low = 0;
  let high = elements.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (gone(elements[middle]!.getBoundingClientRect())) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The offset of the first text in sight. */
export function topOffset(reader: Reader): number {
  const content = reader.content!;
  const gone = passed(reader);
  const blocks = blocksIn(content);
  const block = blocks[firstInSight(blocks, gone)];
  if (!block) return 0;
  const texts = [...textNodes(block)];
  const length = texts.reduce((sum, { length: own }) => sum + own, 0);
  if (!texts[0]) return 0;
  // Several letters at a time: a space at the end of a line has no box of its own.
  const reach = 16;
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const some = rangeOf(block, middle, Math.min(length, middle + reach));
    if (some && gone(some.getBoundingClientRect())) low = middle + 1;
    else high = middle;
  }
  return offsetOf(content, texts[0], 0) + (low === 0 ? 0 : Math.min(length - 1, low + reach - 1));
}

/** Scrolls so that a box of the article stands at the top of what is seen, so many pixels under the bar. */
export function bring(reader: Reader, { top, left, right }: DOMRect, under = 0): void {
  const content = reader.content!;
  const scroller = scrollerOf(content);
  if (reader.settings.layout === "columns") {
    const { step, sign } = columnsOf(content);
    const own = content.getBoundingClientRect();
    const style = getComputedStyle(content);
    const way = sign > 0 ? left - own.left - Number.parseFloat(style.paddingLeft) : own.right - Number.parseFloat(style.paddingRight) - right;
    const column = Math.floor((Math.abs(content.scrollLeft) + way + 2) / step);
    content.scrollTo({ left: sign * Math.max(0, column) * step, behavior: "instant" });
    return;
  }
  // Where the bar will stand, not where it stands: it may be further down until it sticks.
  const bar = barOf(reader)?.offsetHeight ?? 0;
  const edge = scroller === document.scrollingElement ? bar : scroller.getBoundingClientRect().top + bar;
  scroller.scrollBy({ top: top - edge - under, behavior: "instant" });
}

/** Whether all of the article is seen at once. */
export function fits(reader: Reader): boolean {
  const content = reader.content!;
  if (reader.settings.layout === "columns") return content.scrollWidth <= content.clientWidth + 1;
  return content.offsetHeight + (barOf(reader)?.offsetHeight ?? 0) <= innerHeight;
}

/** Calls back, once a frame at the most, when what is seen of the article may have changed; until the returned function is called. */
export function watchSight(reader: Reader, changed: () => void): () => void {
  let frame = 0;
  const ask = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      changed();
    });
  };
  // Scrolling is not told beyond the tree that it happens in.
  const places = new Set<EventTarget>([document, reader.host.getRootNode(), reader.root]);
  for (const place of places) place.addEventListener("scroll", ask, { capture: true, passive: true });
  addEventListener("resize", ask);
  // Shown after it was hidden, or wider: told by no event.
  const sizes = new ResizeObserver(ask);
  sizes.observe(reader.content!);
  return () => {
    sizes.disconnect();
    cancelAnimationFrame(frame);
    for (const place of places) place.removeEventListener("scroll", ask, { capture: true });
    removeEventListener("resize", ask);
  };
}

/** A function that does something when it has not been called for a while; `cancel` forgets it. */
export function settled(act: () => void, wait = 300): { (): void; cancel(): boolean } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => {
    const waiting = timer !== undefined;
    clearTimeout(timer);
    timer = undefined;
    return waiting;
  };
  const ask = () => {
    cancel();
    timer = setTimeout(() => {
      timer = undefined;
      act();
    }, wait);
  };
  return Object.assign(ask, { cancel });
}
