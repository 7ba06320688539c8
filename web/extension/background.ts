// What people ask for outside of the view. It keeps nothing: all that a view has to know stands in the view's address.
import { browser } from "./browser.js";
import { addMenus, chosen } from "./menus.js";
import { openView } from "./open_view.js";

browser.runtime.onInstalled.addListener(() => void addMenus());
browser.action.onClicked.addListener((tab) => void openView(tab));
browser.commands.onCommand.addListener((name, tab) => {
  if (name === "background" && tab) void openView(tab, { active: false });
});
browser.contextMenus.onClicked.addListener((choice, tab) => {
  if (tab) void openView(tab, chosen(choice));
});
