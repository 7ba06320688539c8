import type { AidMaker, Reader } from "../aid.js";
import { element } from "../dom.js";
import { format } from "../message_format.js";
import type { Interface } from "../messages.js";
import { lengthOf } from "../text_position.js";
import { barOf } from "../views/viewport.js";

/** How far one has read: the share of the way to the end (0 to 1), and the minutes that the rest of the text takes. */
export function progressOf({ view, content, article }: Reader): { done: number; minutes: number } {
  const unread = 1 - view!.visibleRange().start / (lengthOf(content!) || 1);
  return { done: view!.progress, minutes: Math.ceil((article?.readingTime ?? 0) * unread) };
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
  let stops: readonly (() => void)[] = [];
  let line: HTMLElement | undefined;
  const say = () => {
    if (!line || !reader.content) return;
    const now = progressOf(reader);
    line.setAttribute("aria-valuenow", String(Math.floor(now.done * 100)));
    line.setAttribute("aria-valuetext", progressText(now, reader.ui));
  };
  const draw = () => {
    if (reader.content?.isConnected) line?.style.setProperty("--done", String(reader.view!.progress));
  };
  // Not while one scrolls: some screen readers sound at each change of a progress bar.
  const later = () => {
    draw();
    say();
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
      // The article is painted first: the size that the browser tells then is a change of what is visible.
      stops = [reader.view!.onViewportChange(draw), reader.view!.onRelocate(later)];
    },
    gone() {
      for (const stop of stops) stop();
      line?.remove();
      line = undefined;
    },
  };
};
