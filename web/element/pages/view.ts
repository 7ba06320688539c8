import { loadHyphenation, loadLayout } from "../../layout.js";
import type { Layout, Limit, Page, Pages } from "../../layout/types.js";
import type { ElementNode } from "../../types.js";
import type { Settings } from "../../generated/settings.js";
import type { Reader } from "../aid.js";
import { element } from "../dom.js";
import type { Paged } from "../scrolling.js";
import { selectedRange } from "../selection.js";
import { offsetOf, rangeOf, textNodes } from "../text_position.js";
import { PageBar, type Chapter } from "./bar.js";
import { cleanText } from "./copy.js";
import { nearestPoint } from "./dragging.js";
import { Fonts } from "./fonts.js";
import { geometryFor, leftOf, type Geometry } from "./geometry.js";
import { colorsIn, paintGround, paintText, type Colors } from "./painter.js";
import { markedStyle, pagesStyle } from "./style.js";
import { TextLayer } from "./text_layer.js";
import { treeOf, type Tree } from "./tree.js";
import { watchTurning } from "./turning.js";

/** What the reader does for the pages. */
export interface PagesHost {
  /** Where layout.wasm is, where that is not beside the script. */
  readonly layoutUrl: URL | undefined;
  /** Whether pages are still asked for, after something was loaded. */
  stillWanted(): boolean;
  /** Where one reads: an offset in the article's text. */
  place(): number;
  /** How the article stands in pages now; undefined where it does no more. */
  paged(pages: Paged | undefined): void;
  /** The article can no longer be laid out. */
  failed(): void;
}

/** An article on show in pages. */
export interface PagesView {
  /** What is shown otherwise than by scrolling. */
  readonly limits: readonly Limit[];
  /** Where the pages in sight begin: an offset in the article's text. */
  readonly place: number;
  /** Settings came in force. */
  applied(before: Readonly<Settings>): void;
  /** The article scrolls again. Returns where one was in it. */
  close(): number;
}

/** These change colours, or nothing of the pages. */
const paintOnly: readonly (keyof Settings)[] = ["theme", "customBackground", "customText", "customLink", "focus", "speechRate", "uiLang"];

/** How long pages take to be turned, milliseconds. */
const turnTime = 180;
/** CSS pixels around a page's content box that letters may reach into. */
const bleed = 40;
/** A change of the article or of its pictures is waited for so long, for more of them. */
const pause = 120;
/** So many blocks far away are put in their lines at once. */
const fewBlocks = 30;

/**
 * Shows the article in pages.
 * @return undefined where that is not wanted any more
 * @throws LecternError where it cannot be laid out
 */
export async function openPages(reader: Reader, host: PagesHost): Promise<PagesView | undefined> {
  const lang = reader.article?.lang;
  const [layout, hyphenate] = await Promise.all([
    loadLayout(host.layoutUrl ? { wasmUrl: host.layoutUrl } : {}),
    lang && wantsHyphens(reader.settings) ? loadHyphenation([lang]) : undefined,
  ]);
  if (!host.stillWanted()) return undefined;
  return new View(reader, layout, hyphenate, host);
}

type Hyphenate = Awaited<ReturnType<typeof loadHyphenation>>;

/** Patterns are only loaded for those who have words broken. */
const wantsHyphens = ({ hyphenation, alignment }: Readonly<Settings>): boolean => hyphenation === "on" || (hyphenation === "auto" && alignment === "justify");

interface Sheet {
  readonly element: HTMLElement;
  readonly ground: HTMLCanvasElement;
  readonly text: HTMLCanvasElement;
  readonly folio: HTMLElement;
  page: number;
  painted: boolean;
}

class View implements PagesView {
  place: number;

  private readonly content: HTMLElement;
  private readonly fonts: Fonts;
  private readonly layer: TextLayer;
  private readonly style = new CSSStyleSheet();
  private readonly end = element("div", { class: "lectern-control lectern-end", "aria-hidden": "true" });
  private readonly sheets: Sheet[] = [];
  private readonly sizes: ResizeObserver;
  private readonly changes: MutationObserver;
  private readonly undo: (() => void)[] = [];
  private bar!: PageBar;
  private pages!: Pages;
  private tree!: Tree;
  private geometry!: Geometry;
  private colors!: Colors;
  /** The first page in sight. */
  private first = 0;
  private moving = 0;
  /** Whether a button of the pointer is down, and when a selection was last led to another page by it. */
  private pressed = false;
  private turned = 0;
  /** Where a selection ends that the pointer draws beside the text. */
  private beside: { node: Text; offset: number } | undefined;
  private letGo: ReturnType<typeof setTimeout> | undefined;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private painting: ReturnType<typeof setTimeout> | undefined;
  private filling: ReturnType<typeof setTimeout> | undefined;
  private sizeBefore = "";
  private loadedFrames = 0;
  /** What pictures were last known to measure. */
  private readonly measured = new WeakMap<Element, string>();

  constructor(
    private readonly reader: Reader,
    private readonly layout: Layout,
    private hyphenate: Hyphenate | undefined,
    private readonly host: PagesHost,
  ) {
    const { content, frame, root } = reader;
    this.content = content!;
    this.fonts = new Fonts(frame);
    this.layer = new TextLayer(this.content, root, this.fonts);
    this.sizes = new ResizeObserver(() => this.resized());
    this.changes = new MutationObserver(() => this.changed());
    // What throws here throws before anything has been changed.
    const tree = treeOf(this.content, reader.settings.fontSize);
    this.place = this.inLayout(host.place());
    // What scrolls may have a bar at its side that pages do not need.
    this.content.style.setProperty("display", "none");
    try {
      this.measure();
      this.pages = this.layOut(tree);
    } finally {
      this.content.style.removeProperty("display");
    }
    this.begin();
    this.build(tree);
  }

  get limits(): readonly Limit[] {
    return this.pages.limits;
  }

  applied(before: Readonly<Settings>): void {
    const { settings } = this.reader;
    const { lang } = this.reader.article ?? {};
    if (lang && wantsHyphens(settings) && !this.hyphenate) {
      void loadHyphenation([lang]).then((hyphenate) => {
        this.hyphenate = hyphenate;
        if (this.bar.element.isConnected) this.renew();
      });
    }
    const keys = Object.keys(settings) as (keyof Settings)[];
    if (keys.some((key) => settings[key] !== before[key] && !paintOnly.includes(key))) this.renew();
    else this.repaint();
  }

  close(): number {
    const place = this.offsetFor(this.place);
    this.sizes.disconnect();
    this.changes.disconnect();
    for (const timer of [this.waiting, this.painting, this.filling, this.letGo]) clearTimeout(timer);
    cancelAnimationFrame(this.moving);
    for (const undo of this.undo) undo();
    if ("highlights" in CSS) CSS.highlights.delete("lectern-selected");
    this.layer.unmake();
    for (const { element: sheet } of this.sheets) sheet.remove();
    this.end.remove();
    this.bar.element.remove();
    const { content, reader } = this;
    content.classList.remove("lectern-paged");
    content.style.removeProperty("--lectern-opening");
    for (const name of ["class", "style"]) if (content.getAttribute(name) === "") content.removeAttribute(name);
    content.removeAttribute("tabindex");
    content.scrollLeft = 0;
    reader.root.adoptedStyleSheets = reader.root.adoptedStyleSheets.filter((sheet) => sheet !== this.style);
    this.host.paged(undefined);
    return place;
  }

  // ---- How large pages are, and what is on them

  /** Measures what there is room for, with the article as it scrolls or in pages. */
  private measure(): void {
    const { content, reader } = this;
    const { settings, frame } = reader;
    const bar = frame.querySelector<HTMLElement>(".lectern-bar")?.offsetHeight ?? 0;
    let lower = 0;
    for (let at: Element | null = reader.host; at; at = at.parentElement ?? (at.getRootNode() as ShadowRoot).host ?? null) {
      if (at === document.body || at === document.documentElement || !/auto|scroll/.test(getComputedStyle(at).overflowY)) continue;
      lower = Math.max(0, innerHeight - at.clientHeight);
      break;
    }
    const style = getComputedStyle(content);
    const scale = Number.parseFloat(style.getPropertyValue("--lectern-scale")) || 1;
    const wide = Number.parseFloat(style.getPropertyValue("--lectern-measure")) || 1;
    const em = settings.fontSize * scale;
    const height = Math.max(0, innerHeight - lower - bar - this.barHeight);
    this.geometry = geometryFor({ width: frame.clientWidth, height, em, measure: settings.contentWidth * settings.fontSize * wide, rtl: style.direction === "rtl" });
    this.sizeBefore = `${frame.clientWidth} ${height}`;
  }

  private get barHeight(): number {
    return this.bar?.element.offsetHeight || 3 * (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);
  }

  private layOut(tree: Tree): Pages {
    const { settings, article } = this.reader;
    const { page, sign } = this.geometry;
    const pictures = new Map(tree.nodes.map((node, index) => [node, tree.elements[index]] as const).filter(([, of]) => of?.localName === "img"));
    return this.layout.layOut(tree.nodes, {
      settings,
      ...page,
      lang: article?.lang ?? "",
      dir: sign < 0 ? "rtl" : "ltr",
      measurer: this.fonts.measurer,
      hyphenate: this.hyphenate,
      pictureSize: (node: ElementNode) => {
        const picture = pictures.get(node) as HTMLImageElement | undefined;
        return picture && this.sizeOf(picture);
      },
    });
  }

  private sizeOf(picture: HTMLImageElement): { width: number; height: number } | undefined {
    if (!picture.complete || (!picture.currentSrc && !picture.naturalWidth)) return undefined;
    const size = { width: picture.naturalWidth, height: picture.naturalHeight };
    this.measured.set(picture, `${size.width} ${size.height}`);
    return size;
  }

  /** An offset in the article's text as the layout counts it: with the text of formulas' sources and embeds. */
  private inLayout(offset: number): number {
    const found = nodeAt(this.content, offset);
    return found ? startOf(this.content, found.node) + found.at : 0;
  }

  /** The other way round. */
  private offsetFor(place: number): number {
    let sum = 0;
    let all = 0;
    const seen = new Set(textNodes(this.content));
    for (const { node } of treeOf(this.content).texts) {
      if (all + node.length > place) return sum + (seen.has(node) ? place - all : 0);
      all += node.length;
      if (seen.has(node)) sum += node.length;
    }
    return sum;
  }

  // ---- The view's own elements and what it listens to

  private begin(): void {
    const { content, reader } = this;
    const { root, frame, ui } = reader;
    this.style.replaceSync(pagesStyle + ("highlights" in CSS ? markedStyle : ""));
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.style];
    content.classList.add("lectern-paged");
    content.tabIndex = 0;
    const sign = this.geometry.sign;
    this.bar = new PageBar(ui, sign, { lang: content.lang, dir: content.dir }, { turn: (times) => void this.turn(times), show: (page) => this.show(page, true) });
    content.after(this.bar.element);
    const listen = (target: EventTarget, type: string, listener: (event: never) => void, options?: AddEventListenerOptions) => {
      target.addEventListener(type, listener as EventListener, options);
      this.undo.push(() => target.removeEventListener(type, listener as EventListener, options));
    };
    listen(content, "scroll", () => this.scrolled());
    listen(content, "focusin", (event: FocusEvent) => this.focused(event.target as Element));
    listen(content, "click", (event: MouseEvent) => this.follow(event));
    listen(content, "load", (event: Event) => this.loaded(event.target as Element), { capture: true });
    listen(content, "error", (event: Event) => this.loaded(event.target as Element), { capture: true });
    listen(document, "selectionchange", () => this.selected());
    listen(window, "pointerdown", () => this.press(true), { capture: true });
    for (const type of ["pointerup", "pointercancel"]) listen(window, type, () => this.press(false), { capture: true });
    listen(content, "mousemove", (event: MouseEvent) => this.draw(event));
    listen(document, "copy", (event: ClipboardEvent) => this.copy(event));
    listen(document.fonts, "loadingdone", () => this.later());
    listen(window, "resize", () => this.resized());
    listen(window, "beforeprint", () => this.forPrint());
    for (const query of ["(prefers-color-scheme:dark)", "(forced-colors:active)"]) listen(matchMedia(query), "change", () => this.repaint());
    this.watchScale();
    this.undo.push(
      watchTurning(content, {
        geometry: () => {
          const { width, sign: way, page, count, inner, step } = this.geometry;
          const left = count === 1 ? inner : step - inner - page.width;
          return { width, sign: way, textLeft: left, textRight: width - left };
        },
        turn: (times) => void this.turn(times),
        drag: (by) => this.drag(by),
        drop: (times) => this.drop(times),
        selecting: () => selectedRange(root, content) !== undefined,
      }),
    );
    const top = frame.querySelector(".lectern-bar");
    this.sizes.observe(frame);
    if (top) this.sizes.observe(top);
  }

  /** Tells of another zoom, or a window moved to another screen. */
  private watchScale(): void {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    const changed = () => {
      this.repaint();
      this.watchScale();
    };
    query.addEventListener("change", changed, { once: true });
    this.undo.push(() => query.removeEventListener("change", changed));
  }

  /** What is printed is the article, not its pages in this window. */
  private forPrint(): void {
    const { place } = this;
    this.host.paged(undefined);
    this.changes.disconnect();
    this.layer.unmake();
    this.content.classList.remove("lectern-paged");
    addEventListener(
      "afterprint",
      () => {
        if (this.reader.content !== this.content || !this.host.stillWanted()) return;
        this.content.classList.add("lectern-paged");
        this.place = place;
        this.renew();
      },
      { once: true },
    );
  }

  // ---- Laying out

  /** Lays out anew; the same words stay in sight. */
  private renew(): void {
    clearTimeout(this.waiting);
    this.waiting = undefined;
    if (!this.content.isConnected || this.content.getClientRects().length === 0) return;
    this.changes.disconnect();
    const selected = selectedRange(this.reader.root, this.content);
    const ends = selected && [offsetOf(this.content, selected.startContainer, selected.startOffset), offsetOf(this.content, selected.endContainer, selected.endOffset)] as const;
    try {
      this.fonts.renew();
      this.measure();
      this.layer.unmake();
      const tree = treeOf(this.content, this.reader.settings.fontSize);
      this.pages = this.layOut(tree);
      this.build(tree);
      const again = ends && rangeOf(this.content, ...ends);
      if (again) selectionOf(this.reader.root)?.setBaseAndExtent(again.startContainer, again.startOffset, again.endContainer, again.endOffset);
    } catch {
      this.host.failed();
    }
  }

  /** Puts everything in its place, and shows the page where one reads. */
  private build(tree: Tree): void {
    const { content, pages, geometry } = this;
    this.tree = tree;
    this.loadedFrames = content.querySelectorAll("[data-embed]>iframe").length;
    this.colors = colorsIn(this.reader.frame);
    const openings = Math.ceil(pages.count / geometry.count);
    content.style.setProperty("--lectern-opening", `${geometry.height}px`);
    this.end.style.setProperty(geometry.sign > 0 ? "left" : "right", `${openings * geometry.width - 1}px`);
    content.append(this.end);
    content.scrollLeft = 0;
    this.layer.make(tree, pages, geometry);
    this.bar.renew(pages.count, this.chapters());
    this.host.paged({
      step: geometry.step,
      count: geometry.count,
      sign: geometry.sign,
      room: (openings - 1) * geometry.width,
      turn: (times) => this.turn(times),
      show: (page) => this.show(page, true),
    });
    this.makeSheets();
    const { place } = this;
    this.show(pages.pageAt(place), false);
    this.place = place;
    this.changes.observe(content, { childList: true, characterData: true, subtree: true });
    this.fillLater();
    content.dispatchEvent(new Event("scroll"));
  }

  /** Puts the words of pages far away in their lines, a few at a time. */
  private fillLater(): void {
    clearTimeout(this.filling);
    this.filling = setTimeout(() => {
      const more = this.layer.some(fewBlocks);
      this.ownChanges();
      if (more) this.fillLater();
    }, pause);
  }

  /** Lines, and what pages are painted on, are no change of the article. */
  private ownChanges(): void {
    this.changes.takeRecords();
    if (this.layer.stale) this.later();
  }

  private chapters(): Chapter[] {
    const { tree, pages } = this;
    const starts = new Map<Node, number>(tree.texts.map(({ node, start }) => [node, start]));
    const headings = [...this.content.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((heading) => heading.textContent!.trim() && !heading.closest("article > footer"));
    return headings.flatMap((heading) => {
      const first = textNodes(heading).next().value;
      const start = first && starts.get(first);
      return start === undefined ? [] : { title: heading.textContent!.replace(/\s+/g, " ").trim(), page: pages.pageAt(start) };
    });
  }

  /** Lays out soon: more may change at the same time. */
  private later(): void {
    this.waiting ??= setTimeout(() => this.renew(), pause);
  }

  private resized(): void {
    const bar = this.reader.frame.querySelector<HTMLElement>(".lectern-bar")?.offsetHeight ?? 0;
    const now = `${this.reader.frame.clientWidth} ${innerHeight} ${bar}`;
    if (now === this.lastSize) return;
    this.lastSize = now;
    const before = this.sizeBefore;
    this.measure();
    if (this.sizeBefore !== before) this.renew();
  }
  private lastSize = "";

  /** The article's elements changed: notes come and go, which changes no word; a translation does, and what is loaded into its box. */
  private changed(): void {
    const { texts } = treeOf(this.content);
    let length = 0;
    for (const { node } of texts) {
      if (!this.pages.text.startsWith(node.data, length)) return this.later();
      length += node.length;
    }
    if (length !== this.pages.text.length || this.content.querySelectorAll("[data-embed]>iframe").length !== this.loadedFrames) this.later();
  }

  private loaded(target: Element): void {
    if (!(target instanceof HTMLImageElement)) return;
    if (this.measured.get(target) !== `${target.naturalWidth} ${target.naturalHeight}`) this.later();
  }

  // ---- Painting

  private makeSheets(): void {
    const wanted = 3 * this.geometry.count;
    while (this.sheets.length > wanted) this.sheets.pop()!.element.remove();
    while (this.sheets.length < wanted) {
      const [ground, text] = [element("canvas", { class: "ground" }), element("canvas")];
      ground.width = ground.height = 1;
      const folio = element("div", { class: "folio" });
      const box = element("div", { class: "lectern-control lectern-sheet", "aria-hidden": "true" }, ground, text, folio);
      this.sheets.push({ element: box, ground, text, folio, page: -1, painted: false });
    }
    for (const sheet of this.sheets) sheet.page = -1;
    this.content.append(...this.sheets.map((sheet) => sheet.element));
  }

  /** Has the pages in sight painted, and those beside them when there is time. */
  private paint(): void {
    const { geometry, pages, first, sheets } = this;
    const { count, page } = geometry;
    const near = (index: number) => index >= 0 && index < pages.count && index >= first - count && index < first + 2 * count;
    const missing = new Set(Array.from({ length: 3 * count }, (_, index) => first - count + index).filter(near));
    for (const sheet of sheets) if (!near(sheet.page) || !missing.delete(sheet.page)) sheet.page = -1;
    for (const index of missing) {
      const sheet = sheets.find((one) => one.page < 0)!;
      sheet.page = index;
      sheet.painted = false;
      for (const [name, value] of Object.entries({ left: leftOf(geometry, index), top: geometry.top, ...page })) sheet.element.style.setProperty(name, `${value}px`);
      sheet.folio.textContent = new Intl.NumberFormat(this.reader.ui.lang).format(index + 1);
    }
    for (const sheet of sheets) {
      sheet.element.hidden = sheet.page < 0;
      if (sheet.page >= first && sheet.page < first + count) this.paintSheet(sheet);
    }
    clearTimeout(this.painting);
    this.painting = setTimeout(() => sheets.forEach((sheet) => this.paintSheet(sheet)), turnTime + 40);
  }

  private paintSheet(sheet: Sheet): void {
    if (sheet.painted || sheet.page < 0) return;
    sheet.painted = true;
    const { pages, fonts, colors, geometry } = this;
    const page: Page = pages.page(sheet.page);
    const how = { fonts, colors, scale: devicePixelRatio, bleed, ...geometry.page, lang: this.content.lang };
    paintGround(sheet.ground, page, how);
    paintText(sheet.text, page, how);
  }

  private repaint(): void {
    this.colors = colorsIn(this.reader.frame);
    for (const sheet of this.sheets) sheet.painted = false;
    this.paint();
  }

  // ---- Turning

  private turn(times: number): boolean {
    const { count } = this.geometry;
    const next = this.first + Math.sign(times) * count;
    if (next < 0 || next >= this.pages.count) return false;
    this.show(next, true);
    return true;
  }

  /** Shows a page; one that is beside those in sight is slid to. */
  private show(page: number, keep: boolean): void {
    const { geometry, pages } = this;
    const { count } = geometry;
    const index = Math.min(pages.count - 1, Math.max(0, page));
    const first = index - (index % count);
    const beside = Math.abs(first - this.first) <= count;
    this.layer.near(first - count, first + 2 * count - 1);
    this.first = first;
    if (keep) this.place = startOfPage(pages.page(first));
    this.paint();
    this.ownChanges();
    this.bar.update(first, Math.min(pages.count - 1, first + count - 1));
    this.slide(beside && keep);
  }

  private get target(): number {
    const { count, width, sign } = this.geometry;
    return sign * Math.floor(this.first / count) * width;
  }

  /** Moves to the pages in sight, quietly, or at once for those who ask for no motion. */
  private slide(quietly: boolean): void {
    const { content, target } = this;
    cancelAnimationFrame(this.moving);
    this.moving = 0;
    const from = content.scrollLeft;
    if (!quietly || Math.abs(from - target) < 1 || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      content.scrollLeft = target;
      return;
    }
    let begun: number | undefined;
    const step = (now: number) => {
      begun ??= now - 16;
      const done = Math.min(1, (now - begun) / turnTime);
      content.scrollLeft = from + (target - from) * (1 - (1 - done) ** 3);
      this.moving = done < 1 ? requestAnimationFrame(step) : 0;
    };
    this.moving = requestAnimationFrame(step);
  }

  private drag(by: number): void {
    cancelAnimationFrame(this.moving);
    this.moving = -1;
    const { sign, width, count } = this.geometry;
    const way = -by * sign;
    const end = way > 0 ? this.first + count >= this.pages.count : this.first === 0;
    // Beyond the first and the last page it gives a little.
    const moved = Math.min(width, Math.abs(by)) * (end ? 0.15 : 1);
    for (const sheet of this.sheets) this.paintSheet(sheet);
    this.content.scrollLeft = this.target - Math.sign(by) * moved;
  }

  private drop(times: 1 | 0 | -1): void {
    this.moving = 0;
    if (times === 0 || !this.turn(times)) this.slide(true);
  }

  /** The article was scrolled: by us, or by the browser, which brought something into sight. */
  private scrolled(): void {
    const { content } = this;
    if (content.scrollTop !== 0) content.scrollTop = 0;
    const off = content.scrollLeft - this.target;
    if (this.moving !== 0 || Math.abs(off) < 1.5) return;
    if (this.pressed) {
      // Who selects with the pointer at the edge goes on to the next page, one at a time.
      if (performance.now() - this.turned < 700 || !this.turn(Math.sign(off) * this.geometry.sign)) content.scrollLeft = this.target;
      this.turned = performance.now();
      return;
    }
    this.show(this.pageInSight(), false);
    this.place = startOfPage(this.pages.page(this.first));
  }

  private press(pressed: boolean): void {
    this.pressed = pressed;
    clearTimeout(this.letGo);
    if (pressed) this.beside = undefined;
    else this.letGo = setTimeout(() => (this.beside = undefined), pause);
  }

  /** Draws a selection on where the pointer is beside the text. */
  private draw(event: MouseEvent): void {
    if (!this.pressed || (event.buttons & 1) === 0 || !selectedRange(this.reader.root, this.content)) return;
    const beside = !(event.target as Element).closest(".lectern-line, .lectern-control");
    this.beside = beside ? nearestPoint(this.content, event.clientX, event.clientY) : undefined;
    // After the browser has drawn it on in its own way, and before that is seen.
    if (beside) requestAnimationFrame(() => this.keepBeside());
  }

  /** The browser draws it on at other times too, until a little after the pointer was let go. */
  private keepBeside(): void {
    const { beside } = this;
    const selection = beside && selectionOf(this.reader.root);
    if (selection && (selection.focusNode !== beside.node || selection.focusOffset !== beside.offset)) selection.extend(beside.node, beside.offset);
  }

  /** By keyboard, or by what the browser found, the selection may have left the pages in sight. */
  private selected(): void {
    this.keepBeside();
    const range = selectedRange(this.reader.root, this.content);
    if ("highlights" in CSS) {
      if (range) CSS.highlights.set("lectern-selected", new Highlight(range));
      else CSS.highlights.delete("lectern-selected");
    }
    if (this.pressed) return;
    const boxes = range ? [...range.getClientRects()] : [];
    const { left, right } = this.content.getBoundingClientRect();
    if (!boxes[0] || boxes.some((box) => box.right > left && box.left < right)) return;
    this.show(this.pageOf(boxes[0]), true);
  }

  /** The page of what the browser brought into sight: what is selected or in focus, else what stands in the middle. */
  private pageInSight(): number {
    const { content, geometry, reader } = this;
    const own = content.getBoundingClientRect();
    const seen = (box: DOMRect | undefined) => box && box.right > own.left && box.left < own.right && box.width + box.height > 0;
    const focused = reader.root.activeElement;
    const inside = focused && focused !== content && content.contains(focused) ? lineIn(focused).getBoundingClientRect() : undefined;
    const selected = selectedRange(reader.root, content)?.getClientRects()[0];
    const box = [selected, inside].find(seen);
    if (box) return this.pageOf(box);
    const { width, sign, count } = geometry;
    return Math.floor((sign * content.scrollLeft + width / 2) / width) * count;
  }

  /** The page that a box in the window stands on. */
  private pageOf({ left, right }: { left: number; right: number }): number {
    const { content, geometry } = this;
    const { width, step, count, sign } = geometry;
    const own = content.getBoundingClientRect();
    const at = sign > 0 ? left - own.left + content.scrollLeft : own.right - right - content.scrollLeft;
    const opening = Math.max(0, Math.floor((at + 1) / width));
    return opening * count + (count === 2 && at - opening * width >= step ? 1 : 0);
  }

  private focused(target: Element): void {
    if (target === this.content || target.closest(".lectern-control")) return;
    const line = lineIn(target);
    if (line === target && !target.matches(".lectern-at")) return;
    const page = this.pageOf(line.getBoundingClientRect());
    const { count } = this.geometry;
    if (page - (page % count) !== this.first) this.show(page, true);
  }

  /** Follows links to places in the article. */
  private follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
    if (!link) return;
    let id = link.getAttribute("href")!.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      // As it is written, then.
    }
    const offset = this.pages.offsetOfId(id);
    const target = this.reader.root.getElementById(id);
    if (offset === undefined || !target) return;
    event.preventDefault();
    this.show(this.pages.pageAt(offset), true);
    if (!target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
  }

  private copy(event: ClipboardEvent): void {
    const range = selectedRange(this.reader.root, this.content);
    if (!range || event.defaultPrevented || !event.clipboardData) return;
    event.clipboardData.setData("text/plain", cleanText(this.content, range));
    event.preventDefault();
  }
}

/** The selection, where it can be changed in a shadow root. */
const selectionOf = (root: ShadowRoot & { getSelection?(): Selection | null }): Selection | null => root.getSelection?.() ?? document.getSelection();

/** Where the words of a page begin. */
function startOfPage(page: Page): number {
  for (const item of page.items) if (item.kind === "text" && !item.generated && !item.repeated) return item.start;
  return page.start;
}

/** Where the words of an element stand; the element itself where it has none. */
const lineIn = (of: Element): Element => of.querySelector(".lectern-line") ?? of.closest(".lectern-line") ?? of;

/** The text node at an offset of the article's text, and where in it that is. */
function nodeAt(content: Element, offset: number): { node: Text; at: number } | undefined {
  let count = 0;
  for (const node of textNodes(content)) {
    if (offset < count + node.length) return { node, at: offset - count };
    count += node.length;
  }
  return undefined;
}

/** Where a text node begins, as the layout counts. */
function startOf(content: Element, wanted: Text): number {
  return treeOf(content).texts.find(({ node }) => node === wanted)?.start ?? 0;
}
