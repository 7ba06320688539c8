// An article as a web page of its own.
import { footer, type PageLabels } from "./article_nodes.js";
import { header } from "./header.js";
import type { Article, ArticleNode, Style } from "./types.js";

/** Nothing but pictures, sound and video is loaded, and nothing runs. */
const policy =
  "default-src 'none'; img-src http: https: data:; media-src http: https:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * A complete HTML document that shows an article in a style: UTF-8, one file, no script.
 * @param labels the words around the article, in the reader's language
 * @param locale BCP 47: the language of date and minutes; by default the article's
 */
export function page(article: Article, style: Style, labels: PageLabels, locale?: string): string {
  const language = `${attribute("lang", article.lang)}${attribute("dir", article.dir)}`;
  const look = Object.entries(style.attributes)
    .map(([name, value]) => attribute(name, value))
    .join("");
  return `<!DOCTYPE html>
<html${language}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escape(article.title ?? "")}</title>
${article.canonicalUrl ? `<link rel="canonical"${attribute("href", article.canonicalUrl)}>\n` : ""}<style>
${style.css}</style>
</head>
<body class="lectern"${look}>
<article${language}>
${serialize(header(article, locale))}
${article.content}
${serialize(footer(article, labels))}
</article>
</body>
</html>
`;
}

/** A node list as HTML. No element in it may be one that has no end tag. */
function serialize(nodes: readonly ArticleNode[]): string {
  let out = "";
  const open: number[] = [];
  const closeDownTo = (parent: number) => {
    while (open.length > 0 && open[open.length - 1] !== parent)
      out += `</${(nodes[open.pop()!] as { tag: string }).tag}>`;
  };
  nodes.forEach((node, index) => {
    closeDownTo(node.parent);
    if ("text" in node) {
      out += escape(node.text);
    } else {
      out += `<${node.tag}${Object.entries(node.attributes ?? {})
        .map(([name, value]) => attribute(name, value))
        .join("")}>`;
      open.push(index);
    }
  });
  closeDownTo(-1);
  return out;
}

function attribute(name: string, value: string | null): string {
  return value ? ` ${name}="${escape(value)}"` : "";
}

function escape(text: string): string {
  return text.replace(
    /[&<>"\u00A0]/g,
    (character) => `&${{ "&": "amp", "<": "lt", ">": "gt", '"': "quot" }[character] ?? "nbsp"};`,
  );
}
