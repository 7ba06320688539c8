// What the extension's own pages have in common: the language that the reader speaks.
import { chooseLanguage, loadInterface, type Interface } from "../element/messages.js";
import { loadObject, type Choices } from "../element/store.js";
import { extensionStore } from "./store.js";

/** The interface in the language that was chosen for the reader, else the browser's; the page is in it from now on. */
export async function pageInterface(): Promise<Interface> {
  const { uiLang } = await loadObject<Choices>(extensionStore, "settings");
  const ui = await loadInterface(
    chooseLanguage([typeof uiLang === "string" ? uiLang : undefined, ...navigator.languages]),
  );
  Object.assign(document.documentElement, { lang: ui.lang, dir: ui.dir });
  return ui;
}
