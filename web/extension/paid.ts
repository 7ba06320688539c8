// Articles that are to be paid for, of which a page may show a part only.
import { dom } from "../snapshot/dom.js";

/** What a page tells of an article that is to be paid for. */
export interface Paid {
  /** Whether the page shows that something is missing: the part that is to be paid for is not there, or an offer is. */
  isCut: boolean;
  /** How many words the whole article has; 0 where that is not told. */
  words: number;
}

/** An article of which less than this share is there is not whole; words are not counted alike everywhere. */
const wholeShare = 0.6;

/** Fewer characters are no part of an article. */
const leastShown = 200;

/** More characters than an offer has: the article itself is named so. */
const mostOfOffer = 1500;

const offers = ["paywall", "regwall"].flatMap((name) => [`[class*="${name}" i]`, `[id*="${name}" i]`]).join();

/** Whether an article is only a part of what there is to read. */
export const isPart = ({ isCut, words }: Paid, wordCount: number): boolean => isCut || wordCount < words * wholeShare;

/** What a live page tells of itself in JSON-LD (https://schema.org/isAccessibleForFree); undefined where its article is free, or nothing is told. */
export function paidOf(document: Document): Paid | undefined {
  const { documentElement, getAttribute, getClientRects, offsetHeight, querySelectorAll, textContent } = dom();
  const root = documentElement(document)!;
  const found = [...querySelectorAll(root, "script[type]")].filter((each) => /ld\+json/i.test(getAttribute(each, "type")!)).flatMap((each) => paidThings(textContent(each) ?? ""));
  if (found.length === 0) return undefined;
  const isShown = (each: Element) => getClientRects(each).length > 0 && (!(each instanceof HTMLElement) || offsetHeight(each) > 1);
  const selectors = found.map(({ cssSelector }) => cssSelector).filter((selector) => typeof selector === "string");
  const parts = selectors.flatMap((selector) => {
    try {
      return [[...querySelectorAll(root, selector)]];
    } catch {
      return []; // not a selector
    }
  });
  const shown = parts.flat().filter(isShown).reduce((length, each) => length + textContent(each)!.trim().length, 0);
  const isMissing = parts.length > 0 && shown < leastShown;
  const isOffered = [...querySelectorAll(root, offers)].some((each) => isShown(each) && !parts.flat().some((part) => part.contains(each)) && textContent(each)!.trim() !== "" && textContent(each)!.length < mostOfOffer);
  return { isCut: isMissing || isOffered, words: Math.max(0, ...found.map(({ wordCount }) => Number(wordCount)).filter(Number.isFinite)) };
}

type Thing = Record<string, unknown>;

/** The things of a JSON-LD text that are not free, however deep they lie. */
function paidThings(json: string): Thing[] {
  let left: unknown[];
  try {
    left = [JSON.parse(json)];
  } catch {
    return [];
  }
  const paid: Thing[] = [];
  for (let thing = left.pop(); thing !== undefined; thing = left.pop()) {
    if (typeof thing !== "object" || thing === null) continue;
    if (/(^|\/)false$/i.test(String((thing as Thing).isAccessibleForFree))) paid.push(thing as Thing);
    for (const value of Object.values(thing)) left.push(value);
  }
  return paid;
}
