import { dom as domReaders, type Dom } from "./snapshot/dom.js";
import { attributesHtml, textHtml } from "./snapshot/markup.js";
import { headHtml } from "./snapshot/metadata.js";
import { placeOf } from "./snapshot/place.js";
import type { View } from "./snapshot/visibility.js";
import { walk, type WalkOptions } from "./snapshot/walk.js";
import { addressOf, htmlOf } from "./sources.js";

/** A live page, or a part of it, as HTML for the core: what a person sees of it. */
export interface Snapshot {
  /**
   * For `lectern.parse` and the like; what is not visible carries the attribute data-lectern-hidden, or is left out
   * where it stands in a line of visible text.
   */
  html: string;
  /** The page's address where that is http or https, else "". */
  url: string;
  title: string;
  /** The root element's `lang` and `dir`, else "". */
  lang: string;
  dir: string;
  /**
   * The text at the top of the window: the beginning (at most 200 characters) of the first visible block of text in
   * sight, and how far its top is from the window's in CSS pixels. Absent where nothing was scrolled.
   */
  place?: { text: string; top: number };
}

/** What to take a snapshot of, and how. */
export interface SnapshotOptions {
  /** Only this part of the page: its head and metadata stay, its body is this. */
  within?: Element | Range;
  /** Whether the page's head tells of that part too; by default it does. */
  head?: boolean;
  /**
   * How shadow roots are had, closed ones too where an extension may; what it throws counts as none. By default
   * `element.shadowRoot`.
   */
  shadowRootOf?: (element: Element) => ShadowRoot | null;
}

/**
 * Takes a page as it stands in its window: what scripts made of it, what can be seen, the pictures that were chosen,
 * shadow trees and same-origin frames in their places. Changes nothing on the page, takes time in proportion to it, and
 * throws nothing: of a document that no window shows, or one whose scripts have broken the DOM, it is the markup alone.
 */
export function snapshot(document: Document, options: SnapshotOptions = {}): Snapshot {
  try {
    const dom = domReaders();
    const window = dom.defaultView(document);
    const root = dom.documentElement(document);
    if (window && root && dom.getClientRects(root).length > 0) return taken(dom, window, document, root, options);
  } catch {
    // The markup is had in other ways.
  }
  const { title, documentElement: root } = document;
  return {
    html: htmlOf(document),
    url: addressOf(document) ?? "",
    title: typeof title === "string" ? title : "",
    lang: root?.lang ?? "",
    dir: root?.dir ?? "",
  };
}

function taken(
  dom: Dom,
  window: Window & typeof globalThis,
  document: Document,
  root: HTMLElement,
  { within, head: withHead = true, shadowRootOf }: SnapshotOptions,
): Snapshot {
  const rootStyle = window.getComputedStyle(root);
  const view: View = {
    dom,
    window,
    width: dom.clientWidth(root) || window.innerWidth,
    height: window.innerHeight,
    rightToLeft: rootStyle.direction === "rtl",
  };
  const part = partOf(dom, within) ?? dom.body(document) ?? root;
  const isBody = part === dom.body(document) || part === root;
  const range = within && !isElement(within) ? within : undefined;
  const rootOf = (element: Element) => {
    try {
      return shadowRootOf!(element);
    } catch {
      return null; // of an element that can have none
    }
  };
  const how = { within: range, shadowRootOf: shadowRootOf ? rootOf : dom.shadowRoot };
  const look = (hides: WalkOptions["hides"]) => walk(view, part, isBody, { hides, ...how });
  let seen = look("all");
  // A page that is transparent but for its frame is about to fade in. Of one that shows nothing at all, nothing is
  // known.
  if (seen.transparent > 4 * seen.seen) seen = look("opaque");
  if (seen.seen === 0) seen = look("nothing");
  const { html: body, isScrolled, blocks } = seen;

  const url = dom.URL(document);
  const base = dom.baseURI(document);
  const hasBase = base.split("#", 1)[0] !== url.split("#", 1)[0];
  const head = dom.head(document);
  const title = dom.title(document);
  const [before, after] = isBody ? ["", ""] : tableAround(dom.localName(part));
  const bodyElement = dom.body(document);
  const metadata = head ? headHtml(dom, head) : `<title>${textHtml(title)}</title>`;
  const html =
    `${dom.compatMode(document) === "BackCompat" ? "" : "<!DOCTYPE html>"}<html${attributesHtml(dom, root, "html")}><head>` +
    `${hasBase ? `<base href="${textHtml(base)}">` : ""}${withHead ? metadata : ""}</head>` +
    `<body${bodyElement ? attributesHtml(dom, bodyElement, "body") : ""}>${before}${body}${after}</body></html>`;
  const wasScrolled = window.scrollY > 0 || window.scrollX !== 0 || isScrolled;
  const place = wasScrolled ? placeOf(dom, blocks, view.height) : undefined;
  return {
    html,
    url: /^https?:/i.test(url) ? url : "",
    title,
    lang: dom.getAttribute(root, "lang") ?? "",
    dir: dom.getAttribute(root, "dir") ?? "",
    ...(place ? { place } : {}),
  };
}

const isElement = (part: Element | Range): part is Element => !("startContainer" in part);

/** The element that a part of the page is, or lies in. */
function partOf(dom: Dom, within: Element | Range | undefined): Element | undefined {
  if (!within || isElement(within)) return within;
  let node: Node | null = within.commonAncestorContainer;
  while (node && dom.nodeType(node) !== 1) node = dom.parentNode(node);
  return (node ?? undefined) as Element | undefined;
}

/** The parser takes parts of tables in tables only. */
function tableAround(name: string): [string, string] {
  if (name === "td" || name === "th") return ["<table><tr>", "</tr></table>"];
  return ["tr", "tbody", "thead", "tfoot", "caption"].includes(name) ? ["<table>", "</table>"] : ["", ""];
}
