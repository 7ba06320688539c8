// The page that a view shows, in its tab.
import { browser, type Tab } from "./browser.js";
import type { Collected } from "./collect.js";
import { forgetRuleBypass, handedOver, keepRuleBypass } from "./tab_handoff.js";
import type { PickWords } from "./pick.js";
import { Problem, problemOf } from "./problem.js";
import { scrollToWords } from "./scroll_to_words.js";
import { samePage, webAddress, type Subject } from "./view_address.js";

/** The tab, while it is there. */
export async function tabOf({ tab }: Subject): Promise<Tab | undefined> {
  try {
    return await browser.tabs.get(tab);
  } catch {
    return undefined;
  }
}

interface Target {
  tabId: number;
  frameIds: number[];
}

async function inject(target: Target, file: string): Promise<unknown> {
  const [injected] = await browser.scripting.executeScript({ target, files: [file] });
  return injected?.result;
}

/** Has a person point at a part of the page in front; null where they end that, or leave the page. */
async function pick(target: Target, words: PickWords): Promise<unknown> {
  await inject(target, "pick.js");
  await browser.tabs.update(target.tabId, { active: true });
  // It runs in the page: what it uses was injected before.
  const run = (given: PickWords) =>
    (globalThis as unknown as { picking: typeof import("./pick.js") }).picking.pick(given);
  const [injected] = await browser.scripting.executeScript({ target, func: run, args: [words] }).catch(() => []);
  return injected?.result ?? null;
}

/**
 * Collects the page as it is now, or what a person points at.
 * @param words for pointing: without them the whole page is collected
 * @returns undefined where a person shall point at something and does not
 * @throws Problem where the browser does not allow that, or the tab shows something else
 */
export async function collectPage(subject: Subject, words?: PickWords): Promise<Collected | undefined> {
  const tab = await tabOf(subject);
  if (!tab) throw new Problem("closed");
  let collected: Collected | null | undefined;
  try {
    const target = { tabId: subject.tab, frameIds: [subject.frame] };
    collected = (await (subject.pick && words
      ? pick(target, words)
      : inject(target, subject.selection ? "collect_selection.js" : "collect_page.js"))) as typeof collected;
  } catch {
    // Told below what it means.
  }
  if (subject.pick && collected === null) return undefined;
  if (!collected) throw new Problem(reasonFor(subject, tab));
  // Somebody points at what is there, whatever it is by then.
  if (!subject.pick && subject.frame === 0 && collected.url && subject.url && !samePage(collected.url, subject.url))
    throw new Problem("moved");
  const problem = problemOf(collected.contentType);
  if (problem) throw new Problem(problem);
  return collected;
}

/**
 * The page that was handed over to this tab. Where it is no longer there, the tab shows the page itself, and this never
 * comes.
 */
export async function keptPage({ url }: Subject): Promise<Collected> {
  const own = await browser.tabs.getCurrent();
  const page = own?.id === undefined ? undefined : await handedOver(own.id, url);
  if (!page) return showAgain({ url });
  await keepRuleBypass(own!.id!, { url, words: "" }); // however one came here
  return page;
}

/** Shows the page anew in this tab: its rule then opens it again. */
export async function showAgain({ url }: Pick<Subject, "url">): Promise<never> {
  const own = await browser.tabs.getCurrent();
  if (own?.id !== undefined) await forgetRuleBypass(own.id);
  location.replace(webAddress(url) || "about:blank");
  return new Promise(() => {});
}

/** Goes back to the page that was in this tab, and there to words of it. */
export async function backInTab({ url }: Subject, words: string): Promise<void> {
  const own = await browser.tabs.getCurrent();
  if (own?.id !== undefined) await keepRuleBypass(own.id, { url, words });
  if (history.length > 1) history.back();
  else location.replace(webAddress(url) || "about:blank");
}

/** Why a tab cannot be read. */
function reasonFor({ url }: Subject, tab: Tab): Problem["problem"] {
  if (/^(?:https?|file):[^?#]*\.pdf$/i.test(url.split(/[?#]/, 1)[0]!)) return "pdf";
  if (!webAddress(url) && !url.startsWith("file:")) return "protected";
  // The address of a tab that may be read is told: a page that is told and cannot be read is one that the browser
  // protects.
  if (tab.url === undefined) return "grant";
  return samePage(tab.url, url) ? "protected" : "moved";
}

/**
 * Goes back to words of the page: in its tab where it still shows it, else in a new one.
 * @throws Problem where there is neither
 */
export async function backToPage(subject: Subject, words: string): Promise<void> {
  const tab = await tabOf(subject);
  const address = webAddress(subject.url);
  // The address of a page that may not be read is not told: then it is the tab that people go back to.
  const there = tab?.url === undefined ? address === "" : samePage(tab.url, subject.url);
  if (tab?.id !== undefined && (there || subject.link !== "")) {
    if (words && subject.link === "")
      await browser.scripting
        .executeScript({ target: { tabId: tab.id, frameIds: [subject.frame] }, func: scrollToWords, args: [words] })
        .catch(() => {});
    await browser.tabs.update(tab.id, { active: true });
  } else if (address) {
    await openAddress(address);
  } else {
    throw new Problem("closed");
  }
}

/** Opens an address of the web in a tab beside this one, as it is. */
export async function openAddress(url: string): Promise<void> {
  if (!url) return;
  const own = await browser.tabs.getCurrent();
  const { id } = await browser.tabs.create({ url, ...(own && { windowId: own.windowId, index: own.index + 1 }) });
  if (id !== undefined) await keepRuleBypass(id, { url, words: "" });
}

/** Brings the view to the front. */
export async function showView(): Promise<void> {
  const own = await browser.tabs.getCurrent();
  if (own?.id !== undefined) await browser.tabs.update(own.id, { active: true });
}

/** Closes the view. */
export async function closeView(): Promise<void> {
  const own = await browser.tabs.getCurrent();
  if (own?.id !== undefined) await browser.tabs.remove(own.id);
}
