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
${table.join("\n")}
];

/** What stands where nothing is set. */
export const defaultSettings: Readonly<Settings> = {
${settings.map((setting) => `  ${setting.key}: ${JSON.stringify(setting.default)},`).join("\n")}
};

/** What each setting is, in English, a phrase. */
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

/** What <lectern-reader> has beside the settings' attributes. */
const readerApi = {
  attributes: [
    ["src", "string", "The address of a page to read: same origin or CORS"],
    ["for", "string", "A selector of the element of this page to read"],
    ["wasm-url", "string", "Where lectern.wasm is, if not beside the script"],
  ],
  properties: [
    ["article", "Article | null", 'The article on show, or one to show: read with `formats: ["nodes"]`'],
    ["html", "Page | null", "A page to read and show: HTML, bytes or a Document; only to be set"],
    ["url", "string", "The address of the page that `html` is; set it first"],
    ["src", "string", "As the attribute"],
    ["htmlFor", "string", "As the attribute `for`"],
    ["settings", "Settings", "The settings in force; setting some is the same as the reader's choosing them"],
    ["store", "Store", "Where choices, notes and places are kept; by default localStorage"],
    ["place", "string", "The words at the top of what is seen of the article; set to words of it, it goes there"],
    [
      "fetcher",
      "Fetcher | null",
      "Gets the page at `src`, and the article in another language; by default fetch: same origin or CORS",
    ],
    [
      "translator",
      "Translator | null | undefined",
      "Translates the article when people ask for it; by default the browser's own where it has one, null for none",
    ],
  ],
  methods: [
    ["resetSettings", "Forgets the reader's choices: the site's attributes and the defaults are in force again"],
  ],
  events: [
    ["lectern-ready", "ReadyDetail", "An article is on show, or there is none"],
    ["lectern-settings", "SettingsDetail", "Settings came in force"],
    ["lectern-error", "ErrorDetail", "The page could not be loaded or read"],
    [
      "lectern-navigate",
      "NavigateDetail",
      "A person chose the article in another language; prevent its default to show it yourself",
    ],
  ],
  slots: [["bar", "Over the bar's own row: what the host says of the page, and its buttons"]],
  cssParts: [
    ["page", "All of the reader: a rule for it sets the colours and faces below, in whatever reading mode"],
    ["bar", "The bar over the article"],
    ["article", "The article"],
  ],
  // The reading mode sets them; a host's rule for a part sets them anew there.
  cssProperties: [
    ["background", "Of the part"],
    ["surface", "Of what stands out from the background"],
    ["text", "Of text"],
    ["muted", "Of text that stands back"],
    ["line", "Of lines"],
    ["link", "Of links and of the focus"],
    ["serif", "The face with serifs"],
    ["sans", "The face without"],
  ],
};

/** The Custom Elements Manifest: what editors and documentation tools know of the element. */
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
    description: "Shows an article, with Reading Mode, Font Size and Language at hand",
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
    cssProperties: readerApi.cssProperties.map(([name, description]) => ({
      name: `--lectern-${name}`,
      description: `${description}; set it in a rule for \`::part(page)\``,
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

/** The interface's words in one language. */
export type Messages = typeof english;

/** Loads the interface's words; a language is fetched when it is first used. */
export const locales: Readonly<Record<string, () => Promise<{ default: Messages }>>> = {
${names.map((name) => `  ${/^\w+$/.test(name) ? name : JSON.stringify(name)}: () => import("../locales/${name}.json"),`).join("\n")}
};
`;
}

/** The table for people, between README's marks. */
function readme(text, settings) {
  const cell = (setting) =>
    setting.kind === "number"
      ? range(setting)
      : setting.kind === "color"
        ? "`#rrggbb`"
        : setting.values.map((value) => `\`${value}\``).join(" ");
  const table = [
    "| Attribute, option | JSON, JavaScript | Values | Default | What it is |",
    "|---|---|---|---|---|",
    ...settings.map(
      (setting) =>
        `| \`${setting.attribute}\` | \`${setting.key}\` | ${cell(setting)} | ${setting.default}${setting.kind === "number" && setting.unit ? ` ${setting.unit}` : ""} | ${setting.description} |`,
    ),
  ];
  const place = /(<!-- settings: made from settings\.def -->\n)[^]*?(<!-- settings: end -->)/;
  if (!place.test(text))
    throw new Error(
      "README.md has no place for the settings table: <!-- settings: made from settings.def --> … <!-- settings: end -->",
    );
  return text.replace(place, (_, begin, end) => `${begin}${table.join("\n")}\n${end}`);
}

const settings = readSettings();
const outputs = [
  ["web/generated/settings.ts", () => typescript(settings)],
  ["web/generated/settings.schema.json", () => jsonSchema(settings)],
  ["web/generated/locales.ts", () => locales()],
  ["custom-elements.json", () => customElements(settings)],
  ["README.md", (text) => readme(text, settings)],
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
