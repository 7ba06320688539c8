import { locales, type Messages } from "../generated/locales.js";
import english from "../locales/en.json";

export type { Messages };

/** The interface's words, with the language that they are in. */
export interface Interface {
  /** BCP 47. */
  lang: string;
  dir: "ltr" | "rtl";
  messages: Messages;
}

/** The direction that a language is written in. */
export function directionOf(lang: string): "ltr" | "rtl" {
  return /^(?:ar|ur|fa|he|yi|ps|sd|ug|dv|ckb)\b/i.test(lang) ? "rtl" : "ltr";
}

/** The interface that is always at hand. */
export const englishInterface: Interface = { lang: "en", dir: "ltr", messages: english };

/**
 * The language for the interface: the first of the candidates that there is a locale for ("hi-IN" counts as "hi"), else
 * English.
 * @param candidates BCP 47, best first; empty ones and "auto" are passed over
 */
export function chooseLanguage(candidates: readonly (string | null | undefined)[]): string {
  for (const candidate of candidates) {
    const language = candidate?.toLowerCase().split(/[-_]/, 1)[0] ?? "";
    if (Object.hasOwn(locales, language)) return language;
  }
  return "en";
}

/** Loads the interface's words. A locale that cannot be fetched is replaced by English. */
export async function loadInterface(lang: string): Promise<Interface> {
  if (lang === "en") return englishInterface;
  try {
    const { default: messages } = await locales[lang]!();
    return { lang, dir: directionOf(lang), messages };
  } catch {
    return englishInterface;
  }
}

const names = new Map<string, string>();

/** A language's name in itself, with a capital where its script has them. */
export function languageName(lang: string): string {
  const known = names.get(lang);
  if (known !== undefined) return known;
  const name = nameOf(lang);
  if (names.size < 1000) names.set(lang, name); // pages may name any number of languages
  return name;
}

function nameOf(lang: string): string {
  try {
    const name = new Intl.DisplayNames([lang], { type: "language" }).of(lang) ?? lang;
    return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
  } catch {
    return lang;
  }
}
