import { blocksIn } from "./place.js";

/** What scrolls an element: the nearest of the boxes around it that do, or the page. */
export function scrollerOf(from: Element): Element {
  for (let at: Element | null = from; at; at = at.parentElement ?? (at.getRootNode() as ShadowRoot).host ?? null) {
    const { overflowY } = getComputedStyle(at);
    if ((overflowY === "auto" || overflowY === "scroll") && at.scrollHeight > at.clientHeight) return at;
  }
  return document.scrollingElement ?? document.documentElement;
}

/** The block that stands at the top of what is seen. */
export interface TopPlace {
  block: HTMLElement;
  /** How much of it has gone by, 0 to 1. */
  gone: number;
  /** Pixels of nothing above it. */
  above: number;
}

/** Where what is seen begins, from the top of the window: under the bar. */
export function edgeOf(scroller: Element, bar: Element | undefined): number {
  return Math.max(0, scroller === document.scrollingElement ? 0 : scroller.getBoundingClientRect().top, bar?.getBoundingClientRect().bottom ?? 0);
}

/** The place at the top, under the bar. */
export function topPlace(content: HTMLElement, bar: Element | undefined): TopPlace | undefined {
  const edge = edgeOf(scrollerOf(content), bar);
  const blocks = blocksIn(content);
  // Blocks stand one below the other, but for cells and columns: near enough to halve.
  let low = 0;
  let high = blocks.length - 1;
  if (high < 0) return undefined;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.getBoundingClientRect().bottom > edge) high = middle;
    else low = middle + 1;
  }
  const block = blocks[low]!;
  const { top, height } = block.getBoundingClientRect();
  return { block, gone: height > 0 ? Math.min(1, Math.max(0, edge - top) / height) : 0, above: Math.max(0, top - edge) };
}

/** Does what may move the text, and leaves what stands at the top where it stands. */
export function keepPlace(content: HTMLElement | undefined, bar: Element | undefined, change: () => void): void {
  // Where nothing has been scrolled, the first lines move as they like.
  const scrolled = content?.isConnected && scrollerOf(content).scrollTop > 0;
  const before = scrolled ? topPlace(content, bar) : undefined;
  change();
  if (!before) return;
  toTop(before, bar);
}

/** Scrolls so that a place stands at the top again. */
export function toTop({ block, gone, above }: TopPlace, bar: Element | undefined): void {
  const scroller = scrollerOf(block);
  const { top, height } = block.getBoundingClientRect();
  scroller.scrollBy({ top: top + gone * height - above - edgeOf(scroller, bar), behavior: "instant" });
}
