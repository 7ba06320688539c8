// What is drawn over a page while a person points at a part of it. It stands in a closed shadow tree over everything,
// in the page's top layer, and styles itself property by property: that needs no style sheet, which pages' policies and
// Firefox's content scripts refuse.
import { element } from "../element/dom.js";
import { runningText } from "../element/running_text.js";
import { ownAttribute } from "../snapshot/own.js";

/** What the bar says. */
export interface PickWords {
  hint: string;
  cancel: string;
  /** Their language, BCP 47, and its direction. */
  lang: string;
  dir: string;
}

/** The drawing over a page. */
export interface PickFrame {
  /** What stands on the page. */
  readonly host: HTMLElement;
  /** What lies over the page and is given what the pointer does. */
  readonly cover: HTMLElement;
  readonly cancel: HTMLButtonElement;
  /** What has the keyboard's focus. */
  focused: () => Element | null;
  /** Draws a frame around a part; tells screen readers how it begins. */
  mark: (part: Element) => void;
}

const blue = "#1a6fe0";

function styled<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  style: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = element(tag, {}, ...children);
  made.style.cssText = style;
  return made;
}

/** Puts the frame on the page, with the keyboard's focus in it. */
export function openFrame({ hint, cancel: end, lang, dir }: PickWords): PickFrame {
  const cover = styled("div", "position:fixed;inset:0;cursor:crosshair");
  const outline = styled(
    "div",
    `position:fixed;box-sizing:border-box;pointer-events:none;border:3px solid ${blue};border-radius:4px;background:${blue}1f;box-shadow:0 0 0 2px #fffc`,
  );
  const cancel = styled(
    "button",
    "flex:none;min-height:40px;padding:4px 16px;border:1px solid #aaa;border-radius:20px;background:none;color:inherit;font:inherit;cursor:pointer",
    end,
  );
  const beginning = styled("p", "position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%)");
  beginning.setAttribute("aria-live", "polite");
  const bar = styled(
    "div",
    "position:fixed;inset:auto 0 16px;width:fit-content;max-width:min(640px,100% - 32px);box-sizing:border-box;margin:0 auto;padding-block:10px;padding-inline:20px 10px;display:flex;align-items:center;gap:16px;border:1px solid #666;border-radius:18px;background:#1d1d1f;color:#fff;font:400 15px/1.4 system-ui,sans-serif;box-shadow:0 8px 30px #0006;outline:none",
    styled("p", "margin:0", hint),
    cancel,
    beginning,
  );
  Object.assign(bar, { lang, dir, tabIndex: -1 });
  bar.setAttribute("role", "dialog");
  bar.setAttribute("aria-label", hint);

  const host = styled(
    "div",
    "all:initial!important;display:block!important;position:fixed!important;inset:0!important;z-index:2147483647!important",
  );
  host.setAttribute(ownAttribute, "");
  host.attachShadow({ mode: "closed" }).append(cover, outline, bar);
  document.documentElement.append(host);
  host.popover = "manual";
  host.showPopover();
  bar.focus({ preventScroll: true });
  return {
    host,
    cover,
    cancel,
    focused: () => (cancel.getRootNode() as ShadowRoot).activeElement,
    mark(part) {
      const { left, top, width, height } = part.getBoundingClientRect();
      Object.assign(outline.style, {
        left: `${left - 4}px`,
        top: `${top - 4}px`,
        width: `${width + 8}px`,
        height: `${height + 8}px`,
      });
      const words = runningText(part, 2000).slice(0, 80);
      if (beginning.textContent !== words) beginning.textContent = words;
    },
  };
}
