// People point at blocks of the article.
import type { BlockNote } from "../../types.js";
import type { Reader } from "../aid.js";
import { element } from "../dom.js";
import { sourceOf } from "../view.js";
import { firstVisible } from "../views/viewport.js";

/** The elements on show that come from blocks of the page, each with its blocks' places. */
function placesIn(content: HTMLElement, notes: readonly BlockNote[]): Map<HTMLElement, Set<number>> {
  const byBegin = (a: { begin: number }, b: { begin: number }) => a.begin - b.begin;
  const elements = [...content.querySelectorAll<HTMLElement>("*")]
    .flatMap((each) => ({ each, ...(sourceOf(each) ?? { begin: -1, end: -1 }) }))
    .filter(({ end }) => end >= 0);
  elements.sort((a, b) => byBegin(a, b) || b.end - a.end);
  const found = new Map<HTMLElement, Set<number>>();
  const around: typeof elements = [];
  let next = 0;
  for (const { source, place } of notes
    .filter(({ verdict }) => verdict === "keep")
    .sort((a, b) => byBegin(a.source, b.source))) {
    for (; next < elements.length && elements[next]!.begin <= source.begin; next += 1) {
      while (around.length > 0 && around.at(-1)!.end <= elements[next]!.begin) around.pop();
      around.push(elements[next]!);
    }
    while (around.length > 0 && around.at(-1)!.end <= source.begin) around.pop();
    const innermost = around.at(-1)?.each;
    if (innermost) found.set(innermost, (found.get(innermost) ?? new Set()).add(place));
  }
  // As they stand in the article.
  return new Map(
    [...found].sort(([a], [b]) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1)),
  );
}

/** What people do while they point. */
export interface Pointed {
  /** They chose a block: the places of what is outlined. `index` is its number among those that can be chosen. */
  chosen: (places: ReadonlySet<number>, index: number) => void;
  /** They chose what comes from no block. */
  missed: () => void;
  /** It is over. */
  ended: () => void;
}

/** Pointing, while it goes on. */
export interface Pointing {
  /** Says something where it is said how to point. */
  say(words: string): void;
  end(): void;
}

/**
 * Has people point at blocks of the article on show, by pointer or keyboard, until Escape, the button or {@link
 * Pointing.end}. What stands in the same place is outlined with the block, as it is chosen with it.
 * @param notes the article's blocks
 * @param hint how to point
 * @param from the number of the block that has the keyboard's focus at first; by default the first one in sight
 */
export function pointAt(
  reader: Reader,
  notes: readonly BlockNote[],
  hint: string,
  { chosen, missed, ended }: Pointed,
  from?: number,
): Pointing {
  const content = reader.content!;
  const blocks = placesIn(content, notes);
  const list = [...blocks.keys()];
  const words = element("p", { role: "status" }, hint);
  const done = element("button", { type: "button" }, reader.ui.messages.removed.done);
  const { lang, dir } = reader.ui;
  const box = element("div", { class: "lectern-pointing", lang, dir }, words, done);

  const blockAt = ({ target }: Event): HTMLElement | undefined => {
    for (let at = target as Element | null; at && at !== content; at = at.parentElement)
      if (blocks.has(at as HTMLElement)) return at as HTMLElement;
    return undefined;
  };
  const outline = (block: HTMLElement | undefined) => {
    const places = block ? blocks.get(block)! : new Set<number>();
    for (const [each, its] of blocks)
      each.classList.toggle(
        "lectern-pointed",
        [...its].some((place) => places.has(place)),
      );
  };
  const choose = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
    const block = blockAt(event);
    if (block) chosen(blocks.get(block)!, list.indexOf(block));
    else missed();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Enter") return choose(event);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const block = blockAt(event);
    list[block ? list.indexOf(block) + step : 0]?.focus();
  };
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // of a dialog that the reader stands in
    end();
  };
  const follow = (event: Event) => outline(blockAt(event));

  function end(): void {
    document.removeEventListener("keydown", onEscape);
    content.removeEventListener("pointerover", follow);
    content.removeEventListener("focusin", follow);
    content.removeEventListener("click", choose, true);
    content.removeEventListener("keydown", onKey, true);
    outline(undefined);
    content.classList.remove("lectern-choosing");
    for (const block of focusable) block.removeAttribute("tabindex");
    box.remove();
    ended();
  }

  document.addEventListener("keydown", onEscape);
  content.addEventListener("pointerover", follow);
  content.addEventListener("focusin", follow);
  content.addEventListener("click", choose, true);
  content.addEventListener("keydown", onKey, true);
  done.addEventListener("click", end);
  content.classList.add("lectern-choosing");
  const focusable = list.filter((block) => !block.hasAttribute("tabindex"));
  for (const block of focusable) block.tabIndex = 0;
  reader.frame.append(box);
  (list[Math.min(from ?? firstVisible(list, reader.view!.compareToViewport()), list.length - 1)] ?? done).focus({
    preventScroll: true,
  });
  return { say: (text) => words.replaceChildren(text), end };
}
