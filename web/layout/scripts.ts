// What of the letters of scripts matters for their direction.

/** Letters of scripts that run from right to left, and what makes other text run so. */
const rightToLeft =
  /[\u0590-\u08FF\u200F\u202B\u202E\u2067\uFB1D-\uFDFF\uFE70-\uFEFE\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Whether anything in a text may run from right to left. */
export const hasRightToLeft = (text: string): boolean => rightToLeft.test(text);

/** How much of a text is looked at for its first letter. */
const farthest = 10_000;

/**
 * The direction of the first letter of a stretch of text, undefined where it has none: what `dir="auto"` stands for.
 */
export function strongDirection(text: string, begin: number, end: number): "ltr" | "rtl" | undefined {
  const first = /\p{L}/u.exec(text.slice(begin, Math.min(end, begin + farthest)))?.[0];
  if (first === undefined) return undefined;
  return rightToLeft.test(first) ? "rtl" : "ltr";
}

/**
 * A text in which every character stands as the algorithm for directions can tell it: that goes by UTF-16 units, so
 * that of characters beyond the first plane it would take letters from right to left, and signs of no direction, for
 * Latin ones. Of the same length.
 */
export function withoutAstral(text: string): string {
  return text.replace(/[\u{10000}-\u{10FFFF}]/gu, (character) => {
    if (rightToLeft.test(character)) return "\u05D0\u05D0";
    return /[\p{L}\p{M}\p{N}]/u.test(character) ? "aa" : "\uFFFC\uFFFC";
  });
}
