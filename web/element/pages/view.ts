import { loadLayout } from "../../layout.js";
import type { Layout, Limit } from "../../layout/types.js";
import type { Settings } from "../../generated/settings.js";
import type { Reader } from "../aid.js";
import { element } from "../dom.js";
import { PageBar } from "./bar.js";
import { Busy } from "./busy.js";
import { Filling } from "./filling.js";
import { followFocus } from "./following.js";
import { Fonts } from "./fonts.js";
import type { Geometry } from "./geometry.js";
import { hyphenateFor, LayingOut, type Hyphenate, type LaidOut } from "./laying_out.js";
import { Listeners } from "./listeners.js";
import { Spread } from "./spread.js";
import { colorsIn } from "./painter.js";
import { chaptersOf, startOfPage, toArticle, toLayout } from "./places.js";
import { measureViewport, topBarHeight, type PageViewport } from "./page_viewport.js";
import { Selecting } from "./selecting.js";
import { PageCanvases } from "./page_canvases.js";
import { markedStyle, pagesStyle } from "./style.js";
import { TextLayer } from "./text_layer.js";
import { treeOf } from "./tree.js";
import { watchTurning } from "./turning.js";

/** What the reader does for the pages. */
export interface PagesHost {
  /** Whether pages are still asked for, after something was loaded. */
  isWanted(): boolean;
  /** The text offset that one reads at. */
  position(): number;
  /** The article can no longer be laid out. */
  failed(): void;
}

/** An article that is displayed in pages, which stand side by side. */
export interface PagedArticle {
  /** What is displayed otherwise than by scrolling. */
  readonly limits: readonly Limit[];
  readonly geometry: Geometry;
  /** The number of pages. */
  readonly count: number;
  /** The index of the first visible page. */
  readonly first: number;
  /** The text offset that one reads at. */
  readonly textOffset: number;
  /** The text offset at which a page begins. */
  startOf(page: number): number;
  /** Shows the page with a text offset, or with the element of an id that stands there. */
  goTo(textOffset: number, id?: string): void;
  /** Shows a page, by its index, with the one beside it if two are visible at once. */
  show(page: number): void;
  /** Turns once, back if the number is less than 0; false at the end. */
  turn(times: number): boolean;
  /** Settings took effect. */
  settingsChanged(before: Readonly<Settings>): void;
  /** The article scrolls again. */
  close(): void;
}

/** These change colours, or nothing of the pages. */
const paintOnly: readonly (keyof Settings)[] = [
  "theme",
  "customBackground",
  "customText",
  "customLink",
  "focus",
  "speechRate",
  "uiLang",
];

/** A change of the article or of its pictures is waited for so long, for more of them; milliseconds. */
const pause = 120;

/**
 * Shows the article in pages.
 * @return undefined where that is not wanted any more
 * @throws LecternError where it cannot be laid out
 */
export async function openPages(reader: Reader, host: PagesHost): Promise<PagedArticle | undefined> {
  // Beside lectern.wasm, if that is not beside the script.
  const coreUrl = reader.host.getAttribute("wasm-url");
  const wasmUrl = coreUrl ? new URL("layout.wasm", new URL(coreUrl, document.baseURI)) : undefined;
  const [layout, hyphenate] = await Promise.all([loadLayout(wasmUrl ? { wasmUrl } : {}), hyphenateFor(reader)]);
  if (!host.isWanted()) return undefined;
  return new View(reader, layout, hyphenate, host);
}

/** Has the article laid out, puts what shows it in its place, and does so again when something has changed. */
class View implements PagedArticle {
  private readonly content: HTMLElement;
  private readonly fonts: Fonts;
  private readonly layingOut: LayingOut;
  private readonly layer: TextLayer;
  private readonly filling: Filling;
  private readonly canvases: PageCanvases;
  private readonly bar: PageBar;
  private readonly spread: Spread;
  private readonly busy: Busy;
  private readonly selecting: Selecting;
  private readonly style = new CSSStyleSheet();
  private readonly end = element("div", { class: "lectern-control lectern-end", "aria-hidden": "true" });
  /** In the next frame: what it changes is watched too. */
  private readonly sizes = new ResizeObserver(() => {
    this.busy.begin("resize");
    requestAnimationFrame(() => {
      if (this.bar.element.isConnected) this.resized();
      this.busy.end("resize");
    });
  });
  private readonly changes = new MutationObserver(() => this.changed());
  private readonly listeners = new Listeners();
  private viewport: PageViewport;
  private now: LaidOut;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private lastSize = "";
  private loadedFrames = 0;

  constructor(
    private readonly reader: Reader,
    layout: Layout,
    hyphenate: Hyphenate | undefined,
    private readonly host: PagesHost,
  ) {
    const { frame, root, ui } = reader;
    const content = (this.content = reader.content!);
    this.fonts = new Fonts(frame);
    this.layingOut = new LayingOut(layout, reader, this.fonts, hyphenate);
    // What throws here throws before anything has been changed.
    const tree = this.layingOut.read(content);
    const place = toLayout(content, host.position());
    // What scrolls may have a bar at its side that pages do not need.
    content.style.setProperty("display", "none");
    try {
      this.viewport = measureViewport(reader, content, undefined);
      this.now = this.layingOut.layOut(tree, this.viewport.geometry);
    } finally {
      content.style.removeProperty("display");
    }
    this.layer = new TextLayer(content, root, this.fonts);
    this.filling = new Filling(
      this.layer,
      () => this.selecting.keep(),
      () => this.ownChanges(),
    );
    this.canvases = new PageCanvases(content, this.fonts, ui.lang);
    this.bar = new PageBar(ui, this.viewport.geometry.sign, content, {
      turn: (times) => void this.spread.turn(times),
      show: (page) => this.spread.turnTo(page),
    });
    this.busy = new Busy(content);
    const { canvases, filling, bar, busy } = this;
    this.spread = new Spread({ reader, content, canvases, filling, bar, busy }, place);
    this.selecting = new Selecting(root, content, this.spread);
    this.enter();
    this.listen();
    this.build();
  }

  get limits(): readonly Limit[] {
    return this.now.pages.limits;
  }

  get geometry(): Geometry {
    return this.now.geometry;
  }

  get count(): number {
    return this.now.pages.count;
  }

  get first(): number {
    return this.spread.first;
  }

  get textOffset(): number {
    return toArticle(this.content, this.spread.place);
  }

  startOf(page: number): number {
    return toArticle(this.content, startOfPage(this.now.pages.page(page)));
  }

  goTo(textOffset: number, id = ""): void {
    this.spread.goTo((id && this.now.pages.offsetOfId(id)) || toLayout(this.content, textOffset));
  }

  show(page: number): void {
    this.spread.turnTo(page);
  }

  turn(times: number): boolean {
    return this.spread.turn(times);
  }

  settingsChanged(before: Readonly<Settings>): void {
    const { settings } = this.reader;
    if (!this.layingOut.hyphenate) {
      const loading = hyphenateFor(this.reader);
      if (loading) this.busy.begin("hyphenation");
      void loading?.then((hyphenate) => {
        this.layingOut.hyphenate = hyphenate;
        this.busy.end("hyphenation");
        if (this.bar.element.isConnected) this.renew();
      });
    }
    const keys = Object.keys(settings) as (keyof Settings)[];
    if (keys.some((key) => settings[key] !== before[key] && !paintOnly.includes(key))) this.renew();
    else this.repaint();
  }

  close(): void {
    this.sizes.disconnect();
    this.changes.disconnect();
    clearTimeout(this.waiting);
    for (const part of [this.listeners, this.filling, this.spread, this.selecting]) part.end();
    this.layer.unmake();
    this.canvases.remove();
    this.busy.endAll();
    this.leave();
  }

  // ---- The article's element, and what happens in it

  private enter(): void {
    const { content, reader } = this;
    this.style.replaceSync(pagesStyle + ("highlights" in CSS ? markedStyle : ""));
    reader.root.adoptedStyleSheets = [...reader.root.adoptedStyleSheets, this.style];
    content.classList.add("lectern-paged");
    content.tabIndex = 0;
    content.after(this.bar.element);
  }

  private leave(): void {
    const { content, reader } = this;
    this.end.remove();
    this.bar.element.remove();
    content.classList.remove("lectern-paged");
    content.style.removeProperty("--lectern-spread");
    for (const name of ["class", "style"]) if (content.getAttribute(name) === "") content.removeAttribute(name);
    content.removeAttribute("tabindex");
    content.scrollLeft = 0;
    reader.root.adoptedStyleSheets = reader.root.adoptedStyleSheets.filter((sheet) => sheet !== this.style);
  }

  private listen(): void {
    const { content, reader, listeners, spread, selecting } = this;
    listeners.on(content, "scroll", () => this.scrolled());
    listeners.on<FocusEvent>(content, "focusin", ({ target }) =>
      followFocus(target as Element, content, this.now.geometry, spread),
    );
    listeners.on(
      content,
      "load error",
      ({ target }) => target instanceof HTMLImageElement && this.layingOut.outgrown(target) && this.later(),
      true,
    );
    listeners.on(document, "selectionchange", () => selecting.changed(this.now.geometry));
    listeners.on(window, "pointerdown", () => selecting.press(true), true);
    listeners.on(window, "pointerup pointercancel", () => selecting.press(false), true);
    listeners.on<MouseEvent>(content, "mousemove", (event) => selecting.draw(event));
    listeners.on<ClipboardEvent>(document, "copy", (event) => selecting.copy(event));
    listeners.on(document.fonts, "loadingdone", () => this.later());
    listeners.on(window, "resize", () => this.resized());
    listeners.on(window, "beforeprint", () => this.forPrint());
    for (const query of ["(prefers-color-scheme:dark)", "(forced-colors:active)"])
      listeners.on(matchMedia(query), "change", () => this.repaint());
    listeners.onScale(() => this.repaint());
    const geometry = () => {
      const { width, sign, page, count, inner, step } = this.now.geometry;
      const left = count === 1 ? inner : step - inner - page.width;
      return { width, sign, textLeft: left, textRight: width - left };
    };
    listeners.also(
      watchTurning(content, {
        geometry,
        turn: (times) => void spread.turn(times),
        drag: (by) => spread.drag(by),
        drop: (times) => spread.drop(times),
        selecting: () => selecting.range !== undefined,
      }),
    );
    const top = reader.frame.querySelector(".lectern-bar");
    for (const box of [reader.frame, reader.host]) this.sizes.observe(box);
    if (top) this.sizes.observe(top);
  }

  /** The article was scrolled: by us, or by the browser, which brought something into sight. */
  private scrolled(): void {
    const { content, spread, selecting } = this;
    if (content.scrollTop !== 0) content.scrollTop = 0;
    const off = spread.strayed;
    if (off === 0) return;
    if (selecting.pressed) selecting.beyondEdge(Math.sign(off) * this.now.geometry.sign);
    else spread.toSight();
  }

  private resized(): void {
    const { frame, host } = this.reader;
    const now = `${frame.clientWidth} ${innerHeight} ${host.clientHeight} ${topBarHeight(this.reader)}`;
    if (now === this.lastSize) return;
    this.lastSize = now;
    const { size } = this.viewport;
    this.measure();
    if (this.viewport.size !== size) this.renew();
  }

  /** What is printed is the article, not its pages in this window. */
  private forPrint(): void {
    const { content, spread, host } = this;
    const { place } = spread;
    this.changes.disconnect();
    this.filling.end();
    this.layer.unmake();
    content.classList.remove("lectern-paged");
    const printed = () => {
      if (this.reader.content !== content || !host.isWanted()) return;
      content.classList.add("lectern-paged");
      spread.place = place;
      this.renew();
    };
    addEventListener("afterprint", printed, { once: true });
  }

  /**
   * The article's elements changed: notes come and go, which changes no word; a translation does, and what is loaded
   * into its box.
   */
  private changed(): void {
    const { text } = this.now.pages;
    let length = 0;
    for (const { node } of treeOf(this.content).texts) {
      if (!text.startsWith(node.data, length)) return this.later();
      length += node.length;
    }
    if (length !== text.length || this.frames() !== this.loadedFrames) this.later();
  }

  /** Lines, and what pages are painted on, are no change of the article. */
  private ownChanges(): void {
    this.changes.takeRecords();
    if (this.layer.stale) this.later();
  }

  private frames(): number {
    return this.content.querySelectorAll("[data-embed]>iframe").length;
  }

  // ---- Laying out

  private measure(): void {
    this.viewport = measureViewport(this.reader, this.content, this.bar.element);
  }

  /** Lays out soon: more may change at the same time. */
  private later(): void {
    this.waiting ??= setTimeout(() => this.renew(), pause);
    this.busy.begin("layout");
  }

  /** Lays out anew; the same words stay in sight. */
  private renew(): void {
    const { content, layingOut } = this;
    clearTimeout(this.waiting);
    this.waiting = undefined;
    this.busy.end("layout");
    if (!content.isConnected || content.getClientRects().length === 0) return;
    this.changes.disconnect();
    const selectAgain = this.selecting.keep();
    const { loadedFrames } = this;
    try {
      this.fonts.renew();
      this.measure();
      this.layer.unmake();
      this.now = layingOut.layOut(layingOut.read(content), this.viewport.geometry);
      this.build();
      selectAgain();
      if (this.loadedFrames > loadedFrames) this.followFrame();
    } catch {
      this.host.failed();
    }
  }

  /** A frame that was just loaded is larger than its button, and may stand on another page. */
  private followFrame(): void {
    const box = this.reader.root.activeElement?.closest("[data-embed]");
    if (box) followFocus(box, this.content, this.now.geometry, this.spread);
  }

  /** Puts everything in its place, and shows the page where one reads. */
  private build(): void {
    const { content, spread, now } = this;
    const { tree, pages, geometry } = now;
    this.loadedFrames = this.frames();
    const openings = Math.ceil(pages.count / geometry.count);
    content.style.setProperty("--lectern-spread", `${geometry.height}px`);
    for (const side of ["left", "right"]) this.end.style.removeProperty(side);
    this.end.style.setProperty(geometry.sign > 0 ? "left" : "right", `${openings * geometry.width - 1}px`);
    content.append(this.end);
    content.scrollLeft = 0;
    // Blocks that are on show while they are moved out of the flow cost Chromium the square of their number.
    content.style.setProperty("display", "none");
    void getComputedStyle(content).display;
    this.layer.make(tree, pages, geometry);
    content.style.removeProperty("display");
    this.bar.renew(pages.count, chaptersOf(content, tree, pages));
    this.canvases.renew(pages, geometry, colorsIn(this.reader.frame));
    spread.renew(now);
    this.changes.observe(content, { childList: true, characterData: true, subtree: true });
    content.dispatchEvent(new Event("scroll"));
  }

  private repaint(): void {
    this.canvases.forget(colorsIn(this.reader.frame));
    this.spread.paint();
  }
}
