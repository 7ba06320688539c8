// Which way each letter runs: the levels of the Unicode Bidirectional Algorithm, https://www.unicode.org/reports/tr9/.
import bidiFactory, { type Bidi } from "bidi-js";
import type { ArticleNode, ElementNode } from "../types.js";
import { column, direction, rowSize, type Encoded } from "./encode.js";
import { isInline, type InlineBlock } from "./inline_blocks.js";
import { hasRightToLeft, withoutAstral } from "./scripts.js";

type Direction = "ltr" | "rtl";

/** Deeper ones run as what they stand in: the algorithm itself has no more than 125 levels. */
const deepestIsolate = 60;

/** Made when first used. */
let bidi: Bidi | undefined;

/** An inline element whose text stands for itself among what is beside it: what it is opened and closed with. */
interface Isolate {
  parent: number;
  depth: number;
  open: string;
  close: string;
}

/** @param apart whether it stands apart from what is around it whatever it says: names and dates in bylines */
function isolateOf(node: ElementNode, way: number, apart = false): Pick<Isolate, "open" | "close"> | undefined {
  const isolator =
    way === direction.rtl ? "\u2067" : way === direction.ltr || node.tag === "math" ? "\u2066" : "\u2068";
  if (node.tag === "bdo" && way !== direction.none) {
    return { open: isolator + (way === direction.rtl ? "\u202E" : "\u202D"), close: "\u202C\u2069" };
  }
  return way !== direction.none || node.tag === "math" || node.tag === "bdi" || apart
    ? { open: isolator, close: "\u2069" }
    : undefined;
}

/** Of an article, what of its elements matters for directions. */
class Directions {
  /** Of each node, the isolate that it is or stands in, by its node; -1 where none in the same block. */
  readonly scopes: Int32Array;
  readonly isolates = new Map<number, Isolate>();
  private readonly nodes: readonly ArticleNode[];
  private readonly ways: Uint8Array;

  constructor(nodes: readonly ArticleNode[], rows: Int32Array, base: Direction) {
    this.nodes = nodes;
    this.scopes = new Int32Array(nodes.length);
    this.ways = new Uint8Array(nodes.length);
    nodes.forEach((node, index) => {
      const own = rows[index * rowSize + column.direction]!;
      // The style sheet has code run from left to right, whatever stands around it.
      const way = "tag" in node && node.tag === "pre" ? direction.ltr : own;
      this.ways[index] = way || (this.ways[node.parent] ?? direction[base]);
      const above = isInline(node) ? (this.scopes[node.parent] ?? -1) : -1;
      const byline = nodes[node.parent];
      const apart = byline && "tag" in byline && byline.attributes?.class === "lectern-byline";
      const isolate =
        "text" in node || !isInline(node)
          ? undefined
          : isolateOf(node, own, apart && (node.tag === "strong" || node.tag === "time"));
      const depth = (this.isolates.get(above)?.depth ?? 0) + 1;
      this.scopes[index] = isolate && depth <= deepestIsolate ? index : above;
      if (this.scopes[index] === index) this.isolates.set(index, { parent: above, depth, ...isolate! });
    });
  }

  /** The direction of a block's lines. */
  baseOf({ container }: InlineBlock, base: Direction): Direction {
    if (container < 0) return base;
    return this.ways[container] === direction.rtl ? "rtl" : "ltr";
  }

  isPreformatted({ container }: InlineBlock): boolean {
    const node = this.nodes[container];
    return node !== undefined && "tag" in node && node.tag === "pre";
  }
}

/** More in one block is no text of people, and takes time that grows with the square of the number. */
const mostIsolateMarks = 2000;
const mostBrackets = 1000;

/** A text; where it has too many of a sign, one as long with another sign in their place. */
const withFew = (text: string, sign: RegExp, most: number, otherwise: string): string =>
  (text.match(sign)?.length ?? 0) > most ? text.replace(sign, otherwise) : text;

const bounded = (text: string): string =>
  withFew(withFew(text, /[\u2066-\u2069]/g, mostIsolateMarks, "\u200B"), /[\p{Ps}\p{Pe}]/gu, mostBrackets, "\u2022");

/** A block's text with the marks that its elements stand for, and where in it each piece of the text went. */
function marked(
  block: InlineBlock,
  nodes: readonly ArticleNode[],
  { scopes, isolates }: Directions,
  preformatted: boolean,
) {
  const open: number[] = [];
  const pieces: { from: number; to: number; length: number }[] = [];
  let text = "";
  let at = block.begin;
  const enter = (scope: number): void => {
    if (open.at(-1) === scope || (open.length === 0 && scope < 0)) return;
    const path: number[] = [];
    for (let one = scope; one >= 0; one = isolates.get(one)!.parent) path.push(one);
    path.reverse();
    let common = 0;
    while (common < open.length && common < path.length && open[common] === path[common]) common += 1;
    while (open.length > common) text += isolates.get(open.pop()!)!.close;
    for (const one of path.slice(common)) {
      text += isolates.get(one)!.open;
      open.push(one);
    }
  };
  for (let index = block.first; index < block.last; index += 1) {
    const node = nodes[index]!;
    enter(scopes[index]!);
    if ("text" in node) {
      pieces.push({ from: text.length, to: at, length: node.text.length });
      // White space that is collapsed ends no paragraph.
      text += withoutAstral(preformatted ? node.text : node.text.replace(/[\t\n\v\f\r\x1C-\x1F\x85\u2029]/g, " "));
      at += node.text.length;
    } else if (node.tag === "br") {
      enter(-1);
      text += "\n";
    } else if (node.tag === "img") text += "\uFFFC";
  }
  return { text: bounded(text), pieces };
}

/**
 * The embedding level of each UTF-16 unit of an article's text; empty where all of it runs from left to right.
 * @param base the article's direction
 */
export function levels(
  nodes: readonly ArticleNode[],
  { rows, text }: Encoded,
  blocks: readonly InlineBlock[],
  base: Direction,
): Uint8Array {
  const none = new Uint8Array(0);
  let turned = base === "rtl" || hasRightToLeft(text);
  for (let index = 0; index < nodes.length && !turned; index += 1)
    turned = rows[index * rowSize + column.direction] === direction.rtl;
  if (!turned) return none;

  const out = new Uint8Array(text.length);
  const directions = new Directions(nodes, rows, base);
  for (const block of blocks) {
    const way = directions.baseOf(block, base);
    const made = marked(block, nodes, directions, directions.isPreformatted(block));
    if (way === "ltr" && !hasRightToLeft(made.text)) continue;
    const found = (bidi ??= bidiFactory()).getEmbeddingLevels(made.text, way).levels;
    for (const { from, to, length } of made.pieces) out.set(found.subarray(from, from + length), to);
  }
  return out;
}
