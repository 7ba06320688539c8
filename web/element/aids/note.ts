import { markdownText } from "../../markdown_text.js";
import type { Quotation } from "../text_position.js";

export const colors = ["yellow", "green", "pink"] as const;
export type Color = (typeof colors)[number];

/** A highlight, with a note where its text is not empty. */
export interface Note extends Quotation {
  color: Color;
  text: string;
  /** When it was made, in milliseconds since 1970. */
  created: number;
}

/** What names a note, whatever is written in it. */
export const keyOf = ({ created, exact }: Note): string => `${created} ${exact}`;

/** How many notes of an article are displayed, and may be made. If more are stored, they stay stored. */
export const mostNotes = 1000;
/** The longest quotation, and the longest text of a note, in UTF-16 units. */
export const longestText = 20_000;

/** The notes among what a store held, whatever that was. */
export function checked(value: unknown): Note[] {
  if (!Array.isArray(value)) return [];
  const text = (from: unknown, length: number) => (typeof from === "string" ? from.slice(0, length) : "");
  return value.flatMap((one: Partial<Record<keyof Note, unknown>> | null) => {
    if (typeof one !== "object" || one === null || typeof one.exact !== "string" || !one.exact.trim()) return [];
    const number = (from: unknown) =>
      typeof from === "number" && Number.isFinite(from) && from >= 0 ? Math.min(Math.floor(from), 8.64e15) : 0;
    return {
      start: number(one.start),
      exact: text(one.exact, longestText),
      prefix: text(one.prefix, 100),
      suffix: text(one.suffix, 100),
      ...(typeof one.rest === "number" ? { rest: number(one.rest) } : {}),
      color: colors.find((color) => color === one.color) ?? colors[0],
      text: text(one.text, longestText),
      created: number(one.created),
    };
  });
}

/**
 * The notes of two lists, in the order of the text. A note in both of them is taken once, with what was written in it;
 * if something else was written in each, both stay.
 */
export function merged(held: readonly Note[], more: readonly Note[]): Note[] {
  const keys = new Set(held.map(keyOf));
  const written = (note: Note) => JSON.stringify([keyOf(note), note.text]);
  const texts = new Set(held.map(written));
  const added = more.filter((note) => (note.text ? !texts.has(written(note)) : !keys.has(keyOf(note))));
  const annotated = new Set(added.filter(({ text }) => text).map(keyOf));
  const kept = held.filter((note) => note.text || !annotated.has(keyOf(note)));
  return [...kept, ...added].sort((a, b) => a.start - b.start);
}

/** Notes as Markdown: each quotation with what was written about it. */
export function toMarkdown(title: string, url: string, notes: readonly Note[]): string {
  const parts = notes.map(
    ({ exact, text }) =>
      `${exact
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean)
        .map((line) => `> ${markdownText(line, "paragraph")}`)
        .join("\n")}\n${text.trim() ? `\n${text.trim()}\n` : ""}`,
  );
  const source = /^https?:/.test(url) ? `<${url}>\n` : url && `${markdownText(url, "paragraph")}\n`;
  return [`# ${markdownText(title, "heading")}\n`, ...(source ? [source] : []), ...parts].join("\n");
}
