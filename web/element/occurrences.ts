/**
 * The places where words stand in a text, in order; they may overlap. It takes time in proportion to both, whatever
 * they are, where `indexOf` may take their product (Knuth, Morris and Pratt, "Fast pattern matching in strings", 1977).
 */
export function* occurrences(words: string, text: string): Generator<number> {
  const { length } = words;
  if (length === 0) return;
  // For each beginning of the words: the length of the longest shorter one that it ends with.
  const border = new Int32Array(length + 1);
  border[0] = -1;
  for (let end = 0, matched = -1; end < length; border[++end] = ++matched) {
    while (matched >= 0 && words[end] !== words[matched]) matched = border[matched]!;
  }
  for (let at = 0, matched = 0; at < text.length; at += 1) {
    while (matched >= 0 && text[at] !== words[matched]) matched = border[matched]!;
    matched += 1;
    if (matched === length) {
      yield at + 1 - length;
      matched = border[matched]!;
    }
  }
}
