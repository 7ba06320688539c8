// The examples of a Markdown file: its blocks of code.
import { blocksOf, reasonBefore, textOf } from "./markdown.mjs";

/**
 * @typedef {object} Example
 * @property {string} file
 * @property {number} line the line of its fence, from 1
 * @property {string} heading the heading above it, or ""
 * @property {string} language the first word after the fence; "" where there is none, and of an indented block
 * @property {string} code
 * @property {string} [skip] why it is not run: the comment `<!-- not run: reason -->` just before it
 */

/**
 * All blocks of code of a Markdown text, in their order.
 * @returns {Example[]}
 */
export function examplesIn(text, file) {
  const examples = [];
  const blocks = blocksOf(text);
  let heading = "";
  for (const [index, block] of blocks.entries()) {
    if (block.type === "heading_open") heading = textOf(blocks[index + 1]);
    if (block.type !== "fence" && block.type !== "code_block") continue;
    const [language] = block.info.trim().split(/\s+/);
    const skip = reasonBefore(blocks, index);
    examples.push({ file, line: block.map[0] + 1, heading, language, code: block.content, skip });
  }
  return examples;
}
