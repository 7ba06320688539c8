import type { BlockNote, Explanation } from "../../types.js";
import type { AidMaker } from "../aid.js";
import { element } from "../dom.js";
import { format } from "../message_format.js";
import type { Interface } from "../messages.js";
import type { Original } from "../read_page.js";
import { remember } from "../restored.js";
import { bring, topOffset } from "../scrolling.js";
import { find, quote, rangeOf } from "../text_position.js";
import { removedStyle } from "./removed_style.js";

type Kind = keyof Interface["messages"]["removed"]["kinds"];

/** What people call what the core says that a block is. What is not here is other text. */
const kindOf: Readonly<Record<string, Kind>> = {
  advertisement: "advertisement",
  newsletter: "newsletter",
  share: "share",
  navigation: "navigation",
  settings: "settings",
  comment: "comments",
  "cookie-notice": "cookies",
  legal: "legal",
  "related-link": "related",
  hidden: "hidden",
  figure: "media",
  embed: "media",
};

/** Blocks that stand in the same place, and are restored together. */
interface Group {
  place: number;
  kind: Kind;
  blocks: BlockNote[];
}

/** So much of a block is shown. */
const longest = 600;

/** The groups of those blocks that were left out, or of those that were restored, in the order of the page. */
function groupsOf({ blocks }: Explanation, restored: boolean): Group[] {
  const groups = new Map<number, Group>();
  for (const block of blocks) {
    const wanted = restored ? block.verdict === "keep" && block.reason === "asked" : block.verdict === "drop";
    if (!wanted || block.text === "") continue;
    const group = groups.get(block.place);
    if (group) group.blocks.push(block);
    else groups.set(block.place, { place: block.place, kind: kindOf[block.role] ?? "text", blocks: [block] });
  }
  return [...groups.values()];
}

/** What was left out of the page: of what kind and how much of it; each part can be looked at and restored, for the whole site. */
export const removed: AidMaker = (reader) => {
  /** Where the keyboard goes once the panel has been built anew. */
  let follow = false;

  async function restore(original: Original, place: number, wanted: boolean): Promise<void> {
    const { content } = reader;
    void remember(reader.store, original.url, place, wanted);
    const top = content ? topOffset(reader) : 0;
    const here = content && top > 0 ? quote(content, top, top + 64) : undefined;
    const reading = await reader.readAgain(original);
    if (reader.original !== original) return;
    follow = true;
    reader.show(reading);
    const found = here && reader.content && find(reader.content, here);
    const range = found && rangeOf(reader.content!, found.start, found.end);
    if (range) bring(reader, range.getBoundingClientRect());
    const { restored, leftOut } = reader.ui.messages.removed;
    reader.announce(wanted ? restored : leftOut);
  }

  function amount(groups: readonly Group[], { messages, lang }: Interface): string {
    const blocks = groups.flatMap((group) => group.blocks);
    const count = blocks.reduce((sum, { words }) => sum + words, 0);
    const parts = format(messages.removed.parts, { count: blocks.length }, lang);
    return count > 0 ? `${parts} · ${format(messages.removed.words, { count }, lang)}` : parts;
  }

  function item(original: Original, { place, blocks }: Group, restored: boolean, { messages }: Interface, note: HTMLElement): HTMLElement {
    const { lang, dir } = reader.content!;
    const texts = blocks.map(({ text }) => element("p", {}, text.length > longest ? `${text.slice(0, longest - 1)}…` : text));
    const button = element("button", { type: "button", class: restored ? "undo" : "restore" }, restored ? messages.removed.undo : messages.removed.restore);
    button.addEventListener("click", () => {
      restore(original, place, !restored).catch(() => note.replaceChildren(messages.removed.failed));
    });
    return element("li", {}, element("blockquote", { lang: lang || undefined, dir: dir || "auto" }, ...texts), button);
  }

  function fill(panel: HTMLElement, original: Original, explanation: Explanation, ui: Interface): void {
    const { messages } = ui;
    const note = element("p", { class: "hint", role: "status" });
    const list = (groups: readonly Group[], restored: boolean) => element("ul", {}, ...groups.map((group) => item(original, group, restored, ui, note)));
    const gone = groupsOf(explanation, false);
    const back = groupsOf(explanation, true);
    const kinds = new Map<Kind, Group[]>();
    for (const group of gone) kinds.set(group.kind, [...(kinds.get(group.kind) ?? []), group]);
    const head = element("p", { class: "total", tabindex: "-1" }, gone.length > 0 ? amount(gone, ui) : messages.removed.nothing);
    const parts = [...kinds].map(([kind, groups]) => {
      const part = element("details", {}, element("summary", {}, element("span", {}, messages.removed.kinds[kind]), element("small", {}, amount(groups, ui))));
      // Some pages have thousands: made when they are looked at.
      part.addEventListener("toggle", () => part.append(list(groups, false)), { once: true });
      return part;
    });
    const restored = back.length > 0 ? [element("h2", {}, messages.removed.restoredHere), list(back, true)] : [];
    panel.replaceChildren(head, ...restored, ...parts, note);
    if (follow && panel.isConnected) head.focus();
    follow = false;
  }

  return {
    style: removedStyle,
    get panel() {
      const { original } = reader;
      if (!original) return undefined;
      return {
        name: "removed",
        icon: "removed" as const,
        label: ({ messages }: Interface) => messages.removed.label,
        build(ui: Interface) {
          const panel = element("div", { class: "removed-panel" }, element("p", { class: "hint", role: "status" }, ui.messages.loading));
          reader.explain(original).then(
            (explanation) => reader.content && fill(panel, original, explanation, ui),
            () => panel.replaceChildren(element("p", { class: "hint", role: "status" }, ui.messages.removed.failed)),
          );
          return panel;
        },
      };
    },
  };
};
