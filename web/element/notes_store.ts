// Notes in IndexedDB. Built as a file of its own, which the reader loads when it first needs notes.
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import { checked, merged } from "./aids/note.js";
import { isNotesName, parsedObject } from "./store.js";

/** One object store for each kind of data: texts by the names that `Store` uses. */
interface Schema extends DBSchema {
  notes: { key: string; value: string };
}
type Database = IDBPDatabase<Schema>;

/** localStorage, where notes were stored before, and are if IndexedDB cannot be opened. */
interface LocalNotes {
  get(name: string): string | null;
  set(name: string, text: null): void;
  names(): string[];
}

/**
 * How long IndexedDB may take, in milliseconds. It never answers if the browser's own files are broken, or while
 * another tab keeps open a database that is to be deleted or upgraded.
 */
const patience = 10_000;

/** @returns what work resolves to; rejects if that takes longer than {@link patience} */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException("IndexedDB does not answer.", "TimeoutError")), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const notesIn = (text: string) => checked(parsedObject<{ notes?: unknown }>(text).notes);

/** The text that holds the notes of both texts. */
function mergedTexts(held: string | undefined, more: string): string {
  if (held === undefined) return more;
  const [before, added] = [notesIn(held), notesIn(more)];
  const all = merged(before, added);
  return all.length === before.length && all.every((note, index) => note === before[index])
    ? held
    : JSON.stringify({ notes: all });
}

/** Notes in IndexedDB, by name. Its functions reject if IndexedDB fails, is full or does not answer. */
export class NotesStore {
  private connection: Promise<Database> | undefined;
  /** The texts of localStorage that {@link get} has returned the notes of: the next {@link set} includes them. */
  private readonly leftBehind = new Map<string, string>();

  private constructor(
    private readonly local: LocalNotes,
    private readonly stored: (name: string) => void,
  ) {}

  /**
   * Opens the database, and moves what localStorage holds into it.
   * @param stored is called with each name whose text was replaced or removed
   * @returns rejects if IndexedDB is missing, forbidden, broken, or does not answer
   */
  static async open(local: LocalNotes, stored: (name: string) => void): Promise<NotesStore> {
    const store = new NotesStore(local, stored);
    const opening = store.connect();
    try {
      const database = await inTime(opening);
      if (!database.objectStoreNames.contains("notes")) throw new DOMException("Another database.", "NotFoundError");
      // What cannot be moved stays, and `get` reads it there.
      await inTime(store.move(database)).catch(() => undefined);
    } catch (error) {
      opening.then(
        (database) => database.close(),
        () => undefined,
      );
      throw error;
    }
    return store;
  }

  async get(name: string): Promise<string | null> {
    // First: what another tab moves meanwhile is then found in both, and never in neither.
    const left = this.local.get(name);
    const held = await inTime(this.connect().then((database) => database.get("notes", name)));
    if (left === null) {
      this.leftBehind.delete(name);
      return held ?? null;
    }
    this.leftBehind.set(name, left);
    return mergedTexts(held, left);
  }

  async set(name: string, text: string | null): Promise<void> {
    const left = this.leftBehind.get(name);
    await inTime(this.connect().then((database) => write(database, name, text)));
    if (left !== undefined && this.local.get(name) === left) this.local.set(name, null);
    this.stored(name);
  }

  /** The open database. It is opened again if another tab has deleted or upgraded it, or the browser has closed it. */
  private connect(): Promise<Database> {
    if (this.connection) return this.connection;
    const forget = () => (this.connection = undefined);
    this.connection = openDB<Schema>("lectern", 1, {
      // A further kind of data gets an object store here, and the database its next version.
      upgrade: (database) => void database.createObjectStore("notes"),
      blocking(_current, _blocked, event) {
        forget();
        (event.target as IDBDatabase).close();
      },
      terminated: forget,
    });
    this.connection.catch(forget);
    return this.connection;
  }

  /**
   * Moves notes from localStorage into the database. They are removed there only after the transaction has completed;
   * if that does not happen, the next page finds them in both places.
   */
  private async move(database: Database): Promise<void> {
    const names = this.local.names().filter(isNotesName);
    if (names.length === 0) return;
    const { store, done } = database.transaction("notes", "readwrite");
    const moved = new Map<string, string>();
    const moving = async () => {
      for (const name of names) {
        const held = await store.get(name);
        const text = this.local.get(name); // now: another tab may have moved it before this transaction
        if (text === null) continue;
        const all = mergedTexts(held, text);
        if (all !== held) await store.put(all, name);
        moved.set(name, text);
      }
    };
    await Promise.all([moving(), done]);
    for (const [name, text] of moved) if (this.local.get(name) === text) this.local.set(name, null);
  }
}

async function write(database: Database, name: string, text: string | null): Promise<void> {
  const transaction = database.transaction("notes", "readwrite");
  const request = text === null ? transaction.store.delete(name) : transaction.store.put(text, name);
  const ended = Promise.all([request, transaction.done]);
  try {
    transaction.commit(); // so that it is stored even if the page is left before the answer
  } catch {
    // It was aborted already, which rejects `ended`.
  }
  await ended;
}
