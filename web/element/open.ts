import { ownAttribute } from "../snapshot/own.js";
import { adopt, element } from "./dom.js";
import { chooseLanguage, loadInterface } from "./messages.js";
import type { LecternReader } from "./reader.js";

/** How a page is offered in the reader. */
export interface OpenOptions {
  /** Show a floating button that opens the reader (default); with false the reader opens at once. */
  button?: boolean;
  /** Where lectern.wasm is, if not beside the script. */
  wasmUrl?: string | URL;
}

/** The reader over a page. */
export interface OpenReader {
  /** The reader, once it was opened. */
  readonly reader: LecternReader | undefined;
  open(): void;
  close(): void;
  /** Takes all of it off the page. */
  remove(): void;
}

const style = `
:host{all:initial}
button{
  position:fixed;inset-block-end:max(1.25rem,env(safe-area-inset-bottom));inset-inline-end:1.25rem;z-index:2147483647;display:inline-flex;align-items:center;gap:.55rem;
  min-block-size:3rem;padding:.5rem 1.35rem;border:1px solid #fff3;border-radius:2rem;background:#1c1b22;color:#fff;
  font:600 1rem/1.2 system-ui,sans-serif;cursor:pointer;box-shadow:0 1px 2px #0004,0 8px 28px #0005;
}
button:hover{background:#3a3944}
button:focus-visible{outline:3px solid #fff;outline-offset:-5px;box-shadow:0 0 0 3px #1c1b22}
button[hidden]{display:none}
.over{position:fixed;inset:0;z-index:2147483647;inline-size:100%;block-size:100%;max-inline-size:none;max-block-size:none;margin:0;padding:0;border:0;overflow:auto;overscroll-behavior:contain;background:Canvas;outline:0}
.over::backdrop{background:none}
.over:not([open]){display:none}
lectern-reader{min-block-size:100%}
@media print{
  button{display:none}
  .over{position:absolute;inset:0 0 auto;block-size:auto;overflow:visible}
}
`;

/** While the reader is open, it is what is printed: the page under it is not. */
const printStyle = `
@media print{
  @page{margin:2cm}
  html,body{display:block!important;position:static!important;block-size:auto!important;min-block-size:0!important;margin:0!important;padding:0!important;overflow:visible!important}
  body>:not([data-lectern-over]){display:none!important}
}
`;

const opened = new WeakMap<Document, OpenReader>();

/**
 * Offers the reader over a whole page: a floating button that opens it, or the reader at once. Asked again for the same
 * page, it is the same reader.
 */
export function open(page: Document = document, { button: offered = true, wasmUrl }: OpenOptions = {}): OpenReader {
  const known = opened.get(page);
  if (known) {
    if (!offered) known.open();
    return known;
  }
  const host = element("div", { [ownAttribute]: true });
  const root = host.attachShadow({ mode: "closed" });
  adopt(root, [style]);
  const read = element("button", { type: "button", hidden: true });
  const close = element("button", { type: "button" });
  const modal = typeof HTMLDialogElement === "function";
  const over = modal
    ? element("dialog", { class: "over", tabindex: "-1" })
    : element("div", { class: "over", role: "dialog", "aria-modal": "true", tabindex: "-1" });
  let reader: LecternReader | undefined;
  let before: Element | null = null;
  let isOpen = false;
  let printSheet: CSSStyleSheet | undefined;
  root.append(read, over);
  page.body.append(host);

  // The body's too: on a phone a page wider than the screen makes all that is fixed as wide.
  const boxes = [page.documentElement, page.body].map(({ style }) => ({ style, before: "" }));
  const shut = () => {
    if (!isOpen) return;
    isOpen = false;
    if (modal && (over as HTMLDialogElement).open) (over as HTMLDialogElement).close();
    over.removeAttribute("open");
    host.removeAttribute("data-lectern-over");
    if (printSheet) page.adoptedStyleSheets = page.adoptedStyleSheets.filter((sheet) => sheet !== printSheet);
    for (const { style: own, before: overflow } of boxes) own.setProperty("overflow", overflow);
    read.hidden = !offered;
    if (offered) read.focus({ preventScroll: true });
    else if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  const handle: OpenReader = {
    get reader() {
      return reader;
    },
    open() {
      if (isOpen) return;
      isOpen = true;
      before = page.activeElement;
      if (!reader) {
        reader = document.createElement("lectern-reader");
        if (wasmUrl) reader.setAttribute("wasm-url", String(wasmUrl));
        reader.html = page;
        over.append(reader, close);
      }
      host.setAttribute("data-lectern-over", "");
      if ("adoptedStyleSheets" in page) {
        if (!printSheet) {
          printSheet = new (page.defaultView ?? window).CSSStyleSheet();
          printSheet.replaceSync(printStyle);
        }
        page.adoptedStyleSheets = [...page.adoptedStyleSheets, printSheet];
      }
      for (const box of boxes) {
        box.before = box.style.getPropertyValue("overflow");
        box.style.setProperty("overflow", "hidden");
      }
      read.hidden = true;
      if (modal) (over as HTMLDialogElement).showModal();
      else over.setAttribute("open", "");
      over.focus({ preventScroll: true });
    },
    close: shut,
    remove() {
      offered = false;
      shut();
      host.remove();
      opened.delete(page);
    },
  };
  opened.set(page, handle);

  read.addEventListener("click", () => handle.open());
  close.addEventListener("click", shut);
  over.addEventListener("close", shut);
  if (!modal) {
    over.addEventListener("keydown", (event) => {
      if ((event as KeyboardEvent).key === "Escape" && !event.defaultPrevented) shut();
    });
    over.addEventListener("focusout", (event) => {
      const { relatedTarget } = event as FocusEvent;
      if (isOpen && !(relatedTarget instanceof Node && over.contains(relatedTarget)))
        queueMicrotask(() => isOpen && over.focus());
    });
  }
  void loadInterface(chooseLanguage([page.documentElement.lang, ...navigator.languages])).then(
    ({ lang, dir, messages }) => {
      for (const [made, label] of [
        [read, messages.translate.read],
        [close, messages.close],
      ] as const) {
        made.lang = lang;
        made.dir = dir;
        made.textContent = label;
      }
      over.setAttribute("aria-label", messages.translate.read);
      read.hidden = isOpen || !offered;
    },
  );
  if (!offered) handle.open();
  return handle;
}
