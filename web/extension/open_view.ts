import { browser, type Tab } from "./browser.js";
import { viewAddress, type Subject } from "./view_address.js";

/**
 * Opens the view of a tab's page beside it.
 * @param subject what of it, or what in its place
 * @param active whether the view comes to the front
 */
export async function openView({ id, index, windowId, url = "" }: Tab, subject: Partial<Subject> = {}, { active = true } = {}): Promise<void> {
  if (id === undefined) return;
  const address = browser.runtime.getURL(viewAddress({ tab: id, url, ...subject }));
  await browser.tabs.create({ url: address, windowId, index: index + 1, openerTabId: id, active });
}
