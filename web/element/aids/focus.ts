import type { AidMaker } from "../aid.js";
import { element } from "../dom.js";
import { blocksIn, firstVisible } from "../views/viewport.js";

interface Line {
  top: number;
  bottom: number;
}

/** Boxes of text and pictures as lines: what stands side by side is one. */
function linesOf(boxes: readonly DOMRect[]): Line[] {
  const lines: Line[] = [];
  for (const { top, bottom, width, height } of [...boxes].sort((a, b) => a.top - b.top || b.bottom - a.bottom)) {
    if (width < 1 || height < 1) continue;
    const line = lines.at(-1);
    if (line && (top + bottom) / 2 < line.bottom)
      line.bottom = Math.max(line.bottom, Math.min(bottom, line.bottom + height / 3));
    else lines.push({ top, bottom });
  }
  return lines;
}

/** Some lines in full light, the others dimmed. */
export const focus: AidMaker = (reader) => {
  const panes = ["above", "below", "left", "right"].map(() =>
    element("div", { class: "lectern-control lectern-pane", "aria-hidden": "true" }),
  );
  let stop: (() => void) | undefined;
  let shown = false;
  /** The height in the window that has the attention. */
  let attention: number | undefined;
  let pointed = "";
  /** The index of the column or page with the attention, of those that are visible. */
  let column = 0;

  /** Where lines have the attention, in the window. */
  const part = () => {
    const { columns } = reader.view!;
    column = Math.min(column, columns.length - 1);
    return columns[column]!;
  };

  /** The lines in that part. */
  const lines = (): Line[] => {
    const content = reader.content!;
    const view = reader.view!;
    const { top, bottom, left, right } = part();
    const blocks = blocksIn(content);
    // A picture is a line. They are few enough to look at all of them.
    const boxes = [...content.querySelectorAll("img, video, iframe")].map((one) => one.getBoundingClientRect());
    const compare = view.compareToViewport();
    for (let i = firstVisible(blocks, compare); i < blocks.length; i += 1) {
      const block = blocks[i]!;
      if (compare(block.getBoundingClientRect()) > 0) break;
      const range = document.createRange();
      range.selectNodeContents(block);
      boxes.push(...range.getClientRects());
    }
    return linesOf(boxes.filter((box) => box.bottom > top && box.top < bottom && box.right > left && box.left < right));
  };

  const nearest = (all: readonly Line[], at: number): number => {
    const away = ({ top, bottom }: Line) => Math.max(top - at, at - bottom, 0);
    return all.reduce((best, line, index) => (away(line) < away(all[best]!) ? index : best), 0);
  };

  const draw = () => {
    if (!stop || !reader.content?.isConnected) return;
    const { viewport, columns } = reader.view!;
    const { top, bottom } = viewport;
    const own = reader.frame.getBoundingClientRect();
    attention = Math.min(bottom, Math.max(top, attention ?? top + (bottom - top) * 0.35));
    let all = lines();
    if (all.length === 0 && column > 0) {
      column = 0;
      all = lines();
    }
    for (const pane of panes) pane.hidden = all.length === 0;
    if (all.length === 0) return;
    const count = Number(reader.settings.focus);
    const first = Math.max(0, Math.min(nearest(all, attention) - (count >> 1), all.length - count));
    const last = Math.min(all.length, first + count) - 1;
    // Up to halfway to the neighbours, so that nothing of the lines is cut.
    const margin = (over: Line | undefined, under: Line | undefined) =>
      over && under ? Math.min(8, Math.max(0, (under.top - over.bottom) / 2)) : 8;
    const from = all[first]!.top - margin(all[first - 1], all[first]);
    const to = all[last]!.bottom + margin(all[last], all[last + 1]);
    const place = (
      pane: HTMLElement,
      start: number,
      end: number,
      { left, right }: { left: number; right: number } = own,
    ) => {
      const box = { top: start, height: Math.max(0, end - start), left, width: right - left };
      for (const [name, value] of Object.entries(box)) pane.style.setProperty(name, `${value}px`);
    };
    place(panes[0]!, Math.max(top, own.top), Math.max(top, from));
    place(panes[1]!, to, Math.min(bottom, own.bottom));
    // The columns beside the one with the attention.
    const lit = part();
    panes[2]!.hidden = columns.every(({ left }) => left >= lit.left);
    panes[3]!.hidden = columns.every(({ right }) => right <= lit.right);
    place(panes[2]!, from, to, { left: own.left, right: lit.left });
    place(panes[3]!, from, to, { left: lit.right, right: own.right });
  };

  const onPointer = ({ type, clientX, clientY, pointerType }: PointerEvent) => {
    // Browsers tell of a pointer at rest too when what is under it scrolls; a finger that moves scrolls.
    if (`${clientX} ${clientY}` === pointed || (pointerType === "touch" && type === "pointermove")) return;
    pointed = `${clientX} ${clientY}`;
    attention = clientY;
    const pointedAt = reader.view?.columns.findIndex(({ left, right }) => clientX >= left && clientX < right) ?? -1;
    if (pointedAt >= 0) column = pointedAt;
    draw();
  };

  const move = (direction: 1 | -1) => () => {
    if (!stop || !reader.content) return false;
    const all = lines();
    if (all.length === 0) return false;
    const at = nearest(all, attention ?? 0);
    let line: Line | undefined = all[at + direction];
    const { viewport, columns } = reader.view!;
    if (!line && columns[column + direction]) {
      column += direction;
      line = lines().at(direction > 0 ? 0 : -1);
    }
    if (!line) return false;
    const { top, bottom } = viewport;
    const middle = (line.top + line.bottom) / 2;
    // The line stays in the middle part of the window, as far as the page can be scrolled.
    const wanted = Math.min(bottom - (bottom - top) * 0.4, Math.max(top + (bottom - top) * 0.3, middle));
    attention = middle - reader.view!.scrollBy(middle - wanted);
    draw();
    return true;
  };

  const set = () => {
    const on = shown && reader.settings.focus !== "off";
    if (on && !stop) {
      stop = reader.view!.onViewportChange(draw);
      reader.host.addEventListener("pointermove", onPointer);
      reader.host.addEventListener("pointerdown", onPointer);
      reader.frame.append(...panes);
    } else if (!on && stop) {
      stop();
      stop = undefined;
      reader.host.removeEventListener("pointermove", onPointer);
      reader.host.removeEventListener("pointerdown", onPointer);
      for (const pane of panes) pane.remove();
    }
    draw();
  };

  return {
    commands: [
      { name: "lineDown", key: "arrowdown", run: move(1) },
      { name: "lineUp", key: "arrowup", run: move(-1) },
    ],
    shown() {
      shown = true;
      set();
    },
    applied: set,
    gone() {
      shown = false;
      attention = undefined;
      set();
    },
  };
};
