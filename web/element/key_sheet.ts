import type { Reader } from "./aid.js";
import { closeButton, element } from "./dom.js";
import { keyOf, type Keyboard } from "./keyboard.js";

const symbols: Record<string, string> = {
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  shift: "⇧",
  pageup: "Page Up",
  pagedown: "Page Down",
  "": "+",
};

/** A key as people know it: "shift+arrowright" is "⇧ →". */
function label(key: string): string {
  if (key === "") return "–";
  const parts = key === "+" ? ["+"] : key.split("+");
  return parts
    .map((part) => symbols[part] ?? (part.length === 1 ? part.toUpperCase() : part[0]!.toUpperCase() + part.slice(1)))
    .join(" ");
}

/** Shows every command with its key, to be changed by pressing another. */
export function openKeySheet(reader: Reader, keyboard: Keyboard): void {
  const { ui, root, frame } = reader;
  const { messages } = ui;
  root.querySelector("dialog.keys")?.remove();
  const before = root.activeElement;
  const list = element("dl");
  const sheet = element("dialog", { class: "keys", lang: ui.lang, dir: ui.dir, "aria-labelledby": "lectern-keys" });
  const close = closeButton(messages.close);
  const reset = element("button", { type: "button", class: "reset" }, messages.usualKeys);

  const fill = (focusOn?: string) => {
    list.replaceChildren(
      ...keyboard.commands.flatMap(({ name, now }) => {
        const words = (messages.keys as Record<string, string>)[name] ?? name;
        const button = element(
          "button",
          { type: "button", "aria-label": `${words}: ${now}`, "data-command": name },
          element("kbd", {}, label(now)),
        );
        button.addEventListener("click", () => {
          button.replaceChildren(messages.pressKey);
          button.setAttribute("aria-label", messages.pressKey);
          const pressed = (event: KeyboardEvent) => {
            if (/^(?:shift|control|alt|meta)$/i.test(event.key)) return;
            event.stopPropagation();
            if (event.key === "Tab") return done();
            event.preventDefault();
            if (event.key !== "Escape")
              keyboard.change(name, event.key === "Backspace" || event.key === "Delete" ? "" : keyOf(event));
            done();
          };
          const done = () => {
            button.removeEventListener("keydown", pressed);
            button.removeEventListener("blur", done);
            fill(name);
          };
          button.addEventListener("keydown", pressed);
          button.addEventListener("blur", done);
        });
        return [element("dt", {}, words), element("dd", {}, button)];
      }),
    );
    if (focusOn) list.querySelector<HTMLElement>(`[data-command="${focusOn}"]`)?.focus();
  };

  reset.addEventListener("click", () => {
    keyboard.reset();
    fill();
  });
  close.addEventListener("click", () => sheet.close());
  sheet.addEventListener("click", (event) => event.target === sheet && sheet.close());
  sheet.addEventListener("close", () => {
    sheet.remove();
    if (before instanceof HTMLElement) before.focus();
  });
  sheet.append(
    element("header", {}, element("h2", { id: "lectern-keys" }, messages.keyboard), close),
    list,
    element("p", {}, messages.keyHint),
    reset,
  );
  fill();
  frame.append(sheet);
  sheet.showModal();
}
