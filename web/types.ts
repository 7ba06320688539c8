import type { LecternError } from "./errors.js";
import type { FormattedText, TextFormat } from "./generated/formats.js";
import type { Settings } from "./generated/settings.js";

/** How to read a page. */
export interface Options {
  /** The page's address, absolute http or https. Relative links and images need it; without it they are dropped. */
  url?: string | URL;
  /** Where the choice is doubtful: leave more out (`"precision"`), or take more in (`"recall"`). */
  favor?: "precision" | "recall";
  /** Collect readers' comments in {@link Article.comments}. Default: false. */
  comments?: boolean;
  /** Pages of more bytes of UTF-8 are refused with `too-large`. Default: 64 MiB. */
  maxBytes?: number;
  /** Places ({@link BlockNote.place}) whose blocks stay in the article whatever speaks against it; at most 1,000. */
  keep?: readonly number[];
  /** Places whose blocks are left out; wins over `keep`. */
  drop?: readonly number[];
  /** Parts of the article that are made only when asked for. */
  formats?: readonly (TextFormat | "nodes")[];
  /**
   * The parts that {@link Article.textContent} and the formats of text contain; always in the order of this list,
   * captions and tables where they stand. Default: body, captions and tables. "comments" also collects the comments,
   * as {@link comments} does; those of an article that `stitch` has joined stay out of its text.
   */
  text?: readonly TextPart[];
  /**
   * For a page given as bytes: the encoding that the transport named (the `charset` of a Content-Type header). It
   * yields to a byte order mark and wins over what the page says of itself.
   */
  charset?: string;
  /**
   * Cancels reading a page that arrives in pieces: the promise is rejected with the signal's reason, and the source is
   * told that no more is wanted. Other pages are read in one go; it counts before.
   */
  signal?: AbortSignal;
}

/** A part of an article's text: see {@link Options.text}. */
export type TextPart = "title" | "standfirst" | "body" | "captions" | "tables" | "comments";

/** How to stitch the pages of an article together: what its pages are read with, and how far to go. */
export interface StitchOptions extends Options {
  /** Pages that are read, the first one included; those beyond stay in {@link Article.nextPages}. Default: 20. */
  maxPages?: number;
  /** Milliseconds that fetching a page may take. Default: 60,000. */
  timeout?: number;
  /** Cancels it: the promise is then rejected with the signal's reason. */
  signal?: AbortSignal;
  /** Told why the article ends early: the page at this address could not be fetched or read. */
  onError?: (error: LecternError, url: string) => void;
}

/**
 * A page's size: a sheet of paper, one long page as wide as the text asks for, or a size of one's own with its margin,
 * each a number of CSS pixels or text such as "148mm" or "5.5in".
 */
export type PageSize =
  | "A4"
  | "A5"
  | "Letter"
  | "long"
  | { width: number | string; height: number | string; margin?: number | string };

/** How to render an article as a file. */
export interface RenderOptions {
  /** PNG needs the package `@napi-rs/canvas`; so do pictures that are neither PNG nor JPEG, in all formats. */
  format: "pdf" | "png" | "svg";
  /** Default: "A4". */
  page?: PageSize;
  /** The reader's settings. On paper the text's size is 16 px (on A5 14 px) unless they tell another. */
  settings?: Partial<Settings>;
  /** Paths of font files that are used before those of the system, the first before the others. */
  fonts?: readonly string[];
  /** Whether pictures are fetched and shown. Default: true. */
  images?: boolean;
  /**
   * Whether pictures may be fetched from private networks and from this computer: for pages that came from there.
   * Default: false.
   */
  privateNetwork?: boolean;
  /** Cancels it: the promise is then rejected with the signal's reason. */
  signal?: AbortSignal;
}

/** An article as files. */
export interface Rendering {
  /** A PDF is one file; of PNG and SVG there is one for each page. */
  files: RenderedFile[];
  /**
   * In English: scripts that no font covers, pictures that could not be had, settings that are not allowed, what is
   * laid out otherwise than on a screen.
   */
  warnings: string[];
}

/** A file. */
export interface RenderedFile {
  /** "article.pdf"; "article-2.png" for the second of several pages. */
  name: string;
  data: Uint8Array;
}

/** What of a `Response` is looked at. */
export interface ResponseLike {
  readonly ok?: boolean;
  readonly status?: number;
  /** Where the page was in the end. */
  readonly url?: string;
  readonly headers?: { get(name: string): string | null };
  /** Read piece by piece where it is there, so that a page that is too large is not taken in. */
  readonly body?: { getReader?(): ReadableStreamDefaultReader<Uint8Array> } | null;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** How something is fetched: options of `fetch`. */
export interface FetchOptions {
  signal?: AbortSignal;
  cache?: RequestCache;
}

/** Fetches a picture from an absolute http(s) URL. */
export type PictureFetcher = (url: string, options: FetchOptions) => Promise<Response>;

/** Fetches a page. The signal is aborted when it is no longer wanted, or takes too long. */
export type Fetcher = (url: string, options: { signal?: AbortSignal }) => FetchedPage | Promise<FetchedPage>;

/** What a {@link Fetcher} may give. */
export type FetchedPage = Page | IncomingPage | ResponseLike;

/**
 * A clean article. The fields that Readability's result has too bear its names and are null where the page does not
 * tell; of the others, text is "" and lists are [] then.
 */
export interface Article extends FormattedText {
  /** Without the site's name. */
  title: string | null;
  /** The names, as the page shows them, without "By". */
  byline: string | null;
  /** Base direction of the text. */
  dir: "ltr" | "rtl" | null;
  /** BCP 47. */
  lang: string | null;
  /**
   * The body as HTML: a fragment of allow-listed elements, safe to insert as it is. Neither title nor standfirst is in
   * it.
   */
  content: string;
  /** The body as text, blocks apart by an empty line; outside of code, no-break spaces are spaces. */
  textContent: string;
  /** Unicode code points of the body's text. */
  length: number;
  /** The page's own description, or the first paragraph. */
  excerpt: string | null;
  siteName: string | null;
  /**
   * ISO 8601: a date, or a date and time, as exact as the page gives it. That of the last edit, if the page shows no
   * other.
   */
  publishedTime: string | null;
  /** ISO 8601, or "". */
  modifiedTime: string;
  /** The summary that the page shows under the title. */
  standfirst: string;
  authors: Author[];
  /** The picture that stands for the article. */
  image: LeadImage | null;
  /** "Filed under". */
  tags: string[];
  section: string;
  /** Absolute http(s). */
  canonicalUrl: string;
  /** The same article in other languages. */
  alternates: Alternate[];
  /** "Read more" lines, moved out of the body. */
  relatedLinks: RelatedLink[];
  /** Addresses of the article's further pages, in order, absolute http(s). */
  nextPages: string[];
  pageType: PageType;
  /** 0 to 1: how likely the content is the page's article, whole and alone. */
  confidence: number;
  /** Words of the body, counted as its script is. */
  wordCount: number;
  /** Minutes, by the language's reading speed. */
  readingTime: number;
  /**
   * True where the body or the comments end early, as they would be many times as large as the page; else there is no
   * such field.
   */
  truncated?: true;
  /** The body's headings. */
  outline: OutlineEntry[];
  /** The posts of a thread (a forum, questions and answers), in the page's order; `content` has a section for each. */
  posts: Post[];
  /** Readers' comments; only where `comments` asked for them and there are any. */
  comments?: Post[];
  /** The body as a node list for {@link toDom}; only where `formats` asked for it. */
  nodes?: ArticleNode[];
}

/** A person or organisation that wrote the article. */
export interface Author {
  name: string;
  /** Absolute http(s), or "". */
  url: string;
}

/** A picture. */
export interface LeadImage {
  /** Absolute http(s). */
  url: string;
  alt: string;
  /** CSS pixels; 0 where the page does not tell. */
  width: number;
  /** CSS pixels; 0 where the page does not tell. */
  height: number;
}

/** The same article in another language. */
export interface Alternate {
  /** BCP 47, as the page writes it. */
  lang: string;
  /** Absolute http(s). */
  url: string;
}

/** A post of a thread, or a reader's comment on an article. */
export interface Post {
  /** "" where the page does not tell. */
  author: string;
  /** ISO 8601, or "". */
  publishedTime: string;
  /** 0 for the first post and what stands beside it, 1 for answers to those, and so on. */
  depth: number;
  /** Votes or points; null where the page does not show them. */
  score: number | null;
  /** HTML, as {@link Article.content}, without the line that says who wrote it and when. */
  content: string;
  textContent: string;
}

/** A link out of the article. */
export interface RelatedLink {
  text: string;
  /** Absolute http(s). */
  url: string;
}

/** A heading of the body. */
export interface OutlineEntry {
  /** 1 to 6. */
  level: number;
  text: string;
  /** The heading's id in the content. */
  id: string;
}

/** What kind of page an article came from. */
export type PageType =
  | "article"
  | "documentation"
  | "forum"
  | "service"
  | "listing"
  | "collection"
  | "product"
  | "other";

/** Bytes of a page's UTF-8, [begin, end). */
export interface SourceRange {
  begin: number;
  end: number;
}

/** A run of text in a node list. */
export interface TextNode {
  text: string;
  /** Index of the parent in the list; -1 at the top level. */
  parent: number;
}

/** An element in a node list. */
export interface ElementNode {
  tag: string;
  /** Index of the parent in the list; -1 at the top level. */
  parent: number;
  attributes?: Record<string, string>;
  /** Set for elements of MathML. */
  ns?: "math";
  /**
   * Where the element came from, for those that stand as blocks (`p`, `li`, `table`, `hr` …): bytes of the page's
   * UTF-8, [begin, end).
   * An element of the page reaches from its start tag to its end tag, one that the page only implies over what it
   * holds. Of a live page the bytes are those of its serialisation, of a page in another encoding those of its text in
   * UTF-8. Not there where pages were stitched together.
   */
  source?: SourceRange;
}

/** A node of an article, in document order: parents stand before their children. */
export type ArticleNode = TextNode | ElementNode;

/** Why a page was read the way it was. */
export interface Explanation {
  /** Why there is no article; "" where there is one. */
  reason: NoArticleReason | "";
  /** 0 to 1, as {@link Article.confidence}. */
  confidence: number;
  pageType: PageType;
  /**
   * The page's cut: blocks that the reason "prose" keeps have this score or more, those of "not-prose" less, unless
   * what they stand beside says otherwise.
   */
  threshold: number;
  /** Every block of the page, in order. */
  blocks: BlockNote[];
}

/**
 * Why a page has no article: nothing in it, text that only scripts would bring, a form to log in or to subscribe where
 * the text would be, too little text, or another kind of page.
 */
export type NoArticleReason = "empty" | "needs-script" | "login" | "too-short" | "not-an-article";

/** What became of one block of the page, and why. */
export interface BlockNote {
  /** The block's text; of media, the alternative text or the address. */
  text: string;
  /** `lift`: moved out of the body into a field of its own. */
  verdict: "keep" | "drop" | "lift";
  /** What the block is: "paragraph", "advertisement" … */
  role: string;
  /** The rule or measure that decided, for programs. */
  reason: string;
  /** The same for people, a sentence. */
  why: string;
  /** 0 to 1, before rules: how likely the block belongs to the article. */
  score: number;
  words: number;
  /**
   * Where on the page the block stands, as a number of 32 bits made from the tags, ids and classes around it: the same
   * for the same box on all pages of a site. It can be given back in {@link Options.keep} and {@link Options.drop}.
   */
  place: number;
  source: SourceRange;
}

/** What makes an article look as the settings say: see {@link Lectern.present}. */
export interface Style {
  /** The whole style sheet, settings applied. It reaches nothing outside of `.lectern` and loads nothing. */
  css: string;
  /** Custom properties for the `.lectern` element: with them a change of settings needs no new sheet. */
  properties: Record<string, string>;
  /** Attributes for the `.lectern` element. */
  attributes: Record<string, string>;
  /** Settings that were not applied. */
  warnings: SettingWarning[];
}

/** A setting that was not applied; its default stands instead. */
export interface SettingWarning {
  /** The setting's name; "" where the settings as a whole are wrong. */
  key: string;
  /** What is wrong and what is allowed. */
  message: string;
}

/** What `parse` needs of a live page: a `Document` of any window, or of another DOM library. */
export interface LivePage {
  readonly nodeType: number;
  readonly documentElement: { readonly outerHTML: string } | null;
  readonly URL?: string;
  readonly compatMode?: string;
}

/** A page: its HTML as text, its bytes in whatever encoding, or the page itself. */
export type Page = string | Uint8Array | ArrayBuffer | LivePage;

/**
 * A page that arrives in pieces, parsed as it comes: a `ReadableStream` (`response.body`), Node's streams, or any other
 * async iterable. Its pieces are all of them strings, or all of them bytes; characters may be cut in two.
 */
export type IncomingPage = ReadableStream<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** Where the WebAssembly module comes from. Without either, it is the file beside the script. */
export interface LoadOptions {
  /** Address of lectern.wasm: where a bundler or a CDN put it. */
  wasmUrl?: string | URL;
  /** The bytes of lectern.wasm. */
  wasmBinary?: Uint8Array | ArrayBuffer;
  /** lectern.wasm, compiled: for hosts that compile modules themselves, such as Cloudflare Workers. */
  wasmModule?: WebAssembly.Module;
  /** Cancels this call alone: the promise is then rejected with the signal's reason. */
  signal?: AbortSignal;
}
