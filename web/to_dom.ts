import type { ArticleNode } from "./types.js";

const mathNamespace = "http://www.w3.org/1998/Math/MathML";

/**
 * Builds a node list as DOM nodes, one by one: no HTML is parsed, so it works under Trusted Types.
 * @param nodes `Article.nodes`: made by Lectern, not by others (this is a builder, not a sanitiser)
 * @param document where the nodes shall belong
 */
export function toDom(nodes: readonly ArticleNode[], document: Document = globalThis.document): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const built: Node[] = [];
  for (const node of nodes) {
    const parent = built[node.parent] ?? fragment;
    if ("text" in node) {
      built.push(parent.appendChild(document.createTextNode(node.text)));
      continue;
    }
    const element =
      node.ns === "math" ? document.createElementNS(mathNamespace, node.tag) : document.createElement(node.tag);
    for (const [name, value] of Object.entries(node.attributes ?? {})) element.setAttribute(name, value);
    built.push(parent.appendChild(element));
  }
  return fragment;
}

/** @deprecated Use {@link toDom}; removed in 1.0. In Node, `render` of a Lectern makes files. */
export const render = toDom;
