// Whether a page is worth a reader: isReadable beside Mozilla's isProbablyReaderable.
import { isProbablyReaderable } from "@mozilla/readability";
import { JSDOM, VirtualConsole } from "jsdom";

const quiet = new VirtualConsole(); // style sheets that jsdom cannot read

// Pages that people read from start to end; lists, shops and services are not.
const toRead = new Set(["article", "documentation", "forum"]);

const rates = (rows, says) => {
  const share = (list) => list.filter(says).length / list.length;
  const found = share(rows.filter((row) => row.wanted)),
    offered = share(rows.filter((row) => !row.wanted));
  return { found, offered, balanced: (found + 1 - offered) / 2 };
};

/**
 * @param pages as pagesOf gives them
 * @returns by way: the share of pages to read that are found, of other pages that are offered too, and the mean of what
 * is right of both
 */
export async function compareReadable(pages, lectern) {
  const rows = [];
  for (const { type, url, html } of pages) {
    const page = html();
    const { window } = new JSDOM(page, { url, virtualConsole: quiet });
    rows.push({
      wanted: toRead.has(type),
      lectern: lectern.isReadable(page, { url }),
      mozilla: isProbablyReaderable(window.document),
    });
    window.close();
    await new Promise((resolve) => setTimeout(resolve)); // only then does jsdom give back what it held
  }
  return {
    "lectern.isReadable": rates(rows, (row) => row.lectern),
    isProbablyReaderable: rates(rows, (row) => row.mozilla),
  };
}
