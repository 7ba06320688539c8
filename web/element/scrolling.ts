// Where in an article one reads, downwards, in columns or in pages, and how it is scrolled there.
import type { Reader } from "./aid.js";
import { indexOf, mappedText, textNodes } from "./running_text.js";
import { blocksOf, find, offsetOf, rangeOf } from "./text_position.js";

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

const known = new WeakMap<HTMLElement, { count: number; blocks: HTMLElement[] }>();

/** {@link blocksOf}, looked for anew only where elements came or went: it is asked for while scrolling. */
export function blocksIn(content: HTMLElement): HTMLElement[] {
  const count = content.getElementsByTagName("*").length;
  let found = known.get(content);
  if (found?.count !== count) known.set(content, (found = { count, blocks: blocksOf(content) }));
  return found.blocks;
}

/** The bar over the article. */
export function barOf({ frame }: Reader): HTMLElement | undefined {
  return frame.querySelector<HTMLElement>(".lectern-bar") ?? undefined;
}

/** Where what is seen begins, from the top of the window: under the bar. */
function edgeOf(reader: Reader, scroller: Element): number {
  return Math.max(
    0,
    scroller === document.scrollingElement ? 0 : scroller.getBoundingClientRect().top,
    barOf(reader)?.getBoundingClientRect().bottom ?? 0,
  );
}

/** How an article's columns or pages stand. */
export interface Columns {
  /** From one to the next, CSS pixels. */
  readonly step: number;
  /** So many are seen at once. */
  readonly count: number;
  /** -1 where they go from right to left. */
  readonly sign: 1 | -1;
}

/** An article that is shown in pages: they stand side by side, and the article is scrolled sideways to some of them. */
export interface Paged extends Columns {
  /** How far it is from the first pages to the last, CSS pixels. */
  readonly room: number;
  /** Turns so many times, back where that is less than 0; false at the end. */
  turn(times: number): boolean;
  /** Shows a page, by its index, with the one beside it where two are seen at once. */
  show(page: number): void;
}

const paged = new WeakMap<HTMLElement, Paged>();

/** How an article stands in pages; undefined where it does not. */
export const pagedOf = (content: HTMLElement | undefined): Paged | undefined => content && paged.get(content);

/** Says that an article is shown in pages now, or no longer. */
export function setPaged(content: HTMLElement, pages: Paged | undefined): void {
  if (pages) paged.set(content, pages);
  else paged.delete(content);
}

/** Whether one goes sideways through the article on show. */
export const sideways = ({ settings, content }: Reader): boolean =>
  settings.layout === "columns" || pagedOf(content) !== undefined;

/** How far an article goes sideways, CSS pixels. */
export const roomOf = (content: HTMLElement): number =>
  pagedOf(content)?.room ?? content.scrollWidth - content.clientWidth;

/** How the article's columns or pages stand. */
export function columnsOf(content: HTMLElement): Columns {
  const pages = pagedOf(content);
  if (pages) return pages;
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
  const box =
    scroller === document.scrollingElement
      ? { bottom: innerHeight, left: 0, right: innerWidth }
      : scroller.getBoundingClientRect();
  const own = content.getBoundingClientRect();
  return {
    top: edgeOf(reader, scroller),
    bottom: Math.min(innerHeight, box.bottom),
    left: Math.max(own.left, box.left),
    right: Math.min(own.right, box.right),
  };
}

/** Tells of a box whether it has gone by: is over the top of what is seen, or beside it in columns. */
export function passed(reader: Reader): (box: DOMRect) => boolean {
  const { top, left, right } = sight(reader);
  if (!sideways(reader)) return ({ bottom }) => bottom <= top + 1;
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

/** The block that stands at the top of what is seen. */
export interface TopPlace {
  block: HTMLElement;
  /** How much of it has gone by, 0 to 1. */
  gone: number;
  /** Pixels of nothing above it. */
  above: number;
}

/** The place at the top; undefined where there is no article or nothing in it. */
export function topPlace(reader: Reader): TopPlace | undefined {
  const { content } = reader;
  const blocks = content ? blocksIn(content) : [];
  if (blocks.length === 0) return undefined;
  const block = blocks[firstInSight(blocks, passed(reader))]!;
  const edge = sight(reader).top;
  const { top, height } = block.getBoundingClientRect();
  return {
    block,
    gone: height > 0 ? Math.min(1, Math.max(0, edge - top) / height) : 0,
    above: Math.max(0, top - edge),
  };
}

/** Scrolls so that a place stands at the top again. */
export function toTop(reader: Reader, { block, gone, above }: TopPlace): void {
  const scroller = scrollerOf(block);
  const { top, height } = block.getBoundingClientRect();
  scroller.scrollBy({ top: top + gone * height - above - edgeOf(reader, scroller), behavior: "instant" });
}

/**
 * Does what may move the text, and leaves what stands at the top where it stands. Columns and pages turn back to their
 * place themselves.
 */
export function keepPlace(reader: Reader, change: () => void): void {
  const { content } = reader;
  // Where nothing has been scrolled, the first lines move as they like.
  const scrolled = content?.isConnected && !sideways(reader) && scrollerOf(content).scrollTop > 0;
  const before = scrolled ? topPlace(reader) : undefined;
  change();
  if (before) toTop(reader, before);
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
  if (sideways(reader)) {
    const { step, sign } = columnsOf(content);
    const own = content.getBoundingClientRect();
    const style = getComputedStyle(content);
    const way =
      sign > 0
        ? left - own.left - Number.parseFloat(style.paddingLeft)
        : own.right - Number.parseFloat(style.paddingRight) - right;
    const column = Math.floor((Math.abs(content.scrollLeft) + way + 2) / step);
    const pages = pagedOf(content);
    if (pages) pages.show(column);
    else content.scrollTo({ left: sign * Math.max(0, column) * step, behavior: "instant" });
    return;
  }
  // Where the bar will stand, not where it stands: it may be further down until it sticks.
  const bar = barOf(reader)?.offsetHeight ?? 0;
  const edge = scroller === document.scrollingElement ? bar : scroller.getBoundingClientRect().top + bar;
  scroller.scrollBy({ top: top - edge - under, behavior: "instant" });
}

/** So many characters tell one place from all others. */
const fewWords = 200;

/** The words at the top of what is seen, of one block; "" where there are none. */
export function topWords(reader: Reader): string {
  const content = reader.content!;
  const block = topPlace(reader)?.block;
  const first = block && textNodes(block).next().value;
  if (!first) return "";
  const mapped = mappedText(block);
  const gone = indexOf(mapped, topOffset(reader) - offsetOf(content, first, 0));
  return mapped.text
    .replaceAll("\n", " ")
    .slice(Math.min(gone, Math.max(0, mapped.text.length - fewWords / 4)))
    .trim()
    .slice(0, fewWords);
}

/** Goes to words of the article; where it has fewer of them than were given, to the first ones. */
export function goToWords(reader: Reader, words: string): void {
  const content = reader.content!;
  for (const length of [fewWords, 80, 32]) {
    const exact = words.trim().slice(0, length);
    const found = exact === "" ? undefined : find(content, { start: 0, exact, prefix: "", suffix: "" });
    const box = found && rangeOf(content, found.start, found.start + 1)?.getBoundingClientRect();
    if (box) return bring(reader, box);
  }
}

/** Whether all of the article is seen at once. */
export function fits(reader: Reader): boolean {
  const content = reader.content!;
  if (sideways(reader)) return roomOf(content) <= 1;
  return content.offsetHeight + (barOf(reader)?.offsetHeight ?? 0) <= innerHeight;
}

/**
 * Calls back, once a frame at the most, when what is seen of the article may have changed; until the returned function
 * is called.
 */
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
