import { turnTime } from "./sliding.js";
import type { TextLayer } from "./text_layer.js";

/** So long a portion may take, milliseconds. */
const portion = 8;
/** Between two portions, milliseconds. */
const gap = 24;
/**
 * After a turn, or when pages have just come on show, nothing is filled for so long, milliseconds: the next turn may
 * come at once.
 */
const rest = turnTime + 220;

/**
 * Puts words in their lines: those in sight at once, those beside them once a turn is over, and then all others, a few
 * at a time.
 */
export class Filling {
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** So many blocks took about a portion. */
  private blocks = 1;
  private around: readonly [number, number] = [0, 0];

  /**
   * @param keep what is selected is kept: called before, and what it returns after something was put in its lines
   * @param done something was put in its lines
   */
  constructor(
    private readonly layer: TextLayer,
    private readonly keep: () => () => void,
    private readonly done: () => void,
  ) {}

  /** Pages are in sight, from one to another. */
  show(from: number, to: number): void {
    const selectAgain = this.keep();
    this.layer.near(from, to);
    this.done();
    selectAgain();
    const count = to - from + 1;
    this.around = [from - count, to + count];
    this.later(rest);
  }

  /** Nothing is filled for a while. */
  pause(): void {
    if (this.timer !== undefined) this.later(rest);
  }

  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private later(wait: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.fill(), wait);
  }

  private fill(): void {
    this.timer = undefined;
    const begun = performance.now();
    const selectAgain = this.keep();
    const more = this.layer.some(this.blocks, ...this.around);
    this.done();
    selectAgain();
    if (!more) return;
    const took = performance.now() - begun;
    this.blocks = Math.max(1, Math.min(2 * this.blocks, Math.floor((this.blocks * portion) / Math.max(took, 0.1))));
    this.later(gap);
  }
}
