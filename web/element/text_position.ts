// Places in an article's text: by offset, in UTF-16 units of all its text nodes one after the other, and by the words
// there, so that a place is found again after the article was read anew (W3C Web Annotation: TextPositionSelector,
// TextQuoteSelector).
import { occurrences } from "./occurrences.js";
import { indexOf, mappedText, placeOf, textNodes, withoutSpace, type MappedText } from "./running_text.js";

/** A stretch of an article's text, to be kept and found again. */
export interface Quotation {
  /** Where it stood, in UTF-16 units of the article's text. */
  start: number;
  /** Its running text, a line for each line and block. Earlier versions kept all that its text nodes held. */
  exact: string;
  /** Some of the running text before and after it. */
  prefix: string;
  suffix: string;
  /** How much text stood after it, in the same units. Earlier versions did not keep it. */
  rest?: number;
}

const context = 32;

/** The length of the text that offsets count in. */
export function lengthOf(element: Element): number {
  let length = 0;
  for (const node of textNodes(element)) length += node.length;
  return length;
}

/** The offset of a point in the DOM: where it stands in no text, that of the next text after it. */
export function offsetOf(element: Element, node: Node, offset: number): number {
  const point = document.createRange();
  point.setStart(node, offset);
  let count = 0;
  for (const text of textNodes(element)) {
    if (text === node) return count + Math.min(offset, text.length);
    if (point.comparePoint(text, 0) >= 0) return count;
    count += text.length;
  }
  return count;
}

/** The range from one offset to another; cut to the text there is, undefined where that is none. */
export function rangeOf(element: Element, start: number, end: number): Range | undefined {
  const range = document.createRange();
  let count = 0;
  let begun = false;
  for (const text of textNodes(element)) {
    const after = count + text.length;
    if (!begun && start < after) {
      range.setStart(text, Math.max(0, start - count));
      begun = true;
    }
    if (begun && end <= after) {
      range.setEnd(text, Math.max(0, end - count));
      return range;
    }
    if (begun) range.setEnd(text, text.length);
    count = after;
  }
  return begun ? range : undefined;
}

/** Where a quotation stands. */
export interface Found {
  start: number;
  end: number;
  quotation: Quotation;
}

/**
 * A stretch of a mapped text, without the space around it; undefined where it has no words.
 * @param length of all text nodes
 */
function stretchOf(mapped: MappedText, length: number, start: number, end: number): Found | undefined {
  const { text } = mapped;
  const from = indexOf(mapped, start);
  const exact = text.slice(from, indexOf(mapped, end)).trimEnd();
  if (!exact) return undefined;
  const to = from + exact.length;
  const prefix = text.slice(Math.max(0, from - context), from);
  const suffix = text.slice(to, to + context);
  const place = placeOf(mapped, from);
  const finish = placeOf(mapped, to - 1) + 1;
  return { start: place, end: finish, quotation: { start: place, exact, prefix, suffix, rest: length - finish } };
}

/** A stretch of an article's text as something to keep; undefined where it has no words. */
export function quote(element: Element, start: number, end: number): Found | undefined {
  // Some of the text nodes around it may be no running text.
  const around = 16 * context;
  return stretchOf(mappedText(element, undefined, start - around, end + around), lengthOf(element), start, end);
}

/** What quotations are compared without. */
const bare = (text: string): string => text.replace(/\s+/g, "");

/** How many places that have a quotation's words are compared: a single letter may stand everywhere. */
const mostPlaces = 5000;
/** The same for all quotations of an article; each may have a hundred nevertheless. */
const mostPlacesInAll = 100_000;

/**
 * Where in a text the words of a quotation stand: of several places, where its surroundings are, or the nearest, from
 * the beginning of the text or from its end.
 */
function findIn(
  mapped: MappedText,
  length: number,
  quotation: Quotation,
  most: number,
): { start: number; end: number; compared: number } | undefined {
  const { text } = mapped;
  const wanted = bare(quotation.exact);
  if (!wanted) return undefined;
  const before = bare(quotation.prefix);
  const after = bare(quotation.suffix);
  const begins = indexOf(mapped, quotation.start);
  const ends = Number.isFinite(quotation.rest) ? indexOf(mapped, length - quotation.rest!) : Infinity;
  let best: { place: number; score: number } | undefined;
  let compared = 0;
  for (const place of occurrences(wanted, text)) {
    if (++compared > most) break;
    const end = place + wanted.length;
    const around =
      common(text.slice(Math.max(0, place - 2 * context), place), before, true) +
      common(text.slice(end, end + 2 * context), after, false);
    const away = Math.min(Math.abs(place - begins), Math.abs(end - ends));
    const score = around - away / (text.length + 1);
    if (!best || score > best.score) best = { place, score };
  }
  if (!best) return undefined;
  const last = best.place + wanted.length - 1;
  return { start: placeOf(mapped, best.place), end: placeOf(mapped, last) + 1, compared };
}

/**
 * Finds quotations again: their words, where they stand more than once those in the same surroundings, then those
 * nearest to where they stood.
 * @return a function that says where one stands and what it is now; undefined where its words stand nowhere any more
 */
export function finder(element: Element): (quotation: Quotation) => Found | undefined {
  const whole = mappedText(element);
  const length = lengthOf(element);
  const stays = ({ start, exact, prefix, suffix }: Quotation) => {
    const from = indexOf(whole, start);
    const same =
      from >= prefix.length && whole.text.startsWith(prefix + exact + suffix, from - prefix.length) && exact !== "";
    return same && placeOf(whole, from) === start
      ? { start, end: placeOf(whole, from + exact.length - 1) + 1 }
      : undefined;
  };
  let running: MappedText | undefined;
  // Quotations of earlier versions have readings and marks of notes in them.
  let all: MappedText | undefined;
  let left = mostPlacesInAll;
  const search = (mapped: MappedText, quotation: Quotation) => {
    const place = findIn(mapped, length, quotation, Math.min(mostPlaces, Math.max(left, 100)));
    if (place) left -= place.compared;
    return place;
  };
  return (quotation) => {
    // Most texts have not changed.
    const found =
      stays(quotation) ??
      search((running ??= withoutSpace(whole)), quotation) ??
      search((all ??= withoutSpace(mappedText(element, ({ node }) => node.data))), quotation);
    // What stands in a reading alone is no running text.
    if (!found) return undefined;
    const { start, end } = found;
    return stretchOf(whole, length, start, end) ?? { start, end, quotation };
  };
}

/** Finds one quotation again, as {@link finder} does. */
export function find(element: Element, quotation: Quotation): Found | undefined {
  return finder(element)(quotation);
}

/** How many units two texts have in common at their ends or beginnings. */
function common(a: string, b: string, atEnd: boolean): number {
  let count = 0;
  while (
    count < a.length &&
    count < b.length &&
    (atEnd ? a[a.length - 1 - count] === b[b.length - 1 - count] : a[count] === b[count])
  )
    count += 1;
  return count;
}

/** The article's blocks of text in order: what is a paragraph, a heading, an item, a line of code, a cell. */
export function blocksOf(content: Element): HTMLElement[] {
  const blocks = [
    ...content.querySelectorAll<HTMLElement>(
      "p, h1, h2, h3, h4, h5, h6, li, dt, dd, pre, figcaption, caption, td, th, summary, blockquote",
    ),
  ];
  return blocks.filter(
    (block) =>
      block.textContent.trim() !== "" &&
      !block.closest("[data-embed]") &&
      !block.querySelector("p, li, dd, td, pre, blockquote"),
  );
}
