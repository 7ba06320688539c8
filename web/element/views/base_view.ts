import type { Reader } from "../aid.js";
import { measureVisibleRange } from "./measuring.js";
import type { Compare, ReadingView, Rect, ScrollAnchor, Target, TextRange } from "./reading_view.js";
import { blocksIn, firstVisible, viewportOf } from "./viewport.js";
import type { ViewportEvents } from "./viewport_events.js";

/** What all views have in common. */
export abstract class BaseView implements ReadingView {
  abstract readonly scrollsNatively: boolean;
  abstract readonly columns: readonly Rect[];
  abstract readonly position: number;
  abstract readonly progress: number;
  abstract readonly isFullyVisible: boolean;

  constructor(
    protected readonly reader: Reader,
    protected readonly content: HTMLElement,
    private readonly events: ViewportEvents,
  ) {}

  abstract compareToViewport(): Compare;
  abstract hasReached(box: DOMRect): boolean;
  abstract goTo(target: Target, margin?: number): void;
  abstract goToAnchor(anchor: ScrollAnchor): void;
  abstract reveal(range: Range, below: number): void;
  abstract next(by?: "screen" | "column"): boolean;
  abstract previous(by?: "screen" | "column"): boolean;
  abstract scrollBy(distance: number): number;
  abstract hold(): () => void;
  abstract close(): void;

  get viewport(): Rect {
    return viewportOf(this.reader, this.content);
  }

  protected get isHidden(): boolean {
    return this.content.getClientRects().length === 0;
  }

  visibleRange(): TextRange {
    return measureVisibleRange(this.content, this.compareToViewport());
  }

  anchor(): ScrollAnchor | undefined {
    const blocks = blocksIn(this.content);
    const block = blocks[firstVisible(blocks, this.compareToViewport())];
    return block && { block, fractionRead: 0, above: 0 };
  }

  onViewportChange(listener: () => void): () => void {
    return this.events.onViewportChange(listener);
  }

  onRelocate(listener: () => void): () => void {
    return this.events.onRelocate(listener);
  }
}
