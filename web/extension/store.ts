// Where the extension keeps what people choose and mark.
import type { Store } from "../element/store.js";
import { browser, type StorageArea } from "./browser.js";

/** What follows people to their other devices, and what is read in private windows. */
const synced = new Set(["settings"]);
const ofSettings = new Set(["settings", "sites", "keys", "voices"]);

/** So many bytes an item of storage.sync may have, its name among them. */
const mostSynced = 8192;

async function read(area: StorageArea, name: string): Promise<string | null> {
  const { [name]: text } = await area.get(name);
  return typeof text === "string" ? text : null;
}

/** Settings in storage.sync where they have room there; all else on this device. */
export const extensionStore: Store = {
  async get(name) {
    // What had no room in sync is newer than what is there.
    return (await read(browser.storage.local, name)) ?? (synced.has(name) ? read(browser.storage.sync, name) : null);
  },
  async set(name, text) {
    const { local, sync } = browser.storage;
    if (text === null) {
      await local.remove(name);
      if (synced.has(name)) await sync.remove(name);
      return;
    }
    const bytes = new TextEncoder().encode(name + JSON.stringify(text)).length;
    if (synced.has(name) && bytes <= mostSynced) {
      const kept = await sync.set({ [name]: text }).then(
        () => true,
        () => false,
      );
      if (kept) return local.remove(name);
    }
    await local.set({ [name]: text });
  },
  watch(changed) {
    const told = (changes: Record<string, unknown>) => Object.keys(changes).forEach(changed);
    browser.storage.onChanged.addListener(told);
    return () => browser.storage.onChanged.removeListener(told);
  },
};

/** For private windows: what is set lasts as long as the view; of what was kept before, only settings are read. */
export function privateStore(kept: Store): Store {
  const own = new Map<string, string | null>();
  return {
    get: (name) => (own.has(name) ? own.get(name)! : ofSettings.has(name) ? kept.get(name) : null),
    set: (name, text) => void own.set(name, text),
    watch: (changed) => kept.watch!((name) => !own.has(name) && changed(name)),
  };
}
