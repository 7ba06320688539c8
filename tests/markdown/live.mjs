// What in HTML acts: what no article contains, and what a reader of its Markdown must not come to.
import { parseFragment } from "parse5";

const attributes = new Set(
  "href title src alt start class type checked disabled align style id rel data-footnote-ref data-footnote-backref data-footnotes aria-describedby aria-label dir".split(
    " ",
  ),
);
const elements = new Set(
  "#text #comment a blockquote br code del em h1 h2 h3 h4 h5 h6 hr img input li ol p pre s section strong sub sup table tbody td th thead tr ul".split(
    " ",
  ),
);

/** What acts in HTML: elements and attributes that Markdown has no word for, and addresses that are scripts. */
export function liveParts(html) {
  const found = [];
  const walk = (node) => {
    if (!elements.has(node.nodeName) && node.nodeName !== "#document-fragment") found.push(`<${node.nodeName}>`);
    if (node.nodeName === "#comment" && node.data.trim()) found.push(`<!--${node.data}-->`);
    for (const { name, value } of node.attrs ?? []) {
      if (!attributes.has(name)) found.push(`<${node.nodeName} ${name}>`);
      const scheme = /^\s*([a-z][a-z\d+.-]*):/i.exec(value)?.[1]?.toLowerCase();
      if (
        (name === "href" || name === "src") &&
        scheme &&
        !["http", "https", "mailto", "tel", "ftp", "xmpp"].includes(scheme)
      )
        found.push(`${name}=${value}`);
    }
    for (const child of node.childNodes ?? []) walk(child);
  };
  walk(parseFragment(html));
  return found;
}
