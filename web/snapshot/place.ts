// Where on a page a person is.
import type { Dom } from "./dom.js";
import type { Block } from "./walk.js";

const longest = 200; // characters
const paragraph = 40; // characters; shorter blocks are labels

/**
 * The first block of text in sight, and how far its top is from the window's, in CSS pixels; undefined where there is
 * none.
 */
export function placeOf(dom: Dom, blocks: readonly Block[], height: number): { text: string; top: number } | undefined {
  for (const least of [paragraph, 1]) {
    for (const { element, first, text, moves, leaf } of blocks) {
      const shown = text.replace(/\s+/g, " ").trim();
      if (shown.length < least || !moves) continue;
      const { top, bottom } = leaf ? dom.getBoundingClientRect(element) : rectOf(first!);
      if (bottom > 0 && top < height && bottom > top) return { text: shown.slice(0, longest), top };
    }
  }
  return undefined;
}

function rectOf(text: Node): DOMRect {
  const range = text.ownerDocument!.createRange();
  range.selectNode(text);
  return range.getBoundingClientRect();
}
