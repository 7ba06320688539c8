import { visibleStart } from "./measuring.js";
import type { ReadingView } from "./reading_view.js";

/** A view whose reading position is measured. */
interface MeasuredView extends ReadingView {
  /** How far the article is scrolled, CSS pixels. */
  readonly scrollOffset: number;
  /** The size that determines the text's layout, as a string to compare. */
  readonly layoutSize: string;
}

/**
 * The reading position in an article that the browser lays out: the last target, or the first visible text after the
 * user has scrolled. When the text is laid out in another size, the view returns to it.
 */
export class PositionTracker {
  private scrollOffset = NaN;
  private size: string | undefined;
  private readonly stops: readonly (() => void)[];

  /** @param textOffset the reading position until the user scrolls; 0 to measure it */
  constructor(
    private readonly content: HTMLElement,
    private readonly view: MeasuredView,
    private textOffset: number,
  ) {
    if (textOffset > 0) this.scrollOffset = view.scrollOffset;
    this.stops = [view.onRelocate(() => void this.current), view.onViewportChange(() => this.restore())];
  }

  get current(): number {
    const { content, view, size } = this;
    // A hidden reader has no visible text. One whose size has changed is about to return to its position.
    const isMeasurable = content.offsetHeight > 0 && (size === undefined || size === view.layoutSize);
    if (isMeasurable && view.scrollOffset !== this.scrollOffset)
      this.set(visibleStart(content, view.compareToViewport()));
    return this.textOffset;
  }

  /** Makes a text offset the reading position. */
  set(textOffset: number): void {
    this.textOffset = textOffset;
    this.scrollOffset = this.view.scrollOffset;
  }

  close(): void {
    for (const stop of this.stops) stop();
  }

  private restore(): void {
    const { size, textOffset } = this;
    this.size = this.view.layoutSize;
    if (size !== undefined && size !== this.size && textOffset > 0) this.view.goTo(textOffset);
  }
}
