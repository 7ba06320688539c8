// Made from include/lectern/settings.def by scripts/generate.mjs.

/** The reader's settings. */
export interface Settings {
  /** Colour theme (Reading Mode in the interface); auto follows the system, custom uses the three colours below. Default: auto. */
  theme: "auto" | "light" | "dark" | "sepia" | "gray" | "contrast" | "dusk" | "moss" | "custom";
  /** Background colour of the custom theme. Default: #fbf1e4. */
  customBackground: `#${string}`;
  /** Text colour of the custom theme. Default: #2b2118. */
  customText: `#${string}`;
  /** Link colour of the custom theme. Default: #7a3e00. */
  customLink: `#${string}`;
  /** Size of the body text. 12 to 128 px. Default: 20. */
  fontSize: number;
  /** Typeface of the body text; easy is a typeface whose letters are easy to tell apart, if the device has one. Default: serif. */
  fontFamily: "serif" | "sans-serif" | "monospace" | "easy";
  /** Sets the first letters of every word in bold to guide the eye. Default: off. */
  boldPrefix: "off" | "on";
  /** Weight of the body text. Default: regular. */
  fontWeight: "light" | "regular" | "bold";
  /** Maximum line length, in multiples of the font size. 20 to 60 em. Default: 30. */
  contentWidth: number;
  /** Line height, as a multiple of the font size; scripts that need more get more. 1 to 2.6. Default: 1.6. */
  lineHeight: number;
  /** Extra space between letters; not applied to scripts with joined letters. 0 to 0.24 em. Default: 0. */
  letterSpacing: number;
  /** Extra space between words. 0 to 0.4 em. Default: 0. */
  wordSpacing: number;
  /** Alignment of paragraphs; start is left or right, depending on the language. Default: start. */
  alignment: "start" | "left" | "center" | "right" | "justify";
  /** Hyphenation; auto hyphenates justified text only. Default: auto. */
  hyphenation: "auto" | "on" | "off";
  /** Shows, dims or hides images. Default: show. */
  images: "show" | "dim" | "hide";
  /** Links coloured and underlined, faintly underlined, or like the text around them. Default: underline. */
  links: "underline" | "quiet" | "plain";
  /** Layout of the article: one scrolling column, columns as high as the window, or pages like a book's. Default: scroll. */
  layout: "scroll" | "columns" | "pages";
  /** Line focus: the number of lines at full brightness; the others are dimmed. Default: off. */
  focus: "off" | "1" | "3" | "5";
  /** Speed of reading aloud; 1 is the normal speed of the voice. 0.5 to 3. Default: 1. */
  speechRate: number;
  /** Language of the interface; auto uses the language of the surrounding page, or else the browser's. Default: auto. */
  uiLang: "auto" | "en" | "hi" | "bn" | "ur" | "ar" | "zh" | "ja" | "es" | "fr" | "de" | "ru";
}

/** The name of a setting in JSON and JavaScript. */
export type SettingKey = keyof Settings;

interface Row {
  /** The name in JSON and JavaScript: "fontSize". */
  readonly key: SettingKey;
  /** The name as an attribute and as a command line option: "font-size". */
  readonly attribute: string;
  /** The group of related settings. */
  readonly group: string;
}

/** A setting that is a number. */
export interface NumberSetting extends Row {
  readonly kind: "number";
  readonly minimum: number;
  readonly maximum: number;
  /** The step of a control; any value in the range is allowed. */
  readonly step: number;
  readonly default: number;
  /** A CSS unit, or empty. */
  readonly unit: string;
}

/** A setting with a fixed list of values. */
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

/** A row of the settings table. */
export type Setting = NumberSetting | ChoiceSetting | ColorSetting;

/** Every setting, in the order of the interface. */
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

/** The default of every setting. */
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

/** A short description of every setting, in English. */
export const settingDescriptions: Readonly<Record<SettingKey, string>> = {
  theme: "Colour theme (Reading Mode in the interface); auto follows the system, custom uses the three colours below",
  customBackground: "Background colour of the custom theme",
  customText: "Text colour of the custom theme",
  customLink: "Link colour of the custom theme",
  fontSize: "Size of the body text",
  fontFamily: "Typeface of the body text; easy is a typeface whose letters are easy to tell apart, if the device has one",
  boldPrefix: "Sets the first letters of every word in bold to guide the eye",
  fontWeight: "Weight of the body text",
  contentWidth: "Maximum line length, in multiples of the font size",
  lineHeight: "Line height, as a multiple of the font size; scripts that need more get more",
  letterSpacing: "Extra space between letters; not applied to scripts with joined letters",
  wordSpacing: "Extra space between words",
  alignment: "Alignment of paragraphs; start is left or right, depending on the language",
  hyphenation: "Hyphenation; auto hyphenates justified text only",
  images: "Shows, dims or hides images",
  links: "Links coloured and underlined, faintly underlined, or like the text around them",
  layout: "Layout of the article: one scrolling column, columns as high as the window, or pages like a book's",
  focus: "Line focus: the number of lines at full brightness; the others are dimmed",
  speechRate: "Speed of reading aloud; 1 is the normal speed of the voice",
  uiLang: "Language of the interface; auto uses the language of the surrounding page, or else the browser's",
};
