// Injected into the page, in a world of its own: a person points at a part of the page, which is then collected.
import { scrollBoxes } from "../element/views/viewport.js";
import { collect, shadowRootOf, type Collected } from "./collect.js";
import { openFrame, type PickWords } from "./pick_frame.js";
import { problemOf } from "./problem.js";

export type { PickWords };

/** Where pointing that goes on in this world is ended from; no element's name can stand for it. */
const ending = Symbol.for("lectern.pick");
const world = globalThis as { [ending]?: () => void };

/** What a part holds: its shadow tree, or itself. */
const treeOf = (part: Element): Element | ShadowRoot => rootOf(part) ?? part;

function rootOf(part: Element): ShadowRoot | null {
  try {
    return shadowRootOf(part);
  } catch {
    return null; // of an element that can have none
  }
}

const parentOf = (part: Element): Element | null =>
  part.parentElement ?? (part.parentNode instanceof ShadowRoot ? part.parentNode.host : null);

/** The box that an element stands in, where it is a part of a line of text. */
function boxOf(part: Element): Element {
  let at = part;
  while (/^(?:inline|contents)/.test(getComputedStyle(at).display)) {
    const parent = parentOf(at);
    if (!parent) break;
    at = parent;
  }
  return at === document.documentElement ? document.body : at;
}

const sameBox = (a: Element, b: Element): boolean => {
  const [one, other] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
  return one.top === other.top && one.left === other.left && one.width === other.width && one.height === other.height;
};

const media = "img, picture, video, audio, canvas, svg, iframe, object, embed";

/** Whether there is something to read in an element, or to look at: a page may lay empty ones over others. */
const isFull = (part: Element): boolean =>
  /\S/.test(treeOf(part).textContent) || part.matches(media) || part.querySelector(media) !== null;

/** What stands in a line is pointed at with it. */
function isPart(part: Element): boolean {
  const { width, height } = part.getBoundingClientRect();
  return width > 1 && height > 1 && boxOf(part) === part && isFull(part);
}

const around = (part: Element): Element | undefined => {
  for (let at = parentOf(part); at && at !== document.documentElement; at = parentOf(at))
    if (isPart(at) && !sameBox(at, part)) return at;
  return undefined;
};

const within = (part: Element): Element | undefined => {
  const childOf = (element: Element) => [...treeOf(element).children].find(isPart);
  let child = childOf(part);
  while (child && sameBox(child, part)) child = childOf(child);
  return child;
};

/** The part after or before another, out of what holds it where it is the last there. */
function beside(part: Element, step: "nextElementSibling" | "previousElementSibling"): Element | undefined {
  for (let at: Element | null = part; at && at !== document.body; at = parentOf(at)) {
    for (let next = at[step]; next; next = next[step]) if (isPart(next)) return next;
  }
  return undefined;
}

/** The part of the page at a point of its window, under the frame. */
function partAt(x: number, y: number, host: Element): Element {
  let root: Document | ShadowRoot | null = document;
  let found: Element = document.body;
  while (root) {
    const inner: Element | undefined = root
      .elementsFromPoint(x, y)
      .find((each) => each !== host && each.getRootNode() === root && isFull(each));
    if (!inner) break;
    found = inner;
    root = rootOf(inner);
  }
  return boxOf(found);
}

/** What scrolls around a part, if that is not the window. */
function scrollerOf(part: Element): Element | undefined {
  for (const box of scrollBoxes(part))
    if (box !== document.body && box !== document.documentElement && box.scrollHeight > box.clientHeight) return box;
  return undefined;
}

/** What the page shall not see of the pointer while somebody points. */
const pointerEvents = [
  "pointerdown",
  "pointerup",
  "pointermove",
  "pointerover",
  "pointerout",
  "mousedown",
  "mouseup",
  "mousemove",
  "mouseover",
  "mouseout",
  "click",
  "dblclick",
  "auxclick",
  "contextmenu",
  "touchstart",
  "touchmove",
  "touchend",
];

/**
 * Has a person point at a part of the page, by pointer or by keyboard. The page is afterwards as it was before.
 * @return the part; null where the person ends it, or leaves the page, or the page takes the frame away
 */
export function pick(words: PickWords): Promise<Collected | null> {
  world[ending]?.();
  if (problemOf(document.contentType) || !(document.documentElement instanceof HTMLElement) || !document.body)
    return Promise.resolve(collect());
  return new Promise((resolve) => {
    const before = document.activeElement;
    const { host, cover, cancel, focused, mark } = openFrame(words);
    let part = partAt(innerWidth / 2, innerHeight / 2, host);
    const stop = new AbortController();
    const { signal } = stop;
    const taken = new MutationObserver(() => host.parentNode === document.documentElement || finish(false));

    function finish(chosen: boolean): void {
      if (signal.aborted) return;
      stop.abort();
      taken.disconnect();
      delete world[ending];
      host.remove();
      if (before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true });
      resolve(chosen ? collect({ within: part }) : null);
    }
    function choose(wanted: Element | undefined): void {
      if (wanted) part = wanted;
      mark(part);
    }
    function onKey(event: KeyboardEvent): void {
      const { key, isTrusted, type, ctrlKey, altKey, metaKey, shiftKey } = event;
      if (!isTrusted || ctrlKey || altKey || metaKey || shiftKey || (key === "Enter" && focused() === cancel)) return;
      const [after, ahead] =
        words.dir === "rtl" ? (["ArrowLeft", "ArrowRight"] as const) : (["ArrowRight", "ArrowLeft"] as const);
      const moves: Record<string, () => Element | undefined> = {
        ArrowUp: () => around(part),
        ArrowDown: () => within(part),
        [after]: () => beside(part, "nextElementSibling"),
        [ahead]: () => beside(part, "previousElementSibling"),
      };
      const move = moves[key];
      if (!move && key !== "Enter" && key !== "Escape") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (type !== "keydown") return;
      if (!move) return finish(key === "Enter");
      const to = move();
      to?.scrollIntoView({ block: "nearest", behavior: "instant" });
      choose(to);
    }

    for (const type of pointerEvents)
      cover.addEventListener(type, (event) => event.stopPropagation(), { signal, passive: true });
    cover.addEventListener("mousedown", (event) => event.preventDefault(), { signal }); // the focus stays
    cover.addEventListener(
      "pointermove",
      ({ isTrusted, clientX, clientY }) => isTrusted && choose(partAt(clientX, clientY, host)),
      { signal },
    );
    cover.addEventListener(
      "click",
      ({ isTrusted, clientX, clientY }) => {
        if (!isTrusted) return;
        part = partAt(clientX, clientY, host);
        finish(true);
      },
      { signal },
    );
    cover.addEventListener(
      "wheel",
      (event) => {
        const scroller = scrollerOf(part);
        if (!scroller) return;
        event.preventDefault();
        scroller.scrollBy(event.deltaX, event.deltaY);
      },
      { signal, passive: false },
    );
    cancel.addEventListener("click", ({ isTrusted }) => isTrusted && finish(false), { signal });
    for (const type of ["keydown", "keypress", "keyup"] as const)
      addEventListener(type, onKey, { signal, capture: true });
    addEventListener("scroll", () => choose(undefined), { signal, capture: true, passive: true });
    addEventListener("resize", () => choose(undefined), { signal });
    addEventListener("pagehide", () => finish(false), { signal });
    host.addEventListener("toggle", (event) => event.newState === "closed" && finish(false), {
      signal,
    });
    taken.observe(document, { childList: true });
    taken.observe(document.documentElement, { childList: true });
    world[ending] = () => finish(false);
    choose(undefined);
  });
}
