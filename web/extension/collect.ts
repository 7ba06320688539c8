// Injected into the page, in a world of its own: it collects and does nothing else.
import { snapshot, type Snapshot } from "../snapshot.js";

/** A page as it was collected. */
export interface Collected extends Snapshot {
  /** What the tab shows: "text/html", "image/png" … */
  contentType: string;
}

/** An element's shadow root, a closed one too: Chromium gives them by a function, Firefox by a property. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  const { dom } = (globalThis as { chrome?: { dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } } }).chrome ?? {};
  if (dom) return element instanceof HTMLElement ? dom.openOrClosedShadowRoot(element) : null;
  return (element as Element & { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot ?? element.shadowRoot;
}

/** A part of the page; all of it by default. */
export function collect(within?: Element | Range): Collected {
  return { ...snapshot(document, { within, shadowRootOf }), contentType: document.contentType };
}

/** The whole page. */
export const page = (): Collected => collect();

/** What is selected on it; the whole page where that is nothing. */
export function selection(): Collected {
  const selected = getSelection();
  return collect(selected && !selected.isCollapsed ? selected.getRangeAt(0) : undefined);
}
