// Injected into the page, in a world of its own: it collects and does nothing else.
import { snapshot, type Snapshot, type SnapshotOptions } from "../snapshot.js";
import { dom } from "../snapshot/dom.js";
import { frameInSight } from "./frame_in_sight.js";
import { paidOf, type Paid } from "./paid.js";
import { storyInSight } from "./story_in_sight.js";

/** A page as it was collected. */
export interface Collected extends Snapshot {
  /** What the tab shows: "text/html", "image/png" … */
  contentType: string;
  /** Of an article that is to be paid for. */
  paid?: Paid;
  /** The address of the largest frame that belongs to another site, where it may hold the text. */
  frame?: string;
}

/** An element's shadow root, a closed one too: Chromium gives them by a function, Firefox by a property. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  const { dom } =
    (globalThis as { chrome?: { dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } } }).chrome ?? {};
  if (dom) return element instanceof HTMLElement ? dom.openOrClosedShadowRoot(element) : null;
  return (
    (element as Element & { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot ?? element.shadowRoot
  );
}

/** A part of the page; all of it by default. */
export function collect(part: Pick<SnapshotOptions, "within" | "head"> = {}): Collected {
  return { ...snapshot(document, { ...part, shadowRootOf }), contentType: dom().contentType(document) };
}

/** The whole page; of one that adds story after story, the story that a person is at. */
export function page(): Collected {
  if (!dom().documentElement(document)) return collect();
  const { story, isFirst } = storyInSight(document) ?? {};
  return { ...collect({ within: story, head: isFirst }), paid: paidOf(document), frame: frameInSight(document) };
}

/** What is selected on it; the whole page where that is nothing. */
export function selection(): Collected {
  const selected = getSelection();
  return selected && !selected.isCollapsed ? collect({ within: selected.getRangeAt(0) }) : page();
}
