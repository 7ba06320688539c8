import { settingsTable } from "../generated/settings.js";
import { loadObject, saveObject, watchStore, type Choices, type Store } from "./store.js";

/** What a person chose for all sites, and for sites that have settings of their own. It is replaced, never changed. */
interface State {
  all: Choices;
  sites: Record<string, Choices>;
}
type Change = (state: State) => State;

const isApart = ({ sites }: State, site: string): boolean => site !== "" && Object.hasOwn(sites, site);

/** The names in the store. */
const inAll = "settings";
const bySite = "sites";

/**
 * What a person chose, kept in a store: for all sites, and apart from that for sites where they said so. A choice that
 * is made while the store is still being read is saved once it has answered, over what it holds.
 */
export class KeptChoices {
  private state: State = { all: {}, sites: {} };
  private site = "";
  /** The latest reading of the store, until it is over. */
  private reading: Promise<void> | undefined;
  /** The changes that have been made since it began. */
  private meanwhile: Change[] = [];
  private saving = 0;
  /** Whether the store has told of a change while a save was under way. */
  private isStale = false;
  private stopWatching: (() => void) | undefined;

  /** @param changed is called when other choices count here because the store holds them: another tab's, say */
  constructor(
    private store: Store,
    private readonly changed: () => void,
  ) {}

  /** Keeps choices in a store from now on, and reads what it holds. */
  use(store: Store = this.store): void {
    this.close();
    this.store = store;
    this.read();
  }

  /** Like {@link use}, and follows what others store there, until {@link close}. */
  open(store: Store = this.store): void {
    this.use(store);
    this.stopWatching = watchStore(store, (name) => {
      if (name !== inAll && name !== bySite) return;
      if (this.saving > 0) this.isStale = true;
      else this.read();
    });
  }

  close(): void {
    this.stopWatching?.();
    this.stopWatching = undefined;
  }

  /** Says which site the article is from. */
  at(site: string): void {
    this.site = site;
  }

  /** The choices that count here. Values are checked where they are applied. */
  get current(): Choices {
    return this.apart ? this.state.sites[this.site]! : this.state.all;
  }

  /** Whether they are kept for this site alone. */
  get apart(): boolean {
    return isApart(this.state, this.site);
  }

  /** Makes some choices; the others stay. */
  choose(choices: Choices): void {
    this.changeCurrent((before) => ({ ...before, ...choices }));
  }

  /** Forgets the choices that count here. */
  reset(): void {
    this.changeCurrent(() => ({}));
  }

  /** Keeps what counts here for this site alone from now on, or forgets that and follows all sites' again. */
  setApart(apart: boolean): void {
    const { site } = this;
    if (site === "") return;
    this.change((state) => {
      if (apart === isApart(state, site)) return state;
      const {
        all,
        sites: { [site]: _, ...others },
      } = state;
      return { all, sites: apart ? { ...others, [site]: { ...all } } : others };
    });
  }

  /** All of it as JSON, for a file. */
  toJson(): string {
    const { all, sites } = this.state;
    return JSON.stringify({ lectern: 1, settings: all, sites }, null, 2) + "\n";
  }

  /**
   * Takes over what {@link toJson} wrote, of this version or another: what is no setting is left out.
   * @return false where the text is something else
   */
  fromJson(text: string): boolean {
    let file: { lectern?: unknown; settings?: unknown; sites?: unknown };
    try {
      file = JSON.parse(text) as typeof file;
    } catch {
      return false;
    }
    if (typeof file !== "object" || file === null || typeof file.lectern !== "number") return false;
    const state = { all: known(file.settings), sites: eachSite(file.sites, known) };
    this.change(() => state);
    return true;
  }

  private changeCurrent(change: (choices: Choices) => Choices): void {
    const { site } = this;
    this.change((state) => {
      const { all, sites } = state;
      return isApart(state, site)
        ? { all, sites: { ...sites, [site]: change(sites[site]!) } }
        : { all: change(all), sites };
    });
  }

  private change(change: Change): void {
    const before = this.state;
    this.state = change(before);
    if (this.reading) this.meanwhile.push(change);
    else this.save(before);
  }

  /** Stores what is not as it was before. */
  private save(before: State): void {
    const { all, sites } = this.state;
    const saved = [];
    if (all !== before.all) saved.push(saveObject(this.store, inAll, all));
    if (sites !== before.sites) saved.push(saveObject(this.store, bySite, sites));
    if (saved.length === 0) return;
    this.saving++;
    void Promise.all(saved).then(() => {
      if (--this.saving > 0 || !this.isStale) return;
      this.isStale = false;
      this.read();
    });
  }

  private read(): void {
    const all = loadObject(this.store, inAll);
    const sites = loadObject(this.store, bySite);
    if (!(all instanceof Promise) && !(sites instanceof Promise)) {
      this.reading = undefined;
      this.take(all, sites);
      return;
    }
    const reading = Promise.all([all, sites]).then(([all, sites]) => {
      if (this.reading !== reading) return; // read again since
      this.reading = undefined;
      this.take(all, sites);
    });
    this.reading = reading;
  }

  /** Takes over what the store holds. */
  private take(all: object, sites: object): void {
    const before = JSON.stringify(this.current);
    const stored = { all: plain(all), sites: eachSite(sites, plain) };
    this.state = this.meanwhile.reduce((state, change) => change(state), stored);
    this.meanwhile = [];
    this.save(stored);
    if (JSON.stringify(this.current) !== before) this.changed();
  }
}

/** An object's members that are objects, each made choices of. */
function eachSite(sites: unknown, choicesOf: (value: object) => Choices): State["sites"] {
  return Object.fromEntries(
    Object.entries(typeof sites === "object" && sites !== null ? sites : {}).flatMap(([site, choices]) =>
      typeof choices === "object" && choices !== null && site !== "__proto__"
        ? [[site, choicesOf(choices as object)]]
        : [],
    ),
  );
}

/**
 * The members of an object that settings can have as values: those of a later version stay, a tree of any depth does
 * not.
 */
function plain(value: object): Choices {
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => typeof one === "string" || typeof one === "number"),
  );
}

/** The members of an object that are settings. */
function known(value: unknown): Choices {
  if (typeof value !== "object" || value === null) return {};
  return plain(
    Object.fromEntries(
      settingsTable.filter(({ key }) => Object.hasOwn(value, key)).map(({ key }) => [key, (value as Choices)[key]]),
    ),
  );
}
