// Where lines may be broken that rules of characters alone do not tell: between words of scripts that leave no space
// between them, and within words, with a hyphen.
import type { Settings } from "../generated/settings.js";
import type { ArticleNode } from "../types.js";
import type { InlineBlock } from "./inline_blocks.js";
import type { LayoutOptions } from "./types.js";

/** Of each UTF-16 unit of the text. */
export const hint = { mayBreak: 1, mayHyphenate: 2 } as const;

/** Runs of Thai, Lao, Burmese and Khmer. */
const unspaced = /[\u0E01-\u0E4E\u0E81-\u0EDF\u1000-\u103F\u1050-\u109F\u1780-\u17DD\uA9E0-\uA9FE\uAA60-\uAA7F]+/g;

/** Marks of those scripts that no line begins with: repetition, abbreviation, the end of a sentence. */
const notFirst = /^[\u0E2F\u0E46\u0EAF\u0EC6\u17D4-\u17DA]/;

/** A longer one is no word of any language, and is not asked for. */
const longestWord = 64;
const shortestWord = 5;

/** Text that is not written in words. */
const unhyphenated = new Set(["pre", "code", "kbd", "samp", "var", "math", "annotation"]);

/** Whether lines are to be broken within words: as the style sheet has it. */
export function wantsHyphens({ hyphenation = "auto", alignment }: Partial<Settings>): boolean {
  return hyphenation === "on" || (hyphenation === "auto" && alignment === "justify");
}

/**
 * Made when first used; undefined where the host has none. The dictionary goes by the letters, not by this language.
 */
let segmenter: Intl.Segmenter | undefined;

/**
 * Segmenters take time that grows with the square of a run's length: longer ones are given in parts, from a word's
 * begin.
 */
const longestRun = 2000;

function markWords(text: string, { begin, end }: InlineBlock, out: () => Uint8Array): void {
  for (const { 0: run, index } of text.slice(begin, end).matchAll(unspaced)) {
    segmenter ??= new Intl.Segmenter("th", { granularity: "word" });
    for (let from = 0; from < run.length; ) {
      const part = run.slice(from, from + longestRun);
      let last = 0;
      for (const { segment, index: at } of segmenter.segment(part)) {
        if (from + at > 0 && !notFirst.test(segment)) out()[begin + index + from + at]! |= hint.mayBreak;
        last = at;
      }
      from += last === 0 || from + part.length === run.length ? part.length : last;
    }
  }
}

/** What of the nodes matters for hyphens. */
interface Words {
  /** Of each node, its language; undefined where its text is not written in words. */
  languages: (string | undefined)[];
  hyphenate: (word: string, lang: string) => readonly number[];
}

/** Answers as the function does, and asks it once for each word of a language. */
function remembered(hyphenate: NonNullable<LayoutOptions["hyphenate"]>): Words["hyphenate"] {
  const known = new Map<string, readonly number[]>();
  return (word, lang) => {
    const key = `${lang}\0${word}`;
    let points = known.get(key);
    if (!points) known.set(key, (points = hyphenate(word, lang)));
    return points;
  };
}

function languagesOf(nodes: readonly ArticleNode[], lang: string): Words["languages"] {
  const languages: Words["languages"] = [];
  for (const node of nodes) {
    const above = node.parent < 0 ? lang : languages[node.parent];
    if ("text" in node || above === undefined) languages.push(above);
    else languages.push(unhyphenated.has(node.tag) ? undefined : (node.attributes?.lang ?? above));
  }
  return languages;
}

function markHyphens(
  text: string,
  block: InlineBlock,
  nodes: readonly ArticleNode[],
  { languages, hyphenate }: Words,
  out: () => Uint8Array,
): void {
  // Words may be made of several nodes, of which the one that they begin in says the language.
  let index = block.first;
  let after = block.begin;
  let lang: string | undefined;
  const goTo = (offset: number): void => {
    for (; index < block.last && after <= offset; index += 1) {
      const node = nodes[index]!;
      if (!("text" in node)) continue;
      after += node.text.length;
      lang = languages[index];
    }
  };
  for (const { 0: word, index: at } of text.slice(block.begin, block.end).matchAll(/\p{L}[\p{L}\p{M}\u00AD]*/gu)) {
    if (word.length < shortestWord || word.length > longestWord) continue;
    goTo(block.begin + at);
    // An author who wrote soft hyphens said where.
    if (!lang || word.includes("\u00AD")) continue;
    for (const point of hyphenate(word, lang)) {
      if (point > 0 && point < word.length) out()[block.begin + at + point]! |= hint.mayHyphenate;
    }
  }
}

/**
 * The hints for an article's text, one for each UTF-16 unit; empty where there is none. A unit's hint says what may
 * come before it.
 * @param lang the article's language, BCP 47
 * @param hyphenate where words may be broken; undefined where they shall not be
 */
export function breaks(
  nodes: readonly ArticleNode[],
  text: string,
  blocks: readonly InlineBlock[],
  lang: string,
  hyphenate: LayoutOptions["hyphenate"],
): Uint8Array {
  let hints: Uint8Array | undefined;
  const out = (): Uint8Array => (hints ??= new Uint8Array(text.length));
  const words: Words | undefined = hyphenate && {
    languages: languagesOf(nodes, lang),
    hyphenate: remembered(hyphenate),
  };
  const segmented = typeof Intl.Segmenter === "function" && text.search(unspaced) >= 0;
  for (const block of blocks) {
    if (segmented) markWords(text, block, out);
    if (words) markHyphens(text, block, nodes, words, out);
  }
  return hints ?? new Uint8Array(0);
}
