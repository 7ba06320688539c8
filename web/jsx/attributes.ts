import type { LecternReader } from "../element/index.js";
import type { Settings } from "../generated/settings.js";

/** "fontSize" → "font-size" */
type KebabCase<Key extends string> = Key extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${KebabCase<Rest>}`
  : "";

type SettingAttributes = {
  [Key in keyof Settings as KebabCase<Key>]?: Settings[Key] extends number ? number | `${number}` : Settings[Key];
};

/** The attributes of `<lectern-reader>` besides those of every element. */
export interface ReaderAttributes extends SettingAttributes {
  /** URL of the page to read: same origin, or a server that allows it by CORS. */
  src?: string;
  /** CSS selector of the element of this page to read. */
  for?: string;
  /** URL of lectern.wasm if it is not next to the script. */
  "wasm-url"?: string;
}

type ReaderEvents = {
  [Type in keyof HTMLElementEventMap as Type extends `lectern-${string}` ? Type : never]: HTMLElementEventMap[Type];
};

/** Handlers of the reader's events, with what a framework writes before their names: "on", "on:". */
export type ReaderHandlers<Prefix extends string> = {
  [Type in keyof ReaderEvents as `${Prefix}${Type}`]?: (
    event: ReaderEvents[Type] & { currentTarget: LecternReader },
  ) => void;
};
