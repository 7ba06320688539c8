// The options page: reading settings, sites that always open, what is kept, everything as a file.
import { KeptChoices } from "../element/choices.js";
import { element } from "../element/dom.js";
import type { Interface } from "../element/messages.js";
import { backupSection } from "./options_backup.js";
import { keptSection } from "./options_kept.js";
import { readingSection } from "./options_reading.js";
import type { Section } from "./options_section.js";
import { sitesSection } from "./options_sites.js";
import { pageInterface } from "./own_page.js";
import { extensionStore } from "./store.js";

const main = document.querySelector("main")!;
const choices = new KeptChoices(extensionStore, update);
let sections: Section[] = [];
let spoken = "";

function update(): void {
  void speak();
  for (const section of sections) void section.update();
}

/** Builds the page, again where another language was chosen. */
async function speak(): Promise<void> {
  const ui = await pageInterface();
  if (ui.lang === spoken) return;
  spoken = ui.lang;
  const focused = document.activeElement as HTMLInputElement | null;
  const setting = focused?.closest<HTMLElement>("[data-setting]")?.dataset["setting"];
  build(ui);
  if (!setting) return;
  const inputs = [...main.querySelectorAll<HTMLInputElement>(`[data-setting=${setting}] input`)];
  (inputs.find(({ value }) => value === focused.value) ?? inputs[0])?.focus();
}

function build(ui: Interface): void {
  const { options } = ui.messages.extension;
  document.title = options.title;
  sections = [readingSection(ui, choices), sitesSection(ui), keptSection(ui), backupSection(ui, choices)];
  const privacy = element("section", {}, element("h2", {}, options.privacy), element("p", {}, options.private));
  main.replaceChildren(element("h1", {}, options.title), ...sections.map((section) => section.element), privacy);
  for (const section of sections) void section.update();
}

choices.open(extensionStore);
extensionStore.watch!(update);
void speak();
