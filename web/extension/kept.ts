// What the extension keeps beside settings and rules: how much there is of each kind, and what of a file may be kept.
import { isPlace, mostPlaces } from "../element/decisions.js";
import { isNotesName } from "../element/store.js";

type Members = Record<string, unknown>;

/** A kind of thing that is kept, each under a name of its own or all under one. */
interface Kind {
  owns(name: string): boolean;
  /** Of what was read from anywhere, what may be kept. */
  checked(value: Members): Members;
  /** How many there are in what is kept under a name. */
  count(value: Members): number;
}

/** The longest address, or other key, and the longest text that is taken from a file, in UTF-16 units. */
const longest = { key: 4000, text: 20_000 };

const isObject = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isQuotation = (value: unknown): value is Members => isObject(value) && Number.isFinite(value["start"]);
const isScalar = (value: unknown): boolean =>
  (typeof value === "string" && value.length <= longest.text) || Number.isFinite(value);
const isText = (value: unknown): boolean => typeof value === "string" && value.length <= 200;

/** The members whose values pass, at most so many, the last of them. */
const members = (value: Members, passes: (member: unknown) => boolean, most: number): Members =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([key, member]) => key !== "__proto__" && key.length <= longest.key && passes(member))
      .slice(-most),
  );

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const size = (value: Members) => Object.keys(value).length;

/** The kinds, in the order in which people are told of them. */
export const kinds = {
  notes: {
    owns: isNotesName,
    checked: ({ notes }) => ({
      notes: list(notes)
        .filter(isQuotation)
        .slice(-1000)
        .map((note) => members(note, isScalar, 20)),
    }),
    count: ({ notes }) => list(notes).length,
  },
  places: {
    owns: (name) => name === "places",
    checked: (value) =>
      Object.fromEntries(
        Object.entries(members(value, isQuotation, 100)).map(([url, place]) => [
          url,
          members(place as Members, isScalar, 20),
        ]),
      ),
    count: size,
  },
  blocks: {
    owns: (name) => name.startsWith("blocks:"),
    checked: (value) =>
      Object.fromEntries(
        ["keep", "drop"]
          .filter((way) => list(value[way]).some(isPlace))
          .map((way) => [way, list(value[way]).filter(isPlace).slice(-mostPlaces)]),
      ),
    count: ({ keep, drop }) => list(keep).length + list(drop).length,
  },
  // These go out and come in with the settings, which are checked elsewhere.
  sites: { owns: (name) => name === "sites", checked: () => ({}), count: size },
  keys: { owns: (name) => name === "keys", checked: (value) => members(value, isText, 200), count: size },
  voices: { owns: (name) => name === "voices", checked: (value) => members(value, isText, 200), count: size },
} satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;

/** The kind of what is kept under a name; undefined for settings, rules and what is not the reader's. */
export function kindOf(name: string): KindName | undefined {
  return (Object.keys(kinds) as KindName[]).find((kind) => kinds[kind].owns(name));
}

/**
 * What may be kept, or exported, of what was read from anywhere.
 * @param value anything at all; members by the names that they are stored under
 * @returns texts by their names
 */
export function keptIn(value: unknown): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, one] of isObject(value) ? Object.entries(value) : []) {
    const kind = name.length <= longest.key ? kindOf(name) : undefined;
    if (!kind || !isObject(one)) continue;
    const checked = (kinds[kind] as Kind).checked(one);
    if ((kinds[kind] as Kind).count(checked) > 0) found.set(name, JSON.stringify(checked));
  }
  return found;
}
