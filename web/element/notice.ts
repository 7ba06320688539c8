// A note over the article, with something to do and a button that closes it.
import type { Reader } from "./aid.js";
import { closeButton, element } from "./dom.js";

/** A note that is up. */
export interface Notice {
  /** Takes it away; again does nothing. */
  dismiss(): void;
}

const className = "lectern-resume";

/** Whether an element, or what has it as its event's target, is in a note. */
export const isInNotice = (target: EventTarget | null | undefined): boolean =>
  target instanceof Element && target.closest(`.${className}`) !== null;

/**
 * Puts up a note; whoever puts up another takes the one before away. Escape closes it, and each of its buttons.
 * @param action a button before the one that closes, if there is something to do
 * @param name one more class for the note
 * @param onClose is called once, however the note is closed
 */
export function notify(
  reader: Reader,
  text: string,
  { action, name = "", onClose }: { action?: { label: string; act(): void }; name?: string; onClose: () => void },
): Notice {
  const { messages, lang, dir } = reader.ui;
  let up = true;
  const dismiss = () => {
    if (!up) return;
    up = false;
    note.remove();
    onClose();
  };
  const note = element("div", { class: `lectern-control ${className} ${name}`.trim(), role: "status", lang, dir });
  note.addEventListener("keydown", ({ key }) => key === "Escape" && dismiss());
  // A status is told where it changes: it is there before its words.
  reader.frame.append(note);
  const act = action && element("button", { type: "button", class: "back" }, action.label);
  act?.addEventListener("click", () => action!.act());
  const close = closeButton(messages.close, "dismiss");
  for (const button of [act, close]) button?.addEventListener("click", dismiss);
  note.append(element("div", {}, element("span", {}, text), act, close));
  return { dismiss };
}
