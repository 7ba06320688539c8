// Text offsets of what is visible, where the browser lays out the text: measured by the boxes of blocks and letters.
import { textNodes } from "../running_text.js";
import { lengthOf, offsetOf, rangeOf } from "../text_position.js";
import type { Compare, TextRange } from "./reading_view.js";
import { blocksIn, firstIndex, firstVisible } from "./viewport.js";

/** Letters measured at a time: a space at the end of a line has no box of its own. */
const reach = 16;

/** Where a text offset (the first letter from there on that has a box) or an element begins; undefined if nowhere. */
export function boxOf(content: HTMLElement, target: number | Element): DOMRect | undefined {
  if (target instanceof Element) return target.getClientRects()[0];
  for (const length of [1, reach, reach ** 2]) {
    const box = rangeOf(content, target, target + length)?.getClientRects()[0];
    if (box) return box;
  }
  return undefined;
}

/** Where a block's text begins, how long it is, and the box of some letters from one of its own offsets on. */
function textOf(content: HTMLElement, block: HTMLElement) {
  const texts = [...textNodes(block)];
  const length = texts.reduce((sum, { length: own }) => sum + own, 0);
  return {
    length,
    start: texts[0] ? offsetOf(content, texts[0], 0) : 0,
    boxAt: (offset: number) => rangeOf(block, offset, Math.min(length, offset + reach))?.getBoundingClientRect(),
  };
}

/** Where the visible text begins: 0 if nothing is before the viewport. */
export function visibleStart(content: HTMLElement, compare: Compare): number {
  const blocks = blocksIn(content);
  const index = firstVisible(blocks, compare);
  const block = blocks[index];
  if (!block) return 0;
  const { start, length, boxAt } = textOf(content, block);
  const first = firstIndex(length, (offset) => {
    const box = boxAt(offset);
    return !box || compare(box) >= 0;
  });
  if (first === 0) return index === 0 ? 0 : start;
  return start + Math.min(length - 1, first + reach - 1);
}

/** Where the visible text ends. */
function visibleEnd(content: HTMLElement, compare: Compare): number {
  const blocks = blocksIn(content);
  const after = firstIndex(blocks.length, (index) => compare(blocks[index]!.getBoundingClientRect()) > 0);
  if (after === 0) return 0;
  const { start, length, boxAt } = textOf(content, blocks[after - 1]!);
  const last = Math.max(0, length - reach);
  const end = firstIndex(length, (offset) => {
    const box = boxAt(Math.min(offset, last));
    return box !== undefined && compare(box) > 0;
  });
  return after === blocks.length && end === length ? lengthOf(content) : start + end;
}

/** The visible text; empty if the article is hidden. */
export function measureVisibleRange(content: HTMLElement, compare: Compare): TextRange {
  if (content.getClientRects().length === 0) return { start: 0, end: 0 };
  const start = visibleStart(content, compare);
  return { start, end: Math.max(start, visibleEnd(content, compare)) };
}
