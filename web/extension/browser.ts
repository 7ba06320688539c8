// The browser's API for extensions, as far as this one uses it: the same in Chromium and Firefox.

export interface Tab {
  id?: number;
  index: number;
  windowId: number;
  /** Told where the extension may read the tab. */
  url?: string;
  title?: string;
}

interface Event<Listener> {
  addListener(listener: Listener): void;
  removeListener(listener: Listener): void;
}

/** What was chosen in a context menu. */
export interface MenuChoice {
  menuItemId: string | number;
  frameId?: number;
  linkUrl?: string;
}

export interface StorageArea {
  /** With null, everything. */
  get(key: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}

interface Target {
  tabId: number;
  frameIds?: number[];
}

interface Browser {
  action: {
    onClicked: Event<(tab: Tab) => void>;
    setBadgeText(badge: { tabId: number; text: string }): Promise<void>;
    setBadgeBackgroundColor(badge: { tabId: number; color: string }): Promise<void>;
  };
  commands: {
    getAll(): Promise<{ name?: string; shortcut?: string }[]>;
    onCommand: Event<(name: string, tab?: Tab) => void>;
  };
  contextMenus: {
    create(item: {
      id: string;
      title: string;
      contexts: string[];
      documentUrlPatterns?: string[];
      targetUrlPatterns?: string[];
    }): void;
    removeAll(): Promise<void>;
    onClicked: Event<(choice: MenuChoice, tab?: Tab) => void>;
  };
  extension: { inIncognitoContext: boolean };
  i18n: { getMessage(name: string): string };
  permissions: {
    contains(permissions: { origins: string[] }): Promise<boolean>;
    request(permissions: { origins: string[] }): Promise<boolean>;
    remove(permissions: { origins: string[] }): Promise<boolean>;
  };
  runtime: {
    getURL(path: string): string;
    openOptionsPage(): Promise<void>;
    onInstalled: Event<(why: { reason: string }) => void>;
  };
  scripting: {
    executeScript(injection: { target: Target; files: string[] }): Promise<{ result?: unknown }[]>;
    executeScript<Args extends unknown[], Result>(injection: {
      target: Target;
      func: (...args: Args) => Result | Promise<Result>;
      args: Args;
    }): Promise<{ result?: Result }[]>;
  };
  storage: {
    sync: StorageArea;
    local: StorageArea;
    session: StorageArea;
    onChanged: Event<(changes: Record<string, unknown>, area: string) => void>;
  };
  tabs: {
    create(options: {
      url: string;
      windowId?: number;
      index?: number;
      openerTabId?: number;
      active?: boolean;
    }): Promise<Tab>;
    get(id: number): Promise<Tab>;
    getCurrent(): Promise<Tab | undefined>;
    remove(id: number): Promise<void>;
    update(id: number, change: { active?: boolean; url?: string }): Promise<unknown>;
    onUpdated: Event<(id: number, change: { status?: string }, tab: Tab) => void>;
    onRemoved: Event<(id: number) => void>;
  };
}

const { browser: firefox, chrome: chromium } = globalThis as unknown as { browser?: Browser; chrome: Browser };

/** Promises in both; in content scripts too. */
export const browser: Browser = firefox ?? chromium;
