import type { Measurer } from "./types.js";

/** Widths in em by kind of character, the first that fits. */
const kinds: readonly [RegExp, number][] = [
  [/[\p{M}\p{Cf}\p{Cc}]/u, 0],
  [/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\u{1F000}-\u{3FFFF}]/u, 1],
  [/[ \u00A0.,:;'’|!ijlftrI()[\]-]/u, 0.3125],
  [/[mw—…%@]/iu, 0.875],
  [/\p{Lu}/u, 0.6875],
];
const anyOther = 0.5;

/**
 * A measurer whose widths depend on nothing but text, size, weight and spacing: the same pages on every machine, for
 * tests. No font looks like it.
 */
export function fixedMeasurer(): Measurer {
  const known = new Map<string, number>();
  const widthOf = (character: string): number => {
    let width = known.get(character);
    if (width === undefined) {
      width = kinds.find(([kind]) => kind.test(character))?.[1] ?? anyOther;
      if (known.size < 100_000) known.set(character, width);
    }
    return width;
  };
  return {
    width({ family, size, weight, letterSpacing }, text) {
      let em = 0;
      let letters = 0;
      for (const character of text) {
        const width = widthOf(character);
        if (width === 0) continue;
        letters += 1;
        em += family === "monospace" && width < 1 ? 0.625 : width;
      }
      return em * size * (weight >= 600 ? 1.0625 : 1) + letters * letterSpacing;
    },
    metrics: ({ size }) => ({ ascent: size * 0.875, descent: size * 0.25 }),
  };
}
