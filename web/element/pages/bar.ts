import { element, icon } from "../dom.js";
import { format } from "../message_format.js";
import type { Interface } from "../messages.js";

/** A place of the outline. */
export interface Chapter {
  readonly title: string;
  /** The page on which it begins, from 0. */
  readonly page: number;
}

/** What is turned to in the bar under the pages. */
export interface BarActions {
  turn(times: 1 | -1): void;
  show(page: number): void;
}

/** The bar under the pages: a button on each side, a slider with the chapters marked, and where one is, in words. */
export class PageBar {
  readonly element: HTMLElement;
  private readonly slider = element("input", { type: "range", min: "1", step: "1" });
  private readonly marks = element("div", { class: "marks", "aria-hidden": "true" });
  private readonly words = element("output", { class: "where" });
  private readonly buttons: readonly HTMLButtonElement[];
  private chapters: readonly Chapter[] = [];
  private count = 1;

  /** @param sign -1 where the pages go from right to left */
  constructor(
    private readonly ui: Interface,
    sign: 1 | -1,
    article: { lang: string; dir: string },
    actions: BarActions,
  ) {
    const { messages, lang, dir } = ui;
    const button = (name: "previous" | "next", times: 1 | -1) => {
      const label = messages.keys[`${name}Page`];
      const looks = sign < 0 ? ({ previous: "next", next: "previous" } as const)[name] : name;
      const made = element("button", { type: "button", class: name, "aria-label": label, title: label }, icon(looks));
      made.addEventListener("click", () => actions.turn(times));
      return made;
    };
    this.buttons = [button("previous", -1), button("next", 1)];
    this.slider.setAttribute("aria-label", messages.pages.slider);
    this.slider.addEventListener("input", () => actions.show(Number(this.slider.value) - 1));
    this.words.lang = lang;
    this.words.dir = dir;
    const track = element("div", { class: "track", dir: sign < 0 ? "rtl" : "ltr" }, this.marks, this.slider);
    this.marks.lang = article.lang;
    // Buttons stand on the side that they turn to.
    this.element = element(
      "div",
      {
        class: "lectern-control lectern-turner",
        role: "group",
        "aria-label": messages.pages.slider,
        lang,
        dir: sign < 0 ? "rtl" : "ltr",
      },
      this.buttons[0],
      track,
      this.words,
      this.buttons[1],
    );
  }

  /** Says how many pages there are and where chapters begin. */
  renew(count: number, chapters: readonly Chapter[]): void {
    this.count = count;
    this.chapters = chapters;
    this.slider.max = String(count);
    this.marks.replaceChildren(
      ...chapters
        .filter(({ page }) => page > 0)
        .map(({ page }) => {
          const mark = element("i");
          mark.style.setProperty("inset-inline-start", `${(100 * page) / Math.max(1, count - 1)}%`);
          return mark;
        }),
    );
  }

  /** Shows which pages are seen, the first and the last of them by index. */
  update(first: number, last: number): void {
    const { messages, lang } = this.ui;
    const number = new Intl.NumberFormat(lang);
    const shown = first === last ? number.format(first + 1) : `${number.format(first + 1)}–${number.format(last + 1)}`;
    const place = format(messages.pages.place, { page: shown, count: number.format(this.count) }, lang);
    const chapter = this.chapters.filter(({ page }) => page <= last).at(-1)?.title ?? "";
    this.slider.value = String(first + 1);
    this.slider.setAttribute("aria-valuetext", chapter ? `${place} · ${chapter}` : place);
    const name = chapter
      ? [
          element("span", { class: "dot", "aria-hidden": "true" }, "·"),
          element("span", { class: "chapter", dir: "auto" }, chapter),
        ]
      : [];
    this.words.replaceChildren(element("span", { class: "page" }, place), ...name);
    this.buttons[0]!.setAttribute("aria-disabled", String(first === 0));
    this.buttons[1]!.setAttribute("aria-disabled", String(last >= this.count - 1));
  }
}
