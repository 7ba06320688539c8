// EPUB 3: a ZIP of XHTML, a table of contents and what is known of the article. https://www.w3.org/TR/epub-33/
import { strToU8, zipSync, type Zippable } from "fflate";
import { header } from "../../header.js";
import { toDom } from "../../index.js";
import { absolute } from "../address.js";
import { addressLine, linkTo } from "./html.js";
import { titleOf, type Job, type SavedFile } from "./job.js";
import { getPictures, redrawn } from "./pictures.js";
import { languageOf, tidy } from "./xhtml.js";

const xhtml = "http://www.w3.org/1999/xhtml";
const opf = "http://www.idpf.org/2007/opf";
const dc = "http://purl.org/dc/elements/1.1/";
const ops = "http://www.idpf.org/2007/ops";

const style = `
body{line-height:1.5}
h1,h2,h3,h4,h5,h6{line-height:1.25;page-break-after:avoid;break-after:avoid}
header{margin-bottom:2em;border-bottom:1px solid}
figure{margin:1.5em 0;text-align:center;page-break-inside:avoid;break-inside:avoid}
figcaption,.lectern-site,.lectern-byline,.lectern-address,.lectern-footnotes{font-size:.85em}
.lectern-address{overflow-wrap:anywhere}
.lectern-standfirst{font-size:1.1em;font-style:italic}
img{max-width:100%;height:auto}
blockquote,.lectern-callout{margin:1em 0;padding-inline-start:1em;border-inline-start:3px solid}
.lectern-callout-title{font-weight:bold}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.85em}
table{border-collapse:collapse;font-size:.9em}
th,td{padding:.3em .6em;border-bottom:1px solid;text-align:start;vertical-align:top}
`;

const container = `<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
`;

/** What XML cannot hold, left out. */
const clean = (text: string) => text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");

const serialized = (document: Document, doctype = "") =>
  `<?xml version="1.0" encoding="utf-8"?>\n${doctype}${new XMLSerializer().serializeToString(document)}\n`;

/** The same UUID for the same address, always; it is no secret, so a simple hash does (RFC 9562, version 8). */
function uuid(of: string): string {
  let hex = "";
  for (let seed = 1; seed <= 4; seed += 1) {
    let hash = Math.imul(seed, 0x9e3779b1) ^ 0x811c9dc5;
    for (let i = 0; i < of.length; i += 1) hash = Math.imul(hash ^ of.charCodeAt(i), 0x01000193 + 2 * seed);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hex += ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, "0");
  }
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** A date as EPUB takes it: a year, a month or a day that there is. */
function dateOf(text: string | null): string {
  const found = /^\d{4}(?:-\d\d(?:-\d\d)?)?(?![\d-])/.exec(text ?? "")?.[0] ?? "";
  const time = Date.parse(found);
  return found && !Number.isNaN(time) && new Date(time).toISOString().startsWith(found) ? found : "";
}

/** An empty page in XHTML. */
function newPage(title: string, lang: string, dir: string | null): Document {
  const page = document.implementation.createDocument(xhtml, "html", null);
  const root = page.documentElement;
  if (lang) {
    root.setAttribute("lang", lang);
    root.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:lang", lang);
  }
  if (dir) root.setAttribute("dir", dir);
  root.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:epub", ops);
  const head = page.createElement("head");
  const titled = page.createElement("title");
  titled.textContent = title;
  const sheet = page.createElement("link");
  sheet.setAttribute("rel", "stylesheet");
  sheet.setAttribute("type", "text/css");
  sheet.setAttribute("href", "style.css");
  head.append(titled, sheet);
  root.append(head, page.createElement("body"));
  return page;
}

const bodyOf = (page: Document) => page.documentElement.lastElementChild!;

/** The table of contents: the title, and under it the headings. */
function contents(
  job: Job,
  title: string,
  lang: string,
  headings: readonly { level: number; text: string; id: string }[],
): Document {
  const page = newPage(title, lang, job.article.dir);
  const make = (tag: string, ...children: (Node | string)[]) => {
    const made = page.createElement(tag);
    made.append(...children);
    return made;
  };
  const root = make("ol", make("li", linkTo(page, "article.xhtml", title)));
  const open: { level: number; item: Element }[] = [{ level: 0, item: root.firstElementChild! }];
  for (const { level, text, id } of headings) {
    while (open.length > 1 && open.at(-1)!.level >= level) open.pop();
    const above = open.at(-1)!.item;
    if (above.lastElementChild!.localName !== "ol") above.append(make("ol"));
    const item = make("li", linkTo(page, `article.xhtml#${id}`, text));
    above.lastElementChild!.append(item);
    open.push({ level, item });
  }
  const nav = make("nav", make("h1", job.contents), root);
  nav.setAttributeNS(ops, "epub:type", "toc");
  bodyOf(page).append(nav);
  return page;
}

interface Item {
  id: string;
  href: string;
  type: string;
  properties?: string;
}

function packageOf(job: Job, title: string, lang: string, items: readonly Item[], now: Date): Document {
  const { article, address } = job;
  const made = document.implementation.createDocument(opf, "package", null);
  const add = (parent: Element, name: string, attributes: Record<string, string>, text?: string) => {
    const one = name.startsWith("dc:") ? made.createElementNS(dc, name) : made.createElementNS(opf, name);
    for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
    if (text !== undefined) one.textContent = text;
    parent.append(one);
  };
  const root = made.documentElement;
  root.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:dc", dc);
  root.setAttribute("version", "3.0");
  root.setAttribute("unique-identifier", "id");
  if (article.dir) root.setAttribute("dir", article.dir);
  const metadata = made.createElementNS(opf, "metadata");
  const about = (name: string, value: string | null | undefined, attributes: Record<string, string> = {}) => {
    const text = clean(value ?? "")
      .replace(/\s+/g, " ")
      .trim();
    if (text) add(metadata, name, attributes, text);
  };
  about("dc:identifier", `urn:uuid:${uuid(address || article.textContent)}`, { id: "id" });
  about("dc:title", title);
  about("dc:language", lang || "und");
  if (article.authors.length > 0) for (const { name } of article.authors) about("dc:creator", name);
  else about("dc:creator", article.byline);
  about("dc:publisher", article.siteName);
  about("dc:date", dateOf(article.publishedTime));
  about("dc:description", article.standfirst || article.excerpt);
  for (const tag of article.tags) about("dc:subject", tag);
  about("dc:source", address);
  about("meta", now.toISOString().replace(/\.\d+/, ""), { property: "dcterms:modified" });
  const manifest = made.createElementNS(opf, "manifest");
  for (const { id, href, type, properties } of items)
    add(manifest, "item", { id, href, "media-type": type, ...(properties ? { properties } : {}) });
  const spine = made.createElementNS(opf, "spine");
  if (article.dir === "rtl") spine.setAttribute("page-progression-direction", "rtl");
  add(spine, "itemref", { idref: "article" });
  root.append(metadata, manifest, spine);
  return made;
}

const extensions: Record<string, string> = { "image/jpeg": "jpg", "image/png": "png", "image/gif": "gif" };

/** The article as a book: its pictures in it as far as they can be had, what cannot be in a book as links. */
export async function toEpub(job: Job, now: Date = new Date()): Promise<SavedFile> {
  const { article, address } = job;
  const lang = languageOf(article.lang);
  const title = clean(titleOf(job)).replace(/\s+/g, " ").trim() || "…";
  const page = newPage(title, lang, article.dir);
  const body = bodyOf(page);
  body.append(toDom(header(article), page), toDom(article.nodes, page));
  if (address) body.querySelector("header")!.append(addressLine(page, address));

  const items: Item[] = [];
  const files: Zippable = {};
  const sources = [...body.querySelectorAll("img")]
    .map((picture) => picture.getAttribute("src") ?? "")
    .filter((source) => /^(?:https?:|data:)/.test(source));
  const found = await getPictures(sources, job);
  const places = new Map<string, string>();
  let missing = 0;
  for (const picture of body.querySelectorAll("img")) {
    if (job.signal.aborted) break;
    const source = picture.getAttribute("src") ?? "";
    if (!places.has(source)) {
      let data = found.get(source);
      // Readers of books know three formats; the others are drawn anew.
      if (data && !extensions[data.type])
        data = await redrawn(
          data,
          Number(picture.getAttribute("width")),
          Number(picture.getAttribute("height")),
          job.signal,
        );
      const extension = data && extensions[data.type];
      if (data && extension) {
        const number = items.length + 1;
        const href = `images/${number}.${extension}`;
        items.push({ id: `image-${number}`, href, type: data.type });
        files[href] = [new Uint8Array(await data.arrayBuffer()), { level: 0 }];
        places.set(source, href);
      } else places.set(source, "");
    }
    const href = places.get(source)!;
    if (href) {
      picture.setAttribute("src", href);
      continue;
    }
    missing += 1;
    const words = picture.getAttribute("alt")?.trim();
    if (/^https?:/.test(source))
      picture.replaceWith(linkTo(page, source, words || absolute(source)?.pathname.split("/").pop() || source));
    else picture.replaceWith(words || "");
  }
  if (job.signal.aborted) throw new DOMException("Cancelled", "AbortError");

  const { ids, math } = tidy(body, address, clean);
  for (const reference of body.querySelectorAll(".lectern-footnote-ref"))
    if (reference.localName === "a" && reference.hasAttribute("href"))
      reference.setAttributeNS(ops, "epub:type", "noteref");
  for (const notes of body.querySelectorAll("section.lectern-footnotes"))
    notes.setAttributeNS(ops, "epub:type", "endnotes");
  const headings = article.outline.flatMap(({ level, text, id }) => {
    const words = clean(text).trim();
    const known = ids.get(id);
    return words && known ? [{ level, text: words, id: known }] : [];
  });
  const doctype = "<!DOCTYPE html>\n";
  items.unshift(
    { id: "nav", href: "nav.xhtml", type: "application/xhtml+xml", properties: "nav" },
    { id: "article", href: "article.xhtml", type: "application/xhtml+xml", properties: math ? "mathml" : undefined },
    { id: "style", href: "style.css", type: "text/css" },
  );
  const texts = {
    "META-INF/container.xml": container,
    "EPUB/package.opf": serialized(packageOf(job, title, lang, items, now)),
    "EPUB/nav.xhtml": serialized(contents(job, title, lang, headings), doctype),
    "EPUB/article.xhtml": serialized(page, doctype),
    "EPUB/style.css": style,
  };
  const whole: Zippable = {
    mimetype: [strToU8("application/epub+zip"), { level: 0 }],
    ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)])),
    ...Object.fromEntries(Object.entries(files).map(([name, file]) => [`EPUB/${name}`, file])),
  };
  // One time for all: the same article is the same bytes.
  const data = zipSync(whole, { mtime: new Date(1980, 0, 1) });
  return { extension: "epub", type: "application/epub+zip", data: data as BlobPart, missing };
}
