import {
  settingsTable,
  type ChoiceSetting,
  type NumberSetting,
  type Setting,
  type Settings,
  type SettingKey,
} from "../generated/settings.js";
import type { PanelOfAid } from "./aid.js";
import { contrast } from "./colors.js";
import { control, radios, valueLabel, type Control, type OnChoice } from "./controls.js";
import { element, icon } from "./dom.js";
import { format } from "./message_format.js";
import type { Interface } from "./messages.js";
import { isInNotice } from "./notice.js";

const row = (key: SettingKey): Setting => settingsTable.find((setting) => setting.key === key)!;

/** The settings that stand in the bar itself, with those that only they ask for; all others are behind "More". */
const atHand: readonly SettingKey[] = ["theme", "customBackground", "customText", "customLink", "fontSize", "uiLang"];

/**
 * What reads easily for many who find reading hard: room between letters, words and lines, and letters that are hard to
 * mistake.
 */
const easyReading = {
  fontFamily: "easy",
  letterSpacing: 0.06,
  wordSpacing: 0.2,
  lineHeight: 1.9,
  alignment: "start",
  hyphenation: "off",
} as const;

/** What people do in the bar. */
export interface Actions {
  choose: OnChoice;
  chooseAll(choices: Partial<Settings>): void;
  reset(): void;
  export(): void;
  import(file: File): void;
  /** Shows what keys do. */
  keys(): void;
  /** Keeps choices for this site apart from the others, or no longer. */
  onlyHere(apart: boolean): void;
}

/** What the bar shows of the reader. */
export interface BarState {
  ui: Interface;
  /** Builds what stands in the language panel over the interface's languages. */
  languages(): Node[];
  aids: readonly PanelOfAid[];
  /** The article's site, where choices can be kept for it alone. */
  site: string;
}

interface Panel {
  button: HTMLButtonElement;
  content: HTMLElement;
  build?: () => Node;
}

/**
 * The bar over the article: Reading Mode, Font Size and Language at hand, the aids' panels, the rest of the settings
 * behind "More".
 */
export class Toolbar {
  readonly element: HTMLElement;
  private readonly controls: Control[] = [];
  private readonly panels = new Map<string, Panel>();
  private readonly here = element("input", { type: "checkbox" });
  private readonly hereLabel = element("span");
  private ofAids: Panel[] = [];
  /** What the controls show. */
  private updated = "";

  constructor(
    private state: BarState,
    private readonly actions: Actions,
  ) {
    const { ui } = state;
    const { messages } = ui;
    const theme = this.panel("theme", icon("theme"), messages.settings.theme, this.themes());
    const ownLanguage = this.languages();
    const language = this.panel("language", icon("language"), messages.settings.uiLang, ownLanguage);
    language.build = () => element("div", { class: "languages" }, ...this.state.languages(), ownLanguage);
    const more = this.panel("more", icon("more"), messages.more, this.others());
    this.element = element(
      "div",
      { class: "lectern-bar", part: "bar", role: "group", "aria-label": messages.toolbar, lang: ui.lang, dir: ui.dir },
      element("slot", { name: "bar" }),
      // A panel stands after its button: the next thing for who goes on by keyboard.
      element(
        "div",
        { class: "row" },
        theme.button,
        theme.content,
        this.sizes(),
        language.button,
        language.content,
        more.button,
        more.content,
      ),
    );
    this.fill();
    this.element.addEventListener("keydown", (event) => {
      const name = this.openPanel;
      if (event.key !== "Escape" || !name) return;
      event.stopPropagation();
      event.preventDefault(); // of a dialog that the reader stands in
      this.show(undefined);
      this.panels.get(name)!.button.focus();
    });
    // Leaving the bar by keyboard, but for a note, closes what is open in it.
    this.element.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !this.element.contains(relatedTarget) && !isInNotice(relatedTarget))
        this.show(undefined);
    });
  }

  /**
   * Shows another article's languages, aids and site in the same bar.
   * @return false where it speaks another language: it must be built anew then
   */
  renew(state: BarState): boolean {
    if (state.ui !== this.state.ui) return false;
    this.state = state;
    this.panels.get("language")!.content.hidden = true; // the languages of the last article
    // Most articles have the same aids: then what is in their panels alone is made anew, once they are opened.
    if (
      state.aids.length === this.ofAids.length &&
      state.aids.every((aid, index) => aid.name === this.ofAids[index]!.button.dataset.panel)
    ) {
      this.leave();
      for (const [index, panel] of this.ofAids.entries()) panel.build = () => state.aids[index]!.build(state.ui);
      this.nameSite();
      return true;
    }
    const focused = (this.element.getRootNode() as ShadowRoot).activeElement;
    const name = this.ofAids.find(({ button }) => button === focused)?.button.dataset.panel;
    for (const { button, content } of this.ofAids) {
      this.panels.delete(button.dataset.panel!);
      button.remove();
      content.remove();
    }
    this.fill();
    if (name) this.panels.get(this.panels.has(name) ? name : "more")!.button.focus();
    return true;
  }

  /** Closes and empties the aids' panels: what they say is of an article that goes. */
  leave(): void {
    const focused = (this.element.getRootNode() as ShadowRoot).activeElement;
    for (const panel of this.ofAids) {
      const { button, content } = panel;
      if (content.contains(focused)) button.focus();
      content.hidden = true;
      button.setAttribute("aria-expanded", "false");
      content.replaceChildren();
      panel.build = undefined;
    }
  }

  /** Puts in what is of the article. */
  private fill(): void {
    const { ui, aids } = this.state;
    const more = this.panels.get("more")!;
    this.ofAids = aids.map((aid) => {
      const panel = this.panel(aid.name, icon(aid.icon), aid.label(ui));
      panel.build = () => aid.build(ui);
      return panel;
    });
    more.button.before(...this.ofAids.flatMap(({ button, content }) => [button, content]));
    this.nameSite();
  }

  private nameSite(): void {
    const { ui, site } = this.state;
    this.hereLabel.textContent = format(ui.messages.onlyHere, { site }, ui.lang);
    this.hereLabel.parentElement!.hidden = site === "";
  }

  /** The panel that is open. */
  get openPanel(): string | undefined {
    for (const [name, { content }] of this.panels) if (!content.hidden) return name;
    return undefined;
  }

  /** Opens one panel and closes the others. */
  show(wanted: string | undefined): void {
    for (const [name, { button, content, build }] of this.panels) {
      const open = name === wanted;
      if (open && content.hidden && build) content.replaceChildren(build());
      content.hidden = !open;
      button.setAttribute("aria-expanded", String(open));
      if (!open) continue;
      const { left, width } = button.getBoundingClientRect();
      content.style.setProperty(
        "--lectern-at",
        `${Math.round(left + width / 2 - this.element.getBoundingClientRect().left)}px`,
      );
    }
  }

  /** Puts the keyboard on the chosen value of the open panel. */
  focusChoice(): void {
    const name = this.openPanel;
    if (name) this.panels.get(name)!.content.querySelector<HTMLElement>("input:checked")?.focus();
  }

  /** Shows the settings that are in effect, and whether they are kept for this site alone. */
  update(settings: Settings, apart: boolean): void {
    const text = JSON.stringify([settings, apart]);
    if (text === this.updated) return;
    this.updated = text;
    for (const { update } of this.controls) update(settings);
    this.here.checked = apart;
  }

  private panel(name: string, picture: Node, label: string, ...content: Node[]): Panel {
    const button = element(
      "button",
      {
        type: "button",
        "aria-expanded": "false",
        "aria-controls": `lectern-${name}`,
        "data-panel": name,
        title: label,
      },
      picture,
      element("span", { class: "label" }, label),
    );
    button.addEventListener("click", () => this.show(this.openPanel === name ? undefined : name));
    const panel: Panel = {
      button,
      content: element("div", { class: `panel ${name}`, id: `lectern-${name}`, hidden: true }, ...content),
    };
    this.panels.set(name, panel);
    return panel;
  }

  private add(added: Control): HTMLElement {
    this.controls.push(added);
    return added.element;
  }

  /** Each theme shown in its own colours, and the reader's own colours with how well they can be read. */
  private themes(): HTMLElement {
    const { ui } = this.state;
    const { messages, lang } = ui;
    const sample = (theme: string) =>
      element("span", { class: "sample", "data-theme": theme, "aria-hidden": "true" }, "Aa");
    const look = (value: string) => {
      const samples = value === "auto" ? [sample("light"), sample("dark")] : [sample(value)];
      return element(
        "span",
        { class: "card" },
        element("span", { class: "samples" }, ...samples),
        valueLabel(messages, "theme", value),
      );
    };
    const colors = (["customBackground", "customText", "customLink"] as const).map((key) =>
      this.add(control(row(key), ui, this.actions.choose)!),
    );
    const ratio = element("p", { class: "ratio", "aria-live": "polite" });
    const own = element("div", { class: "own" }, ...colors, ratio);
    this.controls.push({
      element: own,
      update({ theme, customBackground, customText, customLink }) {
        own.hidden = theme !== "custom";
        const worst = Math.min(contrast(customText, customBackground), contrast(customLink, customBackground));
        const places = {
          ratio: new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(Math.floor(worst * 10) / 10),
        };
        ratio.textContent = format(worst < 4.5 ? messages.lowContrast : messages.contrast, places, lang);
        ratio.classList.toggle("low", worst < 4.5);
      },
    });
    return element("div", {}, this.add(radios(row("theme") as ChoiceSetting, ui, this.actions.choose, look)), own);
  }

  /** Two buttons around the size. */
  private sizes(): HTMLElement {
    const { messages, lang } = this.state.ui;
    const { minimum, maximum, step } = row("fontSize") as NumberSetting;
    let size = 0;
    const output = element("output", { class: "size" });
    // A tenth at a time: a pixel means much to small text and nothing to large text.
    const move = (direction: 1 | -1) => {
      const next = Math.round((size * 1.1 ** direction) / step) * step;
      this.actions.choose(
        "fontSize",
        Math.min(maximum, Math.max(minimum, next === size ? size + direction * step : next)),
      );
    };
    const button = (name: "smaller" | "larger", direction: 1 | -1) => {
      const made = element(
        "button",
        { type: "button", "aria-label": messages[name], title: messages[name], "data-size": name },
        icon(name),
      );
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

  private languages(): HTMLElement {
    const { ui } = this.state;
    const choice = radios(row("uiLang") as ChoiceSetting, ui, this.actions.choose);
    choice.element.querySelector("legend")!.textContent = ui.messages.interface;
    return this.add(choice);
  }

  private others(): HTMLElement {
    const { ui } = this.state;
    const { messages } = ui;
    const content = element("div", { class: "groups" });
    for (const group of new Set(settingsTable.map((setting) => setting.group))) {
      const controls = settingsTable
        .filter((setting) => setting.group === group && !atHand.includes(setting.key))
        .map((setting) => control(setting, ui, this.actions.choose))
        .filter((made) => made !== undefined);
      if (controls.length === 0) continue;
      const name = messages.groups[group as keyof typeof messages.groups];
      const section = element(
        "section",
        { class: "group", "aria-label": name },
        element("h2", {}, name),
        ...controls.map((made) => this.add(made)),
      );
      if (group === "text")
        section.append(this.button("preset", messages.easyPreset, () => this.actions.chooseAll(easyReading)));
      content.append(section);
    }
    this.here.addEventListener("change", () => this.actions.onlyHere(this.here.checked));
    content.append(element("label", { class: "here" }, this.here, this.hereLabel));
    const file = element("input", { type: "file", accept: ".json,application/json" });
    file.addEventListener("change", () => {
      if (file.files?.[0]) this.actions.import(file.files[0]);
      file.value = "";
    });
    content.append(
      element(
        "div",
        { class: "actions" },
        this.button("reset", messages.reset, () => this.actions.reset()),
        this.button("export", messages.export, () => this.actions.export()),
        this.button("import", messages.import, () => file.click()),
        this.button("keys", messages.keyboard, () => this.actions.keys()),
        this.button("close", messages.close, () => {
          this.show(undefined);
          this.panels.get("more")!.button.focus();
        }),
      ),
    );
    return content;
  }

  private button(name: string, label: string, act: () => void): HTMLButtonElement {
    const button = element("button", { type: "button", class: name }, label);
    button.addEventListener("click", act);
    return button;
  }
}
