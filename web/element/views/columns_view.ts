import type { Reader } from "../aid.js";
import { offsetOf } from "../text_position.js";
import { boxOf } from "./measuring.js";
import { PositionTracker } from "./position_tracker.js";
import type { Target } from "./reading_view.js";
import { HorizontalView } from "./horizontal_view.js";
import { barOf, scrollBehavior, scrollBoxes, scrollProgress } from "./viewport.js";
import type { ViewportEvents } from "./viewport_events.js";

/** How columns stand; CSS pixels. */
interface ColumnGeometry {
  /** From the start of one to the start of the next. */
  readonly stride: number;
  /** Before the first that is visible. */
  readonly padding: number;
  /** The number of columns visible at once. */
  readonly count: number;
}

/** An article in columns as high as the window, which is scrolled sideways by whole columns. */
export class ColumnsView extends HorizontalView {
  private readonly tracker: PositionTracker;
  private readonly stop: () => void;
  private readonly onScrollEnd = () => this.snap();

  /** @param position the reading position until the user scrolls; 0 if unknown */
  constructor(reader: Reader, content: HTMLElement, events: ViewportEvents, position: number) {
    super(reader, content, events);
    this.stop = this.onViewportChange(() => this.setHeight());
    this.tracker = new PositionTracker(content, this, position);
    content.tabIndex = 0;
    this.setHeight();
    content.addEventListener("scrollend", this.onScrollEnd);
  }

  get position(): number {
    return this.tracker.current;
  }

  get layoutSize(): string {
    return `${this.content.clientWidth} ${this.content.clientHeight}`;
  }

  get scrollOffset(): number {
    return Math.abs(this.content.scrollLeft);
  }

  get progress(): number {
    return this.isHidden ? 0 : scrollProgress(this.scrollOffset, this.scrollRange);
  }

  get isFullyVisible(): boolean {
    return this.scrollRange <= 1;
  }

  goTo(target: Target): void {
    const { content } = this;
    if (target === "start" || target === "end") return this.scrollTo(target === "end" ? this.scrollRange : 0);
    const box = boxOf(content, target);
    if (!box) return;
    this.scrollTo(this.columnAt(box) * this.geometry.stride);
    this.tracker.set(typeof target === "number" ? target : offsetOf(content, target, 0));
  }

  next(by: "screen" | "column" = "screen"): boolean {
    return this.turn(by === "screen" ? this.geometry.count : 1);
  }

  previous(by: "screen" | "column" = "screen"): boolean {
    return this.turn(by === "screen" ? -this.geometry.count : -1);
  }

  hold(): () => void {
    const { position } = this;
    return () => {
      this.setHeight();
      if (position > 0) this.goTo(position);
    };
  }

  override close(): void {
    super.close();
    this.content.removeEventListener("scrollend", this.onScrollEnd);
    this.stop();
    this.tracker.close();
    this.content.removeAttribute("tabindex");
  }

  protected get sign(): 1 | -1 {
    return getComputedStyle(this.content).direction === "rtl" ? -1 : 1;
  }

  protected get columnCount(): number {
    return this.geometry.count;
  }

  private get geometry(): ColumnGeometry {
    const style = getComputedStyle(this.content);
    const px = (text: string) => Number.parseFloat(text) || 0;
    const [left, right, gap] = [px(style.paddingLeft), px(style.paddingRight), px(style.columnGap)];
    const width = this.content.clientWidth - left - right + gap;
    const count = Math.max(1, Math.floor(width / ((px(style.columnWidth) || width) + gap)));
    return { stride: width / count, padding: this.sign > 0 ? left : right, count };
  }

  private get scrollRange(): number {
    return this.content.scrollWidth - this.content.clientWidth;
  }

  /** The index of the column that a box in the window begins in. */
  private columnAt({ left, right }: DOMRect): number {
    const own = this.content.getBoundingClientRect();
    const { stride, padding } = this.geometry;
    const distance = this.sign > 0 ? left - own.left : own.right - right;
    return Math.max(0, Math.floor((this.scrollOffset + distance - padding + 2) / stride));
  }

  private turn(count: number): boolean {
    const { stride } = this.geometry;
    const before = this.content.scrollLeft;
    this.scrollTo(Math.max(0, Math.round(Math.abs(before) / stride) + count) * stride);
    return this.content.scrollLeft !== before;
  }

  /** Scrolls to a column, and the page, which may have more than the reader on it, so that the column is visible. */
  private scrollTo(offset: number, smooth = false): void {
    const { content, sign } = this;
    content.scrollTo({ left: sign * offset, behavior: scrollBehavior(smooth) });
    const { top, bottom } = content.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight + 1) scrollBy({ top: bottom - innerHeight, behavior: "instant" });
  }

  /** Aligns with the nearest column after the user has swiped. */
  private snap(): void {
    const { stride } = this.geometry;
    const offset = Math.round(this.scrollOffset / stride) * stride;
    if (Math.abs(offset - this.scrollOffset) > 1) this.scrollTo(offset, true);
  }

  /** Makes columns as high as there is room for. Only if needed: a property of the frame is every element's in it. */
  private setHeight(): void {
    const { reader } = this;
    const box = scrollBoxes(reader.host).next().value;
    const isBox = box && box !== document.body && box !== document.documentElement;
    // By how much the box that the reader scrolls in, if it is in one, is lower than the window.
    const lower = isBox ? Math.max(0, innerHeight - box.clientHeight) : 0;
    const height = `${(barOf(reader)?.offsetHeight ?? 0) + lower}px`;
    const { style } = reader.frame;
    if (style.getPropertyValue("--lectern-above") !== height) style.setProperty("--lectern-above", height);
  }
}
