import { load } from "../dist/lectern.js";
import "../dist/element.js";
import { showFindings } from "./findings.js";
import { ownPages } from "./own.js";
import { samples } from "./samples.js";

const find = (selector) => document.querySelector(selector);
const reader = find("lectern-reader");
let original = find("iframe.original");
const clean = find(".clean");
const findings = find("#findings");
const findingsButton = find(".findings-button");
const trouble = find(".trouble");

/**
 * Where the frame finds the page as it came. It is loaded when it is looked at: other people's pages load what they
 * like.
 */
let frameAddress;

/** Shows the page as it came ("original") or the article ("clean"). */
function setView(view) {
  document.body.dataset.view = view;
  if (view === "original") loadFrame();
  find(`.views input[value=${view}]`).checked = true;
  original.hidden = view !== "original";
  clean.hidden = view !== "clean";
  find(".offer").hidden = view !== "original";
}

function loadFrame() {
  if (frameAddress && original.getAttribute("src") !== frameAddress) original.src = frameAddress;
}

function setFindings(open) {
  findings.hidden = !open;
  findingsButton.setAttribute("aria-expanded", String(open));
  if (open) findings.focus();
}

function complain(message) {
  trouble.textContent = message;
  trouble.hidden = !message;
}

let blob;
let reads = 0;

/**
 * Reads a page and shows it. `address` is where the frame finds it; without one the frame gets the bytes themselves.
 */
async function read({ bytes, url, charset, address, name }) {
  const turn = (reads += 1);
  complain("");
  if (blob) URL.revokeObjectURL(blob);
  blob = address ? undefined : URL.createObjectURL(new Blob([bytes], { type: "text/html" }));
  frameAddress = address ?? blob;
  // A new frame: leading the old one elsewhere would add a step to the browser's history.
  const frame = original.cloneNode();
  frame.removeAttribute("src");
  original.replaceWith(frame);
  original = frame;
  if (document.body.dataset.view === "original") loadFrame();
  try {
    const page = charset ? new TextDecoder(charset).decode(bytes) : bytes;
    const [lectern, article] = await Promise.all([load(), inReader(page, url)]);
    if (turn !== reads) return;
    const explanation = lectern.explain(page, { url });
    showFindings(findings, article, explanation);
    find(".offer p").textContent = article ? offer(explanation) : "";
    document.title = `${article?.title ?? name} – Lectern`;
    clean.scrollTop = 0;
    if (!article) complain(`There is no article in ${name}.`);
  } catch (error) {
    if (turn !== reads) return;
    reader.html = null;
    complain(`${name} cannot be read: ${error.message}`);
  }
}

/** Has the reader read a page; a promise of its article. */
function inReader(page, url) {
  return new Promise((resolve, reject) => {
    const ended = new AbortController();
    const end = (settle) => (event) => {
      ended.abort();
      settle(event.detail);
    };
    reader.addEventListener(
      "lectern-ready",
      end(({ article }) => resolve(article)),
      ended,
    );
    reader.addEventListener(
      "lectern-error",
      end(({ error }) => reject(error)),
      ended,
    );
    reader.url = url ?? "";
    reader.html = page;
  });
}

/** How much of a page its article is. */
function offer({ blocks }) {
  const words = (some) => some.reduce((sum, block) => sum + block.words, 0);
  const [all, kept] = [blocks, blocks.filter(({ verdict }) => verdict === "keep")].map((some) =>
    words(some).toLocaleString("en"),
  );
  return `${all} words on the page, ${kept} in the article`;
}

/** Fetches a page of this site and shows it. */
async function open(url, name) {
  for (const link of document.querySelectorAll(".samples a")) {
    const current = link.href === sampleLink(url);
    if (current) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
    if (current) link.scrollIntoView({ inline: "center", block: "nearest" });
  }
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const charset = /;\s*charset="?([^";\s]+)/i.exec(response.headers.get("content-type") ?? "")?.[1];
    await read({
      bytes: new Uint8Array(await response.arrayBuffer()),
      url: response.url,
      charset,
      address: response.url,
      name,
    });
  } catch (error) {
    complain(`${name} cannot be loaded: ${error.message}`);
  }
}

/** The demo with a page of this site in it. */
function sampleLink(url) {
  const link = new URL("./", location.href);
  link.searchParams.set("src", new URL(url).pathname);
  return link.href;
}

/** Opens a sample, and lets the browser's back button know. */
function go(sample) {
  history.pushState(null, "", sampleLink(sample.url));
  open(sample.url, sample.name);
}

for (const sample of samples) {
  const link = Object.assign(document.createElement("a"), { href: sampleLink(sample.url), textContent: sample.name });
  if (sample.lang) link.lang = sample.lang;
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(sample);
  });
  find(".samples").append(link);
}

for (const input of document.querySelectorAll(".views input"))
  input.addEventListener("change", () => setView(input.value));
find(".make-clean").addEventListener("click", () => {
  setView("clean");
  find(".views input:checked").focus({ preventScroll: true });
});

const modes = ["light", "sepia", "gray", "moss", "dusk", "dark", "contrast"];
for (const theme of modes) {
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    className: "mode",
    textContent: "Aa",
    title: theme,
  });
  button.dataset.theme = theme;
  button.setAttribute("aria-label", theme);
  button.addEventListener("click", () => {
    reader.chooseSettings({ theme });
    setView("clean");
    find(".views input:checked").focus({ preventScroll: true });
  });
  find(".modes").append(button);
}

/** A few of the reader's settings, one press away. */
const tries = [
  ["Sepia", { theme: "sepia" }],
  ["Dusk", { theme: "dusk" }],
  ["Focus on three lines", { focus: "3" }],
  ["Bold word beginnings", { boldPrefix: "on" }],
  ["Easy-to-read font", { fontFamily: "easy" }],
  ["Subtle links, no images", { links: "quiet", images: "hide" }],
];
const { settings: usual } = document.createElement("lectern-reader");
const isOn = (choice) => Object.entries(choice).every(([key, value]) => reader.settings[key] === value);
for (const [name, choice] of tries) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: name });
  const update = () => button.setAttribute("aria-pressed", String(isOn(choice)));
  button.addEventListener("click", () => {
    const off = Object.fromEntries(Object.keys(choice).map((key) => [key, usual[key]]));
    reader.chooseSettings(isOn(choice) ? off : choice);
  });
  reader.addEventListener("lectern-settings", update);
  update();
  find(".tries").append(button);
}

findingsButton.addEventListener("click", () => setFindings(findings.hidden));
addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || findings.hidden || event.defaultPrevented) return;
  setFindings(false);
  findingsButton.focus();
});

const openOwn = ownPages(find(".own"), (page) => {
  for (const link of document.querySelectorAll(".samples a")) link.removeAttribute("aria-current");
  setView("clean");
  read(page);
});
find(".own-button").addEventListener("click", openOwn);

// The same story in another language, chosen in the reader: opened here, not as a bare page.
reader.addEventListener("lectern-navigate", (event) => {
  const sample = samples.find(({ url }) => url === event.detail.url);
  if (!sample) return;
  event.preventDefault();
  go(sample);
});

/**
 * What the address asks for: `?src=` names a page of this site, which is opened clean where it is not one of the
 * samples.
 */
function start() {
  const src = new URLSearchParams(location.search).get("src");
  const url = src ? new URL(src, location.href) : undefined;
  const sample = samples.find((known) => known.url === url?.href) ?? (url ? undefined : samples[0]);
  if (sample) return open(sample.url, sample.name);
  if (url.origin !== location.origin) return complain("Only pages of this site can be opened by URL.");
  setView("clean");
  open(url.href, decodeURIComponent(url.pathname.split("/").pop()) || "The page");
}

addEventListener("popstate", start);
start();
