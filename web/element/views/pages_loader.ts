import type { Article } from "../../types.js";
import type { Reader } from "../aid.js";
import { debounce } from "../debounce.js";
import { notify, type Notice } from "../notice.js";
import type { PagedArticle } from "../pages_view.js";

/** What the loader needs from the code that displays the pages. */
interface PagesUser {
  /** The reading position: a text offset. */
  position(): number;
  /** The article is in pages now. */
  opened(pages: PagedArticle): void;
  /** It cannot be displayed in pages, or no longer: the article scrolls. */
  failed(): void;
}

/**
 * Puts an article in pages. What lays it out and paints it is loaded when it is first asked for. If that fails, or the
 * pages would be too small, a message says so, and it is tried again when the reader has another size.
 */
export class PagesLoader {
  /** Counts what was begun, so that what loads slowly never replaces what came later. */
  private begun = 0;
  private message: Notice | undefined;
  /** Watches the reader's size while there is no room for pages. */
  private sizes: ResizeObserver | undefined;
  /** The article for which a message has been shown. */
  private toldOf: Article | null = null;
  private readonly again = debounce(() => void this.open());

  constructor(
    private readonly reader: Reader,
    private readonly user: PagesUser,
  ) {}

  /** Puts the article in pages when everything is loaded. A later call, or {@link end}, cancels this one. */
  async open(): Promise<void> {
    const { reader, user } = this;
    const { content, article } = reader;
    if (!content) return;
    this.unwatch();
    const mine = (this.begun += 1);
    const isWanted = () => mine === this.begun && content === reader.content && content.isConnected;
    try {
      const { openPages } = await import("../pages_view.js");
      const pages = await openPages(reader, {
        isWanted,
        position: () => user.position(),
        failed: () => this.fail(),
      });
      if (!pages) return;
      user.opened(pages);
      if (this.message) {
        this.message.dismiss();
        this.toldOf = null;
      }
      if (pages.limits.length > 0 && this.toldOf !== article) this.tell(reader.ui.messages.pages.simpler);
    } catch {
      if (isWanted()) this.fail();
    }
  }

  /** Cancels what is still loading, and closes the message. */
  end(): void {
    this.begun += 1;
    this.unwatch();
    this.message?.dismiss();
  }

  private fail(): void {
    const { reader } = this;
    this.begun += 1;
    this.user.failed();
    if (this.toldOf !== reader.article) this.tell(reader.ui.messages.pages.failed);
    const without = this.size;
    this.sizes = new ResizeObserver(() => this.size !== without && this.again());
    this.sizes.observe(reader.host);
    // A change of the window's height alone does not resize an article that scrolls.
    addEventListener("resize", this.again);
  }

  /** The reader's, as far as it does not depend on how long the article is. */
  private get size(): string {
    const { clientWidth, clientHeight } = this.reader.host;
    return `${clientWidth} ${Math.min(clientHeight, innerHeight)}`;
  }

  private unwatch(): void {
    this.again.cancel();
    this.sizes?.disconnect();
    removeEventListener("resize", this.again);
  }

  /** Shows a message about the pages, with a button that returns to scrolling. */
  private tell(text: string): void {
    const { reader } = this;
    this.toldOf = reader.article;
    this.message?.dismiss();
    this.message = notify(reader, text, {
      action: { label: reader.ui.messages.pages.scroll, act: () => reader.choose({ layout: "scroll" }) },
      name: "lectern-pages-note",
      onClose: () => (this.message = undefined),
    });
  }
}
