// Where one is in an article: offsets as the layout counts them, with the text of formulas' sources and embeds, and as
// the article does.
import type { Page, Pages } from "../../layout/types.js";
import { runningText, textNodes } from "../running_text.js";
import type { Chapter } from "./bar.js";
import { treeOf, type Tree } from "./tree.js";

/** An offset in the article's text as the layout counts it. */
export function toLayout(content: Element, offset: number): number {
  let left = offset;
  for (const node of textNodes(content)) {
    if (left < node.length) return (treeOf(content).texts.find((text) => text.node === node)?.start ?? 0) + left;
    left -= node.length;
  }
  return 0;
}

/** The other way round. */
export function toArticle(content: Element, place: number): number {
  let sum = 0;
  let all = 0;
  const seen = new Set(textNodes(content));
  for (const { node } of treeOf(content).texts) {
    if (all + node.length > place) return sum + (seen.has(node) ? place - all : 0);
    all += node.length;
    if (seen.has(node)) sum += node.length;
  }
  return sum;
}

/** Where the words of a page begin, as the layout counts. */
export function startOfPage(page: Page): number {
  for (const item of page.items) if (item.kind === "text" && !item.generated && !item.repeated) return item.start;
  return page.start;
}

/** The article's headings and their pages. */
export function chaptersOf(content: Element, { texts }: Tree, pages: Pages): Chapter[] {
  const starts = new Map<Node, number>(texts.map(({ node, start }) => [node, start]));
  const headings = [...content.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(
    (heading) => heading.textContent.trim() && !heading.closest("article > footer"),
  );
  return headings.flatMap((heading) => {
    const first = textNodes(heading).next().value;
    const start = first && starts.get(first);
    return start === undefined ? [] : { title: runningText(heading), page: pages.pageAt(start) };
  });
}
