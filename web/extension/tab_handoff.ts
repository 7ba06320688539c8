// Pages that rules open: handed from the background to the view in the page's own tab. Kept in memory alone, until the
// tab is closed.
import { browser } from "./browser.js";
import type { Collected } from "./collect.js";

/**
 * The page that a tab showed, or is to show, as it is: a rule leaves it alone there, so that the way back to it is no
 * trap.
 */
export interface RuleBypass {
  url: string;
  /** Words to scroll to when it is there. */
  words: string;
}

const pageKey = (tab: number, url = "") => `page ${tab} ${url}`;
const bypassKey = (tab: number) => `original ${tab}`;
const session = () => browser.storage.session;

/** Hands a page over. @return false where it is too large */
export async function handOver(tab: number, url: string, page: Collected): Promise<boolean> {
  const hand = () =>
    session()
      .set({ [pageKey(tab, url)]: page })
      .then(
        () => true,
        () => false,
      );
  if (await hand()) return true;
  // Those of before make room: their views then show the page itself.
  await session().remove(Object.keys(await session().get(null)).filter((key) => key.startsWith("page ")));
  return hand();
}

/** The page that was handed over; undefined where it is no longer there. */
export async function handedOver(tab: number, url: string): Promise<Collected | undefined> {
  const { [pageKey(tab, url)]: page } = await session().get(pageKey(tab, url));
  return page as Collected | undefined;
}

/** Has a tab show a page as it is, until it shows another one that rules could open. */
export async function keepRuleBypass(tab: number, original: RuleBypass): Promise<void> {
  await session().set({ [bypassKey(tab)]: original });
}

/** The page that a tab shows as it is. */
export async function ruleBypassIn(tab: number): Promise<RuleBypass | undefined> {
  const { [bypassKey(tab)]: original } = await session().get(bypassKey(tab));
  return original as RuleBypass | undefined;
}

/** Has rules count again in a tab. */
export async function forgetRuleBypass(tab: number): Promise<void> {
  await session().remove([bypassKey(tab)]);
}

/** Forgets all of a tab that is closed. */
export async function forgetTab(tab: number): Promise<void> {
  const keys = Object.keys(await session().get(null));
  await session().remove(keys.filter((key) => key === bypassKey(tab) || key.startsWith(pageKey(tab))));
}
