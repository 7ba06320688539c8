import type { Store } from "./store.js";

/** What all names in localStorage begin with. */
const prefix = "lectern.";

const here = new EventTarget();

/** localStorage: it answers at once, and is in step between tabs and between the readers of a page. */
export const localStore = {
  get(name: string): string | null {
    try {
      return localStorage.getItem(prefix + name);
    } catch {
      return null; // forbidden
    }
  },
  set(name: string, text: string | null): void {
    if (text === null) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, text);
    here.dispatchEvent(new CustomEvent("stored", { detail: name }));
  },
  watch(changed: (name: string) => void): () => void {
    const stored = (event: Event) => changed((event as CustomEvent<string>).detail);
    const elsewhere = ({ key }: StorageEvent) => key?.startsWith(prefix) && changed(key.slice(prefix.length));
    here.addEventListener("stored", stored);
    addEventListener("storage", elsewhere);
    return () => {
      here.removeEventListener("stored", stored);
      removeEventListener("storage", elsewhere);
    };
  },
  /** The names that something is stored under. */
  names(): string[] {
    try {
      return Object.keys(localStorage).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
    } catch {
      return []; // forbidden
    }
  },
} satisfies Store & Record<string, unknown>;
