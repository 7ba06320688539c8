// What stands on a page for programs.
import type { Dom } from "./dom.js";
import { attributesHtml, textHtml } from "./markup.js";

const idleLinks = /stylesheet|preload|prefetch|preconnect|icon|manifest/i;

/** The head's elements that tell of the page; `<base>` is for whoever writes the page. */
export function headHtml(dom: Dom, head: Element): string {
  let written = "";
  for (let child = dom.firstChild(head); child; child = dom.nextSibling(child)) {
    if (dom.nodeType(child) !== 1) continue;
    const name = dom.localName(child);
    if (name === "title") written += `<title>${textHtml(dom.textContent(child) ?? "")}</title>`;
    else if (name === "meta" || name === "link" || name === "script")
      written += machineHtml(dom, child as Element, name);
  }
  return written;
}

/** What stands on a page for programs: metadata, and the source of formulas. */
export function machineHtml(dom: Dom, element: Element, name: string): string {
  if (name !== "script") {
    return name === "link" && idleLinks.test(dom.getAttribute(element, "rel") ?? "")
      ? ""
      : `<${name}${attributesHtml(dom, element, name)}>`;
  }
  const type = dom.getAttribute(element, "type") ?? "";
  const isData = /ld\+json/i.test(type);
  if (!isData && !type.startsWith("math/tex")) {
    // That formulas are written as TeX is told by what draws them.
    return /mathjax|katex/i.test(dom.getAttribute(element, "src") ?? "")
      ? `<script${attributesHtml(dom, element, name)}></script>`
      : "";
  }
  const text = dom.textContent(element) ?? "";
  if (!isData && /<[/!]/.test(text)) return "";
  return `<script${attributesHtml(dom, element, name)}>${isData ? text.replace(/<(?=[/!])/g, "\\u003c") : text}</script>`;
}
