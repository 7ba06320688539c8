/** A stretch of a text, in UTF-16 units. */
export interface Stretch {
  from: number;
  to: number;
}

/**
 * Ends of sentences, by script: those of Latin and its like end one before a space only, so that "3.14" stays whole.
 */
// eslint-disable-next-line regexp/no-super-linear-move -- there is a match at each place, if only up to the end
const bySigns = /[^]*?(?:(?<![.!?…؟۔])[.!?…؟۔]+["'”’»)\]]*(?=\s)|[。！？｡।॥]+["'”’」』）]*|$)\s*/g;

/** How long a stretch may be: speech engines fall silent in long ones. Chinese and Japanese say more in a sign. */
const longest = (text: string) => (/[\u3040-\u30ff\u3400-\u9fff]/.test(text) ? 80 : 250);

/**
 * The sentences of a text, without the space around them; those too long to be said at once are cut where one breathes.
 */
export function sentences(text: string, lang: string): Stretch[] {
  const found: Stretch[] = [];
  for (const part of raw(text, lang)) {
    let from = part.from + text.slice(part.from, part.to).search(/\S|$/);
    const to = part.from + text.slice(part.from, part.to).trimEnd().length;
    const most = longest(text.slice(from, to));
    while (to - from > most) {
      const cut = from + breath(text.slice(from, from + most));
      found.push({ from, to: from + text.slice(from, cut).trimEnd().length });
      from = cut + text.slice(cut, to).search(/\S|$/);
    }
    if (from < to) found.push({ from, to });
  }
  return found;
}

/**
 * Where a text that is too long is cut: after its last comma or the like, else at its last space, not inside of a
 * character.
 */
function breath(text: string): number {
  for (const sign of [/^[^]*[,;:–—،؛、，；：](?!\d)/, /^[^]*\s/]) {
    const cut = sign.exec(text)?.[0].length ?? 0;
    if (cut > text.length / 3) return cut;
  }
  return /[\uD800-\uDBFF]$/.test(text) ? text.length - 1 : text.length;
}

/** So much of a text is segmented at once: V8 copies all that it is given for each segment. */
const longestPiece = 4000;

function raw(text: string, lang: string): Stretch[] {
  if (!("Segmenter" in Intl))
    return Array.from(text.matchAll(bySigns), ({ index, 0: found }) => ({ from: index, to: index + found.length }));
  let segmenter: Intl.Segmenter;
  try {
    segmenter = new Intl.Segmenter(lang || undefined, { granularity: "sentence" });
  } catch {
    segmenter = new Intl.Segmenter(undefined, { granularity: "sentence" }); // the page's language is none
  }
  const found: Stretch[] = [];
  for (let begin = 0; begin < text.length; begin = found.at(-1)!.to) {
    const piece = text.slice(begin, begin + longestPiece);
    const parts = Array.from(segmenter.segment(piece), ({ index, segment }) => ({
      from: begin + index,
      to: begin + index + segment.length,
    }));
    // The last sentence may go on in the next piece.
    if (begin + piece.length < text.length) {
      if (parts.length > 1) parts.pop();
      else parts[0]!.to = begin + breath(piece);
    }
    found.push(...parts);
  }
  return found;
}
