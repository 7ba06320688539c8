import { settingsTable, type ChoiceSetting, type NumberSetting, type Setting, type Settings, type SettingKey } from "../generated/settings.js";
import type { Alternate } from "../types.js";
import { control, radios, valueLabel, type Control, type OnChoice } from "./controls.js";
import { element, icon } from "./dom.js";
import { languageName, type Interface } from "./messages.js";

const row = (key: SettingKey): Setting => settingsTable.find((setting) => setting.key === key)!;

/** The settings that stand in the bar itself; all others are behind "More". */
const atHand: readonly SettingKey[] = ["theme", "fontSize", "uiLang"];

/** Which panel of the bar is open. */
export type PanelName = "theme" | "language" | "more";

interface Panel {
  button: HTMLButtonElement;
  content: HTMLElement;
}

/** The bar over the article: Reading Mode, Font Size and Language at hand, the rest of the settings behind "More". */
export class Toolbar {
  readonly element: HTMLElement;
  private readonly controls: Control[] = [];
  private readonly panels = new Map<PanelName, Panel>();

  /**
   * @param alternates the article in other languages, offered as links
   * @param onChoice is told of every choice
   * @param onReset is told to forget them all
   */
  constructor(
    private readonly ui: Interface,
    alternates: readonly Alternate[],
    private readonly onChoice: OnChoice,
    onReset: () => void,
  ) {
    const { messages } = ui;
    const theme = this.panel("theme", icon("theme"), messages.settings.theme, this.themes());
    const language = this.panel("language", icon("language"), messages.settings.uiLang, this.languages(alternates));
    const more = this.panel("more", icon("more"), messages.more, this.others(onReset));
    this.element = element(
      "div",
      { class: "lectern-bar", part: "bar", role: "group", "aria-label": messages.toolbar, lang: ui.lang, dir: ui.dir },
      element("div", { class: "row" }, theme.button, this.sizes(), language.button, more.button),
      theme.content,
      language.content,
      more.content,
    );
    this.element.addEventListener("keydown", (event) => {
      const name = this.openPanel;
      if (event.key !== "Escape" || !name) return;
      event.stopPropagation();
      this.show(undefined);
      this.panels.get(name)!.button.focus();
    });
    // Leaving the bar by keyboard closes what is open in it.
    this.element.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !this.element.contains(relatedTarget)) this.show(undefined);
    });
  }

  /** The panel that is open. */
  get openPanel(): PanelName | undefined {
    for (const [name, { content }] of this.panels) if (!content.hidden) return name;
    return undefined;
  }

  /** Opens one panel and closes the others. */
  show(wanted: PanelName | undefined): void {
    for (const [name, { button, content }] of this.panels) {
      content.hidden = name !== wanted;
      button.setAttribute("aria-expanded", String(name === wanted));
    }
  }

  /** Puts the keyboard on the chosen value of the open panel. */
  focusChoice(): void {
    const name = this.openPanel;
    if (name) this.panels.get(name)!.content.querySelector<HTMLElement>("input:checked")?.focus();
  }

  /** Shows the settings that are in force. */
  update(settings: Settings): void {
    for (const { update } of this.controls) update(settings);
  }

  private panel(name: PanelName, picture: Node, label: string, ...content: Node[]): Panel {
    const button = element(
      "button",
      { type: "button", "aria-expanded": "false", "aria-controls": `lectern-${name}`, "data-panel": name, title: label },
      picture,
      element("span", { class: "label" }, label),
    );
    button.addEventListener("click", () => this.show(this.openPanel === name ? undefined : name));
    const panel = { button, content: element("div", { class: `panel ${name}`, id: `lectern-${name}`, hidden: true }, ...content) };
    this.panels.set(name, panel);
    return panel;
  }

  private add(added: Control): HTMLElement {
    this.controls.push(added);
    return added.element;
  }

  /** Each theme shown in its own colours. */
  private themes(): HTMLElement {
    const sample = (theme: string) => element("span", { class: "sample", "data-theme": theme, "aria-hidden": "true" }, "Aa");
    const look = (value: string) => {
      const samples = value === "auto" ? [sample("light"), sample("dark")] : [sample(value)];
      return element("span", { class: "card" }, element("span", { class: "samples" }, ...samples), valueLabel(this.ui.messages, "theme", value));
    };
    return this.add(radios(row("theme") as ChoiceSetting, this.ui, this.onChoice, look));
  }

  /** Two buttons around the size. */
  private sizes(): HTMLElement {
    const { messages, lang } = this.ui;
    const { minimum, maximum, step } = row("fontSize") as NumberSetting;
    let size = 0;
    const output = element("output", { class: "size" });
    // A tenth at a time: a pixel means much to small text and nothing to large text.
    const move = (direction: 1 | -1) => {
      const next = Math.round((size * 1.1 ** direction) / step) * step;
      this.onChoice("fontSize", Math.min(maximum, Math.max(minimum, next === size ? size + direction * step : next)));
    };
    const button = (name: "smaller" | "larger", direction: 1 | -1) => {
      const made = element("button", { type: "button", "aria-label": messages[name], title: messages[name], "data-size": name }, icon(name));
      made.addEventListener("click", () => move(direction));
      return made;
    };
    const smaller = button("smaller", -1);
    const larger = button("larger", 1);
    const group = element(
      "div",
      { class: "sizes", role: "group", "aria-label": messages.settings.fontSize },
      element("span", { class: "label", "aria-hidden": "true" }, messages.settings.fontSize),
      smaller,
      output,
      larger,
    );
    return this.add({
      element: group,
      update(settings) {
        size = settings.fontSize;
        output.textContent = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(size);
        // Not `disabled`: that would take the keyboard's focus away at the last step.
        smaller.setAttribute("aria-disabled", String(size <= minimum));
        larger.setAttribute("aria-disabled", String(size >= maximum));
      },
    });
  }

  private languages(alternates: readonly Alternate[]): HTMLElement {
    const { messages } = this.ui;
    const look = (value: string) => (value === "auto" ? messages.values.uiLang.auto : element("span", { lang: value }, languageName(value)));
    const content = element("div", { class: "languages" });
    if (alternates.length > 0) {
      const links = alternates.map(({ lang, url }) =>
        element("li", {}, element("a", { href: url, lang, hreflang: lang, rel: "noopener noreferrer" }, languageName(lang))),
      );
      content.append(element("div", { class: "alternates" }, element("h2", {}, messages.articleLanguages), element("ul", {}, ...links)));
    }
    const choice = radios(row("uiLang") as ChoiceSetting, this.ui, this.onChoice, look);
    choice.element.querySelector("legend")!.textContent = messages.interface;
    content.append(this.add(choice));
    return content;
  }

  private others(onReset: () => void): HTMLElement {
    const { messages } = this.ui;
    const content = element("div", { class: "groups" });
    for (const group of new Set(settingsTable.map((setting) => setting.group))) {
      const controls = settingsTable
        .filter((setting) => setting.group === group && !atHand.includes(setting.key))
        .map((setting) => control(setting, this.ui, this.onChoice))
        .filter((made) => made !== undefined);
      if (controls.length === 0) continue;
      const name = messages.groups[group as keyof typeof messages.groups];
      content.append(element("section", { class: "group", "aria-label": name }, element("h2", {}, name), ...controls.map((made) => this.add(made))));
    }
    const reset = element("button", { type: "button", class: "reset" }, messages.reset);
    reset.addEventListener("click", onReset);
    const close = element("button", { type: "button", class: "close" }, messages.close);
    close.addEventListener("click", () => {
      this.show(undefined);
      this.panels.get("more")!.button.focus();
    });
    content.append(element("div", { class: "actions" }, reset, close));
    return content;
  }
}
