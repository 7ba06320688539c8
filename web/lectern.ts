import { checkSignal, reasonOf } from "./cancel.js";
import type { Core, Operation } from "./core.js";
import { decode, sniff } from "./decode.js";
import { asLecternError, LecternError } from "./errors.js";
import type { Settings } from "./generated/settings.js";
import { isIncoming, piecesOf } from "./incoming.js";
import { snapshot } from "./snapshot.js";
import { addressOf, htmlOf, isLivePage } from "./sources.js";
import { stitch } from "./stitch.js";
import type {
  Article,
  Explanation,
  Fetcher,
  IncomingPage,
  LivePage,
  NoArticleReason,
  Options,
  Page,
  StitchOptions,
  Style,
} from "./types.js";

/** Lectern at work: what `load` gives. Nothing in it needs to be freed. */
export class Lectern {
  private readonly core: Core;

  /** @internal */
  constructor(core: Core) {
    this.core = core;
  }

  /**
   * Reads a page and finds its article. A page that arrives in pieces is parsed as it comes; its article comes as a
   * promise.
   * @return the article, or null where there is nothing to read ({@link explain} says why)
   * @throws LecternError invalid-input, invalid-options, invalid-url, too-large, trap; of pieces also read-failed; the
   * reason of the signal
   */
  parse(page: Page, options?: Options): Article | null;
  parse(page: IncomingPage, options?: Options): Promise<Article | null>;
  parse(page: Page | IncomingPage, options?: Options): Article | null | Promise<Article | null>;
  parse(page: Page | IncomingPage, options?: Options): Article | null | Promise<Article | null> {
    return this.answer("parse", page, options, ({ article }: { article: Article | null }) => article);
  }

  /**
   * Like {@link parse}, and says in the same pass why there is no article.
   * @internal
   */
  read(
    page: Page,
    options?: Options,
  ): { article: Article; reason?: undefined } | { article: null; reason: NoArticleReason } {
    return this.call("parse", page, options) as ReturnType<Lectern["read"]>;
  }

  /**
   * Like {@link read}, as the module answers it: `{"article":{…}}`, `{"article":null,"reason":"…"}` or `{"error":{…}}`,
   * UTF-8.
   * Large articles then never become JavaScript strings.
   * @internal
   */
  readAsJson(html: string, options: Options): Uint8Array<ArrayBuffer> {
    return this.core.callForJson("parse", html, options);
  }

  /**
   * Whether a page is worth offering in a reader: cheaper than {@link parse}, and true only where it would find an
   * article with a `confidence` of 0.5 or more, on a page that does not list or sell things.
   * @throws LecternError as {@link parse}
   */
  isReadable(page: Page, options?: Options): boolean;
  isReadable(page: IncomingPage, options?: Options): Promise<boolean>;
  isReadable(page: Page | IncomingPage, options?: Options): boolean | Promise<boolean>;
  isReadable(page: Page | IncomingPage, options?: Options): boolean | Promise<boolean> {
    return this.answer("isReadable", page, options, ({ readable }: { readable: boolean }) => readable);
  }

  /**
   * Reads a page as {@link parse} does and says what became of every block of it, and why.
   * @throws LecternError as {@link parse}
   */
  explain(page: Page, options?: Options): Explanation;
  explain(page: IncomingPage, options?: Options): Promise<Explanation>;
  explain(page: Page | IncomingPage, options?: Options): Explanation | Promise<Explanation>;
  explain(page: Page | IncomingPage, options?: Options): Explanation | Promise<Explanation> {
    return this.answer("explain", page, options, ({ explanation }: { explanation: Explanation }) => explanation);
  }

  /**
   * Follows an article's further pages and puts them into one article: its body in all formats, its related links and
   * its comments. What every page begins or ends with stands once. Where a page cannot be had, or there are more than
   * `maxPages`, the article so far is what you get, and its `nextPages` are the addresses that are left.
   * @param article the first page's, as {@link parse} gave it
   * @param fetcher gives the page at an address, such as `fetch`
   * @throws LecternError invalid-input, invalid-options, trap; the reason of the signal
   */
  async stitch(article: Article, fetcher: Fetcher, options: StitchOptions = {}): Promise<Article> {
    try {
      return await stitch(article, fetcher, checked(options), (page, how) => this.parse(page, how), this.core);
    } catch (error) {
      throw reasonOrError(error, options);
    }
  }

  /**
   * The style that settings ask for. Unknown settings and values out of range are reported as warnings and not applied.
   * The style sheet expects `<div class="lectern"><article lang dir><header>…</header> content </article></div>`.
   * @throws LecternError trap, or invalid-options where the settings cannot be written as JSON
   */
  present(settings: Partial<Settings> = {}): Style {
    return this.core.present(settings) as Style;
  }

  private answer<T, A>(
    operation: Operation,
    page: Page | IncomingPage,
    options: Options | undefined,
    part: (answer: A) => T,
  ): T | Promise<T> {
    try {
      if (!isIncoming(page)) return part(this.call(operation, page, options) as A);
    } catch (error) {
      throw reasonOrError(error, options);
    }
    return this.callIncoming(operation, page, options).then(
      (answer) => part(answer as A),
      (error: unknown) => Promise.reject(reasonOrError(error, options)),
    );
  }

  private call(operation: Operation, page: Page, options?: Options): unknown {
    const { charset, signal, ...others } = checked(options);
    checkSignal(signal);
    if (isLivePage(page) && others.url === undefined) others.url = addressOf(page);
    // The cheap check looks at the markup alone.
    const source = isLivePage(page)
      ? operation === "isReadable"
        ? htmlOf(page)
        : snapshot(page as Document).html
      : textOf(page, charset);
    return this.core.call(operation, source, others);
  }

  private async callIncoming(operation: Operation, page: IncomingPage, options?: Options): Promise<unknown> {
    const { charset, signal, ...others } = checked(options);
    return this.core.callIncoming(operation, (maxBytes) => piecesOf(page, charset, maxBytes, signal), others);
  }
}

function checked<T extends Options>(options: T = {} as T): T {
  if (options === null || typeof options !== "object" || Array.isArray(options)) {
    throw new LecternError(
      "invalid-options",
      'Options must be an object, such as { url: "https://example.org/story" }.',
    );
  }
  if (options.charset !== undefined && typeof options.charset !== "string") {
    throw new LecternError("invalid-options", 'Option "charset" must be a string.');
  }
  return options;
}

/** What is thrown: the reason of the signal that cancelled it, or an error of ours. */
function reasonOrError(error: unknown, options: Options | undefined): unknown {
  const signal = options?.signal;
  return signal?.aborted ? reasonOf(signal) : asLecternError(error);
}

/** What the core reads: text, or bytes of UTF-8 as they are. */
function textOf(page: Exclude<Page, LivePage>, charset: string | undefined): string | Uint8Array {
  if (typeof page === "string") return page;
  if (page instanceof Uint8Array || page instanceof ArrayBuffer) {
    const bytes = page instanceof Uint8Array ? page : new Uint8Array(page);
    const { name, bomLength } = sniff(bytes, charset);
    return name === "utf-8" ? bytes.subarray(bomLength) : decode(bytes, charset).text;
  }
  throw new LecternError(
    "invalid-input",
    "A page must be a string, a Uint8Array, an ArrayBuffer, a Document, a ReadableStream or an async iterable.",
  );
}
