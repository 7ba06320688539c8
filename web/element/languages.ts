import type { Alternate } from "../types.js";
import { element } from "./dom.js";
import { languageName, type Interface } from "./messages.js";

/** The article in other languages, as links; undefined where there are none. */
export function alternateList(alternates: readonly Alternate[], { messages }: Interface): HTMLElement | undefined {
  if (alternates.length === 0) return undefined;
  const links = alternates.map(({ lang, url }) =>
    element("li", {}, element("a", { href: url, lang, hreflang: lang, rel: "noopener noreferrer" }, languageName(lang))),
  );
  return element("div", { class: "alternates" }, element("h2", {}, messages.articleLanguages), element("ul", {}, ...links));
}
