// The article's own elements, moved to where the canvas paints their words: what is read by screen readers, selected,
// searched, clicked and marked. The text stays the same, letter for letter, white space included.
import type { Font, Item, Pages, TextItem } from "../../layout/types.js";
import type { Fonts } from "./fonts.js";
import { leftOf, type Geometry } from "./geometry.js";
import type { Tree } from "./tree.js";

/** Elements that stand as blocks. */
const blocks =
  "header,footer,section,div,p,h1,h2,h3,h4,h5,h6,ul,ol,li,dl,dt,dd,blockquote,pre,figure,figcaption,table,caption,thead,tbody,tfoot,tr,td,th,details,summary,aside,address,hr,article";

/** What tables are, which they are no more for some browsers once their cells are moved. */
const roles: Readonly<Record<string, string>> = {
  table: "table",
  thead: "rowgroup",
  tbody: "rowgroup",
  tfoot: "rowgroup",
  tr: "row",
  td: "cell",
};

/** A part of a line on a page, as far as something of the page goes up and down. */
interface Stretch {
  readonly page: number;
  readonly first: Pick<Item, "y" | "height">;
  left: number;
  right: number;
}

/** A stretch of one text node in one line, as it is painted. */
interface Piece extends Stretch {
  readonly begin: number;
  end: number;
  /** The first of its words. */
  readonly first: TextItem;
  /** Of its words, without the spaces between them. */
  words: number;
  spaces: number;
}

/** A line of the layer, and where it is to stand. */
interface Line {
  readonly span: HTMLElement;
  readonly block: HTMLElement;
  /** Where it begins: its left edge, or the right one of text that goes from right to left. */
  readonly start: number;
  readonly rtl: boolean;
  readonly top: number;
}

/** What sets a line: its class; CSS pixels over its letters up to the line before, to its baseline, and of a space. */
interface LineStyle {
  readonly name: string;
  readonly over: number;
  readonly ascent: number;
  readonly space: number;
}

/** A block whose text is not in its lines yet, and the pages that it stands on. */
interface Job {
  readonly block: HTMLElement;
  readonly texts: {
    readonly node: Text;
    readonly length: number;
    readonly start: number;
    readonly pre: boolean;
    readonly pieces: readonly Piece[];
  }[];
  readonly first: number;
  last: number;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const grown = (box: Box | undefined, { left, top, right, bottom }: Box): Box =>
  box
    ? {
        left: Math.min(box.left, left),
        top: Math.min(box.top, top),
        right: Math.max(box.right, right),
        bottom: Math.max(box.bottom, bottom),
      }
    : { left, top, right, bottom };

/** The layer of one article: made and unmade as often as it is laid out. */
export class TextLayer {
  private readonly lines: HTMLElement[] = [];
  /** What stands at a place of its own. */
  private readonly placed = new Set<HTMLElement | SVGElement>();
  private readonly boxes = new Map<HTMLElement | SVGElement, Box>();
  /** What is still to be put in its lines, in the order of the text. */
  private readonly jobs = new Map<HTMLElement, Job>();
  private geometry!: Geometry;
  /**
   * Whether text was cut otherwise before it came into its lines, as by a note from another window: all is to be laid
   * out anew.
   */
  stale = false;
  private readonly opened: HTMLDetailsElement[] = [];
  private readonly named: Element[] = [];
  private readonly sheet = new CSSStyleSheet();
  private readonly styles = new Map<string, LineStyle>();
  private readonly indices = new Map<Font, number>();

  constructor(
    private readonly content: HTMLElement,
    private readonly root: ShadowRoot,
    private readonly fonts: Fonts,
  ) {}

  /**
   * Moves blocks and pictures to their places. The words of a block stand somewhere in its box until {@link near} or
   * {@link some} puts them in their lines.
   */
  make(tree: Tree, pages: Pages, geometry: Geometry): void {
    this.geometry = geometry;
    this.stale = false;
    for (const details of this.content.querySelectorAll<HTMLDetailsElement>("details:not([open])")) {
      details.open = true;
      this.opened.push(details);
    }
    for (const part of this.content.querySelectorAll("table,thead,tbody,tfoot,tr,td,th")) {
      if (part.hasAttribute("role")) continue;
      part.setAttribute(
        "role",
        roles[part.localName] ??
          (part.parentElement?.firstElementChild === part && !part.closest("thead") ? "rowheader" : "columnheader"),
      );
      this.named.push(part);
    }
    if (!this.root.adoptedStyleSheets.includes(this.sheet))
      this.root.adoptedStyleSheets = [...this.root.adoptedStyleSheets, this.sheet];
    this.boxes.clear();
    const add = (of: Element, piece: Stretch) => {
      if (of !== this.content)
        this.boxes.set(of as HTMLElement, grown(this.boxes.get(of as HTMLElement), boxOf(piece, geometry)));
    };
    this.plan(tree, pages, add);
    this.putObjects(tree, pages, add);
    this.putBoxes();
    // What other blocks stand in would cut them off.
    const around = new Set<Element>();
    for (const { block } of this.jobs.values())
      for (let at = block.parentElement; at && at !== this.content; at = at.parentElement) around.add(at);
    for (const { block } of this.jobs.values())
      if (block !== this.content && !around.has(block)) block.classList.add("lectern-rough");
  }

  /** Puts the words on some pages in their lines, those from one page to another. */
  near(from: number, to: number): void {
    this.put(
      [...this.jobs.values()].filter(
        ({ block, first, last }) => !block.classList.contains("lectern-rough") || (last >= from && first <= to),
      ),
    );
  }

  /**
   * Puts a few more blocks in their lines: first those on some pages, from one to another, then all others in the order
   * of the text.
   * @return false where none was left
   */
  some(count: number, from: number, to: number): boolean {
    const jobs: Job[] = [];
    const others: Job[] = [];
    for (const job of this.jobs.values()) {
      if (job.last >= from && job.first <= to) jobs.push(job);
      else if (others.length < count) others.push(job);
    }
    this.put([...jobs, ...others].slice(0, count));
    return this.jobs.size > 0;
  }

  private put(jobs: readonly Job[]): void {
    if (jobs.length === 0) return;
    const lines = jobs.flatMap((job) => {
      this.jobs.delete(job.block);
      job.block.classList.remove("lectern-rough");
      return this.cut(job, this.geometry);
    });
    this.putLines(lines);
  }

  /** Everything is as it was before. */
  unmake(): void {
    const parents = new Set<Node>();
    for (const line of this.lines) {
      if (!line.parentNode) continue;
      parents.add(line.parentNode);
      line.replaceWith(...line.childNodes);
    }
    for (const parent of parents) parent.normalize();
    for (const at of this.placed) {
      at.classList.remove("lectern-at", "lectern-rough");
      if (at.classList.length === 0) at.removeAttribute("class");
      for (const name of ["left", "top", "width", "height"]) at.style.removeProperty(name);
      if (at.getAttribute("style") === "") at.removeAttribute("style");
    }
    for (const details of this.opened) details.open = false;
    for (const part of this.named) part.removeAttribute("role");
    this.lines.length = this.opened.length = this.named.length = 0;
    this.placed.clear();
    this.styles.clear();
    this.jobs.clear();
    while (this.sheet.cssRules.length > 0) this.sheet.deleteRule(0);
    this.indices.clear();
    this.root.adoptedStyleSheets = this.root.adoptedStyleSheets.filter((sheet) => sheet !== this.sheet);
  }

  /** The class that sets a line: its font, and as much over and under it as reaches to the next line. */
  private styleOf({ font, height, rtl }: TextItem): LineStyle {
    let index = this.indices.get(font);
    if (index === undefined) this.indices.set(font, (index = this.indices.size));
    const key = `${index} ${height} ${rtl}`;
    let style = this.styles.get(key);
    if (!style) {
      const { measurer } = this.fonts;
      const metrics = measurer.metrics(font);
      const [ascent, descent] = [Math.round(metrics.ascent), Math.round(metrics.descent)];
      style = {
        name: `l${this.styles.size}`,
        over: Math.max(0, (height - ascent - descent) / 2),
        ascent,
        space: measurer.width(font, " ", rtl),
      };
      this.styles.set(key, style);
      this.sheet.insertRule(
        `.lectern .lectern-line.${style.name}{font:${this.fonts.name(font)};line-height:${height}px;letter-spacing:${font.letterSpacing}px;padding-block:${style.over}px;direction:${rtl ? "rtl" : "ltr"}}`,
      );
    }
    return style;
  }

  /** Finds out which words of each text node stand in which line; touches nothing. */
  private plan(tree: Tree, pages: Pages, add: (of: Element, piece: Stretch) => void): void {
    const { measurer } = this.fonts;
    const blockOf = new Map<Node, HTMLElement>();
    let next = 0; // of the items, those of all pages one after the other
    const items = itemsOf(pages);
    for (const { node, start } of tree.texts) {
      const stop = start + node.length;
      while (next < items.length && items[next]!.item.end <= start) next += 1;
      if (next === items.length || items[next]!.item.start >= stop) continue;
      const pieces: Piece[] = [];
      const parent: Element = node.parentElement!;
      const pre = parent.closest("pre") !== null;
      for (let i = next; i < items.length && items[i]!.item.start < stop; i += 1) {
        const { item, page } = items[i]!;
        const begin = Math.max(start, item.start);
        const end = Math.min(stop, item.end);
        // Of a word that a mark has cut, a part.
        const before =
          begin > item.start ? measurer.width(item.font, item.text.slice(0, begin - item.start), item.rtl) : 0;
        const width =
          begin > item.start || end < item.end
            ? measurer.width(item.font, item.text.slice(begin - item.start, end - item.start), item.rtl)
            : item.width;
        const left = item.rtl ? item.x + item.width - before - width : item.x + before;
        const right = left + width;
        const last = pieces.at(-1);
        if (
          last &&
          last.page === page &&
          last.first.baseline === item.baseline &&
          last.first.y === item.y &&
          last.first.font === item.font &&
          last.first.rtl === item.rtl
        ) {
          const gap = item.rtl ? last.left - right : left - last.right;
          const between = pages.text.slice(last.end, begin);
          if (gap > -0.5 && (between === "" ? gap < 0.5 : pre ? between === " " : /^[ \t\n\r\f]+$/.test(between))) {
            last.left = Math.min(last.left, left);
            last.right = Math.max(last.right, right);
            last.words += width;
            last.spaces += between === "" ? 0 : 1;
            last.end = end;
            continue;
          }
        }
        pieces.push({ begin, end, page, first: item, left, right, words: width, spaces: 0 });
      }
      if (!(parent instanceof HTMLElement)) {
        for (const piece of pieces) add(parent.closest("math,svg")!, piece);
        continue;
      }
      let block = blockOf.get(parent);
      if (!block) blockOf.set(parent, (block = parent.closest<HTMLElement>(blocks)!));
      let job = this.jobs.get(block);
      if (!job) this.jobs.set(block, (job = { block, texts: [], first: pieces[0]!.page, last: 0 }));
      job.texts.push({ node, length: node.length, start, pre, pieces });
      job.last = pieces.at(-1)!.page;
      for (const piece of pieces) add(block, piece);
    }
  }

  /** Cuts a block's text into its lines. */
  private cut({ block, texts }: Job, geometry: Geometry): Line[] {
    const made: Line[] = [];
    if (texts.some(({ node, length }) => !node.isConnected || node.length !== length)) {
      this.stale = true;
      return made;
    }
    for (const { node, start, pre, pieces } of texts) {
      const parent = node.parentElement!;
      // White space goes with the piece before it; before the first it stays where it is.
      for (let i = pieces.length - 1; i >= 0; i -= 1) {
        const piece = pieces[i]!;
        const whole = i === 0 && !/\S/.test(node.data.slice(0, piece.begin - start)) && piece.begin > start;
        const text = i > 0 || whole ? node.splitText(piece.begin - start) : node;
        const { name, over, ascent, space } = this.styleOf(piece.first);
        const span = document.createElement("span");
        span.className = `lectern-line ${name}${pre ? " pre" : ""}`;
        if (parent.matches("mark.lectern-highlight")) {
          // Marks stand inside of lines, so that they show where the words are.
          const mark = i > 0 || whole ? (parent.cloneNode(false) as HTMLElement) : parent;
          if (mark !== parent) parent.after(span);
          else parent.before(span);
          span.append(mark);
          mark.append(text);
        } else {
          text.before(span);
          span.append(text);
        }
        const width = piece.right - piece.left;
        const stretch = piece.spaces > 0 ? (width - piece.words) / piece.spaces - space : 0;
        if (Math.abs(stretch) > 0.01) span.style.setProperty("word-spacing", `${stretch}px`);
        span.style.setProperty("margin-inline-end", `${-width}px`);
        const box = boxOf(piece, geometry);
        const { rtl, baseline, y } = piece.first;
        made.push({ span, block, rtl, start: rtl ? box.right : box.left, top: box.top + baseline - y - ascent - over });
        this.lines.push(span);
      }
    }
    return made;
  }

  /** Pictures and what else shows itself. */
  private putObjects(tree: Tree, pages: Pages, add: (of: Element, piece: Stretch) => void): void {
    for (let page = 0; page < pages.count; page += 1) {
      for (const item of pages.page(page).items) {
        const of = item.kind === "picture" ? tree.elements[item.node] : undefined;
        if (of) add(of, { page, left: item.x, right: item.x + item.width, first: item });
      }
    }
  }

  private putBoxes(): void {
    const { boxes } = this;
    for (const [of, { left, top, right, bottom }] of boxes) {
      let above = of.parentElement;
      while (above && above !== this.content && !boxes.has(above)) above = above.parentElement;
      const around = above && boxes.get(above);
      of.classList.add("lectern-at");
      const place = {
        left: left - (around?.left ?? 0),
        top: top - (around?.top ?? 0),
        width: right - left,
        height: bottom - top,
      };
      for (const [name, value] of Object.entries(place)) of.style.setProperty(name, `${value}px`);
      this.placed.add(of);
    }
  }

  /** Each line is moved from where the browser has it in its block to where it is painted: first all are measured. */
  private putLines(spans: readonly Line[]): void {
    const corners = new Map<HTMLElement, { x: number; y: number }>();
    const moves = spans.map(({ span, block, start, rtl, top }) => {
      let corner = corners.get(block);
      if (!corner) {
        const at = block.getBoundingClientRect();
        const box = this.boxes.get(block) ?? { left: -this.content.scrollLeft, top: -this.content.scrollTop };
        corners.set(block, (corner = { x: box.left - at.left, y: box.top - at.top }));
      }
      const now = span.getBoundingClientRect();
      return { x: start - (rtl ? now.right : now.left) - corner.x, y: top - now.top - corner.y };
    });
    spans.forEach(({ span }, index) => {
      span.style.setProperty("left", `${moves[index]!.x}px`);
      span.style.setProperty("top", `${moves[index]!.y}px`);
    });
  }
}

/** The words of the article in order; what is shown again on a further page was there before. */
function itemsOf(pages: Pages): { item: TextItem; page: number }[] {
  const found: { item: TextItem; page: number }[] = [];
  for (let page = 0; page < pages.count; page += 1) {
    for (const item of pages.page(page).items)
      if (item.kind === "text" && !item.generated && !item.repeated && item.end > item.start)
        found.push({ item, page });
  }
  return found.sort((a, b) => a.item.start - b.item.start);
}

/** Where something stands, from the first spread's top left corner. */
function boxOf({ page, left, right, first }: Stretch, geometry: Geometry): Box {
  const from = leftOf(geometry, page);
  return {
    left: from + left,
    right: from + right,
    top: geometry.top + first.y,
    bottom: geometry.top + first.y + first.height,
  };
}
