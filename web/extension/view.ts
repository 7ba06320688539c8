// The view: a tab's page, the page of a link, or what is selected, in the reader.
import type { LecternReader } from "../element/index.js";
import "../element/index.js";
import { chooseLanguage, englishInterface, loadInterface, type Interface } from "../element/messages.js";
import { format } from "../element/message_format.js";
import { loadObject, type Choices } from "../element/store.js";
import type { Article } from "../types.js";
import { browser } from "./browser.js";
import { FurtherPages } from "./further_pages.js";
import { addressLine, button, showNotice, speak, type Notice } from "./frame.js";
import { backInTab, backToPage, closeView, collectPage, keptPage, openAddress, showAgain, tabOf } from "./page.js";
import { Problem, problemOf } from "./problem.js";
import { hostOf, isGranted, originsOf, readRules, setRule } from "./rules.js";
import { extensionStore, privateStore } from "./store.js";
import { subjectOf, webAddress } from "./view_address.js";

const subject = subjectOf(location.search);
const { inIncognitoContext } = browser.extension;
const store = inIncognitoContext ? privateStore(extensionStore) : extensionStore;
const header = document.querySelector("header")!;
const main = document.querySelector("main")!;

let ui: Interface = englishInterface;
let address = subject.link || subject.url;
let title = "";
/** Whether the address's site always opens in Clean View. */
let always = false;
let reader: LecternReader | undefined;
let further: FurtherPages | undefined;
/** The language that was chosen last; its words may still be on their way. */
let spoken: string | undefined;

const place = () => reader?.place ?? "";
const back = () => void (subject.kept ? backInTab(subject, place()) : backToPage(subject, place()).then(closeView));
const again = () => void (subject.kept ? showAgain(subject) : location.reload());
const original = () => void openAddress(webAddress(address));

function showHeader(): void {
  const { extension, openOriginal } = ui.messages;
  header.replaceChildren(
    button(extension.back, back, { drawing: "back" }),
    addressLine(address),
    ...alwaysButton(),
    button(extension.again, again, { drawing: "again", bare: true }),
    button(openOriginal, original, { drawing: "original", bare: true }),
    ...(further?.elements(ui) ?? []),
  );
}

/** Has the site always open in Clean View, or no longer. In private windows nothing may be remembered. */
function alwaysButton(): HTMLButtonElement[] {
  const site = hostOf(address);
  if (site === "" || inIncognitoContext) return [];
  const made = button(format(ui.messages.extension.always, { site }, ui.lang), () => void switchAlways(site), { drawing: "always" });
  made.setAttribute("aria-pressed", String(always));
  return [made];
}

async function switchAlways(site: string): Promise<void> {
  const origins = originsOf(site);
  // Asked for at once: browsers want a person's press for it.
  if (!always && !(await browser.permissions.request({ origins }))) return;
  const except = always ? undefined : ((await readRules(extensionStore)).get(site) ?? []);
  await setRule(extensionStore, site, except);
  if (!except) await browser.permissions.remove({ origins }).catch(() => false); // what the browser's owner gave stays
  await at(address);
  header.querySelector<HTMLElement>("[aria-pressed]")?.focus();
}

/** Says where the article is from. */
async function at(url: string): Promise<void> {
  const site = hostOf(url);
  always = (await readRules(extensionStore)).has(site) && (await isGranted(site));
  address = url;
  showHeader();
}

function say(words: string, buttons: Notice["buttons"] = []): void {
  showNotice(main, { title, words, buttons });
}

function fail(error: unknown): void {
  const { extension, openOriginal, notLoaded } = ui.messages;
  // The reader says itself what it cannot do; the page is what is asked for here.
  reader?.remove();
  document.body.prepend(header, main);
  const problem = error instanceof Problem ? error.problem : undefined;
  const gone = subject.link !== "" || problem === "closed" || problem === "moved";
  say(problem ? extension.problems[problem] : notLoaded, [gone ? button(openOriginal, original) : button(extension.back, back)]);
}

/** Puts a reader on the page, and the header into its bar once that is there. */
function startReader(): LecternReader {
  const made = document.createElement("lectern-reader");
  reader = made;
  made.store = store;
  made.addEventListener("lectern-ready", ({ detail: { article } }) => {
    main.remove();
    made.append(header);
    if (article?.title) document.title = article.title;
    void offerFurther(made, article);
  });
  made.addEventListener("lectern-settings", ({ detail }) => void localise(detail.settings.uiLang));
  document.body.append(made);
  return made;
}

/** Offers an article's further pages; in private windows only where no permission has to be given, which would stay. */
async function offerFurther(made: LecternReader, article: Article | null): Promise<void> {
  if (article && article === further?.whole) return;
  const offer = article && article.nextPages.length > 0 && !subject.selection ? new FurtherPages(made, article, address, showHeader) : undefined;
  further = offer && (!inIncognitoContext || (await offer.isGranted())) ? offer : undefined;
  showHeader();
}

async function showTab(): Promise<void> {
  const { html, url, title: found, place } = await (subject.kept ? keptPage(subject) : collectPage(subject));
  title = found;
  document.title = title || document.title;
  await at(url || address);
  const made = startReader();
  made.addEventListener("lectern-ready", () => {
    if (place) made.place = place.text;
  });
  made.url = url;
  made.html = html;
}

/** Reads the page that a link leads to, as far as the person lets it be fetched. */
async function showLink(link: string): Promise<void> {
  // Without the port: match patterns are of hosts, whatever their port.
  const { protocol, hostname } = new URL(link);
  const origins = [`${protocol}//${hostname}/*`];
  if (await browser.permissions.contains({ origins })) return fetchLink(link);
  const { extension, openOriginal } = ui.messages;
  const ask = async () => ((await browser.permissions.request({ origins })) ? fetchLink(link) : undefined);
  const words = format(extension.problems.ask, { site: new URL(link).host }, ui.lang);
  say(words, [button(extension.allow, () => void ask().catch(fail)), button(openOriginal, original)]);
}

function fetchLink(link: string): void {
  say(ui.messages.loading);
  const made = startReader();
  let problem: unknown;
  made.fetcher = async (url, options) => {
    const response = await fetch(url, options);
    const name = problemOf(response.headers.get("content-type") ?? "");
    if (name) throw (problem = new Problem(name));
    await at(response.url);
    return response;
  };
  made.addEventListener("lectern-error", () => fail(problem));
  made.src = link;
}

/** Speaks the language that the reader does. */
async function localise(wanted: string | undefined): Promise<void> {
  const lang = chooseLanguage([wanted, ...navigator.languages]);
  if (lang === spoken) return;
  spoken = lang;
  const loaded = await loadInterface(lang);
  if (lang !== spoken) return; // another was chosen meanwhile
  ui = loaded;
  speak(ui, header, main);
  showHeader();
}

async function start(): Promise<void> {
  // The document's own language stays: where the reader's is automatic, it is this one.
  document.documentElement.lang = chooseLanguage(navigator.languages);
  const [{ uiLang }, tab] = await Promise.all([loadObject<Choices>(store, "settings"), tabOf(subject)]);
  await Promise.all([localise(uiLang), at(address)]);
  title = subject.link ? "" : (tab?.title ?? "");
  document.title = title || ui.messages.extension.browser.name;
  say(ui.messages.loading);
  await (subject.link ? showLink(subject.link) : showTab());
}

void start().catch(fail);
