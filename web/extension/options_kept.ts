import { element } from "../element/dom.js";
import type { Interface } from "../element/messages.js";
import { parsedObject } from "../element/store.js";
import { browser } from "./browser.js";
import { kindOf, kinds, type KindName } from "./kept.js";
import type { Section } from "./options_section.js";

/** How much is kept of each kind, and a button that deletes it when it is pressed twice. */
export function keptSection({ messages, lang }: Interface): Section {
  const { options } = messages.extension;
  const number = new Intl.NumberFormat(lang);

  const rows = (Object.keys(kinds) as KindName[]).map((kind) => {
    const count = element("output");
    const clear = element("button", { type: "button" });
    const name = (sure: boolean) => {
      clear.textContent = sure ? options.sure : options.delete;
      clear.setAttribute("aria-label", `${clear.textContent}: ${options.kinds[kind]}`);
      clear.toggleAttribute("data-sure", sure);
    };
    name(false);
    clear.addEventListener("blur", () => name(false));
    clear.addEventListener("click", () => {
      if (!clear.hasAttribute("data-sure")) return name(true);
      name(false);
      void forget(kind).then(update);
    });
    return {
      kind,
      count,
      clear,
      element: element("li", { "data-kind": kind }, element("span", {}, options.kinds[kind]), count, clear),
    };
  });

  async function forget(kind: KindName): Promise<void> {
    const names = Object.keys(await browser.storage.local.get(null)).filter((name) => kindOf(name) === kind);
    await browser.storage.local.remove(names);
  }

  async function update(): Promise<void> {
    const counts = new Map<KindName, number>();
    for (const [name, text] of Object.entries(await browser.storage.local.get(null))) {
      const kind = kindOf(name);
      if (kind) counts.set(kind, (counts.get(kind) ?? 0) + kinds[kind].count(parsedObject(text)));
    }
    for (const { kind, count, clear } of rows) {
      count.textContent = number.format(counts.get(kind) ?? 0);
      clear.disabled = !counts.get(kind);
    }
  }

  return {
    element: element(
      "section",
      {},
      element("h2", {}, options.kept),
      element("ul", { class: "kept" }, ...rows.map((row) => row.element)),
    ),
    update,
  };
}
