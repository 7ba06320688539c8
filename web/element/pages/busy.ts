/** What the pages may be waiting for before they are at rest. */
export type Task = "turn" | "layout" | "resize" | "hyphenation";

/** Gives the article the class `lectern-busy` until its pages are laid out and at rest. */
export class Busy {
  private readonly tasks = new Set<Task>();

  constructor(private readonly content: HTMLElement) {}

  begin(task: Task): void {
    this.tasks.add(task);
    this.content.classList.add("lectern-busy");
  }

  end(task: Task): void {
    this.tasks.delete(task);
    if (this.tasks.size === 0) this.content.classList.remove("lectern-busy");
  }

  endAll(): void {
    for (const task of this.tasks) this.end(task);
  }
}
