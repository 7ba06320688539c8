// Which cut blocks people want to see: kept for each site, by the blocks' places.
import { siteOf } from "./address.js";
import { loadObject, saveObject, type Store } from "./store.js";

/** So many places of a site are kept, the newest last. */
const most = 500;

/** The site of a page, whose pages share what was restored; without an address, that of the host's page. */
const nameOf = (url: string | undefined) => `restored:${siteOf(url)}`;

/** What was decided on this page, by store, name and place: in force at once, and where the store is slow, full or forbidden too. */
const decided = new WeakMap<Store, Map<string, Map<number, boolean>>>();

/** The places (`BlockNote.place`) whose blocks people want to see on a page's site. */
export async function restoredOn(store: Store, url: string | undefined): Promise<number[]> {
  const name = nameOf(url);
  const { places } = await loadObject<{ places?: unknown }>(store, name);
  const isPlace = (place: unknown): place is number => Number.isInteger(place) && (place as number) >= 0 && (place as number) <= 0xffffffff;
  const wanted = new Set(Array.isArray(places) ? places.filter(isPlace) : []);
  for (const [place, yes] of decided.get(store)?.get(name) ?? []) {
    if (yes) wanted.add(place);
    else wanted.delete(place);
  }
  return [...wanted].slice(-most);
}

/** Remembers, or no longer, that the blocks at a place are wanted. */
export async function remember(store: Store, url: string | undefined, place: number, wanted: boolean): Promise<void> {
  const name = nameOf(url);
  const names = decided.get(store) ?? new Map<string, Map<number, boolean>>();
  const here = names.get(name) ?? new Map<number, boolean>();
  decided.set(store, names.set(name, here.set(place, wanted)));
  const places = await restoredOn(store, url);
  saveObject(store, name, places.length > 0 ? { places } : {});
}
