// A live page as HTML for the core.
import { htmlOf } from "./sources.js";

/** A live page, or a part of it, as HTML for the core: what a person sees of it. */
export interface Snapshot {
  /** For `lectern.parse` and the like; what is not visible carries the attribute `data-lectern-hidden`. */
  html: string;
  /** The page's address where it is of http(s), else "". */
  url: string;
  title: string;
  lang: string;
  dir: string;
  /**
   * The text at the top of the window: the beginning (≤ 200 characters) of the first visible block of text in sight, and how far
   * its top is from the window's in CSS pixels; absent where nothing was scrolled.
   */
  place?: { text: string; top: number };
}

export interface SnapshotOptions {
  /** Only this part of the page: its head and metadata stay, its body is this. */
  within?: Element | Range;
  /** How shadow roots are had, closed ones too where an extension may. By default `element.shadowRoot`. */
  shadowRootOf?(element: Element): ShadowRoot | null;
}

/** Takes a snapshot of a page; changes nothing on it. */
export function snapshot(document: Document, { within }: SnapshotOptions = {}): Snapshot {
  const { URL: url, title, documentElement: root } = document;
  const part = document.createElement("body");
  if (within) part.append("nodeType" in within ? within.cloneNode(true) : within.cloneContents());
  const html = within ? `<!DOCTYPE html><html lang="${root.lang}">${document.head.outerHTML}${part.outerHTML}` : htmlOf(document);
  const block = scrollY > 0 ? [...document.querySelectorAll("h1, h2, h3, p, li, pre")].find((element) => element.getBoundingClientRect().bottom > 0) : undefined;
  const place = block && { text: block.textContent!.trim().slice(0, 200), top: block.getBoundingClientRect().top };
  return { html, url: /^https?:/.test(url) ? url : "", title, lang: root.lang, dir: root.dir, place };
}
