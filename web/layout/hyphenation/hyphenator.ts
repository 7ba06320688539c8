import createHyphenator, { type Patterns } from "hyphen";

/** Letters that stay together at the beginning and at the end of a word. */
const atBegin = 2;
const atEnd = 3;

const mark = "\u00AD";

/** Makes of a language's patterns what says where a word, without soft hyphens in it, may be broken: offsets in it. */
export function hyphenator(patterns: Patterns): (word: string) => number[] {
  const hyphenate = createHyphenator(patterns, { hyphenChar: mark, minWordLength: atBegin + atEnd, html: false });
  return (word) => {
    const lower = word.toLowerCase();
    const points: number[] = [];
    if (lower.length !== word.length) return points;
    let at = 0;
    for (const part of hyphenate(lower).split(mark)) {
      at += part.length;
      if (at >= atBegin && at <= word.length - atEnd) points.push(at);
    }
    return points;
  };
}
