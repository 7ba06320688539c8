import { settingsTable } from "../generated/settings.js";
import { loadObject, saveObject, watchStore, type Choices, type Store } from "./store.js";

type Sites = Record<string, Choices>;

const inAll = "settings";
const bySite = "sites";

/** What a person chose, kept in a store: for all sites, and apart from that for sites where they said so. */
export class KeptChoices {
  private all: Choices = {};
  private sites: Sites = {};
  private site = "";
  private stopWatching: (() => void) | undefined;

  /**
   * @param changed is called when the store told of other choices than were known: later than it was asked, or another
   * tab's
   */
  constructor(
    private store: Store,
    private readonly changed: () => void,
  ) {}

  /** Keeps choices in a store from now on, and reads what it holds. */
  use(store: Store = this.store): void {
    this.close();
    this.store = store;
    for (const name of [inAll, bySite]) this.read(name);
  }

  /** Like {@link use}, and follows what others store there, until {@link close}. */
  open(store: Store = this.store): void {
    this.use(store);
    this.stopWatching = watchStore(store, (name) => {
      if (name === inAll || name === bySite) this.read(name, true);
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
    return this.apart ? this.sites[this.site]! : this.all;
  }

  /** Whether they are kept for this site alone. */
  get apart(): boolean {
    return this.site !== "" && Object.hasOwn(this.sites, this.site);
  }

  /** Replaces them. */
  set(choices: Choices): void {
    if (this.apart) {
      this.sites = { ...this.sites, [this.site]: choices };
      void saveObject(this.store, bySite, this.sites);
    } else {
      this.all = choices;
      void saveObject(this.store, inAll, choices);
    }
  }

  /** Keeps what counts here for this site alone from now on, or forgets that and follows all sites' again. */
  setApart(apart: boolean): void {
    if (this.site === "" || apart === this.apart) return;
    const { [this.site]: _, ...others } = this.sites;
    this.sites = apart ? { ...others, [this.site]: { ...this.all } } : others;
    void saveObject(this.store, bySite, this.sites);
  }

  /** All of it as JSON, for a file. */
  toJson(): string {
    return JSON.stringify({ lectern: 1, settings: this.all, sites: this.sites }, null, 2) + "\n";
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
    this.all = known(file.settings);
    const sites = typeof file.sites === "object" && file.sites !== null ? Object.entries(file.sites) : [];
    this.sites = Object.fromEntries(
      sites.filter(([site]) => site !== "__proto__").map(([site, choices]) => [site, known(choices)]),
    );
    void saveObject(this.store, inAll, this.all);
    void saveObject(this.store, bySite, this.sites);
    return true;
  }

  private read(name: string, elsewhere = false): void {
    const take = (value: Record<string, unknown>) => {
      const before = JSON.stringify(this.current);
      if (name === inAll) this.all = plain(value);
      else
        this.sites = Object.fromEntries(
          Object.entries(value).flatMap(([site, choices]) =>
            typeof choices === "object" && choices !== null ? [[site, plain(choices)]] : [],
          ),
        );
      return JSON.stringify(this.current) !== before;
    };
    const value = loadObject<Record<string, unknown>>(this.store, name);
    if (!(value instanceof Promise)) {
      if (take(value) && elsewhere) this.changed();
      return;
    }
    void value.then((later) => take(later) && this.changed());
  }
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
