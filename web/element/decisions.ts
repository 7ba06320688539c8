// Which blocks people want to see and which not, whatever the core makes of them: kept for each site, by the blocks'
// places.
import { siteOf } from "./address.js";
import { loadObject, saveObject, type Store } from "./store.js";

/**
 * The places (`BlockNote.place`) of a site about which people have decided, as `Options` takes them; no place is in
 * both.
 */
export interface Decisions {
  keep: number[];
  drop: number[];
}

/** What was decided of a place. */
export type Decision = keyof Decisions;

/** So many places of a site are kept each way, the newest last. */
export const mostPlaces = 500;

/** The site of a page, whose pages share what was decided; without an address, that of the host's page. */
const nameOf = (url: string | undefined) => `blocks:${siteOf(url)}`;

/**
 * What was decided on this page, by store, name and place: in effect at once, and where the store is slow, full or
 * forbidden too.
 */
const decided = new WeakMap<Store, Map<string, Map<number, Decision | undefined>>>();

/** Whether something read from anywhere is a block's place. */
export const isPlace = (place: unknown): place is number =>
  Number.isInteger(place) && (place as number) >= 0 && (place as number) <= 0xffffffff;
const placesIn = (list: unknown): number[] => (Array.isArray(list) ? list.filter(isPlace) : []);

/** What people have decided on a page's site. */
export async function decisionsOn(store: Store, url: string | undefined): Promise<Decisions> {
  const name = nameOf(url);
  const stored = await loadObject<{ [way in Decision]?: unknown }>(store, name);
  const all = new Map<number, Decision>();
  for (const way of ["keep", "drop"] as const) for (const place of placesIn(stored[way])) all.set(place, way);
  for (const [place, way] of decided.get(store)?.get(name) ?? []) {
    all.delete(place);
    if (way) all.set(place, way);
  }
  const placesOf = (way: Decision) => [...all].flatMap(([place, its]) => (its === way ? place : [])).slice(-mostPlaces);
  return { keep: placesOf("keep"), drop: placesOf("drop") };
}

/**
 * Remembers what people decide about the blocks at some places: in effect at once, stored when the promise is kept.
 * @param way undefined where the core shall decide again
 */
export async function decide(
  store: Store,
  url: string | undefined,
  places: Iterable<number>,
  way: Decision | undefined,
): Promise<void> {
  const name = nameOf(url);
  const names = decided.get(store) ?? new Map<string, Map<number, Decision | undefined>>();
  const here = names.get(name) ?? new Map<number, Decision | undefined>();
  decided.set(store, names.set(name, here));
  for (const place of places) here.set(place, way);
  const { keep, drop } = await decisionsOn(store, url);
  await saveObject(store, name, { ...(keep.length > 0 ? { keep } : {}), ...(drop.length > 0 ? { drop } : {}) });
}
