// An article in each of the formats that the command line writes.
import type { TextFormat } from "../generated/formats.js";
import { settingsTable } from "../generated/settings.js";
import { formatDate } from "../header.js";
import type { Lectern } from "../lectern.js";
import { labelsFor } from "../labels.js";
import { markdownText } from "../markdown_text.js";
import { page } from "../page.js";
import type { Article, SettingWarning } from "../types.js";
import type { formats, PagedFormat } from "./arguments.js";
import { printableJson } from "./printable.js";

/** An article in a format, and what was wrong with the settings. */
export interface Written {
  text: string;
  warnings: string[];
}

/**
 * Writes an article.
 * @param settings for html
 * @param hasHead whether formats of text begin with the title, the standfirst, and who wrote the article when
 */
export async function write(
  article: Article,
  format: Exclude<(typeof formats)[number], PagedFormat>,
  settings: Record<string, string | number>,
  hasHead: boolean,
  lectern: Lectern,
): Promise<Written> {
  switch (format) {
    case "json":
      return { text: printableJson(article), warnings: [] };
    case "text": {
      const head = hasHead ? [article.title, article.standfirst, signature(article)] : [];
      return { text: lines(...head, article.textContent), warnings: [] };
    }
    case "html": {
      const style = lectern.present(settings);
      const { text, language } = await labelsFor(settings.uiLang, article.lang);
      return { text: page(article, style, text, language), warnings: style.warnings.map(asOption) };
    }
    default: {
      const head = hasHead ? heads[format](article.title ?? "", article.standfirst, signature(article)) : [];
      return { text: lines(...head, article[format]), warnings: [] };
    }
  }
}

// What stands above the body in each format of text: the title, the standfirst, and who wrote the article when.
const heads: Record<TextFormat, (title: string, standfirst: string, signature: string) => string[]> = {
  markdown: (title, standfirst, signature) => [
    title && `# ${markdownText(title, "heading")}`,
    standfirst && `**${markdownText(standfirst, "inline")}**`,
    markdownText(signature, "paragraph"),
  ],
  asciidoc: (title, standfirst, signature) => [
    title && `= ${asciidocText(title)}`,
    standfirst && `**${asciidocText(standfirst)}**`,
    asciidocText(signature),
  ],
};

// A line that AsciiDoc shows as it is: whatever is no letter, digit, space or comma is a character reference.
const asciidocText = (text: string): string =>
  text.replace(/[^\p{L}\p{M}\p{N} ,]/gu, (character) => `&#${character.codePointAt(0)};`);

function asOption({ key, message }: SettingWarning): string {
  const setting = settingsTable.find((row) => row.key === key);
  return `--${setting?.attribute ?? key}: ${message}`;
}

const lines = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join("\n\n").trimEnd() + "\n";

function signature(article: Article): string {
  const names = article.byline || article.authors.map(({ name }) => name).join(", ");
  return [names, article.publishedTime && formatDate(article.publishedTime, article.lang ?? "en")]
    .filter(Boolean)
    .join(" · ");
}
