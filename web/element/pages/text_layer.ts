// The article's own elements, moved to where the canvas paints their words: what is read by screen readers, selected, searched,
// clicked and marked. The text stays the same, letter for letter, white space included.
import type { Font, Item, Pages, TextItem } from "../../layout/types.js";
import type { Fonts } from "./fonts.js";
import { leftOf, type Geometry } from "./geometry.js";
import type { Tree } from "./tree.js";

/** Elements that stand as blocks. */
const blocks =
  "header,footer,section,div,p,h1,h2,h3,h4,h5,h6,ul,ol,li,dl,dt,dd,blockquote,pre,figure,figcaption,table,caption,thead,tbody,tfoot,tr,td,th,details,summary,aside,address,hr,article";

/** What tables are, which they are no more for some browsers once their cells are moved. */
const roles: Readonly<Record<string, string>> = { table: "table", thead: "rowgroup", tbody: "rowgroup", tfoot: "rowgroup", tr: "row", td: "cell" };

/** A stretch of one text node in one line, as it is painted. */
interface Piece {
  readonly begin: number;
  end: number;
  readonly page: number;
  readonly first: TextItem;
  left: number;
  right: number;
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

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const grown = (box: Box | undefined, { left, top, right, bottom }: Box): Box =>
  box ? { left: Math.min(box.left, left), top: Math.min(box.top, top), right: Math.max(box.right, right), bottom: Math.max(box.bottom, bottom) } : { left, top, right, bottom };

/** The layer of one article: made and unmade as often as it is laid out. */
export class TextLayer {
  private readonly lines: HTMLElement[] = [];
  /** What stands at a place of its own. */
  private readonly placed = new Set<HTMLElement | SVGElement>();
  private readonly opened: HTMLDetailsElement[] = [];
  private readonly named: Element[] = [];
  private readonly sheet = new CSSStyleSheet();
  private readonly classes = new Map<string, string>();
  private readonly indices = new Map<Font, number>();

  constructor(
    private readonly content: HTMLElement,
    private readonly root: ShadowRoot,
    private readonly fonts: Fonts,
  ) {}

  /** Moves everything to its place. */
  make(tree: Tree, pages: Pages, geometry: Geometry): void {
    for (const details of this.content.querySelectorAll("details:not([open])")) {
      (details as HTMLDetailsElement).open = true;
      this.opened.push(details as HTMLDetailsElement);
    }
    for (const part of this.content.querySelectorAll("table,thead,tbody,tfoot,tr,td,th")) {
      if (part.hasAttribute("role")) continue;
      const role = roles[part.localName] ?? (part.closest("thead") ? "columnheader" : part.getAttribute("scope") === "row" ? "rowheader" : part.parentElement?.firstElementChild === part ? "rowheader" : "columnheader");
      part.setAttribute("role", role);
      this.named.push(part);
    }
    if (!this.root.adoptedStyleSheets.includes(this.sheet)) this.root.adoptedStyleSheets = [...this.root.adoptedStyleSheets, this.sheet];
    const boxes = new Map<HTMLElement | SVGElement, Box>();
    const add = (of: Element, box: Box) => {
      if (of !== this.content) boxes.set(of as HTMLElement, grown(boxes.get(of as HTMLElement), box));
    };
    const spans = this.wrap(tree, pages, geometry, add);
    this.putObjects(tree, pages, geometry, add);
    this.putBoxes(boxes);
    this.putLines(spans, boxes);
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
      at.classList.remove("lectern-at");
      if (at.classList.length === 0) at.removeAttribute("class");
      for (const name of ["left", "top", "width", "height"]) at.style.removeProperty(name);
      if (at.getAttribute("style") === "") at.removeAttribute("style");
    }
    for (const details of this.opened) details.open = false;
    for (const part of this.named) part.removeAttribute("role");
    this.lines.length = this.opened.length = this.named.length = 0;
    this.placed.clear();
    this.classes.clear();
    this.indices.clear();
    this.root.adoptedStyleSheets = this.root.adoptedStyleSheets.filter((sheet) => sheet !== this.sheet);
  }

  /** The class that sets a line: its font, and as much over and under it as reaches to the next line. */
  private classOf({ font, height, rtl }: TextItem): string {
    let index = this.indices.get(font);
    if (index === undefined) this.indices.set(font, (index = this.indices.size));
    const key = `${index} ${height} ${rtl}`;
    let name = this.classes.get(key);
    if (!name) this.classes.set(key, (name = `lectern-line l${this.classes.size}`));
    return name;
  }

  private wrap(tree: Tree, pages: Pages, geometry: Geometry, add: (of: Element, box: Box) => void): Line[] {
    const { measurer } = this.fonts;
    const made: Line[] = [];
    const rules: string[] = [];
    const known = new Map<string, { over: number; ascent: number; space: number }>();
    const blockOf = new Map<Node, HTMLElement>();
    let next = 0; // of the items, those of all pages one after the other
    const items = itemsOf(pages);
    for (const { node, start } of tree.texts) {
      const stop = start + node.length;
      while (next < items.length && items[next]!.item.end <= start) next += 1;
      const pieces: Piece[] = [];
      const pre = node.parentElement!.closest("pre") !== null;
      for (let i = next; i < items.length && items[i]!.item.start < stop; i += 1) {
        const { item, page } = items[i]!;
        const begin = Math.max(start, item.start);
        const end = Math.min(stop, item.end);
        // Of a word that a mark has cut, a part.
        const before = begin > item.start ? measurer.width(item.font, item.text.slice(0, begin - item.start), item.rtl) : 0;
        const width = begin > item.start || end < item.end ? measurer.width(item.font, item.text.slice(begin - item.start, end - item.start), item.rtl) : item.width;
        const left = item.rtl ? item.x + item.width - before - width : item.x + before;
        const right = left + width;
        const last = pieces.at(-1);
        if (last && last.page === page && last.first.baseline === item.baseline && last.first.y === item.y && last.first.font === item.font && last.first.rtl === item.rtl) {
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
      const parent = node.parentElement!;
      if (pieces.length === 0 || !(parent instanceof HTMLElement)) {
        if (pieces.length > 0) for (const piece of pieces) add(parent.closest("math,svg")!, boxOf(piece, geometry));
        continue;
      }
      let block = blockOf.get(parent);
      if (!block) blockOf.set(parent, (block = parent.closest<HTMLElement>(blocks)!));
      // White space goes with the piece before it; before the first it stays where it is.
      for (let i = pieces.length - 1; i >= 0; i -= 1) {
        const piece = pieces[i]!;
        const whole = i === 0 && !/\S/.test(node.data.slice(0, piece.begin - start)) && piece.begin > start;
        const text = i > 0 || whole ? node.splitText(piece.begin - start) : node;
        const name = this.classOf(piece.first);
        let style = known.get(name);
        if (!style) {
          const { font, height, rtl } = piece.first;
          const { ascent, descent } = measurer.metrics(font);
          const over = Math.max(0, (height - Math.round(ascent) - Math.round(descent)) / 2);
          known.set(name, (style = { over, ascent: Math.round(ascent), space: measurer.width(font, " ", rtl) }));
          rules.push(`.lectern .lectern-line.${name.split(" ")[1]}{font:${this.fonts.name(font)};line-height:${height}px;letter-spacing:${font.letterSpacing}px;padding-block:${over}px;direction:${rtl ? "rtl" : "ltr"}}`);
        }
        const span = document.createElement("span");
        span.className = pre ? `${name} pre` : name;
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
        const stretch = piece.spaces > 0 ? (width - piece.words) / piece.spaces - style.space : 0;
        if (Math.abs(stretch) > 0.01) span.style.setProperty("word-spacing", `${stretch}px`);
        span.style.setProperty("margin-inline-end", `${-width}px`);
        const box = boxOf(piece, geometry);
        const { rtl } = piece.first;
        add(block, box);
        made.push({ span, block, rtl, start: rtl ? box.right : box.left, top: box.top + piece.first.baseline - piece.first.y - style.ascent - style.over });
        this.lines.push(span);
      }
    }
    this.sheet.replaceSync(rules.join("\n"));
    return made;
  }

  /** Pictures and what else shows itself. */
  private putObjects(tree: Tree, pages: Pages, geometry: Geometry, add: (of: Element, box: Box) => void): void {
    for (let page = 0; page < pages.count; page += 1) {
      for (const item of pages.page(page).items) {
        const of = item.kind === "picture" ? tree.elements[item.node] : undefined;
        if (of) add(of, boxOf({ page, left: item.x, right: item.x + item.width, first: item }, geometry));
      }
    }
  }

  private putBoxes(boxes: ReadonlyMap<HTMLElement | SVGElement, Box>): void {
    for (const [of, { left, top, right, bottom }] of boxes) {
      let above = of.parentElement;
      while (above && above !== this.content && !boxes.has(above)) above = above.parentElement;
      const around = above && boxes.get(above);
      of.classList.add("lectern-at");
      const place = { left: left - (around?.left ?? 0), top: top - (around?.top ?? 0), width: right - left, height: bottom - top };
      for (const [name, value] of Object.entries(place)) of.style.setProperty(name, `${value}px`);
      this.placed.add(of);
    }
  }

  /** Each line is moved from where the browser has it in its block to where it is painted: first all are measured. */
  private putLines(spans: readonly Line[], boxes: ReadonlyMap<HTMLElement | SVGElement, Box>): void {
    const corners = new Map<HTMLElement, { x: number; y: number }>();
    const moves = spans.map(({ span, block, start, rtl, top }) => {
      let corner = corners.get(block);
      if (!corner) {
        const at = block.getBoundingClientRect();
        const box = boxes.get(block) ?? { left: -this.content.scrollLeft, top: -this.content.scrollTop };
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
    for (const item of pages.page(page).items) if (item.kind === "text" && !item.generated && !item.repeated && item.end > item.start) found.push({ item, page });
  }
  return found.sort((a, b) => a.item.start - b.item.start);
}

/** Where something stands, from the first opening's top left corner. */
function boxOf({ page, left, right, first }: { page: number; left: number; right: number; first: Pick<Item, "y" | "height"> }, geometry: Geometry): Box {
  const from = leftOf(geometry, page);
  return { left: from + left, right: from + right, top: geometry.top + first.y, bottom: geometry.top + first.y + first.height };
}
