import type { AidMaker } from "../aid.js";
import { element } from "../dom.js";
import { textNodes } from "../running_text.js";
import { firstVisible } from "../views/viewport.js";

/* eslint-disable security/detect-non-literal-regexp -- built only from the constant below */
const letter = String.raw`[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{M}*`;
const word = new RegExp(String.raw`(?<![\p{L}\p{N}\p{M}])(?:${letter})+(?:['’](?:${letter})+)*(?!\p{N})`, "gu");
const letters = new RegExp(letter, "gu");
/* eslint-enable security/detect-non-literal-regexp */

/** How much of a word leads the eye: two letters in five, one at the least; in UTF-16 units. */
function prefixLength(found: string): number {
  const parts = [...found.matchAll(letters)];
  const last = parts[Math.max(1, Math.round(parts.length * 0.4)) - 1]!;
  return last.index + last[0].length;
}

/** A text with the beginnings of its words marked. */
function marked(text: string): DocumentFragment {
  const out = document.createDocumentFragment();
  let done = 0;
  for (const { 0: found, index } of text.matchAll(word)) {
    const end = index + prefixLength(found);
    if (index > done) out.append(text.slice(done, index));
    out.append(element("b", { class: "lectern-prefix" }, text.slice(index, end)));
    done = end;
  }
  if (done > 0 && done < text.length) out.append(text.slice(done));
  return out;
}

/** So many letters are done at once: all of most articles. */
const atOnce = 120_000;
const later = 20_000;

/** The first letters of every word in bold, to lead the eye. The article's text stays the same, letter for letter. */
export const boldPrefix: AidMaker = (reader) => {
  let waiting: ReturnType<typeof setTimeout> | undefined;

  /** Marks texts from the end of a list, so many letters; the others after the browser has had its turn. */
  const mark = (texts: Text[], budget: number) => {
    for (let done = 0; done < budget && texts.length > 0; ) {
      const text = texts.pop()!;
      done += text.length;
      const parts = text.isConnected ? marked(text.data) : undefined;
      if (parts?.firstChild) text.replaceWith(parts);
    }
    if (texts.length > 0) waiting = setTimeout(() => mark(texts, later), 30);
  };

  const apply = () => {
    const { content, settings, view } = reader;
    if (!content?.isConnected) return;
    const on = settings.boldPrefix === "on";
    if (on === content.classList.contains("lectern-prefixed")) return;
    content.classList.toggle("lectern-prefixed", on);
    clearTimeout(waiting);
    if (on) {
      const left =
        ":is(h1, h2, h3, h4, h5, h6, code, pre, kbd, samp, var, math, svg, ruby, time), article > header, article > footer";
      const texts = [...textNodes(content)].filter((text) => !text.parentElement!.closest(left));
      const length = texts.reduce((sum, text) => sum + text.length, 0);
      // Of a long article what is in sight comes first.
      const first =
        length > atOnce && view
          ? firstVisible(
              texts.map((text) => text.parentElement!),
              view.compareToViewport(),
            )
          : 0;
      mark([...texts.slice(first), ...texts.slice(0, first)].reverse(), atOnce);
    } else {
      const parents = new Set<Node>();
      for (const prefix of content.querySelectorAll("b.lectern-prefix")) {
        parents.add(prefix.parentNode!);
        prefix.replaceWith(...prefix.childNodes);
      }
      for (const parent of parents) parent.normalize();
    }
  };
  return { shown: apply, applied: apply, gone: () => clearTimeout(waiting) };
};
