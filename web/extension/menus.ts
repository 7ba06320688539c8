import { browser, type MenuChoice } from "./browser.js";
import type { openView } from "./open_view.js";

const readable = ["http://*/*", "https://*/*", "file:///*"];

/** The entries of context menus by their names, which are also their words' in _locales. */
const menus = [
  { id: "menuPage", contexts: ["page", "action"], documentUrlPatterns: readable },
  { id: "menuBackground", contexts: ["page", "action"], documentUrlPatterns: readable },
  { id: "menuPick", contexts: ["page", "action"], documentUrlPatterns: readable },
  { id: "menuLink", contexts: ["link"], targetUrlPatterns: readable.slice(0, 2) },
  { id: "menuSelection", contexts: ["selection"], documentUrlPatterns: readable },
];

/** Puts the entries in, which the browser then keeps. */
export async function addMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const menu of menus) browser.contextMenus.create({ ...menu, title: browser.i18n.getMessage(menu.id) });
}

type OfView = typeof openView extends (tab: never, ...rest: infer Rest) => unknown ? Required<Rest> : never;

/** What to open for an entry: the rest of {@link openView}'s parameters. */
export function chosen({ menuItemId, linkUrl = "", frameId = 0 }: MenuChoice): OfView {
  if (menuItemId === "menuLink") return [{ link: linkUrl }, {}];
  if (menuItemId === "menuSelection") return [{ selection: true, frame: frameId }, {}];
  if (menuItemId === "menuPick") return [{ pick: true }, { active: false }];
  return [{}, { active: menuItemId !== "menuBackground" }];
}
