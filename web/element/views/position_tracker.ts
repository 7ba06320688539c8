import { visibleStart } from "./measuring.js";
import type { ReadingView } from "./reading_view.js";

/** A view that positions are measured in. */
interface MeasuredView extends ReadingView {
  /** How far the article is scrolled, CSS pixels. */
  readonly scrollOffset: number;
  /** The size that its text is laid out in, to be compared. */
  readonly layoutSize: string;
}

/**
 * Where one reads in an article that the browser lays out: what was gone to, or the first visible text after it was
 * scrolled. If the text is laid out in another size, the view goes back to it.
 */
export class PositionTracker {
  private scrollOffset = NaN;
  private size: string | undefined;
  private readonly stops: readonly (() => void)[];

  /** @param textOffset where one reads as long as nobody scrolls; 0 if that is to be measured */
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
    // Nothing of a reader that is hidden is visible; one that has another size is about to go back to its position.
    const isMeasurable = content.offsetHeight > 0 && (size === undefined || size === view.layoutSize);
    if (isMeasurable && view.scrollOffset !== this.scrollOffset)
      this.set(visibleStart(content, view.compareToViewport()));
    return this.textOffset;
  }

  /** One reads there now. */
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
