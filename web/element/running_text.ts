// The running text of what is displayed: of an article, of a part of it, or of a part of a page. The rules are those of
// the core's running_text (wasm/tree/running_text.h), and a test holds the two against each other: line breaks and the
// ends of blocks part words; readings of ruby, marks of notes and the source of formulas are no part of the text.

/** What of other sites or of the reader stands in an article, and what is no text at all. */
const foreign = "button, [data-embed], annotation, .lectern-control, script, style, noscript, template";

/** What parts the text in it from the text around it: the blocks of elements.def, and those of readers and pages. */
export const blockElements =
  "address, article, aside, blockquote, caption, dd, details, div, dl, dt, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, header, li, main, nav, ol, p, pre, section, summary, table, tbody, td, tfoot, th, thead, tr, ul";
const partsText = `br, hr, ${blockElements}`;

/** What a text is, besides a part of the running text. */
const kinds = {
  /** Tells how the characters beside it are pronounced. */
  reading: "rt",
  /** Stands around a reading where ruby is not supported, and is not displayed elsewhere. */
  parenthesis: "rp",
  /** Leads to a note. */
  mark: ".lectern-footnote-ref",
  /** Leads from a note back to its mark. */
  back: ".lectern-footnote-back",
  formula: "math",
};
type Kind = keyof typeof kinds;
const ofSomeKind = Object.values(kinds).join();

/** A text node of an article. */
export interface Piece {
  node: Text;
  /** Where it begins, in UTF-16 units of all text nodes: see text_position.ts. */
  start: number;
  /** Undefined for text that is nothing but text. */
  kind: Kind | undefined;
  /** The innermost block around it. */
  block: Element | null;
  /** What parts it from the text before: the end of a line or of a block, or a space between two parts of a formula. */
  gap: "" | " " | "\n";
}

function walkerOf(element: Element): TreeWalker {
  return document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof Element && node.matches(foreign) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
}

/**
 * The text nodes of an element in order, those of controls that the reader put in (buttons, notes on embeds) left out.
 */
export function* textNodes(element: Element): Generator<Text, undefined> {
  const walker = walkerOf(element);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node instanceof Text) yield node;
}

/** The same text nodes, with what each of them is in the running text. Linear in the element. */
export function* pieces(element: Element): Generator<Piece, undefined> {
  const walker = walkerOf(element);
  let start = 0;
  let gap: Piece["gap"] = "";
  let last: Pick<Piece, "block" | "kind"> | undefined;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) {
      if ((node as Element).matches(partsText)) gap = "\n";
      continue;
    }
    const parent = node.parentElement!;
    const special = parent.closest(ofSomeKind);
    const kind = special ? (Object.keys(kinds) as Kind[]).find((name) => special.matches(kinds[name])) : undefined;
    const block = parent.closest(blockElements);
    if (last && block !== last.block) gap = "\n";
    if (kind === "formula" && last?.kind === "formula") gap ||= " ";
    yield { node, start, kind, block, gap };
    last = { kind, block };
    start += node.length;
    gap = "";
  }
}

/** A text, and where each of its UTF-16 units stands. */
export interface MappedText {
  text: string;
  /** The place of each unit, in UTF-16 units of all text nodes; of a gap, that of the unit before it. */
  places: readonly number[];
}

/** How a piece goes into a text: as it is, not at all (""), or as a gap ("\n"). */
export type Told = (piece: Piece) => string;

const invisibleOperator = /^[\u2061-\u2064]$/;
const usual: Told = ({ node: { data }, kind }) =>
  (kind && kind !== "formula") || (kind && invisibleOperator.test(data)) ? "" : data;

/** White space as the core has it. */
const space = /[\t\n\v\f\r \u00a0\u200b\u2028\u2029\ufeff]/;

/**
 * The running text of an element with a line for each line and block, every other run of white space one space.
 * @param told what is part of it
 * @param from only the text from this place on, in UTF-16 units of all text nodes
 * @param to only the text before this place
 */
export function mappedText(element: Element, told = usual, from = 0, to = Infinity): MappedText {
  const places: number[] = [];
  let text = "";
  // Kept back until more text comes: to look at the end of a text that grows would copy it each time.
  let gap = "";
  const part = (by: string) => {
    if (text && gap !== "\n") gap = by || gap;
  };
  for (const piece of pieces(element)) {
    const { node, start, block } = piece;
    if (start >= to) break;
    part(piece.gap);
    if (start + node.length <= from) continue;
    const data = told(piece);
    if (data === "\n") part(data);
    if (data !== node.data) continue;
    const code = block?.closest("pre");
    for (let i = Math.max(0, from - start); i < node.length && start + i < to; i += 1) {
      const unit = data[i]!;
      if (space.test(unit)) part(code && unit === "\n" ? "\n" : " ");
      else {
        if (gap) places.push(places.at(-1)!);
        places.push(start + i);
        text += gap + unit;
        gap = "";
      }
    }
  }
  return { text, places };
}

/** The index in a mapped text of the first unit that stands at a place or after it. */
export function indexOf({ places }: MappedText, place: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The running text of an element on one line, such as a heading's in a table of contents. */
export const runningText = (element: Element, to?: number): string =>
  mappedText(element, usual, 0, to).text.replaceAll("\n", " ");
