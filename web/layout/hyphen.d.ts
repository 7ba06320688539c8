// What is used of the package hyphen, which has no types of its own.
declare module "hyphen" {
  /** Patterns of a language. */
  export type Patterns = readonly unknown[];

  /** Makes a function that puts `hyphenChar` wherever a word may be broken. */
  export default function createHyphenator(
    patterns: Patterns,
    options: { hyphenChar: string; minWordLength: number; html: boolean },
  ): (text: string) => string;
}

declare module "hyphen/patterns/*.js" {
  const patterns: import("hyphen").Patterns;
  export default patterns;
}
