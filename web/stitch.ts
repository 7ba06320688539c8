// The pages of an article, followed one after the other and put into one.
import { checkSignal, reasonOf, unlessAborted } from "./cancel.js";
import type { Core } from "./core.js";
import { asLecternError, LecternError, messageOf } from "./errors.js";
import { givenPage, pageLimits, type PageLimits } from "./fetched_page.js";
import { textFormats } from "./generated/formats.js";
import type { Article, Fetcher, IncomingPage, Options, Page, StitchOptions } from "./types.js";

const defaultMaxPages = 20;

/** Reads a page. */
export type Parse = (page: Page | IncomingPage, options: Options) => Article | null | Promise<Article | null>;

/** See {@link Lectern.stitch}. */
export async function stitch(
  article: Article,
  fetcher: Fetcher,
  options: StitchOptions,
  parse: Parse,
  core: Core,
): Promise<Article> {
  const {
    maxPages = defaultMaxPages,
    timeout = pageLimits.timeout,
    signal,
    onError,
    ...how
  } = checked(article, fetcher, options);
  const limits = { maxBytes: how.maxBytes ?? pageLimits.maxBytes, timeout };
  const pages = [article];
  const bodies = new Set([article.textContent]);
  const seen = new Set([how.url, article.canonicalUrl].filter(Boolean).map((url) => keyOf(String(url))));
  // The addresses that pages named, the latest page's first: it knows its neighbours, the first one perhaps only the
  // last.
  let known = unseen(article.nextPages, seen);
  // Pages that add nothing are counted too: else a page could have its reader ask for as many as it likes.
  for (let read = 1; known.length > 0 && read < maxPages; read += 1) {
    const url = known[0]!;
    let page: Article | null;
    try {
      page = await readPage(url, fetcher, limits, signal, how, parse);
    } catch (error) {
      if (signal?.aborted) throw reasonOf(signal);
      if (error instanceof LecternError && error.code === "invalid-options") throw error; // no other page would be read either
      onError?.(asLecternError(error), url);
      break;
    }
    if (signal?.aborted) throw reasonOf(signal);
    seen.add(keyOf(url));
    // Nothing to read, or a page that comes again whatever its number.
    if (page && !bodies.has(page.textContent)) {
      pages.push(page);
      bodies.add(page.textContent);
      known = [...page.nextPages, ...known];
    }
    known = unseen(known, seen);
  }
  return joined(pages, known, how, core);
}

function checked(article: Article, fetcher: Fetcher, options: StitchOptions): StitchOptions {
  const isArticle =
    typeof article === "object" &&
    article !== null &&
    typeof article.content === "string" &&
    Array.isArray(article.nextPages);
  if (!isArticle) throw new LecternError("invalid-input", "stitch needs an article returned by parse.");
  if (typeof fetcher !== "function")
    throw new LecternError(
      "invalid-options",
      "The fetcher must be a function that takes a URL and returns a page, such as fetch.",
    );
  const { maxPages, timeout, signal, onError } = options;
  if (maxPages !== undefined && (!Number.isInteger(maxPages) || maxPages < 1))
    throw new LecternError("invalid-options", 'Option "maxPages" must be a whole number of at least 1.');
  if (timeout !== undefined && !(timeout > 0))
    throw new LecternError("invalid-options", 'Option "timeout" must be a number above 0.');
  if (onError !== undefined && typeof onError !== "function")
    throw new LecternError("invalid-options", 'Option "onError" must be a function.');
  checkSignal(signal);
  return options;
}

/** An address as it counts: its fragment, its scheme and a slash at its end make no other page of it. */
function keyOf(url: string): string {
  return url
    .replace(/#.*/s, "")
    .replace(/^https?:/i, "")
    .replace(/\/$/, "");
}

/** What of addresses has not been read yet, each once. */
function unseen(urls: readonly string[], seen: ReadonlySet<string>): string[] {
  const out = new Map<string, string>();
  for (const url of urls) if (!seen.has(keyOf(url)) && !out.has(keyOf(url))) out.set(keyOf(url), url);
  return [...out.values()];
}

async function readPage(
  url: string,
  fetcher: Fetcher,
  limits: PageLimits,
  signal: AbortSignal | undefined,
  how: Options,
  parse: Parse,
): Promise<Article | null> {
  try {
    const { page, ...where } = await givenPage(fetcher, url, limits, signal);
    return await unlessAborted(parse(page, { ...how, ...where, ...(signal && { signal }) }), signal);
  } catch (error) {
    if (error instanceof LecternError) throw error;
    throw new LecternError("fetch-failed", `${url} could not be fetched: ${messageOf(error)}`, error);
  }
}

/** The core joins the bodies; what else pages have is lists. */
function joined(pages: readonly Article[], nextPages: string[], { formats, text }: Options, core: Core): Article {
  const [first] = pages as [Article];
  const { title, standfirst, byline, lang } = first;
  const input = {
    title: title ?? "",
    standfirst,
    byline: byline ?? "",
    lang: lang ?? "",
    pages: pages.map(({ content }) => content),
  };
  const how = { ...(formats && { formats }), ...(text && { text }) };
  const { article: body } = core.call("join", JSON.stringify(input), how) as { article: Article };
  const { content, textContent, length, wordCount, readingTime, outline } = body;
  const { comments: _, ...others } = first;
  const onDemand = [...textFormats, "nodes"] as const;
  for (const name of onDemand) delete others[name];
  const links = new Map(
    pages
      .flatMap(({ relatedLinks }) => relatedLinks)
      .reverse()
      .map((link) => [link.url, link]),
  );
  const posts = pages.flatMap((page) => page.posts);
  const comments = pages.flatMap((page) => page.comments ?? []);
  return {
    ...others,
    content,
    textContent,
    length,
    wordCount,
    readingTime,
    outline,
    relatedLinks: [...links.values()].reverse(),
    nextPages,
    posts,
    confidence: Math.min(...pages.map(({ confidence }) => confidence)),
    ...(pages.some(({ truncated }) => truncated) ? { truncated: true } : {}),
    ...(comments.length > 0 ? { comments } : {}),
    ...Object.fromEntries(onDemand.filter((name) => name in body).map((name) => [name, body[name]])),
  };
}
