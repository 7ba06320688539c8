import type { Reader } from "../aid.js";
import { debounce } from "../debounce.js";
import { barOf } from "./viewport.js";

/** Reports when the visible part of an article changes, and when it has stopped changing. */
export class ViewportEvents {
  private readonly onChange = new Set<() => void>();
  private readonly onRest = new Set<() => void>();
  private readonly rest = debounce(() => this.tell(this.onRest));
  private frame = 0;
  private end: (() => void) | undefined;

  constructor(private readonly reader: Reader) {}

  /** Calls back, once a frame at most, while what is visible changes; until the returned function is called. */
  onViewportChange(listener: () => void): () => void {
    this.onChange.add(listener);
    return () => this.onChange.delete(listener);
  }

  /** Calls back when what is visible has changed and has been the same for a while since. */
  onRelocate(listener: () => void): () => void {
    this.onRest.add(listener);
    return () => this.onRest.delete(listener);
  }

  /** What is visible may have changed. */
  readonly changed = (): void => {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.rest();
      this.tell(this.onChange);
    });
  };

  /** Begins to watch an article. */
  watch(content: HTMLElement): void {
    const { host, root } = this.reader;
    // Scroll events do not leave the tree that they happen in.
    const places = new Set<EventTarget>([document, host.getRootNode(), root]);
    for (const place of places) place.addEventListener("scroll", this.changed, { capture: true, passive: true });
    addEventListener("resize", this.changed);
    // No other event reports that a hidden article is displayed, or that its size has changed.
    const sizes = new ResizeObserver(this.changed);
    for (const box of [barOf(this.reader), content]) if (box) sizes.observe(box);
    this.end = () => {
      this.rest.cancel();
      sizes.disconnect();
      cancelAnimationFrame(this.frame);
      this.frame = 0;
      for (const place of places) place.removeEventListener("scroll", this.changed, { capture: true });
      removeEventListener("resize", this.changed);
    };
  }

  /** Ends watching. */
  stop(): void {
    this.end?.();
    this.end = undefined;
  }

  private tell(listeners: ReadonlySet<() => void>): void {
    for (const listener of [...listeners]) listener();
  }
}
