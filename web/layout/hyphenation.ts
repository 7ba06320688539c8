// Hyphens by patterns of the language, each language's in a file of its own that is only loaded where it is asked for.

const languages: Record<string, () => Promise<{ default: (word: string) => number[] }>> = {
  de: () => import("./hyphenation/de.js"),
  en: () => import("./hyphenation/en.js"),
  es: () => import("./hyphenation/es.js"),
  fr: () => import("./hyphenation/fr.js"),
  ru: () => import("./hyphenation/ru.js"),
};

/** The languages that there are patterns for. */
export const hyphenationLanguages: readonly string[] = Object.keys(languages);

const primary = (lang: string): string => lang.toLowerCase().split(/[-_]/, 1)[0]!;

/**
 * Loads what hyphenates languages: `LayoutOptions.hyphenate`.
 * @param langs BCP 47, those of the article; one that there are no patterns for, or whose patterns cannot be loaded,
 * has its words left whole
 */
export async function loadHyphenation(
  langs: readonly string[],
): Promise<(word: string, lang: string) => readonly number[]> {
  const loaded = new Map<string, (word: string) => number[]>();
  const wanted = new Set(langs.map(primary).filter((lang) => Object.hasOwn(languages, lang)));
  await Promise.all(
    [...wanted].map(async (lang) => {
      try {
        loaded.set(lang, (await languages[lang]!()).default);
      } catch {
        // Words stay whole, then.
      }
    }),
  );
  return (word, lang) => loaded.get(primary(lang))?.(word) ?? [];
}
