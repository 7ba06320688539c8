// What stands around the article: the page's address and ways back to it, and what is said where there is no article.
import { element, icon, type IconName } from "../element/dom.js";
import type { Interface } from "../element/messages.js";

/** So many characters after the host are shown: more than anybody reads, and than a line holds. */
const longestRest = 2000;

const shortened = (text: string) => (text.length > longestRest ? `${text.slice(0, longestRest)}…` : text);

/** An address as text: its host stands out, and nothing in it can turn the rest around. */
export function addressLine(address: string): HTMLElement {
  const line = element("bdi", { class: "address", dir: "ltr", title: shortened(address) });
  if (!URL.canParse(address)) line.append(shortened(address));
  else {
    const { protocol, host, pathname, search, hash } = new URL(address);
    line.append(`${protocol}//`, element("strong", {}, host), shortened(pathname + search + hash));
  }
  return line;
}

/** A button that does something, with a drawing, words or both. */
export function button(
  words: string,
  act: () => void,
  { drawing, bare = false }: { drawing?: IconName; bare?: boolean } = {},
): HTMLButtonElement {
  const made = element(
    "button",
    { type: "button", ...(drawing && { "aria-label": words, title: words }) },
    drawing && icon(drawing),
    bare ? undefined : element("span", {}, words),
  );
  made.addEventListener("click", act);
  return made;
}

/** What is said in the place of an article. */
export interface Notice {
  /** The page's title. */
  title: string;
  words: string;
  buttons?: HTMLButtonElement[];
}

/** Shows a notice. */
export function showNotice(main: HTMLElement, { title, words, buttons = [] }: Notice): void {
  main.replaceChildren(
    element("h1", {}, element("bdi", {}, title)),
    element("p", { role: "status" }, words),
    element("div", { class: "buttons" }, ...buttons),
  );
}

/** Has elements speak a language. */
export function speak({ lang, dir }: Interface, ...elements: HTMLElement[]): void {
  for (const each of elements) Object.assign(each, { lang, dir });
}
