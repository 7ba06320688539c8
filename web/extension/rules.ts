// Rules: sites that always open in Clean View, as a person chose them.
import { loadObject, type Store } from "../element/store.js";
import { browser } from "./browser.js";
import { webAddress } from "./view_address.js";

/**
 * Sites by the names of their hosts, each with the paths that stay as they are: beginnings, in which `*` stands for any
 * text.
 */
export type Rules = ReadonlyMap<string, readonly string[]>;

const name = "rules";
const mostSites = 1000;
const mostPaths = 100;
const longestPath = 500;

/** The host of an address of the web, or of one that was written without its scheme; "" for anything else. */
export function hostOf(address: string): string {
  const url =
    webAddress(address) || (/^[^\s/:?#@]+(?::\d+)?(?:[/?#]|$)/.test(address) ? webAddress(`https://${address}`) : "");
  const host = url && new URL(url).hostname;
  return /^(?:[\w.-]+|\[[\da-f:.]+\])$/.test(host) ? host : ""; // in match patterns "*" is every host
}

/** The match pattern of a URL's host, by its scheme; match patterns have no port. "" if the URL has no host. */
export function patternOf(url: string): string {
  const host = hostOf(url);
  return host && `${new URL(url).protocol}//${host}/*`;
}

/** What has to be asked for so that a site can be read: its host by both schemes, and nothing more. */
export const originsOf = (host: string): string[] => [`http://${host}/*`, `https://${host}/*`];

/**
 * A path as a person writes it, or an address, as pages' addresses have it; "" where it would be every page of the
 * site.
 */
export function pathFrom(text: string): string {
  const line = text.trim();
  const address = webAddress(line) || webAddress(`https://host.example/${line.replace(/^\/+/, "")}`);
  const { pathname, search } = new URL(address);
  return line === "" || pathname + search === "/" ? "" : pathname + search;
}

/** Paths as they can be kept. */
export function pathsOf(value: unknown): string[] {
  const paths = Array.isArray(value)
    ? value.filter(
        (path): path is string => typeof path === "string" && path.startsWith("/") && path.length <= longestPath,
      )
    : [];
  return [...new Set(paths)].slice(0, mostPaths);
}

/** The rules in what was stored or imported; what is no rule is left out. */
export function rulesOf(value: unknown): Rules {
  const sites = typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  return new Map(
    sites
      .filter(([site, except]) => site !== "" && hostOf(site) === site && Array.isArray(except))
      .slice(0, mostSites)
      .map(([site, except]) => [site, pathsOf(except)]),
  );
}

/** The rules that are kept. */
export async function readRules(store: Store): Promise<Rules> {
  return rulesOf(await loadObject(store, name));
}

/** Keeps rules in place of those that were. */
export async function saveRules(store: Store, rules: Rules): Promise<void> {
  await store.set(name, rules.size > 0 ? JSON.stringify(Object.fromEntries(rules)) : null);
}

/** Keeps a site's rule, or none with `undefined`. */
export async function setRule(store: Store, site: string, except: readonly string[] | undefined): Promise<void> {
  const rules = new Map(await readRules(store));
  if (except) rules.set(site, except);
  else rules.delete(site);
  await saveRules(store, rules);
}

/** A site has no rule any more, and its permission is given back; what the browser's owner gave stays. */
export async function endRule(store: Store, site: string): Promise<void> {
  await setRule(store, site, undefined);
  await browser.permissions.remove({ origins: originsOf(site) }).catch(() => false);
}

/** Whether a path pattern covers a path: without backtracking, however many `*` it has. */
function covers(pattern: string, path: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  let at = path.startsWith(first) ? first.length : -1;
  for (const part of rest) {
    if (at < 0) return false;
    const found = path.indexOf(part, at);
    at = found < 0 ? -1 : found + part.length;
  }
  return at >= 0;
}

/** Whether a page is to open in Clean View. */
export function ruledIn(rules: Rules, address: string): boolean {
  const except = rules.get(hostOf(address));
  if (!except) return false;
  const { pathname, search } = new URL(address);
  return !except.some((pattern) => covers(pattern, pathname + search));
}

/** Whether a site may be read without a press of the button. */
export async function isGranted(host: string): Promise<boolean> {
  return host !== "" && browser.permissions.contains({ origins: originsOf(host) });
}
