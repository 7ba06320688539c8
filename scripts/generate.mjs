// Writes every file that is made from a table: `node scripts/generate.mjs`. With --check it writes nothing and fails
// where a file is not what its table gives.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const read = (path) => readFileSync(join(root, path), "utf8");

/**
 * A row of a .def table: `NAME(a, "b, c", 3)` as its name and its arguments, strings unquoted, adjacent strings joined.
 */
function* rows(text) {
  const source = text.replace(/^\s*\/\/.*$/gm, "");
  for (const [, name, body] of source.matchAll(/(LECTERN_\w+)\(((?:"(?:[^"\\]|\\.)*"|[^"()])*)\)/g)) {
    const parts = body
      .match(/(?:"(?:[^"\\]|\\.)*"\s*)+|[^",]+/g)
      .map((part) => part.trim())
      .filter((part) => part !== "");
    yield [
      name,
      parts.map((part) =>
        part.startsWith('"') ? [...part.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([s]) => JSON.parse(s)).join("") : part,
      ),
    ];
  }
}

const camelCase = (id) => id.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
const kebabCase = (id) => id.replaceAll("_", "-");

/** The rows of settings.def as objects. */
function readSettings() {
  return [...rows(read("include/lectern/settings.def"))].map(([macro, args]) => {
    const names = (id, group) => ({ key: camelCase(id), attribute: kebabCase(id), group });
    if (macro === "LECTERN_NUMBER" && args.length === 8) {
      const [id, group, minimum, maximum, step, value, unit, description] = args;
      const numbers = {
        minimum: Number(minimum),
        maximum: Number(maximum),
        step: Number(step),
        default: Number(value),
      };
      return { ...names(id, group), kind: "number", ...numbers, unit, description };
    }
    if (macro === "LECTERN_CHOICE" && args.length === 5) {
      const [id, group, values, value, description] = args;
      return { ...names(id, group), kind: "choice", values: values.split(" "), default: value, description };
    }
    if (macro === "LECTERN_COLOR" && args.length === 4) {
      const [id, group, value, description] = args;
      return { ...names(id, group), kind: "color", default: value, description };
    }
    throw new Error(
      `settings.def: a row that is neither LECTERN_NUMBER with 8 arguments, LECTERN_CHOICE with 5 nor LECTERN_COLOR with 4: ${macro}(${args.join(", ")})`,
    );
  });
}

const range = (setting) =>
  setting.kind === "number"
    ? `${setting.minimum} to ${setting.maximum}${setting.unit ? ` ${setting.unit}` : ""}`
    : undefined;

function typescript(settings) {
  const type = (setting) =>
    setting.kind !== "choice"
      ? { number: "number", color: "`#${string}`" }[setting.kind]
      : setting.values.map((value) => JSON.stringify(value)).join(" | ");
  const note = (setting) =>
    `${setting.description}.${range(setting) ? ` ${range(setting)}.` : ""} Default: ${setting.default}.`;
  const fields = settings.flatMap((setting) => [`  /** ${note(setting)} */`, `  ${setting.key}: ${type(setting)};`]);
  const table = settings.map(
    ({ description, ...row }) =>
      `  ${JSON.stringify(row)
        .replace(/"(\w+)":/g, " $1: ")
        .replace(/^\{/, "{")
        .replaceAll(/,(?=")/g, ", ")
        .replace(/\}$/, " }")},`,
  );
  return `// Made from include/lectern/settings.def by scripts/generate.mjs.

/** The reader's settings. */
export interface Settings {
${fields.join("\n")}
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
${table.join("\n")}
];

/** The default of every setting. */
export const defaultSettings: Readonly<Settings> = {
${settings.map((setting) => `  ${setting.key}: ${JSON.stringify(setting.default)},`).join("\n")}
};

/** A short description of every setting, in English. */
export const settingDescriptions: Readonly<Record<SettingKey, string>> = {
${settings.map((setting) => `  ${setting.key}: ${JSON.stringify(setting.description)},`).join("\n")}
};
`;
}

function jsonSchema(settings) {
  const property = ({ kind, description, minimum, maximum, values, default: value }) =>
    kind === "color"
      ? { description, type: "string", pattern: "^#[0-9a-fA-F]{6}$", default: value }
      : kind === "number"
        ? { description, type: "number", minimum, maximum, default: value }
        : { description, type: "string", enum: values, default: value };
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Lectern reading settings",
    description: "Made from include/lectern/settings.def by scripts/generate.mjs.",
    type: "object",
    properties: Object.fromEntries(settings.map((setting) => [setting.key, property(setting)])),
    additionalProperties: false,
  };
  return JSON.stringify(schema, null, 2) + "\n";
}

/** The API of <lectern-reader> apart from the attributes of the settings. */
const readerApi = {
  attributes: [
    ["src", "string", "URL of the page to read: same origin, or a server that allows it by CORS"],
    ["for", "string", "CSS selector of the element of this page to read"],
    ["wasm-url", "string", "URL of lectern.wasm if it is not next to the script"],
  ],
  properties: [
    [
      "article",
      "Article | null",
      'The displayed article. Set it to display an article parsed with `formats: ["nodes"]`',
    ],
    ["html", "Page | null", "Write-only: a page to parse and display, as HTML, bytes or a Document"],
    ["url", "string", "URL of the page given as `html` or `article`; set it first"],
    ["src", "string", "Reflects the attribute `src`"],
    ["htmlFor", "string", "Reflects the attribute `for`"],
    [
      "settings",
      "Settings",
      "The settings in effect. Assign an object with the settings that your site changes; the user's choices win",
    ],
    [
      "store",
      "Store",
      "Where settings, notes and reading positions are stored; by default notes in IndexedDB, all else in localStorage",
    ],
    ["place", "string", "The text at the top of the viewport. Set it to text of the article to scroll there"],
    [
      "fetcher",
      "Fetcher | null",
      "Fetches the page at `src` and the article in other languages; by default `fetch`, so the same origin or CORS",
    ],
    [
      "pictureFetcher",
      "PictureFetcher | null",
      "Fetches pictures when the article is saved; by default `fetch` with CORS, without cookies and without a referrer",
    ],
    [
      "translator",
      "Translator | null | undefined",
      "Translates the article on request; by default the browser's translator if it has one, null for none",
    ],
  ],
  methods: [
    ["chooseSettings", "Changes settings as the user's choice, which is stored: for controls of your own"],
    ["resetSettings", "Discards the user's choices: the settings of the site and the defaults apply again"],
  ],
  events: [
    ["lectern-ready", "ReadyDetail", "The article is displayed, or there is none"],
    ["lectern-settings", "SettingsDetail", "Settings took effect"],
    ["lectern-error", "ErrorDetail", "The page could not be loaded or read"],
    [
      "lectern-navigate",
      "NavigateDetail",
      "The user chose the article in another language; cancel the event to display it yourself",
    ],
  ],
  slots: [["bar", "Content above the toolbar, such as the page's address and buttons of the host"]],
  cssParts: [
    ["page", "The whole reader: set colours here, whatever the theme"],
    ["bar", "The toolbar above the article"],
    ["article", "The article: set fonts here"],
  ],
  // Each with the part whose rule overrides the reader's own value.
  cssProperties: [
    ["background", "page", "Background"],
    ["surface", "page", "Background of toolbar panels, code and tables"],
    ["text", "page", "Text"],
    ["muted", "page", "Secondary text, such as bylines and captions"],
    ["line", "page", "Borders and rules"],
    ["link", "page", "Links and focus outlines"],
    ["serif", "article", "Serif font family"],
    ["sans", "article", "Sans-serif font family"],
  ],
};

/** The Custom Elements Manifest, which editors and documentation tools read. */
function customElements(settings) {
  const path = "dist/element.js";
  const text = (type) => ({ type: { text: type } });
  const attributes = [
    ...readerApi.attributes.map(([name, type, description]) => ({ name, ...text(type), description })),
    ...settings.map(({ attribute, kind, values, default: value, description, ...setting }) => ({
      name: attribute,
      ...text(
        kind === "choice"
          ? values.map((one) => JSON.stringify(one)).join(" | ")
          : kind === "number"
            ? "number"
            : "string",
      ),
      default: JSON.stringify(value),
      description: `${description}${kind === "number" ? `, ${range({ kind, ...setting })}` : ""}`,
    })),
  ];
  const declaration = {
    kind: "class",
    customElement: true,
    name: "LecternReader",
    tagName: "lectern-reader",
    description: "Displays an article with its reading settings",
    superclass: { name: "HTMLElement" },
    attributes,
    members: [
      ...readerApi.properties.map(([name, type, description]) => ({ kind: "field", name, ...text(type), description })),
      ...readerApi.methods.map(([name, description]) => ({ kind: "method", name, description, return: text("void") })),
    ],
    events: readerApi.events.map(([name, detail, description]) => ({
      name,
      ...text(`CustomEvent<${detail}>`),
      description,
    })),
    slots: readerApi.slots.map(([name, description]) => ({ name, description })),
    cssParts: readerApi.cssParts.map(([name, description]) => ({ name, description })),
    cssProperties: readerApi.cssProperties.map(([name, part, description]) => ({
      name: `--lectern-${name}`,
      description: `${description}; set it in a rule for \`::part(${part})\``,
    })),
  };
  const exports = [
    { kind: "js", name: "LecternReader", declaration: { name: "LecternReader", module: path } },
    { kind: "custom-element-definition", name: "lectern-reader", declaration: { name: "LecternReader", module: path } },
  ];
  return (
    JSON.stringify(
      { schemaVersion: "1.0.0", modules: [{ kind: "javascript-module", path, declarations: [declaration], exports }] },
      null,
      2,
    ) + "\n"
  );
}

function locales() {
  const names = readdirSync(join(root, "web/locales"))
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -5))
    .sort();
  return `// Made from the files in web/locales by scripts/generate.mjs.
import type english from "../locales/en.json";

/** The texts of the interface in one language. */
export type Messages = typeof english;

/** Loads the texts of the interface; a language is fetched when it is first used. */
export const locales: Readonly<Record<string, () => Promise<{ default: Messages }>>> = {
${names.map((name) => `  ${/^\w+$/.test(name) ? name : JSON.stringify(name)}: () => import("../locales/${name}.json"),`).join("\n")}
};
`;
}

/** The rows of formats.def. */
const formatRows = [...rows(read("include/lectern/formats.def"))].map(([, [id, ending, description]]) => ({
  id,
  ending,
  description,
}));

function formatTypes() {
  const fields = formatRows.flatMap(({ id, description }) => [
    `  /** The body as ${description}; only where \`formats\` asked for it. */`,
    `  ${id}?: string;`,
  ]);
  return `// Made from include/lectern/formats.def by scripts/generate.mjs.

/** The article in each format of text. */
export interface FormattedText {
${fields.join("\n")}
}

/** A format of text. */
export type TextFormat = keyof FormattedText;

/** Every format of text. */
export const textFormats: readonly TextFormat[] = [${formatRows.map(({ id }) => JSON.stringify(id)).join(", ")}];

/** The format of a file with an ending. */
export const formatEndings: Readonly<Record<string, TextFormat>> = {
${formatRows.map(({ id, ending }) => `  ${ending}: ${JSON.stringify(id)},`).join("\n")}
};
`;
}

/** The rows of tags.def that are blocks, as TypeScript. */
function blockList() {
  const tags = [...rows(read("wasm/vocabulary/tags.def"))].map(([, [, name, display]]) => ({ name, display }));
  const blocks = tags.filter(({ display }) => display === "block").map(({ name }) => name);
  return `// Made from wasm/vocabulary/tags.def by scripts/generate.mjs.

/** The elements of HTML at which the core begins and ends a block of text. */
export const blockNames =
  ${JSON.stringify(blocks.join(" "))};
`;
}

/** Replaces what is between the two marks of a generated part of a Markdown page. */
function replaceGenerated(path, text, name, content) {
  const part = new RegExp(`(<!-- ${name}: generated[^>]*-->\\n)[^]*?(<!-- ${name}: end -->)`);
  if (!part.test(text))
    throw new Error(`${path} has no generated part: <!-- ${name}: generated --> … <!-- ${name}: end -->`);
  return text.replace(part, (_, begin, end) => `${begin}${content}\n${end}`);
}

const code = (text) => `\`${text.replaceAll("|", "\\|")}\``;

function markdownTable(columns, rows) {
  return [columns, columns.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** The table of settings in docs/settings.md. */
function settingsPage(text, settings) {
  const values = (setting) =>
    setting.kind === "choice" ? setting.values.map(code).join(" ") : (range(setting) ?? code("#rrggbb"));
  const rows = settings.map((setting) => [
    code(setting.attribute),
    code(setting.key),
    values(setting),
    `${setting.default}${setting.unit ? ` ${setting.unit}` : ""}`,
    setting.description,
  ]);
  const columns = ["Attribute, option", "JavaScript, JSON", "Values", "Default", "Meaning"];
  return replaceGenerated("docs/settings.md", text, "settings", markdownTable(columns, rows));
}

/** The reference tables in docs/element.md. */
function elementPage(text) {
  const { attributes, properties, methods, events, slots, cssParts, cssProperties } = readerApi;
  const typed = (rows) => rows.map(([name, type, description]) => [code(name), code(type), description]);
  const named = (rows) => rows.map(([name, description]) => [code(name), description]);
  const tables = [
    ["Attributes", ["Attribute", "Type", "Meaning"], typed(attributes)],
    ["Properties", ["Property", "Type", "Meaning"], typed(properties)],
    ["Methods", ["Method", "Meaning"], named(methods.map(([name, description]) => [`${name}()`, description]))],
    ["Events", ["Event", "Detail", "When"], typed(events)],
    ["Slots", ["Slot", "Meaning"], named(slots)],
    ["Parts", ["Part", "Meaning"], named(cssParts)],
    [
      "Custom properties",
      ["Property", "Set it on", "Meaning"],
      cssProperties.map(([name, part, description]) => [
        code(`--lectern-${name}`),
        code(`::part(${part})`),
        description,
      ]),
    ],
  ];
  const content = tables
    .map(([title, columns, rows]) => `### ${title}\n\n${markdownTable(columns, rows)}`)
    .join("\n\n");
  return replaceGenerated("docs/element.md", text, "element", content);
}

const { version } = JSON.parse(read("package.json"));
const settings = readSettings();
const outputs = [
  ["web/generated/settings.ts", () => typescript(settings)],
  ["web/generated/settings.schema.json", () => jsonSchema(settings)],
  ["web/generated/locales.ts", () => locales()],
  ["web/generated/formats.ts", () => formatTypes()],
  ["web/generated/blocks.ts", () => blockList()],
  ["custom-elements.json", () => customElements(settings)],
  ["docs/settings.md", (text) => settingsPage(text, settings)],
  ["docs/element.md", (text) => elementPage(text)],
  ["packaging/vcpkg/lectern/vcpkg.json", (text) => text.replace(/"version": "[^"]*"/, `"version": "${version}"`)],
];

const check = process.argv.includes("--check");
const stale = [];
for (const [path, make] of outputs) {
  let old = "";
  try {
    old = read(path);
  } catch {
    // Not there yet: it is made from nothing.
  }
  const text = make(old);
  if (text === old) continue;
  stale.push(path);
  if (!check) writeFileSync(join(root, path), text);
}
for (const path of stale) console.log(`${check ? "Out of date" : "Written"}: ${path}`);
if (check && stale.length > 0) {
  console.error(`Run node ${relative(process.cwd(), fileURLToPath(import.meta.url))} and commit what it writes.`);
  process.exitCode = 1;
}
