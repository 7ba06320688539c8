// A note over the article, with something to do and a button that closes it.
import type { Reader } from "./aid.js";
import { element, icon } from "./dom.js";

/** A note that is up. */
export interface Notice {
  /** Takes it away; again does nothing. */
  dismiss(): void;
}

/**
 * Puts up a note; whoever puts up another takes the one before away. Escape closes it, and each of its buttons.
 * @param action a button before the one that closes, if there is something to do
 * @param name one more class for the note
 * @param gone it was closed, in whatever way
 */
export function notify(
  reader: Reader,
  text: string,
  { action, name = "", gone }: { action?: { label: string; act(): void }; name?: string; gone: () => void },
): Notice {
  const { messages, lang, dir } = reader.ui;
  let up = true;
  const dismiss = () => {
    if (!up) return;
    up = false;
    note.remove();
    gone();
  };
  const button = (attributes: Record<string, string>, label: Node | string, act?: () => void) => {
    const made = element("button", { type: "button", ...attributes }, label);
    made.addEventListener("click", () => {
      act?.();
      dismiss();
    });
    return made;
  };
  const note = element("div", { class: `lectern-control lectern-resume ${name}`.trim(), role: "status", lang, dir });
  note.addEventListener("keydown", ({ key }) => key === "Escape" && dismiss());
  // A status is told where it changes: it is there before its words.
  reader.frame.append(note);
  const close = button({ class: "dismiss", "aria-label": messages.close, title: messages.close }, icon("close"));
  note.append(
    element(
      "div",
      {},
      element("span", {}, text),
      ...(action ? [button({ class: "back" }, action.label, () => action.act())] : []),
      close,
    ),
  );
  return { dismiss };
}
