import type { BlockNote, Explanation } from "../../types.js";
import type { AidMaker } from "../aid.js";
import { decide, type Decision } from "../decisions.js";
import { element } from "../dom.js";
import { format } from "../message_format.js";
import type { Interface } from "../messages.js";
import type { PageSource } from "../read_page.js";
import { find, quote } from "../text_position.js";
import { pointAt, type Pointing } from "./point_at.js";
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

/** Blocks that stand in the same place, and are restored or left out together. */
interface Group {
  place: number;
  kind: Kind;
  blocks: BlockNote[];
}

/** What the button at a part does. */
interface Answer {
  name: string;
  label: string;
  way: Decision | undefined;
  /** What is said then. */
  done: string;
}

/** So much of a block is shown. */
const longest = 600;

/**
 * The groups of those blocks that a verdict was given of, because people asked for it or not, in the order of the page.
 */
function groupsOf({ blocks }: Explanation, verdict: Decision, asked: boolean): Group[] {
  const groups = new Map<number, Group>();
  for (const block of blocks) {
    if (block.verdict !== verdict || (block.reason === "asked") !== asked || block.text === "") continue;
    const group = groups.get(block.place);
    if (group) group.blocks.push(block);
    else groups.set(block.place, { place: block.place, kind: kindOf[block.role] ?? "text", blocks: [block] });
  }
  return [...groups.values()];
}

/**
 * What was left out of the page: of what kind and how much of it; each part can be looked at and restored, for the
 * whole site. And people can point at what else shall be left out.
 */
export const removed: AidMaker = (reader) => {
  /** Where the keyboard goes once the panel has been built anew. */
  let follow = false;
  let pointing: Pointing | undefined;

  /**
   * Shows the article anew with what people decide about places.
   * @return whether it is so now: what is left of an article is never less than half
   */
  async function change(original: PageSource, places: Iterable<number>, way: Decision | undefined): Promise<boolean> {
    const { content, store, view } = reader;
    void decide(store, original.url, places, way);
    const top = view?.visibleRange().start ?? 0;
    const here = content && top > 0 ? quote(content, top, top + 64)?.quotation : undefined;
    const reading = await reader.readAgain(original);
    if (reading.whole && way === "drop") {
      void decide(store, original.url, places, undefined);
      return false;
    }
    if (reader.original !== original) return false;
    reader.show(reading);
    const found = here && reader.content && find(reader.content, here);
    if (found) reader.view!.goTo(found.start);
    return true;
  }

  /** @param from the number of the block to go on at */
  async function point(original: PageSource, from?: number): Promise<void> {
    const { blocks } = await reader.explain(original);
    if (reader.original !== original || !reader.content) return;
    const { messages } = reader.ui;
    const { pointing: hint, mostOfIt, notAlone, gone, failed } = messages.removed;
    pointing?.end();
    reader.open(undefined);
    let busy = false;
    const leaveOut = async (places: ReadonlySet<number>, index: number) => {
      if (busy) return;
      busy = true;
      try {
        if (await change(original, places, "drop")) {
          reader.announce(gone);
          await point(reader.original!, index); // the same page, as it is read now
        } else mine.say(mostOfIt);
      } catch {
        mine.say(failed);
      }
      busy = false;
    };
    const mine = pointAt(
      reader,
      blocks,
      hint,
      {
        chosen: (places, index) => void leaveOut(places, index),
        missed: () => mine.say(notAlone),
        ended() {
          if (pointing === mine) pointing = undefined;
        },
      },
      from,
    );
    pointing = mine;
  }

  function amount(groups: readonly Group[], { messages, lang }: Interface): string {
    const blocks = groups.flatMap((group) => group.blocks);
    const count = blocks.reduce((sum, { words }) => sum + words, 0);
    const parts = format(messages.removed.parts, { count: blocks.length }, lang);
    return count > 0 ? `${parts} · ${format(messages.removed.words, { count }, lang)}` : parts;
  }

  /** A part with a button that has the core, or the person, decide otherwise. */
  function item(
    original: PageSource,
    { place, blocks }: Group,
    { name, label, way, done }: Answer,
    note: HTMLElement,
  ): HTMLElement {
    const { lang, dir } = reader.content!;
    const texts = blocks.map(({ text }) =>
      element("p", {}, text.length > longest ? `${text.slice(0, longest - 1)}…` : text),
    );
    const button = element("button", { type: "button", class: name }, label);
    const answer = async () => {
      follow = true;
      if (await change(original, [place], way)) reader.announce(done);
    };
    button.addEventListener(
      "click",
      () => void answer().catch(() => note.replaceChildren(reader.ui.messages.removed.failed)),
    );
    return element("li", {}, element("blockquote", { lang: lang || undefined, dir: dir || "auto" }, ...texts), button);
  }

  function fill(panel: HTMLElement, original: PageSource, explanation: Explanation, ui: Interface): void {
    const words = ui.messages.removed;
    const note = element("p", { class: "hint", role: "status" });
    const list = (groups: readonly Group[], answer: Answer) =>
      element("ul", {}, ...groups.map((group) => item(original, group, answer, note)));
    const asked = (title: string, groups: readonly Group[], answer: Answer) =>
      groups.length > 0 ? [element("h2", {}, title), list(groups, answer)] : [];
    const kept = groupsOf(explanation, "keep", true);
    const dropped = groupsOf(explanation, "drop", true);
    const gone = groupsOf(explanation, "drop", false);
    const all = [...dropped, ...gone];
    const kinds = new Map<Kind, Group[]>();
    for (const group of gone) {
      const same = kinds.get(group.kind);
      if (same) same.push(group);
      else kinds.set(group.kind, [group]);
    }
    const head = element("p", { class: "total", tabindex: "-1" }, all.length > 0 ? amount(all, ui) : words.nothing);
    const more = element("button", { type: "button", class: "more" }, words.leaveOut);
    more.addEventListener("click", () => void point(original).catch(() => note.replaceChildren(words.failed)));
    const parts = [...kinds].map(([kind, groups]) => {
      const part = element(
        "details",
        {},
        element("summary", {}, element("span", {}, words.kinds[kind]), element("small", {}, amount(groups, ui))),
      );
      // Some pages have thousands: made when they are looked at.
      part.addEventListener(
        "toggle",
        () => part.append(list(groups, { name: "restore", label: words.restore, way: "keep", done: words.restored })),
        { once: true },
      );
      return part;
    });
    panel.replaceChildren(
      head,
      more,
      ...asked(words.restoredHere, kept, { name: "undo", label: words.undo, way: undefined, done: words.leftOut }),
      ...asked(words.leftOutHere, dropped, {
        name: "back",
        label: words.putBack,
        way: undefined,
        done: words.restored,
      }),
      ...parts,
      note,
    );
    if (follow && panel.isConnected) head.focus();
    follow = false;
  }

  return {
    style: removedStyle,
    gone() {
      pointing?.end();
    },
    get panel() {
      const { original } = reader;
      if (!original) return undefined;
      return {
        name: "removed",
        icon: "removed" as const,
        label: ({ messages }: Interface) => messages.removed.label,
        build(ui: Interface) {
          const panel = element(
            "div",
            { class: "removed-panel" },
            element("p", { class: "hint", role: "status" }, ui.messages.loading),
          );
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
