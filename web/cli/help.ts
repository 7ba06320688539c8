import { readFileSync } from "node:fs";
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

  lectern [options] PAGE            PAGE is a file, an http(s) address, or - for standard input
  lectern batch [options] < pages.ndjson > articles.ndjson

Options
${row("--format FORMAT", "html (a complete page, the default), text, markdown, json,\n" + " ".repeat(28) + "or in pages: pdf, png, svg; without it, what FILE ends with tells")}${row("-o, --output FILE", "write there; several pages of png or svg as FILE-1, FILE-2 …")}${row("--url URL", "the page's own address, for its relative links")}${row("--favor precision|recall", "where the choice is doubtful, leave out more, or take in more")}${row("--all-pages", "fetch the article's further pages, 20 at the most, and put them into one")}${row("--comments", "collect readers' comments (json only)")}${row("--explain", "say what became of every block of the page, and why; with --format json for programs")}${row("--max-bytes N", "refuse pages that are larger (default 67108864)")}${row("--timeout SECONDS", "give up fetching, or a page of a batch, after this time (default 60)")}${row("--help, --version", "")}
Pages (pdf, png, svg)
${row("--page SIZE", "A4 (the default), A5, Letter, long (one long page), or a size such as 120x180mm or 5x8in,\n" + " ".repeat(28) + "its margin after a comma")}${row("--font FILE", "a font to use before those of the system; may be given several times")}${row("--no-images", "fetch no pictures, and leave them out")}
Settings of what --format html, pdf, png and svg write
${settings()}
Batch
  A line in:  {"id": …, "html": "…", "url"?: "…"}
  A line out: {"id", "ms", every field of the article, markdown included}
              {"id", "ms", "article": null, "reason"} where there is nothing to read
              {"id", "error": {"code", "message"}}
  In the same order. Without an id, the line's number is its id. A bad line never stops the rest.
${row("--jobs N", "worker threads (default: one for each core)")}
Ends with
  0 done   1 nothing to read   2 the command is wrong   3 the page could not be had   4 a failure of lectern itself
`;
}
