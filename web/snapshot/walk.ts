// A live page's nodes as a person sees them, shadow trees and frames in their places, as HTML.
import {
  attributeHtml,
  attributesHtml,
  displayMark,
  hiddenMark,
  isBoundary,
  isCustom,
  isVoid,
  setOf,
  tagName,
  textHtml,
  type Resolve,
} from "./markup.js";
import { isMedium, isShown, mediumHtml, noscriptHtml } from "./media.js";
import { machineHtml } from "./metadata.js";
import { ownAttribute } from "./own.js";
import { chosenBy } from "./range.js";
import { idsOfNotes, isHidden, isSourceOfFormula, isTransparent, type Surroundings, type View } from "./visibility.js";

/** How nodes are walked through. */
export interface WalkOptions {
  shadowRootOf: (element: Element) => ShadowRoot | null;
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

/** What holds for an element and, until one of them changes it, for all in it. Never changed, as many share it. */
interface State extends Surroundings {
  /** Hidden with all it holds; of visibility: hidden, which what it holds may end. */
  hidden: boolean;
  unseen: boolean;
  /** Hidden by its opacity alone, in the flow of the text. */
  transparent: boolean;
  /** Fixed to the window. */
  fixed: boolean;
  /** In a formula, whose parts have no boxes. */
  formula: boolean;
  /** In an element that is preformatted by its name. */
  pre: boolean;
  /** Line ends in the text are shown, by style alone. */
  lines: boolean;
  /** In so many frames. */
  frames: number;
  resolve?: Resolve;
}

/** Where the walk is: an element whose children are being written. */
interface Level {
  /** The child to come; where the children are not those of the tree, its place in a list. */
  next: Node | null;
  list?: Node[];
  at: number;
  end: string;
  box: Box;
  state: State;
}

const left = setOf("style template canvas noembed noframes svg lectern-reader");
/** Not laid out, or nothing that could be hidden. */
const unstyled = setOf("br wbr meta link source track param area col option optgroup input script noscript slot");
const isPreformatted = setOf("pre listing xmp plaintext textarea");
const html = "http://www.w3.org/1999/xhtml";
const deepestFrame = 8;
/** The core takes no longer address, and a page has no more of them, in characters: each is written in full. */
const longestBase = 8192;
const mostResolved = 10_000_000;
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
  const chosen = within && chosenBy(dom, within);

  let notes: Set<string> | undefined;
  /** Characters of addresses that were made absolute. */
  let resolved = 0;

  /** Only what lies on the edge of the range can lie outside of it. */
  function isWanted(node: Node): boolean {
    const parent = dom.parentNode(node);
    return !chosen || !parent || !chosen.edges.has(parent) || chosen.children.has(node);
  }

  function text(node: Node, { box, state }: Level): void {
    let data = dom.data(node);
    if (within && chosen!.edges.has(node))
      data = data.slice(
        node === within.startContainer ? within.startOffset : 0,
        node === within.endContainer ? within.endOffset : undefined,
      );
    if (/\S/.test(data)) {
      if (state.hidden || state.unseen) {
        if (holdsNoText(levels.at(-1)!.end)) return; // the parser puts it before the table
        box.hidden.push(pieces.length);
        if (state.transparent) out.transparent += data.length;
      } else {
        box.isSeen = true;
        out.seen += data.length;
        if (!box.first) {
          box.first = node;
          box.moves = !state.fixed;
          out.blocks.push(box);
        }
        if (box.text.length < enoughText) box.text += data.slice(0, 4 * enoughText);
      }
    }
    const text = textHtml(data);
    add(state.lines && /\S/.test(data) ? text.replaceAll("\n", "<br>") : text);
  }

  function element(element: Element, { box, state }: Level): void {
    const name = dom.localName(element);
    if (state.formula) return open(element, name, box, state);
    if (left(name) || dom.hasAttribute(element, ownAttribute)) return;
    const isHtml = dom.namespaceURI(element) === html;
    if (!isHtml && name !== "math") return open(element, "span", box, state);
    const own =
      isHtml && !state.hidden && marks && !unstyled(name) && holds(element, name) ? look(element, name, state) : state;
    if (isMedium(name)) return medium(element, name, box, own);
    switch (name) {
      case "script":
      case "link":
      case "meta":
        return add(machineHtml(dom, element, name));
      case "base":
      case "textarea":
        return;
      case "noscript":
        if (dom.querySelector(element, "*")) break;
        return add(noscriptHtml(dom.textContent(element) ?? ""));
      case "iframe":
      case "frame":
        return frame(element, name, box, own);
      case "slot":
        return slot(element, box, own);
      case "math":
        if (!own.hidden && !own.unseen) box.isSeen = true;
        return open(element, name, box, { ...own, formula: true });
    }
    open(element, name, box, own);
  }

  /** Of what holds nothing, nothing can be hidden. */
  function holds(element: Element, name: string): boolean {
    return (
      dom.firstChild(element) !== null ||
      isMedium(name) ||
      name === "iframe" ||
      name === "frame" ||
      shadowRootOf(element) !== null
    );
  }

  function add(piece: string): void {
    pieces.push(piece);
  }

  /** Whether an element is a note that stands hidden until its mark is pointed at. */
  function isNote(element: Element): boolean {
    const id = dom.getAttribute(element, "id");
    return !!id && (notes ??= idsOfNotes(view, root)).has(id);
  }

  /** Finds out whether an element can be seen, and how what it holds stands. */
  function look(element: Element, name: string, outer: State): State {
    const style = window.getComputedStyle(element);
    const { position, overflowX } = style;
    const seen = {
      style,
      placed: position === "absolute" || position === "fixed",
      fixed: position === "fixed",
      overflows: overflowX === "visible",
    };
    const transparent = isTransparent(view, element, seen);
    const faded = transparent && !seen.placed;
    let unseen = style.visibility !== "visible";
    let hidden = (transparent && (hides === "all" || !faded)) || isHidden(view, element, seen, outer, levels.length);
    const isShownAnyway =
      (hidden || unseen || faded) &&
      (isSourceOfFormula(view, element) ||
        isNote(element) ||
        // Fades in once it is loaded.
        (name === "img" && style.display !== "none" && !isShown(dom, element)));
    if (isShownAnyway) hidden = unseen = false;
    const own: Partial<State> = {
      unseen,
      hidden,
      transparent: faded && !isShownAnyway,
      pre: outer.pre || isPreformatted(name),
      lines: !outer.pre && !isPreformatted(name) && /^(?:pre|break-spaces)/.test(style.whiteSpace),
    };
    const isOther = (Object.keys(own) as (keyof State)[]).some((key) => own[key] !== outer[key]);
    const state = isOther ? { ...outer, ...own } : outer;
    const scrolls = !seen.overflows && overflowX !== "clip";
    const stays = seen.fixed || position === "sticky";
    if (!scrolls && !stays && name !== "summary" && name !== "details") return state;
    const [x, y] = scrolls ? [dom.scrollLeft(element), dom.scrollTop(element)] : [0, 0];
    out.isScrolled ||= y > 0;
    const folds =
      name === "details" && !dom.hasAttribute(element, "open") ? 1 : name === "summary" && outer.folded > 0 ? -1 : 0;
    return {
      ...state,
      fixed: outer.fixed || stays,
      folded: outer.folded + folds,
      scrolledX: outer.scrolledX + x,
      scrolledY: outer.scrolledY + y,
    };
  }

  function medium(element: Element, name: string, box: Box, { hidden, unseen, resolve }: State): void {
    if (hidden || unseen) box.hidden.push(pieces.length);
    else if (name !== "hr") box.isSeen = true;
    add(mediumHtml(dom, element, name, resolve));
  }

  /** A frame's document in its place, where this page may see it. */
  function frame(element: Element, name: string, box: Box, state: State): void {
    const isTiny = () => state.folded === 0 && (dom.clientWidth(element) <= 1 || dom.clientHeight(element) <= 1);
    if (state.hidden || state.unseen || (marks && isTiny())) return;
    const content = state.frames < deepestFrame ? dom.content(element) : null;
    const body = content && dom.body(content);
    const isEmpty = () => !/\S/.test(dom.textContent(body!) ?? "") && !dom.querySelector(body!, "iframe, frame");
    if (!body || isEmpty() || dom.isContentEditable(body)) {
      if (name === "iframe") add(`<iframe${attributesHtml(dom, element, name, state.resolve)}></iframe>`);
      return;
    }
    const base = dom.baseURI(content);
    const resolve = (address: string) => {
      if (base.length > longestBase || resolved > mostResolved) return address;
      try {
        const { href } = new URL(address, base);
        resolved += href.length;
        return href;
      } catch {
        return address;
      }
    };
    const lang = dom.getAttribute(dom.documentElement(content), "lang");
    const attributes = attributesHtml(dom, element, "div", undefined, (attribute) => !isOfBox(attribute));
    push(body, `<div${attributes}${lang === null ? "" : attributeHtml("lang", lang)}>`, {
      next: dom.firstChild(body),
      at: 0,
      end: "</div>",
      box,
      state: { ...state, frames: state.frames + 1, fixed: true, resolve },
    });
  }

  /** What stands in a slot: it has no box of its own. */
  function slot(element: Element, box: Box, outer: State): void {
    const list = dom.assignedNodes(element);
    let state = outer;
    if (marks && !outer.hidden) {
      const { visibility, display } = window.getComputedStyle(element);
      state = { ...outer, unseen: visibility !== "visible", hidden: display === "none" };
    }
    levels.push({
      next: list[0] ?? dom.firstChild(element),
      list: list.length > 0 ? list : undefined,
      at: 0,
      end: "",
      box,
      state,
    });
  }

  function open(element: Element, name: string, box: Box, state: State): void {
    const written = writtenName(name, levels.at(-1)!.end);
    const isInline = isCustom(written) && /^inline|^contents/.test(window.getComputedStyle(element).display);
    const display = isCustom(written) ? attributeHtml(displayMark, isInline ? "inline" : "block") : "";
    const tag = `<${written}${attributesHtml(dom, element, name, state.resolve)}${display}>`;
    if (isVoid(name)) return add(tag);
    const root = builtIn(name) ? null : shadowRootOf(element);
    const next = dom.firstChild(root ?? element);
    const level = { next, at: 0, end: `</${written}>`, box, state };
    // The parser takes a line feed after the tag for none.
    const isPre = written === "pre" && next !== null && dom.nodeType(next) === 3 && dom.data(next).startsWith("\n");
    const text = isPre ? `${tag}\n` : tag;
    const isBlock = isBoundary(written) || (isCustom(written) && !isInline);
    if (!state.formula && isBlock) return push(element, text, level);
    add(text);
    levels.push(level);
  }

  /** Opens an element that is a block of its own. */
  function push(element: Element, tag: string, level: Level): void {
    level.box.leaf = false;
    level.box = {
      element,
      outer: level.box,
      tag: pieces.length,
      hidden: [],
      isSeen: false,
      text: "",
      moves: true,
      leaf: true,
    };
    add(tag);
    levels.push(level);
  }

  function leave({ box, end }: Level): void {
    levels.pop();
    const around = levels.at(-1);
    add(end);
    if (around?.box === box) return;
    if (box.isSeen || !box.outer) {
      // Beside text that can be seen, the core knows no hidden text.
      for (const piece of box.hidden) pieces[piece] = "";
    } else if (box.hidden.length > 0) {
      pieces[box.tag] = pieces[box.tag]!.replace(/>\n?$/, (tagEnd) => ` ${hiddenMark}=""${tagEnd}`);
    }
    if (box.isSeen && box.outer) box.outer.isSeen = true;
  }

  const box: Box = { element: root, tag: -1, hidden: [], isSeen: false, text: "", moves: true, leaf: false };
  const unseen = isBody && marks && window.getComputedStyle(root).visibility !== "visible";
  const state: State = {
    hidden: false,
    unseen,
    transparent: false,
    fixed: false,
    formula: false,
    pre: false,
    lines: false,
    frames: 0,
    folded: 0,
    scrolledX: 0,
    scrolledY: 0,
  };
  levels.push({
    next: isBody ? dom.firstChild(root) : root,
    list: isBody ? undefined : [root],
    at: 0,
    end: "",
    box,
    state,
  });
  for (let level; (level = levels.at(-1)); ) {
    const node: Node | null = level.next;
    if (!node) {
      leave(level);
      continue;
    }
    level.next = level.list ? (level.list[(level.at += 1)] ?? null) : dom.nextSibling(node);
    if (!isWanted(node)) continue;
    const type = dom.nodeType(node);
    if (type === 1) element(node as Element, level);
    else if (type === 3 || type === 4) text(node, level);
  }
  out.html = pieces.join("");
  return out;
}

/** What of a frame's attributes is true of a box in its place. */
const isOfBox = setOf("id class title role lang dir");

const holdsNoText = setOf("</table> </tbody> </thead> </tfoot> </tr>");

/** Parts of tables, and the end tags of what they stand in: elsewhere the parser drops them. */
const tableParts = new Map([
  ...["caption", "colgroup", "tbody", "thead", "tfoot"].map((part) => [part, "</table>"] as const),
  ["tr", "</table></tbody></thead></tfoot>"],
  ["td", "</tr>"],
  ["th", "</tr>"],
]);

/**
 * What an element is called in the HTML.
 * @param around the end tag of the element around it, if that has one
 */
function writtenName(name: string, around: string): string {
  if (name === "xmp" || name === "listing" || name === "plaintext") return "pre"; // one of them has no end
  return tableParts.get(name)?.includes(around) === false ? "div" : tagName(name);
}
