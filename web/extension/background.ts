// What people ask for outside of the view, now or by a rule. It keeps nothing: what a view has to know stands in the
// view's address, or was handed over.
import { arrived } from "./arrival.js";
import { browser } from "./browser.js";
import { forgetTab } from "./tab_handoff.js";
import { addMenus, chosen } from "./menus.js";
import { openView } from "./open_view.js";

browser.runtime.onInstalled.addListener(({ reason }) => {
  void addMenus();
  if (reason === "install") void browser.tabs.create({ url: browser.runtime.getURL("welcome.html") });
});
browser.action.onClicked.addListener((tab) => void openView(tab));
browser.commands.onCommand.addListener((name, tab) => {
  if (name === "background" && tab) void openView(tab, { active: false });
});
browser.contextMenus.onClicked.addListener((choice, tab) => {
  if (tab) void openView(tab, chosen(choice));
});
browser.tabs.onUpdated.addListener((_, { status }, tab) => {
  if (status === "complete") arrived(tab);
});
browser.tabs.onRemoved.addListener((id) => void forgetTab(id));
