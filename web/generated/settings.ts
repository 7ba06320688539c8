// Made from include/lectern/settings.def by scripts/generate.mjs.

/** The reader's settings. */
export interface Settings {
  /** Reading mode: the colours of the page; auto follows the system, custom takes the three colours below. Default: auto. */
  theme: "auto" | "light" | "dark" | "sepia" | "gray" | "contrast" | "dusk" | "moss" | "custom";
  /** Background of the reading mode custom. Default: #fbf1e4. */
  customBackground: `#${string}`;
  /** Text of the reading mode custom. Default: #2b2118. */
  customText: `#${string}`;
  /** Links of the reading mode custom. Default: #7a3e00. */
  customLink: `#${string}`;
  /** Size of the body text. 12 to 128 px. Default: 20. */
  fontSize: number;
  /** Typeface of the body text; easy is one whose letters are hard to mistake, where the device has one. Default: serif. */
  fontFamily: "serif" | "sans-serif" | "monospace" | "easy";
  /** The first letters of every word in bold, to lead the eye. Default: off. */
  boldPrefix: "off" | "on";
  /** Weight of the body text. Default: regular. */
  fontWeight: "light" | "regular" | "bold";
  /** Longest line, in sizes of the body text. 20 to 60 em. Default: 30. */
  contentWidth: number;
  /** Distance between lines, in sizes of the text; scripts that need more room get it on top. 1 to 2.6. Default: 1.6. */
  lineHeight: number;
  /** Extra space between letters, but for scripts that join them. 0 to 0.24 em. Default: 0. */
  letterSpacing: number;
  /** Extra space between words. 0 to 0.4 em. Default: 0. */
  wordSpacing: number;
  /** Alignment of paragraphs; start is the side where the language begins its lines. Default: start. */
  alignment: "start" | "left" | "center" | "right" | "justify";
  /** Words broken at the ends of lines; auto where lines are justified. Default: auto. */
  hyphenation: "auto" | "on" | "off";
  /** Pictures as they are, softened, or left out. Default: show. */
  images: "show" | "dim" | "hide";
  /** Links coloured and underlined, underlined faintly, or like the text around them. Default: underline. */
  links: "underline" | "quiet" | "plain";
  /** How the article is laid out: downwards, in columns as high as the window, sideways, or in pages like a book's. Default: scroll. */
  layout: "scroll" | "columns" | "pages";
  /** So many lines in full light, the others dimmed. Default: off. */
  focus: "off" | "1" | "3" | "5";
  /** How fast the article is read aloud; 1 is the voice's own speed. 0.5 to 3. Default: 1. */
  speechRate: number;
  /** Language of the interface; auto takes the page's, else the browser's. Default: auto. */
  uiLang: "auto" | "en" | "hi" | "bn" | "ur" | "ar" | "zh" | "ja" | "es" | "fr" | "de" | "ru";
}

/** A setting's name, as in JSON and JavaScript. */
export type SettingKey = keyof Settings;

interface Row {
  /** The name in JSON and JavaScript: "fontSize". */
  readonly key: SettingKey;
  /** The name as an attribute and as a command line option: "font-size". */
  readonly attribute: string;
  /** The settings that belong together. */
  readonly group: string;
}

/** A setting that is a number. */
export interface NumberSetting extends Row {
  readonly kind: "number";
  readonly minimum: number;
  readonly maximum: number;
  /** What a control moves by; any value in the range is allowed. */
  readonly step: number;
  readonly default: number;
  /** A CSS unit, or empty. */
  readonly unit: string;
}

/** A setting that is one of several words. */
export interface ChoiceSetting extends Row {
  readonly kind: "choice";
  readonly values: readonly string[];
  readonly default: string;
}

/** A setting that is a color: "#" and six hexadecimal digits. */
export interface ColorSetting extends Row {
  readonly kind: "color";
  readonly default: string;
}

/** A row of the table of settings. */
export type Setting = NumberSetting | ChoiceSetting | ColorSetting;

/** Every setting, in the order in which people see them. */
export const settingsTable: readonly Setting[] = [
  { key: "theme", attribute: "theme", group: "look", kind: "choice", values: ["auto", "light", "dark", "sepia", "gray", "contrast", "dusk", "moss", "custom"], default: "auto" },
  { key: "customBackground", attribute: "custom-background", group: "look", kind: "color", default: "#fbf1e4" },
  { key: "customText", attribute: "custom-text", group: "look", kind: "color", default: "#2b2118" },
  { key: "customLink", attribute: "custom-link", group: "look", kind: "color", default: "#7a3e00" },
  { key: "fontSize", attribute: "font-size", group: "text", kind: "number", minimum: 12, maximum: 128, step: 1, default: 20, unit: "px" },
  { key: "fontFamily", attribute: "font-family", group: "text", kind: "choice", values: ["serif", "sans-serif", "monospace", "easy"], default: "serif" },
  { key: "boldPrefix", attribute: "bold-prefix", group: "text", kind: "choice", values: ["off", "on"], default: "off" },
  { key: "fontWeight", attribute: "font-weight", group: "text", kind: "choice", values: ["light", "regular", "bold"], default: "regular" },
  { key: "contentWidth", attribute: "content-width", group: "page", kind: "number", minimum: 20, maximum: 60, step: 1, default: 30, unit: "em" },
  { key: "lineHeight", attribute: "line-height", group: "page", kind: "number", minimum: 1, maximum: 2.6, step: 0.1, default: 1.6, unit: "" },
  { key: "letterSpacing", attribute: "letter-spacing", group: "text", kind: "number", minimum: 0, maximum: 0.24, step: 0.01, default: 0, unit: "em" },
  { key: "wordSpacing", attribute: "word-spacing", group: "text", kind: "number", minimum: 0, maximum: 0.4, step: 0.05, default: 0, unit: "em" },
  { key: "alignment", attribute: "alignment", group: "page", kind: "choice", values: ["start", "left", "center", "right", "justify"], default: "start" },
  { key: "hyphenation", attribute: "hyphenation", group: "page", kind: "choice", values: ["auto", "on", "off"], default: "auto" },
  { key: "images", attribute: "images", group: "look", kind: "choice", values: ["show", "dim", "hide"], default: "show" },
  { key: "links", attribute: "links", group: "look", kind: "choice", values: ["underline", "quiet", "plain"], default: "underline" },
  { key: "layout", attribute: "layout", group: "page", kind: "choice", values: ["scroll", "columns", "pages"], default: "scroll" },
  { key: "focus", attribute: "focus", group: "aids", kind: "choice", values: ["off", "1", "3", "5"], default: "off" },
  { key: "speechRate", attribute: "speech-rate", group: "aids", kind: "number", minimum: 0.5, maximum: 3, step: 0.1, default: 1, unit: "" },
  { key: "uiLang", attribute: "ui-lang", group: "interface", kind: "choice", values: ["auto", "en", "hi", "bn", "ur", "ar", "zh", "ja", "es", "fr", "de", "ru"], default: "auto" },
];

/** What stands where nothing is set. */
export const defaultSettings: Readonly<Settings> = {
  theme: "auto",
  customBackground: "#fbf1e4",
  customText: "#2b2118",
  customLink: "#7a3e00",
  fontSize: 20,
  fontFamily: "serif",
  boldPrefix: "off",
  fontWeight: "regular",
  contentWidth: 30,
  lineHeight: 1.6,
  letterSpacing: 0,
  wordSpacing: 0,
  alignment: "start",
  hyphenation: "auto",
  images: "show",
  links: "underline",
  layout: "scroll",
  focus: "off",
  speechRate: 1,
  uiLang: "auto",
};

/** What each setting is, in English, a phrase. */
export const settingDescriptions: Readonly<Record<SettingKey, string>> = {
  theme: "Reading mode: the colours of the page; auto follows the system, custom takes the three colours below",
  customBackground: "Background of the reading mode custom",
  customText: "Text of the reading mode custom",
  customLink: "Links of the reading mode custom",
  fontSize: "Size of the body text",
  fontFamily: "Typeface of the body text; easy is one whose letters are hard to mistake, where the device has one",
  boldPrefix: "The first letters of every word in bold, to lead the eye",
  fontWeight: "Weight of the body text",
  contentWidth: "Longest line, in sizes of the body text",
  lineHeight: "Distance between lines, in sizes of the text; scripts that need more room get it on top",
  letterSpacing: "Extra space between letters, but for scripts that join them",
  wordSpacing: "Extra space between words",
  alignment: "Alignment of paragraphs; start is the side where the language begins its lines",
  hyphenation: "Words broken at the ends of lines; auto where lines are justified",
  images: "Pictures as they are, softened, or left out",
  links: "Links coloured and underlined, underlined faintly, or like the text around them",
  layout: "How the article is laid out: downwards, in columns as high as the window, sideways, or in pages like a book's",
  focus: "So many lines in full light, the others dimmed",
  speechRate: "How fast the article is read aloud; 1 is the voice's own speed",
  uiLang: "Language of the interface; auto takes the page's, else the browser's",
};
