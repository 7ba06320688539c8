// The display list as pages with items on them: made when they are asked for.
import type { ArticleNode } from "../types.js";
import { column, rowSize, type Encoded } from "./encode.js";
import type { ColorRole, Font, Item, Limit, Page, Pages } from "./types.js";

const unitsPerPixel = 64;

/** Numbers in a row of each kind. */
const fontSize = 6;
const pageSize = 4;
const itemSize = 11;

const families = ["serif", "sans-serif", "monospace", "easy"] as const;
const roles: readonly ColorRole[] = ["text", "muted", "link", "surface", "line", "mark", "background"];
const limits: readonly Limit[] = ["formulas", "tables", "ruby", "depth"];

const paint = {
  role: 255,
  underline: 256,
  lineThrough: 512,
  rtl: 1024,
  generated: 2048,
  repeated: 4096,
  quietUnderline: 8192,
} as const;

/** What the layout module answers: see wasm/layout/layout.h. */
export interface DisplayList {
  fonts: Int32Array;
  pages: Int32Array;
  items: Int32Array;
  palette: Int32Array;
  /** Text that is not the article's. */
  generated: string;
  limits: number;
}

/** Rows of fonts as fonts. @param articleLang of those that name no language */
export function readFonts(rows: Int32Array, strings: readonly string[], articleLang: string): Font[] {
  const fonts: Font[] = [];
  for (let at = 0; at + fontSize <= rows.length; at += fontSize) {
    const [family, lang, weight, italic, size, letterSpacing] = rows.subarray(at, at + fontSize) as unknown as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    fonts.push({
      family: families[family] ?? "serif",
      lang: strings[lang] ?? articleLang,
      weight,
      italic: italic !== 0,
      size: size / unitsPerPixel,
      letterSpacing: letterSpacing / unitsPerPixel,
    });
  }
  return fonts;
}

/** An article in pages, over a display list that nothing else changes. */
export class PageList implements Pages {
  readonly nodes: readonly ArticleNode[];
  readonly text: string;
  readonly count: number;
  readonly limits: readonly Limit[];
  readonly palette: Readonly<Record<ColorRole, string>>;
  private readonly article: Encoded;
  private readonly list: DisplayList;
  private readonly fonts: readonly Font[];
  private offsets: Map<string, number> | undefined;

  constructor(nodes: readonly ArticleNode[], article: Encoded, list: DisplayList, lang: string) {
    this.nodes = nodes;
    this.text = article.text;
    this.article = article;
    this.list = list;
    this.fonts = readFonts(list.fonts, article.strings, lang);
    this.count = list.pages.length / pageSize;
    this.limits = limits.filter((_, bit) => list.limits & (1 << bit));
    this.palette = Object.fromEntries(
      roles.map((role, index) => [role, `#${(list.palette[index] ?? 0).toString(16).padStart(6, "0")}`]),
    ) as Record<ColorRole, string>;
  }

  page(index: number): Page {
    const row = Math.max(0, Math.min(this.count - 1, Math.trunc(index) || 0)) * pageSize;
    const [start, end, first, last] = this.list.pages.subarray(row, row + pageSize) as unknown as [
      number,
      number,
      number,
      number,
    ];
    let items: Item[] | undefined;
    const made = (): Item[] => (items ??= Array.from({ length: last - first }, (_, place) => this.item(first + place)));
    return {
      start,
      end,
      get items() {
        return made();
      },
    };
  }

  pageAt(offset: number): number {
    // The last page that begins at the offset or before it.
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.list.pages[middle * pageSize]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  link(node: number): string | undefined {
    for (let index = node; index >= 0; ) {
      const one = this.nodes[index];
      if (!one) return undefined;
      if ("tag" in one && one.tag === "a" && one.attributes?.href !== undefined) return one.attributes.href;
      index = one.parent;
    }
    return undefined;
  }

  offsetOfId(id: string): number | undefined {
    if (!this.offsets) {
      this.offsets = new Map();
      this.nodes.forEach((node, index) => {
        const own = "tag" in node ? node.attributes?.id : undefined;
        if (own !== undefined && !this.offsets!.has(own))
          this.offsets!.set(own, this.article.rows[index * rowSize + column.begin]!);
      });
    }
    return this.offsets.get(id);
  }

  private item(index: number): Item {
    type Row = [number, number, number, number, number, number, number, number, number, number, number];
    const row = this.list.items.subarray(index * itemSize, (index + 1) * itemSize);
    const [kind, left, top, wide, high, down, start, end, font, look, node] = row as unknown as Row;
    const box = {
      x: left / unitsPerPixel,
      y: top / unitsPerPixel,
      width: wide / unitsPerPixel,
      height: high / unitsPerPixel,
    };
    const color = roles[look & paint.role] ?? "text";
    if (kind === 1) return { kind: "box", ...box, radius: down / unitsPerPixel, color, node };
    if (kind === 2) return { kind: "picture", ...box, node };
    const generated = (look & paint.generated) !== 0;
    return {
      kind: "text",
      ...box,
      baseline: down / unitsPerPixel,
      text: (generated ? this.list.generated : this.text).slice(start, end),
      start: generated ? 0 : start,
      end: generated ? 0 : end,
      font: this.fonts[font]!,
      color,
      underline: (look & paint.underline) !== 0,
      quietUnderline: (look & paint.quietUnderline) !== 0,
      lineThrough: (look & paint.lineThrough) !== 0,
      rtl: (look & paint.rtl) !== 0,
      generated,
      repeated: (look & paint.repeated) !== 0,
      node,
    };
  }
}
