// Whether the page in a tab is worth opening: the page gives its markup when it is idle, the core looks at it here.
import { load } from "../index.js";
import { browser } from "./browser.js";

/** More characters, or elements, than that are too much to be taken from a page that nobody asked about. */
const most = { characters: 3_000_000, elements: 40_000 };

/** So many milliseconds a busy page may keep it waiting. */
const patience = 3000;

/**
 * Gives the page's markup in its idle time; "" where there is too much of it. Runs in the page: all that it uses stands
 * in it, and nothing that a page can put in its place by giving names to its elements.
 */
function markup(characters: number, elements: number, timeout: number): Promise<string> {
  const take = () => {
    const root = Reflect.get(Document.prototype, "documentElement", document) as Element;
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const large = (navigation?.decodedBodySize ?? 0) > characters || root.getElementsByTagName("*").length > elements;
    const html = large ? "" : root.outerHTML;
    return html.length > characters ? "" : html;
  };
  return new Promise((resolve, reject) => {
    const give = () => {
      try {
        resolve(take());
      } catch (error) {
        reject(error);
      }
    };
    requestIdleCallback(give, { timeout });
  });
}

/** Whether a page's HTML is worth offering in the reader. */
export async function isReadable(html: string, url: string): Promise<boolean> {
  return html !== "" && (await load()).isReadable(html, { url });
}

/** Whether the page in a tab is; false where it may not be read. */
export async function isTabReadable(tabId: number, url: string): Promise<boolean> {
  try {
    const [injected] = await browser.scripting.executeScript({
      target: { tabId },
      func: markup,
      args: [most.characters, most.elements, patience],
    });
    return await isReadable(injected?.result ?? "", url);
  } catch {
    return false;
  }
}
