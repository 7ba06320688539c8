import { locales } from "../../generated/locales.js";
import type { Article } from "../../types.js";
import type { AidMaker } from "../aid.js";
import { element, icon } from "../dom.js";
import { format } from "../message_format.js";
import { directionOf, languageName, type Interface } from "../messages.js";
import { runningText } from "../running_text.js";
import { blocksOf } from "../text_position.js";

/** A block that was translated, with all that it was before. */
interface Translated {
  nodes: readonly Node[];
  lang: string | null;
  dir: string | null;
  text: string;
  /** What is on show. */
  translated: boolean;
  button: HTMLButtonElement;
}

/**
 * Texts are asked for in parcels of about so many characters, so that the first come soon and it can be cancelled
 * between them.
 */
const parcel = 1500;

const base = (lang: string) => lang.toLowerCase().split(/[-_]/, 1)[0]!;

/** Translation of the article block by block; the original is always one step away. */
export const translate: AidMaker = (reader) => {
  let working: AbortController | undefined;
  let to = "";
  let article: Article | null = null;
  /** Translations of the article by what they are of: after the interface changed its language, blocks are others. */
  let known = new Map<string, string>();
  let showing = true;
  let failed = "";
  const blocks = new Map<HTMLElement, Translated>();
  let section: HTMLElement | undefined;
  const bar = element("progress", { max: "1", value: "0" });

  const wanted = (content: HTMLElement) =>
    blocksOf(content).filter(
      (block) =>
        !block.closest("footer, pre, .lectern-byline, .lectern-site") &&
        !block.querySelector("math, pre, table") &&
        /\p{L}/u.test(runningText(block)),
    );

  /** Puts one of the two into a block. */
  function put(block: HTMLElement, state: Translated, translated: boolean, control = true) {
    state.translated = translated;
    const set = (name: string, value: string | null) =>
      value === null ? block.removeAttribute(name) : block.setAttribute(name, value);
    set("lang", translated ? to : state.lang);
    set("dir", translated ? directionOf(to) : state.dir);
    set("data-translated", translated ? "" : null);
    const label = translated ? reader.ui.messages.translate.original : reader.ui.messages.translate.translation;
    state.button.setAttribute("aria-label", label);
    state.button.title = label;
    const media = translated
      ? state.nodes
          .flatMap((node) =>
            node instanceof Element
              ? node.matches("img, picture")
                ? [node]
                : [...node.querySelectorAll("img, picture")]
              : [],
          )
          .map((node) => node.cloneNode(true))
      : [];
    // A heading's name is its words alone; it is switched by key.
    const button = control && !block.matches("h1, h2, h3, h4, h5, h6") ? [state.button] : [];
    block.replaceChildren(...(translated ? [state.text, ...media] : state.nodes), ...button);
  }

  function take(block: HTMLElement, text: string) {
    const button = element(
      "button",
      { type: "button", class: "lectern-control", lang: reader.ui.lang, dir: reader.ui.dir },
      icon("language"),
    );
    const state: Translated = {
      nodes: [...block.childNodes],
      lang: block.getAttribute("lang"),
      dir: block.getAttribute("dir"),
      text,
      translated: false,
      button,
    };
    button.addEventListener("click", () => {
      put(block, state, !state.translated);
      button.focus();
    });
    blocks.set(block, state);
    if (showing) put(block, state, true);
  }

  function showAll(translated: boolean) {
    showing = translated;
    for (const [block, state] of blocks) put(block, state, translated, translated);
    build();
  }

  function forget() {
    working?.abort();
    working = undefined;
    for (const [block, state] of blocks) put(block, state, false, false);
    blocks.clear();
    known = new Map();
  }

  async function start(language: string) {
    const { translator, content } = reader;
    if (!translator || !content) return;
    forget();
    to = language;
    showing = true;
    failed = "";
    article = reader.article;
    const mine = (working = new AbortController());
    const { signal } = mine;
    const from = article?.lang ?? "";
    const rest = wanted(content);
    const all = rest.length;
    bar.value = 0;
    build();
    section?.querySelector<HTMLElement>(".cancel")?.focus();
    try {
      for (let done = 0; done < all; ) {
        const part: HTMLElement[] = [];
        for (let size = 0; size < parcel && done + part.length < all; ) {
          const block = rest[done + part.length]!;
          part.push(block);
          size += block.textContent.length;
        }
        const texts = part.map((block) => runningText(block));
        let index = 0;
        const arrived = (text: unknown) => {
          const block = part[index];
          if (block && typeof text === "string" && text.trim() !== "") {
            known.set(texts[index]!, text);
            take(block, text);
          }
          index += 1;
          bar.value = Math.min(done + index, all) / all;
        };
        const answer = translator.translate(texts, { from, to, signal });
        if (Symbol.asyncIterator in answer) {
          for await (const text of answer) {
            if (signal.aborted) return;
            arrived(text);
            if (index === part.length) break; // it may have no end
          }
        } else {
          const list: unknown = await answer;
          if (signal.aborted) return;
          // Which text is of which block is known by their order alone.
          if (!Array.isArray(list) || list.length !== part.length)
            throw new TypeError("A translator must return as many texts as it is given.");
          for (const text of list) arrived(text);
        }
        if (index < part.length) throw new TypeError("A translator must return as many texts as it is given.");
        done += part.length;
      }
      if (!signal.aborted)
        reader.announce(format(reader.ui.messages.translate.done, { language: languageName(to) }, reader.ui.lang));
    } catch {
      if (!signal.aborted) failed = language;
    } finally {
      if (working === mine) {
        working = undefined;
        build();
      }
    }
  }

  /** Builds the section as things stand. */
  function build(ui: Interface = reader.ui) {
    if (!section) return;
    const { messages, lang } = ui;
    const words = messages.translate;
    const focused = section.contains(reader.root.activeElement);
    const button = (name: string, label: string, act: () => void) => {
      const made = element("button", { type: "button", class: name }, label);
      made.addEventListener("click", act);
      return made;
    };
    const status = element("div", { class: "note", role: "status" });
    const rows: Node[] = [element("h2", { id: "lectern-translate" }, words.into)];
    if (working) {
      bar.setAttribute("aria-label", format(words.translating, { language: languageName(to) }, lang));
      status.append(format(words.translating, { language: languageName(to) }, lang));
      const cancel = button("cancel", words.cancel, () => {
        working?.abort();
        working = undefined;
        build();
      });
      rows.push(status, element("div", { class: "line" }, bar, cancel));
    } else {
      const own = base(reader.article?.lang ?? "");
      const { languages, name } = reader.translator ?? {};
      const into = Array.isArray(languages) ? languages.map((other) => base(String(other))) : undefined;
      const offered = Object.keys(locales).filter((code) => code !== own && (!into || into.includes(code)));
      const select = element(
        "select",
        { "aria-labelledby": "lectern-translate" },
        ...offered.map((code) =>
          element("option", { value: code, lang: code, selected: code === (to || ui.lang) }, languageName(code)),
        ),
      );
      rows.push(
        element(
          "div",
          { class: "line" },
          select,
          button("start", words.translate, () => void start(select.value)),
        ),
      );
      if (blocks.size > 0) {
        const choice = (label: string, translated: boolean) => {
          const made = button("switch", label, () => showAll(translated));
          made.setAttribute("aria-pressed", String(showing === translated));
          return made;
        };
        rows.push(
          element(
            "div",
            { class: "line", role: "group" },
            choice(words.original, false),
            choice(words.translation, true),
          ),
        );
      }
      if (failed) status.append(format(words.failed, { language: languageName(failed) }, lang));
      else if (typeof name === "string" && name) status.append(format(words.by, { name }, lang));
      rows.push(status);
    }
    section.replaceChildren(...rows);
    if (focused)
      (section.querySelector<HTMLElement>("[aria-pressed=true]") ?? section.querySelector("button"))?.focus();
  }

  return {
    languages(ui) {
      if (!reader.translator) return undefined;
      section = element("div", { class: "translation" });
      build(ui);
      return section;
    },
    commands: [
      {
        name: "switchBlock",
        key: "x",
        run() {
          if (blocks.size === 0) return false;
          const inFocus = reader.root.activeElement?.closest<HTMLElement>("[data-translated]");
          const block = inFocus ?? reader.view?.anchor()?.block;
          const state = block && blocks.get(block);
          if (!state) return false;
          put(block, state, !state.translated);
          return true;
        },
      },
      {
        name: "switchTranslation",
        key: "shift+x",
        run() {
          if (blocks.size === 0) return false;
          showAll(!showing);
          return true;
        },
      },
    ],
    shown() {
      if (!reader.content || reader.article !== article) return void (failed = "");
      for (const block of wanted(reader.content)) {
        const text = known.get(runningText(block));
        if (text !== undefined) take(block, text);
      }
      build();
    },
    gone() {
      working?.abort();
      working = undefined;
      for (const [block, state] of blocks) put(block, state, false, false);
      blocks.clear();
    },
  };
};
