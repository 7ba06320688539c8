import type { Reader } from "../aid.js";
import { offsetOf } from "../text_position.js";
import { BaseView } from "./base_view.js";
import type { Compare, Rect, ScrollAnchor } from "./reading_view.js";
import { scrollerOf } from "./viewport.js";
import type { ViewportEvents } from "./viewport_events.js";

/** Whether the page can be scrolled downwards (1), or upwards (-1), to where more of the article is in the window. */
function pageMoves(content: HTMLElement, direction: 1 | -1): boolean {
  const { top, bottom } = content.getBoundingClientRect();
  const { scrollTop, scrollHeight, clientHeight } = scrollerOf(content);
  return direction < 0
    ? top < -1 && scrollTop > 0
    : bottom > innerHeight + 1 && scrollTop + clientHeight < scrollHeight - 1;
}

/** Whether something between the article and what the pointer is over scrolls up and down by itself. */
function scrollsInside(event: WheelEvent, content: HTMLElement): boolean {
  for (const part of event.composedPath()) {
    if (part === content) return false;
    if (
      part instanceof Element &&
      part.scrollHeight > part.clientHeight + 1 &&
      /auto|scroll/.test(getComputedStyle(part).overflowY)
    )
      return true;
  }
  return false;
}

/** What columns and pages have in common: the text continues sideways, and the mouse wheel moves through it. */
export abstract class HorizontalView extends BaseView {
  readonly scrollsNatively = false;
  /** -1 if the text continues to the left. */
  protected abstract readonly sign: 1 | -1;
  /** The number of columns or pages that are visible. */
  protected abstract readonly columnCount: number;
  private turned = 0;
  private wheeled = 0;
  private readonly onWheel = (event: WheelEvent) => this.wheel(event);

  constructor(reader: Reader, content: HTMLElement, events: ViewportEvents) {
    super(reader, content, events);
    content.addEventListener("wheel", this.onWheel, { passive: false });
  }

  /** Without what is below the article. */
  override get viewport(): Rect {
    const viewport = super.viewport;
    return { ...viewport, bottom: Math.min(viewport.bottom, this.content.getBoundingClientRect().bottom) };
  }

  /** Equal parts of the viewport: they meet in the gaps between the columns. */
  get columns(): readonly Rect[] {
    const { viewport, columnCount, sign } = this;
    const width = (viewport.right - viewport.left) / columnCount;
    const parts = Array.from({ length: columnCount }, (_, index) => ({
      ...viewport,
      left: viewport.left + index * width,
      right: viewport.left + (index + 1) * width,
    }));
    return sign > 0 ? parts : parts.reverse();
  }

  compareToViewport(): Compare {
    const { sign, viewport } = this;
    const { left, right } = viewport;
    return (box) => (box.right <= left + 1 ? -sign : box.left >= right - 1 ? sign : 0);
  }

  hasReached({ left, right }: DOMRect): boolean {
    const first = this.columns[0]!;
    return this.sign > 0 ? left < first.right - 1 : right > first.left + 1;
  }

  goToAnchor({ block }: ScrollAnchor): void {
    this.goTo(block);
  }

  reveal(range: Range): void {
    const { left, right } = this.viewport;
    if ([...range.getClientRects()].some((box) => box.left < left || box.right > right))
      this.goTo(offsetOf(this.content, range.startContainer, range.startOffset));
  }

  scrollBy(): number {
    return 0;
  }

  close(): void {
    this.content.removeEventListener("wheel", this.onWheel);
  }

  private wheel(event: WheelEvent): void {
    const { content } = this;
    if (event.ctrlKey || Math.abs(event.deltaX) > Math.abs(event.deltaY) || scrollsInside(event, content)) return;
    const direction = event.deltaY > 0 ? 1 : -1;
    // What follows the reader on its page, or is before it, is scrolled to at the ends, and back from.
    if (pageMoves(content, direction) || this.isFullyVisible || this.progress === (direction > 0 ? 1 : 0)) return;
    event.preventDefault();
    // A touchpad reports one push as many small events, some of them late.
    if (event.timeStamp - this.turned < 200) return;
    this.wheeled += event.deltaY * (event.deltaMode === 0 ? 1 : 40);
    if (Math.abs(this.wheeled) < 40) return;
    this.wheeled = 0;
    this.turned = event.timeStamp;
    if (direction > 0) this.next("column");
    else this.previous("column");
  }
}
