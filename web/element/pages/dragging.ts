/** So much further away is what is not beside the pointer but over or under it. */
const upAndDown = 4;

/** The point of the text in a line that is nearest to a place in the window. */
function pointIn(line: Element, x: number): { node: Text; offset: number } | undefined {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  let best: { node: Text; offset: number; away: number } | undefined;
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    for (let offset = 0; offset < node.data.trimEnd().length; offset += 1) {
      range.setStart(node, offset);
      range.setEnd(node, offset + 1);
      const { left, right } = range.getBoundingClientRect();
      const rtl = getComputedStyle(line).direction === "rtl";
      for (const [edge, at] of [
        [rtl ? right : left, offset],
        [rtl ? left : right, offset + 1],
      ] as const) {
        const away = Math.abs(edge - x);
        if (!best || away < best.away) best = { node, offset: at, away };
      }
    }
  }
  return best;
}

/**
 * Where a selection that the pointer draws ends while the pointer is beside the text: a browser would take it to the
 * end of the article, as the lines stand in boxes of their own.
 * @return undefined where no line is in sight
 */
export function nearestPoint(content: Element, x: number, y: number): { node: Text; offset: number } | undefined {
  let nearest: Element | undefined;
  let least = Infinity;
  for (const line of content.querySelectorAll(".lectern-line")) {
    const { left, right, top, bottom } = line.getBoundingClientRect();
    if (right < 0 || left > innerWidth) continue;
    const away = Math.max(left - x, x - right, 0) + upAndDown * Math.max(top - y, y - bottom, 0);
    if (away < least) [nearest, least] = [line, away];
  }
  return nearest && pointIn(nearest, x);
}
