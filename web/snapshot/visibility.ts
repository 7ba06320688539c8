// What of a live page a person sees.
import type { Dom } from "./dom.js";

/** Where an element stands, as far as that tells what can be seen of it. */
export interface Surroundings {
  /** In so many closed details: folded, which is not hidden, and not laid out. */
  folded: number;
  /** How far the boxes around it are scrolled, in CSS pixels. */
  scrolledX: number;
  scrolledY: number;
}

/** A window, as one looks through it. */
export interface View {
  dom: Dom;
  window: Window & typeof globalThis;
  width: number;
  height: number;
  /** Whether the page is scrolled to the left of where it begins. */
  rightToLeft: boolean;
}

/** What is read of an element's style, in the order in which it mostly decides. */
export interface Look {
  style: CSSStyleDeclaration;
  /** Whether it has no place in the flow of the text. */
  placed: boolean;
  fixed: boolean;
  /** Whether what is larger than its box can be seen. */
  overflows: boolean;
}

/** Whether an element and all in it can be seen through, whatever its `visibility`. */
export function isTransparent(view: View, element: Element, look: Look): boolean {
  const { opacity } = look.style;
  return opacity !== "1" && Number(opacity) < 0.02 && !waits(view, element, look);
}

/**
 * Whether an element and all in it are not shown at all, or clipped to nothing, or out of reach.
 * @param depth of the element on the page
 */
export function isHidden(view: View, element: Element, look: Look, around: Surroundings, depth: number): boolean {
  const { style, placed, fixed } = look;
  const { display } = style;
  if (display === "none" || style.contentVisibility === "hidden") return true;
  if (around.folded > 0 || display === "contents") return false;
  if (isClipped(view, element, look, display)) return true;
  return placed && depth < deepest && isOutOfReach(view, element, around, fixed);
}

/**
 * Whether an element holds a formula and nothing else, and its rendering stands beside it: a picture (Wikipedia) or
 * boxes (KaTeX, MathJax). The formula is then hidden, for screen readers only; the core reads it from there.
 */
export function isSourceOfFormula({ dom }: View, element: Element): boolean {
  // It may stand in hidden elements that are asked too: neither looks at all that it holds.
  let inner: Node | undefined = element;
  for (let depth = 0; depth < 4 && inner && dom.localName(inner) !== "math"; depth += 1)
    inner = onlyElement(dom, inner);
  if (!inner || dom.localName(inner) !== "math") return false;
  const parent = dom.parentNode(element);
  for (let node = parent && dom.firstChild(parent); node; node = dom.nextSibling(node))
    if (node !== element && dom.nodeType(node) === 1) return true;
  return false;
}

/** The element that is all that an element holds but for white space. */
function onlyElement(dom: Dom, element: Node): Node | undefined {
  const most = 8; // children: elements and the space around them
  let found: Node | undefined;
  let child = dom.firstChild(element);
  for (let index = 0; child; child = dom.nextSibling(child), index += 1) {
    const isElement = dom.nodeType(child) === 1;
    if (index === most || (isElement ? found : dom.nodeType(child) === 3 && /\S/.test(dom.data(child))))
      return undefined;
    if (isElement) found = child;
  }
  return found;
}

/** Whether an element holds a text of at most eight characters and nothing else: "[12]", "***". */
function isMark({ dom }: View, element: Element): boolean {
  let node: Node | null = element;
  for (let depth = 0; depth < 4 && node && dom.nodeType(node) === 1; depth++) {
    node = dom.firstChild(node);
    if (node && dom.nextSibling(node)) return false;
  }
  return node !== null && dom.nodeType(node) === 3 && dom.data(node).trim().length <= 8;
}

/** The ids of the notes in an element that marks show in a tooltip: those that describe a mark. */
export function idsOfNotes(view: View, root: Element): Set<string> {
  const { dom } = view;
  const ids = new Set<string>();
  for (const element of dom.querySelectorAll(root, "a,button,span,sup")) {
    const described = dom.getAttribute(element, "aria-describedby");
    if (described && isMark(view, element)) ids.add(described);
  }
  return ids;
}

/** A position is worked out up all the boxes around an element. */
const deepest = 1000;

/**
 * Text that fades in when it is scrolled to is as good as seen: it has its place on the page, further down than anybody
 * has looked, and is made to move or to fade. What is transparent in sight, or lies over others, is hidden.
 */
function waits({ dom, height }: View, element: Element, { style, placed }: Look): boolean {
  if (placed) return false;
  const moves =
    /[1-9]/.test(style.transitionDuration) ||
    style.animationName !== "none" ||
    style.transform !== "none" ||
    style.willChange !== "auto";
  return moves && dom.getBoundingClientRect(element).top >= height;
}

function isClipped(view: View, element: Element, look: Look, display: string): boolean {
  const { dom } = view;
  const { style, placed, overflows } = look;
  if (placed && style.clip !== "auto" && isEmptyRect(style.clip)) return true;
  const { clipPath } = style;
  if (clipPath !== "none" && isEmptyPath(clipPath) && !waits(view, element, look)) return true;
  if (overflows || display === "inline") return false;
  return dom.offsetWidth(element) <= 1 || dom.offsetHeight(element) <= 1 || Number.parseFloat(style.textIndent) < -900;
}

const numbers = (text: string) => (text.match(/-?[\d.]+/g) ?? []).map(Number);

/** `rect(top, right, bottom, left)` around nothing; some leave the commas out. */
function isEmptyRect(clip: string): boolean {
  if (clip.includes("auto")) return false;
  const [top = 0, right = 0, bottom = 0, left = 0] = numbers(clip);
  return right <= left || bottom <= top;
}

function isEmptyPath(path: string): boolean {
  if (/^circle\(0(?:px|%)?[ )]/.test(path)) return true;
  const sides = /^inset\(([^)]*)\)/.exec(path)?.[1]?.split(" round", 1)[0];
  if (sides === undefined || !/^[\d.%\s]+$/.test(sides)) return false;
  const [top = 0, right = top, bottom = top, left = right] = numbers(sides);
  return top + bottom >= 100 || left + right >= 100;
}

/** Whether an element is where no scrolling leads: above the page, before its beginning. */
function isOutOfReach(
  { dom, window, width, height, rightToLeft }: View,
  element: Element,
  { scrolledX, scrolledY }: Surroundings,
  fixed: boolean,
): boolean {
  const { left, right, top, bottom } = dom.getBoundingClientRect(element);
  if (right === left || bottom === top) return false; // what it holds may stand elsewhere
  if (fixed) return right <= 0 || bottom <= 0 || left >= width || top >= height;
  const x = window.scrollX + scrolledX;
  return bottom + window.scrollY + scrolledY <= 0 || (rightToLeft ? left + x >= width : right + x <= 0);
}
