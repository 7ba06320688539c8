// Where one reads, as words of the article: for hosts that keep it.
import type { Reader } from "./aid.js";
import { indexOf, mappedText, textNodes } from "./running_text.js";
import { find, offsetOf } from "./text_position.js";

/** So many characters tell one place from all others. */
const mostWords = 200;

/** The first visible words, of one block; "" if there are none. */
export function visibleWords({ view, content }: Reader): string {
  const block = view?.anchor()?.block;
  const first = block && textNodes(block).next().value;
  if (!view || !first) return "";
  const mapped = mappedText(block);
  const before = indexOf(mapped, Math.max(0, view.visibleRange().start - offsetOf(content!, first, 0)));
  return mapped.text
    .replaceAll("\n", " ")
    .slice(Math.min(before, Math.max(0, mapped.text.length - mostWords / 4)))
    .trim()
    .slice(0, mostWords);
}

/** Goes to words of the article; if it has fewer of them than were given, to the first ones. */
export function goToWords({ view, content }: Reader, words: string): void {
  for (const length of [mostWords, 80, 32]) {
    const exact = words.trim().slice(0, length);
    const found = exact === "" ? undefined : find(content!, { start: 0, exact, prefix: "", suffix: "" });
    if (found) return view?.goTo(found.start);
  }
}
