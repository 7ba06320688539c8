import { addressOf } from "../address.js";
import type { AidMaker } from "../aid.js";
import { notify, type Notice } from "../notice.js";
import { find, lengthOf, quote, type Quotation } from "../text_position.js";
import { loadObject, saveObject } from "../store.js";
import type { Article } from "../../types.js";
import type { TextRange } from "../views/reading_view.js";

type Places = Record<string, Quotation>;

const name = "places";
const kept = 100;
const words = 64;
/** So little of the text read is no place to come back to. */
const least = 0.02;

/** A stored place, if it is one. */
function isPlace(value: unknown): value is Quotation {
  const { start, exact, prefix, suffix } = (value ?? {}) as Record<string, unknown>;
  return (
    Number.isFinite(start) && [exact, prefix, suffix].every((text) => typeof text === "string" && text.length < 1000)
  );
}

/** Remembers where one stopped reading, and goes there when the article is shown again. */
export const resume: AidMaker = (reader) => {
  let stop: (() => void) | undefined;
  let note: Notice | undefined;
  let article: Article | null = null;
  /** Until what is stored has been looked at nothing may be stored over it. */
  let ready = false;
  /** What was visible when the note was put up. */
  let from: TextRange = { start: 0, end: 0 };

  /** The article's address; as of when it came on show, as the reader's may be another's by the end. */
  let key = "";

  const save = async () => {
    const { content, store, view } = reader;
    const mine = key;
    if (!view || !ready || !mine || !content?.isConnected || content.getClientRects().length === 0) return;
    const { start } = view.visibleRange();
    const place =
      start >= lengthOf(content) * least && !view.isFullyVisible
        ? quote(content, start, start + words)?.quotation
        : undefined;
    const loaded = loadObject<Places>(store, name);
    const { [mine]: before, ...others } = loaded instanceof Promise ? await loaded : loaded;
    if (!place && !before) return;
    // The newest stand last.
    const places = Object.entries(place ? { ...others, [mine]: place } : others);
    await saveObject(store, name, Object.fromEntries(places.slice(-kept)));
  };
  const saveNow = () => void save();

  const offer = () => {
    const { explore } = reader.ui.messages;
    note?.dismiss();
    const back = () => {
      const first = reader.content?.querySelector<HTMLElement>("h1") ?? reader.content;
      if (!first) return;
      reader.view!.goTo("start");
      // The button goes: the keyboard is at the beginning then.
      if (!first.hasAttribute("tabindex")) first.setAttribute("tabindex", "-1");
      first.focus({ preventScroll: true });
    };
    note = notify(reader, explore.resumed, {
      action: { label: explore.back, act: back },
      onClose: () => (note = undefined),
    });
    from = reader.view!.visibleRange();
  };

  const relocated = () => {
    const { start, end } = reader.view!.visibleRange();
    if (note && (end <= from.start || start >= from.end)) note.dismiss();
    saveNow();
  };

  const goBack = async () => {
    const wanted = reader.article;
    const loaded = loadObject<Places>(reader.store, name);
    const place = (loaded instanceof Promise ? await loaded : loaded)[key];
    const { content, view } = reader;
    if (wanted !== reader.article || !content?.isConnected || !view) return;
    ready = true;
    if (!isPlace(place) || view.isFullyVisible) return;
    const length = lengthOf(content);
    const found = find(content, place);
    if (!found || found.start < length * least) return;
    // Who has moved already, or does not see the article yet, is left where they are.
    if (content.getBoundingClientRect().top > view.viewport.bottom || view.position >= length * least) return;
    view.goTo(found.start);
    offer();
  };

  return {
    shown() {
      stop = reader.view!.onRelocate(relocated);
      addEventListener("pagehide", saveNow);
      if (article === reader.article) return;
      article = reader.article;
      key = addressOf(reader).split("#", 1)[0]!;
      ready = false;
      void goBack();
    },
    gone() {
      saveNow();
      stop?.();
      removeEventListener("pagehide", saveNow);
      note?.dismiss();
    },
  };
};
