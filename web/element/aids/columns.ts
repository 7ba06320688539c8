import type { AidMaker } from "../aid.js";
import {
  barOf,
  bring,
  columnsOf,
  pagedOf,
  roomOf,
  scrollBoxes,
  scrollerOf,
  settled,
  sideways,
  topOffset,
  watchSight,
} from "../scrolling.js";
import { rangeOf } from "../text_position.js";

/**
 * The article in columns as high as the window: turned by key and wheel, the same text in sight when anything changes.
 * In pages, which keep their place themselves, it tells them of keys and wheel.
 */
export const columns: AidMaker = (reader) => {
  let stop: (() => void) | undefined;
  let sizes: ResizeObserver | undefined;
  /** The first text in sight when the last scrolling ended. */
  let at = 0;
  let turned = 0;
  let wheeled = 0;

  const inColumns = () => reader.content?.isConnected && reader.settings.layout === "columns";
  const on = () => reader.content?.isConnected && sideways(reader);

  /** Turns so many columns; false at the end. Of pages, as many as are seen at once. */
  const turn = (count: number): boolean => {
    const content = reader.content!;
    const pages = pagedOf(content);
    if (pages) {
      const turned = pages.turn(Math.sign(count));
      // With the bar under them, and in whatever box the reader scrolls.
      reader.frame.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
      return turned;
    }
    const { step, sign } = columnsOf(content);
    const before = content.scrollLeft;
    content.scrollTo({
      left: sign * Math.max(0, Math.round(Math.abs(before) / step) + count) * step,
      behavior: "instant",
    });
    inWindow();
    return content.scrollLeft !== before;
  };

  /** A page with more than the reader on it may stand elsewhere. */
  const inWindow = () => {
    const { top, bottom } = reader.content!.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight + 1) scrollBy({ top: bottom - innerHeight, behavior: "instant" });
  };

  /** Whether the page can be scrolled so that more of the article comes into the window. */
  const pageMoves = (way: 1 | -1): boolean => {
    const { top, bottom } = reader.content!.getBoundingClientRect();
    const { scrollTop, scrollHeight, clientHeight } = scrollerOf(reader.content!);
    return way < 0
      ? top < -1 && scrollTop > 0
      : bottom > innerHeight + 1 && scrollTop + clientHeight < scrollHeight - 1;
  };

  const onWheel = (event: WheelEvent) => {
    if (!on() || event.ctrlKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
    for (const part of event.composedPath()) {
      if (part === reader.content) break;
      if (
        part instanceof Element &&
        part.scrollHeight > part.clientHeight + 1 &&
        /auto|scroll/.test(getComputedStyle(part).overflowY)
      )
        return;
    }
    const content = reader.content!;
    const way = event.deltaY > 0 ? 1 : -1;
    // What follows the reader on its page, or is before it, is scrolled to at the ends, and back from.
    if (pageMoves(way)) return;
    const room = roomOf(content);
    if (way > 0 ? Math.abs(content.scrollLeft) >= room - 1 : Math.abs(content.scrollLeft) < 1) return;
    event.preventDefault();
    // A touchpad tells of one push in many small parts, and long after.
    if (event.timeStamp - turned < 200) return;
    wheeled += event.deltaY * (event.deltaMode === 0 ? 1 : 40);
    if (Math.abs(wheeled) < 40) return;
    wheeled = 0;
    turned = event.timeStamp;
    turn(way);
  };

  /** After a finger, the nearest column. */
  const onScrollEnd = () => {
    if (!inColumns()) return;
    const content = reader.content!;
    const { step, sign } = columnsOf(content);
    const left = sign * Math.round(Math.abs(content.scrollLeft) / step) * step;
    if (Math.abs(left - content.scrollLeft) > 1)
      content.scrollTo({
        left,
        behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth",
      });
  };

  const look = settled(() => {
    // Of a reader that is hidden nothing is in sight.
    if (reader.content?.isConnected && reader.content.offsetHeight > 0) at = topOffset(reader);
  });

  const restore = () => {
    const { content } = reader;
    if (pagedOf(content)) return;
    const box = content?.isConnected && at > 0 ? rangeOf(content, at, at + 1)?.getBoundingClientRect() : undefined;
    if (box) bring(reader, box);
    if (content?.isConnected && reader.settings.layout === "columns" && box) inWindow();
  };

  /** By how much the box that the reader scrolls in, if it is in one, is lower than the window. */
  const lower = (): number => {
    const box = scrollBoxes(reader.host).next().value;
    return box && box !== document.body && box !== document.documentElement
      ? Math.max(0, innerHeight - box.clientHeight)
      : 0;
  };

  /** Only where it is needed: a property of the frame is every element's in it. */
  const underBar = () => {
    if (!inColumns()) return;
    const height = `${(barOf(reader)?.offsetHeight ?? 0) + lower()}px`;
    const { style } = reader.frame;
    if (style.getPropertyValue("--lectern-above") !== height) style.setProperty("--lectern-above", height);
  };

  const set = () => {
    const { content } = reader;
    if (!content) return;
    if (inColumns()) content.setAttribute("tabindex", "0");
    else if (!pagedOf(content)) content.removeAttribute("tabindex");
  };

  const command = (act: () => number) => () => (on() ? turn(act()) : false);
  const towards = (way: 1 | -1) => () => way * columnsOf(reader.content!).sign;
  /** Goes to the beginning (0) or the end (1). */
  const end = (share: 0 | 1) => {
    if (!on()) return false;
    const content = reader.content!;
    const { step, sign } = columnsOf(content);
    const pages = pagedOf(content);
    if (pages) pages.show(share * Math.round(pages.room / step));
    else content.scrollTo({ left: sign * share * roomOf(content), behavior: "instant" });
    return true;
  };
  return {
    commands: [
      { name: "nextScreen", key: "space", run: command(() => columnsOf(reader.content!).count) },
      { name: "previousScreen", key: "shift+space", run: command(() => -columnsOf(reader.content!).count) },
      { name: "columnRight", key: "arrowright", run: command(towards(1)) },
      { name: "columnLeft", key: "arrowleft", run: command(towards(-1)) },
      { name: "nextPage", key: "pagedown", run: command(() => columnsOf(reader.content!).count) },
      { name: "previousPage", key: "pageup", run: command(() => -columnsOf(reader.content!).count) },
      { name: "firstPage", key: "home", run: () => end(0) },
      { name: "lastPage", key: "end", run: () => end(1) },
    ],
    shown() {
      const content = reader.content!;
      at = 0;
      underBar();
      set();
      stop = watchSight(reader, look);
      content.addEventListener("wheel", onWheel, { passive: false });
      content.addEventListener("scrollend", onScrollEnd);
      if (typeof ResizeObserver === "undefined") return;
      // Not measured now: the article is painted first, and its first size is told then.
      let width: number | undefined;
      // In the next frame: what it changes is watched too.
      sizes = new ResizeObserver(() => requestAnimationFrame(fit));
      const fit = () => {
        if (!content.isConnected || content !== reader.content) return;
        underBar();
        const before = width;
        width = content.clientWidth;
        if (before !== undefined && before !== width && reader.settings.layout === "columns") restore();
      };
      for (const box of [barOf(reader), content]) if (box) sizes.observe(box);
    },
    applied(before) {
      set();
      underBar();
      const { layout } = reader.settings;
      // Pages come back to their place themselves.
      if (layout === "pages" || (layout === "scroll" && before.layout !== "columns")) return;
      // After what holds the top of a page that scrolls downwards.
      queueMicrotask(restore);
    },
    gone() {
      stop?.();
      look.cancel();
      sizes?.disconnect();
      reader.content?.removeEventListener("wheel", onWheel);
      reader.content?.removeEventListener("scrollend", onScrollEnd);
    },
  };
};
