/**
 * Scrolls the page to words of it; where it does not have them, nothing happens. Runs in the page: all that it uses
 * stands in it.
 */
export function scrollToWords(words: string): void {
  /** A page's own bar may stand over the top of the window. */
  const under = 80;
  const wanted = words.replace(/\s+/g, "");
  const nodes: Text[] = [];
  const ends: number[] = [];
  let text = "";
  // The words that are looked for have no readings of ruby and no marks of notes.
  const isMark = (element: Element) =>
    element.matches("sup, a") &&
    element.querySelector("sup, a") !== null &&
    /^\W{0,2}\w{1,3}\W{0,2}$/.test(element.textContent.trim());
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof Element &&
    (/^(?:script|style|noscript|template|textarea|title|rt|rp)$/i.test(node.localName) || isMark(node))
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    text += node.data.replace(/\s+/g, "");
    nodes.push(node);
    ends.push(text.length);
  }
  for (const length of [wanted.length, 60, 24]) {
    const beginning = wanted.slice(0, length);
    for (
      let place = beginning ? text.indexOf(beginning) : -1, tries = 0;
      place >= 0 && tries < 100;
      place = text.indexOf(beginning, place + 1), tries += 1
    ) {
      const index = ends.findIndex((end) => end > place);
      const node = nodes[index]!;
      let left = place - (ends[index - 1] ?? 0);
      let offset = 0;
      while (/\s/.test(node.data[offset]!) || left > 0) {
        if (!/\s/.test(node.data[offset]!)) left -= 1;
        offset += 1;
      }
      const range = document.createRange();
      range.setStart(node, offset);
      range.setEnd(node, offset + 1);
      if (range.getClientRects().length === 0) continue; // not shown
      node.parentElement!.scrollIntoView({ block: "start", behavior: "instant" });
      scrollBy({ top: range.getBoundingClientRect().top - under, behavior: "instant" });
      return;
    }
  }
}
