import type { Reader } from "../aid.js";
import type { PagedArticle } from "../pages_view.js";
import { lengthOf, offsetOf } from "../text_position.js";
import type { Target, TextRange } from "./reading_view.js";
import { HorizontalView } from "./horizontal_view.js";
import type { ViewportEvents } from "./viewport_events.js";

/** An article in pages, one or two of which are visible. */
export class PagedView extends HorizontalView {
  constructor(
    reader: Reader,
    content: HTMLElement,
    events: ViewportEvents,
    private readonly pages: PagedArticle,
  ) {
    super(reader, content, events);
  }

  get position(): number {
    return this.pages.textOffset;
  }

  get progress(): number {
    const { first, count, geometry } = this.pages;
    if (this.isHidden) return 0;
    const last = count - 1 - ((count - 1) % geometry.count);
    return last > 0 ? first / last : 1;
  }

  get isFullyVisible(): boolean {
    return this.pages.count <= this.pages.geometry.count;
  }

  override visibleRange(): TextRange {
    const { first, count, geometry } = this.pages;
    if (this.isHidden) return { start: 0, end: 0 };
    const next = first + geometry.count;
    return {
      start: first === 0 ? 0 : this.pages.startOf(first),
      end: next < count ? this.pages.startOf(next) : lengthOf(this.content),
    };
  }

  goTo(target: Target): void {
    const { content, pages } = this;
    if (target === "start" || target === "end") pages.show(target === "end" ? pages.count - 1 : 0);
    else if (typeof target === "number") pages.goTo(target);
    else pages.goTo(offsetOf(content, target, 0), target.id);
  }

  next(): boolean {
    return this.turn(1);
  }

  previous(): boolean {
    return this.turn(-1);
  }

  hold(): () => void {
    const before = this.reader.settings;
    return () => this.pages.settingsChanged(before);
  }

  override close(): void {
    super.close();
    this.pages.close();
  }

  protected get sign(): 1 | -1 {
    return this.pages.geometry.sign;
  }

  protected get columnCount(): number {
    return this.pages.geometry.count;
  }

  private turn(times: 1 | -1): boolean {
    const isTurned = this.pages.turn(times);
    // With the bar below them, and in whatever box the reader scrolls.
    this.reader.frame.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    return isTurned;
  }
}
