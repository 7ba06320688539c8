import { selectedRange } from "../selection.js";
import { offsetOf, rangeOf } from "../text_position.js";
import { cleanText } from "./copy.js";
import { nearestPoint } from "./dragging.js";
import type { Geometry } from "./geometry.js";
import type { Spread } from "./spread.js";
import { pageOf } from "./sight.js";

/** So long a browser may draw a selection on after the pointer was let go, milliseconds. */
const afterwards = 120;
/** Who selects at the edge of a page stays on each for so long, milliseconds. */
const onEach = 700;

/** The selection, where it can be changed in a shadow root. */
const selectionOf = (root: ShadowRoot & { getSelection?(): Selection | null }): Selection | null =>
  root.getSelection?.() ?? document.getSelection();

/** Selections in pages, drawn by the pointer or by keyboard. */
export class Selecting {
  /** Whether a button of the pointer is down. */
  pressed = false;
  /** When a selection was last led to another page by the pointer. */
  private turned = 0;
  /** Where a selection ends that the pointer draws beside the text. */
  private beside: { node: Text; offset: number } | undefined;
  private letGo: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly root: ShadowRoot,
    private readonly content: HTMLElement,
    private readonly spread: Spread,
  ) {}

  get range(): Range | undefined {
    return selectedRange(this.root, this.content);
  }

  /** A button of the pointer was pressed, or let go. */
  press(pressed: boolean): void {
    this.pressed = pressed;
    clearTimeout(this.letGo);
    if (pressed) this.beside = undefined;
    else this.letGo = setTimeout(() => (this.beside = undefined), afterwards);
  }

  /** Draws a selection on where the pointer is beside the text. */
  draw(event: MouseEvent): void {
    if (!this.pressed || (event.buttons & 1) === 0 || !this.range) return;
    const beside = !(event.target as Element).closest(".lectern-line, .lectern-control");
    this.beside = beside ? nearestPoint(this.content, event.clientX, event.clientY) : undefined;
    // After the browser has drawn it on in its own way, and before that is seen.
    if (beside) requestAnimationFrame(() => this.keepBeside());
  }

  /** Who selects with the pointer at the edge goes on to the next page, one at a time. */
  beyondEdge(times: number): void {
    if (performance.now() - this.turned < onEach || !this.spread.turn(times)) this.spread.straighten();
    this.turned = performance.now();
  }

  /** By keyboard, or by what the browser found, the selection may have left the pages in sight. */
  changed(geometry: Geometry): void {
    this.keepBeside();
    const { range, content } = this;
    if ("highlights" in CSS) {
      if (range) CSS.highlights.set("lectern-selected", new Highlight(range));
      else CSS.highlights.delete("lectern-selected");
    }
    if (this.pressed) return;
    const boxes = range ? [...range.getClientRects()] : [];
    const { left, right } = content.getBoundingClientRect();
    if (!boxes[0] || boxes.some((box) => box.right > left && box.left < right)) return;
    this.spread.turnTo(pageOf(content, geometry, boxes[0]));
  }

  /** Copies clean text. */
  copy(event: ClipboardEvent): void {
    const { range } = this;
    if (!range || event.defaultPrevented || !event.clipboardData) return;
    event.clipboardData.setData("text/plain", cleanText(this.content, range));
    event.preventDefault();
  }

  /** What is selected, as a function that selects it again after the layer was made anew. */
  keep(): () => void {
    const { content, root, range } = this;
    if (!range) return () => {};
    const start = offsetOf(content, range.startContainer, range.startOffset);
    const end = offsetOf(content, range.endContainer, range.endOffset);
    return () => {
      const again = rangeOf(content, start, end);
      const now = this.range;
      if (
        !again ||
        (now &&
          now.compareBoundaryPoints(Range.START_TO_START, again) === 0 &&
          now.compareBoundaryPoints(Range.END_TO_END, again) === 0)
      )
        return;
      // Where it was drawn to beside the text is no place any more.
      this.beside = undefined;
      selectionOf(root)?.setBaseAndExtent(again.startContainer, again.startOffset, again.endContainer, again.endOffset);
    };
  }

  end(): void {
    clearTimeout(this.letGo);
    if ("highlights" in CSS) CSS.highlights.delete("lectern-selected");
  }

  /** The browser draws it on at other times too, until a little after the pointer was let go. */
  private keepBeside(): void {
    const { beside } = this;
    const selection = beside && selectionOf(this.root);
    if (selection && (selection.focusNode !== beside.node || selection.focusOffset !== beside.offset))
      selection.extend(beside.node, beside.offset);
  }
}
