// Frames of other sites, which the person's action does not open.
import { dom } from "../snapshot/dom.js";

/** The least share of the window that a frame with a text in it takes up. */
const leastShare = 0.2;

/**
 * The address of the largest frame of another site that is shown and larger than advertisements are; undefined where
 * there is none.
 */
export function frameInSight(document: Document): string | undefined {
  const { content, documentElement, getAttribute, getBoundingClientRect, querySelectorAll, baseURI } = dom();
  let largest = innerWidth * innerHeight * leastShare;
  let address: string | undefined;
  for (const frame of querySelectorAll(documentElement(document), "iframe[src], frame[src]")) {
    const { width, height } = getBoundingClientRect(frame);
    if (width * height <= largest || content(frame)) continue;
    const src = getAttribute(frame, "src")!;
    if (!URL.canParse(src, baseURI(document))) continue;
    largest = width * height;
    address = new URL(src, baseURI(document)).href;
  }
  return address;
}
