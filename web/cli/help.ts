import { readFileSync } from "node:fs";
import { textFormats } from "../generated/formats.js";
import { settingDescriptions, settingsTable, type Setting } from "../generated/settings.js";

/** The package's version. */
export function version(): string {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

function values(setting: Setting): string {
  if (setting.kind === "choice") return setting.values.join(", ");
  if (setting.kind === "color") return "#rrggbb";
  return `${setting.minimum} to ${setting.maximum}${setting.unit ? ` ${setting.unit}` : ""}`;
}

const row = (name: string, text: string): string => `  ${name.padEnd(26)}${text}\n`;

function settings(): string {
  return settingsTable
    .map((setting) =>
      row(
        `--${setting.attribute}`,
        `${settingDescriptions[setting.key]}\n${" ".repeat(28)}(${values(setting)}; default ${setting.default})`,
      ),
    )
    .join("");
}

/** What `lectern --help` prints. */
export function help(): string {
  return `lectern: any web page in, a clean article out

Usage
  lectern [options] PAGE            PAGE is a file, an http(s) URL, or - for standard input
  lectern batch [options] [FILE]    read one page per line from FILE or standard input

Options
${row("--format FORMAT", `html (a complete page, the default), text, ${textFormats.join(", ")}, json, pdf, png or svg`)}${row("-o, --output FILE", "output file; its extension selects the format if --format is missing;\n" + " ".repeat(28) + "several pages of png or svg become FILE-1.png, FILE-2.png …")}${row("--url URL", "URL of the page, to resolve its relative links")}${row("--favor precision|recall", "where the decision is close, leave out more, or keep more")}${row("--all-pages", "fetch the next pages of the article too, 20 pages at most")}${row("--comments", "collect readers' comments (json only)")}${row("--text PARTS", "what text and its formats contain, separated by commas: title, standfirst, body, captions,\n" + " ".repeat(28) + "tables, comments (default: the body with captions and tables, below title and byline)")}${row("--explain", "print the decision on every block of the page; with --format json for programs")}${row("--max-bytes N", "refuse larger pages (default 67108864)")}${row("--timeout SECONDS", "time limit for fetching a page, and for reading it (default 60)")}${row("-h, --help", "print this help")}${row("--version", "print the version")}
Pages (pdf, png and svg)
${row("--page SIZE", "A4 (the default), A5, Letter, long (one long page), or a size such as 120x180mm or 5x8in,\n" + " ".repeat(28) + "with a margin after a comma: 120x180mm,15")}${row("--font FILE", "font file to use before the fonts of the system; can be repeated")}${row("--no-images", "do not fetch images, and leave them out")}${row("--no-private", "never connect to private networks or to this computer")}
Reading settings (html, pdf, png and svg)
${settings()}
Batch
  Input line:   {"id": …, "html": "…", "url": "…"}, where id and url are optional
  Output line:  {"id", "ms", and every field of the article, with markdown}
                {"id", "ms", "article": null, "reason"} if there is no article
                {"id", "error": {"code", "message"}}
  Output lines are in the order of the input. A line without an id gets its line number.
  A bad line never stops the batch.
${row("--jobs N", "number of worker threads (default: one per core)")}
Exit status
  0 done   1 no article   2 wrong usage   3 the page could not be read   4 internal error
`;
}
