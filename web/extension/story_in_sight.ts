// Pages without an end: a story under a story, each whole.
import { dom } from "../snapshot/dom.js";

/** Fewer characters are a card or a post among others, which are read together. */
const leastOfStory = 1000;

/**
 * The story of a page of several that a person is at, and whether it is the one that the page began with; undefined of
 * any other page.
 */
export function storyInSight(document: Document): { story: Element; isFirst: boolean } | undefined {
  const { documentElement, getBoundingClientRect, querySelectorAll, textContent } = dom();
  const all = [...querySelectorAll(documentElement(document), "article:not(article article)")];
  const stories = all.filter(
    (each) =>
      querySelectorAll(each, "h1").length === 1 &&
      textContent(each)!.length > leastOfStory &&
      getBoundingClientRect(each).height > 1,
  );
  if (stories.length < 2) return undefined;
  const middle = innerHeight / 2;
  const story = stories.filter((each) => getBoundingClientRect(each).top < middle).pop() ?? stories[0]!;
  return { story, isFirst: story === stories[0] };
}
