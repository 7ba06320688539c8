/** A part of the options page, under its heading. */
export interface Section {
  element: HTMLElement;
  /** Brings it up to date with what is kept. */
  update(): void | Promise<void>;
}
