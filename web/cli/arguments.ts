import { parseArgs, type ParseArgsConfig } from "node:util";
import { messageOf } from "../errors.js";
import { settingsTable } from "../generated/settings.js";
import type { Options } from "../types.js";

export const formats = ["html", "text", "markdown", "json"] as const;

/** Options that both commands have. */
interface Common {
  /** For the core. */
  options: Pick<Options, "favor" | "comments"> & { maxBytes: number };
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
      /** As given; the core says what is wrong with them. */
      settings: Record<string, string | number>;
    })
  | (Common & { name: "batch"; page: string; jobs: number | undefined });

/** The command is not what it should be; the message says how. */
export class UsageError extends Error {}

const common = {
  favor: { type: "string" },
  comments: { type: "boolean" },
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
  const settingOptions = Object.fromEntries(settingsTable.map(({ attribute }) => [attribute, { type: "string" as const }]));
  const { values, positionals } = parse({ args, options: { ...settingOptions, ...forReading }, allowPositionals: true });
  if (values.help) return { name: "help" };
  if (values.version) return { name: "version" };
  const [page, ...more] = positionals;
  if (page === undefined) throw new UsageError("There is no page to read: give a file, an http(s) address, or - for standard input.");
  if (more.length > 0) throw new UsageError(`One page at a time: "${more[0]}" is one too many (lectern batch reads many).`);
  return {
    name: "read",
    page,
    url: values.url,
    format: oneOf("format", values.format, formats) ?? "html",
    explain: values.explain ?? false,
    allPages: values["all-pages"] ?? false,
    settings: readSettings(values),
    ...readCommon(values),
  };
}

function parseBatch(args: string[]): Command {
  const { values, positionals } = parse({ args, options: forBatch, allowPositionals: true });
  if (values.help) return { name: "help" };
  if (values.version) return { name: "version" };
  const [page = "-", ...more] = positionals;
  if (more.length > 0) throw new UsageError(`One file at a time: "${more[0]}" is one too many.`);
  return { name: "batch", page, jobs: wholeNumber("jobs", values.jobs, 1, 1024), ...readCommon(values) };
}

interface CommonValues {
  favor?: string | undefined;
  comments?: boolean | undefined;
  "max-bytes"?: string | undefined;
  timeout?: string | undefined;
}

function readCommon(values: CommonValues): Common {
  const favor = oneOf("favor", values.favor, ["precision", "recall"] as const);
  return {
    options: {
      ...(favor ? { favor } : {}),
      ...(values.comments ? { comments: true } : {}),
      maxBytes: wholeNumber("max-bytes", values["max-bytes"], 1, 0xffffffff) ?? 64 * 1024 * 1024,
    },
    timeout: seconds("timeout", values.timeout) ?? 60_000,
  };
}

function readSettings(values: Record<string, string | boolean | undefined>): Record<string, string | number> {
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
  if (found === undefined) throw new UsageError(`--${name} is one of ${allowed.join(", ")}, not "${value}".`);
  return found;
}

function wholeNumber(name: string, value: string | undefined, minimum: number, maximum: number): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < minimum || number > maximum) {
    throw new UsageError(`--${name} is a whole number from ${minimum} to ${maximum}, not "${value}".`);
  }
  return number;
}

function seconds(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  // More than a day does not fit a timer for long, and is a mistake.
  if (!/^\d*\.?\d+$/.test(value) || number <= 0 || number > 86_400) {
    throw new UsageError(`--${name} is a number of seconds above 0, 86400 at the most, not "${value}".`);
  }
  return Math.max(1, Math.round(number * 1000));
}
