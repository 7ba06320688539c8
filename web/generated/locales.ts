// Made from the files in web/locales by scripts/generate.mjs.
import type english from "../locales/en.json";

/** The texts of the interface in one language. */
export type Messages = typeof english;

/** Loads the texts of the interface; a language is fetched when it is first used. */
export const locales: Readonly<Record<string, () => Promise<{ default: Messages }>>> = {
  ar: () => import("../locales/ar.json"),
  bn: () => import("../locales/bn.json"),
  de: () => import("../locales/de.json"),
  en: () => import("../locales/en.json"),
  es: () => import("../locales/es.json"),
  fr: () => import("../locales/fr.json"),
  hi: () => import("../locales/hi.json"),
  ja: () => import("../locales/ja.json"),
  ru: () => import("../locales/ru.json"),
  ur: () => import("../locales/ur.json"),
  zh: () => import("../locales/zh.json"),
};
