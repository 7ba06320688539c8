// The article as DOM, and what in it needs a hand.
import { footer } from "../article_nodes.js";
import { header } from "../header.js";
import { toDom } from "../index.js";
import type { Article, SourceRange } from "../types.js";
import type { Reader } from "./aid.js";
import { element, icon } from "./dom.js";
import { clickedFragment } from "./fragment.js";
import type { Interface } from "./messages.js";

/** Writes a message with a place for a word: "Show content from {provider}". */
function fill(message: string, provider: string): string {
  return message.replaceAll("{provider}", provider);
}

/** An embed's placeholder gets a button; only a click on it loads anything from the other site. */
function prepareEmbed(placeholder: HTMLElement, { messages, lang, dir }: Interface): void {
  const address = placeholder.dataset.embed ?? "";
  if (!address.startsWith("https://")) return;
  const provider = placeholder.dataset.provider ?? new URL(address).hostname;
  const button = element(
    "button",
    { type: "button", class: "embed", lang, dir },
    icon("play"),
    fill(messages.showEmbed, provider),
  );
  const note = element("small", { lang, dir }, fill(messages.embedNote, provider));
  button.addEventListener("click", () => {
    const frame = element("iframe", {
      src: address,
      title: provider,
      sandbox: "allow-scripts allow-same-origin allow-popups allow-presentation allow-forms",
      allow: "fullscreen; picture-in-picture; encrypted-media",
      allowfullscreen: true,
      referrerpolicy: "strict-origin-when-cross-origin",
    });
    placeholder.replaceChildren(frame);
    frame.focus();
  });
  placeholder.prepend(button, note);
}

/**
 * A video shows its poster as a picture, which loads like the article's others, until it plays. A `poster` attribute
 * would send the referrer of the page around the reader.
 */
function showPoster(video: HTMLVideoElement, { messages, lang, dir }: Interface): void {
  const poster = element("img", {
    src: video.dataset.poster ?? "",
    alt: "",
    loading: "lazy",
    decoding: "async",
    referrerpolicy: "no-referrer",
  });
  const label = element("span", { lang, dir }, messages.listen.play);
  const button = element("button", { type: "button", class: "poster" }, poster, icon("play"), label);
  const box = element("div", { class: "lectern-video" });
  video.replaceWith(box);
  box.append(video, button);
  button.addEventListener("click", () => {
    void video.play().catch(() => undefined); // the player says what is wrong
    video.focus();
  });
  video.addEventListener("play", () => button.remove(), { once: true });
  poster.addEventListener("error", () => button.remove(), { once: true });
}

/** A wide table scrolls by itself, by keyboard too. */
function wrapTable(table: HTMLTableElement): HTMLElement {
  const region = element("div", { class: "lectern-scroll" });
  table.replaceWith(region);
  region.append(table);
  return region;
}

/** Makes scrolling regions reachable by keyboard while they scroll, and only then. */
function watchOverflow(regions: readonly HTMLElement[], { tableRegion, codeRegion }: Interface["messages"]): void {
  if (regions.length === 0 || typeof ResizeObserver === "undefined") return;
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const scrolls = target.scrollWidth > target.clientWidth + 1;
      const label = target.localName === "pre" ? codeRegion : tableRegion;
      for (const [name, value] of [
        ["tabindex", "0"],
        ["role", "region"],
        ["aria-label", label],
      ] as const) {
        if (scrolls) target.setAttribute(name, value);
        else target.removeAttribute(name);
      }
    }
  });
  for (const region of regions) observer.observe(region);
}

const sources = new WeakMap<Element, SourceRange>();

/** Where on the page an element of an article on show came from: `ElementNode.source`. */
export const sourceOf = (element: Element): SourceRange | undefined => sources.get(element);

/** The article's body. */
function body({ nodes }: Required<Pick<Article, "nodes">>): DocumentFragment {
  const made = toDom(nodes);
  const elements = made.querySelectorAll("*");
  let index = 0;
  for (const node of nodes) {
    if ("text" in node) continue;
    const element = elements[index++]!;
    if (node.source) sources.set(element, node.source);
  }
  return made;
}

/**
 * The article as an element: header, body, tags and related links.
 * @param article read with `formats: ["nodes"]`
 */
export function view(article: Article & Required<Pick<Article, "nodes">>, ui: Interface): HTMLElement {
  const made = element("article", { lang: article.lang ?? "", dir: article.dir ?? undefined, part: "article" });
  const { messages, lang, dir } = ui;
  made.append(
    toDom(header(article)),
    body(article),
    toDom(footer(article, { tags: messages.tags, related: messages.related, lang, dir })),
  );
  for (const placeholder of made.querySelectorAll<HTMLElement>("[data-embed]")) prepareEmbed(placeholder, ui);
  for (const video of made.querySelectorAll<HTMLVideoElement>("video[data-poster]")) showPoster(video, ui);
  const regions = [...made.querySelectorAll("table")]
    .filter((table) => !table.parentElement?.closest("table"))
    .map(wrapTable);
  watchOverflow([...regions, ...made.querySelectorAll("pre")], ui.messages);
  return made;
}

/** Space above the target of a link, CSS pixels. */
const margin = 16;

/** Follows links to places inside the article, which a browser does not do in a shadow root. */
export function followFragments(event: MouseEvent, { root, view }: Reader): void {
  const id = clickedFragment(event);
  if (!id) return;
  const target = root.getElementById(id);
  if (!target) return;
  event.preventDefault();
  view?.goTo(target, margin);
  if (!target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
}
