import type { AidMaker, Reader } from "../aid.js";
import { element } from "../dom.js";
import { format } from "../message_format.js";
import type { Interface } from "../messages.js";
import { runningText } from "../running_text.js";
import { progressOf, progressText } from "./progress.js";
import { exploreStyle } from "./explore_style.js";

/** The article's title and headings, in order; not those that the reader put under it. */
function headingsOf({ content }: Reader): HTMLElement[] {
  const headings = [...(content?.querySelectorAll<HTMLElement>("h1, h2, h3, h4, h5, h6") ?? [])];
  return headings.filter((heading) => heading.textContent.trim() !== "" && !heading.closest("article > footer"));
}

const levelOf = (heading: HTMLElement) => (heading.closest("article > header") ? 0 : Number(heading.localName[1]));

/** Numbers for an article's further pages: those at the ends of their addresses where they count on, else from 2. */
function pageNumbers(addresses: readonly string[]): number[] {
  const found = addresses.map((address) => Number(/(\d{1,4})\D*$/.exec(address)?.[1] ?? 0));
  return found[0]! > 1 && found.every((number, index) => number === found[0]! + index)
    ? found
    : addresses.map((_, index) => index + 2);
}

/** The outline with the current section marked, what else there is to read, and how far one is. */
export const explore: AidMaker = (reader) => {
  let stop: (() => void) | undefined;
  let links: HTMLElement[] = [];
  let left: HTMLElement | undefined;
  /**
   * The heading that was chosen last, current as long as nobody scrolls: it may stand too low to be brought to the top.
   */
  let chosen: { heading: HTMLElement; position: number } | undefined;

  /** The index of the heading that one reads under; -1 before the first. */
  const current = (headings: readonly HTMLElement[]): number => {
    const view = reader.view!;
    if (chosen && chosen.position !== view.position) chosen = undefined;
    if (chosen) return headings.indexOf(chosen.heading);
    return headings.filter((heading) => view.hasReached(heading.getBoundingClientRect())).length - 1;
  };

  const goTo = (heading: HTMLElement) => {
    const view = reader.view!;
    if (levelOf(heading) > 0) view.goTo(heading, 16);
    else view.goTo("start");
    if (!heading.hasAttribute("tabindex")) heading.setAttribute("tabindex", "-1");
    heading.focus({ preventScroll: true });
    chosen = { heading, position: view.position };
    mark();
  };

  const mark = () => {
    if (!left?.isConnected || !reader.content?.isConnected) return;
    left.textContent = progressText(progressOf(reader), reader.ui);
    const at = current(headingsOf(reader));
    links.forEach((link, index) => {
      if (index === at) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };

  const outline = (headings: readonly HTMLElement[]) => {
    const root = element("ol", { lang: reader.article?.lang ?? undefined, dir: reader.article?.dir ?? undefined });
    const open: { level: number; list: HTMLElement }[] = [{ level: -1, list: root }];
    links = headings.map((heading, index) => {
      const level = levelOf(heading);
      while (open.length > 1 && open.at(-1)!.level >= level) open.pop();
      const link = element("a", { href: `#${heading.id}` }, runningText(heading));
      link.addEventListener("click", (event) => {
        // The article may have been built anew since.
        const target = headingsOf(reader)[index];
        event.preventDefault();
        event.stopPropagation();
        if (target) goTo(target);
        reader.open(undefined);
      });
      const item = element("li", {}, link);
      const above = open.at(-1)!;
      if (above.list.localName === "li") {
        const list = element("ol");
        above.list.append(list);
        above.list = list;
      }
      above.list.append(item);
      open.push({ level, list: item });
      return link;
    });
    return root;
  };

  const part = (name: string, title: string, ...content: Node[]) =>
    element("section", { class: name, "aria-label": title }, element("h2", {}, title), ...content);

  const listOf = (items: readonly (Node | string)[]) =>
    element(
      "ul",
      { lang: reader.article?.lang ?? undefined, dir: reader.article?.dir ?? undefined },
      ...items.map((item) => element("li", {}, item)),
    );

  const build = ({ messages, lang }: Interface): Node => {
    const { nextPages = [], relatedLinks = [], tags = [] } = reader.article ?? {};
    const words = messages.explore;
    left = element("p", { class: "left" });
    const panel = element("div", {}, left);
    const headings = headingsOf(reader);
    links = [];
    if (headings.length > 1)
      panel.append(
        element("nav", { "aria-label": words.contents }, element("h2", {}, words.contents), outline(headings)),
      );
    if (nextPages.length > 0) {
      const numbers = pageNumbers(nextPages);
      const pages = nextPages.map((href, index) =>
        element("a", { href, rel: "noopener noreferrer" }, format(words.page, { number: numbers[index]! }, lang)),
      );
      const list = listOf(pages);
      list.removeAttribute("lang");
      list.removeAttribute("dir");
      panel.append(part("pages", words.nextPages, list));
    }
    if (relatedLinks.length > 0)
      panel.append(
        part(
          "related",
          messages.related,
          listOf(relatedLinks.map(({ text, url }) => element("a", { href: url, rel: "noopener noreferrer" }, text))),
        ),
      );
    if (tags.length > 0) panel.append(part("tags", messages.tags, listOf(tags)));
    queueMicrotask(() => {
      mark();
      const link = links.find((one) => one.hasAttribute("aria-current"));
      const box = link?.closest<HTMLElement>(".panel");
      if (link && box) box.scrollTop = link.offsetTop - box.clientHeight / 2;
    });
    return panel;
  };

  const step = (direction: 1 | -1) => () => {
    const headings = headingsOf(reader);
    if (headings.length === 0) return false;
    const at = current(headings);
    const heading = headings[at];
    // Back from within a section is first to its own beginning.
    const within = direction < 0 && heading && reader.view!.compareToViewport()(heading.getBoundingClientRect()) < 0;
    const next = headings[within ? at : at + direction];
    if (!next) return false;
    goTo(next);
    return true;
  };

  return {
    style: exploreStyle,
    panel: { name: "explore", icon: "outline", label: ({ messages }) => messages.explore.title, build },
    commands: [
      { name: "nextHeading", key: "j", run: step(1) },
      { name: "previousHeading", key: "k", run: step(-1) },
      {
        name: "toTop",
        key: "shift+k",
        run() {
          const heading = headingsOf(reader)[0];
          if (!heading) return false;
          goTo(heading);
          return true;
        },
      },
      {
        name: "explore",
        key: "o",
        run() {
          const panel = reader.root.getElementById("lectern-explore");
          if (!panel) return false;
          const open = panel.hidden;
          reader.open(open ? "explore" : undefined);
          mark();
          const target = open
            ? (panel.querySelector<HTMLElement>("a[aria-current]") ?? panel.querySelector("a"))
            : null;
          (target ?? reader.root.querySelector<HTMLElement>("[data-panel=explore]"))?.focus({ preventScroll: true });
          return true;
        },
      },
    ],
    shown() {
      chosen = undefined;
      stop = reader.view!.onViewportChange(mark);
      mark();
    },
    gone() {
      stop?.();
      chosen = undefined;
    },
  };
};
