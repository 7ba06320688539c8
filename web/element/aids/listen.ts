import { settingsTable, type NumberSetting } from "../../generated/settings.js";
import type { Aid, AidMaker } from "../aid.js";
import { slider } from "../controls.js";
import { element, icon } from "../dom.js";
import type { Interface } from "../messages.js";
import { pieces as piecesOf } from "../running_text.js";
import { offsetOf, rangeOf } from "../text_position.js";
import { selectedRange } from "../selection.js";
import { sentences } from "../sentences.js";
import { loadObject, saveObject } from "../store.js";
import type { TextRange } from "../views/reading_view.js";
import { isVisible } from "../views/viewport.js";
import { listenStyle, spokenStyle } from "./listen_style.js";

/** A block of text as it is said. */
interface Passage {
  block: Element;
  lang: string;
  text: string;
  /** Where its pieces begin: in its text, and in the article's. */
  pieces: { from: number; place: number }[];
}

/** A sentence, by offsets in its passage's text and in the article's. */
interface Sentence {
  passage: Passage;
  text: string;
  from: number;
  start: number;
  end: number;
}

const rate = settingsTable.find(({ key }) => key === "speechRate") as NumberSetting;
/** What is not said besides formulas and what is no running text: code, and what is around the article. */
const silent = "pre, svg, .lectern-site, .lectern-byline, article > footer";

const languageOf = (lang: string) => lang.toLowerCase().split(/[-_]/, 1)[0]!;
const placeOf = ({ pieces }: Passage, at: number) => {
  let piece = pieces[0]!;
  for (const other of pieces) if (other.from <= at) piece = other;
  return piece.place + at - piece.from;
};

/** The article's text in the order in which it is said. */
function passagesOf(content: HTMLElement, usual: string): Passage[] {
  const passages: Passage[] = [];
  let parted = false;
  for (const { node, start: place, kind, block: around, gap } of piecesOf(content)) {
    parted ||= gap !== "";
    if (kind || node.parentElement!.closest(silent)) continue;
    const block = around ?? content;
    let passage = passages.at(-1);
    if (passage?.block !== block) {
      passage = {
        block,
        lang: block.closest<HTMLElement>("[lang]:not([lang=''])")?.lang ?? usual,
        text: "",
        pieces: [],
      };
      passages.push(passage);
    } else if (parted) passage.text += " ";
    parted = false;
    passage.pieces.push({ from: passage.text.length, place });
    passage.text += node.data;
  }
  return passages.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/** Reads aloud with the browser's own speech engine, sentence by sentence. */
export const listen: AidMaker = (reader) => {
  /** The look of highlights, made when something is said for the first time. */
  let spoken: CSSStyleSheet | undefined;
  const engine: SpeechSynthesis | undefined = globalThis.speechSynthesis;
  let voices: SpeechSynthesisVoice[] = [];
  let chosen: Record<string, unknown> = {};
  let passages: Passage[] = [];
  /** The sentences of the passages, found when they are come to. */
  let said: Sentence[][] = [];
  let at: { passage: number; sentence: number } | undefined;
  let utterance: SpeechSynthesisUtterance | undefined;
  /** The word of the current sentence that was spoken last. */
  let lastWord: TextRange | undefined;
  const player = element("div", { class: "lectern-player lectern-control", role: "group" });
  let voiceList: HTMLElement | undefined;

  const lang = () => reader.article?.lang || reader.host.closest<HTMLElement>("[lang]")?.lang || "";
  const words = () => reader.ui.messages.listen;

  function readVoices(): void {
    voices =
      engine && "SpeechSynthesisUtterance" in globalThis
        ? engine.getVoices().filter(({ lang: spoken }) => typeof spoken === "string")
        : [];
  }

  /** The voices that speak a language: this device's first, those for the very country before others. */
  function voicesFor(wanted: string): SpeechSynthesisVoice[] {
    const score = (voice: SpeechSynthesisVoice) =>
      (voice.localService ? 4 : 0) +
      (voice.lang.replace("_", "-").toLowerCase() === wanted.toLowerCase() ? 2 : 0) +
      (voice.default ? 1 : 0);
    return voices
      .filter((voice) => !wanted || languageOf(voice.lang) === languageOf(wanted))
      .sort((a, b) => score(b) - score(a));
  }

  function voiceFor(wanted: string): SpeechSynthesisVoice | undefined {
    const kept = chosen[languageOf(wanted)];
    return voices.find(({ voiceURI }) => voiceURI === kept) ?? voicesFor(wanted)[0];
  }

  function sentencesOf(passage: number): Sentence[] {
    const it = passages[passage];
    if (!it) return [];
    return (said[passage] ??= sentences(it.text, it.lang)
      .filter(({ from, to }) => /[\p{L}\p{N}]/u.test(it.text.slice(from, to)))
      .map(({ from, to }) => ({
        passage: it,
        text: it.text.slice(from, to).replace(/\s/g, " "),
        from,
        start: placeOf(it, from),
        end: placeOf(it, to - 1) + 1,
      })));
  }

  const current = () => at && sentencesOf(at.passage)[at.sentence];

  /** Where reading begins: at what is selected, else at the top of what is seen. */
  function begin(): typeof at {
    const { content, view } = reader;
    if (!content || !view) return undefined;
    const selected = selectedRange(reader.root, content);
    const textOffset = selected
      ? offsetOf(content, selected.startContainer, selected.startOffset)
      : view.visibleRange().start;
    const first = (passage: number, fits: (sentence: Sentence) => boolean): typeof at => {
      for (let i = Math.max(0, passage); i < passages.length; i += 1) {
        const sentence = sentencesOf(i).findIndex(fits);
        if (sentence >= 0) return { passage: i, sentence };
      }
      return undefined;
    };
    const passage = passages.findIndex((it) => placeOf(it, it.text.length) > textOffset);
    return first(passage, ({ end }) => end > textOffset) ?? first(0, () => true);
  }

  /** Applies the look of highlights, or takes it away. */
  function dress(wanted: boolean): void {
    const others = [...reader.root.adoptedStyleSheets].filter((sheet) => sheet !== spoken);
    if (wanted && !spoken) (spoken = new CSSStyleSheet()).replaceSync(spokenStyle);
    if (wanted !== others.length < reader.root.adoptedStyleSheets.length)
      reader.root.adoptedStyleSheets = wanted ? [...others, spoken!] : others;
  }

  function mark(sentence: Sentence | undefined, word?: { start: number; end: number }): void {
    const { content } = reader;
    const highlights = (globalThis.CSS as { highlights?: HighlightRegistry } | undefined)?.highlights;
    for (const block of reader.root.querySelectorAll(".lectern-said")) block.classList.remove("lectern-said");
    if (!highlights) return void (content && sentence?.passage.block.classList.add("lectern-said"));
    dress(sentence !== undefined);
    for (const [name, stretch] of [
      ["lectern-sentence", sentence],
      ["lectern-word", word],
    ] as const) {
      const range = content && stretch && rangeOf(content, stretch.start, stretch.end);
      if (range) highlights.set(name, new Highlight(range));
      else highlights.delete(name);
    }
  }

  /** Makes words visible, unless the user went elsewhere: the words before them are not visible any more. */
  function follow(words: TextRange, before: TextRange | undefined): void {
    const { content, view } = reader;
    if (!content || !view) return;
    if (before && !isVisible(view, rangeOf(content, before.start, before.end)!)) return;
    const below = player.isConnected ? player.getBoundingClientRect().height + 24 : 0;
    view.reveal(rangeOf(content, words.start, words.end)!, below);
  }

  /** Ends what is being said, without ending the reading. */
  function hush(): void {
    if (!utterance) return;
    utterance = undefined;
    engine!.cancel();
  }

  function say(before?: Sentence): void {
    const sentence = current();
    if (!sentence) return stop();
    utterance = undefined;
    engine!.cancel(); // another reader's words, too: they would be said first
    const { passage } = sentence;
    const made = new SpeechSynthesisUtterance(sentence.text);
    const voice = voiceFor(passage.lang);
    if (voice) made.voice = voice;
    made.lang = voice?.lang ?? passage.lang;
    made.rate = reader.settings.speechRate;
    // What a cancelled utterance still tells is of no concern.
    made.onend = () => made === utterance && move(1, false);
    const failed = () => {
      utterance = undefined;
      reader.announce(words().failed);
      stop();
    };
    made.onerror = ({ error }) => {
      if (made !== utterance) return;
      if (error !== "interrupted" && error !== "canceled") return failed();
      utterance = undefined;
      show(); // another reader or tab speaks now
    };
    made.onboundary = ({ name, charIndex, charLength }) => {
      if (made !== utterance || name === "sentence" || charIndex >= sentence.text.length) return;
      const length = charLength || /^[\p{L}\p{N}\p{M}'’-]+/u.exec(sentence.text.slice(charIndex))?.[0].length || 1;
      const word = {
        start: placeOf(passage, sentence.from + charIndex),
        end: placeOf(passage, sentence.from + Math.min(charIndex + length, sentence.text.length) - 1) + 1,
      };
      mark(sentence, word);
      // A sentence may go on on the next page.
      follow(word, lastWord ?? sentence);
      lastWord = word;
    };
    utterance = made;
    lastWord = undefined;
    mark(sentence);
    follow(sentence, before);
    try {
      engine!.speak(made);
    } catch {
      return failed();
    }
    show();
  }

  /** Goes some sentences on or back. */
  function move(by: 1 | -1, asked = true): false | void {
    const before = current();
    if (!at || !before) return false;
    let { passage, sentence } = at;
    sentence += by;
    while (!sentencesOf(passage)[sentence]) {
      passage += by;
      if (!passages[passage]) {
        if (by > 0) return stop();
        return say();
      }
      sentence = by > 0 ? 0 : sentencesOf(passage).length - 1;
    }
    at = { passage, sentence };
    const playing = utterance !== undefined;
    if (playing) return say(asked ? undefined : before);
    mark(current());
    follow(current()!, undefined);
  }

  function play(): false | void {
    if (!engine || voices.length === 0 || !reader.content) return false;
    if (utterance) {
      hush();
      return show();
    }
    if (!at) {
      passages = passagesOf(reader.content, lang());
      said = [];
      at = begin();
    }
    if (!at) return false;
    if (!player.isConnected) {
      player.replaceChildren(...buttons());
      player.lang = reader.ui.lang;
      player.dir = reader.ui.dir;
      player.setAttribute("aria-label", words().label);
      reader.frame.append(player);
    }
    media(true);
    say();
  }

  function stop(): void {
    const focused = player.contains(reader.root.activeElement);
    at = undefined;
    hush();
    mark(undefined);
    player.remove();
    media(false);
    show();
    if (focused) reader.frame.querySelector<HTMLElement>("[data-panel=listen]")?.focus();
  }

  /** Tells the keys of keyboards and headphones what they do, and the system what is read. */
  function media(on: boolean): void {
    const session = navigator.mediaSession as MediaSession | undefined;
    if (!session) return;
    session.metadata =
      on && "MediaMetadata" in globalThis
        ? new MediaMetadata({ title: reader.article?.title ?? "", artist: reader.article?.byline ?? reader.site })
        : null;
    const handlers: [MediaSessionAction, () => void][] = [
      ["play", () => utterance || play()],
      ["pause", () => utterance && play()],
      ["nexttrack", () => move(1)],
      ["previoustrack", () => move(-1)],
      ["stop", stop],
    ];
    for (const [action, handler] of handlers) {
      try {
        session.setActionHandler(action, on ? handler : null);
      } catch {
        // This browser knows no such key.
      }
    }
  }

  /** Shows on the buttons how things stand. */
  function show(): void {
    const name = utterance ? "pause" : "play";
    for (const button of reader.frame.querySelectorAll<HTMLElement>("[data-listen=play]")) {
      button.replaceChildren(icon(name));
      button.setAttribute("aria-label", words()[name]);
      button.title = words()[name];
    }
    const session = navigator.mediaSession as MediaSession | undefined;
    if (session && at) session.playbackState = utterance ? "playing" : "paused";
    else if (session) session.playbackState = "none";
  }

  function button(name: "previous" | "next" | "stop" | "play", act: () => unknown): HTMLButtonElement {
    const looks = name === "play" && utterance ? "pause" : name;
    const made = element(
      "button",
      { type: "button", "data-listen": name, "aria-label": words()[looks], title: words()[looks] },
      icon(looks),
    );
    made.addEventListener("click", act);
    return made;
  }

  function buttons(): HTMLButtonElement[] {
    const main = button("play", () => {
      const fromPanel = main.closest(".panel") !== null;
      play();
      // The panel would stand over the text; the buttons go on under it.
      if (!fromPanel || !utterance) return;
      reader.open(undefined);
      player.querySelector<HTMLElement>("[data-listen=play]")?.focus({ preventScroll: true });
    });
    return [button("previous", () => move(-1)), main, button("next", () => move(1)), button("stop", stop)];
  }

  /** A list of the voices that speak the article's language, or of all where none does. */
  function voiceChoice({ messages }: Interface): HTMLElement {
    const wanted = lang();
    const fitting = voicesFor(wanted);
    const select = element("select", {});
    for (const { voiceURI, name, localService } of fitting.length > 0 ? fitting : voices) {
      select.append(
        element("option", { value: voiceURI }, localService ? name : `${name} (${messages.listen.online})`),
      );
    }
    const voice = voiceFor(wanted);
    if (voice) select.value = voice.voiceURI;
    select.addEventListener("change", () => {
      chosen = { ...chosen, [languageOf(wanted)]: select.value };
      void saveObject(reader.store, "voices", chosen);
      if (utterance) say();
    });
    const none = fitting.length === 0 ? element("p", {}, messages.listen.noVoice) : undefined;
    voiceList = element(
      "div",
      {},
      element("label", { class: "voice" }, element("span", {}, messages.listen.voice), select),
      none,
    );
    return voiceList;
  }

  const panel: Aid["panel"] = {
    name: "listen",
    icon: "listen",
    label: ({ messages }) => messages.listen.label,
    build(ui) {
      const speed = slider(rate, ui, (key, value) => reader.choose({ [key]: value }));
      speed.update(reader.settings);
      speed.element.addEventListener("input", () => speed.update(reader.settings));
      return element(
        "div",
        { class: "listen-panel" },
        element("div", { class: "listen-buttons" }, ...buttons()),
        speed.element,
        voiceChoice(ui),
      );
    },
  };

  const voicesChanged = () => {
    const had = voices.length > 0;
    readVoices();
    if (had !== voices.length > 0) reader.refresh();
    else if (voiceList?.isConnected) voiceList.replaceWith(voiceChoice(reader.ui));
  };

  const takeChosen = (value: object) => {
    chosen = value as Record<string, unknown>;
  };

  return {
    style: listenStyle,
    get panel() {
      readVoices();
      return voices.length > 0 ? panel : undefined;
    },
    commands: [
      { name: "listenPlay", key: "p", run: play },
      { name: "listenNext", key: "shift+arrowright", run: () => move(1) },
      { name: "listenPrevious", key: "shift+arrowleft", run: () => move(-1) },
    ],
    shown() {
      engine?.addEventListener?.("voiceschanged", voicesChanged);
      const kept = loadObject<object>(reader.store, "voices");
      if (kept instanceof Promise) void kept.then(takeChosen);
      else takeChosen(kept);
    },
    applied(before) {
      if (utterance && before.speechRate !== reader.settings.speechRate) say();
    },
    gone() {
      engine?.removeEventListener?.("voiceschanged", voicesChanged);
      if (at) stop();
    },
  };
};
