// Texts in Markdown that is written outside of the core. wasm/write/markdown_text.cpp has the rules and their reasons;
// tests/js/markdown_text.test.mjs holds the two against each other.

/** Where a text stands: a paragraph or a heading of its own, or inside of a line. */
export type MarkdownPlace = "paragraph" | "heading" | "inline";

/** Characters that are escaped somewhere. The second row only begins blocks. */
const special = /[\\`[\]*_~<&$!^:.@#>=+)|-]/g;

const blockStart = /^(?:#{1,6}(?= |$)|[>=]|[-:|](?=[ :|-]|$)|\+(?= |$)|\d{1,9}[.)](?= |$))/;

/**
 * A text as one line of Markdown that means the same and nothing else: no HTML, no link, no emphasis.
 * @param text any text; white space is folded
 */
export function markdownText(text: string, place: MarkdownPlace): string {
  const line = text
    .replace(/[\0-\x08\v\x0e-\x1f]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  const start = place === "paragraph" ? blockStart.exec(line)?.[0] : undefined;
  // A backslash stands before a heading's first sign, and behind an item's number.
  const escapedStart = start === undefined ? -1 : /^\d/.test(start) ? start.length - 1 : 0;
  const hasTwo = (sign: string) => line.indexOf(sign) !== line.lastIndexOf(sign);
  const tildes = hasTwo("~");
  const dollars = hasTwo("$");
  const ending = place === "inline" ? "*" : "\n";
  const begins = (pattern: RegExp, at: number) => {
    pattern.lastIndex = at;
    return pattern.test(line);
  };
  const isEscaped = (sign: string, at: number): boolean => {
    const last = line[at - 1] ?? "\n";
    const next = line[at + 1] ?? ending;
    switch (sign) {
      case "\\":
        return next === "\n" || (next > " " && next < "\x7f" && !/[a-z\d]/i.test(next));
      case "`":
      case "[":
      case "]":
        return true;
      case "*":
        return last !== " " || next !== " ";
      case "_":
        return !/[a-z\d]/i.test(last) || !/[a-z\d]/i.test(next);
      case "~":
        return tildes;
      case "$":
        return dollars;
      case "!":
      case "^":
        return next === "[";
      case ":":
        return begins(/:\/\//y, at) && /(?:https?|ftp)$/i.test(line.slice(Math.max(0, at - 5), at));
      case ".":
        return next > " " && /www$/i.test(line.slice(Math.max(0, at - 3), at));
      case "@":
        return /[\w.+-]/.test(last) && /[a-z\d]/i.test(next);
      default:
        return false;
    }
  };
  const escaped = line.replace(special, (sign, at: number) => {
    if (at === escapedStart) return `\\${sign}`;
    if (sign === "<") return /[\n =\d]/.test(line[at + 1] ?? ending) ? sign : "&lt;";
    if (sign === "&") return begins(/&#?[a-z\d]{1,31};/iy, at) ? "&amp;" : sign;
    return isEscaped(sign, at) ? `\\${sign}` : sign;
  });
  return place === "heading" ? escaped.replace(/(^| )(#+)$/, "$1\\$2") : escaped;
}
