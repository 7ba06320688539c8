// An article's nodes as the rows that the layout module reads: wasm/layout/input.h says what stands where.
import type { ArticleNode, ElementNode } from "../types.js";
import { checkNodes } from "./check_nodes.js";
import { strongDirection } from "./scripts.js";
import type { LayoutOptions } from "./types.js";

/** Numbers in a row. */
export const rowSize = 10;

/** The places in a row that TypeScript looks at too. */
export const column = { begin: 2, end: 3, direction: 6 } as const;

/** Of a row's direction. */
export const direction = { none: 0, ltr: 1, rtl: 2 } as const;

const flag = { reversed: 1, hasValue: 2, displayBlock: 4, embed: 8, missing: 16 };

/** How an ordered list says that its items are numbered, where not by digits (HTML, the type attribute). */
const numberings = ["a", "A", "i", "I"];

/** Longest side of a picture, CSS px: what is longer is as good as this. */
const longestSide = 1_000_000;

/** An article as the layout module takes it. */
export interface Encoded {
  /** {@link rowSize} numbers for each node. */
  rows: Int32Array;
  /** What rows name by index; none holds a NUL. */
  strings: string[];
  /** All text nodes one after the other. */
  text: string;
}

/** A number of an attribute, as HTML reads integers; else what stands for it. */
function integer(text: string | undefined, otherwise: number, minimum: number, maximum: number): number {
  const found = /^\s*([+-]?\d+)/.exec(text ?? "");
  return found ? Math.min(maximum, Math.max(minimum, Number(found[1]))) : otherwise;
}

/** What an ordered list or an item of one says of its number, if it says anything. */
function numbered(number: string | undefined, flags: number, type = ""): [a: number, b: number, flags: number] {
  const hasValue = /^\s*[+-]?\d/.test(number ?? "") ? flag.hasValue : 0;
  return [integer(number, 0, -1e9, 1e9), numberings.indexOf(type) + 1, flags | hasValue];
}

const side = (length: number): number => (length > 0 ? Math.min(longestSide, Math.max(1, Math.round(length))) : 0);

/** What the row of an element says besides where it stands: its two numbers and its flags. */
function describe(node: ElementNode, pictureSize: LayoutOptions["pictureSize"]): [a: number, b: number, flags: number] {
  const attributes = node.attributes ?? {};
  const embed = "data-embed" in attributes ? flag.embed : 0;
  switch (node.tag) {
    case "img":
    case "video": {
      const size = pictureSize?.(node);
      const wide = integer(attributes.width, 0, 0, longestSide);
      // As in browsers: as wide as the page says, as high as the picture is then.
      if (size && size.width > 0 && size.height > 0)
        return wide > 0
          ? [wide, side((wide * size.height) / size.width), embed]
          : [side(size.width), side(size.height), embed];
      if (size) return [0, 0, embed | flag.missing];
      return [wide, integer(attributes.height, 0, 0, longestSide), embed];
    }
    case "td":
    case "th":
      return [integer(attributes.colspan, 1, 1, 1000), integer(attributes.rowspan, 1, 0, 65534), embed];
    case "ol":
      return numbered(attributes.start, embed | ("reversed" in attributes ? flag.reversed : 0), attributes.type);
    case "li":
      return numbered(attributes.value, embed);
    case "math":
      return [0, 0, embed | (attributes.display === "block" ? flag.displayBlock : 0)];
    default:
      return [0, 0, embed];
  }
}

/**
 * Encodes a node list.
 * @param pictureSize see {@link LayoutOptions.pictureSize}
 * @throws LecternError invalid-options where a node is none
 */
export function encode(nodes: readonly ArticleNode[], pictureSize?: LayoutOptions["pictureSize"]): Encoded {
  checkNodes(nodes);
  const rows = new Int32Array(nodes.length * rowSize);
  const texts: string[] = [];
  const strings: string[] = [];
  const known = new Map<string, number>();
  const indexOf = (text: string | undefined): number => {
    if (text === undefined) return -1;
    let index = known.get(text);
    if (index === undefined) known.set(text, (index = strings.push(text.replaceAll("\0", "")) - 1));
    return index;
  };

  let length = 0;
  nodes.forEach((node, index) => {
    const begin = length;
    if ("text" in node) {
      texts.push(node.text);
      length += node.text.length;
      rows.set([-1, node.parent, begin, length, -1, -1, direction.none, 0, 0, 0], index * rowSize);
      return;
    }
    const { class: name, lang, dir } = node.attributes ?? {};
    const own = dir?.toLowerCase();
    const way = own === "ltr" ? direction.ltr : own === "rtl" ? direction.rtl : direction.none;
    rows.set(
      [indexOf(node.tag), node.parent, begin, begin, indexOf(name), indexOf(lang), way, ...describe(node, pictureSize)],
      index * rowSize,
    );
  });
  const text = texts.join("");

  // Children stand after their parents: from the end, each is complete before its parent takes its end from it.
  for (let index = nodes.length - 1; index >= 0; index -= 1) {
    const { parent } = nodes[index]!;
    const end = rows[index * rowSize + column.end]!;
    const above = parent * rowSize + column.end;
    if (parent >= 0 && parent < index && rows[above]! < end) rows[above] = end;
  }
  nodes.forEach((node, index) => {
    if (!("text" in node) && node.attributes?.dir?.toLowerCase() === "auto") {
      const row = index * rowSize;
      const found = strongDirection(text, rows[row + column.begin]!, rows[row + column.end]!);
      if (found) rows[row + column.direction] = direction[found];
    }
  });
  return { rows, strings, text };
}
