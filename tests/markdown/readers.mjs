// Programs that read Markdown, each with what it knows, letting HTML through.
import { HtmlRenderer, Parser } from "commonmark";
import markdownIt from "markdown-it";
import footnotes from "markdown-it-footnote";
import { marked } from "marked";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";

const commonmark = { parser: new Parser(), renderer: new HtmlRenderer() };
const withNotes = markdownIt({ html: true }).use(footnotes);
const plainMarkdownIt = markdownIt({ html: true });
const html = [remarkRehype, { allowDangerousHtml: true }];
const written = [rehypeStringify, { allowDangerousHtml: true }];
const remark = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(...html)
  .use(...written);
const remarkWithMath = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkMath)
  .use(...html)
  .use(...written);

/** The readers that articles are compared with, each with the constructs beyond CommonMark that it knows. */
export const readers = [
  {
    name: "commonmark.js",
    knows: [],
    read: (markdown) => commonmark.renderer.render(commonmark.parser.parse(markdown)),
  },
  { name: "markdown-it", knows: ["table", "strike", "note"], read: (markdown) => withNotes.render(markdown) },
  {
    name: "remark-gfm",
    knows: ["table", "strike", "note", "math"],
    slow: true,
    read: (markdown) => String(remarkWithMath.processSync(markdown)),
  },
];

/** Readers without any extension of their own, and those of GitHub's kind: what attacks are tried on. */
export const converters = [
  readers[0],
  { name: "markdown-it", read: (markdown) => plainMarkdownIt.render(markdown) },
  readers[1],
  { name: "marked", read: (markdown) => marked.parse(markdown, { async: false }) },
  { name: "remark without math", slow: true, read: (markdown) => String(remark.processSync(markdown)) },
  readers[2],
];
