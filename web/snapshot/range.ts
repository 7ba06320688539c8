// What of a part of a page that a range chooses is in it.
import type { Dom } from "./dom.js";

/** Tells of nodes around a range, and of their children, whether they are in it. */
export interface Chosen {
  /** What the range begins or ends in, with all that is around it. */
  edges: ReadonlySet<Node>;
  /** Of what they hold, what the range reaches. */
  children: ReadonlySet<Node>;
}

/** Each node around a node, and the child of it that leads there. */
function pathTo(dom: Dom, node: Node): Map<Node, Node> {
  const path = new Map<Node, Node>();
  for (let child = node, parent = dom.parentNode(node); parent; child = parent, parent = dom.parentNode(parent))
    path.set(parent, child);
  return path;
}

/**
 * Finds what a range chooses: each child of its edges is looked at once, as `Range.intersectsNode` looks at all
 * siblings before a node.
 */
export function chosenBy(dom: Dom, { startContainer, startOffset, endContainer, endOffset }: Range): Chosen {
  const starts = pathTo(dom, startContainer);
  const ends = pathTo(dom, endContainer);
  const edges = new Set([startContainer, endContainer, ...starts.keys(), ...ends.keys()]);
  const children = new Set<Node>();
  for (const edge of edges) {
    let begun = edge !== startContainer && !starts.has(edge);
    let index = 0;
    for (let child = dom.firstChild(edge); child; child = dom.nextSibling(child), index += 1) {
      if (edge === endContainer && index >= endOffset) break;
      begun ||= edge === startContainer ? index >= startOffset : child === starts.get(edge);
      if (begun) children.add(child);
      if (child === ends.get(edge)) break;
    }
  }
  return { edges, children };
}
