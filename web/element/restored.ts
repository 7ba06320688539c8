// Which cut blocks people want to see: kept for each site, by the blocks' places.
import { siteOf } from "./address.js";
import { loadObject, saveObject, type Store } from "./store.js";

/** So many places of a site are kept, the newest last. */
const most = 500;

/** The site of a page, whose pages share what was restored; without an address, that of the host's page. */
const nameOf = (url: string | undefined) => `restored:${siteOf(url)}`;

/** The places (`BlockNote.place`) whose blocks people want to see on a page's site. */
export async function restoredOn(store: Store, url: string | undefined): Promise<number[]> {
  const { places } = await loadObject<{ places?: unknown }>(store, nameOf(url));
  const isPlace = (place: unknown): place is number => Number.isInteger(place) && (place as number) >= 0 && (place as number) <= 0xffffffff;
  return Array.isArray(places) ? places.filter(isPlace).slice(-most) : [];
}

/** Remembers, or no longer, that the blocks at a place are wanted. */
export async function remember(store: Store, url: string | undefined, place: number, wanted: boolean): Promise<void> {
  const others = (await restoredOn(store, url)).filter((other) => other !== place);
  const places = wanted ? [...others, place].slice(-most) : others;
  saveObject(store, nameOf(url), places.length > 0 ? { places } : {});
}
