// Markdown as GitHub reads it.
import markdownIt from "markdown-it";

const parser = markdownIt({ html: true });

/** The blocks of a text, as markdown-it's tokens: `map` holds the first line, from 0, and the line after the last. */
export const blocksOf = (text) => parser.parse(text, {});

/** The reason not to run a block that a comment on the line before it, or the one before that, gives. */
export function reasonBefore(blocks, index) {
  const [previous, block] = [blocks[index - 1], blocks[index]];
  if (previous?.type !== "html_block" || block.map[0] - previous.map[1] > 1) return undefined;
  const [, reason = ""] = /^<!--\s*not run:(.*?)-->/s.exec(previous.content) ?? [];
  return reason.trim().replace(/\s+/g, " ") || undefined;
}

/** What stands within the lines of a text, each token with its line, from 1, and a reason not to run its paragraph. */
export function* inlineTokens(text) {
  let line = 1;
  let skip;
  const blocks = blocksOf(text);
  for (const [index, block] of blocks.entries()) {
    if (block.map) line = block.map[0] + 1;
    if (block.type === "paragraph_open") skip = reasonBefore(blocks, index);
    if (block.type === "paragraph_close") skip = undefined;
    let breaks = 0;
    for (const token of block.children ?? []) {
      if (token.type === "softbreak" || token.type === "hardbreak") breaks++;
      yield { token, line: line + breaks, skip };
    }
    if (block.type === "html_block") yield { token: block, line };
  }
}

/** The words of a heading or a link, without its markup. */
export const textOf = (inline) =>
  inline.children
    .filter(({ type }) => type === "text" || type === "code_inline")
    .map(({ content }) => content)
    .join("");
