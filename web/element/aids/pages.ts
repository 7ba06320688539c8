import type { AidMaker } from "../aid.js";
import { notify, type Notice } from "../notice.js";
import type { PagesView } from "../pages_view.js";
import { bring, pagedOf, scrollerOf, setPaged, settled, topOffset } from "../scrolling.js";
import { rangeOf } from "../text_position.js";
import type { Article } from "../../types.js";

/**
 * The article in pages like a book's. What lays it out and paints it is loaded when it is first asked for; where that
 * cannot be had, or the pages would be too small, the article is read by scrolling and a note says so.
 */
export const pages: AidMaker = (reader) => {
  let view: PagesView | undefined;
  /** Counts what was begun, so that what loads slowly never replaces what came later. */
  let begun = 0;
  let note: Notice | undefined;
  /** The note that says that there are no pages. */
  let failure: Notice | undefined;
  /** Watches the reader's size while pages are wanted and there was no room for them. */
  let watching: ResizeObserver | undefined;
  /**
   * The article that was in pages last, where one read in it, as an offset in its text, with how far it was scrolled
   * then, and whether a note on it has been put up.
   */
  let last: { article: Article | null; place?: number; scrolled?: number; told: boolean } = {
    article: null,
    told: false,
  };

  const wanted = () => reader.settings.layout === "pages" && reader.content?.isConnected === true;

  const layoutUrl = () => {
    const url = reader.host.getAttribute("wasm-url");
    return url ? new URL("layout.wasm", new URL(url, document.baseURI)) : undefined;
  };

  const scrolled = (content: HTMLElement) => Math.round(scrollerOf(content).scrollTop);

  /** The reader's, as far as it is no matter of how long the article is. */
  const size = () => {
    const { clientWidth, clientHeight } = reader.host;
    return `${clientWidth} ${Math.min(clientHeight, innerHeight)}`;
  };

  const tell = (text: string, scroll: boolean) => {
    const action = scroll
      ? { label: reader.ui.messages.pages.scroll, act: () => reader.choose({ layout: "scroll" }) }
      : undefined;
    note?.dismiss();
    note = notify(reader, text, {
      ...(action && { action }),
      name: "lectern-pages-note",
      onClose: () => (note = undefined),
    });
  };

  const fail = () => {
    close();
    if (!last.told) {
      tell(reader.ui.messages.pages.failed, true);
      failure = note;
    }
    last.told = true;
    const without = size();
    watching = new ResizeObserver(() => size() !== without && again());
    watching.observe(reader.host);
    // Of another height, the window changes nothing of what scrolls.
    addEventListener("resize", again);
  };

  const open = async () => {
    const { content, article } = reader;
    if (!content || view) return;
    if (last.article !== article) last = { article, told: false };
    unwatch();
    const mine = (begun += 1);
    try {
      const { openPages } = await import("../pages_view.js");
      const opened = await openPages(reader, {
        layoutUrl: layoutUrl(),
        stillWanted: () => mine === begun && content === reader.content && wanted(),
        // Lines are others than when the article scrolls: who has not moved comes back to the same page.
        place: () =>
          last.place !== undefined && (last.scrolled ?? scrolled(content)) === scrolled(content)
            ? last.place
            : topOffset(reader),
        paged: (pages) => setPaged(content, pages),
        failed: fail,
      });
      if (!opened) return;
      view = opened;
      if (note && note === failure) {
        note.dismiss();
        last.told = false;
      }
      if (view.limits.length > 0 && !last.told) {
        last.told = true;
        tell(reader.ui.messages.pages.simpler, true);
      }
    } catch {
      if (mine === begun && wanted()) fail();
    }
  };

  /** Something has another size: the pages may be large enough now. */
  const again = settled(() => wanted() && !view && void open());

  const unwatch = () => {
    again.cancel();
    watching?.disconnect();
    removeEventListener("resize", again);
  };

  /** Goes back to what scrolls, at the same words. */
  const close = () => {
    begun += 1;
    unwatch();
    const { content } = reader;
    if (!view || !content) return;
    const place = view.close();
    view = undefined;
    if (!pagedOf(content) && content.isConnected) {
      const box = rangeOf(content, place, place + 1)?.getBoundingClientRect();
      if (box && place > 0) bring(reader, box);
      last = { ...last, place, scrolled: scrolled(content) };
    }
  };

  return {
    shown() {
      if (wanted()) void open();
    },
    applied(before) {
      if (!wanted()) {
        note?.dismiss();
        return close();
      }
      if (view) view.applied(before);
      else void open();
    },
    gone() {
      close();
      // Built anew, the article begins at its top again.
      last = { ...last, scrolled: undefined };
      note?.dismiss();
    },
  };
};
