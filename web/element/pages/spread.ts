import type { Reader } from "../aid.js";
import type { PageBar } from "./bar.js";
import type { Busy } from "./busy.js";
import type { Filling } from "./filling.js";
import type { LaidOut } from "./laying_out.js";
import { startOfPage } from "./places.js";
import type { PageCanvases } from "./page_canvases.js";
import { pageInSight } from "./sight.js";
import { Sliding, turnTime } from "./sliding.js";

/** What shows the pages that are turned to. */
interface Parts {
  readonly reader: Reader;
  readonly content: HTMLElement;
  readonly canvases: PageCanvases;
  readonly filling: Filling;
  readonly bar: PageBar;
  readonly busy: Busy;
}

/** The pages in sight, one or two, and how others are turned to. */
export class Spread {
  /** Where one reads: an offset in the text as the layout counts. */
  place: number;
  /** The first page in sight. */
  first = 0;
  private now!: LaidOut;
  private painting: ReturnType<typeof setTimeout> | undefined;
  private readonly sliding: Sliding;

  constructor(
    private readonly parts: Parts,
    place: number,
  ) {
    this.place = place;
    this.sliding = new Sliding(parts.content, parts.busy);
  }

  /** The article was laid out: shows the page where one reads. */
  renew(now: LaidOut): void {
    this.now = now;
    this.show(now.pages.pageAt(this.place), false);
  }

  /** Turns so many times; back where that is less than 0. False at the end. */
  turn(times: number): boolean {
    const { pages, geometry } = this.now;
    const next = this.first + Math.sign(times) * geometry.count;
    if (next < 0 || next >= pages.count) return false;
    this.turnTo(next);
    return true;
  }

  /** Shows a page, by its index, as one that is read now. */
  turnTo(page: number): void {
    this.show(page, true);
  }

  /** Shows the page with a place, which is where one reads now. */
  goTo(place: number): void {
    const page = this.now.pages.pageAt(place);
    if (!this.shows(page)) this.turnTo(page);
    this.place = place;
  }

  /** Whether a page is in sight. */
  shows(page: number): boolean {
    const { count } = this.now.geometry;
    return page - (page % count) === this.first;
  }

  /** Has the pages in sight painted, and those beside them when there is time. */
  paint(): void {
    const { canvases } = this.parts;
    canvases.show(this.first);
    clearTimeout(this.painting);
    this.painting = setTimeout(() => canvases.paintAll(), turnTime + 40);
  }

  /** A finger drags the pages so many pixels from where they rest. */
  drag(by: number): void {
    const { geometry, pages } = this.now;
    const { sign, width, count } = geometry;
    const end = -by * sign > 0 ? this.first + count >= pages.count : this.first === 0;
    // Beyond the first and the last page it gives a little.
    const moved = Math.min(width, Math.abs(by)) * (end ? 0.15 : 1);
    this.parts.filling.pause();
    this.parts.canvases.paintAll();
    this.sliding.hold(this.target - Math.sign(by) * moved);
  }

  /** The finger has gone. */
  drop(times: 1 | 0 | -1): void {
    this.sliding.stop();
    if (times === 0 || !this.turn(times)) this.sliding.to(this.target, true);
  }

  /** How far the browser has scrolled from where the pages rest, CSS pixels; 0 where we did. */
  get strayed(): number {
    const off = this.parts.content.scrollLeft - this.target;
    return this.sliding.active || Math.abs(off) < 1.5 ? 0 : off;
  }

  /** Back to where the pages rest. */
  straighten(): void {
    this.parts.content.scrollLeft = this.target;
  }

  /** Shows the whole of the page that the browser has brought into sight. */
  toSight(): void {
    const { reader, content } = this.parts;
    this.show(pageInSight(reader, content, this.now.geometry), false);
    this.keepPlace();
  }

  end(): void {
    clearTimeout(this.painting);
    this.sliding.stop();
  }

  private keepPlace(): void {
    this.place = startOfPage(this.now.pages.page(this.first));
  }

  private get target(): number {
    const { count, width, sign } = this.now.geometry;
    return sign * Math.floor(this.first / count) * width;
  }

  /** Shows a page; one that is turned to and beside those in sight is slid to. */
  private show(page: number, turned: boolean): void {
    const { geometry, pages } = this.now;
    const { count } = geometry;
    const index = Math.min(pages.count - 1, Math.max(0, page));
    const first = index - (index % count);
    const last = Math.min(pages.count - 1, first + count - 1);
    const beside = Math.abs(first - this.first) <= count;
    this.first = first;
    if (turned) this.keepPlace();
    this.paint();
    this.parts.filling.show(first, first + count - 1);
    this.parts.bar.update(first, last);
    this.sliding.to(this.target, beside && turned);
  }
}
