import type { Alternate, Article } from "../../types.js";
import { addressOf, siteOf } from "../address.js";
import type { AidMaker } from "../aid.js";
import { element } from "../dom.js";
import { format } from "../message_format.js";
import { languageName, type Interface } from "../messages.js";
import type { ReadResult } from "../read_page.js";
import { blocksOf } from "../text_position.js";

/** The article in other languages: links that open in the reader, at the same place. */
export const alternates: AidMaker = (reader) => {
  let loading: AbortController | undefined;
  let note = element("div", { class: "note", role: "status" });
  /**
   * The article that came by a link whose page names no others: what the page before named, so that there is a way
   * back.
   */
  let led: { article: Article; alternates: readonly Alternate[] } | undefined;

  const offered = (): readonly Alternate[] => {
    const { article } = reader;
    return led && led.article === article ? led.alternates : (article?.alternates ?? []);
  };

  /** Shows the article with the block at the top that stands where the one at the top stood. */
  function showAtPlace(reading: ReadResult) {
    const before = reader.view?.anchor();
    const blocks = before ? blocksOf(reader.content!) : [];
    const part = before ? blocks.indexOf(before.block) / blocks.length : undefined;
    reader.show(reading);
    const now = reader.content ? blocksOf(reader.content) : [];
    const block = part === undefined ? undefined : now[Math.min(now.length - 1, Math.round(part * now.length))];
    if (block) reader.view!.goToAnchor({ ...before!, block });
    else reader.host.scrollIntoView?.({ block: "nearest" });
  }

  function refuse({ url, lang }: Alternate, { messages, lang: words }: Interface) {
    const text = format(messages.translate.notLoaded, { language: languageName(lang) }, words);
    note.replaceChildren(text, " ", element("a", { href: url, rel: "noopener noreferrer" }, messages.openOriginal));
  }

  async function go(alternate: Alternate, ui: Interface) {
    const { url, lang } = alternate;
    loading?.abort();
    loading = undefined;
    note.replaceChildren();
    if (!reader.dispatch("lectern-navigate", { url, lang }, true)) return;
    const mine = (loading = new AbortController());
    const { messages } = ui;
    const cancel = element("button", { type: "button" }, messages.translate.cancel);
    cancel.addEventListener("click", () => {
      mine.abort();
      note.replaceChildren();
    });
    note.replaceChildren(format(messages.translate.loading, { language: languageName(lang) }, ui.lang), " ", cancel);
    const here = reader.article;
    const address = addressOf(reader);
    try {
      const reading = await reader.read(url, mine.signal);
      const { article } = reading;
      if (mine.signal.aborted || reader.article !== here) return;
      if (!article) return refuse(alternate, reader.ui);
      if (article.alternates.length === 0 && here) {
        const others = offered().filter((other) => other.url !== url);
        const back =
          address && here.lang && !others.some((other) => other.url === address)
            ? [{ lang: here.lang, url: address }]
            : [];
        led = { article, alternates: [...back, ...others] };
      }
      reader.open(undefined);
      showAtPlace(reading);
      reader.root.querySelector<HTMLElement>("[data-panel=language]")?.focus({ preventScroll: true });
      reader.announce(article.title ?? languageName(lang));
    } catch {
      if (!mine.signal.aborted && reader.article === here) refuse(alternate, reader.ui);
    } finally {
      if (loading === mine) loading = undefined;
    }
  }

  return {
    languages(ui) {
      const list = offered();
      if (list.length === 0) return undefined;
      const links = list.map((alternate) => {
        const { lang, url } = alternate;
        const link = element("a", { href: url, lang, hreflang: lang, rel: "noopener noreferrer" }, languageName(lang));
        // A page may name any site: nobody goes there without having seen its name.
        const site = siteOf(url);
        if (site !== reader.site) link.append(" ", element("small", { dir: "ltr", translate: "no" }, site));
        link.addEventListener("click", (event) => {
          if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
          event.preventDefault();
          void go(alternate, ui);
        });
        return element("li", {}, link);
      });
      note = element("div", { class: "note", role: "status" });
      return element(
        "div",
        { class: "alternates" },
        element("h2", {}, ui.messages.articleLanguages),
        element("ul", {}, ...links),
        note,
      );
    },
    gone() {
      loading?.abort();
      loading = undefined;
      note.replaceChildren();
    },
  };
};
