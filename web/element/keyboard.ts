import type { Aid, Command, Reader } from "./aid.js";
import { loadObject, saveObject } from "./store.js";

/** A key press as {@link Command.key} writes it. */
export function keyOf({ key, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent): string {
  const name = key.toLowerCase();
  // Shift is part of what a character is, but for letters and the space.
  const shift = shiftKey && (key.length > 1 || key === " " || key.toLowerCase() !== key.toUpperCase());
  return `${ctrlKey ? "ctrl+" : ""}${metaKey ? "meta+" : ""}${altKey ? "alt+" : ""}${shift ? "shift+" : ""}${name === " " ? "space" : name}`;
}

/** Whether somebody writes there, or moves a control by keys. */
function takesKeys(target: EventTarget | undefined): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select, [role=slider]"))
  );
}

/** What the keys of a reader do. */
export class Keyboard {
  /** Keys that the person gave to commands, by the command's name. */
  private own: Record<string, string> = {};

  /** @param more commands that are no aid's */
  constructor(
    private readonly reader: Reader,
    private readonly aids: readonly Aid[],
    private readonly more: readonly Command[],
  ) {}

  /** Reads the person's own keys. */
  async open(): Promise<void> {
    this.own = await loadObject<Record<string, string>>(this.reader.store, "keys");
  }

  /** Every command with the key that it has now. */
  get commands(): (Command & { now: string })[] {
    const keyFor = ({ name, key }: Command) => (typeof this.own[name] === "string" ? this.own[name] : key);
    return [...this.aids.flatMap(({ commands }) => commands ?? []), ...this.more].map((command) => ({
      ...command,
      now: keyFor(command),
    }));
  }

  /** Gives a command another key, which is taken from the command that had it; "" gives it none. */
  change(name: string, key: string): void {
    const had = this.commands.find(({ now }) => now === key);
    this.own = { ...this.own, ...(had && key ? { [had.name]: "" } : {}), [name]: key };
    void saveObject(this.reader.store, "keys", this.own);
  }

  /** All commands have their usual keys again. */
  reset(): void {
    this.own = {};
    void saveObject(this.reader.store, "keys", this.own);
  }

  /** Does what a key stands for, if it is the reader's: pressed in it, or on a page with nothing else in focus. */
  handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const target = event.composedPath()[0];
    if (takesKeys(target)) return;
    const inside = event.composedPath().includes(this.reader.host);
    if (this.reader.root.querySelector("dialog[open]")) return;
    if (!inside && target !== document.body && target !== document.documentElement) return;
    if (!inside && document.querySelectorAll(this.reader.host.localName).length > 1) return;
    const pressed = keyOf(event);
    // Space and Enter belong to the button or link that has the focus.
    if (
      (pressed === "space" || pressed === "enter") &&
      target instanceof HTMLElement &&
      target.matches("button, a, summary")
    )
      return;
    for (const command of this.commands) {
      if (command.now !== pressed || command.run() === false) continue;
      event.preventDefault();
      return;
    }
  }
}
