// Where the article on show is from.
import type { Reader } from "./aid.js";

/** An address as an absolute one; undefined for what is none. */
function absolute(address: string): URL | undefined {
  try {
    return new URL(address, document.baseURI);
  } catch {
    return undefined;
  }
}

/** The address of the article on show, absolute; "" where it has none. */
export function addressOf({ article, url }: Reader): string {
  const address = article?.canonicalUrl || url;
  return (address && absolute(address)?.href) || "";
}

/** The same where it is of the web, so that others can follow it. */
export function webAddressOf(reader: Reader): string {
  const address = addressOf(reader);
  return /^https?:/.test(address) ? address : "";
}

/** The site of an address: its host's name; that of the host's page where there is no address, "" where it is wrong. */
export const siteOf = (address: string | undefined): string => absolute(address ?? "")?.hostname ?? "";
