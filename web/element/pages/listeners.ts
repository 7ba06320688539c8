/** What listens until it is ended. */
export class Listeners {
  private readonly undo: (() => void)[] = [];

  on<E extends Event>(target: EventTarget, types: string, listener: (event: E) => void, capture = false): void {
    for (const type of types.split(" ")) {
      target.addEventListener(type, listener as EventListener, capture);
      this.undo.push(() => target.removeEventListener(type, listener as EventListener, capture));
    }
  }

  /** Something else to be done at the end. */
  also(undo: () => void): void {
    this.undo.push(undo);
  }

  /** Tells of another zoom, or a window moved to another screen. */
  onScale(changed: () => void): void {
    let end = () => {};
    const watch = () => {
      const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
      const once = () => {
        changed();
        watch();
      };
      query.addEventListener("change", once, { once: true });
      end = () => query.removeEventListener("change", once);
    };
    watch();
    this.also(() => end());
  }

  end(): void {
    for (const undo of this.undo) undo();
  }
}
