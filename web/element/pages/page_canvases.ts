import type { Pages } from "../../layout/types.js";
import { element } from "../dom.js";
import type { Fonts } from "./fonts.js";
import { leftOf, type Geometry } from "./geometry.js";
import { paintGround, paintText, type Colors } from "./painter.js";

/** CSS pixels around a page's content box that letters may reach into. */
const bleed = 40;

interface PageCanvas {
  readonly element: HTMLElement;
  readonly ground: HTMLCanvasElement;
  readonly text: HTMLCanvasElement;
  readonly folio: HTMLElement;
  /** Less than 0 where it has none. */
  page: number;
  painted: boolean;
}

function makeCanvas(): PageCanvas {
  const [ground, text] = [element("canvas", { class: "ground" }), element("canvas")];
  ground.width = ground.height = 1;
  const folio = element("div", { class: "folio" });
  const box = element("div", { class: "lectern-control lectern-sheet", "aria-hidden": "true" }, ground, text, folio);
  return { element: box, ground, text, folio, page: -1, painted: false };
}

/** The painted pages: those in sight, and as many before and after them. */
export class PageCanvases {
  private readonly canvases: PageCanvas[] = [];
  private pages!: Pages;
  private geometry!: Geometry;
  private colors!: Colors;

  /** @param lang the language of the interface, which page numbers are written in */
  constructor(
    private readonly content: HTMLElement,
    private readonly fonts: Fonts,
    private readonly lang: string,
  ) {}

  /** Other pages are to be painted. */
  renew(pages: Pages, geometry: Geometry, colors: Colors): void {
    Object.assign(this, { pages, geometry, colors });
    const wanted = 3 * geometry.count;
    while (this.canvases.length > wanted) this.canvases.pop()!.element.remove();
    while (this.canvases.length < wanted) this.canvases.push(makeCanvas());
    for (const canvas of this.canvases) canvas.page = -1;
    this.content.append(...this.canvases.map((canvas) => canvas.element));
  }

  /** Paints the pages in sight, from the first; those beside them wait for {@link paintAll}. */
  show(first: number): void {
    const { geometry, pages, canvases } = this;
    const { count } = geometry;
    const near = (index: number) =>
      index >= 0 && index < pages.count && index >= first - count && index < first + 2 * count;
    const missing = new Set(Array.from({ length: 3 * count }, (_, index) => first - count + index).filter(near));
    for (const canvas of canvases) if (!near(canvas.page) || !missing.delete(canvas.page)) canvas.page = -1;
    for (const index of missing) this.put(canvases.find(({ page }) => page < 0)!, index);
    for (const canvas of canvases) {
      canvas.element.hidden = canvas.page < 0;
      if (canvas.page >= first && canvas.page < first + count) this.paint(canvas);
    }
  }

  /** Paints what is not painted yet. */
  paintAll(): void {
    for (const canvas of this.canvases) this.paint(canvas);
  }

  /** All is to be painted again, in these colours. */
  forget(colors: Colors): void {
    this.colors = colors;
    for (const canvas of this.canvases) canvas.painted = false;
  }

  remove(): void {
    for (const canvas of this.canvases) canvas.element.remove();
  }

  private put(canvas: PageCanvas, index: number): void {
    const { geometry } = this;
    canvas.page = index;
    canvas.painted = false;
    for (const [name, value] of Object.entries({ left: leftOf(geometry, index), top: geometry.top, ...geometry.page }))
      canvas.element.style.setProperty(name, `${value}px`);
    canvas.folio.textContent = new Intl.NumberFormat(this.lang).format(index + 1);
  }

  private paint(canvas: PageCanvas): void {
    if (canvas.painted || canvas.page < 0) return;
    canvas.painted = true;
    const { pages, fonts, colors, geometry, content } = this;
    const page = pages.page(canvas.page);
    const how = { fonts, colors, scale: devicePixelRatio, bleed, ...geometry.page, lang: content.lang };
    paintGround(canvas.ground, page, how);
    paintText(canvas.text, page, how);
  }
}
