import type { Settings } from "../generated/settings.js";

/** What a reader chose: only the settings that were changed, as they were stored. */
export type Choices = Partial<Settings>;

const key = "lectern.settings";
const longest = 10_000;

/**
 * What was stored, or nothing: storage may be forbidden, full, or hold what somebody else wrote. Values are checked where they
 * are applied, not here.
 */
export function loadChoices(): Choices {
  try {
    const text = localStorage.getItem(key);
    if (!text || text.length > longest) return {};
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Choices) : {};
  } catch {
    return {};
  }
}

/** Stores choices; without any, nothing stays behind. Where storing is not possible they last as long as the page. */
export function saveChoices(choices: Choices): void {
  try {
    if (Object.keys(choices).length > 0) localStorage.setItem(key, JSON.stringify(choices));
    else localStorage.removeItem(key);
  } catch {
    // The reader works all the same.
  }
}
