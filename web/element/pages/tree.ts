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
const foreign = "button, .lectern-control";
/** What the reader put around the article's own. */
const wrappers = "div.lectern-scroll, mark.lectern-highlight";
/** A video with its poster, which are one picture to the layout. */
const video = "div.lectern-video";

/**
 * What stands on a page as it is, in a box of this size: other sites' content, before and after it is loaded, and
 * sound.
 */
function sizeOfLive(element: Element, em: number): { width: number; height: number } | undefined {
  if (element.matches("[data-embed]"))
    return element.querySelector("iframe") ? { width: 640, height: 360 } : { width: 30 * em, height: 8 * em };
  return element.matches("audio") ? { width: 30 * em, height: 54 } : undefined;
}

/**
 * Reads an article from where it is on show, so that what is laid out is what stands there: translated, or with the
 * beginnings of words in bold. Text that marks have cut is one again, and what shows itself is a picture to the layout.
 * @param em size of the body text, CSS pixels
 */
export function treeOf(content: Element, em = 0): Tree {
  const nodes: ArticleNode[] = [];
  const elements: (Element | undefined)[] = [];
  const texts: TextAt[] = [];
  const indices = new Map<Node, number>([[content, -1]]);
  let length = 0;
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof Element && (node.matches(foreign) || node.parentElement!.matches(`[data-embed], audio, ${video}`))
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
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
      const live = sizeOfLive(node, em);
      if (live) {
        nodes.push(
          { tag: "figure", parent },
          {
            tag: "img",
            parent: nodes.length,
            attributes: { width: `${Math.round(live.width)}`, height: `${Math.round(live.height)}`, alt: "" },
          },
        );
        elements.push(undefined, node);
        continue;
      }
      if (node.matches(wrappers)) {
        indices.set(node, parent);
        continue;
      }
      const described = node.matches(video) ? node.querySelector("video")! : node;
      const attributes: Record<string, string> = {};
      for (const { name, value } of described.attributes) attributes[name] = value;
      const math = node.namespaceURI !== "http://www.w3.org/1999/xhtml";
      indices.set(node, nodes.length);
      nodes.push({ tag: described.localName, parent, attributes, ...(math ? { ns: "math" as const } : {}) });
      elements.push(node);
    }
  }
  return { nodes, elements, texts };
}
