/** A part of the article's text, in UTF-16 units of all its text nodes one after the other. */
export interface TextRange {
  readonly start: number;
  /** After its last unit. */
  readonly end: number;
}

/** A rectangle in the window, CSS pixels. */
export type Rect = Pick<DOMRect, "top" | "bottom" | "left" | "right">;

/** Says whether a box is before the viewport (less than 0), in it (0) or after it (more than 0). */
export type Compare = (box: DOMRect) => number;

/** Where to go in an article: a text offset, an element, its start (with the toolbar above it) or its end. */
export type Target = number | Element | "start" | "end";

/** The first visible block, and how it stands in the viewport. */
export interface ScrollAnchor {
  readonly block: HTMLElement;
  /** How much of it is above the viewport, 0 to 1. */
  readonly fractionRead: number;
  /** Empty space above it in the viewport, CSS pixels. */
  readonly above: number;
}

/**
 * How an article is displayed: in one column that scrolls, in columns, or in pages. The reader and its features use
 * only this interface to learn the reading position and to move to another. A view belongs to one article and one
 * layout: ask the reader for the current one each time.
 */
export interface ReadingView {
  /** Whether the browser itself scrolls by key and wheel; otherwise {@link next} and {@link previous} do. */
  readonly scrollsNatively: boolean;
  /** Where the article is visible: below the toolbar, and in the boxes around it that scroll. */
  readonly viewport: Rect;
  /** The columns or pages in the viewport, in reading order; the viewport itself if the article scrolls downwards. */
  readonly columns: readonly Rect[];
  /** The reading position: a text offset. It stays the same when the text is laid out again. */
  readonly position: number;
  /** How far the user has read, 0 to 1; 1 if all of the article is visible, 0 if the reader is hidden. */
  readonly progress: number;
  /** Whether the article has no more text than is visible at once. */
  readonly isFullyVisible: boolean;

  /** The visible text; empty if the reader is hidden. Takes time in proportion to the article's length. */
  visibleRange(): TextRange;
  /** Returns a function that compares boxes with the viewport. It is valid until something scrolls. */
  compareToViewport(): Compare;
  /** Whether the section that begins with a box has been reached. */
  hasReached(box: DOMRect): boolean;
  /** The first visible block; undefined if the article has none. */
  anchor(): ScrollAnchor | undefined;

  /**
   * Moves to a target at once, without animation. A target that is not displayed changes nothing.
   * @param margin space above it if the article scrolls downwards, CSS pixels
   */
  goTo(target: Target, margin?: number): void;
  /** Scrolls so that a block has the position that {@link anchor} returned for it, or for another block. */
  goToAnchor(anchor: ScrollAnchor): void;
  /**
   * Scrolls so that a part of the text is visible, unless it already is.
   * @param below the height of what covers the viewport's lower end, CSS pixels
   */
  reveal(range: Range, below: number): void;
  /** Moves forward by a screen, or by one of the visible columns. Returns false at the end. */
  next(by?: "screen" | "column"): boolean;
  /** Moves back in the same way. Returns false at the beginning. */
  previous(by?: "screen" | "column"): boolean;
  /** Scrolls down by a distance in CSS pixels, if the article scrolls downwards. Returns the distance scrolled. */
  scrollBy(distance: number): number;

  /**
   * Calls back, once a frame at most, while what is visible changes. Listeners stay when another view takes over.
   * @return a function that ends this
   */
  onViewportChange(listener: () => void): () => void;
  /** The same, once after each relocation: when nothing has changed for a while. */
  onRelocate(listener: () => void): () => void;

  /** Call before settings take effect. Call the returned function afterwards: it restores the reading position. */
  hold(): () => void;
  /** Ends the view, and leaves the article as it was before. */
  close(): void;
}
