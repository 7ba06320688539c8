// Sizes of pages.
import { LecternError } from "../errors.js";
import { settingsTable, type Settings } from "../generated/settings.js";
import type { Pages } from "../layout/types.js";
import type { PageSize } from "../types.js";

/** A sheet with its margins, CSS pixels. */
export interface Sheet {
  readonly width: number;
  /** Of a long sheet: the most that it may have. */
  readonly height: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
  /** As high as what is on it. */
  readonly long: boolean;
}

const pixelsPerInch = 96;
const pixelsPerMillimetre = pixelsPerInch / 25.4;
const mm = (value: number): number => value * pixelsPerMillimetre;

const named = {
  A4: { width: mm(210), height: mm(297), margin: mm(20), fontSize: 16 },
  A5: { width: mm(148), height: mm(210), margin: mm(15), fontSize: 14 },
  Letter: { width: 816, height: 1056, margin: mm(20), fontSize: 16 },
} as const;

/** The names that a page's size can have. */
export const pageNames = [...Object.keys(named), "long"] as readonly string[];

/** Of one long page: its margin, and how high it may become before a further one begins. */
const long = { margin: 48, pdf: 14_400 / 0.75, png: 30_000, svg: 1_000_000 } as const;
/** Pixels of one PNG: 400 MB of memory. */
export const mostPixels = 100_000_000;
const bounds = { smallest: 100, largest: 14_400 / 0.75 } as const;

/**
 * Settings as they hold on a sheet: on paper the text is smaller than on a screen unless the settings say how large it
 * is.
 */
export function settingsFor(page: PageSize, settings: Partial<Settings>): Partial<Settings> {
  return typeof page === "string" && Object.hasOwn(named, page)
    ? { fontSize: named[page as keyof typeof named].fontSize, ...settings }
    : settings;
}

/**
 * The sheet for a page's size: its text no wider than the settings' longest line, in the middle.
 * @param settings as {@link settingsFor} gives them
 * @throws LecternError invalid-options
 */
export function sheetFor(page: PageSize, settings: Partial<Settings>, format: "pdf" | "png" | "svg"): Sheet {
  const line = setting("contentWidth", settings) * setting("fontSize", settings);
  if (page === "long") {
    const { margin } = long;
    const width = Math.ceil(line + 2 * margin);
    const height = format === "png" ? Math.min(long.png, mostPixels / width) : long[format];
    return { width, height, top: margin, right: margin, bottom: margin, left: margin, long: true };
  }
  const { width, height, margin } =
    typeof page === "string" && Object.hasOwn(named, page) ? named[page] : measured(page);
  if (format === "png" && width * height > mostPixels)
    throw new LecternError("invalid-options", `A PNG page can have ${mostPixels} pixels at most.`);
  const side = Math.max(margin, (width - line) / 2);
  if (width - 2 * side < 32 || height - 2 * margin < 32)
    throw new LecternError(
      "invalid-options",
      "The page's margins leave no room for text: make the page larger or the margin smaller.",
    );
  return { width, height, top: margin, right: side, bottom: margin, left: side, long: false };
}

/** How high a page is, CSS pixels. */
export function heightOf(sheet: Sheet, pages: Pages, index: number): number {
  if (!sheet.long) return sheet.height;
  const bottom = pages.page(index).items.reduce((lowest, { y, height }) => Math.max(lowest, y + height), 0);
  return Math.min(sheet.height, Math.ceil(sheet.top + bottom + sheet.bottom));
}

function setting(key: "contentWidth" | "fontSize", settings: Partial<Settings>): number {
  const row = settingsTable.find((other) => other.key === key)!;
  const value = settings[key];
  const { minimum, maximum } = row as { minimum: number; maximum: number };
  return typeof value === "number" && value >= minimum && value <= maximum ? value : (row.default as number);
}

function measured(page: PageSize): { width: number; height: number; margin: number } {
  if (page === null || typeof page !== "object") {
    throw new LecternError(
      "invalid-options",
      `Option "page" must be ${pageNames.join(", ")}, or { width, height, margin }, not "${page}".`,
    );
  }
  const width = length("width", page.width);
  const height = length("height", page.height);
  const margin = page.margin === undefined ? Math.min(width, height) / 12 : length("margin", page.margin, 0);
  return { width, height, margin };
}

function length(name: string, value: unknown, smallest: number = bounds.smallest): number {
  const written = typeof value === "string" ? /^(\d+(?:\.\d+)?)(mm|px|in)?$/.exec(value.trim()) : undefined;
  const pixels = written
    ? Number(written[1]) * (written[2] === "mm" ? pixelsPerMillimetre : written[2] === "in" ? pixelsPerInch : 1)
    : value;
  if (typeof pixels !== "number" || !(pixels >= smallest && pixels <= bounds.largest)) {
    throw new LecternError(
      "invalid-options",
      `The ${name} of a page must be a number of CSS pixels from ${smallest} to ${bounds.largest}, or a string such as "148mm" or "5.5in", not "${String(value)}".`,
    );
  }
  return pixels;
}
