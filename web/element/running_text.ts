// The running text of what is displayed: of an article, of a part of it, or of a part of a page. The rules are those of
// the core's running_text (wasm/tree/running_text.h), and a test holds the two against each other: line breaks and the
// ends of blocks part words; readings of ruby, marks of notes and the source of formulas are no part of the text.

/** What of other sites or of the reader stands in an article, and the source of formulas. */
const foreign = "button, [data-embed], annotation, .lectern-control";

/** What parts the text in it from the text around it: the blocks of elements.def, and those of readers and pages. */
export const blockElements: ReadonlySet<string> = new Set(
  "address article aside blockquote caption dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);

/**
 * What a text is, besides a part of the running text: the reading of the characters beside it, or a parenthesis around
 * one; a mark that leads to a note, or back from it; a part of a formula.
 */
type Kind = "reading" | "parenthesis" | "mark" | "back" | "formula";

const kindsByName: Readonly<Record<string, Kind>> = { rt: "reading", rp: "parenthesis", math: "formula" };

function kindOf(element: Element): Kind | undefined {
  const { localName, className } = element;
  if (localName === "a" && className === "lectern-footnote-ref") return "mark";
  return localName === "a" && className === "lectern-footnote-back" ? "back" : kindsByName[localName];
}

/** A text node of an article. */
export interface Piece {
  node: Text;
  /** Where it begins, in UTF-16 units of all text nodes: see text_position.ts. */
  start: number;
  /** Undefined for text that is nothing but text. */
  kind: Kind | undefined;
  /** The innermost block around it in the element; undefined where there is none. */
  block: Element | undefined;
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

function blockAround(node: Text, root: Element): Element | undefined {
  let element = node.parentElement!;
  while (element !== root && !blockElements.has(element.localName)) element = element.parentElement!;
  return element === root ? undefined : element;
}

/** The same text nodes, with what each of them is in the running text. */
export function* pieces(root: Element): Generator<Piece, undefined> {
  const walker = walkerOf(root);
  let start = 0;
  let gap: Piece["gap"] = "";
  let last: Piece | undefined;
  /** The element around the next text that makes it special. */
  let special: Element | undefined;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (special && !special.contains(node)) special = undefined;
    if (node instanceof Text) {
      const kind = special && kindOf(special);
      const block = node.parentNode === last?.node.parentNode ? last?.block : blockAround(node, root);
      if (last && block !== last.block) gap = "\n";
      if (kind === "formula" && last?.kind === kind) gap ||= " ";
      yield (last = { node, start, kind, block, gap });
      start += node.length;
      gap = "";
    } else if (!special) {
      const element = node as Element;
      if (kindOf(element)) special = element;
      if (/^[bh]r$/.test(element.localName) || blockElements.has(element.localName)) gap = "\n";
    }
  }
}

/** A stretch of a text that stands in a text node as it is. */
interface Run {
  /** Where in the text it begins. */
  index: number;
  /** Where in the element it begins, in UTF-16 units of all text nodes. */
  place: number;
  length: number;
}

/** A text, and where it stands. */
export interface MappedText {
  text: string;
  /** In order. What is in none of them is a gap. */
  runs: readonly Run[];
}

/** What becomes of a piece in a text: its data, nothing (""), or a gap ("\n"). */
export type TextOf = (piece: Piece) => string;

const invisibleOperator = /^[\u2061-\u2064]$/;
const spoken: TextOf = ({ node: { data }, kind }) =>
  !kind || (kind === "formula" && !invisibleOperator.test(data)) ? data : "";

/** White space, as the core has it, that is more than one space between two words. */
const wideSpace = (() => {
  const other = String.raw`\t\n\v\f\r\u00a0\u200b\u2028\u2029\ufeff`;
  // Built only from the constant above. Nothing has to follow, so a run of white space is one match.
  // eslint-disable-next-line security/detect-non-literal-regexp, regexp/no-super-linear-move -- see above
  return new RegExp(` [ ${other}]+|[${other}][ ${other}]*|^ | $`, "g");
})();

/**
 * The running text of an element with a line for each line and block, every other run of white space one space.
 * Linear in the element.
 * @param textOf what is part of it
 * @param from only the text from this place on, in UTF-16 units of all text nodes
 * @param to only the text before this place
 */
export function mappedText(element: Element, textOf = spoken, from = 0, to = Infinity): MappedText {
  const runs: Run[] = [];
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
    const data = textOf(piece);
    if (data === "\n") part(data);
    if (data !== node.data) continue;
    const code = block?.closest("pre");
    const first = Math.max(0, from - start);
    const stretch = data.slice(first, to - start);
    let done = 0;
    const add = (end: number) => {
      if (end === done) return;
      text += gap;
      gap = "";
      runs.push({ index: text.length, place: start + first + done, length: end - done });
      text += stretch.slice(done, end);
    };
    for (const { 0: space, index } of stretch.matchAll(wideSpace)) {
      add(index);
      part(code && space.includes("\n") ? "\n" : " ");
      done = index + space.length;
    }
    add(stretch.length);
  }
  return { text, runs };
}

/** The index of the first run for which something holds that holds for all runs after it. */
function firstOf(runs: readonly Run[], holds: (run: Run) => boolean): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(runs[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The index in a mapped text of the first unit that stands at a place or after it. */
export function indexOf({ text, runs }: MappedText, place: number): number {
  const run = runs[firstOf(runs, (one) => one.place + one.length > place)];
  return run ? run.index + Math.max(0, place - run.place) : text.length;
}

/** The place of a unit of a mapped text; of a gap that of the unit before it. */
export function placeOf({ runs }: MappedText, index: number): number {
  const run = runs[firstOf(runs, (one) => one.index > index) - 1]!;
  return run.place + Math.min(index - run.index, run.length - 1);
}

/** A mapped text without white space, which changes with markup. */
export function withoutSpace({ text, runs }: MappedText): MappedText {
  const kept: Run[] = [];
  let out = "";
  for (const { index, place, length } of runs) {
    for (const { 0: word, index: at } of text.slice(index, index + length).matchAll(/[^ ]+/g)) {
      kept.push({ index: out.length, place: place + at, length: word.length });
      out += word;
    }
  }
  return { text: out, runs: kept };
}

/** The running text of an element on one line, such as a heading's in a table of contents. */
export const runningText = (element: Element, to?: number): string =>
  mappedText(element, spoken, 0, to).text.replaceAll("\n", " ");
