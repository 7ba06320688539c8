import { browser, type MenuChoice } from "./browser.js";
import type { OpenViewOptions } from "./open_view.js";

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

/** What to open for an entry. */
export function chosen({ menuItemId, linkUrl = "", frameId = 0 }: MenuChoice): OpenViewOptions {
  if (menuItemId === "menuLink") return { subject: { link: linkUrl } };
  if (menuItemId === "menuSelection") return { subject: { selection: true, frame: frameId } };
  if (menuItemId === "menuPick") return { subject: { pick: true }, active: false };
  return { active: menuItemId !== "menuBackground" };
}
