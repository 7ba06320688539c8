// How a page was read, for people who want to know why: what was found, and what became of every block.

/** An element with properties and children. */
function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

const names = new Intl.DisplayNames("en", { type: "language" });

/** A page may name a language that is none. */
function languageName(lang) {
  try {
    return names.of(lang);
  } catch {
    return lang;
  }
}

const plural = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
const sentence = (word) => (word.charAt(0).toUpperCase() + word.slice(1)).replaceAll("-", " ");

/** Blocks grouped by role, the role with the most words first. */
function byRole(blocks) {
  const groups = new Map();
  for (const block of blocks) {
    const group = groups.get(block.role) ?? { role: block.role, words: 0, blocks: [] };
    group.words += block.words;
    group.blocks.push(block);
    groups.set(block.role, group);
  }
  return [...groups.values()].sort((a, b) => b.words - a.words || b.blocks.length - a.blocks.length);
}

function group({ role, words, blocks }) {
  const size = words > 0 ? plural(words, "word") : plural(blocks.length, "piece");
  const items = blocks.map(({ text, why }) =>
    make(
      "li",
      {},
      make("q", {}, text.length > 160 ? `${text.slice(0, 160)}…` : text || "(no text)"),
      make("small", {}, why),
    ),
  );
  return make(
    "details",
    {},
    make("summary", {}, make("span", {}, sentence(role)), make("span", { className: "count" }, size)),
    make("ul", {}, ...items),
  );
}

const words = (blocks) => blocks.reduce((sum, block) => sum + block.words, 0);

/**
 * Fills the panel.
 * @param {HTMLElement} panel
 * @param {import("../dist/lectern.js").Article | null} article
 * @param {import("../dist/lectern.js").Explanation} explanation
 */
export function showFindings(panel, article, { reason, blocks }) {
  const kept = blocks.filter((block) => block.verdict === "keep");
  const dropped = blocks.filter((block) => block.verdict === "drop");
  const lifted = blocks.filter((block) => block.verdict === "lift");
  const all = words(blocks);
  const share = all > 0 ? words(kept) / all : 0;

  const meter = make("meter", { min: 0, max: 1, value: share });
  meter.setAttribute("aria-label", "Share of the page's words that are the article");
  const parts = [
    make("h2", {}, article ? "What was found" : "There is no article here"),
    make(
      "p",
      {},
      article
        ? `${plural(words(kept), "word")} of ${all.toLocaleString("en")} are in the article.`
        : `Why: ${sentence(reason).toLowerCase()}.`,
    ),
    meter,
  ];
  if (article) {
    const facts = [
      ["Title", article.title],
      ["Standfirst", article.standfirst],
      ["By", article.byline],
      ["Published", article.publishedTime?.slice(0, 10)],
      ["Site", article.siteName],
      ["Filed under", article.tags.join(", ")],
      ["Related", article.relatedLinks.map(({ text }) => text).join(", ")],
      ["Languages", article.alternates.map(({ lang }) => languageName(lang)).join(", ")],
    ].filter(([, text]) => text);
    parts.push(
      make("dl", {}, ...facts.flatMap(([name, text]) => [make("dt", {}, name), make("dd", { dir: "auto" }, text)])),
    );
  }
  if (dropped.length > 0) parts.push(make("h2", {}, "What was removed"), ...byRole(dropped).map(group));
  if (lifted.length > 0) parts.push(make("h2", {}, "What was moved out of the text"), ...byRole(lifted).map(group));
  panel.replaceChildren(...parts);
}
