// Everything that the extension keeps, as one JSON file. It holds the settings as the reader's own export does, and
// either can be imported at either place.
import type { KeptChoices } from "../element/choices.js";
import { parsedObject } from "../element/store.js";
import { browser } from "./browser.js";
import { keptIn } from "./kept.js";
import { readRules, rulesOf, saveRules } from "./rules.js";
import { extensionStore } from "./store.js";

/** A larger file, in bytes, is not looked at: browsers would not keep it. */
export const largestFile = 8_000_000;

/** Everything, as a file's text. */
export async function exported(choices: KeptChoices): Promise<string> {
  const stored = await browser.storage.local.get(null);
  const kept = keptIn(Object.fromEntries(Object.entries(stored).map(([name, text]) => [name, parsedObject(text)])));
  const rules = await readRules(extensionStore);
  const file = {
    ...(JSON.parse(choices.toJson()) as object),
    rules: Object.fromEntries(rules),
    kept: Object.fromEntries([...kept].map(([name, text]) => [name, parsedObject(text)])),
  };
  return JSON.stringify(file, null, 2) + "\n";
}

/**
 * Takes over what {@link exported} wrote, or anybody: only what can be kept. It takes the place of what is there under
 * the same names; rules come without their sites' permission.
 * @return false where it is no such file, or cannot be kept
 */
export async function imported(text: string, choices: KeptChoices): Promise<boolean> {
  if (text.length > largestFile || !choices.fromJson(text)) return false;
  const { rules, kept } = parsedObject<{ rules?: unknown; kept?: unknown }>(text);
  try {
    await saveRules(extensionStore, new Map([...(await readRules(extensionStore)), ...rulesOf(rules)]));
    for (const [name, one] of keptIn(kept)) await extensionStore.set(name, one);
    return true;
  } catch {
    return false; // no room
  }
}
