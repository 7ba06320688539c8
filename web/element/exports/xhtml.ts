// What the XHTML of books takes of an article's elements and attributes: less than HTML, and everything by its grammar.
import { absolute } from "../address.js";

const everywhere = ["class", "dir", "id", "lang", "title"];
const count = /^[1-9]\d{0,4}$/;
const integer = /^-?\d{1,6}$/;
const any = /^/;

/** Attributes by element, with what their values must be. */
const attributes: Record<string, Record<string, RegExp>> = {
  a: { href: any },
  img: { src: any, alt: any, width: count, height: count },
  td: { colspan: count, rowspan: count },
  th: { colspan: count, rowspan: count, scope: /^(row|col|rowgroup|colgroup)$/ },
  ol: { start: integer, reversed: any, type: /^[1ai]$/i },
  col: { span: count },
  math: { display: /^(block|inline)$/, alttext: any },
};
const tokens = /^(?:mi|mn|mo|ms|mtext)$/;
const variants =
  /^(?:normal|bold|italic|bold-italic|double-struck|bold-fraktur|script|bold-script|fraktur|sans-serif|bold-sans-serif|sans-serif-italic|sans-serif-bold-italic|monospace)$/;

/** How many children elements of MathML have. */
const arity: Record<string, number> = {
  mfrac: 2,
  mroot: 2,
  msub: 2,
  msup: 2,
  munder: 2,
  mover: 2,
  msubsup: 3,
  munderover: 3,
};
const insides: Record<string, string> = {
  mtr: "mtable",
  mtd: "mtr",
  none: "mmultiscripts",
  mprescripts: "mmultiscripts",
};

/** A language as books name it (BCP 47); "" for what is none. */
export function languageOf(lang: string | null): string {
  try {
    return lang && /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i.test(lang) && new Intl.Locale(lang) ? lang : "";
  } catch {
    return "";
  }
}

/** An element under another name. */
function renamed(element: Element, name: string): Element {
  const made = element.ownerDocument.createElement(name);
  for (const { name: key, value } of element.attributes) made.setAttribute(key, value);
  while (element.firstChild) made.append(element.firstChild);
  element.replaceWith(made);
  return made;
}

/** A formula that stands as books have it; else its text. */
function tidyMath(math: Element): boolean {
  const note = math.querySelector("annotation");
  const words = (note ?? math).textContent.trim();
  for (const one of math.querySelectorAll("annotation")) one.remove();
  for (const one of math.querySelectorAll("semantics")) one.replaceWith(...one.childNodes);
  const right = [...math.querySelectorAll("*")].every(({ localName, childElementCount, parentElement }) => {
    if (arity[localName] !== undefined && childElementCount !== arity[localName]) return false;
    return insides[localName] === undefined || parentElement!.localName === insides[localName];
  });
  if (!right || math.childElementCount === 0) {
    const text = math.ownerDocument.createElement("code");
    text.textContent = words;
    math.replaceWith(text);
    return false;
  }
  if (note && words) math.setAttribute("alttext", words);
  return true;
}

/** An address as RFC 3986 has it; undefined for what a book should not lead to. */
function addressOf(href: string): string | undefined {
  if (!/^(?:https?|mailto):/i.test(href)) return undefined;
  try {
    const { href: whole, origin } = new URL(href);
    const start = whole.startsWith(origin) ? origin.length : 0;
    const [before, ...fragments] = whole.slice(start).split("#");
    const rest = fragments.length > 0 ? `${before}#${fragments.join("%23")}` : before!;
    return (
      whole.slice(0, start) + rest.replace(/%(?![\da-f]{2})/gi, "%25").replace(/[|\\^`{}"<>[\] ]/g, encodeURIComponent)
    );
  } catch {
    return undefined;
  }
}

function tidyShape(body: Element): void {
  for (const box of body.querySelectorAll("[data-embed], audio, video")) {
    const address =
      box.getAttribute("data-embed") ??
      box.getAttribute("src") ??
      box.querySelector("source")?.getAttribute("src") ??
      "";
    const line = box.ownerDocument.createElement("p");
    const link = box.ownerDocument.createElement("a");
    link.setAttribute("href", address);
    link.textContent =
      box.getAttribute("data-provider") || (/^https?:/.test(address) && absolute(address)?.hostname) || address;
    // What the article itself says there is more than the address.
    if (box.matches("[data-embed]") && box.querySelector("a") && box.textContent.trim()) {
      for (const gone of box.querySelectorAll("iframe, audio, video")) gone.remove();
      box.removeAttribute("data-embed");
      continue;
    }
    line.append(link);
    box.replaceWith(line);
  }
  for (const source of body.querySelectorAll("source")) source.remove();
  for (const time of body.querySelectorAll("time")) renamed(time, "span");
  for (const one of body.querySelectorAll("bdo:not([dir])")) renamed(one, "span");
  for (const details of body.querySelectorAll("details")) {
    if (details.firstElementChild?.localName !== "summary") renamed(details, "div");
  }
  for (const summary of body.querySelectorAll("summary"))
    if (summary.parentElement!.localName !== "details") renamed(summary, "p");
  for (const caption of body.querySelectorAll("figcaption")) {
    const parent = caption.parentElement!;
    const stray =
      parent.localName !== "figure" || (parent.firstElementChild !== caption && parent.lastElementChild !== caption);
    if (stray || parent.querySelector(":scope > figcaption") !== caption) renamed(caption, "div");
  }
  for (const list of body.querySelectorAll("dl")) {
    const names = [...list.children]
      .map(({ localName }) => (localName === "dt" ? "t" : localName === "dd" ? "d" : "x"))
      .join("");
    if (/^(?:t+d+)+$/.test(names)) continue;
    for (const item of list.children) if (item.localName === "dt" || item.localName === "dd") renamed(item, "div");
    renamed(list, "div");
  }
  for (const link of body.querySelectorAll("a a")) link.replaceWith(...link.childNodes);
}

/**
 * Makes a body what books take: links, attributes and ids by the grammar, what is not as text.
 * @param address the article's own address, for links to places in it that are not here
 * @param clean leaves out of a text what XML cannot hold
 * @return the new ids by the old ones, and whether there are formulas
 */
export function tidy(
  body: Element,
  address: string,
  clean: (text: string) => string,
): { ids: Map<string, string>; math: boolean } {
  tidyShape(body);
  let math = false;
  for (const one of body.querySelectorAll("math")) math = tidyMath(one) || math;

  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const element of body.querySelectorAll("[id]")) {
    const id = element.id;
    if (ids.has(id) || !id) {
      element.removeAttribute("id");
      continue;
    }
    const sound = /^[a-z_][\w.-]*$/i.test(id) && !taken.has(id);
    let name = sound ? id : "";
    for (let number = ids.size + 1; !name; number += 1) if (!taken.has(`p${number}`)) name = `p${number}`;
    ids.set(id, name);
    taken.add(name);
    element.id = name;
  }

  for (const element of body.querySelectorAll("*")) {
    const { localName: tag } = element;
    const own = attributes[tag] ?? {};
    for (const { name, value } of [...element.attributes]) {
      const known =
        everywhere.includes(name) ||
        own[name]?.test(value) ||
        (name === "mathvariant" && tokens.test(tag) && variants.test(value));
      const wrong = (name === "lang" && !languageOf(value)) || (name === "dir" && !/^(?:ltr|rtl|auto)$/.test(value));
      if (!known || wrong || name.startsWith("xmlns")) element.removeAttribute(name);
      else if (clean(value) !== value) element.setAttribute(name, clean(value));
    }
    if (tag === "img" && !element.hasAttribute("alt")) element.setAttribute("alt", "");
    if (tag !== "a" || !element.hasAttribute("href")) continue;
    const href = element.getAttribute("href")!;
    let target: string | undefined;
    if (href.startsWith("#")) {
      let id = href.slice(1);
      try {
        id = decodeURIComponent(id);
      } catch {
        // As it is written, then.
      }
      const known = ids.get(id) ?? ids.get(href.slice(1));
      target = known ? `#${known}` : address ? addressOf(address.replace(/#.*/s, "") + href) : undefined;
    } else target = addressOf(href);
    if (target) element.setAttribute("href", target);
    else element.removeAttribute("href");
  }

  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const text = clean(node.data);
    if (text !== node.data) node.data = text;
  }
  return { ids, math };
}
