// A reader whose article is in pages, for the browser tests.
import { inReader, readerPages } from "./reader_page.mjs";

/**
 * Waits until pages are on show and at rest in two frames, one after the other: what a test has just done to the window
 * or the settings, and sizes that the browser observes after a frame, reach them in the next.
 */
export const settled = (page) =>
  page.evaluate(async () => {
    const { shadowRoot } = document.querySelector("lectern-reader");
    const frame = () => new Promise(requestAnimationFrame);
    await frame();
    for (let rest = 0; rest < 2; ) {
      await frame();
      rest = shadowRoot.querySelector("article.lectern-paged:not(.lectern-busy)") ? rest + 1 : 0;
    }
  });

/** The numbers of the pages in sight and of all. */
export async function where(page) {
  await settled(page);
  return inReader(page, (shadow) => shadow.querySelector(".where").textContent.match(/\d+/g).map(Number));
}

/** The number of the first page in sight. */
export const first = async (page) => (await where(page))[0];

/** Chooses settings; those that are not named are the element's own again. */
export const choose = (page, settings) =>
  page.evaluate((wanted) => (document.querySelector("lectern-reader").settings = wanted), settings);

/** The article's text where it stands in the window, without what is painted over it. */
export const textOf = (page) =>
  inReader(page, (shadow) => {
    const walker = document.createTreeWalker(
      shadow.querySelector("article"),
      NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
      (node) =>
        node instanceof Element && node.matches("button, .lectern-control, [data-embed]")
          ? NodeFilter.FILTER_REJECT
          : node instanceof Text
            ? NodeFilter.FILTER_ACCEPT
            : NodeFilter.FILTER_SKIP,
    );
    let text = "";
    while (walker.nextNode()) text += walker.currentNode.data;
    return text;
  });

/** Whether words of the article begin in the window. */
export const inSight = (page, words) =>
  inReader(
    page,
    (shadow, wanted) => {
      const walker = document.createTreeWalker(shadow.querySelector("article"), NodeFilter.SHOW_TEXT);
      const nodes = [];
      while (walker.nextNode()) nodes.push(walker.currentNode);
      let at = nodes
        .map(({ data }) => data)
        .join("")
        .indexOf(wanted);
      if (at < 0) return undefined;
      const node = nodes.find(({ length }) => at < length || ((at -= length), false));
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
    },
    words,
  );

/** Like {@link readerPages}, with `reading`, which runs a test on a long article in pages. */
export function pagedReaders(browser) {
  const pages = readerPages(browser);
  const reading = (work, options = {}) =>
    pages.withReader(
      async (page, inside) => {
        await settled(page);
        await work(page, inside);
      },
      { ...options, attributes: { src: "/pages/long.html", layout: "pages", ...options.attributes } },
    );
  return { ...pages, reading };
}
