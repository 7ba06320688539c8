import type { Settings } from "../../generated/settings.js";
import type { Article } from "../../types.js";
import type { Reader } from "../aid.js";
import { ColumnsView } from "./columns_view.js";
import { PagedView } from "./paged_view.js";
import { PagesLoader } from "./pages_loader.js";
import type { ReadingView } from "./reading_view.js";
import { ScrollView } from "./scroll_view.js";
import { ViewportEvents } from "./viewport_events.js";

type Layout = Settings["layout"];

/** The view of the article that is displayed: makes the one for the setting, and another at the same text. */
export class CurrentView {
  /** Undefined while no article is displayed. */
  view: ReadingView | undefined;
  private layout: Layout = "scroll";
  private readonly events: ViewportEvents;
  private readonly pages: PagesLoader;
  /** The reading position in the article displayed last, which may be displayed again in new elements. */
  private last: { article: Article | null; position: number } = { article: null, position: 0 };

  constructor(private readonly reader: Reader) {
    this.events = new ViewportEvents(reader);
    this.pages = new PagesLoader(reader, {
      position: () => this.view!.position,
      opened: (pages) => {
        this.view!.close();
        this.view = new PagedView(reader, reader.content!, this.events, pages);
      },
      failed: () => this.view instanceof PagedView && this.display(ScrollView, this.view.position),
    });
  }

  /** The reader's article is displayed now. */
  connect(): void {
    const { article, content, settings } = this.reader;
    const position = this.last.article === article ? this.last.position : 0;
    this.events.watch(content!);
    // What scrolls with the page stays where the page is.
    this.open(settings.layout, position, settings.layout === "columns");
  }

  /** The article is no longer displayed. */
  disconnect(): void {
    if (!this.view) return;
    this.last = { article: this.reader.article, position: this.view.position };
    this.pages.end();
    this.events.stop();
    this.view.close();
    this.view = undefined;
  }

  /**
   * Applies settings and keeps the same text visible.
   * @param layout the setting, as it is afterwards
   */
  update(layout: Layout, apply: () => void): void {
    const { view } = this;
    if (!view) return apply();
    if (layout !== this.layout) {
      const { position } = view;
      apply();
      this.pages.end();
      return this.open(layout, position);
    }
    const restore = view.hold();
    apply();
    restore();
    this.events.changed();
    if (layout === "pages" && !(view instanceof PagedView)) void this.pages.open();
  }

  private open(layout: Layout, position: number, goesThere = true): void {
    this.layout = layout;
    this.events.changed();
    this.display(layout === "columns" ? ColumnsView : ScrollView, position, goesThere);
    // Until they are there, the article scrolls.
    if (layout === "pages") void this.pages.open();
  }

  private display(View: typeof ColumnsView | typeof ScrollView, position: number, goesThere = true): void {
    this.view?.close();
    this.view = new View(this.reader, this.reader.content!, this.events, position);
    if (position > 0 && goesThere) this.view.goTo(position);
  }
}
