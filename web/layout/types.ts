import type { Settings } from "../generated/settings.js";
import type { ArticleNode, ElementNode } from "../types.js";

/** A face in which a run of text is set. */
export interface Font {
  /**
   * Which of the style sheet's families: "serif" is `--lectern-serif`, and so on; of which faces each is made depends
   * on `lang`.
   */
  readonly family: "serif" | "sans-serif" | "monospace" | "easy";
  /** BCP 47; "" where the article does not tell. */
  readonly lang: string;
  /** 300 to 900. */
  readonly weight: number;
  readonly italic: boolean;
  /** CSS pixels. */
  readonly size: number;
  /** CSS pixels between letters. */
  readonly letterSpacing: number;
}

/** How far a font reaches from its baseline; CSS pixels. */
export interface FontMetrics {
  /** Upwards. */
  ascent: number;
  /** Downwards; positive. */
  descent: number;
}

/**
 * Measures text for the layout, and so decides what the pages look like. All lengths are CSS pixels; what is no finite
 * number, or below 0, counts as 0.
 */
export interface Measurer {
  /**
   * The width of a piece of text in one line, letter spacing included.
   * @param rtl whether the text runs from right to left
   */
  width(font: Font, text: string, rtl: boolean): number;
  /** The font's own metrics, the same for every text. */
  metrics(font: Font): FontMetrics;
}

/** What a colour is for; {@link Pages.palette} has the colours. */
export type ColorRole = "text" | "muted" | "link" | "surface" | "line" | "mark" | "background";

/**
 * A word, or a part of one, in one font. Boxes are in CSS pixels from the top left corner of the page's content box.
 */
export interface TextItem {
  readonly kind: "text";
  readonly x: number;
  /** Top of the line. */
  readonly y: number;
  readonly width: number;
  /** Height of the line. */
  readonly height: number;
  /** From the page's top. */
  readonly baseline: number;
  /** What is to be drawn. */
  readonly text: string;
  /** Where it stands in {@link Pages.text}, UTF-16 units; generated text is not in there: 0. */
  readonly start: number;
  readonly end: number;
  readonly font: Font;
  readonly color: ColorRole;
  readonly underline: boolean;
  /** The underline is in the colour "muted". */
  readonly quietUnderline: boolean;
  readonly lineThrough: boolean;
  /** Drawn from right to left. */
  readonly rtl: boolean;
  /** Not of the article: a list's number, a hyphen. */
  readonly generated: boolean;
  /** Shown on an earlier page already: a table's header that stands again over its continuation. */
  readonly repeated: boolean;
  /** Index of its node in {@link Pages.nodes}. */
  readonly node: number;
}

/** A filled rectangle: what text stands on, or a rule. CSS pixels as in {@link TextItem}. */
export interface BoxItem {
  readonly kind: "box";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Of its corners. */
  readonly radius: number;
  readonly color: ColorRole;
  /** Index of its element in {@link Pages.nodes}; -1 where it belongs to none. */
  readonly node: number;
}

/** The place of a picture, or of a video's still. CSS pixels as in {@link TextItem}. */
export interface PictureItem {
  readonly kind: "picture";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Index of its element, `img` or `video`, in {@link Pages.nodes}. */
  readonly node: number;
}

/** Something on a page. */
export type Item = TextItem | BoxItem | PictureItem;

/** A page. */
export interface Page {
  /** Which part of {@link Pages.text} it shows, UTF-16 units, [start, end). */
  readonly start: number;
  readonly end: number;
  /** In the order in which they are painted; those of text in the order of the text. Made when first asked for. */
  readonly items: readonly Item[];
}

/** What the pages are to be like. */
export interface LayoutOptions {
  /** The reader's settings; what is left out, or wrong, has its default. */
  settings?: Partial<Settings>;
  /** The content box of a page, margins not included: CSS pixels. */
  width: number;
  height: number;
  /** The article's language, BCP 47. */
  lang?: string | null;
  /** The article's base direction. Default: "ltr". */
  dir?: "ltr" | "rtl" | null;
  measurer: Measurer;
  /**
   * The natural size of a picture (`img`, `video`), CSS pixels. Where this is not given, or answers undefined, the size
   * is what the element's attributes say. A size of 0 × 0 says that the picture cannot be had: its alternative text
   * stands there instead.
   */
  pictureSize?: (node: ElementNode) => { width: number; height: number } | undefined;
  /**
   * Where a word may be broken with a hyphen: offsets in it, each above 0 and below its length. Asked once for each
   * word of a layout, and only where the settings ask for hyphenation. See `loadHyphenation`.
   */
  hyphenate?: (word: string, lang: string) => readonly number[];
}

/** What could not be laid out as the scrolling view shows it; the text is there, all of it. */
export type Limit =
  /** Formulas are written in one line. */
  | "formulas"
  /** Tables that were too wide, or nested too deep, are lists. */
  | "tables"
  /** Ruby stands beside its base. */
  | "ruby"
  /** Elements were nested too deep: the innermost ones stand beside each other. */
  | "depth";

/** An article in pages. Owns all that it hands out, and stays valid whatever is laid out after it. */
export interface Pages {
  /** What was laid out, the list that was given. */
  readonly nodes: readonly ArticleNode[];
  /** All text nodes one after the other: what offsets count in, in UTF-16 units. */
  readonly text: string;
  /** How many pages there are, one at the least. */
  readonly count: number;
  /**
   * A page.
   * @param index from 0; one that is too small or too large stands for the first or last page
   */
  page(index: number): Page;
  /** The index of the page that shows the text at an offset; the page before where it stands on none. */
  pageAt(offset: number): number;
  /** The address of the link that a node (an index in `nodes`) stands in. */
  link(node: number): string | undefined;
  /** The text offset where the element with this id begins. */
  offsetOfId(id: string): number | undefined;
  /** What the pages show otherwise than the scrolling view does. */
  readonly limits: readonly Limit[];
  /** The colours of the settings, "#rrggbb"; those of the theme "light" where it is "auto". */
  readonly palette: Readonly<Record<ColorRole, string>>;
}

/** The layout module at work: made by `loadLayout`. */
export interface Layout {
  /**
   * Lays out an article in pages.
   * @param nodes header, body and footer: see `articleNodes`
   * @throws LecternError page-too-small, too-large, invalid-options, or trap, after which the next call has a fresh
   * instance; what the measurer throws comes through as it is
   */
  layOut(nodes: readonly ArticleNode[], options: LayoutOptions): Pages;
}

/** Where the module comes from. Without any of these, it is the file beside the script. */
export interface LayoutLoadOptions {
  /** Address of layout.wasm: where a bundler or a CDN put it. */
  wasmUrl?: string | URL;
  /** The bytes of layout.wasm. */
  wasmBinary?: Uint8Array | ArrayBuffer;
  /** layout.wasm, compiled: for hosts that compile modules themselves, such as Cloudflare Workers. */
  wasmModule?: WebAssembly.Module;
  /** Cancels this call alone: the promise is then rejected with the signal's reason. */
  signal?: AbortSignal;
}
