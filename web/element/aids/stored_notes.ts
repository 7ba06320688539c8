import { readObject, saveObject, watchStore, type Store } from "../store.js";
import { checked, keyOf, type Note } from "./note.js";

/** What happens to stored notes. */
export interface NotesListener {
  /** There are other notes: the store has answered, or somebody else has stored some. */
  changed(): void;
  /** The store could not take the notes, or has taken them after that. */
  saved(isSaved: boolean): void;
}

/** The notes that no store has taken yet. They last as long as the page, whatever article is displayed. */
const unsaved = new Set<StoredNotes>();

const retry = () => unsaved.forEach((notes) => notes.retry());
const warn = (event: Event) => {
  event.preventDefault();
  event.returnValue = true; // Safari 16 and Chrome below 119 want it
};
/** What happens while something is unsaved: the person may come back, make room in another tab, or be online again. */
const whileUnsaved = [
  ["visibilitychange", retry],
  ["storage", retry],
  ["online", retry],
  ["beforeunload", warn],
] as const;

function setUnsaved(notes: StoredNotes, isUnsaved: boolean): void {
  const before = unsaved.size;
  if (isUnsaved) unsaved.add(notes);
  else unsaved.delete(notes);
  if (before === 0 && unsaved.size > 0) for (const [type, act] of whileUnsaved) addEventListener(type, act);
  if (before > 0 && unsaved.size === 0) for (const [type, act] of whileUnsaved) removeEventListener(type, act);
}

/**
 * The notes on an article, in step with a store that may be slow, full or out of reach. What the store has not taken
 * stays here, and is tried again at the next change, and when there may be room. Nothing is stored over notes that are
 * not known yet.
 */
export class StoredNotes {
  private current: readonly Note[] = [];
  /** The notes that were deleted since the store last took what is here. */
  private readonly deleted = new Set<string>();
  /** Whether what the store holds is known. */
  private isKnown = false;
  private isUnsaved = false;
  /** The latest reading, until it is over. */
  private reading: object | undefined;
  /** How many saves have been started, and how many of them are not over. */
  private saves = 0;
  private saving = 0;
  /** Whether somebody else has stored notes while a save was under way. */
  private isStale = false;
  private listener: NotesListener | undefined;
  private stopWatching: (() => void) | undefined;

  /** @param name under which the store holds them */
  constructor(
    readonly store: Store,
    readonly name: string,
  ) {}

  /** The notes, saved or not. The list is replaced, never changed. */
  get notes(): readonly Note[] {
    return this.current;
  }

  /** Reads what the store holds, and follows it until {@link close}. */
  open(listener: NotesListener): void {
    this.close();
    this.listener = listener;
    this.stopWatching = watchStore(this.store, (name) => {
      if (name === this.name) this.refresh();
    });
    if (this.current.length > 0) listener.changed();
    this.refresh();
  }

  close(): void {
    this.stopWatching?.();
    this.stopWatching = undefined;
    this.listener = undefined;
  }

  /** Whether somebody listens to these notes. */
  get isOpen(): boolean {
    return this.listener !== undefined;
  }

  /** Replaces the notes and stores them. */
  set(notes: readonly Note[]): void {
    for (const note of this.current) this.deleted.add(keyOf(note));
    for (const note of notes) this.deleted.delete(keyOf(note));
    this.current = notes;
    setUnsaved(this, true); // until the store has answered
    if (this.isKnown) {
      // What is being read was stored before this.
      if (this.reading) this.isStale = true;
      this.reading = undefined;
      this.save();
    } else if (!this.reading) this.read();
  }

  /** Tries to store what could not be stored. */
  retry(): void {
    if (this.isUnsaved && this.saving === 0 && !this.reading) this.read();
  }

  private refresh(): void {
    if (this.saving > 0) this.isStale = true;
    else this.read();
  }

  private read(): void {
    if (this.isUnsaved) this.isKnown = false;
    const reading = (this.reading = {});
    const end = (act: () => void) => {
      if (this.reading !== reading) return; // read again since
      this.reading = undefined;
      act();
    };
    const failed = () => end(() => this.report(this.hasChanges));
    try {
      const value = readObject<{ notes?: unknown }>(this.store, this.name);
      if (value instanceof Promise) void value.then((later) => end(() => this.take(later)), failed);
      else end(() => this.take(value));
    } catch {
      failed();
    }
  }

  /** Whether something here is not in the store, which is not known. */
  private get hasChanges(): boolean {
    return !this.isKnown && (this.current.length > 0 || this.deleted.size > 0);
  }

  /** Takes over what the store holds, with the changes that it has not taken. */
  private take(value: { notes?: unknown }): void {
    const { current, hasChanges } = this;
    const held = checked(value.notes);
    this.isKnown = true;
    this.current = hasChanges ? this.withOthers(held) : held;
    if (JSON.stringify(this.current) !== JSON.stringify(current)) this.listener?.changed();
    if (hasChanges) this.save();
  }

  /** The notes here, and those that somebody else has stored. */
  private withOthers(held: readonly Note[]): readonly Note[] {
    const own = new Set(this.current.map(keyOf));
    const others = held.filter((note) => !own.has(keyOf(note)) && !this.deleted.has(keyOf(note)));
    return others.length > 0 ? [...this.current, ...others].sort((a, b) => a.start - b.start) : this.current;
  }

  private save(): void {
    const { current } = this;
    const save = (this.saves += 1);
    this.saving += 1;
    void saveObject(this.store, this.name, current.length > 0 ? { notes: current } : {}).then((isSaved) => {
      this.saving -= 1;
      if (save === this.saves) {
        if (isSaved) this.deleted.clear();
        this.report(!isSaved);
      }
      if (this.saving > 0 || !this.isStale) return;
      this.isStale = false;
      this.read();
    });
  }

  private report(isUnsaved: boolean): void {
    const before = this.isUnsaved;
    this.isUnsaved = isUnsaved;
    setUnsaved(this, isUnsaved);
    if (isUnsaved || before) this.listener?.saved(!isUnsaved);
  }
}

/** The notes that a store holds under a name, with those that it could not take before. */
export function notesIn(store: Store, name: string): StoredNotes {
  return (
    [...unsaved].find((one) => one.store === store && one.name === name && !one.isOpen) ?? new StoredNotes(store, name)
  );
}
