// The reading position as words of the article, which hosts can store.
import type { Reader } from "./aid.js";
import { indexOf, mappedText, textNodes } from "./running_text.js";
import { find, offsetOf } from "./text_position.js";

/** Characters that are enough to identify a passage. */
const quoteLength = 200;

/** The first visible words, of one block; "" if there are none. */
export function visibleWords({ view, content }: Reader): string {
  const block = view?.anchor()?.block;
  const first = block && textNodes(block).next().value;
  if (!view || !first) return "";
  const mapped = mappedText(block);
  const before = indexOf(mapped, Math.max(0, view.visibleRange().start - offsetOf(content!, first, 0)));
  return mapped.text
    .replaceAll("\n", " ")
    .slice(Math.min(before, Math.max(0, mapped.text.length - quoteLength / 4)))
    .trim()
    .slice(0, quoteLength);
}

/** Goes to words of the article. If only the beginning of them is found, it goes there. */
export function goToWords({ view, content }: Reader, words: string): void {
  for (const length of [quoteLength, 80, 32]) {
    const exact = words.trim().slice(0, length);
    const found = exact === "" ? undefined : find(content!, { start: 0, exact, prefix: "", suffix: "" });
    if (found) return view?.goTo(found.start);
  }
}
