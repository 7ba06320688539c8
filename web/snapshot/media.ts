// Pictures as the page shows them, films and sounds.
import type { Dom } from "./dom.js";
import { attributeHtml, attributesHtml, setOf, type Resolve } from "./markup.js";

/** What is written as one, whatever it holds. */
export const isMedium = setOf("img picture video audio embed object hr");

/** Whether a picture itself is there to be seen, and no stand-in for it or preview of it. */
export function isShown(dom: Dom, image: Element): boolean {
  const width = dom.naturalWidth(image);
  return (
    dom.complete(image) &&
    width > 2 &&
    dom.naturalHeight(image) > 2 &&
    /^https?:/i.test(dom.currentSrc(image)) &&
    width * 2 >= dom.clientWidth(image)
  );
}

const replaced = setOf("src srcset sizes width height loading");
const looksLikeAddress = (value: string) => /^(?:[a-z]+:)?\/|^\S+\.\w{3,4}(?:\?|$)/i.test(value);

function imageHtml(dom: Dom, image: Element, resolve: Resolve | undefined): string {
  if (!isShown(dom, image)) return `<img${attributesHtml(dom, image, "img", resolve)}>`;
  const others = attributesHtml(
    dom,
    image,
    "img",
    resolve,
    (name, value) => replaced(name) || (name.startsWith("data-") && looksLikeAddress(value)),
  );
  const size =
    attributeHtml("width", String(dom.naturalWidth(image))) + attributeHtml("height", String(dom.naturalHeight(image)));
  return `<img${attributeHtml("src", dom.currentSrc(image))}${size}${others}>`;
}

/** A picture, film or the like. */
export function mediumHtml(dom: Dom, medium: Element, name: string, resolve: Resolve | undefined): string {
  if (name === "img") return imageHtml(dom, medium, resolve);
  const tag = `<${name}${attributesHtml(dom, medium, name, resolve)}>`;
  if (name === "hr" || name === "embed") return tag;
  const image = name === "picture" ? dom.querySelector(medium, "img") : null;
  if (image && isShown(dom, image)) return imageHtml(dom, image, resolve);
  let within = "";
  for (let child = dom.firstChild(medium); child; child = dom.nextSibling(child)) {
    if (dom.nodeType(child) !== 1) continue;
    const part = dom.localName(child);
    if (part === "source" || part === "track" || part === "param" || part === "embed")
      within += `<${part}${attributesHtml(dom, child as Element, part, resolve)}>`;
  }
  return `${tag}${within}${image ? imageHtml(dom, image, resolve) : ""}</${name}>`;
}

/**
 * The pictures of a noscript that the browser did not parse, which the core takes where an img only stands in for one.
 */
export const noscriptHtml = (text: string): string => {
  const images = text.length < 20_000 ? text.match(/<(?:img|source)\b[^<>]*>/gi) : null;
  return images ? `<noscript>${images.join("")}</noscript>` : "";
};
