// Scripts: what they are called, and which languages are written in them.

/** ISO 15924 code → the name that Unicode has for it. */
const scripts: Readonly<Record<string, string>> = {
  Latn: "Latin",
  Grek: "Greek",
  Cyrl: "Cyrillic",
  Armn: "Armenian",
  Geor: "Georgian",
  Hebr: "Hebrew",
  Arab: "Arabic",
  Deva: "Devanagari",
  Beng: "Bengali",
  Guru: "Gurmukhi",
  Gujr: "Gujarati",
  Orya: "Oriya",
  Taml: "Tamil",
  Telu: "Telugu",
  Knda: "Kannada",
  Mlym: "Malayalam",
  Sinh: "Sinhala",
  Thai: "Thai",
  Laoo: "Lao",
  Tibt: "Tibetan",
  Mymr: "Myanmar",
  Khmr: "Khmer",
  Ethi: "Ethiopic",
  Hani: "Han",
  Hira: "Hiragana",
  Kana: "Katakana",
  Bopo: "Bopomofo",
  Hang: "Hangul",
};

const tests = Object.entries(scripts).map(([code, name]) => ({
  code,
  // eslint-disable-next-line security/detect-non-literal-regexp -- built only from the table above
  test: new RegExp(`\\p{Script_Extensions=${name}}`, "u"),
}));

/** A character that a font for the script surely has. */
const samples: Readonly<Record<string, string>> = {
  Arab: "ا",
  Deva: "क",
  Beng: "ক",
  Hebr: "א",
  Hans: "的",
  Hant: "的",
  Jpan: "の",
  Kore: "한",
  Thai: "ก",
};

/**
 * The script of a character, ISO 15924: of those that share it, one of the language's; "" where it is of none, or of
 * one that is not known here.
 */
export function scriptOf(character: string, lang: string): string {
  const found = tests.filter(({ test }) => test.test(character)).map(({ code }) => code);
  return scriptsOfLanguage(lang).find((code) => found.includes(code)) ?? found[0] ?? "";
}

/** The scripts that a language is written in, ISO 15924: "Arab" for Urdu; "Latn" where the language is not known. */
export function scriptsOfLanguage(lang: string): string[] {
  const script = likelyScript(lang);
  return joined[script] ?? [script];
}

const joined: Readonly<Record<string, string[]>> = {
  Hans: ["Hani"],
  Hant: ["Hani", "Bopo"],
  Jpan: ["Hani", "Hira", "Kana"],
  Kore: ["Hang", "Hani"],
};

function likelyScript(lang: string): string {
  try {
    return new Intl.Locale(lang).maximize().script ?? "Latn";
  } catch {
    return "Latn";
  }
}

/** A character in which a language is written. */
export const sampleOf = (lang: string): string => samples[likelyScript(lang)] ?? "x";

/** What people call a text's writing: "Urdu (Arabic script)", or the characters themselves. */
export function describeWriting(character: string, lang: string): string {
  const script = scriptOf(character, lang);
  if (!script) return `${character} (U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")})`;
  const language = scriptsOfLanguage(lang).includes(script) ? nameOf(lang) : undefined;
  return language ? `${language} (${scripts[script]} script)` : `the ${scripts[script]} script`;
}

function nameOf(lang: string): string | undefined {
  try {
    return new Intl.DisplayNames("en", { type: "language", fallback: "none" }).of(lang.split("-")[0]!);
  } catch {
    return undefined;
  }
}
