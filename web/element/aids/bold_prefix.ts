import type { AidMaker } from "../aid.js";
import { element } from "../dom.js";
import { textNodes } from "../place.js";

const letter = String.raw`[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{M}*`;
const word = new RegExp(String.raw`(?<![\p{L}\p{N}\p{M}])(?:${letter})+(?:['’](?:${letter})+)*(?![\p{N}])`, "gu");
const letters = new RegExp(letter, "gu");

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

/** The first letters of every word in bold, to lead the eye. The article's text stays the same, letter for letter. */
export const boldPrefix: AidMaker = (reader) => {
  const apply = () => {
    const { content, settings } = reader;
    if (!content) return;
    const on = settings.boldPrefix === "on";
    if (on === content.classList.contains("lectern-prefixed")) return;
    content.classList.toggle("lectern-prefixed", on);
    if (on) {
      const left = ":is(h1, h2, h3, h4, h5, h6, code, pre, kbd, samp, var, math, svg, ruby, time)";
      for (const text of [...textNodes(content)]) {
        if (text.parentElement!.closest(`${left}, article > header, article > footer`)) continue;
        const parts = marked(text.data);
        if (parts.firstChild) text.replaceWith(parts);
      }
    } else {
      const parents = new Set<Node>();
      for (const prefix of content.querySelectorAll("b.lectern-prefix")) {
        parents.add(prefix.parentNode!);
        prefix.replaceWith(...prefix.childNodes);
      }
      for (const parent of parents) parent.normalize();
    }
  };
  return { shown: apply, applied: apply };
};
