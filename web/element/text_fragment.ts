// Links to a passage of a page: `#:~:text=…`. https://wicg.github.io/scroll-to-text-fragment/
import { indexOf, mappedText, type MappedText, type Told } from "./running_text.js";

// Browsers look for a passage in what stands within one line of one block, by whole words; they differ in what that is.
// Chromium's find takes the readings of ruby for text, Firefox's does not. To both the marks of notes are text, but a
// page may write them in another way than the article. So where a passage has any of them, the link says it both ways.

/** Readings and marks are text; formulas are looked for by no browser. */
const shown: Told = ({ node: { data }, kind }) =>
  kind === "parenthesis" ? "" : kind === "formula" || kind === "back" ? "\n" : data;
/** Readings are no text, and words may end where a mark stands. */
const unread: Told = ({ node: { data }, kind }) =>
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
  const ways = [unread, shown].map((told) => directiveIn(mappedText(content, told), start, end, lang));
  return [...new Set(ways)].filter(Boolean).join("&") || undefined;
}

function directiveIn(mapped: MappedText, start: number, end: number, lang?: string): string | undefined {
  const { text } = mapped;
  const from = indexOf(mapped, start);
  const to = indexOf(mapped, end);
  const lineStart = text.lastIndexOf("\n", from - 1) + 1;
  const nextLine = text.indexOf("\n", Math.max(from, to - 1));
  const lineEnd = nextLine < 0 ? text.length : nextLine;
  const all = wordsOf(text, lineStart, lineEnd, lang);
  const first = all.findIndex((word) => word.end > from);
  const last = all.filter((word) => word.start < to).length - 1;
  if (first < 0 || last < first) return undefined;
  // Whole words, but of the signs around them only those that were chosen.
  let begin = all[first]!.start;
  let finish = all[last]!.end;
  while (begin < from && !/[\p{L}\p{N}\p{M}]/u.test(text[begin]!)) begin += 1;
  while (finish > to && !/[\p{L}\p{N}\p{M}]/u.test(text[finish - 1]!)) finish -= 1;
  const folded = text.toLowerCase();
  const oneLine = !text.slice(begin, finish).includes("\n");
  const within = (index: number, low: number, high: number) => Math.min(Math.max(index, low), high);

  // Words of the same block, so that they stand together on the page as well.
  const before = (count: number) => {
    const line = text.lastIndexOf("\n", begin - 1) + 1;
    return text.slice(Math.max(line, all[within(first - count, 0, first)]!.start), begin);
  };
  const after = (count: number) => {
    const line = text.indexOf("\n", finish);
    const stop = all[within(last + count, last, all.length - 1)]!.end;
    return text.slice(finish, Math.min(stop, line < 0 ? text.length : line));
  };

  const whole = text.slice(begin, finish);
  const count = last - first + 1;
  const short = oneLine && (count <= 8 || whole.length <= 40);
  let best: string | undefined;
  for (const more of [0, 2, 4, 8, 16]) {
    const prefix = more ? before(more) : "";
    const suffix = more ? after(more) : "";
    let middle: string;
    let right: boolean;
    if (short) {
      middle = encoded(whole);
      right = folded.indexOf((prefix + whole + suffix).toLowerCase()) === begin - prefix.length;
    } else {
      const edge = Math.min(4 + more, Math.floor(count / 2));
      // Neither end may reach over the end of its own block.
      const head = text.slice(begin, all[first + edge - 1]!.end).split("\n")[0]!;
      const tail = text
        .slice(all[last - edge + 1]!.start, finish)
        .split("\n")
        .pop()!;
      middle = `${encoded(head)},${encoded(tail)}`;
      const begun = folded.indexOf((prefix + head).toLowerCase());
      right =
        begun === begin - prefix.length &&
        folded.indexOf((tail + suffix).toLowerCase(), begin + head.length) === finish - tail.length;
    }
    best = `text=${prefix.trim() ? `${encoded(prefix)}-,` : ""}${middle}${suffix.trim() ? `,-${encoded(suffix)}` : ""}`;
    if (right) break;
  }
  return best;
}

/** An address that leads to a passage. */
export const passageAddress = (address: string, directive: string): string =>
  `${address}${address.includes("#") ? "" : "#"}:~:${directive}`;
