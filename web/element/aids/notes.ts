import type { AidMaker } from "../aid.js";
import { addressOf, webAddressOf } from "../address.js";
import { copyLink } from "../copy_link.js";
import { closeButton, element, icon } from "../dom.js";
import { format } from "../message_format.js";
import type { Interface } from "../messages.js";
import { notify, type Notice } from "../notice.js";
import { fileName, save } from "../save_file.js";
import { selectedRange } from "../selection.js";
import { textNodes } from "../running_text.js";
import { finder, offsetOf, quote } from "../text_position.js";
import { barOf } from "../views/viewport.js";
import { colors, longestText, mostNotes, toMarkdown, type Color, type Note } from "./note.js";
import { notesStyle } from "./notes_style.js";
import { notesIn, type StoredNotes } from "./stored_notes.js";

/** A note in this reader: where its words stand now, if they do. */
interface Placed {
  id: string;
  note: Note;
  found: { start: number; end: number } | undefined;
}

/** Takes the marks off the text, as if they had never been there. */
function undraw(content: HTMLElement): void {
  const parents = new Set<Node>();
  for (const mark of content.querySelectorAll(".lectern-highlight")) {
    parents.add(mark.parentNode!);
    mark.replaceWith(...mark.childNodes);
  }
  for (const parent of parents) parent.normalize();
}

/** Marks notes on the text, in one walk. Where two stand on the same words, the later made one shows. */
function draw(content: HTMLElement, placed: readonly Placed[]): void {
  const order = placed
    .flatMap(({ id, note, found }) => (found ? { id, note, ...found } : []))
    .sort((a, b) => a.start - b.start);
  let next = 0;
  let open: typeof order = [];
  let place = 0;
  for (const node of [...textNodes(content)]) {
    const from = place;
    const to = (place += node.length);
    while (next < order.length && order[next]!.start < to) open.push(order[next++]!);
    open = open.filter(({ end }) => end > from);
    // White space between blocks, and the letters of formulas, take no marks.
    if (
      open.length === 0 ||
      node.parentElement!.closest("math, svg") ||
      (!node.data.trim() &&
        node.parentElement!.matches(
          "article, section, div, figure, details, blockquote, header, ul, ol, dl, table, thead, tbody, tfoot, tr",
        ))
    )
      continue;
    const cuts = [...new Set([from, to, ...open.flatMap(({ start, end }) => [start, end])])]
      .filter((cut) => cut >= from && cut <= to)
      .sort((a, b) => a - b);
    let rest = node;
    for (let i = 1; i < cuts.length; i += 1) {
      const piece = rest;
      if (cuts[i]! < to) rest = piece.splitText(cuts[i]! - cuts[i - 1]!);
      const over = open.filter(({ start, end }) => start < cuts[i]! && end > cuts[i - 1]!);
      if (over.length === 0) continue;
      const { id, note } = over.reduce((a, b) => (b.note.created >= a.note.created ? b : a));
      const mark = element("mark", {
        class: `lectern-highlight ${note.color}${note.text.trim() ? " noted" : ""}`,
        "data-id": id,
      });
      piece.replaceWith(mark);
      mark.append(piece);
    }
  }
}

/** Highlights and notes on the text, kept by position and quotation. */
export const notes: AidMaker = (reader) => {
  let placed: Placed[] = [];
  /** The stored notes that are too many to be displayed. */
  let others: readonly Note[] = [];
  let count = 0;
  /** What was deleted last: the list offers it for Undo, where it was. */
  let deleted: Placed | undefined;
  let stored: StoredNotes | undefined;
  let list: HTMLElement | undefined;
  /** Says in the list that the notes are not saved. */
  const warning = element("p", { class: "unsaved", hidden: true });
  /** What stands below the list's title. */
  const body = element("div");
  let notice: Notice | undefined;
  /** Says that there are too many notes. */
  let limit: Notice | undefined;
  /** Whether the person has been told since the last change; typing a note is one change. */
  let isTold = false;
  let pressing = false;
  const popup = element("div", { class: "lectern-pop lectern-control", role: "toolbar", hidden: true });
  // A press on a button would take the selection away.
  popup.addEventListener("mousedown", (event) => event.preventDefault());

  const words = () => reader.ui.messages.notes;
  const address = () => addressOf(reader) || document.baseURI;
  const name = () => `notes:${address().replace(/#.*/s, "")}`;
  const byPlace = (a: Placed, b: Placed) => (a.found?.start ?? a.note.start) - (b.found?.start ?? b.note.start);
  const all = () => [...[...placed].sort(byPlace).map(({ note }) => note), ...others];

  /** Takes over notes from the store, and finds their words. */
  function take(): void {
    const { content } = reader;
    if (!content || !stored) return;
    undraw(content);
    const find = finder(content);
    others = stored.notes.slice(mostNotes);
    placed = stored.notes.slice(0, mostNotes).map((note) => {
      const place = find(note);
      return { id: `${(count += 1)}`, note: { ...note, ...place?.quotation }, found: place };
    });
    draw(content, placed);
    refresh();
  }

  function keep(): void {
    stored?.set(all());
  }

  /** Says that the notes could not be saved, once for each change, or that they are saved after all. */
  function tell(isSaved: boolean): void {
    warning.hidden = isSaved;
    warning.textContent = words().unsaved;
    if (isSaved) {
      notice?.dismiss();
      reader.announce(words().saved);
    } else if (!isTold && !notice) {
      isTold = true;
      notice = notify(reader, words().unsaved, {
        action: { label: words().markdown, act: () => exported(true) },
        onClose: () => (notice = undefined),
      });
    }
  }

  const tooMany = () => format(words().full, { count: placed.length + others.length, most: mostNotes }, reader.ui.lang);

  /** Says that no further note can be made. */
  function refuse(): void {
    limit?.dismiss();
    limit = notify(reader, tooMany(), { onClose: () => (limit = undefined) });
  }

  function redraw(): void {
    undraw(reader.content!);
    draw(reader.content!, placed);
  }

  /** Highlights what is selected. */
  function highlight(color: Color): Placed | undefined {
    const { content } = reader;
    const range = content && selectedRange(reader.root, content);
    if (!range) return undefined;
    const from = offsetOf(content, range.startContainer, range.startOffset);
    const to = offsetOf(content, range.endContainer, range.endOffset);
    const place = quote(content, from, Math.min(to, from + longestText));
    if (!place) return undefined;
    const same = placed.find(({ found }) => found?.start === place.start && found.end === place.end);
    if (!same && placed.length + others.length >= mostNotes) {
      refuse();
      return undefined;
    }
    if (same) same.note.color = color;
    const made = same ?? {
      id: `${(count += 1)}`,
      note: { ...place.quotation, color, text: "", created: Date.now() },
      found: place,
    };
    if (!same) placed.push(made);
    document.getSelection()?.removeAllRanges();
    const byKeyboard = popup.contains(reader.root.activeElement);
    hide();
    redraw();
    isTold = false;
    keep();
    refresh();
    if (byKeyboard) focusMark(made.id);
    reader.announce(words().highlighted);
    return made;
  }

  /** Opens the panel where a note is written. */
  function write(id: string | undefined): void {
    if (id === undefined) return;
    reader.open("notes");
    const field = list?.querySelector<HTMLElement>(`[data-id="${id}"] textarea`);
    field?.scrollIntoView({ block: "nearest" });
    field?.focus();
  }

  /** Stores and shows what was deleted or restored, and puts the keyboard where it was. */
  function changeList(id: string, said: string): void {
    redraw();
    isTold = false;
    keep();
    refresh();
    list?.querySelector<HTMLElement>(`[data-id="${id}"] :is(.undo, .remove)`)?.focus();
    reader.announce(said);
  }

  function remove(one: Placed): void {
    placed = placed.filter((other) => other !== one);
    deleted = one;
    changeList(one.id, words().removed);
  }

  function undo(one: Placed): void {
    deleted = undefined;
    placed.push(one);
    changeList(one.id, words().restored);
  }

  function goTo(id: string): void {
    reader.open(undefined);
    const mark = focusMark(id);
    const { view } = reader;
    if (mark && view) view.goTo(mark, (view.viewport.bottom - view.viewport.top) / 2);
  }

  /** Puts the keyboard where a highlight begins. */
  function focusMark(id: string): HTMLElement | undefined {
    const mark = reader.content?.querySelector<HTMLElement>(`mark[data-id="${id}"]`) ?? undefined;
    if (mark) mark.tabIndex = -1;
    mark?.focus({ preventScroll: true });
    return mark;
  }

  function item(one: Placed): HTMLElement {
    const { id, note, found } = one;
    if (one === deleted) {
      const back = element("button", { type: "button", class: "undo" }, words().undo);
      back.addEventListener("click", () => undo(one));
      return element("li", { class: `${note.color} deleted`, "data-id": id }, element("p", {}, words().removed), back);
    }
    const text = note.exact.replace(/\s+/g, " ").trim();
    const { lang, dir } = reader.content!;
    const quotation = element(
      "q",
      { lang: lang || undefined, dir: dir || "auto" },
      text.length > 300 ? `${text.slice(0, 299)}…` : text,
    );
    const place = found
      ? element("button", { type: "button", class: "place", title: words().goTo }, quotation)
      : element("p", { class: "place" }, quotation);
    if (found) place.addEventListener("click", () => goTo(id));
    const field = element("textarea", {
      rows: "2",
      dir: "auto",
      "aria-label": words().note,
      placeholder: words().note,
      maxlength: `${longestText}`,
    });
    field.value = note.text;
    field.addEventListener("input", () => {
      note.text = field.value;
      for (const mark of reader.content?.querySelectorAll(`mark[data-id="${id}"]`) ?? [])
        mark.classList.toggle("noted", note.text.trim() !== "");
      keep();
    });
    const button = element("button", { type: "button", class: "remove" }, icon("delete"), words().remove);
    button.addEventListener("click", () => remove(one));
    return element("li", { class: note.color, "data-id": id }, place, button, field);
  }

  function exported(markdown: boolean): void {
    const title = reader.article?.title ?? "";
    const file = fileName(title, "notes");
    if (markdown) save(`${file}.md`, "text/markdown", toMarkdown(title, address(), all()));
    else
      save(
        `${file}.json`,
        "application/json",
        `${JSON.stringify({ lectern: 1, title, url: address(), notes: all().map((note) => ({ ...note, created: new Date(note.created).toISOString() })) }, null, 2)}\n`,
      );
  }

  function content(): Node[] {
    const listed = [...placed, ...(deleted ? [deleted] : [])].sort(byPlace);
    const hint = placed.length === 0 ? [element("p", { class: "hint" }, words().empty)] : [];
    if (listed.length === 0) return hint;
    const here = listed.filter(({ found }) => found);
    const lost = listed.filter(({ found }) => !found);
    const button = (label: string, act: () => void) => {
      const made = element("button", { type: "button" }, label);
      made.addEventListener("click", act);
      return made;
    };
    return [
      ...(others.length > 0 ? [element("p", { class: "hint" }, tooMany())] : []),
      element("ol", {}, ...here.map(item)),
      ...hint,
      ...(lost.length > 0
        ? [element("h2", {}, words().lost), element("ol", { class: "lost" }, ...lost.map(item))]
        : []),
      element(
        "div",
        { class: "actions", hidden: placed.length === 0 },
        button(words().markdown, () => exported(true)),
        button(words().json, () => exported(false)),
      ),
    ];
  }

  /** The list's title, and a button that closes it. */
  function head({ messages }: Interface): HTMLElement {
    const close = closeButton(messages.close);
    close.addEventListener("click", () => {
      reader.open(undefined);
      reader.root.querySelector<HTMLElement>("[data-panel=notes]")?.focus();
    });
    return element("header", {}, element("h2", {}, messages.notes.label), close);
  }

  function refresh(): void {
    if (list?.isConnected) body.replaceChildren(warning, ...content());
  }

  function hide(): void {
    popup.hidden = true;
  }

  /** Shows the small bar at what is selected. */
  function offer(): void {
    if (pressing || !reader.content) return;
    if (popup.contains(reader.root.activeElement)) return;
    const range = selectedRange(reader.root, reader.content);
    if (!range || !range.toString().trim()) return hide();
    if (popup.hidden) fill();
    popup.hidden = false;
    const frame = reader.frame.getBoundingClientRect();
    const boxes = range.getClientRects();
    const first = boxes[0] ?? range.getBoundingClientRect();
    const last = boxes[boxes.length - 1] ?? first;
    const { width, height } = popup.getBoundingClientRect();
    const edge = barOf(reader)?.getBoundingClientRect().bottom ?? 0;
    // A finger's own menu stands over the selection, and its handles hang under it.
    const touch = matchMedia("(pointer: coarse)").matches;
    const over = !touch && first.top - height - 8 > edge;
    const top = over ? first.top - height - 8 : Math.min(last.bottom + (touch ? 32 : 8), innerHeight - height - 8);
    const left = Math.min(
      Math.max(frame.left + 8, (over ? first.left + first.width / 2 : last.left + last.width / 2) - width / 2),
      frame.right - width - 8,
    );
    popup.style.setProperty("top", `${top - frame.top}px`);
    popup.style.setProperty("left", `${left - frame.left}px`);
  }

  function fill(): void {
    const { lang, dir } = reader.ui;
    popup.lang = lang;
    popup.dir = dir;
    popup.setAttribute("aria-label", words().toolbar);
    const swatches = colors.map((color) => {
      const button = element(
        "button",
        { type: "button", class: color, "aria-label": words()[color], title: words()[color] },
        element("span", { class: "swatch" }),
      );
      button.addEventListener("click", () => highlight(color));
      return button;
    });
    const note = element("button", { type: "button", class: "write" }, icon("notes"), words().note);
    note.addEventListener("click", () => write(highlight(colors[0])?.id));
    const label = reader.ui.messages.save.copyLink;
    const link = element("button", { type: "button", class: "copy", "aria-label": label, title: label }, icon("link"));
    link.addEventListener("click", () => copyLink(reader, (field) => popup.replaceChildren(field)));
    popup.replaceChildren(...swatches, note, ...(webAddressOf(reader) ? [link] : []));
    if (popup.parentNode !== reader.frame) reader.frame.append(popup);
  }

  popup.addEventListener("keydown", (event) => {
    const buttons = [...popup.querySelectorAll("button")];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === "Escape") {
      event.stopPropagation();
      hide();
    } else if (step && at >= 0) {
      event.preventDefault();
      buttons[(at + (popup.dir === "rtl" ? -step : step) + buttons.length) % buttons.length]!.focus();
    }
  });

  const pressed = (event: Event) => {
    pressing = !event.composedPath().includes(popup);
  };
  const released = () => {
    pressing = false;
    offer();
  };
  const clicked = (event: Event) => {
    const target = event.target as Element;
    const mark = target.closest<HTMLElement>("mark.lectern-highlight");
    if (mark && !target.closest("a, button, summary") && !selectedRange(reader.root, reader.content!))
      write(mark.dataset.id);
  };
  // The small bar is what comes next after a selection, wherever it stands in the tree.
  const tabbed = (event: Event) => {
    const { key, shiftKey } = event as KeyboardEvent;
    const { activeElement } = reader.root;
    if (key !== "Tab" || shiftKey || popup.hidden || (activeElement && !reader.content?.contains(activeElement)))
      return;
    event.preventDefault();
    popup.querySelector("button")?.focus({ preventScroll: true });
  };
  const listeners = [
    ["keydown", tabbed],
    ["selectionchange", offer],
    ["pointerdown", pressed],
    ["pointerup", released],
    ["pointercancel", released],
  ] as const;

  return {
    style: notesStyle,
    panel: {
      name: "notes",
      icon: "notes",
      label: ({ messages }) => messages.notes.label,
      build(ui) {
        list = element("div", { class: "notes-panel", tabindex: "-1" }, head(ui), body);
        body.replaceChildren(warning, ...content());
        return list;
      },
    },
    commands: [
      { name: "highlight", key: "h", run: () => highlight(colors[0]) !== undefined },
      {
        name: "note",
        key: "m",
        run() {
          const made = highlight(colors[0]);
          write(made?.id);
          return made !== undefined;
        },
      },
    ],
    shown() {
      placed = [];
      others = [];
      deleted = undefined;
      isTold = false;
      for (const [type, listener] of listeners) document.addEventListener(type, listener);
      reader.content!.addEventListener("click", clicked);
      stored = notesIn(reader.store, name());
      stored.open({ changed: take, saved: tell });
    },
    gone() {
      for (const [type, listener] of listeners) document.removeEventListener(type, listener);
      reader.content?.removeEventListener("click", clicked);
      stored?.close();
      stored = undefined;
      notice?.dismiss();
      limit?.dismiss();
      warning.hidden = true;
      popup.remove();
      hide();
      if (reader.content) undraw(reader.content);
      placed = [];
    },
  };
};
