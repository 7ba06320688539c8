// The outline of a PDF: the article's headings (ISO 32000-1, 12.3.3).
import type { Pages } from "../layout/types.js";
import type { OutlineEntry } from "../types.js";
import { type ObjectNumber, type PdfFile, textString } from "./pdf_file.js";

interface Heading {
  level: number;
  text: string;
  /** Where it begins in the pages' text. */
  offset: number;
}

/**
 * Writes the headings as a tree, all of it open.
 * @param outline what the article's headings are called
 * @param destination a text offset as a place in the file
 * @return undefined where there are none
 */
export function writeOutline(
  file: PdfFile,
  pages: Pages,
  outline: readonly OutlineEntry[],
  destination: (offset: number) => string,
): ObjectNumber | undefined {
  const headings = headingsOf(pages, outline);
  if (headings.length === 0) return undefined;
  const root = file.reserve();
  const numbers = headings.map(() => file.reserve());
  const parents = parentsOf(headings);
  const children = new Map<number, number[]>();
  parents.forEach((parent, index) => {
    const list = children.get(parent);
    if (list) list.push(index);
    else children.set(parent, [index]);
  });
  const below = counts(parents);
  const ends = (parent: number): string => {
    const list = children.get(parent);
    return list
      ? `/First ${numbers[list[0]!]} 0 R/Last ${numbers[list[list.length - 1]!]} 0 R/Count ${parent < 0 ? headings.length : below[parent]}`
      : "";
  };
  for (const [parent, list] of children) {
    list.forEach((index, place) => {
      const { text, offset } = headings[index]!;
      const previous = place > 0 ? `/Prev ${numbers[list[place - 1]!]} 0 R` : "";
      const next = place + 1 < list.length ? `/Next ${numbers[list[place + 1]!]} 0 R` : "";
      const above = parent < 0 ? root : numbers[parent];
      file.write(
        `<</Title${textString(text)}/Parent ${above} 0 R${previous}${next}${ends(index)}/Dest${destination(offset)}>>`,
        numbers[index],
      );
    });
  }
  return file.write(`<</Type/Outlines${ends(-1)}>>`, root);
}

function headingsOf({ nodes }: Pages, outline: readonly OutlineEntry[]): Heading[] {
  const names = new Map(outline.map(({ id, text }) => [id, text]));
  const headings: Heading[] = [];
  const within = new Map<number, Heading>();
  let offset = 0;
  nodes.forEach((node, index) => {
    const above = within.get(node.parent);
    if ("text" in node) {
      if (above) above.text += node.text;
      offset += node.text.length;
      return;
    }
    const level = /^h([1-6])$/.exec(node.tag)?.[1];
    if (above) within.set(index, above);
    else if (level) {
      const name = names.get(node.attributes?.id ?? "");
      const heading = { level: Number(level), text: name ?? "", offset };
      headings.push(heading);
      // The title and the headings of the footer are plain text.
      if (name === undefined) within.set(index, heading);
    }
  });
  for (const heading of headings) heading.text = heading.text.replace(/\s+/g, " ").trim();
  return headings.filter(({ text }) => text !== "");
}

/** Of each heading the last one before it that is of a higher level; -1 where there is none. */
function parentsOf(headings: readonly Heading[]): number[] {
  const open: number[] = [];
  return headings.map(({ level }, index) => {
    while (open.length > 0 && headings[open[open.length - 1]!]!.level >= level) open.pop();
    const parent = open[open.length - 1] ?? -1;
    open.push(index);
    return parent;
  });
}

/** How many headings stand below each. */
function counts(parents: readonly number[]): number[] {
  const below = parents.map(() => 0);
  for (let index = parents.length - 1; index >= 0; index -= 1) {
    if (parents[index]! >= 0) below[parents[index]!]! += 1 + below[index]!;
  }
  return below;
}
