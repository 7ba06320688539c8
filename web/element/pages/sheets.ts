import type { Pages } from "../../layout/types.js";
import { element } from "../dom.js";
import type { Fonts } from "./fonts.js";
import { leftOf, type Geometry } from "./geometry.js";
import { paintGround, paintText, type Colors } from "./painter.js";

/** CSS pixels around a page's content box that letters may reach into. */
const bleed = 40;

interface Sheet {
  readonly element: HTMLElement;
  readonly ground: HTMLCanvasElement;
  readonly text: HTMLCanvasElement;
  readonly folio: HTMLElement;
  /** Less than 0 where it has none. */
  page: number;
  painted: boolean;
}

function makeSheet(): Sheet {
  const [ground, text] = [element("canvas", { class: "ground" }), element("canvas")];
  ground.width = ground.height = 1;
  const folio = element("div", { class: "folio" });
  const box = element("div", { class: "lectern-control lectern-sheet", "aria-hidden": "true" }, ground, text, folio);
  return { element: box, ground, text, folio, page: -1, painted: false };
}

/** The painted pages: those in sight, and as many before and after them. */
export class Sheets {
  private readonly sheets: Sheet[] = [];
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
    while (this.sheets.length > wanted) this.sheets.pop()!.element.remove();
    while (this.sheets.length < wanted) this.sheets.push(makeSheet());
    for (const sheet of this.sheets) sheet.page = -1;
    this.content.append(...this.sheets.map((sheet) => sheet.element));
  }

  /** Paints the pages in sight, from the first; those beside them wait for {@link paintAll}. */
  show(first: number): void {
    const { geometry, pages, sheets } = this;
    const { count } = geometry;
    const near = (index: number) =>
      index >= 0 && index < pages.count && index >= first - count && index < first + 2 * count;
    const missing = new Set(Array.from({ length: 3 * count }, (_, index) => first - count + index).filter(near));
    for (const sheet of sheets) if (!near(sheet.page) || !missing.delete(sheet.page)) sheet.page = -1;
    for (const index of missing) this.put(sheets.find(({ page }) => page < 0)!, index);
    for (const sheet of sheets) {
      sheet.element.hidden = sheet.page < 0;
      if (sheet.page >= first && sheet.page < first + count) this.paint(sheet);
    }
  }

  /** Paints what is not painted yet. */
  paintAll(): void {
    for (const sheet of this.sheets) this.paint(sheet);
  }

  /** All is to be painted again, in these colours. */
  forget(colors: Colors): void {
    this.colors = colors;
    for (const sheet of this.sheets) sheet.painted = false;
  }

  remove(): void {
    for (const sheet of this.sheets) sheet.element.remove();
  }

  private put(sheet: Sheet, index: number): void {
    const { geometry } = this;
    sheet.page = index;
    sheet.painted = false;
    for (const [name, value] of Object.entries({ left: leftOf(geometry, index), top: geometry.top, ...geometry.page }))
      sheet.element.style.setProperty(name, `${value}px`);
    sheet.folio.textContent = new Intl.NumberFormat(this.lang).format(index + 1);
  }

  private paint(sheet: Sheet): void {
    if (sheet.painted || sheet.page < 0) return;
    sheet.painted = true;
    const { pages, fonts, colors, geometry, content } = this;
    const page = pages.page(sheet.page);
    const how = { fonts, colors, scale: devicePixelRatio, bleed, ...geometry.page, lang: content.lang };
    paintGround(sheet.ground, page, how);
    paintText(sheet.text, page, how);
  }
}
