interface ComposedSelection {
  getComposedRanges?(options: { shadowRoots: ShadowRoot[] } | ShadowRoot): StaticRange[];
}

/** What is selected inside a shadow root: each browser has its own way to tell. */
function rangeIn(root: ShadowRoot): AbstractRange | undefined {
  const own = (root as ShadowRoot & { getSelection?(): Selection | null }).getSelection?.(); // Chromium
  if (own) return own.rangeCount > 0 ? own.getRangeAt(0) : undefined;
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0) return undefined;
  const inside = selection.getRangeAt(0); // Firefox sees into shadow roots
  if (root.contains(inside.startContainer)) return inside;
  const composed = selection as ComposedSelection;
  try {
    return composed.getComposedRanges?.({ shadowRoots: [root] })[0];
  } catch {
    return composed.getComposedRanges?.(root)[0]; // Safari 17's first form
  }
}

/** The text that is selected in an element of a shadow root, cut to the element; undefined where that is nothing. */
export function selectedRange(root: ShadowRoot, element: Element): Range | undefined {
  const found = rangeIn(root);
  if (!found || !root.contains(found.startContainer) || !root.contains(found.endContainer)) return undefined;
  const whole = document.createRange();
  whole.selectNodeContents(element);
  const range = document.createRange();
  range.setStart(found.startContainer, found.startOffset);
  range.setEnd(found.endContainer, found.endOffset);
  if (whole.compareBoundaryPoints(Range.START_TO_START, range) > 0) range.setStart(element, 0);
  if (whole.compareBoundaryPoints(Range.END_TO_END, range) < 0) range.setEnd(element, element.childNodes.length);
  return range.collapsed ? undefined : range;
}
