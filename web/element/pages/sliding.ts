import type { Busy } from "./busy.js";

/** How long pages take to be turned, milliseconds. */
export const turnTime = 180;

/** Moves the pages sideways. */
export class Sliding {
  private frame = 0;
  private dragged = false;

  constructor(
    private readonly content: HTMLElement,
    private readonly busy: Busy,
  ) {}

  /** Whether the pages are on their way, or held. */
  get active(): boolean {
    return this.frame !== 0 || this.dragged;
  }

  /** Moves to a place, quietly, or at once for those who ask for no motion. */
  to(target: number, quietly: boolean): void {
    this.stop();
    const { content } = this;
    const from = content.scrollLeft;
    if (!quietly || Math.abs(from - target) < 1 || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      content.scrollLeft = target;
      return;
    }
    let begun: number | undefined;
    const step = (now: number) => {
      begun ??= now - 16;
      const done = Math.min(1, (now - begun) / turnTime);
      content.scrollLeft = from + (target - from) * (1 - (1 - done) ** 3);
      if (done < 1) this.frame = requestAnimationFrame(step);
      else this.stop();
    };
    this.busy.begin("turn");
    this.frame = requestAnimationFrame(step);
  }

  /** Holds the pages at a place, until they are moved to another or let go. */
  hold(place: number): void {
    this.stop();
    this.dragged = true;
    this.busy.begin("turn");
    this.content.scrollLeft = place;
  }

  /** Lets the pages stand where they are. */
  stop(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.dragged = false;
    this.busy.end("turn");
  }
}
