import { extname } from "node:path";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { messageOf } from "../errors.js";
import { pageLimits } from "../fetched_page.js";
import { formatEndings, textFormats } from "../generated/formats.js";
import { settingsTable } from "../generated/settings.js";
import type { Options, PageSize, TextPart } from "../types.js";

export const formats = ["html", "text", ...textFormats, "json", "pdf", "png", "svg"] as const;

/** Formats that are laid out in pages. */
export type PagedFormat = "pdf" | "png" | "svg";

/** Options that both commands have. */
interface Common {
  /** For the core. */
  options: Pick<Options, "favor" | "comments" | "text"> & { maxBytes: number };
  /** Milliseconds. */
  timeout: number;
}

/** What the command line asks for. */
export type Command =
  | { name: "help" }
  | { name: "version" }
  | (Common & {
      name: "read";
      /** A file, an address, or "-". */
      page: string;
      url: string | undefined;
      format: (typeof formats)[number];
      explain: boolean;
      /** Fetch the article's further pages, too. */
      allPages: boolean;
      /** Where it goes; undefined for standard output. */
      output: string | undefined;
      /** Of the formats in pages. */
      pages: { page: PageSize; fonts: string[]; images: boolean };
      /** As given; the core says what is wrong with them. */
      settings: Record<string, string | number>;
      /** Whether private networks and this computer may be reached over the network. */
      privateNetwork: boolean;
    })
  | (Common & { name: "batch"; page: string; jobs: number | undefined });

/** The command is not what it should be; the message says how. */
export class UsageError extends Error {}

const common = {
  favor: { type: "string" },
  comments: { type: "boolean" },
  text: { type: "string" },
  "max-bytes": { type: "string" },
  timeout: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

const forReading = {
  ...common,
  format: { type: "string" },
  url: { type: "string" },
  explain: { type: "boolean" },
  "all-pages": { type: "boolean" },
  output: { type: "string", short: "o" },
  page: { type: "string" },
  font: { type: "string", multiple: true },
  "no-images": { type: "boolean" },
  "no-private": { type: "boolean" },
} as const;

const forBatch = { ...common, jobs: { type: "string" } } as const;

/**
 * Reads the arguments.
 * @throws UsageError
 */
export function parseArguments(args: string[]): Command {
  return args[0] === "batch" ? parseBatch(args.slice(1)) : parseRead(args);
}

function parse<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}

function parseRead(args: string[]): Command {
  const settingOptions = Object.fromEntries(
    settingsTable.map(({ attribute }) => [attribute, { type: "string" as const }]),
  );
  const { values, positionals } = parse({
    args,
    options: { ...settingOptions, ...forReading },
    allowPositionals: true,
  });
  if (values.help) return { name: "help" };
  if (values.version) return { name: "version" };
  const [page, ...more] = positionals;
  if (page === undefined) throw new UsageError("No page given: pass a file, an http(s) URL, or - for standard input.");
  if (more.length > 0)
    throw new UsageError(
      `Only one page can be read at a time, so "${more[0]}" is one too many. To read many pages, use lectern batch.`,
    );
  const format = oneOf("format", values.format, formats) ?? formatOf(values.output) ?? "html";
  if (values.text !== undefined && !["text", ...textFormats, "json"].includes(format))
    throw new UsageError(`--text only works with --format text, ${textFormats.join(", ")} or json.`);
  return {
    name: "read",
    page,
    url: values.url,
    format,
    output: values.output,
    pages: readPages(values, format),
    explain: values.explain ?? false,
    allPages: values["all-pages"] ?? false,
    privateNetwork: !values["no-private"],
    settings: readSettings(values),
    ...readCommon(values),
  };
}

const endings: Readonly<Record<string, (typeof formats)[number]>> = {
  html: "html",
  txt: "text",
  ...formatEndings,
  json: "json",
  pdf: "pdf",
  png: "png",
  svg: "svg",
};

/** The format that a file's name tells. */
function formatOf(name: string | undefined): (typeof formats)[number] | undefined {
  const ending = extname(name ?? "")
    .slice(1)
    .toLowerCase();
  return Object.hasOwn(endings, ending) ? endings[ending] : undefined;
}

function parseBatch(args: string[]): Command {
  const { values, positionals } = parse({ args, options: forBatch, allowPositionals: true });
  if (values.help) return { name: "help" };
  if (values.version) return { name: "version" };
  const [page = "-", ...more] = positionals;
  if (more.length > 0) throw new UsageError(`Only one file can be read, so "${more[0]}" is one too many.`);
  return { name: "batch", page, jobs: wholeNumber("jobs", values.jobs, 1, 1024), ...readCommon(values) };
}

interface CommonValues {
  favor?: string | undefined;
  comments?: boolean | undefined;
  text?: string | undefined;
  "max-bytes"?: string | undefined;
  timeout?: string | undefined;
}

function readCommon(values: CommonValues): Common {
  const favor = oneOf("favor", values.favor, ["precision", "recall"] as const);
  return {
    options: {
      ...(favor ? { favor } : {}),
      ...(values.comments ? { comments: true } : {}),
      ...(values.text === undefined ? {} : { text: textParts(values.text) }),
      maxBytes: wholeNumber("max-bytes", values["max-bytes"], 1, 0xffffffff) ?? pageLimits.maxBytes,
    },
    timeout: seconds("timeout", values.timeout) ?? pageLimits.timeout,
  };
}

const parts = ["title", "standfirst", "body", "captions", "tables", "comments"] as const satisfies TextPart[];

function textParts(value: string): TextPart[] {
  return value.split(",").map((name) => oneOf("text", name.trim(), parts)!);
}

interface PagesValues {
  page?: string | undefined;
  font?: string[] | undefined;
  "no-images"?: boolean | undefined;
}

function readPages(
  values: PagesValues,
  format: (typeof formats)[number],
): { page: PageSize; fonts: string[]; images: boolean } {
  const paged = format === "pdf" || format === "png" || format === "svg";
  const given = (["page", "font", "no-images"] as const).find((name) => values[name] !== undefined);
  if (given && !paged) throw new UsageError(`--${given} only works with --format pdf, png or svg.`);
  return { page: pageSize(values.page ?? "A4"), fonts: values.font ?? [], images: !values["no-images"] };
}

/** "A4" and the like in any case, or "120x180mm" with a margin after a comma. */
function pageSize(value: string): PageSize {
  const name = ["A4", "A5", "Letter", "long"].find((other) => other.toLowerCase() === value.toLowerCase());
  if (name) return name as PageSize;
  const [, width, height, unit, margin] =
    /^(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(mm|px|in)(?:,(\d+(?:\.\d+)?))?$/.exec(value) ?? [];
  if (!unit)
    throw new UsageError(
      `--page must be A4, A5, Letter, long, or a size such as 120x180mm, 5x8in or 600x800px (with a margin: 120x180mm,15), not "${value}".`,
    );
  return { width: `${width}${unit}`, height: `${height}${unit}`, ...(margin ? { margin: `${margin}${unit}` } : {}) };
}

function readSettings(values: Readonly<Record<string, unknown>>): Record<string, string | number> {
  const settings: Record<string, string | number> = {};
  for (const { key, attribute, kind } of settingsTable) {
    const value = values[attribute];
    if (typeof value !== "string") continue;
    // What is no number stays as it is: the core then tells what is allowed.
    settings[key] = kind === "number" && value.trim() !== "" && Number.isFinite(Number(value)) ? Number(value) : value;
  }
  return settings;
}

function oneOf<T extends string>(name: string, value: string | undefined, allowed: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((other) => other === value);
  if (found === undefined) throw new UsageError(`--${name} must be one of ${allowed.join(", ")}, not "${value}".`);
  return found;
}

function wholeNumber(name: string, value: string | undefined, minimum: number, maximum: number): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < minimum || number > maximum) {
    throw new UsageError(`--${name} must be a whole number from ${minimum} to ${maximum}, not "${value}".`);
  }
  return number;
}

function seconds(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  // More than a day does not fit a timer for long, and is a mistake.
  if (!/^(?:\d*\.)?\d+$/.test(value) || number <= 0 || number > 86_400) {
    throw new UsageError(`--${name} must be a number of seconds above 0 and at most 86400, not "${value}".`);
  }
  return Math.max(1, Math.round(number * 1000));
}
