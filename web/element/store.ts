import type { Settings } from "../generated/settings.js";

/** What a reader chose: only the settings that were changed, as they were stored. */
export type Choices = Partial<Settings>;

/**
 * Where a reader keeps what people choose, mark and leave off: short texts by name. A host can bring its own, such as
 * one that keeps them with an account. Its functions may answer at once or later, and may fail: the reader then works
 * without, but for notes, which it never loses silently.
 */
export interface Store {
  /** The text that was stored under a name; null where there is none. */
  get(name: string): string | null | Promise<string | null>;
  /**
   * Stores a text; null removes it. Throws, or rejects, where that fails: the reader then says that notes are not
   * saved, and tries again.
   */
  set(name: string, text: string | null): void | Promise<void>;
  /**
   * Calls `changed` with the name of what somebody else stores (another tab, another device), until the returned
   * function is called.
   */
  watch?(changed: (name: string) => void): () => void;
}

/** Whether a name is that of the notes on an article. */
export const isNotesName = (name: string): boolean => name.startsWith("notes:");

/** A stored text as the JSON object that it is; {} for anything else. Values are checked where they are used. */
export function parsedObject<T extends object>(text: unknown): T {
  try {
    const value: unknown = JSON.parse(typeof text === "string" ? text : "null");
    return (typeof value === "object" && value !== null && !Array.isArray(value) ? value : {}) as T;
  } catch {
    return {} as T;
  }
}

/**
 * What a store holds under a name, by {@link parsedObject}; at once where the store answers at once. Fails where the
 * store does.
 */
export function readObject<T extends object>(store: Store, name: string): T | Promise<T> {
  const text = store.get(name);
  return typeof (text as Promise<string | null> | null)?.then === "function"
    ? Promise.resolve(text).then(parsedObject<T>)
    : parsedObject<T>(text);
}

/** {@link readObject}; {} where the store fails. */
export function loadObject<T extends object>(store: Store, name: string): T | Promise<T> {
  try {
    const value = readObject<T>(store, name);
    return value instanceof Promise ? value.catch(() => ({}) as T) : value;
  } catch {
    return {} as T;
  }
}

/**
 * Stores an object as JSON; an empty one leaves nothing behind. The promise never breaks.
 * @returns whether it is stored
 */
export async function saveObject(store: Store, name: string, value: object): Promise<boolean> {
  try {
    await store.set(name, Object.keys(value).length > 0 ? JSON.stringify(value) : null);
    return true;
  } catch {
    return false;
  }
}

/** {@link Store.watch}, of a store that may have none or fail at it. */
export function watchStore(store: Store, changed: (name: string) => void): () => void {
  let stop: (() => void) | undefined;
  try {
    stop = store.watch?.(changed);
  } catch {
    // What others store is seen when it is asked for.
  }
  return () => {
    try {
      if (typeof stop === "function") stop();
    } catch {
      // It has been told.
    }
  };
}
