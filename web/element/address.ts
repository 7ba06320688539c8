// Where the article on show is from.
import type { Article } from "../types.js";

/** What the reader shows, and the address that it was read at. */
interface Shown {
  readonly article: Article | null;
  readonly url: string | undefined;
}

/** An address as an absolute one; undefined for what browsers take for none, as the core need not. */
export function absolute(address: string): URL | undefined {
  try {
    return new URL(address, document.baseURI);
  } catch {
    return undefined;
  }
}

/** A host's name as visitors know it. */
const hostOf = ({ host }: URL): string => host.replace(/^www\./, "");

/**
 * The address of the article on show, absolute; "" where it has none. A page's word for its own address counts only
 * within the site that it was read at: else any page could reach what is kept for another.
 */
export function addressOf({ article, url }: Shown): string {
  const read = url ? absolute(url) : undefined;
  const said = article?.canonicalUrl ? absolute(article.canonicalUrl) : undefined;
  const isOwn = read && said && said.host !== "" && hostOf(read) === hostOf(said);
  return (isOwn ? said : read)?.href ?? "";
}

/** The same where it is of the web, so that others can follow it. */
export function webAddressOf(shown: Shown): string {
  const address = addressOf(shown);
  return /^https?:/.test(address) ? address : "";
}

/** The site of an address: its host's name; that of the host's page where there is no address, "" where it is wrong. */
export const siteOf = (address: string | undefined): string => absolute(address ?? "")?.hostname ?? "";
