// Elements and text as HTML.
import { blockNames } from "../generated/blocks.js";
import type { Dom } from "./dom.js";

/** The mark of what nobody could see on the live page: the core leaves it out. */
export const hiddenMark = "data-lectern-hidden";

/** Elements that have no end tag. */
export const isVoid = setOf(
  "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr",
);

/** The mark of a custom element, "inline" or "block": how the live page lays it out. */
export const displayMark = "data-lectern-display";

/** Whether the core ends a block of text at an element, and sees the mark of what is hidden on it. */
export const isBoundary = setOf(blockNames);
export const isCustom = (name: string): boolean => name.includes("-");

export function setOf(names: string): (name: string) => boolean {
  const set = new Set(names.split(" "));
  return (name) => set.has(name);
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character]!);
export const textHtml = (text: string): string => (/[&<>]/.test(text) ? escape(text) : text);

/** An attribute as it stands in a tag, a space before it. */
export const attributeHtml = (name: string, value: string): string =>
  ` ${name}="${/[&"]/.test(value) ? escape(value) : value}"`;

/** A tag's name as the parser takes it for one. */
export const tagName = (name: string): string => (/^[a-z]/i.test(name) ? name : "span");

// What a page is addressed by, and what the state of forms and the page's own scripts are no part of.
const addresses = setOf("href src poster cite background");
const never = setOf("hidden nonce integrity srcdoc ping jsaction jslog value checked");
const withValue = setOf("meta data li button option param");
const longest = 10_000; // characters of an attribute that is neither an address nor metadata
const mostAttributes = 256; // the core looks at no more; each is looked for among all that an element has

/** Makes an address absolute. */
export type Resolve = (address: string) => string;

/**
 * The attributes of an element that the core may read.
 * @param resolve where addresses are relative to something else than the page's own base
 * @param leaveOut more that is not wanted
 */
export function attributesHtml(
  dom: Dom,
  element: Element,
  name: string,
  resolve?: Resolve,
  leaveOut?: (attribute: string, value: string) => boolean,
): string {
  let html = "";
  for (const attribute of dom.getAttributeNames(element).slice(0, mostAttributes)) {
    if (attribute.startsWith("on") || attribute.startsWith("data-lectern-") || /[\s"'<>/=]/.test(attribute)) continue;
    if (never(attribute) && !isContent(dom, element, name, attribute)) continue;
    let value = dom.getAttribute(element, attribute) ?? "";
    if (value.length > longest && attribute !== "content" && !addresses(attribute)) continue;
    if (leaveOut?.(attribute, value)) continue;
    if (attribute === "style") {
      value = withoutHiding(value);
      if (value === "") continue;
    } else if (attribute === "class") {
      value = value.replace(hiddenWord, ""); // at this width it is not
    } else if (resolve) {
      value = absolute(attribute, value, resolve);
    }
    html += attributeHtml(attribute, value);
  }
  return html;
}

/** Whether an attribute that can be a form's state belongs to the text: an item's value, a box ticked by the author. */
function isContent(dom: Dom, element: Element, name: string, attribute: string): boolean {
  if (attribute === "value") return withValue(name);
  return attribute === "checked" && dom.hasAttribute(element, "disabled");
}

/** What a class name says of hiding, the core would believe. */
const hiddenWord = /\bhidden\b/gi;

/** A style of which the core would guess that it hides what the live page shows: only its pictures are kept. */
function withoutHiding(style: string): string {
  if (!/none|hidden/i.test(style)) return style;
  const rest = style.replace(/(^|;)\s*(?:display|visibility)\s*:[^;]*/gi, "$1");
  return rest.replace(/^[;\s]+/, "");
}

function absolute(attribute: string, value: string, resolve: Resolve): string {
  if (addresses(attribute) || (attribute.startsWith("data-") && /^\.{0,2}\/\S+$/.test(value)))
    return value.startsWith("#") ? value : resolve(value);
  if (attribute.endsWith("srcset"))
    return value.replace(/(^|,\s+)(\S+)/g, (_, before: string, address: string) => before + resolve(address));
  return value;
}
