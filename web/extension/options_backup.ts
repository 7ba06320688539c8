import type { KeptChoices } from "../element/choices.js";
import { element } from "../element/dom.js";
import type { Interface } from "../element/messages.js";
import { save } from "../element/save_file.js";
import { exported, imported, largestFile } from "./backup.js";
import type { Section } from "./options_section.js";

/** Everything as one file, out and in. */
export function backupSection({ messages }: Interface, choices: KeptChoices): Section {
  const { options } = messages.extension;
  const said = element("p", { role: "status" });
  const file = element("input", { type: "file", accept: ".json,application/json", hidden: true });
  const button = (words: string, act: () => void) => {
    const made = element("button", { type: "button" }, words);
    made.addEventListener("click", act);
    return made;
  };

  async function take(chosen: File): Promise<void> {
    const taken = chosen.size <= largestFile && (await imported(await chosen.text().catch(() => ""), choices));
    said.textContent = taken ? options.imported : options.notImported;
  }
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? [];
    if (chosen) void take(chosen);
    file.value = "";
  });
  const buttons = element(
    "div",
    { class: "buttons" },
    button(
      options.export,
      () => void exported(choices).then((text) => save("clean-view.json", "application/json", text)),
    ),
    button(options.import, () => file.click()),
    file,
  );
  return { element: element("section", {}, element("h2", {}, options.backup), buttons, said), update() {} };
}
