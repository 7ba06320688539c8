/** How to translate. */
export interface TranslateOptions {
  /** BCP 47; "" where the article does not tell. */
  from: string;
  /** BCP 47. */
  to: string;
  /** Comes when nobody waits any more. */
  signal: AbortSignal;
}

/** Translates texts, each a block of an article, for people who ask for it. */
export interface Translator {
  /** Gives as many texts, in their order: all at once, or one after the other. */
  translate(texts: string[], options: TranslateOptions): Promise<string[]> | AsyncIterable<string>;
  /** Who translates, as people are told. */
  name?: string;
  /** The languages that it translates into (BCP 47), where it is not all of them. */
  languages?: readonly string[];
}
