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

const shapes = {
  /** A page half in the light. */
  theme: "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18zM12 3v18a9 9 0 0 0 0-18z",
  /** A globe. */
  language: "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18zM3 12h18M12 3c3 2.5 4 5.500 4 9s-1 6.500-4 9c-3-2.500-4-5.500-4-9s1-6.500 4-9z",
  /** Three sliders. */
  more: "M4 7h9M17 7h3M13 5v4M4 12h3M11 12h9M7 10v4M4 17h11M19 17h1M15 15v4",
  smaller: "M6 12h12",
  larger: "M6 12h12M12 6v12",
  play: "M8 5.500v13l11-6.500z",
} as const;

/** A drawing of 24 by 24, in the colour of the text; hidden from screen readers. */
export function icon(name: keyof typeof shapes): SVGElement {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", width: "1em", height: "1em", "aria-hidden": "true", class: `icon icon-${name}` })) svg.setAttribute(key, value);
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", shapes[name]);
  svg.append(path);
  return svg;
}
