// Hostile pages that are put together of others.
import { page, paragraphs } from "./hostile_parts.mjs";

/** Numbers from 0 up to below 1, the same for the same seed. */
function randomFrom(seed) {
  let state = (seed * 2654435761 + 1) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** What a page has between the paragraphs of its article, and in its head; all of it where it has none of these. */
function partsOf(html) {
  const begin = html.indexOf(paragraphs);
  const end = html.lastIndexOf(paragraphs);
  const head = /<title>A story of the coast<\/title>(.*?)<\/head>/s.exec(html);
  return {
    inside: begin < end ? html.slice(begin + paragraphs.length, end) : html,
    head: head ? head[1] : "",
  };
}

/** So many pieces of a text, each begun at a tag. */
function piecesOf(text, count) {
  const pieces = [];
  let from = 0;
  for (let i = 1; i <= count; i += 1) {
    const at = i < count ? text.indexOf("<", Math.floor((text.length * i) / count)) : text.length;
    const end = at < 0 ? text.length : Math.max(at, from);
    pieces.push(text.slice(from, end));
    from = end;
  }
  return pieces;
}

const ways = {
  behind: (parts) => parts.join(""),
  inside: ([first, ...others]) => {
    const [before, after] = piecesOf(first, 2);
    return before + others.join("") + after;
  },
  between: (parts) => {
    const all = parts.map((part) => piecesOf(part, 16));
    return all[0].map((_, i) => all.map((pieces) => pieces[i]).join("")).join("");
  },
};

/**
 * Pages of two or three others each, put together by chance.
 * @param pages pages by name, each a function of its bytes
 * @param seeds which chances
 */
export function mixedPages(pages, seeds) {
  const names = Object.keys(pages);
  return Object.fromEntries(
    seeds.map((seed) => {
      const random = randomFrom(seed);
      const pick = (list) => list[Math.floor(random() * list.length)];
      const chosen = Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(names));
      const way = pick(Object.keys(ways));
      const make = (bytes) => {
        const parts = chosen.map((name) => partsOf(pages[name](bytes / chosen.length)));
        return page(ways[way](parts.map(({ inside }) => inside)), parts.map(({ head }) => head).join(""));
      };
      return [`mixed ${seed}: ${chosen.join(` ${way} `)}`, make];
    }),
  );
}
