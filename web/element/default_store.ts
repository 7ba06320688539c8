import { localStore } from "./local_store.js";
import { isNotesName, type Store } from "./store.js";

type Texts = Pick<Store, "get" | "set">;

/** The channel that tells readers, of this page and of other tabs, the name of what was stored in IndexedDB. */
const channelName = "lectern";

/**
 * Where this page keeps notes: IndexedDB, or localStorage if IndexedDB cannot be opened. This is decided once for each
 * page, so that nothing is written to one of them over what was read from the other. Notes that were stored in
 * localStorage move to IndexedDB when a later page can open it.
 */
let notes: Promise<Texts> | undefined;

async function openNotes(): Promise<Texts> {
  try {
    const { NotesStore } = await import("./notes_store.js");
    const channel = new BroadcastChannel(channelName);
    return await NotesStore.open(localStore, (name) => channel.postMessage(name));
  } catch {
    return localStore;
  }
}

const notesStore = (): Promise<Texts> => (notes ??= openNotes());

/**
 * The store in use if a host brings none. Notes are in IndexedDB, which has more room. All else is in localStorage: it
 * is small, and some of it is read before the first paint or written while the page is being left. A kind of larger
 * data, such as articles, would belong in IndexedDB, too.
 */
export const defaultStore: Store = {
  get: (name) => (isNotesName(name) ? notesStore().then((store) => store.get(name)) : localStore.get(name)),
  set: (name, text) =>
    isNotesName(name) ? notesStore().then((store) => store.set(name, text)) : localStore.set(name, text),
  watch(changed) {
    const channel = new BroadcastChannel(channelName);
    channel.addEventListener("message", ({ data }) => typeof data === "string" && changed(data));
    const stop = localStore.watch(changed);
    return () => {
      channel.close();
      stop();
    };
  },
};
