import { messageOf } from "../errors.js";
import { givenPage, pageLimits } from "../fetched_page.js";
import { defaultSettings, settingsTable, type Settings, type SettingKey } from "../generated/settings.js";
import { LecternError, load, snapshot, type Lectern } from "../index.js";
import type { Article, Fetcher, NoArticleReason, Page, PictureFetcher, SettingWarning, Style } from "../types.js";
import { addressOf, siteOf } from "./address.js";
import type { Aid, Reader } from "./aid.js";
import { aidMakers } from "./aids/index.js";
import { barStyle } from "./bar_style.js";
import { browserTranslator } from "./browser_translator.js";
import { KeptChoices } from "./choices.js";
import { defaultStore } from "./default_store.js";
import { adopt, element } from "./dom.js";
import { openKeySheet } from "./key_sheet.js";
import { Keyboard } from "./keyboard.js";
import { chooseLanguage, englishInterface, loadInterface, type Interface } from "./messages.js";
import { isInNotice } from "./notice.js";
import { explainPage, readGiven, readPage, type PageSource, type ReadResult } from "./read_page.js";
import { save } from "./save_file.js";
import type { Store } from "./store.js";
import { Toolbar, type BarState } from "./toolbar.js";
import type { Translator } from "./translator.js";
import { followFragments, view } from "./view.js";
import { CurrentView } from "./views/current_view.js";
import { goToWords, visibleWords } from "./visible_words.js";

/** Detail of `lectern-ready`: what is shown, or why there is nothing to show. */
export interface ReadyDetail {
  article: Article | null;
  /** Set where there is no article. */
  reason?: NoArticleReason;
  /** Where it was read; undefined where that is not known. */
  url: string | undefined;
}

/** Detail of `lectern-settings`: the settings in effect, and what was asked for and is not allowed. */
export interface SettingsDetail {
  settings: Settings;
  warnings: SettingWarning[];
}

/** Detail of `lectern-error`. */
export interface ErrorDetail {
  error: LecternError;
}

/**
 * What to show: an article that was read elsewhere, a page to read, the address of one, or what stands on the host's
 * page.
 */
type Source = { article: Article } | { page: Page; url?: string } | { src: string } | { selector: string };

/**
 * Detail of `lectern-navigate`: the page that a person wants to read. A host that prevents the event's default shows it
 * itself.
 */
export interface NavigateDetail {
  url: string;
  /** BCP 47. */
  lang: string;
}

const attributes = new Map(settingsTable.map((setting) => [setting.attribute, setting]));

/** Fetches what a page names: no site learns from it who asks. */
const fetchAsStranger: Fetcher = (url, options) => fetch(url, { ...options, credentials: "omit" });

const fetchPicture: PictureFetcher = (url, options) =>
  fetch(url, { ...options, credentials: "omit", referrerPolicy: "no-referrer" });

/** Waits until the host's page is there. */
async function parsed(): Promise<void> {
  if (document.readyState === "loading")
    await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
}

/** The part of the host's page that a selector names. */
function partOfPage(selector: string): Element {
  let found: Element | null = null;
  try {
    found = document.querySelector(selector);
  } catch {
    // No selector, so there is nothing that it selects.
  }
  if (!found) throw new LecternError("invalid-input", `No element of this page matches ${selector}.`);
  return found;
}

/** In Node there are no elements; the module can be imported there all the same. */
const Base = globalThis.HTMLElement ?? class {};

/**
 * `<lectern-reader>`: shows an article, with Reading Mode, Font Size and Language at hand.
 *
 * Attributes: `src`, the address of a page to read (same origin or CORS); `for`, a selector of the element of this page
 * to read; `wasm-url`, where lectern.wasm is if not beside the script; and every row of the settings table, which the
 * site chooses and the reader's own choices win over.
 * Events, all bubbling: `lectern-ready` ({@link ReadyDetail}), `lectern-settings` ({@link SettingsDetail}),
 * `lectern-error` ({@link ErrorDetail}), `lectern-navigate` ({@link NavigateDetail}, cancelable). Parts: `page` (all of
 * it: colours and faces are set here), `bar`, `article`. Slot: `bar`, over the bar's own row.
 *
 * It builds DOM nodes only, loads nothing from other sites but the article's own pictures until an embed is clicked,
 * and keeps what people choose, mark and leave off in the browser's storage of the page's origin.
 */
export class LecternReader extends Base {
  static readonly observedAttributes = ["src", "for", ...attributes.keys()];

  /**
   * Gets pages: the one at `src`, and those that people choose in the reader. By default `fetch`: same origin or CORS.
   */
  fetcher: Fetcher | null = null;
  /** Fetches pictures for saved files. By default `fetch` with CORS, without cookies and referrer. */
  pictureFetcher: PictureFetcher | null = null;
  /**
   * Translates the article when people ask for it. By default the browser's own, on the device, where it has one; null
   * for none.
   */
  translator: Translator | null | undefined = browserTranslator();

  private source: Source | undefined;
  private address: string | undefined;
  private shown: Article | null = null;
  /** The page that the article on show is from, where it is at hand. */
  private original: PageSource | undefined;
  /** Where the article on show was read: `url` and `src` may be of what comes next, or was before. */
  private shownUrl: string | undefined;
  private keeping: Store = defaultStore;
  private readonly choices = new KeptChoices(defaultStore, () => this.lectern && void this.applySettings());
  /** The settings that scripts of the site have set. */
  private hostSettings: Partial<Settings> = {};
  private current: Settings = { ...defaultSettings };
  private presented: { asked: string; style: Style } | undefined;
  private ui: Interface = englishInterface;
  private lectern: Lectern | undefined;
  private toolbar: Toolbar | undefined;
  private loading: AbortController | undefined;
  /** Counts changes of language, so that one that loads slowly never replaces a later one. */
  private languageChanges = 0;

  private readonly root: ShadowRoot;
  private readonly frame = element("div", { class: "lectern", part: "page", hidden: true });
  private readonly status = element("p", { class: "lectern-status", role: "status" });
  private readonly announcer = element("p", { class: "lectern-announcer", "aria-live": "polite" });
  private content: HTMLElement | undefined;
  private readonly seen: Reader;
  private readonly currentView: CurrentView;
  private readonly aids: readonly Aid[];
  private readonly keyboard: Keyboard;
  private readonly openKeys: () => void;
  private readonly onKey = (event: KeyboardEvent) => this.keyboard.handle(event);
  /** A click beside the bar, but in no dialog or note, closes what is open in it, before it does what it is for. */
  private readonly onClick = (event: MouseEvent) => {
    const around = event.composedPath();
    if (
      this.toolbar?.openPanel &&
      !around.includes(this.toolbar.element) &&
      !around.some((one) => one instanceof HTMLDialogElement && this.root.contains(one)) &&
      !isInNotice(around[0])
    )
      this.toolbar.show(undefined);
  };

  constructor() {
    super();
    this.root = this.attachShadow({ mode: "open" });
    this.frame.append(this.announcer);
    this.root.append(this.frame);
    this.seen = this.asSeenByAids();
    this.currentView = new CurrentView(this.seen);
    this.aids = aidMakers.map((make) => make(this.seen));
    this.openKeys = () => openKeySheet(this.seen, this.keyboard);
    this.keyboard = new Keyboard(this.seen, this.aids, [{ name: "help", key: "?", run: this.openKeys }]);
    this.choices.use(); // what localStorage holds is there before the first paint
    this.root.addEventListener("click", (event) => followFragments(event as MouseEvent, this.seen));
  }

  /** The article on show, or one to show: read with `formats: ["nodes"]`. */
  get article(): Article | null {
    return this.shown;
  }
  set article(article: Article | null) {
    this.replace(article ? { article } : undefined);
  }

  /** A page to read and show: HTML, bytes or a Document. {@link url} is its address. */
  set html(page: Page | null) {
    this.replace(page === null ? undefined : { page, url: this.address });
  }

  /** The address of the page that {@link html} is, absolute; set it first. Relative links and pictures need it. */
  get url(): string {
    return this.address ?? "";
  }
  set url(url: string) {
    this.address = url || undefined;
  }

  /** The address of a page to read. */
  get src(): string {
    return this.getAttribute("src") ?? "";
  }
  set src(src: string) {
    this.setAttribute("src", src);
  }

  /** A selector of the element of this page to read. */
  get htmlFor(): string {
    return this.getAttribute("for") ?? "";
  }
  set htmlFor(selector: string) {
    this.setAttribute("for", selector);
  }

  /**
   * The settings in effect. Some of them can be set: they are the site's, like the attributes, which they win over;
   * what the person has chosen wins over both. What is in effect, or was set before, changes nothing.
   */
  get settings(): Settings {
    return { ...this.current };
  }
  set settings(given: Partial<Settings> | null | undefined) {
    const isNew = ([key, value]: [string, unknown]) =>
      value !== this.hostSettings[key as SettingKey] && !(this.lectern && value === this.current[key as SettingKey]);
    const changes = Object.entries(given ?? {}).filter(isNew);
    if (changes.length === 0) return;
    this.hostSettings = { ...this.hostSettings, ...(Object.fromEntries(changes) as Partial<Settings>) };
    if (this.lectern) void this.applySettings();
  }

  /**
   * Where choices, notes and places are kept; by default, and with null, notes in IndexedDB and all else in
   * localStorage. Set it before the reader is put on the page.
   */
  get store(): Store {
    return this.keeping;
  }
  set store(store: Store | null) {
    this.keeping = store ?? defaultStore;
    if (this.isConnected) this.choices.open(this.keeping);
    else this.choices.use(this.keeping);
    void this.keyboard.open();
  }

  /**
   * The words at the top of what is seen of the article, at most 200 characters of one block; "" where there is no
   * article. Set to words of the article, it goes there; others leave it where it is.
   */
  get place(): string {
    return visibleWords(this.seen);
  }
  set place(words: string) {
    if (this.content) goToWords(this.seen, words);
  }

  connectedCallback(): void {
    // What was set before the element was defined stands as the object's own properties.
    for (const name of [
      "store",
      "fetcher",
      "pictureFetcher",
      "translator",
      "url",
      "article",
      "html",
      "settings",
    ] as const) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name as "url"];
      delete (this as Record<string, unknown>)[name];
      this[name as "url"] = value;
    }
    this.choices.open(this.keeping);
    void this.keyboard.open();
    document.addEventListener("keydown", this.onKey);
    document.addEventListener("click", this.onClick, true);
    if (!this.content) void this.start();
    else this.tellShown();
  }

  disconnectedCallback(): void {
    this.loading?.abort();
    this.loading = undefined;
    this.choices.close();
    document.removeEventListener("keydown", this.onKey);
    document.removeEventListener("click", this.onClick, true);
    this.tellGone();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (name === "src") this.replace(after ? { src: after } : undefined);
    else if (name === "for") this.replace(after ? { selector: after } : undefined);
    else if (this.lectern) void this.applySettings();
  }

  /** Changes settings as the person's choice, which is stored: for controls of the host. */
  chooseSettings(choices: Partial<Settings>): void {
    this.choices.choose(choices);
    if (this.lectern) void this.applySettings();
  }

  /** Forgets the person's choices: the site's settings and the defaults are in effect again. */
  resetSettings(): void {
    this.choices.reset();
    if (this.lectern) void this.applySettings();
  }

  private replace(source: Source | undefined): void {
    this.source = source;
    this.tellGone();
    this.shown = null;
    this.original = undefined;
    this.shownUrl = undefined;
    this.content?.remove();
    this.content = undefined;
    this.toolbar?.leave();
    if (this.isConnected) void this.start();
  }

  /** Loads what is needed and shows the source. A later call, or being removed, ends an earlier one. */
  private async start(): Promise<void> {
    this.loading?.abort();
    const loading = new AbortController();
    this.loading = loading;
    const { signal } = loading;
    try {
      const { wasmUrl } = this;
      const lectern = await load(wasmUrl ? { wasmUrl } : {});
      if (signal.aborted) return;
      if (!this.lectern) {
        this.lectern = lectern;
        this.adoptStyle(lectern);
        await this.applySettings();
        if (signal.aborted) return;
      }
      const { source } = this;
      if (!source) return this.showStatus("");
      this.showStatus(this.ui.messages.loading);
      const reading = await this.read(lectern, source, signal);
      if (!signal.aborted) this.show(reading);
    } catch (error) {
      if (!signal.aborted) this.fail(error);
    } finally {
      if (this.loading === loading) this.loading = undefined;
    }
  }

  private async read(lectern: Lectern, source: Source, signal: AbortSignal): Promise<ReadResult> {
    if ("article" in source) return source;
    const how = { store: this.keeping, wasmUrl: this.wasmUrl, signal };
    if ("page" in source) return readPage(lectern, source.page, { url: source.url, ...how });
    if ("src" in source) return this.readAt(source.src, lectern, signal, fetch);
    await parsed();
    const { html, url } = snapshot(document, { within: partOfPage(source.selector) });
    return readPage(lectern, html, { url, ...how });
  }

  /** @param fetcher where the host has none */
  private async readAt(address: string, lectern: Lectern, signal: AbortSignal, fetcher: Fetcher): Promise<ReadResult> {
    try {
      const url = new URL(address, document.baseURI).href;
      const given = await givenPage(this.fetcher ?? fetcher, url, pageLimits, signal);
      return await readGiven(lectern, given, { store: this.keeping, wasmUrl: this.wasmUrl, signal });
    } catch (error) {
      if (error instanceof LecternError && error.code !== "fetch-failed") throw error;
      throw new LecternError("fetch-failed", `${address} could not be loaded: ${messageOf(error)}`, error);
    }
  }

  private get wasmUrl(): string | undefined {
    const url = this.getAttribute("wasm-url");
    return url ? new URL(url, document.baseURI).href : undefined;
  }

  private show({ article, reason, original, url }: ReadResult): void {
    if (article && !article.nodes) {
      throw new LecternError(
        "invalid-input",
        'The reader needs an article that was parsed with { formats: ["nodes"] }.',
      );
    }
    this.tellGone();
    this.shown = article;
    this.original = original;
    this.shownUrl = original ? original.url : (url ?? this.address);
    this.choices.at(this.site);
    this.content?.remove();
    this.content = article ? view(article as Article & Required<Pick<Article, "nodes">>, this.ui) : undefined;
    void this.applySettings();
    this.buildToolbar();
    if (article) {
      this.status.remove();
      this.frame.append(this.content!);
      this.tellShown();
    } else {
      this.showStatus(this.ui.messages.noArticle, this.src);
    }
    const detail = { article, url: this.shownUrl };
    this.dispatch<ReadyDetail>("lectern-ready", article ? detail : { ...detail, reason });
  }

  private fail(cause: unknown): void {
    const error = cause instanceof LecternError ? cause : new LecternError("load-failed", messageOf(cause), cause);
    this.shown = null;
    this.frame.hidden = false;
    if (this.toolbar) this.buildToolbar(); // without what is of an article
    this.showStatus(this.ui.messages.notLoaded, this.src);
    this.dispatch<ErrorDetail>("lectern-error", { error });
  }

  /** Says how things stand, with a plain link to the page where there is one. */
  private showStatus(text: string, address?: string): void {
    this.status.remove();
    if (!text) return;
    const { lang, dir, messages } = this.ui;
    this.status.lang = lang;
    this.status.dir = dir;
    this.status.replaceChildren(text);
    if (address && /^(?:https?:|[^:]*$)/i.test(address))
      this.status.append(" ", element("a", { href: address }, messages.openOriginal));
    this.frame.append(this.status);
  }

  private adoptStyle(lectern: Lectern): void {
    const texts = [lectern.present().css, barStyle, ...this.aids.flatMap(({ style }) => style ?? [])];
    adopt(this.root, texts);
    this.frame.hidden = false;
  }

  /** What the site asks for: attributes as settings, numbers where they are numbers, and what was set in scripts. */
  private siteSettings(): Record<string, unknown> {
    const settings: Record<string, unknown> = {};
    for (const [attribute, { key, kind }] of attributes) {
      const text = this.getAttribute(attribute);
      if (text === null) continue;
      settings[key] = kind === "number" && text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
    }
    return { ...settings, ...this.hostSettings };
  }

  /** The style that settings ask for: for every article, and mostly the same. */
  private present(lectern: Lectern, wanted: object): Style {
    const asked = JSON.stringify(wanted);
    if (this.presented?.asked !== asked) this.presented = { asked, style: lectern.present(wanted) };
    return this.presented.style;
  }

  /**
   * Applies the settings, at once but for words of another language, which are there when the promise is kept.
   */
  private applySettings(): Promise<void> {
    const lectern = this.lectern!;
    // A stored choice that is not allowed (an older version's, a hand-edited one) leaves the site's in effect.
    const chosen = { ...this.choices.current };
    const site = this.siteSettings();
    let wanted = { ...site, ...chosen };
    const before = this.current;
    let style = this.present(lectern, wanted);
    const stored = style.warnings.filter(({ key }) => key in chosen);
    if (stored.length > 0) {
      for (const { key } of stored) delete chosen[key as SettingKey];
      wanted = { ...site, ...chosen };
      style = this.present(lectern, wanted);
    }
    for (const { key } of style.warnings) delete (wanted as Record<string, unknown>)[key];
    const current = { ...defaultSettings, ...wanted };
    this.currentView.update(current.layout, () => {
      this.current = current;
      // Only what changes: each is every element's in the frame.
      for (const [name, value] of Object.entries(style.properties))
        if (this.frame.style.getPropertyValue(name) !== value) this.frame.style.setProperty(name, value);
      for (const [name, value] of Object.entries(style.attributes))
        if (this.frame.getAttribute(name) !== value) this.frame.setAttribute(name, value);
      if (this.content) for (const aid of this.aids) aid.applied?.(before);
    });
    this.toolbar?.update(this.current, this.choices.apart);
    const words = this.applyLanguage();
    this.dispatch<SettingsDetail>("lectern-settings", {
      settings: this.settings,
      warnings: [...stored, ...style.warnings],
    });
    return words;
  }

  private async applyLanguage(): Promise<void> {
    const around = this.closest<HTMLElement>("[lang]")?.lang;
    const lang = chooseLanguage([this.current.uiLang, around, ...navigator.languages]);
    if (this.toolbar && lang === this.ui.lang) return;
    const change = (this.languageChanges += 1);
    const ui = await loadInterface(lang);
    if (change !== this.languageChanges) return;
    this.ui = ui;
    this.buildToolbar();
    if (this.shown && this.content) {
      const content = view(this.shown as Article & Required<Pick<Article, "nodes">>, ui);
      this.tellGone();
      this.content.replaceWith(content);
      this.content = content;
      this.tellShown();
    }
  }

  /** The host of the page that the article is from. */
  private get site(): string {
    return siteOf(addressOf(this.seen));
  }

  private async importSettings(file: File): Promise<void> {
    const { messages } = this.ui;
    const taken = file.size < 1_000_000 && this.choices.fromJson(await file.text().catch(() => ""));
    if (taken) await this.applySettings();
    this.announcer.textContent = taken ? messages.imported : messages.notImported;
  }

  private tellShown(): void {
    if (!this.content) return;
    this.currentView.connect();
    for (const aid of this.aids) aid.shown?.();
  }

  private tellGone(): void {
    if (!this.content) return;
    for (const aid of this.aids) aid.gone?.();
    this.currentView.disconnect();
  }

  private asSeenByAids(): Reader {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the getters below have a `this` of their own
    const self = this;
    return {
      host: this,
      root: this.root,
      frame: this.frame,
      get content() {
        return self.content;
      },
      get view() {
        return self.currentView.view;
      },
      get article() {
        return self.shown;
      },
      get settings() {
        return self.current;
      },
      get ui() {
        return self.ui;
      },
      get store() {
        return self.keeping;
      },
      get url() {
        return self.shownUrl;
      },
      get site() {
        return self.site;
      },
      get pictureFetcher() {
        return self.pictureFetcher ?? fetchPicture;
      },
      get translator() {
        return self.translator ?? undefined;
      },
      read: (url, signal) => this.readAt(url, this.lectern!, signal, fetchAsStranger),
      choose: (choices) => this.chooseSettings(choices),
      announce: (text) => {
        this.announcer.textContent = text;
      },
      open: (panel) => this.toolbar?.show(panel),
      refresh: () => this.buildToolbar(),
      show: (reading) => this.show(reading),
      get original() {
        return self.original;
      },
      explain: (original) => explainPage(this.lectern!, original, { store: this.keeping, wasmUrl: this.wasmUrl }),
      readAgain: (original, formats) =>
        readPage(this.lectern!, original.page, { ...original, formats, store: this.keeping, wasmUrl: this.wasmUrl }),
      dispatch: (type, detail, cancelable = false) =>
        this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable })),
    };
  }

  /** Brings the bar up to date; builds it where there is none in the interface's language. */
  private buildToolbar(): void {
    const state: BarState = {
      ui: this.ui,
      languages: () => (this.shown ? this.aids.flatMap(({ languages }) => languages?.(this.ui) ?? []) : []),
      aids: this.shown ? this.aids.flatMap(({ panel }) => panel ?? []) : [],
      site: this.site,
    };
    const open = this.toolbar?.openPanel;
    if (this.toolbar?.renew(state)) {
      if (open) {
        this.toolbar.show(open);
        this.toolbar.focusChoice();
      }
      return;
    }
    const toolbar = new Toolbar(state, {
      choose: (key, value) => this.chooseSettings({ [key]: value }),
      chooseAll: (choices) => this.chooseSettings(choices),
      reset: () => this.resetSettings(),
      export: () => save("lectern-settings.json", "application/json", this.choices.toJson()),
      import: (file) => void this.importSettings(file),
      keys: this.openKeys,
      onlyHere: (apart) => {
        this.choices.setApart(apart);
        void this.applySettings();
      },
    });
    toolbar.update(this.current, this.choices.apart);
    if (this.toolbar) this.toolbar.element.replaceWith(toolbar.element);
    else this.frame.prepend(toolbar.element);
    this.toolbar = toolbar;
    if (open) {
      toolbar.show(open);
      toolbar.focusChoice();
    }
  }

  private dispatch<Detail>(type: string, detail: Detail): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "lectern-reader": LecternReader;
  }
  interface HTMLElementEventMap {
    "lectern-ready": CustomEvent<ReadyDetail>;
    "lectern-settings": CustomEvent<SettingsDetail>;
    "lectern-error": CustomEvent<ErrorDetail>;
    "lectern-navigate": CustomEvent<NavigateDetail>;
  }
}
