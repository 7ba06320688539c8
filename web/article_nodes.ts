// All that a reader sees of an article as node lists: its header stands in header.ts, its footer here.
import { header } from "./header.js";
import { NodeList } from "./node_list.js";
import type { Article, ArticleNode } from "./types.js";

/** The words around an article. */
export interface PageLabels {
  /** Over the tags: "Filed under". */
  tags: string;
  /** Over the related links: "Read more". */
  related: string;
  /** BCP 47: the language of these words, where it need not be the article's. */
  lang?: string;
  /** And their direction. */
  dir?: "ltr" | "rtl";
}

/** The footer of an article as a node list: related links and tags, each only where there are any. */
export function footer(
  { tags, relatedLinks }: Pick<Article, "tags" | "relatedLinks">,
  labels: PageLabels,
): ArticleNode[] {
  const list = new NodeList();
  if (tags.length === 0 && relatedLinks.length === 0) return list.nodes;
  const root = list.open("footer", -1);
  const { lang, dir } = labels;
  const language = lang || dir ? { ...(lang ? { lang } : {}), ...(dir ? { dir } : {}) } : undefined;
  const open = (title: string, name: string): number => {
    list.text(title, list.open("h2", root, language));
    return list.open("ul", root, { class: name });
  };
  if (relatedLinks.length > 0) {
    const related = open(labels.related, "lectern-related");
    for (const { text, url } of relatedLinks)
      list.text(text, list.open("a", list.open("li", related), { href: url, rel: "noopener noreferrer" }));
  }
  if (tags.length > 0) {
    const filed = open(labels.tags, "lectern-tags");
    for (const tag of tags) list.text(tag, list.open("li", filed));
  }
  return list.nodes;
}

/**
 * Header, body and footer of an article as one node list.
 * @param article read with `formats: ["nodes"]`
 * @param labels the words around it, in the reader's language
 * @param locale BCP 47: the language of date and minutes; by default the article's
 */
export function articleNodes(
  article: Article & Required<Pick<Article, "nodes">>,
  labels: PageLabels,
  locale?: string,
): ArticleNode[] {
  const list = new NodeList();
  for (const part of [header(article, locale), article.nodes, footer(article, labels)]) list.append(part);
  return list.nodes;
}
