import { pieces } from "../running_text.js";

/**
 * The text of a range of an article as people want it: words with single spaces, blocks apart by an empty line, cells
 * by tabs, items and rows by a line; code as it is, and no readings of ruby. What pages put in at the ends of lines is
 * not in the text at all.
 */
export function cleanText(content: Element, range: Range): string {
  const parts: string[] = [];
  let text = ""; // of the block that it is in
  let last: Element | undefined;
  for (const { node, kind, block, gap } of pieces(content)) {
    if (gap && block === last) text = gap === "\n" ? `${text.trimEnd()}\n` : text + gap;
    if (!range.intersectsNode(node) || kind === "reading" || kind === "parenthesis") continue;
    const words = node.data.slice(
      node === range.startContainer ? range.startOffset : 0,
      node === range.endContainer ? range.endOffset : node.length,
    );
    const pre = block?.closest("pre");
    if (block !== last && words.trim()) {
      if (text.trim()) parts.push(text.trimEnd(), between(last, block));
      text = "";
      last = block;
    }
    if (block !== last) continue;
    const folded = pre ? words : words.replace(/[ \t\n\r\f]+/g, " ");
    text += !pre && (text === "" || /\s$/.test(text)) ? folded.trimStart() : folded;
  }
  return parts.join("") + text.trimEnd();
}

function between(before: Element | undefined, after: Element | undefined): string {
  if (before?.matches("td, th") && after?.matches("td, th") && before.parentElement === after.parentElement)
    return "\t";
  if (before?.matches("li, td, th, dt, dd") && after?.matches("li, td, th, dt, dd")) return "\n";
  return "\n\n";
}
