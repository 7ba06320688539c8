import { markdownText } from "../../markdown_text.js";
import { titleOf, type Job, type SavedFile } from "./job.js";

/**
 * JSON is YAML, but for signs that YAML wants escaped. So are those that begin HTML or lead a link to its address:
 * programs that know no front matter take it for text.
 */
const quoted = (value: string | readonly string[]) =>
  JSON.stringify(value).replace(
    /[<\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\](?=\()/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/**
 * The article as Markdown: what is known of it as front matter, the title as a heading, then the body as the core
 * writes it.
 */
export function toMarkdown(job: Job): SavedFile {
  const { article, address } = job;
  const authors = article.authors.map(({ name }) => name);
  const facts: [string, string | readonly string[]][] = [
    ["title", titleOf(job)],
    ["authors", authors.length > 0 ? authors : article.byline ? [article.byline] : []],
    ["date", article.publishedTime ?? ""],
    ["site", article.siteName ?? ""],
    ["source", address],
    ["lang", article.lang ?? ""],
  ];
  const front = facts.filter(([, value]) => value.length > 0).map(([name, value]) => `${name}: ${quoted(value)}`);
  const parts = [
    `---\n${front.join("\n")}\n---`,
    `# ${markdownText(titleOf(job), "heading")}`,
    ...(article.standfirst ? [`*${markdownText(article.standfirst, "inline")}*`] : []),
    (article.markdown ?? "").trim(),
  ];
  return { extension: "md", type: "text/markdown", data: `${parts.join("\n\n")}\n`, missing: 0 };
}
