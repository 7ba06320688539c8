// The view: a tab's page, the page of a link, or what is selected, in the reader.
import type { LecternReader } from "../element/index.js";
import { element } from "../element/dom.js";
import { chooseLanguage, englishInterface, loadInterface, type Interface } from "../element/messages.js";
import { format } from "../element/message_format.js";
import { loadObject, type Choices } from "../element/store.js";
import type { Article } from "../types.js";
import { fetchAnonymously } from "./anonymous_fetch.js";
import { browser } from "./browser.js";
import type { Collected } from "./collect.js";
import { FurtherPages } from "./further_pages.js";
import { addressLine, button, showNotice, speak, type Notice } from "./frame.js";
import {
  backInTab,
  backToPage,
  closeView,
  collectPage,
  keptPage,
  openAddress,
  showAgain,
  showView,
  tabOf,
} from "./page.js";
import { isPart } from "./paid.js";
import { keepPart, readAll } from "./part.js";
import type { PickWords } from "./pick.js";
import { Problem, problemOf } from "./problem.js";
import { endRule, hostOf, isGranted, originsOf, patternOf, readRules, setRule } from "./rules.js";
import { extensionStore, privateStore } from "./store.js";
import { subjectOf, viewAddress, webAddress } from "./view_address.js";

/** The reader comes while the frame stands already and the page is collected. */
const reading = import("../element/index.js");

const subject = subjectOf(location.search);
const { inIncognitoContext } = browser.extension;
const store = inIncognitoContext ? privateStore(extensionStore) : extensionStore;
const header = document.querySelector("nav")!;
const main = document.querySelector("main")!;

let ui: Interface = englishInterface;
let address = subject.link || subject.url;
let title = "";
/** Whether the address's site always opens in Clean View. */
let always = false;
let reader: LecternReader | undefined;
let further: FurtherPages | undefined;
/** Whether there is more of the article than the page shows. */
let isCut = false;
/** The part of the page that is shown. */
let part: Collected | undefined;
/** The language that was chosen last; its words may still be on their way. */
let spoken: string | undefined;

/** Goes back and closes the view; an article stays where there is nothing to go back to. */
async function goBack(): Promise<void> {
  const words = reader?.place ?? "";
  if (subject.kept) return backInTab(subject, words);
  await backToPage(subject.link ? subject : { ...subject, url: address }, words);
  await closeView();
}
const back = () => void goBack().catch((error: unknown) => reader?.isConnected || fail(error));
const again = () => void (subject.kept ? showAgain(subject) : location.reload());
const pick = () => location.assign(viewAddress({ ...subject, selection: false, pick: true }));

/** The button that opens the page itself; none where extensions may not open it. */
function originalButton(look?: Parameters<typeof button>[2]): HTMLButtonElement[] {
  const url = webAddress(address);
  return url ? [button(ui.messages.openOriginal, () => void openAddress(url), look)] : [];
}

function showHeader(): void {
  const { extension } = ui.messages;
  header.setAttribute("aria-label", extension.browser.name);
  header.replaceChildren(
    button(extension.back, back, { drawing: "back" }),
    addressLine(address),
    ...alwaysButton(),
    ...(part ? [keepButton(part)] : []),
    ...(subject.link || subject.kept ? [] : [button(extension.pick.label, pick, { drawing: "part", bare: true })]),
    button(extension.again, again, { drawing: "again", bare: true }),
    ...originalButton({ drawing: "original", bare: true }),
    button(extension.welcome.options, () => void browser.runtime.openOptionsPage(), { drawing: "options", bare: true }),
    ...(isCut ? [element("p", { role: "note" }, extension.part)] : []),
    ...(further?.elements(ui) ?? []),
  );
}

/** Has what a part holds stand in the site's articles, and shows that of the page. */
async function keep(shown: Collected): Promise<void> {
  const page = (await collectPage({ ...subject, pick: false, selection: false }))!;
  await keepPart(store, page, shown);
  Object.assign(subject, { pick: false, selection: false });
  history.replaceState(null, "", viewAddress(subject));
  part = undefined;
  showHeader();
  reader!.html = page.html;
}

function keepButton(shown: Collected): HTMLElement {
  const words = ui.messages.extension;
  const made = button(words.pick.keep, () => void keep(shown).catch(tell), { drawing: "larger" });
  const tell = (error: unknown) =>
    made.replaceWith(
      element(
        "p",
        { role: "status" },
        error instanceof Problem ? words.problems[error.problem] : ui.messages.notLoaded,
      ),
    );
  return made;
}

/** Has the site always open in Clean View, or no longer. In private windows nothing may be remembered. */
function alwaysButton(): HTMLButtonElement[] {
  const site = hostOf(address);
  if (site === "" || inIncognitoContext) return [];
  const made = button(format(ui.messages.extension.always, { site }, ui.lang), () => void switchAlways(site), {
    drawing: "always",
  });
  made.setAttribute("aria-pressed", String(always));
  return [made];
}

async function switchAlways(site: string): Promise<void> {
  let isSaved = true;
  // Asked for at once: browsers want a person's press for it.
  if (!always && !(await browser.permissions.request({ origins: originsOf(site) }))) return;
  try {
    if (always) await endRule(extensionStore, site);
    else await setRule(extensionStore, site, (await readRules(extensionStore)).get(site) ?? []);
  } catch {
    isSaved = false;
  }
  await at(address);
  if (!isSaved) header.append(element("p", { role: "status" }, ui.messages.extension.notSaved));
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

/** Takes the reader away, which says itself what it cannot do: the page is what is asked for here. */
function withoutReader(): void {
  reader?.remove();
  document.body.prepend(header, main);
}

/** Says that the text is where the view cannot read it. */
function sayFramed(address: string): void {
  const { open, problems } = ui.messages.extension;
  const site = { site: new URL(address).host };
  withoutReader();
  say(format(problems.frame, site, ui.lang), [button(format(open, site, ui.lang), () => void openAddress(address))]);
}

function fail(error: unknown): void {
  const { extension, notLoaded } = ui.messages;
  withoutReader();
  const problem = error instanceof Problem ? error.problem : undefined;
  const gone = subject.link !== "" || problem === "closed" || problem === "moved";
  say(problem ? extension.problems[problem] : notLoaded, gone ? originalButton() : [button(extension.back, back)]);
  if (subject.pick) void showView();
}

/** Puts a reader on the page, and the header into its bar once that is there. */
async function startReader(): Promise<LecternReader> {
  await reading;
  const made = document.createElement("lectern-reader");
  reader = made;
  made.store = store;
  made.fetcher = fetchAnonymously;
  made.pictureFetcher = fetchAnonymously;
  made.addEventListener("lectern-ready", ({ detail: { article, url } }) => {
    if (url && url !== address) void at(url);
    main.remove();
    made.setAttribute("role", "main");
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
  const offer =
    article && article.nextPages.length > 0 && !part ? new FurtherPages(made, article, address, showHeader) : undefined;
  further = offer && (!inIncognitoContext || (await offer.isGranted())) ? offer : undefined;
  showHeader();
}

function pickWords(): PickWords {
  const { messages, lang, dir } = ui;
  return { hint: messages.extension.pick.hint, cancel: messages.translate.cancel, lang, dir };
}

async function showTab(): Promise<void> {
  if (subject.pick) say(pickWords().hint);
  const collected = await (subject.kept ? keptPage(subject) : collectPage(subject, pickWords()));
  if (!collected) return closeView();
  if (subject.pick || subject.selection) part = collected;
  if (subject.pick) void showView();
  const { html, url, title: found, place, paid, frame } = collected;
  title = found;
  document.title = title || document.title;
  await at(url || address);
  const made = await startReader();
  let wasRead = false;
  made.addEventListener("lectern-ready", ({ detail: { article } }) => {
    isCut = article !== null && paid !== undefined && isPart(paid, article.wordCount);
    if (isCut) showHeader();
    if (!article && frame && webAddress(frame)) sayFramed(webAddress(frame));
    if (wasRead) return; // what is read again later stays where the person is
    wasRead = true;
    if (place) made.place = place.text;
    // What a person chose is there to be read.
    if (!article && part)
      void readAll(html, url)
        .then((all) => all && (made.article = all))
        .catch(fail);
  });
  made.url = url;
  made.html = html;
}

/** Reads the page that a link leads to, as far as the person lets it be fetched. */
async function showLink(link: string): Promise<void> {
  const origins = [patternOf(link)];
  if (await browser.permissions.contains({ origins })) return fetchLink(link);
  const { extension } = ui.messages;
  const ask = async () => ((await browser.permissions.request({ origins })) ? fetchLink(link) : undefined);
  const words = format(extension.problems.ask, { site: new URL(link).host }, ui.lang);
  say(words, [button(extension.allow, () => void ask().catch(fail)), ...originalButton()]);
}

async function fetchLink(link: string): Promise<void> {
  say(ui.messages.loading);
  const made = await startReader();
  let problem: unknown;
  made.fetcher = async (url, options) => {
    const response = await fetchAnonymously(url, options);
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
