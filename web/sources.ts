// What pages come as: a live page, the answer to a request.
import { dom } from "./snapshot/dom.js";
import type { LivePage, ResponseLike } from "./types.js";

/** Whether a page is a Document, whatever its images are called. */
export function isLivePage(page: unknown): page is LivePage {
  return (
    typeof page === "object" &&
    page !== null &&
    ((page as LivePage).nodeType === 9 ||
      /^\[object (?:HTML|XML)?Document\]$/.test(Object.prototype.toString.call(page)))
  );
}

/** A property of a live page, past images of its name; of another DOM library's page, as that has it. */
function read<Name extends "documentElement" | "URL" | "compatMode">(page: LivePage, name: Name): LivePage[Name] {
  try {
    return dom()[name](page) as LivePage[Name];
  } catch {
    return page[name];
  }
}

/** A live page's markup, in the mode that the browser reads it in; {@link snapshot} tells what of it can be seen. */
export function htmlOf(page: LivePage): string {
  const html = read(page, "documentElement")?.outerHTML ?? "";
  return read(page, "compatMode") === "BackCompat" ? html : `<!DOCTYPE html>${html}`;
}

/** The address of a live page, where it is one that links can be relative to. */
export function addressOf(page: LivePage): string | undefined {
  const url = read(page, "URL") ?? "";
  return /^https?:/i.test(url) ? url : undefined;
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

/**
 * Extracts the label from `text/html; charset=…`, as the standard does for a meta element (the header's rules are close
 * enough).
 */
export function charsetOf(contentType: string): string | undefined {
  const found = /charset[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|([^"'\t\n\f\r ;][^\t\n\f\r ;]*))/i.exec(
    contentType,
  );
  return found ? (found[1] ?? found[2] ?? found[3]) : undefined;
}
