// What happens when a page has arrived in a tab: on sites for which the person gave permission, and on no others.
import { browser, type Tab } from "./browser.js";
import { forgetRuleBypass, handOver, keepRuleBypass, ruleBypassIn } from "./tab_handoff.js";
import { openView } from "./open_view.js";
import { collectPage } from "./page.js";
import { isReadable, isTabReadable } from "./readable.js";
import { hostOf, isGranted, readRules, ruledIn } from "./rules.js";
import { scrollToWords } from "./scroll_to_words.js";
import { extensionStore } from "./store.js";
import { samePage, viewAddress, webAddress } from "./view_address.js";

/** What is done with each tab, one arrival after the other. */
const work = new Map<number, Promise<void>>();

/** Looks at the page that has arrived in a tab. */
export function arrived({ id, url = "", ...tab }: Tab): void {
  if (id === undefined || !webAddress(url)) return;
  const before = work.get(id) ?? Promise.resolve();
  // A tab that is gone, or shows another page by now, has nothing more to be done with.
  const now = before.then(() => look({ ...tab, id, url })).catch(() => {});
  work.set(id, now);
  void now.then(() => work.get(id) === now && work.delete(id));
}

async function look(tab: Tab & { id: number; url: string }): Promise<void> {
  const { id, url } = tab;
  const original = await ruleBypassIn(id);
  const asItIs = original !== undefined && samePage(original.url, url);
  if (original && !asItIs) await forgetRuleBypass(id);
  // The button alone lets a tab be read as well: that is no permission for more.
  if (!(await isGranted(hostOf(url)))) return;
  if (!asItIs && ruledIn(await readRules(extensionStore), url) && (await openInTab(tab))) return;
  if (asItIs && original.words) {
    await keepRuleBypass(id, { url, words: "" });
    await browser.scripting.executeScript({ target: { tabId: id }, func: scrollToWords, args: [original.words] });
  }
  await showBadge(id, await isTabReadable(id, url));
}

/**
 * Opens the view in the tab in place of the page, or beside it where the page is too large to be handed over. @return
 * false where there is nothing to read
 */
async function openInTab(tab: Tab & { id: number; url: string }): Promise<boolean> {
  const { id, url } = tab;
  const page = await collectPage({ tab: id, url, frame: 0, selection: false, pick: false, link: "", kept: false });
  if (!page || !(await isReadable(page.html, url))) return false;
  await keepRuleBypass(id, { url, words: "" });
  if (await handOver(id, url, page))
    await browser.tabs.update(id, { url: browser.runtime.getURL(viewAddress({ tab: id, url, kept: true })) });
  else await openView(tab);
  return true;
}

/** Says on the button whether a tab's page is readable. */
async function showBadge(tabId: number, readable: boolean): Promise<void> {
  await browser.action.setBadgeText({ tabId, text: readable ? "✓" : "" });
  if (readable) await browser.action.setBadgeBackgroundColor({ tabId, color: "#1d6b45" });
}
