import type { ArticleNode } from "../types.js";

/** A stretch of inline content: its lines are broken, and its words are put in order, by themselves. */
export interface InlineBlock {
  /** Its nodes, indices [first, last). */
  first: number;
  last: number;
  /** Its text, UTF-16 units of all text, [begin, end). */
  begin: number;
  end: number;
  /** Index of the element that it stands in; -1 at the top. */
  container: number;
}

const inline = new Set(
  "a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr".split(
    " ",
  ),
);

/** Whether a node stands in a line with what is beside it. */
export const isInline = (node: ArticleNode): boolean =>
  "text" in node || node.ns === "math" || node.tag === "math" || inline.has(node.tag);

/**
 * The stretches of inline content of a node list, in order; those without text left out. Together they hold all text.
 */
export function inlineBlocks(nodes: readonly ArticleNode[]): InlineBlock[] {
  const blocks: InlineBlock[] = [];
  /** Of each node, the innermost block element that it is or stands in. */
  const containers = new Int32Array(nodes.length);
  let current: InlineBlock | undefined;
  let length = 0;
  nodes.forEach((node, index) => {
    const container = isInline(node) ? (containers[node.parent] ?? -1) : index;
    containers[index] = container;
    if (!current || current.container !== container) {
      if (current && current.end > current.begin) blocks.push(current);
      current = { first: index, last: index, begin: length, end: length, container };
    }
    if ("text" in node) length += node.text.length;
    current.last = index + 1;
    current.end = length;
  });
  if (current && current.end > current.begin) blocks.push(current);
  return blocks;
}
