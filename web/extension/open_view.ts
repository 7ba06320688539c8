import { browser, type Tab } from "./browser.js";
import { viewAddress, type Subject } from "./view_address.js";

/** What to open of a tab, and how. */
export interface OpenViewOptions {
  /** What of its page, or what in its place; by default the page. */
  subject?: Partial<Subject>;
  /** Whether the view comes to the front; by default it does. */
  active?: boolean;
}

/** Opens the view of a tab's page beside it. */
export async function openView(
  { id, index, windowId, url = "" }: Tab,
  { subject = {}, active = true }: OpenViewOptions = {},
): Promise<void> {
  if (id === undefined) return;
  const address = browser.runtime.getURL(viewAddress({ tab: id, url, ...subject }));
  await browser.tabs.create({ url: address, windowId, index: index + 1, openerTabId: id, active });
}
