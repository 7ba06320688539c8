import { locales } from "./generated/locales.js";

/** The words around an article, and the language that they and its date are in. */
export interface Labels {
  text: { tags: string; related: string };
  /** BCP 47. */
  language: string;
}

/** The words around an article: in the language that was asked for, else the article's, else English. */
export async function labelsFor(wanted: string | number | undefined, lang: string | null): Promise<Labels> {
  const language = [wanted, lang?.split("-")[0]?.toLowerCase(), "en"].find(
    (name) => name !== undefined && Object.hasOwn(locales, name),
  ) as string;
  const messages = (await locales[language]!()).default;
  return {
    text: { tags: messages.tags, related: messages.related },
    language: language === "en" && lang ? lang : language,
  };
}
