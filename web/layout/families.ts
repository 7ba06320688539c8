// Which faces a font is made of: as the style sheet says, which is asked so that it stands in one place.
import type { Font } from "./types.js";

/** The faces of a font, best first, as CSS writes them in `font-family`. */
export type FamilyOf = (font: Font) => string;

const properties = { serif: "serif", "sans-serif": "sans", monospace: "mono" } as const;

/** A rule that names faces: for a language ("" for all), for one of the families. */
interface Faces {
  range: string;
  family: Font["family"];
  list: string;
}

const matches = (lang: string, range: string): boolean =>
  range === "" || lang === range || lang.startsWith(range + "-");

/**
 * Reads the families of fonts from a style sheet of `present`: its custom properties `--lectern-serif` and so on, by
 * language.
 * For hosts that have no style at hand to ask; an element asks its own.
 */
export function familiesOf(css: string): FamilyOf {
  const faces: Faces[] = [];
  // eslint-disable-next-line regexp/no-super-linear-move -- style sheets are our own
  for (const [, selector, body] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const ranges = [...selector!.matchAll(/:lang\(([\w-]+)\)/g)].map(([, range]) => range!.toLowerCase());
    for (const [, name, list] of body!.matchAll(/--lectern-(serif|sans|mono|face):([^;]+)/g)) {
      const family =
        name === "face"
          ? "easy"
          : (Object.keys(properties) as (keyof typeof properties)[]).find((key) => properties[key] === name)!;
      if (family === "easy" && !selector!.includes("[data-font-family=easy]")) continue;
      for (const range of ranges.length > 0 ? ranges : [""]) faces.push({ range, family, list: list!.trim() });
    }
  }
  // Later rules win, as in CSS: they are all as specific.
  faces.reverse();
  const find = (family: Font["family"], lang: string): string =>
    faces.find((one) => one.family === family && matches(lang, one.range))?.list ?? "serif";
  const known = new Map<string, string>();
  return ({ family, lang }) => {
    const key = `${family} ${lang}`;
    let list = known.get(key);
    if (list === undefined) {
      list = find(family, lang.toLowerCase());
      // "easy" stands on the sans-serif faces, and those of Urdu on its serif ones.
      for (let step = 0; step < 3; step += 1) {
        list = list.replace(/var\(--lectern-(serif|sans|mono)\)/g, (_, name: string) => {
          return find(name === "serif" ? "serif" : name === "sans" ? "sans-serif" : "monospace", lang.toLowerCase());
        });
      }
      if (known.size < 1000) known.set(key, list);
    }
    return list;
  };
}
