// Reads pages from standard input with one library, called as its documentation has it, and writes what comes of them:
//
//   node read.mjs LIBRARY [DOM] < pages.ndjson      LIBRARY: lectern, readability or defuddle; DOM: linkedom or jsdom
//
// A line in is {"html","url"?}. A line out, in the same order, has the fields of an article that are scored, and "ms":
// the processor time from HTML to the library's result. read.py does the same with trafilatura.
import { createInterface } from "node:readline";

const warmUp = 30;

const doms = {
  async linkedom() {
    const { parseHTML } = await import("linkedom");
    return (html) => parseHTML(html).document;
  },
  async jsdom() {
    const { JSDOM, VirtualConsole } = await import("jsdom");
    const virtualConsole = new VirtualConsole(); // silent: jsdom cannot read all style sheets
    return (html, url) => new JSDOM(html, { url, virtualConsole }).window.document;
  },
};

/** For each library, a function from HTML to its result, and one from its result to an article. */
const libraries = {
  async lectern() {
    const { load } = await import("../../../dist/node.js");
    const lectern = await load();
    return { read: (html, url) => lectern.parse(html, { url }), toArticle: (article) => article };
  },
  async readability(parse) {
    const { Readability } = await import("@mozilla/readability");
    return {
      read: (html, url) => new Readability(parse(html, url)).parse(),
      toArticle: ({ content, ...article }) => ({ ...article, textContent: textOf(parse, content) }),
    };
  },
  async defuddle(parse) {
    const { Defuddle } = await import("defuddle/node");
    return {
      read: (html, url) => Defuddle(parse(html, url), url, { useAsync: false }), // else it may fetch from elsewhere
      toArticle: ({ title, author, published, content }) => ({
        title,
        byline: author,
        publishedTime: published,
        textContent: textOf(parse, content),
      }),
    };
  },
};

const blocks = [
  "address, article, aside, blockquote, br, dd, details, div, dl, dt, figcaption, figure, footer, form, h1, h2, h3, h4, h5",
  "h6, header, hr, li, main, nav, ol, p, pre, section, summary, table, td, th, tr, ul",
].join(", ");

/** The text of an article's HTML, blocks on lines of their own so that their words stay apart. */
function textOf(parse, html) {
  const { body } = parse(`<!DOCTYPE html><html><body>${html}</body></html>`);
  for (const block of body.querySelectorAll(blocks)) {
    block.before("\n");
    block.after("\n");
  }
  return body.textContent;
}

const [library, dom] = process.argv.slice(2);
// defuddle logs what it cannot read; standard output is for articles.
console.log = console.warn = console.error = () => {};
const { read, toArticle } = await libraries[library](await doms[dom]?.());

const pages = [];
for await (const line of createInterface({ input: process.stdin })) pages.push(JSON.parse(line));

/** What the library makes of a page, null where it fails, and the milliseconds that this took. */
async function time({ html, url }) {
  const start = process.cpuUsage();
  let result = null;
  try {
    result = await read(html, url);
  } catch {}
  const { user, system } = process.cpuUsage(start);
  return { result, ms: (user + system) / 1000 };
}

for (const page of pages.slice(0, warmUp)) await time(page);
for (const page of pages) {
  const { result, ms } = await time(page);
  const { title, authors, byline, publishedTime, standfirst, textContent } = result ? toArticle(result) : {};
  const line = JSON.stringify({ ms, title, authors, byline, publishedTime, standfirst, textContent });
  process.stdout.write(`${line}\n`);
}
