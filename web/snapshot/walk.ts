// A live page's nodes as a person sees them, shadow trees and frames in their places, as HTML.
import { attributesHtml, hiddenMark, isBoundary, isVoid, setOf, tagName, textHtml, type Resolve } from "./markup.js";
import { isMedium, isShown, mediumHtml, noscriptHtml } from "./media.js";
import { machineHtml } from "./metadata.js";
import { ownAttribute } from "./own.js";
import { isHidden, isPlaced, isTransparent, type Surroundings, type View } from "./visibility.js";

/** How nodes are walked through. */
export interface WalkOptions {
  shadowRootOf(element: Element): ShadowRoot | null;
  /** What is marked as hidden: what cannot be seen; that, but for text that is only transparent; nothing. */
  hides: "all" | "opaque" | "nothing";
  /** What of the nodes is wanted; all of it by default. */
  within?: Range;
}

/** An element at which the core ends a block of text. */
export interface Block {
  element: Element;
  /** The first node of its text that can be seen, and the beginning of that text. */
  first?: Node;
  text: string;
  /** Whether it moves with the page, and holds no other block. */
  moves: boolean;
  leaf: boolean;
}

interface Box extends Block {
  outer?: Box;
  /** Its start tag and its hidden text, by their numbers among the pieces. */
  tag: number;
  hidden: number[];
  isSeen: boolean;
}

/** Where the walk is: an element whose children are being written. */
interface Level extends Surroundings {
  next: Node | null;
  /** Its children, where they are not those of the tree. */
  list?: Node[];
  at: number;
  end: string;
  box: Box;
  /** Hidden with all it holds; of visibility: hidden, which what it holds may end. */
  hidden: boolean;
  unseen: boolean;
  /** Hidden by its opacity alone, in the flow of the text. */
  transparent: boolean;
  /** Fixed to the window. */
  fixed: boolean;
  /** In a formula, whose parts have no boxes. */
  formula: boolean;
  /** In so many frames. */
  frames: number;
  resolve?: Resolve;
}

const left = setOf("style template canvas noembed noframes svg lectern-reader");
/** Not laid out, or nothing that could be hidden. */
const unstyled = setOf("br wbr meta link source track param area col option optgroup input script noscript slot");
const html = "http://www.w3.org/1999/xhtml";
const deepestFrame = 8;
const enoughText = 400; // characters, of which some are white space
/** Browsers build these of shadow trees of their own. */
const builtIn = setOf("details select meter progress marquee");

/** What a walk comes to. */
export interface Walked {
  html: string;
  /** Characters of text that can be seen, and of those that are transparent. */
  seen: number;
  transparent: number;
  /** Whether a box in it is scrolled. */
  isScrolled: boolean;
  /** The blocks that hold text to be seen, in the page's order. */
  blocks: Block[];
}

/**
 * Writes a part of a page.
 * @param root what is written, with all it holds; of a body only what it holds
 */
export function walk(view: View, root: Element, isBody: boolean, { shadowRootOf, hides, within }: WalkOptions): Walked {
  const { dom, window } = view;
  const marks = hides !== "nothing";
  const out: Walked = { html: "", seen: 0, transparent: 0, isScrolled: false, blocks: [] };
  const pieces: string[] = [];
  const levels: Level[] = [];
  /** What lies on the edge of the range. */
  const edges = new Set<Node>();

  /** Only what lies on the edge of the range can lie outside of it. */
  function isWanted(node: Node): boolean {
    const parent = dom.parent(node);
    return !parent || !edges.has(parent) || within!.intersectsNode(node);
  }

  function text(node: Node, level: Level): void {
    let data = dom.data(node);
    if (within && edges.has(node)) data = data.slice(node === within.startContainer ? within.startOffset : 0, node === within.endContainer ? within.endOffset : undefined);
    if (/\S/.test(data)) {
      const { box } = level;
      if (level.hidden || level.unseen) {
        box.hidden.push(pieces.length);
        if (level.transparent) out.transparent += data.length;
      } else {
        box.isSeen = true;
        out.seen += data.length;
        if (!box.first) {
          box.first = node;
          box.moves = !level.fixed;
          out.blocks.push(box);
        }
        if (box.text.length < enoughText) box.text += data.slice(0, 4 * enoughText);
      }
    }
    pieces.push(textHtml(data));
  }

  function element(element: Element, level: Level): void {
    const name = dom.name(element);
    if (level.formula) return open(element, name, { ...level });
    if (left(name) || dom.hasAttribute(element, ownAttribute)) return;
    const isHtml = dom.namespace(element) === html;
    const inner: Level = { ...level };
    if (!isHtml && name !== "math") return open(element, "span", inner);
    if (isHtml && !level.hidden && marks && !unstyled(name)) look(element, name, inner);
    if (isMedium(name)) return medium(element, name, inner);
    switch (name) {
      case "script":
      case "link":
      case "meta":
        pieces.push(machineHtml(dom, element, name));
        return;
      case "base":
        return;
      case "noscript":
        if (!dom.find(element, "*")) return void pieces.push(noscriptHtml(dom.text(element) ?? ""));
        break;
      case "textarea":
        return;
      case "iframe":
      case "frame":
        return frame(element, name, inner);
      case "slot":
        return slot(element, inner);
      case "math":
        inner.formula = true;
        if (!inner.hidden && !inner.unseen) inner.box.isSeen = true;
    }
    open(element, name, inner);
  }

  /** Finds out whether an element can be seen, and how what it holds stands. */
  function look(element: Element, name: string, level: Level): void {
    const style = window.getComputedStyle(element);
    level.unseen = style.visibility !== "visible";
    if (name === "summary") level.folded = Math.max(0, level.folded - 1);
    const transparent = isTransparent(view, element, style);
    level.transparent = transparent && !isPlaced(style);
    level.hidden = (transparent && (hides === "all" || !level.transparent)) || isHidden(view, element, style, level, levels.length);
    if (name === "img" && (level.hidden || level.unseen) && style.display !== "none" && !isShown(dom, element)) level.hidden = level.unseen = false; // fades in once it is loaded
    if (name === "details" && !dom.hasAttribute(element, "open")) level.folded += 1;
    const { position, overflowY } = style;
    if (position === "fixed" || position === "sticky") level.fixed = true;
    if (overflowY === "visible" || overflowY === "clip") return;
    const [x, y] = [dom.scrollLeft(element), dom.scrollTop(element)];
    level.scrolledX += x;
    level.scrolledY += y;
    out.isScrolled ||= y > 0;
  }

  function medium(element: Element, name: string, level: Level): void {
    if (level.hidden || level.unseen) level.box.hidden.push(pieces.length);
    else if (name !== "hr") level.box.isSeen = true;
    pieces.push(mediumHtml(dom, element, name, level.resolve));
  }

  /** A frame's document in its place, where this page may see it. */
  function frame(element: Element, name: string, level: Level): void {
    if (level.hidden) return;
    const content = level.frames < deepestFrame ? dom.content(element) : null;
    const body = content && dom.body(content);
    if (!body || !/\S/.test(dom.text(body) ?? "") || dom.isEdited(body)) {
      if (name === "iframe") pieces.push(`<iframe${attributesHtml(dom, element, name, level.resolve)}></iframe>`);
      return;
    }
    const base = dom.baseUrl(content);
    const inner: Level = { ...level, frames: level.frames + 1, fixed: true, next: dom.firstChild(body), list: undefined, end: "</div>" };
    inner.resolve = (address) => {
      try {
        return new URL(address, base).href;
      } catch {
        return address;
      }
    };
    const lang = dom.attribute(dom.root(content)!, "lang");
    const attributes = attributesHtml(dom, element, "div", undefined, (attribute) => !isOfBox(attribute));
    push(body, `<div${attributes}${lang === null ? "" : ` lang="${textHtml(lang)}"`}>`, inner);
  }

  /** What stands in a slot: it has no box of its own. */
  function slot(element: Element, level: Level): void {
    const assigned = dom.assigned(element);
    level.list = assigned.length > 0 ? assigned : undefined;
    level.at = 0;
    level.next = assigned[0] ?? dom.firstChild(element);
    level.end = "";
    if (marks && !level.hidden) {
      const style = window.getComputedStyle(element);
      level.unseen = style.visibility !== "visible";
      level.hidden = style.display === "none";
    }
    levels.push(level);
  }

  function open(element: Element, name: string, level: Level): void {
    const written = writtenName(name);
    const tag = `<${written}${attributesHtml(dom, element, name, level.resolve)}>`;
    if (isVoid(name)) return void pieces.push(tag);
    const root = builtIn(name) ? null : shadowRootOf(element);
    const first = dom.firstChild(root ?? element);
    level.next = first;
    level.list = undefined;
    level.end = `</${written}>`;
    // The parser takes a line feed after the tag for none.
    const isPre = written === "pre" && first !== null && dom.type(first) === 3 && dom.data(first).startsWith("\n");
    const text = isPre ? `${tag}\n` : tag;
    if (!level.formula && isBoundary(name)) return push(element, text, level);
    pieces.push(text);
    levels.push(level);
  }

  /** Opens an element that is a block of its own. */
  function push(element: Element, tag: string, level: Level): void {
    level.box.leaf = false;
    level.box = { element, outer: level.box, tag: pieces.length, hidden: [], isSeen: false, text: "", moves: true, leaf: true };
    pieces.push(tag);
    levels.push(level);
  }

  function leave({ box, end }: Level): void {
    levels.pop();
    const around = levels.at(-1);
    pieces.push(end);
    if (around?.box === box) return;
    if (box.isSeen || !box.outer) {
      // Beside text that can be seen, the core knows no hidden text.
      for (const piece of box.hidden) pieces[piece] = "";
    } else if (box.hidden.length > 0) {
      pieces[box.tag] = pieces[box.tag]!.replace(/>\n?$/, (tagEnd) => ` ${hiddenMark}=""${tagEnd}`);
    }
    if (box.isSeen && box.outer) box.outer.isSeen = true;
  }

  if (within) {
    for (const end of [within.startContainer, within.endContainer]) {
      for (let node: Node | null = end; node; node = dom.parent(node)) edges.add(node);
    }
  }
  const box: Box = { element: root, tag: -1, hidden: [], isSeen: false, text: "", moves: true, leaf: false };
  const unseen = isBody && marks && window.getComputedStyle(root).visibility !== "visible";
  levels.push({ next: isBody ? dom.firstChild(root) : root, list: isBody ? undefined : [root], at: 0, end: "", box, hidden: false, unseen, transparent: false, fixed: false, formula: false, frames: 0, folded: 0, scrolledX: 0, scrolledY: 0 });
  for (let level; (level = levels.at(-1)); ) {
    const node: Node | null = level.next;
    if (!node) {
      leave(level);
      continue;
    }
    level.next = level.list ? (level.list[(level.at += 1)] ?? null) : dom.nextSibling(node);
    if (edges.size > 0 && !isWanted(node)) continue;
    const type = dom.type(node);
    if (type === 1) element(node as Element, level);
    else if (type === 3 || type === 4) text(node, level);
  }
  out.html = pieces.join("");
  return out;
}

/** What of a frame's attributes is true of a box in its place. */
const isOfBox = setOf("id class title role lang dir");

/** Old names for pre, one of which has no end, are read as it. */
function writtenName(name: string): string {
  return name === "xmp" || name === "listing" || name === "plaintext" ? "pre" : tagName(name);
}
