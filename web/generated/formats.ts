// Made from include/lectern/formats.def by scripts/generate.mjs.

/** The article in each format of text. */
export interface FormattedText {
  /** The body as Markdown: CommonMark, with tables, fenced code, footnotes and TeX math in dollar signs; only where `formats` asked for it. */
  markdown?: string;
  /** The body as AsciiDoc: with tables, source blocks, footnotes, admonitions and TeX math; only where `formats` asked for it. */
  asciidoc?: string;
}

/** A format of text. */
export type TextFormat = keyof FormattedText;

/** Every format of text. */
export const textFormats: readonly TextFormat[] = ["markdown", "asciidoc"];

/** The format of a file with an ending. */
export const formatEndings: Readonly<Record<string, TextFormat>> = {
  md: "markdown",
  adoc: "asciidoc",
};
