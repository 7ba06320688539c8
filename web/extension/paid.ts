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

/** So many of everything are looked at: a page may hold any number. */
const most = 200;

const offers = ["paywall", "regwall"].flatMap((name) => [`[class*="${name}" i]`, `[id*="${name}" i]`]).join();

/** Whether an article is only a part of what there is to read. */
export const isPart = ({ isCut, words }: Paid, wordCount: number): boolean => isCut || wordCount < words * wholeShare;

/**
 * What a live page tells of itself in JSON-LD (https://schema.org/isAccessibleForFree); undefined where its article is
 * free, or nothing is told.
 */
export function paidOf(document: Document): Paid | undefined {
  const { closest, documentElement, getClientRects, offsetHeight, querySelectorAll, textContent } = dom();
  const root = documentElement(document);
  const some = (selector: string) => [...querySelectorAll(root, selector)].slice(0, most);
  const found = some("script[type*='ld+json' i]")
    .flatMap((each) => paidThings(textContent(each)!))
    .slice(0, most);
  if (found.length === 0) return undefined;
  const isShown = (each: Element) =>
    getClientRects(each).length > 0 && (!(each instanceof HTMLElement) || offsetHeight(each) > 1);
  const selectors = [...new Set(found.map(({ cssSelector }) => cssSelector))].filter(
    (text): text is string => typeof text === "string" && isSelector(text),
  );
  const shown = selectors
    .flatMap(some)
    .filter(isShown)
    .reduce((length, each) => length + textContent(each)!.trim().length, 0);
  const isOffer = (each: Element) => {
    const { length } = textContent(each)!.trim();
    return (
      length > 0 && length < mostOfOffer && isShown(each) && !selectors.some((selector) => closest(each, selector))
    );
  };
  const words = found
    .map(({ wordCount }) => (typeof wordCount === "string" ? Number(wordCount) : wordCount))
    .filter((count): count is number => Number.isFinite(count));
  return {
    isCut: (selectors.length > 0 && shown < leastShown) || some(offers).some(isOffer),
    words: Math.max(0, ...words),
  };
}

function isSelector(text: string): boolean {
  try {
    new DocumentFragment().querySelector(text);
    return true;
  } catch {
    return false;
  }
}

type Thing = Record<string, unknown>;

/** The things of a JSON-LD text that are not free, however deep they lie. */
function paidThings(json: string): Thing[] {
  const left: unknown[] = [];
  try {
    left.push(JSON.parse(json));
  } catch {
    return [];
  }
  const paid: Thing[] = [];
  while (left.length > 0 && paid.length < most) {
    const thing = left.pop();
    if (typeof thing !== "object" || thing === null) continue;
    const { isAccessibleForFree: free } = thing as Thing;
    if (free === false || (typeof free === "string" && /(?:^|\/)false$/i.test(free))) paid.push(thing as Thing);
    for (const value of Object.values(thing)) left.push(value);
  }
  return paid;
}
