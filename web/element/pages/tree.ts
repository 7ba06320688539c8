import type { ArticleNode } from "../../types.js";

/** A text node of the article, and where its text begins in all of it. */
export interface TextAt {
  readonly node: Text;
  readonly start: number;
}

/** An article on show as the node list that is laid out. */
export interface Tree {
  readonly nodes: readonly ArticleNode[];
  /** The element that each node of the list was read from; undefined for text. */
  readonly elements: readonly (Element | undefined)[];
  readonly texts: readonly TextAt[];
}

/** What the reader put in, with all that is in it. */
const foreign = "button, iframe, .lectern-control, [data-embed]>button+small";
/** What the reader put around the article's own. */
const wrappers = "div.lectern-scroll, mark.lectern-highlight";

/**
 * Reads an article from where it is on show, so that what is laid out is what stands there: translated, or with the beginnings of
 * words in bold. Text that marks have cut is one again.
 */
export function treeOf(content: Element): Tree {
  const nodes: ArticleNode[] = [];
  const elements: (Element | undefined)[] = [];
  const texts: TextAt[] = [];
  const indices = new Map<Node, number>([[content, -1]]);
  let length = 0;
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof Element && node.matches(foreign) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = indices.get(node.parentNode!)!;
    if (node instanceof Text) {
      const before = nodes.at(-1);
      if (before && "text" in before && before.parent === parent) before.text += node.data;
      else {
        nodes.push({ text: node.data, parent });
        elements.push(undefined);
      }
      texts.push({ node, start: length });
      length += node.length;
    } else if (node instanceof Element) {
      if (node.matches(wrappers)) {
        indices.set(node, parent);
        continue;
      }
      const attributes: Record<string, string> = {};
      for (const { name, value } of node.attributes) attributes[name] = value;
      const math = node.namespaceURI !== "http://www.w3.org/1999/xhtml";
      indices.set(node, nodes.length);
      nodes.push({ tag: node.localName, parent, attributes, ...(math ? { ns: "math" as const } : {}) });
      elements.push(node);
    }
  }
  return { nodes, elements, texts };
}
