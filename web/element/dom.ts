// DOM built node by node: nothing is parsed from strings, so a page's Trusted Types and CSP have nothing to object to.

type Child = Node | string | undefined;

/** An HTML element with attributes (true for an empty one; false and undefined for none) and children. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string | boolean | undefined> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child): child is Node | string => child !== undefined));
  return made;
}

/**
 * Applies style sheets, in place of others: adopted ones, which no policy refuses, where the browser has such.
 */
export function adopt(root: Document | ShadowRoot, texts: readonly string[]): void {
  const page = root.ownerDocument ?? root;
  if (!("adoptedStyleSheets" in root))
    return void ((root as Document).head ?? root).prepend(...texts.map((text) => element("style", {}, text)));
  // A sheet is of the window that it is adopted in.
  const { CSSStyleSheet } = page.defaultView as Window & typeof globalThis;
  root.adoptedStyleSheets = texts.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
}

const shapes = {
  /** A page half in the light. */
  theme: "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18zM12 3v18a9 9 0 0 0 0-18z",
  /** A globe. */
  language:
    "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18zM3 12h18M12 3c3 2.5 4 5.500 4 9s-1 6.500-4 9c-3-2.500-4-5.500-4-9s1-6.500 4-9z",
  /** Three sliders. */
  more: "M4 7h9M17 7h3M13 5v4M4 12h3M11 12h9M7 10v4M4 17h11M19 17h1M15 15v4",
  smaller: "M6 12h12",
  larger: "M6 12h12M12 6v12",
  play: "M8 5.500v13l11-6.500z",
  pause: "M8.500 5.500v13M15.500 5.500v13",
  /** Lines of an outline. */
  outline: "M4 6h2M9 6h11M4 12h2M9 12h11M4 18h2M9 18h11",
  /** A loudspeaker. */
  listen: "M4 9.500v5h3.500l4.500 4v-13l-4.500 4zM15.500 9a4.500 4.500 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11",
  /** A marker over a line. */
  notes: "M4 20h16M14.500 4.500l4 4-8.500 8.500h-4v-4z",
  /** A pair of scissors. */
  removed:
    "M6 4.500a2.500 2.500 0 1 0 0 5a2.500 2.500 0 1 0 0-5zM6 14.500a2.500 2.500 0 1 0 0 5a2.500 2.500 0 1 0 0-5zM8 8.500l12 8.500M8 15.500l12-8.500",
  /** An arrow into a tray. */
  save: "M12 4v11M7.500 11l4.500 4.500 4.500-4.500M4.500 16v3.500h15v-3.500",
  markdown: "M3.500 6.500h17v11h-17zM6.500 14.500v-5l2.500 3 2.500-3v5M16.500 9.500v4.500M14.500 12.500l2 2 2-2",
  page: "M6 3.500h8l4 4v13h-12zM14 3.500v4h4M9 12h6M9 15.500h6",
  book: "M12 6.500c-2-1.500-5-2-8-1.500v13.500c3-.500 6 0 8 1.500c2-1.500 5-2 8-1.500v-13.500c-3-.500-6 0-8 1.500zM12 6.500v13.500",
  print: "M7 9v-5.500h10v5.500M7 16.500h-3v-7.500h16v7.500h-3M7 13.500h10v7h-10z",
  /** Two rings of a chain. */
  link: "M10 14a4 4 0 0 0 5.700 0l3-3a4 4 0 0 0-5.700-5.700l-1.500 1.500M14 10a4 4 0 0 0-5.700 0l-3 3a4 4 0 0 0 5.700 5.700l1.500-1.500",
  previous: "M15 6l-6 6 6 6",
  next: "M9 6l6 6-6 6",
  stop: "M7.500 7.500h9v9h-9z",
  close: "M6 6l12 12M18 6L6 18",
  /** A bin. */
  delete: "M4.500 7h15M9.500 7v-2.500h5v2.500M6.500 7l1 13h9l1-13M10 10.500v6M14 10.500v6",
  back: "M10.500 6l-6 6 6 6M4.500 12h15",
  again: "M19 12a7 7 0 1 1-2.050-4.950L19.500 9.500M19.500 4.500v5h-5",
  keyboard: "M3 6.500h18v11h-18zM7 10h.010M10.500 10h.010M14 10h.010M17 10h.010M8 14h8",
  /** A pin. */
  always: "M9 4h6l-.500 6 3.500 3v2h-12v-2l3.500-3zM12 15v5.500",
  /** A part of a page in the corners of a frame. */
  part: "M4 8.500v-4h4M16 4.500h4v4M20 15.500v4h-4M8 19.500h-4v-4M8 10h8M8 14h5",
  /** A cogwheel. */
  options:
    "M10.500 3.500h3l.500 2.300 1.900.800 2-1.300.800.800-1.300 2 .800 1.900 2.300.500v3l-2.300.500-.800 1.900 1.300 2-.800.800-2-1.300-1.900.800-.500 2.300h-3l-.500-2.300-1.900-.800-2 1.300-.800-.800 1.300-2-.800-1.900-2.300-.500v-3l2.300-.500.800-1.900-1.300-2 .800-.800 2 1.300 1.900-.800zM12 9.200a2.800 2.800 0 1 0 0 5.600a2.800 2.800 0 0 0 0-5.600",
  /** An arrow out of a frame. */
  original: "M10 5h-5v14h14v-5M13.500 4.500h6v6M19.500 4.500l-9 9",
} as const;

export type IconName = keyof typeof shapes;

/** A drawing of 24 by 24, in the colour of the text; hidden from screen readers. */
export function icon(name: IconName): SVGElement {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  for (const [key, value] of Object.entries({
    viewBox: "0 0 24 24",
    width: "1em",
    height: "1em",
    "aria-hidden": "true",
    class: `icon icon-${name}`,
  }))
    svg.setAttribute(key, value);
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", shapes[name]);
  svg.append(path);
  return svg;
}

/** A button with a cross, which closes something. */
export const closeButton = (label: string, name = "close"): HTMLButtonElement =>
  element("button", { type: "button", class: name, "aria-label": label, title: label }, icon("close"));
