// Places in an article's text: by offset, in UTF-16 units of all its text nodes one after the other, and by the words
// there, so that a place is found again after the article was read anew (W3C Web Annotation: TextPositionSelector,
// TextQuoteSelector).

/** A stretch of an article's text, to be kept and found again. */
export interface Quotation {
  /** Where it stood, in UTF-16 units of the article's text. */
  start: number;
  /** Its words. */
  exact: string;
  /** A few words before and after it. */
  prefix: string;
  suffix: string;
}

const context = 32;

/**
 * The text nodes of an element in order, those of controls that the reader put in (buttons, notes on embeds) left out.
 */
export function* textNodes(element: Element): Generator<Text, undefined> {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof Element && node.matches("button, [data-embed], annotation, .lectern-control")
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node instanceof Text) yield node;
}

/** The text that offsets count in. */
export function textOf(element: Element): string {
  let text = "";
  for (const node of textNodes(element)) text += node.data;
  return text;
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

/** A stretch of text as something to keep. */
export function quote(element: Element, start: number, end: number): Quotation {
  const text = textOf(element);
  return {
    start,
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - context), start),
    suffix: text.slice(end, end + context),
  };
}

/**
 * Text as it is compared: without differences of white space. `at` has the place of each of its units in the original.
 */
function folded(text: string): { text: string; at: number[] } {
  let out = "";
  let spaced = true;
  const at: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const space = /\s/.test(text[i]!);
    if (space && spaced) continue;
    spaced = space;
    out += space ? " " : text[i];
    at.push(i);
  }
  at.push(text.length);
  return { text: out, at };
}

/** How many places that have a quotation's words are looked at: a single letter may stand everywhere. */
const mostPlaces = 5000;

/**
 * Finds quotations again: their words, where they stand more than once those in the same surroundings, then those
 * nearest to where they stood.
 * @return a function that says from where to where one stands; undefined where its words stand nowhere any more
 */
export function finder(element: Element): (quotation: Quotation) => { start: number; end: number } | undefined {
  const whole = textOf(element);
  let same: ReturnType<typeof folded> | undefined;
  return ({ start, exact, prefix, suffix }) => {
    // Most texts have not changed.
    const stays = start + exact.length;
    if (
      exact &&
      whole.startsWith(exact, start) &&
      whole.slice(0, start).endsWith(prefix) &&
      whole.startsWith(suffix, stays)
    )
      return { start, end: stays };
    const { text, at } = (same ??= folded(whole));
    const wanted = folded(exact).text.trim();
    if (!wanted) return undefined;
    const before = folded(prefix).text.trim();
    const after = folded(suffix).text.trim();
    let best: { place: number; score: number } | undefined;
    let places = 0;
    for (
      let place = text.indexOf(wanted);
      place >= 0 && places < mostPlaces;
      place = text.indexOf(wanted, place + 1), places += 1
    ) {
      const end = place + wanted.length;
      const around =
        common(text.slice(Math.max(0, place - 2 * context), place).trimEnd(), before, true) +
        common(text.slice(end, end + 2 * context).trimStart(), after, false);
      const score = around - Math.abs(at[place]! - start) / (whole.length + 1);
      if (!best || score > best.score) best = { place, score };
    }
    return best && { start: at[best.place]!, end: at[best.place + wanted.length - 1]! + 1 };
  };
}

/** Finds one quotation again, as {@link finder} does. */
export function find(element: Element, quotation: Quotation): { start: number; end: number } | undefined {
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
