// Links to a passage of a page: `#:~:text=…`. https://wicg.github.io/scroll-to-text-fragment/
import { indexOf, mappedText, placeOf, type MappedText, type TextOf } from "./running_text.js";

// Browsers look for a passage in what stands within one line of one block, by whole words; they differ in what that is.
// Chromium's find takes the readings of ruby for text, Firefox's does not. To both the marks of notes are text, but a
// page may write them in another way than the article. So where a passage has any of them, the link says it both ways.

/** Readings and marks are text; formulas are looked for by no browser. */
const shown: TextOf = ({ node: { data }, kind }) =>
  kind === "parenthesis" ? "" : kind === "formula" || kind === "back" ? "\n" : data;
/** Readings are no text, and words may end where a mark stands. */
const unread: TextOf = ({ node: { data }, kind }) =>
  kind === "parenthesis" || kind === "reading" ? "" : kind ? "\n" : data;

interface Word {
  start: number;
  end: number;
}

/** The words of a stretch of text, by a dictionary where its script has no spaces. */
function wordsOf(text: string, from: number, to: number, lang: string | undefined): Word[] {
  const stretch = text.slice(from, to);
  const spaced = [...stretch.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
    start: from + index,
    end: from + index + word.length,
  }));
  if (
    typeof Intl.Segmenter !== "function" ||
    !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(
      stretch,
    )
  )
    return spaced;
  let segmenter: Intl.Segmenter;
  try {
    segmenter = new Intl.Segmenter(lang || undefined, { granularity: "word" });
  } catch {
    segmenter = new Intl.Segmenter(undefined, { granularity: "word" });
  }
  return [...segmenter.segment(stretch)]
    .filter(({ segment }) => segment.trim())
    .map(({ index, segment }) => ({ start: from + index, end: from + index + segment.length }));
}

const encoded = (text: string) =>
  encodeURIComponent(
    text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "").trim(),
  ).replace(/-/g, "%2D");

/**
 * The directives that lead to a passage, by whole words: its text, of a long one the beginning and the end, with the
 * words around it where the same stands earlier too.
 * @param start where the passage begins, in UTF-16 units of the article's text
 * @return `text=…`, or several joined by `&`; undefined where there is no word
 */
export function textDirective(content: Element, start: number, end: number, lang?: string): string | undefined {
  const ways = [unread, shown].map((textOf) => directiveIn(mappedText(content, textOf), start, end, lang));
  return [...new Set(ways)].filter(Boolean).join("&") || undefined;
}

/** Whole words of a text, with the words of the lines that they stand in. */
interface Passage {
  /** Of the signs around the words only those are part of it that were chosen. */
  begin: number;
  end: number;
  words: Word[];
  /** Indices in `words`. */
  first: number;
  last: number;
}

function passageAt(text: string, from: number, to: number, lang: string | undefined): Passage | undefined {
  const lineStart = text.lastIndexOf("\n", from - 1) + 1;
  const nextLine = text.indexOf("\n", Math.max(from, to - 1));
  const words = wordsOf(text, lineStart, nextLine < 0 ? text.length : nextLine, lang);
  const first = words.findIndex((word) => word.end > from);
  const last = words.filter((word) => word.start < to).length - 1;
  if (first < 0 || last < first) return undefined;
  let begin = words[first]!.start;
  let end = words[last]!.end;
  while (begin < from && !/[\p{L}\p{N}\p{M}]/u.test(text[begin]!)) begin += 1;
  while (end > to && !/[\p{L}\p{N}\p{M}]/u.test(text[end - 1]!)) end -= 1;
  return { begin, end, words, first, last };
}

/** So many words before and after a passage, of the same line, so that they stand together on the page as well. */
function contextOf(text: string, { begin, end, words, first, last }: Passage, count: number): [string, string] {
  if (count === 0) return ["", ""];
  const start = words[Math.max(first - count, 0)]!.start;
  const stop = words[Math.min(last + count, words.length - 1)]!.end;
  const line = text.lastIndexOf("\n", begin - 1) + 1;
  const next = text.indexOf("\n", end);
  return [
    text.slice(Math.min(begin, Math.max(line, start)), begin),
    text.slice(end, Math.min(stop, next < 0 ? text.length : next)),
  ];
}

/** Whether something that is no part of a text, such as a reading, stands before its unit of an index. */
function isCut(mapped: MappedText, index: number): boolean {
  const { text } = mapped;
  let before = index - 1;
  let after = index;
  while (text[before] === " ") before -= 1;
  while (text[after] === " ") after += 1;
  return before >= 0 && after < text.length && placeOf(mapped, after) - placeOf(mapped, before) > after - before;
}

function directiveIn(mapped: MappedText, start: number, end: number, lang?: string): string | undefined {
  const { text } = mapped;
  const passage = passageAt(text, indexOf(mapped, start), indexOf(mapped, end), lang);
  if (!passage) return undefined;
  const { words, first, last } = passage;
  const folded = text.toLowerCase();
  const count = last - first + 1;
  const whole = text.slice(passage.begin, passage.end);
  const short = !whole.includes("\n") && (count <= 8 || whole.length <= 40);
  let best: string | undefined;
  for (const more of [0, 2, 4, 8, 16]) {
    let [prefix, suffix] = contextOf(text, passage, more);
    let { begin, end: finish } = passage;
    // Beside a reading, Firefox finds no words before or after a passage: they are part of it then.
    if (isCut(mapped, begin)) [begin, prefix] = [begin - prefix.length, ""];
    if (isCut(mapped, finish)) [finish, suffix] = [finish + suffix.length, ""];
    const edge = Math.min(4 + more, Math.floor(count / 2));
    // Neither end may reach over the end of its own line.
    const head = short ? text.slice(begin, finish) : text.slice(begin, words[first + edge - 1]!.end).split("\n")[0]!;
    const tail = short
      ? ""
      : text
          .slice(words[last - edge + 1]!.start, finish)
          .split("\n")
          .pop()!;
    const begun = folded.indexOf((prefix + head + (short ? suffix : "")).toLowerCase());
    const right =
      begun === begin - prefix.length &&
      (short || folded.indexOf((tail + suffix).toLowerCase(), begin + head.length) === finish - tail.length);
    best = [
      ...(prefix.trim() ? [`${encoded(prefix)}-`] : []),
      encoded(head),
      ...(short ? [] : [encoded(tail)]),
      ...(suffix.trim() ? [`-${encoded(suffix)}`] : []),
    ].join();
    if (right) break;
  }
  return `text=${best}`;
}

/** An address that leads to a passage. */
export const passageAddress = (address: string, directive: string): string =>
  `${address}${address.includes("#") ? "" : "#"}:~:${directive}`;
