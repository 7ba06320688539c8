import { addressOf } from "../address.js";
import type { AidMaker } from "../aid.js";
import { notify, type Notice } from "../notice.js";
import { bring, fits, pagedOf, settled, sight, topOffset, watchSight } from "../scrolling.js";
import { find, lengthOf, quote, rangeOf, type Quotation } from "../text_position.js";
import { loadObject, saveObject } from "../store.js";
import type { Article } from "../../types.js";

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
  /** Where the page stood when the note was put up, and whether in pages, which may come a little later. */
  let from = 0;
  let paged = false;

  /** The article's address; as of when it came on show, as the reader's may be another's by the end. */
  let key = "";

  const save = async () => {
    const { content, store } = reader;
    const mine = key;
    if (!ready || !mine || !content?.isConnected || content.getClientRects().length === 0) return;
    const start = topOffset(reader);
    const place =
      start >= lengthOf(content) * least && !fits(reader) ? quote(content, start, start + words)?.quotation : undefined;
    const loaded = loadObject<Places>(store, name);
    const { [mine]: before, ...others } = loaded instanceof Promise ? await loaded : loaded;
    if (!place && !before) return;
    // The newest stand last.
    const places = Object.entries(place ? { ...others, [mine]: place } : others);
    await saveObject(store, name, Object.fromEntries(places.slice(-kept)));
  };
  const later = settled(() => void save());
  const now = () => {
    if (later.cancel()) void save();
  };

  const offer = () => {
    const { explore } = reader.ui.messages;
    note?.dismiss();
    const back = () => {
      const first = reader.content?.querySelector<HTMLElement>("h1") ?? reader.content;
      if (!first) return;
      bring(reader, first.getBoundingClientRect(), reader.content!.offsetHeight);
      // The button goes: the keyboard is at the beginning then.
      if (!first.hasAttribute("tabindex")) first.setAttribute("tabindex", "-1");
      first.focus({ preventScroll: true });
    };
    note = notify(reader, explore.resumed, {
      action: { label: explore.back, act: back },
      onClose: () => (note = undefined),
    });
    from = position();
    paged = pagedOf(reader.content) !== undefined;
  };

  const position = () => (reader.content ? reader.content.getBoundingClientRect().top - reader.content.scrollLeft : 0);

  const goBack = async () => {
    const wanted = reader.article;
    const loaded = loadObject<Places>(reader.store, name);
    const place = (loaded instanceof Promise ? await loaded : loaded)[key];
    const { content } = reader;
    if (wanted !== reader.article || !content?.isConnected) return;
    ready = true;
    if (!isPlace(place) || fits(reader)) return;
    const length = lengthOf(content);
    const found = find(content, place);
    if (!found || found.start < length * least) return;
    // Who has moved already, or does not see the article yet, is left where they are.
    if (content.getBoundingClientRect().top > sight(reader).bottom || topOffset(reader) >= length * least) return;
    const box = rangeOf(content, found.start, found.start + 1)?.getBoundingClientRect();
    if (!box) return;
    bring(reader, box);
    offer();
  };

  return {
    shown() {
      stop = watchSight(reader, () => {
        later();
        if (note && paged !== (pagedOf(reader.content) !== undefined)) {
          paged = !paged;
          from = position();
        }
        if (note && Math.abs(position() - from) > innerHeight) note.dismiss();
      });
      addEventListener("pagehide", now);
      if (article === reader.article) return;
      article = reader.article;
      key = addressOf(reader).split("#", 1)[0]!;
      ready = false;
      void goBack();
    },
    gone() {
      now();
      stop?.();
      removeEventListener("pagehide", now);
      note?.dismiss();
    },
  };
};
