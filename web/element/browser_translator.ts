import type { TranslateOptions, Translator } from "./translator.js";

/** The Translator API, as far as it is used here. */
interface OnDevice {
  availability(pair: Pair): Promise<string>;
  create(
    options: Pair & { signal?: AbortSignal },
  ): Promise<{ translate(text: string, options?: { signal: AbortSignal }): Promise<string>; destroy?(): void }>;
}
interface Pair {
  sourceLanguage: string;
  targetLanguage: string;
}

/** The browser's own translator, which works on the device; undefined where there is none. */
export function browserTranslator(): Translator | undefined {
  const api = (globalThis as { Translator?: OnDevice }).Translator;
  if (typeof api?.create !== "function") return undefined;
  return {
    async *translate(texts: string[], { from, to, signal }: TranslateOptions) {
      const pair = { sourceLanguage: from, targetLanguage: to };
      if ((await api.availability(pair)) === "unavailable")
        throw new Error(`The browser cannot translate from ${from} to ${to}.`);
      const translator = await api.create({ ...pair, signal });
      try {
        for (const text of texts) yield await translator.translate(text, { signal });
      } finally {
        translator.destroy?.();
      }
    },
  };
}
