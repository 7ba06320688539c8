import type { Reader } from "../aid.js";
import { offsetOf } from "../text_position.js";
import { BaseView } from "./base_view.js";
import { boxOf } from "./measuring.js";
import { PositionTracker } from "./position_tracker.js";
import type { Compare, Rect, ScrollAnchor, Target } from "./reading_view.js";
import { barOf, scrollBehavior, scrollerOf, scrollProgress } from "./viewport.js";
import type { ViewportEvents } from "./viewport_events.js";

/** A heading this close to the top counts as reached, CSS pixels. */
const nearTop = 80;
/** The share of a screen that one step scrolls, so that the last lines stay visible. */
const screenShare = 0.875;

/** An article in one column, which scrolls downwards with the page or the box that the reader is in. */
export class ScrollView extends BaseView {
  readonly scrollsNatively = true;
  private readonly tracker: PositionTracker;

  /** @param position the reading position until the user scrolls; 0 if unknown */
  constructor(reader: Reader, content: HTMLElement, events: ViewportEvents, position: number) {
    super(reader, content, events);
    this.tracker = new PositionTracker(content, this, position);
  }

  get columns(): readonly Rect[] {
    return [this.viewport];
  }

  get position(): number {
    return this.tracker.current;
  }

  get layoutSize(): string {
    return `${this.content.clientWidth}`;
  }

  get scrollOffset(): number {
    return Math.round(-this.content.getBoundingClientRect().top);
  }

  get progress(): number {
    const { content, viewport } = this;
    const { top, bottom } = content.getBoundingClientRect();
    if (this.isHidden) return 0;
    // Tags and related links are not part of the text.
    const end = content.querySelector(":scope > footer")?.getBoundingClientRect().top ?? bottom;
    return scrollProgress(viewport.top - top, end - top - (viewport.bottom - viewport.top));
  }

  get isFullyVisible(): boolean {
    return this.content.offsetHeight + (barOf(this.reader)?.offsetHeight ?? 0) <= innerHeight;
  }

  compareToViewport(): Compare {
    const { top, bottom } = this.viewport;
    return (box) => (box.bottom <= top + 1 ? -1 : box.top >= bottom - 1 ? 1 : 0);
  }

  hasReached({ top }: DOMRect): boolean {
    return top <= this.viewport.top + nearTop;
  }

  override anchor(): ScrollAnchor | undefined {
    const first = super.anchor();
    if (!first) return undefined;
    const edge = this.viewport.top;
    const { top, height } = first.block.getBoundingClientRect();
    return {
      block: first.block,
      fractionRead: height > 0 ? Math.min(1, Math.max(0, edge - top) / height) : 0,
      above: Math.max(0, top - edge),
    };
  }

  goTo(target: Target, margin = 0): void {
    const { content } = this;
    if (target === "end") {
      const { bottom } = content.getBoundingClientRect();
      this.scroll(bottom - this.viewport.bottom);
      return;
    }
    // As far up as the article is high: to the toolbar, and to what stands above it on the page.
    if (target === "start") return this.scrollTo(content.getBoundingClientRect().top - content.offsetHeight);
    const box = boxOf(content, target);
    if (!box) return;
    this.scrollTo(box.top - margin);
    this.tracker.set(typeof target === "number" ? target : offsetOf(content, target, 0));
  }

  goToAnchor({ block, fractionRead, above }: ScrollAnchor): void {
    const { top, height } = block.getBoundingClientRect();
    this.scroll(top + fractionRead * height - above - this.viewport.top);
  }

  reveal(range: Range, below: number): void {
    const box = range.getBoundingClientRect();
    const { top, bottom } = this.viewport;
    if (box.top < top || box.bottom > bottom - below) this.scroll(box.top - top - (bottom - top) / 5, true);
  }

  next(): boolean {
    return this.content.getBoundingClientRect().bottom > this.viewport.bottom + 1 && this.scroll(this.screen) > 0;
  }

  previous(): boolean {
    return this.content.getBoundingClientRect().top < this.viewport.top - 1 && this.scroll(-this.screen) < 0;
  }

  scrollBy(distance: number): number {
    return this.scroll(distance);
  }

  hold(): () => void {
    const { content, position } = this;
    // At the top there is no position to restore.
    const isScrolled = content.isConnected && scrollerOf(content).scrollTop > 0;
    const anchor = isScrolled ? this.anchor() : undefined;
    if (!anchor) return () => undefined;
    return () => {
      this.goToAnchor(anchor);
      this.tracker.set(position);
    };
  }

  close(): void {
    this.tracker.close();
  }

  private get screen(): number {
    const { top, bottom } = this.viewport;
    return Math.round((bottom - top) * screenShare);
  }

  /** Scrolls so that a height of the window comes to the upper edge of the viewport. */
  private scrollTo(height: number): void {
    const { reader, content } = this;
    const scroller = scrollerOf(content);
    // Where the toolbar will stand, not where it stands: it may be further down until it sticks.
    const bar = barOf(reader)?.offsetHeight ?? 0;
    const edge = scroller === document.scrollingElement ? bar : scroller.getBoundingClientRect().top + bar;
    this.scroll(height - edge);
  }

  /** @return how far it was scrolled, CSS pixels */
  private scroll(distance: number, smooth = false): number {
    const scroller = scrollerOf(this.content);
    const before = scroller.scrollTop;
    scroller.scrollBy({ top: distance, behavior: scrollBehavior(smooth) });
    return scroller.scrollTop - before;
  }
}
