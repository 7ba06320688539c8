// Nodes read past whatever a page has named after their properties: an input called "attributes" in a form, an image
// called
// "body" on the page. What stands on the prototypes cannot be clobbered by markup.

type Readers<T, Property extends keyof T> = { [Name in Property]: (of: object) => T[Name] };
type Callers<T, Method extends keyof T> = {
  [Name in Method]: T[Name] extends (...args: infer Args) => infer Answer
    ? (of: object, ...args: Args) => Answer
    : never;
};

function readers<T extends object, Property extends keyof T & string>(
  prototype: T,
  ...names: Property[]
): Readers<T, Property> {
  return Object.fromEntries(
    names.map((name) => {
      // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called on the node that it is asked of
      const { get } = Object.getOwnPropertyDescriptor(prototype, name)!;
      return [name, (of: object): unknown => get!.call(of)];
    }),
  ) as Readers<T, Property>;
}

function callers<T extends object, Method extends keyof T & string>(
  prototype: T,
  ...names: Method[]
): Callers<T, Method> {
  return Object.fromEntries(
    names.map((name) => [name, Function.prototype.call.bind(prototype[name] as () => void)]),
  ) as Callers<T, Method>;
}

function everyReader() {
  const frames = [HTMLIFrameElement, HTMLFrameElement].map(({ name, prototype }) => ({
    name: `[object ${name}]`,
    ...readers(prototype, "contentDocument"),
  }));
  return {
    ...readers(Node.prototype, "nodeType", "firstChild", "nextSibling", "parentNode", "textContent", "baseURI"),
    ...readers(CharacterData.prototype, "data"),
    ...readers(
      Element.prototype,
      "localName",
      "namespaceURI",
      "shadowRoot",
      "scrollTop",
      "scrollLeft",
      "clientWidth",
      "clientHeight",
    ),
    ...callers(
      Element.prototype,
      "getAttribute",
      "getAttributeNames",
      "hasAttribute",
      "getBoundingClientRect",
      "getClientRects",
      "querySelector",
      "querySelectorAll",
      "closest",
    ),
    ...readers(HTMLElement.prototype, "offsetWidth", "offsetHeight", "isContentEditable"),
    ...readers(HTMLImageElement.prototype, "complete", "currentSrc", "naturalWidth", "naturalHeight"),
    ...callers(HTMLSlotElement.prototype, "assignedNodes"),
    ...readers(
      Document.prototype,
      "URL",
      "title",
      "documentElement",
      "head",
      "body",
      "defaultView",
      "compatMode",
      "contentType",
    ),
    /** The document in a frame, null where it is not for this page to see. */
    content: (frame: Element): Document | null => {
      const kind = Object.prototype.toString.call(frame); // of whatever window it is
      try {
        return frames.find(({ name }) => name === kind)?.contentDocument(frame) ?? null;
      } catch {
        return null;
      }
    },
  };
}

export type Dom = ReturnType<typeof everyReader>;

let made: Dom | undefined;

/**
 * The readers of nodes: of each property or method, a function of the node and of the method's arguments.
 * @throws where there is no DOM
 */
export const dom = (): Dom => (made ??= everyReader());
