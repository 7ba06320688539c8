import { blocksOf } from "./place.js";

/** What scrolls an element: the nearest of the boxes around it that do, or the page. */
export function scrollerOf(from: Element): Element {
  for (let at: Element | null = from; at; at = at.parentElement ?? (at.getRootNode() as ShadowRoot).host ?? null) {
    const { overflowY } = getComputedStyle(at);
    if ((overflowY === "auto" || overflowY === "scroll") && at.scrollHeight > at.clientHeight) return at;
  }
  return document.scrollingElement ?? document.documentElement;
}

/** The block that stands at the top of what is seen, and how much of it has gone by: 0 to 1, less than 0 where it is below. */
export interface TopPlace {
  block: HTMLElement;
  gone: number;
}

/** Where what is seen begins, from the top of the window: under the bar. */
export function edgeOf(scroller: Element, bar: Element | undefined): number {
  return Math.max(0, scroller === document.scrollingElement ? 0 : scroller.getBoundingClientRect().top, bar?.getBoundingClientRect().bottom ?? 0);
}

/** The place at the top, under the bar. */
export function topPlace(content: HTMLElement, bar: Element | undefined): TopPlace | undefined {
  const edge = edgeOf(scrollerOf(content), bar);
  const blocks = blocksOf(content);
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
  return { block, gone: height > 0 ? (edge - top) / height : 0 };
}

/** Does what may move the text, and leaves what stands at the top where it stands. */
export function keepPlace(content: HTMLElement | undefined, bar: Element | undefined, change: () => void): void {
  const before = content?.isConnected ? topPlace(content, bar) : undefined;
  change();
  // What has not been scrolled to yet needs no holding: the first lines move as they like.
  if (!before || before.gone < 0) return;
  toTop(before, bar);
}

/** Scrolls so that a place stands at the top again. */
export function toTop({ block, gone }: TopPlace, bar: Element | undefined): void {
  const scroller = scrollerOf(block);
  const { top, height } = block.getBoundingClientRect();
  scroller.scrollBy({ top: top + gone * height - edgeOf(scroller, bar), behavior: "instant" });
}
