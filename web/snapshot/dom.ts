// Nodes read past whatever a page has named after their properties: an input called "attributes" in a form, an image called
// "body" on the page. What stands on the prototypes cannot be clobbered by markup.

function getter<T>(prototype: object, name: string): (of: object) => T {
  const { get } = Object.getOwnPropertyDescriptor(prototype, name)!;
  return (of) => get!.call(of) as T;
}

function readers() {
  const [node, element, html, page, image] = [Node, Element, HTMLElement, Document, HTMLImageElement].map((made) => made.prototype);
  const { getAttribute, getAttributeNames, hasAttribute, querySelector, getBoundingClientRect, getClientRects } = Element.prototype;
  const { assignedNodes } = HTMLSlotElement.prototype;
  const contentOf = [HTMLIFrameElement, HTMLFrameElement].map((made) => ({ made, get: getter<Document | null>(made.prototype, "contentDocument") }));
  return {
    type: getter<number>(node!, "nodeType"),
    firstChild: getter<Node | null>(node!, "firstChild"),
    nextSibling: getter<Node | null>(node!, "nextSibling"),
    parent: getter<Node | null>(node!, "parentNode"),
    text: getter<string | null>(node!, "textContent"),
    baseUrl: getter<string>(node!, "baseURI"),
    data: getter<string>(CharacterData.prototype, "data"),

    name: getter<string>(element!, "localName"),
    namespace: getter<string | null>(element!, "namespaceURI"),
    shadowRoot: getter<ShadowRoot | null>(element!, "shadowRoot"),
    scrollTop: getter<number>(element!, "scrollTop"),
    scrollLeft: getter<number>(element!, "scrollLeft"),
    clientWidth: getter<number>(element!, "clientWidth"),
    width: getter<number>(html!, "offsetWidth"),
    height: getter<number>(html!, "offsetHeight"),
    isEdited: getter<boolean>(html!, "isContentEditable"),
    attribute: (of: Element, name: string): string | null => getAttribute.call(of, name),
    attributeNames: (of: Element): string[] => getAttributeNames.call(of),
    hasAttribute: (of: Element, name: string): boolean => hasAttribute.call(of, name),
    find: (of: Element, selector: string): Element | null => querySelector.call(of, selector),
    rect: (of: Element): DOMRect => getBoundingClientRect.call(of),
    hasBoxes: (of: Element): boolean => getClientRects.call(of).length > 0,
    assigned: (of: Element): Node[] => assignedNodes.call(of),

    isLoaded: getter<boolean>(image!, "complete"),
    currentSource: getter<string>(image!, "currentSrc"),
    naturalWidth: getter<number>(image!, "naturalWidth"),
    naturalHeight: getter<number>(image!, "naturalHeight"),

    url: getter<string>(page!, "URL"),
    title: getter<string>(page!, "title"),
    root: getter<HTMLElement | null>(page!, "documentElement"),
    head: getter<HTMLElement | null>(page!, "head"),
    body: getter<HTMLElement | null>(page!, "body"),
    window: getter<(Window & typeof globalThis) | null>(page!, "defaultView"),
    mode: getter<string>(page!, "compatMode"),
    /** The document in a frame, null where it is not for this page to see. */
    content(frame: Element): Document | null {
      try {
        return contentOf.find(({ made }) => isA(frame, made))?.get(frame) ?? null;
      } catch {
        return null;
      }
    },
  };
}

// Of whatever window: a frame's elements are made by its own.
const isA = (element: Element, made: { name: string }) => Object.prototype.toString.call(element) === `[object ${made.name}]`;

export type Dom = ReturnType<typeof readers>;

let made: Dom | undefined;

/**
 * The readers of nodes.
 * @throws where there is no DOM
 */
export const dom = (): Dom => (made ??= readers());
