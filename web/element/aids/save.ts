import { load } from "../../index.js";
import type { AidMaker } from "../aid.js";
import { webAddressOf } from "../address.js";
import { copyLink } from "../copy_link.js";
import { element, icon, type IconName } from "../dom.js";
import { format } from "../message_format.js";
import type { Interface } from "../messages.js";
import { fileName, save as saveFile } from "../save_file.js";
import { saveStyle } from "./save_style.js";

const formats = ["markdown", "html", "epub", "print"] as const;
type Format = (typeof formats)[number];
const icons: Record<Format, IconName> = { markdown: "markdown", html: "page", epub: "book", print: "print" };

/** Saves the article as a file, or prints it. */
export const save: AidMaker = (reader) => {
  let running: AbortController | undefined;
  let text = "";
  let state: HTMLElement | undefined;
  let buttons: HTMLButtonElement[] = [];

  const words = () => reader.ui.messages.save;

  function show(): void {
    if (!state) return;
    const working = running !== undefined;
    for (const button of buttons) button.setAttribute("aria-disabled", String(working));
    state.querySelector("p")!.textContent = text;
    state.querySelector("button")!.hidden = !working;
    state.hidden = !text;
  }

  function say(message: string): void {
    text = message;
    reader.announce(message);
    show();
  }

  async function make(wanted: Format): Promise<void> {
    const { article, ui, settings, host } = reader;
    if (running || !article?.nodes) return;
    const { signal } = (running = new AbortController());
    const mine = running;
    const { lang } = ui;
    say(words().working);
    try {
      const wasm = host.getAttribute("wasm-url");
      const [made, lectern] = await Promise.all([
        import("../exports.js"),
        load(wasm ? { wasmUrl: new URL(wasm, document.baseURI).href } : {}),
      ]);
      if (signal.aborted) return;
      const { original } = reader;
      const again =
        wanted === "markdown" && article.markdown === undefined && original
          ? await reader.readAgain(original, ["markdown"])
          : undefined;
      if (signal.aborted) return;
      const job = {
        article: { ...article, nodes: article.nodes, markdown: again ? again.article?.markdown : article.markdown },
        address: webAddressOf(reader),
        // What is made for reading on this screen stays here.
        style: lectern.present({ ...settings, layout: "scroll", images: "show", focus: "off", boldPrefix: "off" }),
        contents: ui.messages.explore.contents,
        fetchPicture: reader.pictureFetcher,
        signal,
        progress(done: number, count: number) {
          text = format(words().pictures, { done, count }, lang);
          if (running === mine) show();
        },
      };
      if (wanted === "print") {
        await made.print(job);
        if (running === mine) say(words().printed);
        return;
      }
      const file = await { markdown: made.toMarkdown, html: made.toHtml, epub: made.toEpub }[wanted](job);
      if (signal.aborted) return;
      const name = `${fileName(article.title ?? "", "article")}.${file.extension}`;
      saveFile(name, file.type, file.data);
      say(
        [
          format(words().saved, { file: name }, lang),
          file.missing > 0 ? format(words().missing, { count: file.missing }, lang) : "",
        ]
          .join("\n")
          .trim(),
      );
    } catch {
      if (!signal.aborted) say(words().failed);
    } finally {
      if (running === mine) {
        running = undefined;
        show();
      }
    }
  }

  function stop(): void {
    running?.abort();
    running = undefined;
    text = "";
    show();
  }

  function build({ messages }: Interface): Node {
    const names = formats.filter(
      (name) => name !== "markdown" || reader.original || reader.article?.markdown !== undefined,
    );
    buttons = names.map((name) => {
      const button = element(
        "button",
        { type: "button", "data-format": name },
        icon(icons[name]),
        element("span", {}, messages.save[name]),
        element("small", {}, messages.save[`${name}Hint`]),
      );
      button.addEventListener("click", () => void make(name));
      return button;
    });
    const cancel = element("button", { type: "button", class: "cancel", hidden: true }, messages.translate.cancel);
    cancel.addEventListener("click", () => {
      stop();
      buttons[0]?.focus();
    });
    state = element("div", { class: "state", hidden: true }, element("p"), cancel);
    if (!running) text = "";
    const panel = element("div", { class: "save-panel" }, element("div", { class: "formats" }, ...buttons), state);
    show();
    return panel;
  }

  return {
    style: saveStyle,
    panel: { name: "save", icon: "save", label: ({ messages }) => messages.save.label, build },
    commands: [
      {
        name: "save",
        key: "s",
        run() {
          const panel = reader.root.getElementById("lectern-save");
          if (!panel) return false;
          const open = panel.hidden;
          reader.open(open ? "save" : undefined);
          (open ? panel.querySelector("button") : reader.root.querySelector<HTMLElement>("[data-panel=save]"))?.focus({
            preventScroll: true,
          });
          return true;
        },
      },
      {
        name: "copyLink",
        key: "c",
        run() {
          // The small bar at the selection has room for what cannot be copied.
          const popup = reader.root.querySelector<HTMLElement>(".lectern-pop");
          return copyLink(reader, (field) => popup?.replaceChildren(field));
        },
      },
    ],
    gone: stop,
  };
};
