// What pages come as: a live page, the answer to a request.
import type { LivePage, ResponseLike } from "./types.js";

/** Whether a page is a Document. */
export function isLivePage(page: unknown): page is LivePage {
  return typeof page === "object" && page !== null && (page as LivePage).nodeType === 9;
}

/** A live page's markup, in the mode that the browser reads it in; {@link snapshot} tells what of it can be seen. */
export function htmlOf(page: LivePage): string {
  const html = page.documentElement?.outerHTML ?? "";
  return page.compatMode === "BackCompat" ? html : `<!DOCTYPE html>${html}`;
}

/** The address of a live page, where it is one that links can be relative to. */
export function addressOf(page: LivePage): string | undefined {
  return /^https?:/i.test(page.URL ?? "") ? page.URL : undefined;
}

/** Whether what a fetcher gave is a `Response`, or as good as one. */
export function isResponse(fetched: unknown): fetched is ResponseLike {
  return typeof (fetched as ResponseLike | null | undefined)?.arrayBuffer === "function";
}

/**
 * What an answer says of the page in it: where it was in the end, and its encoding.
 * @param asked the address that was asked for
 */
export function headOf({ headers, url }: ResponseLike, asked: string | undefined): { url?: string; charset?: string } {
  const charset = charsetOf(headers?.get("content-type") ?? "");
  const address = /^https?:/i.test(url ?? "") ? url : asked;
  return { ...(address === undefined ? {} : { url: address }), ...(charset === undefined ? {} : { charset }) };
}

/** Extracts the label from `text/html; charset=…`, as the standard does for a meta element (the header's rules are close enough). */
export function charsetOf(contentType: string): string | undefined {
  const found = /charset[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|([^"'\t\n\f\r ;][^\t\n\f\r ;]*))/i.exec(contentType);
  return found ? (found[1] ?? found[2] ?? found[3]) : undefined;
}
