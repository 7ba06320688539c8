/** What stands for the places of a message. */
export type Values = Readonly<Record<string, string | number>>;

/**
 * Fills the places of a message: `{site}`, and plurals as ICU's MessageFormat writes them, chosen by
 * `Intl.PluralRules`:
 *
 *     "{count, plural, one {# minute left} other {# minutes left}}"
 *
 * `#` is the number as the language writes it. A place without a value stays as it is; plurals hold no plurals.
 * @param lang BCP 47: the message's language
 */
export function format(message: string, values: Values, lang: string): string {
  const plural = /\{(\w+), plural,((?:\s*(?:=\d+|\w+)\s*\{[^{}]*\})+)\s*\}/g;
  return message
    .replace(plural, (whole, name: string, forms: string) => {
      const value = values[name];
      if (typeof value !== "number") return whole;
      // eslint-disable-next-line regexp/no-super-linear-move -- messages are our own
      const texts = new Map([...forms.matchAll(/(=\d+|\w+)\s*\{([^{}]*)\}/g)].map(([, key, text]) => [key!, text!]));
      const text =
        texts.get(`=${value}`) ?? texts.get(new Intl.PluralRules(lang).select(value)) ?? texts.get("other") ?? "";
      return text.replaceAll("#", new Intl.NumberFormat(lang).format(value));
    })
    .replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = values[name];
      return value === undefined
        ? place
        : typeof value === "number"
          ? new Intl.NumberFormat(lang).format(value)
          : value;
    });
}
