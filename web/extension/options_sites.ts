import { element } from "../element/dom.js";
import type { Interface } from "../element/messages.js";
import { browser } from "./browser.js";
import type { Section } from "./options_section.js";
import { endRule, hostOf, isGranted, originsOf, pathFrom, pathsOf, readRules, setRule } from "./rules.js";
import { extensionStore } from "./store.js";

/** The sites that always open in Clean View. */
export function sitesSection({ messages }: Interface): Section {
  const { options } = messages.extension;
  const list = element("ul", { class: "sites" });
  const none = element("p", {}, options.noSites);
  const said = element("p", { role: "status" });
  const field = element("input", {
    type: "text",
    inputmode: "url",
    dir: "ltr",
    autocomplete: "off",
    spellcheck: "false",
    maxlength: "2000",
    required: true,
    placeholder: "example.org",
  });
  const form = element(
    "form",
    { class: "line" },
    element("label", {}, element("span", {}, options.address), field),
    element("button", {}, options.add),
  );
  let shown = "";

  /** Changes the rules, or says that this could not be saved. */
  async function change(act: () => Promise<void>): Promise<void> {
    said.textContent = "";
    await act().catch(() => (said.textContent = messages.extension.notSaved));
    await update();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const site = hostOf(field.value.trim());
    if (site) void change(() => add(site));
    else said.textContent = options.noAddress;
  });

  async function add(site: string): Promise<void> {
    // Asked for at once: browsers want a person's press for it. Without permission the rule is there, and says so.
    const asked = browser.permissions.request({ origins: originsOf(site) }).catch(() => false);
    const rules = await readRules(extensionStore);
    if (!rules.has(site)) await setRule(extensionStore, site, []);
    await asked;
    field.value = "";
  }

  async function remove(site: string): Promise<void> {
    await endRule(extensionStore, site);
    await update();
    field.focus();
  }

  function item(site: string, except: readonly string[], granted: boolean): HTMLElement {
    const paths = element("textarea", { rows: "2", dir: "ltr", spellcheck: "false", placeholder: "/live" });
    paths.value = except.join("\n");
    paths.addEventListener(
      "change",
      () => void change(() => setRule(extensionStore, site, pathsOf(paths.value.split("\n").map(pathFrom)))),
    );
    const name = element("bdi", { dir: "ltr" }, site);
    const drop = element("button", { type: "button", "aria-label": `${options.delete}: ${site}` }, options.delete);
    drop.addEventListener("click", () => void change(() => remove(site)));
    const allow = element("button", { type: "button", "aria-label": `${options.allow}: ${site}` }, options.allow);
    allow.addEventListener("click", () => void browser.permissions.request({ origins: originsOf(site) }).then(update));
    return element(
      "li",
      {},
      element("h3", {}, name),
      drop,
      granted ? undefined : element("p", { class: "needs" }, options.needs, " ", allow),
      element("label", {}, element("span", {}, options.except), paths),
    );
  }

  async function update(): Promise<void> {
    const rules = [...(await readRules(extensionStore))].sort(([a], [b]) => (a < b ? -1 : 1));
    const all = await Promise.all(rules.map(async ([site, except]) => [site, except, await isGranted(site)] as const));
    const now = JSON.stringify(all);
    if (now === shown) return; // nothing is taken away under a person's hands
    shown = now;
    list.replaceChildren(...all.map((one) => item(...one)));
    none.hidden = all.length > 0;
  }

  return { element: element("section", {}, element("h2", {}, options.sites), none, list, form, said), update };
}
