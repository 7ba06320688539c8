import type { KeptChoices } from "../element/choices.js";
import { control, type Control } from "../element/controls.js";
import { element } from "../element/dom.js";
import type { Interface } from "../element/messages.js";
import { defaultSettings, settingsTable, type Settings } from "../generated/settings.js";
import { load } from "../index.js";
import type { Section } from "./options_section.js";

/** The choices that are allowed, over the defaults. */
async function settingsOf(choices: KeptChoices): Promise<Settings> {
  const lectern = await load();
  const wrong = new Set(lectern.present(choices.current).warnings.map(({ key }) => key));
  return {
    ...defaultSettings,
    ...Object.fromEntries(Object.entries(choices.current).filter(([key]) => !wrong.has(key))),
  };
}

/** The reading settings, from the settings table. */
export function readingSection(ui: Interface, choices: KeptChoices): Section {
  const { messages } = ui;
  const controls: Control[] = [];

  const show = (settings: Settings) => {
    for (const each of controls) each.update(settings);
    for (const own of made.querySelectorAll<HTMLElement>("[data-setting^=custom]"))
      own.hidden = settings.theme !== "custom";
  };
  const update = async () => show(await settingsOf(choices));
  const choose = (key: string, value: string | number) => {
    choices.choose({ [key]: value });
    void update();
  };
  const groups = [...new Set(settingsTable.map(({ group }) => group))].map((group) => {
    const ofGroup = settingsTable
      .filter((setting) => setting.group === group)
      .flatMap((setting) => control(setting, ui, choose) ?? []);
    controls.push(...ofGroup);
    const name = messages.groups[group as keyof typeof messages.groups];
    return element(
      "section",
      { class: "group", "aria-label": name },
      element("h3", {}, name),
      ...ofGroup.map((each) => each.element),
    );
  });
  const reset = element("button", { type: "button" }, messages.reset);
  reset.addEventListener("click", () => {
    choices.reset();
    void update();
  });
  const made = element(
    "section",
    { class: "reading" },
    element("h2", {}, messages.extension.options.reading),
    element("div", { class: "groups" }, ...groups),
    element("div", { class: "buttons" }, reset),
  );
  show(defaultSettings); // so that nothing moves when the person's own are there
  return { element: made, update };
}
