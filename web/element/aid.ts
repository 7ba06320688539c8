// What the reader's aids (outline, read aloud, notes …) and the reader know of each other.
import type { Settings } from "../generated/settings.js";
import type { Article, Explanation, Options, PictureFetcher } from "../types.js";
import type { Translator } from "./translator.js";
import type { PageSource, ReadResult } from "./read_page.js";
import type { IconName } from "./dom.js";
import type { Interface } from "./messages.js";
import type { Store } from "./store.js";
import type { ReadingView } from "./views/reading_view.js";

/** The reader, as its aids see it. All of it is of the moment: ask again instead of keeping it. */
export interface Reader {
  /** The `<lectern-reader>` itself, where events are dispatched. */
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** The box in the shadow root that everything stands in: `.lectern`. */
  readonly frame: HTMLElement;
  /** The article's element with header, body and footer; undefined where none is on show. */
  readonly content: HTMLElement | undefined;
  /** How the article is displayed; undefined if none is. */
  readonly view: ReadingView | undefined;
  readonly article: Article | null;
  readonly settings: Readonly<Settings>;
  readonly ui: Interface;
  readonly store: Store;
  /** The address that the article was read at; undefined where that is not known. */
  readonly url: string | undefined;
  /** The site that the article is from ("example.org"); empty where that is not known. */
  readonly site: string;
  /** Changes settings as if the person had chosen them. */
  choose(choices: Partial<Settings>): void;
  /** Says something to screen readers. */
  announce(text: string): void;
  /** Opens a panel of the bar, or closes what is open. */
  open(panel: string | undefined): void;
  /** Builds the bar anew: an aid's panel came or went. */
  refresh(): void;
  /** The host's, or `fetch` with CORS. */
  readonly pictureFetcher: PictureFetcher;
  /** The host's translator or the browser's; undefined where there is none. */
  readonly translator: Translator | undefined;
  /** Gets a page by the host's fetcher and reads it. */
  read(url: string, signal: AbortSignal): Promise<ReadResult>;
  /** Shows another article in place of this one. */
  show(reading: ReadResult): void;
  /** The page that the article is from; undefined where it is not at hand. */
  readonly original: PageSource | undefined;
  /** What became of every block of a page. */
  explain(original: PageSource): Promise<Explanation>;
  /** Reads a page again, with what was decided about its blocks meanwhile, and in more formats than what is shown. */
  readAgain(original: PageSource, formats?: Options["formats"]): Promise<ReadResult>;
  /** Dispatches an event at the host; false where a listener prevented its default. */
  dispatch(type: string, detail: unknown, cancelable?: boolean): boolean;
}

/** A button in the bar with the panel that it opens. */
export interface PanelOfAid {
  /** Unique in the bar; part of ids. */
  readonly name: string;
  readonly icon: IconName;
  label(ui: Interface): string;
  /** Builds the panel's content, each time it is opened. */
  build(ui: Interface): Node;
}

/** Something that a key does. Its name in the interface's language is `keys.NAME` of the locale. */
export interface Command {
  readonly name: string;
  /**
   * As `KeyboardEvent.key` says it, lower case for letters: "n", "?", "arrowup"; with "shift+", "alt+" or "ctrl+"
   * before it.
   */
  readonly key: string;
  /** Returns false where there was nothing to do; the key is then the page's. */
  run(): boolean | void;
}

/** A part of the reader that helps to read. Everything in it is optional. */
export interface Aid {
  readonly panel?: PanelOfAid;
  /** The style sheet of what it puts into the reader. */
  readonly style?: string;
  /** Builds what stands in the language panel over the interface's languages, if anything. */
  languages?: (ui: Interface) => Node | undefined;
  readonly commands?: readonly Command[];
  /** An article came on show, or was built anew (in another language of the interface). */
  shown?(): void;
  /** Settings took effect. */
  applied?(before: Readonly<Settings>): void;
  /**
   * The article is going, or the reader is taken off the page: end what goes on. Called before {@link shown} of the
   * next.
   */
  gone?(): void;
}

/** Makes an aid for a reader. It is called once for each reader, before anything is on show. */
export type AidMaker = (reader: Reader) => Aid;
