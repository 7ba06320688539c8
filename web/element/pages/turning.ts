// Fingers and clicks on the pages.

/** What they do. */
export interface Turns {
  /** Of what is seen, and how the pages go. */
  geometry(): { width: number; sign: 1 | -1; textLeft: number; textRight: number };
  turn(times: 1 | -1): void;
  /** Moves the pages by so many pixels from where they rest, as a finger drags them. */
  drag(by: number): void;
  /** The finger has gone: turns so many times, or rests where it was. */
  drop(times: 1 | 0 | -1): void;
  /** Whether text is selected. */
  selecting(): boolean;
}

/** So far a finger moves before it drags. */
const least = 8;
/** Pixels in a millisecond that make a short stroke a turn. */
const quick = 0.35;

/** Listens on the pages; call what it returns to end that. */
export function watchTurning(content: HTMLElement, turns: Turns): () => void {
  let finger: { id: number; x: number; y: number; at: number; dragging: boolean } | undefined;
  let selected = false;
  /** A drag ends with a click, which is none. */
  let dragged = false;

  const down = (event: PointerEvent) => {
    selected = turns.selecting();
    dragged = false;
    if (event.pointerType === "mouse" || !event.isPrimary) return void (finger = undefined);
    finger = { id: event.pointerId, x: event.clientX, y: event.clientY, at: event.timeStamp, dragging: false };
  };
  const move = (event: PointerEvent) => {
    if (!finger || event.pointerId !== finger.id) return;
    const x = event.clientX - finger.x;
    if (!finger.dragging) {
      if (turns.selecting() && !selected) return void (finger = undefined);
      if (Math.abs(x) < least || Math.abs(x) < Math.abs(event.clientY - finger.y)) return;
      finger.dragging = true;
      content.setPointerCapture(event.pointerId);
    }
    turns.drag(x);
  };
  const up = (event: PointerEvent) => {
    if (!finger || event.pointerId !== finger.id) return;
    const { x, at, dragging } = finger;
    finger = undefined;
    if (!dragging) return;
    dragged = true;
    const way = event.type === "pointercancel" ? 0 : event.clientX - x;
    const { width, sign } = turns.geometry();
    const far =
      Math.abs(way) > width / 4 ||
      (Math.abs(way) > 2 * least && Math.abs(way) / Math.max(1, event.timeStamp - at) > quick);
    turns.drop(far ? ((way < 0 ? sign : -sign) as 1 | -1) : 0);
  };
  const click = (event: MouseEvent) => {
    if (dragged) {
      dragged = false;
      event.preventDefault();
      return event.stopPropagation();
    }
    const target = event.target as Element;
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      selected ||
      turns.selecting() ||
      target.closest("a, button, summary, iframe, video, audio, mark.lectern-highlight")
    )
      return;
    const { width, sign, textLeft, textRight } = turns.geometry();
    const x = event.clientX - content.getBoundingClientRect().left;
    // A finger has the outer quarters of what is seen; a mouse, which selects words there, the margins.
    const touch = (event as PointerEvent).pointerType === "touch" || (event as PointerEvent).pointerType === "pen";
    const [left, right] = touch ? [width / 4, (width * 3) / 4] : [textLeft, textRight];
    if (x < left) turns.turn(-sign as 1 | -1);
    else if (x > right) turns.turn(sign);
  };

  content.addEventListener("pointerdown", down);
  content.addEventListener("pointermove", move);
  content.addEventListener("pointerup", up);
  content.addEventListener("pointercancel", up);
  content.addEventListener("click", click, true);
  return () => {
    content.removeEventListener("pointerdown", down);
    content.removeEventListener("pointermove", move);
    content.removeEventListener("pointerup", up);
    content.removeEventListener("pointercancel", up);
    content.removeEventListener("click", click, true);
  };
}
