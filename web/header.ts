import { NodeList } from "./node_list.js";
import type { Article, ArticleNode } from "./types.js";

/** What of an article its header shows. */
export type HeaderFields = Pick<
  Article,
  "title" | "standfirst" | "byline" | "authors" | "siteName" | "publishedTime" | "readingTime" | "lang"
>;

/**
 * The header of an article as a node list: site, title, standfirst, and one line of authors, date and minutes to read,
 * each only where it is known. The elements have the classes that the style sheet knows.
 * @param locale BCP 47: the language that date and minutes are written in; by default the article's
 */
export function header(article: HeaderFields, locale: string = article.lang ?? ""): ArticleNode[] {
  const list = new NodeList();
  const root = list.open("header", -1);
  if (article.siteName) list.text(article.siteName, list.open("p", root, { class: "lectern-site" }));
  if (article.title) list.text(article.title, list.open("h1", root));
  if (article.standfirst) list.text(article.standfirst, list.open("p", root, { class: "lectern-standfirst" }));

  const parts: ((parent: number) => void)[] = [];
  if (article.authors.length > 0) parts.push((parent) => addAuthors(list, parent, article, locale));
  else if (article.byline) parts.push((parent) => list.text(article.byline!, list.open("strong", parent)));
  if (article.publishedTime) {
    const datetime = article.publishedTime;
    parts.push((parent) => list.text(formatDate(datetime, locale), list.open("time", parent, { datetime })));
  }
  if (article.readingTime > 0) parts.push((parent) => list.text(formatMinutes(article.readingTime, locale), parent));
  if (parts.length > 0) {
    const line = list.open("p", root, { class: "lectern-byline" });
    parts.forEach((add, index) => {
      if (index > 0) list.text(" · ", line);
      add(line);
    });
  }
  return list.nodes;
}

function addAuthors(list: NodeList, parent: number, { authors }: HeaderFields, locale: string): void {
  const names = new Intl.ListFormat(supported(locale), { type: "conjunction" }).formatToParts(
    authors.map(({ name }) => name),
  );
  let index = 0;
  for (const { type, value } of names) {
    if (type === "literal") {
      list.text(value, parent);
      continue;
    }
    const { url } = authors[index]!;
    const strong = list.open("strong", parent);
    list.text(value, url ? list.open("a", strong, { href: url, rel: "author noopener noreferrer" }) : strong);
    index += 1;
  }
}

/** The date in words, as exactly as it is known; what is no ISO 8601 date is shown as it is. */
export function formatDate(iso: string, locale: string): string {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])/.exec(iso);
  if (!found) return iso;
  const [, year, month, day] = found;
  // The day where the article was published, not where it is read.
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  return new Intl.DateTimeFormat(supported(locale), {
    timeZone: "UTC",
    year: "numeric",
    ...(month ? { month: "long" } : {}),
    ...(day ? { day: "numeric" } : {}),
  }).format(date);
}

/** Whole minutes in words, one at the least. */
export function formatMinutes(minutes: number, locale: string): string {
  const whole = Math.max(1, Math.round(minutes));
  return new Intl.NumberFormat(supported(locale), { style: "unit", unit: "minute", unitDisplay: "long" }).format(whole);
}

/** A page may name any language, even one that is none. */
function supported(locale: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale)[0] ?? "en";
  } catch {
    return "en";
  }
}
