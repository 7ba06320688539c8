import type { AidMaker, Reader } from "../aid.js";
import { element } from "../dom.js";
import { format } from "../message_format.js";
import type { Interface } from "../messages.js";
import {
  barOf,
  blocksIn,
  columnsOf,
  firstInSight,
  passed,
  roomOf,
  settled,
  sideways,
  sight,
  watchSight,
} from "../scrolling.js";

/** The body's blocks with how much text stands before each. */
const measured = new WeakMap<HTMLElement[], { blocks: HTMLElement[]; before: number[] }>();

function measure(content: HTMLElement) {
  const all = blocksIn(content);
  let found = measured.get(all);
  if (!found) {
    const blocks = all.filter((block) => !block.closest("article > footer"));
    const before = [0];
    for (const block of blocks) before.push(before.at(-1)! + block.textContent.length);
    measured.set(all, (found = { blocks, before }));
  }
  return found;
}

/** How far one has read: the share of the way to the end (0 to 1), and the minutes that what is below the top takes. */
export function progressOf(reader: Reader): { done: number; minutes: number } {
  const { blocks, before } = measure(reader.content!);
  const last = blocks.at(-1);
  if (!last) return { done: 1, minutes: 0 };
  // A reader that is hidden has been read by nobody.
  if (last.getClientRects().length === 0) return { done: 0, minutes: Math.ceil(reader.article?.readingTime ?? 0) };
  const index = firstInSight(blocks, passed(reader));
  const box = blocks[index]!.getBoundingClientRect();
  const { top, bottom } = sight(reader);
  let done: number;
  let gone: number;
  if (sideways(reader)) {
    const content = reader.content!;
    const room = roomOf(content);
    done = room > 1 ? Math.abs(content.scrollLeft) / room : 1;
    const own = content.getBoundingClientRect();
    gone = (columnsOf(content).sign > 0 ? own.left - box.left : box.right - own.right) / box.width;
  } else {
    const start = blocks[0]!.getBoundingClientRect().top;
    const room = last.getBoundingClientRect().bottom - start - (bottom - top);
    done = room > 0 ? (top - start) / room : 1;
    gone = (top - box.top) / box.height;
  }
  const text = before[index]! + Math.min(1, Math.max(0, gone || 0)) * (before[index + 1]! - before[index]!);
  const left = 1 - text / (before.at(-1) || 1);
  return { done: Math.min(1, Math.max(0, done)), minutes: Math.ceil((reader.article?.readingTime ?? 0) * left) };
}

/** The same in words: "34% · 5 minutes left". */
export function progressText(
  { done, minutes }: { done: number; minutes: number },
  { messages, lang }: Interface,
): string {
  const share = new Intl.NumberFormat(lang, { style: "percent" }).format(Math.floor(done * 100) / 100);
  return `${share} · ${done < 1 ? format(messages.explore.left, { count: Math.max(1, minutes) }, lang) : messages.explore.end}`;
}

/** A thin line at the bar's lower edge. */
export const progress: AidMaker = (reader) => {
  let stop: (() => void) | undefined;
  let line: HTMLElement | undefined;
  const say = () => {
    if (!line || !reader.content) return;
    const now = progressOf(reader);
    line.setAttribute("aria-valuenow", String(Math.floor(now.done * 100)));
    line.setAttribute("aria-valuetext", progressText(now, reader.ui));
  };
  // Some screen readers sound at each change of a progress bar.
  const later = settled(() => {
    draw();
    say();
  });
  const draw = () => {
    if (reader.content?.isConnected) line?.style.setProperty("--done", String(progressOf(reader).done));
  };
  const soon = () => {
    draw();
    later();
  };
  return {
    shown() {
      line = element("div", {
        class: "progress",
        role: "progressbar",
        "aria-label": reader.ui.messages.explore.progress,
        "aria-valuenow": "0",
        "aria-valuemin": "0",
        "aria-valuemax": "100",
      });
      barOf(reader)?.append(line);
      stop = watchSight(reader, soon);
      // Not at once: the article is painted first.
      later();
    },
    applied: () => line && later(),
    gone() {
      stop?.();
      later.cancel();
      line?.remove();
      line = undefined;
    },
  };
};
