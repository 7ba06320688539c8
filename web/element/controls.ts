// Form controls for rows of the settings table.
import type {
  ChoiceSetting,
  ColorSetting,
  NumberSetting,
  Setting,
  Settings,
  SettingKey,
} from "../generated/settings.js";
import { element } from "./dom.js";
import { languageName, type Interface, type Messages } from "./messages.js";

/** A control and what brings it up to date. */
export interface Control {
  readonly element: HTMLElement;
  update: (settings: Settings) => void;
}

/** Is told what a person chose. */
export type OnChoice = (key: SettingKey, value: string | number) => void;

/** The label of a value, in the interface's language. */
export function valueLabel(messages: Messages, key: SettingKey, value: string): string {
  const labels = (messages.values as Partial<Record<SettingKey, Record<string, string>>>)[key];
  return labels?.[value] ?? (key === "uiLang" ? languageName(value) : value);
}

/** The look of a value: its label, a language's name as of that language. */
function valueLook(messages: Messages, key: SettingKey, value: string): Node | string {
  const label = valueLabel(messages, key, value);
  return key === "uiLang" && value !== "auto" ? element("span", { lang: value }, label) : label;
}

/** A number for people, with its unit. */
function numberLabel({ lang }: Interface, { unit }: NumberSetting, value: number): string {
  const text = new Intl.NumberFormat(lang, { maximumFractionDigits: 2 }).format(value);
  return unit === "" ? text : `${text} ${unit}`;
}

/** A slider. */
export function slider(setting: NumberSetting, ui: Interface, onChoice: OnChoice): Control {
  const { key, minimum, maximum, step } = setting;
  // Named by itself: its label is that of the output, which stands first and takes labels too.
  const input = element("input", {
    type: "range",
    min: `${minimum}`,
    max: `${maximum}`,
    step: `${step}`,
    "aria-label": ui.messages.settings[key],
  });
  const output = element("output", { dir: "auto" });
  input.addEventListener("input", () => onChoice(key, Number(input.value)));
  let shown: number | undefined;
  return {
    element: element(
      "label",
      { class: "slider", "data-setting": key },
      element("span", {}, ui.messages.settings[key]),
      output,
      input,
    ),
    update(settings) {
      const value = settings[key] as number;
      if (value === shown) return;
      shown = value;
      input.value = `${value}`;
      output.textContent = numberLabel(ui, setting, value);
      input.setAttribute("aria-valuetext", output.textContent);
    },
  };
}

let groups = 0;

/**
 * A group of radio buttons: one for each value.
 * @param look gives what a value looks like; by default its words
 */
export function radios(
  { key, values }: ChoiceSetting,
  { messages }: Interface,
  onChoice: OnChoice,
  look: (value: string) => Node | string = (value) => valueLook(messages, key, value),
): Control {
  const name = `lectern-${key}-${(groups += 1)}`;
  const inputs = values.map((value) => element("input", { type: "radio", name, value }));
  for (const input of inputs) input.addEventListener("change", () => input.checked && onChoice(key, input.value));
  const labels = inputs.map((input) =>
    element("label", { class: "choice" }, input, element("span", { class: "face" }, look(input.value))),
  );
  const legend = element("legend", {}, messages.settings[key]);
  return {
    element: element("fieldset", { class: "choices", "data-setting": key }, legend, element("div", {}, ...labels)),
    update(settings) {
      for (const input of inputs) input.checked = input.value === settings[key];
    },
  };
}

/** A field for a colour, with the browser's own way to choose one. */
function colorField({ key }: ColorSetting, { messages }: Interface, onChoice: OnChoice): Control {
  const input = element("input", { type: "color" });
  input.addEventListener("input", () => onChoice(key, input.value));
  return {
    element: element(
      "label",
      { class: "color", "data-setting": key },
      element("span", {}, messages.settings[key]),
      input,
    ),
    update(settings) {
      input.value = settings[key] as string;
    },
  };
}

/** The control that fits a row, or none where there is nothing to choose. */
export function control(setting: Setting, ui: Interface, onChoice: OnChoice): Control | undefined {
  if (setting.kind === "number") return slider(setting, ui, onChoice);
  if (setting.kind === "color") return colorField(setting, ui, onChoice);
  return setting.values.length > 1 ? radios(setting, ui, onChoice) : undefined;
}
