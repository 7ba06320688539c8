// An article's further pages, read into the view when the person asks for them.
import type { LecternReader } from "../element/index.js";
import { element } from "../element/dom.js";
import { format } from "../element/message_format.js";
import type { Interface } from "../element/messages.js";
import { decisionsOn } from "../element/decisions.js";
import { load } from "../index.js";
import type { Article, Fetcher } from "../types.js";
import { fetchAnonymously } from "./anonymous_fetch.js";
import { browser } from "./browser.js";
import { button } from "./frame.js";
import { patternOf } from "./rules.js";

type Words = Interface["messages"]["extension"]["pages"];

/** So many pages are read at most. */
const maxPages = 50;

/** "Read all pages" of an article, and how far that is. */
export class FurtherPages {
  /** The article of all pages that were had so far. */
  whole: Article | undefined;
  private offered = true;
  private readonly status = element("p", { role: "status" });
  private said: { words: keyof Words; values?: Record<string, number> } | undefined;

  /**
   * @param reader shows the article
   * @param address where the article's first page is
   * @param changed is called when there are other {@link elements} to show
   */
  constructor(
    private readonly reader: LecternReader,
    readonly article: Article,
    private readonly address: string,
    private readonly changed: () => void,
  ) {}

  /** What of it stands over the article: a button, or what there is to say. */
  elements({ messages, lang }: Interface): HTMLElement[] {
    const { pages } = messages.extension;
    const count = this.article.nextPages.length + 1;
    // Where a page names its neighbour alone, nobody knows how many there are.
    const words = count > 2 ? format(pages.all, { count }, lang) : pages.next;
    this.status.textContent = this.said ? format(pages[this.said.words], this.said.values ?? {}, lang) : "";
    return [...(this.offered ? [button(words, () => void this.ask(), { drawing: "page" })] : []), this.status];
  }

  private get origins(): string[] {
    return [...new Set(this.article.nextPages.map(patternOf))].filter(Boolean);
  }

  /** Whether the pages may be asked for without a prompt, which a private window must not leave behind. */
  isGranted(): Promise<boolean> {
    return browser.permissions.contains({ origins: this.origins });
  }

  private async ask(): Promise<void> {
    // At once: browsers want a person's press for it.
    if (await browser.permissions.request({ origins: this.origins })) await this.read();
    else this.say(true, "refused");
  }

  private async read(): Promise<void> {
    const { reader, article, address: url } = this;
    let number = 1;
    let failed = false;
    const fetcher: Fetcher = (page, options) => {
      this.say(false, "reading", { number: (number += 1) });
      return fetchAnonymously(page, options);
    };
    try {
      const [lectern, decisions] = await Promise.all([load(), decisionsOn(reader.store, url)]);
      const whole = await lectern.stitch(article, fetcher, {
        url,
        formats: ["nodes"],
        maxPages,
        onError: () => (failed = true),
        ...decisions,
      });
      if (reader.article !== (this.whole ?? article)) return; // another one is shown by now
      if (number > (failed ? 2 : 1)) this.show(whole);
      if (!failed) this.say(false, whole.nextPages.length > 0 ? "more" : "done", { count: number });
    } catch {
      failed = true;
    }
    if (failed) this.say(true, "failed", { number });
  }

  /** Shows the whole article where the reader stands. */
  private show(whole: Article): void {
    const { reader } = this;
    const place = scrollY > 0 ? reader.place : "";
    this.whole = whole;
    reader.addEventListener("lectern-ready", () => void (reader.place = place), { once: true });
    reader.url = this.address;
    reader.article = whole;
  }

  private say(offered: boolean, words: keyof Words, values?: Record<string, number>): void {
    this.offered = offered;
    this.said = { words, values };
    this.changed();
  }
}
