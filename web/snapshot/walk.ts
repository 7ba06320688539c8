// A live page's nodes as a person sees them, shadow trees and frames in their places, as HTML.
import { attributesHtml, hiddenMark, isBoundary, isVoid, setOf, tagName, textHtml, type Resolve } from "./markup.js";
import { isMedium, isShown, mediumHtml, noscriptHtml } from "./media.js";
import { ownAttribute } from "./own.js";
import { isHidden, type Surroundings, type View } from "./visibility.js";

/** How nodes are walked through. */
export interface WalkOptions {
  shadowRootOf(element: Element): ShadowRoot | null;
  /** Whether what cannot be seen is marked, or everything is taken for visible. */
  marks: boolean;
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
const idleLinks = /stylesheet|preload|prefetch|preconnect|icon|manifest/i;
const html = "http://www.w3.org/1999/xhtml";
const deepestFrame = 8;
const enoughText = 400; // characters, of which some are white space
/** Browsers build these of shadow trees of their own. */
const builtIn = setOf("details select meter progress marquee");

/** Writes nodes. One walk, one page. */
export class Walk {
  /** The blocks that hold text to be seen, in the page's order. */
  readonly blocks: Block[] = [];
  /** Whether a box on the page is scrolled. */
  isScrolled = false;
  /** Whether anything of the body can be seen. */
  isSeen = false;
  private readonly pieces: string[] = [];
  private readonly levels: Level[] = [];
  private readonly edges = new Set<Node>();

  constructor(
    private readonly view: View,
    private readonly options: WalkOptions,
  ) {
    const { within } = options;
    if (!within) return;
    for (const end of [within.startContainer, within.endContainer]) {
      for (let node: Node | null = end; node; node = view.dom.parent(node)) this.edges.add(node);
    }
  }

  /** The head's elements that tell of the page; `<base>` is for whoever writes the page. */
  head(head: Element): string {
    const { dom } = this.view;
    let written = "";
    for (let child = dom.firstChild(head); child; child = dom.nextSibling(child)) {
      if (dom.type(child) !== 1) continue;
      const name = dom.name(child);
      if (name === "title") written += `<title>${textHtml(dom.text(child) ?? "")}</title>`;
      else if (name === "meta" || name === "link" || name === "script") written += this.machineHtml(child as Element, name);
    }
    return written;
  }

  /**
   * The body.
   * @param root is written with all it holds; of a body or a shadow root only what it holds
   */
  body(root: Element, holdsAll: boolean): string {
    const { dom } = this.view;
    const box: Box = { element: root, tag: -1, hidden: [], isSeen: false, text: "", moves: true, leaf: false };
    const first: Level = { next: holdsAll ? dom.firstChild(root) : root, at: 0, end: "", box, hidden: false, unseen: false, fixed: false, formula: false, frames: 0, folded: 0, scrolledX: 0, scrolledY: 0 };
    if (!holdsAll) first.list = [root];
    if (holdsAll && this.options.marks) first.unseen = this.view.window.getComputedStyle(root).visibility !== "visible";
    this.levels.push(first);
    for (let level: Level | undefined = first; level; level = this.levels.at(-1)) {
      const node: Node | null = level.next;
      if (!node) {
        this.leave(level);
        continue;
      }
      level.next = level.list ? (level.list[(level.at += 1)] ?? null) : dom.nextSibling(node);
      if (this.edges.size > 0 && !this.isWanted(node)) continue;
      const type = dom.type(node);
      if (type === 1) this.element(node as Element, level);
      else if (type === 3 || type === 4) this.text(node, level);
    }
    return this.pieces.join("");
  }

  /** Only what lies on the edge of the range can lie outside of it. */
  private isWanted(node: Node): boolean {
    const { within } = this.options;
    const parent = this.view.dom.parent(node);
    return !parent || !this.edges.has(parent) || within!.intersectsNode(node);
  }

  private text(node: Node, level: Level): void {
    let data = this.view.dom.data(node);
    const { within } = this.options;
    if (within && this.edges.has(node)) data = data.slice(node === within.startContainer ? within.startOffset : 0, node === within.endContainer ? within.endOffset : undefined);
    if (/\S/.test(data)) {
      const { box } = level;
      if (level.hidden || level.unseen) {
        box.hidden.push(this.pieces.length);
      } else {
        box.isSeen = true;
        if (!box.first) {
          box.first = node;
          box.moves = !level.fixed;
          this.blocks.push(box);
        }
        if (box.text.length < enoughText) box.text += data.slice(0, 4 * enoughText);
      }
    }
    this.pieces.push(textHtml(data));
  }

  private element(element: Element, level: Level): void {
    const { dom } = this.view;
    const name = dom.name(element);
    if (level.formula) return this.open(element, name, { ...level });
    if (left(name) || dom.hasAttribute(element, ownAttribute)) return;
    const isHtml = dom.namespace(element) === html;
    const inner: Level = { ...level };
    if (!isHtml && name !== "math") return this.open(element, "span", inner);
    if (isHtml && !level.hidden && this.options.marks && !unstyled(name)) this.look(element, name, inner);
    if (isMedium(name)) return this.medium(element, name, inner);
    switch (name) {
      case "script":
      case "link":
      case "meta":
        this.pieces.push(this.machineHtml(element, name));
        return;
      case "base":
        return;
      case "noscript":
        if (!dom.find(element, "*")) return void this.pieces.push(noscriptHtml(dom.text(element) ?? ""));
        break;
      case "textarea":
        return;
      case "iframe":
      case "frame":
        return this.frame(element, name, inner);
      case "slot":
        return this.slot(element, inner);
      case "math":
        inner.formula = true;
        if (!inner.hidden && !inner.unseen) inner.box.isSeen = true;
    }
    this.open(element, name, inner);
  }

  /** Finds out whether an element can be seen, and how what it holds stands. */
  private look(element: Element, name: string, level: Level): void {
    const { view } = this;
    const { dom } = view;
    const style = view.window.getComputedStyle(element);
    level.unseen = style.visibility !== "visible";
    if (name === "summary") level.folded = Math.max(0, level.folded - 1);
    level.hidden = isHidden(view, element, style, level, this.levels.length);
    if (name === "img" && (level.hidden || level.unseen) && style.display !== "none" && !isShown(dom, element)) level.hidden = level.unseen = false; // fades in once it is loaded
    if (name === "details" && !dom.hasAttribute(element, "open")) level.folded += 1;
    const { position, overflowY } = style;
    if (position === "fixed" || position === "sticky") level.fixed = true;
    if (overflowY === "visible" || overflowY === "clip") return;
    const [x, y] = [dom.scrollLeft(element), dom.scrollTop(element)];
    level.scrolledX += x;
    level.scrolledY += y;
    this.isScrolled ||= y > 0;
  }

  private medium(element: Element, name: string, level: Level): void {
    if (level.hidden || level.unseen) level.box.hidden.push(this.pieces.length);
    else if (name !== "hr") level.box.isSeen = true;
    this.pieces.push(mediumHtml(this.view.dom, element, name, level.resolve));
  }

  /** What stands on a page for programs: metadata, and the source of formulas. */
  private machineHtml(element: Element, name: string): string {
    const { dom } = this.view;
    if (name !== "script") {
      return name === "link" && idleLinks.test(dom.attribute(element, "rel") ?? "") ? "" : `<${name}${attributesHtml(dom, element, name)}>`;
    }
    const type = dom.attribute(element, "type") ?? "";
    const isData = /ld\+json/i.test(type);
    if (!isData && !type.startsWith("math/tex")) {
      // That formulas are written as TeX is told by what draws them.
      return /mathjax|katex/i.test(dom.attribute(element, "src") ?? "") ? `<script${attributesHtml(dom, element, name)}></script>` : "";
    }
    const text = dom.text(element) ?? "";
    if (!isData && /<[/!]/.test(text)) return "";
    return `<script${attributesHtml(dom, element, name)}>${isData ? text.replace(/<(?=[/!])/g, "\\u003c") : text}</script>`;
  }

  /** A frame's document in its place, where this page may see it. */
  private frame(element: Element, name: string, level: Level): void {
    const { dom } = this.view;
    if (level.hidden) return;
    const content = level.frames < deepestFrame ? dom.content(element) : null;
    const body = content && dom.body(content);
    if (!body || !/\S/.test(dom.text(body) ?? "") || dom.isEdited(body)) {
      if (name === "iframe") this.pieces.push(`<iframe${attributesHtml(dom, element, name, level.resolve)}></iframe>`);
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
    this.push(body, `<div${attributes}${lang === null ? "" : ` lang="${textHtml(lang)}"`}>`, inner);
  }

  /** What stands in a slot: it has no box of its own. */
  private slot(element: Element, level: Level): void {
    const { dom } = this.view;
    const assigned = dom.assigned(element);
    level.list = assigned.length > 0 ? assigned : undefined;
    level.at = 0;
    level.next = assigned[0] ?? dom.firstChild(element);
    level.end = "";
    if (this.options.marks && !level.hidden) {
      const style = this.view.window.getComputedStyle(element);
      level.unseen = style.visibility !== "visible";
      level.hidden = style.display === "none";
    }
    this.levels.push(level);
  }

  private open(element: Element, name: string, level: Level): void {
    const { dom } = this.view;
    const written = writtenName(name);
    const tag = `<${written}${attributesHtml(dom, element, name, level.resolve)}>`;
    if (isVoid(name)) return void this.pieces.push(tag);
    const root = builtIn(name) ? null : this.options.shadowRootOf(element);
    const first = dom.firstChild(root ?? element);
    level.next = first;
    level.list = undefined;
    level.end = `</${written}>`;
    // The parser takes a line feed after the tag for none.
    const isPre = written === "pre" && first !== null && dom.type(first) === 3 && dom.data(first).startsWith("\n");
    const text = isPre ? `${tag}\n` : tag;
    if (!level.formula && isBoundary(name)) return this.push(element, text, level);
    this.pieces.push(text);
    this.levels.push(level);
  }

  /** Opens an element that is a block of its own. */
  private push(element: Element, tag: string, level: Level): void {
    level.box.leaf = false;
    level.box = { element, outer: level.box, tag: this.pieces.length, hidden: [], isSeen: false, text: "", moves: true, leaf: true };
    this.pieces.push(tag);
    this.levels.push(level);
  }

  private leave({ box, end }: Level): void {
    this.levels.pop();
    const around = this.levels.at(-1);
    this.pieces.push(end);
    if (around?.box === box) return;
    if (box.isSeen || !box.outer) {
      // Beside text that can be seen, the core knows no hidden text.
      for (const piece of box.hidden) this.pieces[piece] = "";
    } else if (box.hidden.length > 0) {
      this.pieces[box.tag] = this.pieces[box.tag]!.replace(/>\n?$/, (tagEnd) => ` ${hiddenMark}=""${tagEnd}`);
    }
    if (!box.isSeen) return;
    if (box.outer) box.outer.isSeen = true;
    else this.isSeen = true;
  }
}

/** What of a frame's attributes is true of a box in its place. */
const isOfBox = setOf("id class title role lang dir");

/** Old names for pre, one of which has no end, are read as it. */
function writtenName(name: string): string {
  return name === "xmp" || name === "listing" || name === "plaintext" ? "pre" : tagName(name);
}
