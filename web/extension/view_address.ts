// What a view shows stands in its address, so that nothing has to be remembered for it.

/** What a view shows. */
export interface Subject {
  /** The tab with the page. */
  tab: number;
  /**
   * The address that the tab had; "" where it was not told, or is longer than an address of ours could hold. Anybody
   * may have written it: it is shown, compared and opened, no more.
   */
  url: string;
  /** The frame in which something was selected. */
  frame: number;
  /** Only what is selected. */
  selection: boolean;
  /** Only what a person points at on the page, which is asked for anew whenever the view is loaded. */
  pick: boolean;
  /** The page that a link leads to, in place of the tab's own: of http(s), else "". */
  link: string;
  /** The page as it was handed over: it stood in the view's own tab. */
  kept: boolean;
}

/** Browsers count tabs and frames in 31 bits. */
const largestId = 0x7fffffff;

/** An address of the web; "" for any other. */
export const webAddress = (address: string): string =>
  /^https?:\/\//i.test(address) && URL.canParse(address) ? new URL(address).href : "";

/** So many characters of a page's address; browsers open none of two million, and here each may be written as three. */
const longestUrl = 100_000;

/** The address of the view of something, relative to the extension. */
export function viewAddress({
  tab,
  url,
  frame = 0,
  selection = false,
  pick = false,
  link = "",
  kept = false,
}: Pick<Subject, "tab" | "url"> & Partial<Subject>): string {
  const query = new URLSearchParams({ tab: String(tab), url: url.length > longestUrl ? "" : url });
  if (frame !== 0) query.set("frame", String(frame));
  if (selection) query.set("selection", "1");
  if (pick) query.set("pick", "1");
  if (link) query.set("link", link);
  if (kept) query.set("kept", "1");
  return `view.html?${query}`;
}

/** Reads what {@link viewAddress} wrote; for anything else a tab that does not exist. */
export function subjectOf(search: string): Subject {
  const query = new URLSearchParams(search);
  const number = (name: string, otherwise: number) => {
    const text = query.get(name) ?? "";
    return /^\d{1,10}$/.test(text) && Number(text) <= largestId ? Number(text) : otherwise;
  };
  const link = webAddress(query.get("link") ?? "");
  return {
    tab: number("tab", -1),
    url: query.get("url") ?? "",
    frame: number("frame", 0),
    selection: query.has("selection"),
    pick: query.has("pick"),
    link,
    kept: query.has("kept"),
  };
}

/** Whether two addresses are of one page: they may differ in the place on it. */
export const samePage = (a: string, b: string): boolean => a.split("#", 1)[0] === b.split("#", 1)[0];
