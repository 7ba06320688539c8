// How close an article is to what people marked as right. Figures are between 0 and 1, null where the page asks for
// nothing.

const tokens = (text) =>
  String(text ?? "")
    .toLowerCase()
    .match(/[\p{L}\p{N}_]+/gu) ?? [];
const folded = (text) => tokens(text).join(" ");

/** How many words two texts have in common, each as often as in both. */
function common(a, b) {
  const left = new Map();
  for (const word of b) left.set(word, (left.get(word) ?? 0) + 1);
  let count = 0;
  for (const word of a) {
    const times = left.get(word) ?? 0;
    if (times === 0) continue;
    left.set(word, times - 1);
    count += 1;
  }
  return count;
}

/** Precision, recall and F1 of a text's words against the right ones, order aside. */
export function wordScores(text, right) {
  const [got, wanted] = [tokens(text), tokens(right)];
  if (got.length === 0 || wanted.length === 0) {
    const both = got.length === wanted.length ? 1 : 0;
    return { precision: both, recall: both, f1: both };
  }
  const both = common(got, wanted);
  return { precision: both / got.length, recall: both / wanted.length, f1: (2 * both) / (got.length + wanted.length) };
}

function shareFound(text, snippets) {
  if (!snippets?.length) return null;
  const within = String(text ?? "").toLowerCase();
  return snippets.filter((snippet) => within.includes(snippet.toLowerCase())).length / snippets.length;
}

/** Names as a set of words, titles aside. */
function names(authors) {
  const aside = new Set(["by", "and", "dr", "mr", "mrs", "ms", "phd", "md"]);
  const all = [authors]
    .flat()
    .filter(Boolean)
    .map((author) => author.name ?? author);
  return [...new Set(tokens(all.join(" ")).filter((word) => !aside.has(word)))].sort().join(" ");
}

const yes = (condition) => (condition ? 1 : 0);

/** A page of WCXB (github.com/Murrough-Foley/web-content-extraction-benchmark), by its metric. */
export function scoreWcxb(article, truth) {
  const text = article?.textContent ?? "";
  const authors = article?.authors ?? article?.byline;
  const date = (value) => String(value ?? "").slice(0, 10);
  return {
    ...wordScores(text, truth.main_content),
    with: shareFound(text, truth.with),
    without: shareFound(text, truth.without),
    title: truth.title ? yes(folded(article?.title) === folded(truth.title)) : null,
    author: truth.author ? yes(names(authors) !== "" && names(authors) === names(truth.author)) : null,
    date: truth.publish_date ? yes(date(article?.publishedTime) === date(truth.publish_date)) : null,
  };
}

/**
 * A page of Mozilla's, against what Firefox's reader shows of it: text, title and byline, and what of each kind of
 * element is kept.
 */
export function scoreMozilla(article, { html, metadata }) {
  const count = (markup, tag) => (String(markup ?? "").match(new RegExp(`<${tag}[\\s>]`, "gi")) ?? []).length;
  const kept = (tag) => (count(html, tag) > 0 ? Math.min(1, count(article?.content, tag) / count(html, tag)) : null);
  const withoutSite = (title) => {
    const [words, site] = [folded(title), folded(metadata.siteName)];
    return site && words.endsWith(` ${site}`) ? words.slice(0, -site.length - 1) : words;
  };
  const withoutBy = (byline) => folded(byline).replace(/^(written )?by /, "");
  const text = html.replace(/<[^>]+>/g, " ").replace(/&(#\d+|#x[\da-f]+|\w+);/gi, " ");
  return {
    f1: wordScores(article?.textContent, text).f1,
    title: metadata.title ? yes(withoutSite(article?.title) === withoutSite(metadata.title)) : null,
    byline: metadata.byline ? yes(withoutBy(article?.byline) === withoutBy(metadata.byline)) : null,
    images: kept("img"),
    pre: kept("pre"),
    tables: kept("table"),
    headings: kept("h[1-6]"),
  };
}

/** A page of defuddle's, by its Markdown. */
export const scoreDefuddle = (article, markdown) => ({ f1: wordScores(article?.markdown, markdown).f1 });

/** A text with white space collapsed. */
const collapsed = (text) => (text ?? "").replace(/\s+/g, " ").trim();

/** A text without case, soft hyphens, and the different kinds of spaces, quotation marks and dashes. */
const plain = (text) =>
  collapsed(text)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\u00ad/g, "")
    .replace(/[‘’`´]/g, "'")
    .replace(/[“”„«»]|''/g, '"')
    .replace(/[‐‑–—−]/g, "-");

function nameWords(byline) {
  const aside = new Set(["by", "and", "und", "y", "et", "von"]);
  const all = plain(byline).match(/[\p{L}\p{N}_.@'-]+/gu) ?? [];
  return [...new Set(all)]
    .filter((word) => !aside.has(word))
    .sort()
    .join(" ");
}

/** Whether two dates are of the same day; where the right one has a time, whether they are within a day and a half. */
function sameDay(date, right) {
  if (right.length === 10) return date?.slice(0, 10) === right;
  return Math.abs(Date.parse(date) - Date.parse(right)) <= 36 * 60 * 60 * 1000;
}

/**
 * A page of trafilatura's or Postlight's, by segments that its text must have (`with`) and must not have (`without`),
 * and by how the text begins: its first eight words.
 */
export function scoreSegments(article, truth) {
  const text = collapsed(article?.textContent);
  const found = (segments) => segments.filter((segment) => text.includes(collapsed(segment))).length;
  const { with: wanted = [], without: unwanted = [] } = truth;
  const beginning = plain(truth.begins).split(" ").slice(0, 8).join(" ");
  return {
    segments: { wanted: wanted.length, found: found(wanted), stray: found(unwanted) },
    title: truth.title ? yes(plain(article?.title) === plain(truth.title)) : null,
    author: truth.author ? yes(nameWords(article?.byline) === nameWords(truth.author)) : null,
    date: truth.date ? yes(sameDay(article?.publishedTime, truth.date)) : null,
    begins: truth.begins ? yes(plain(`${article?.standfirst ?? ""} ${text}`).includes(beginning)) : null,
  };
}

/** Precision, recall and F1 of the segments of all pages. */
function segmentScores(pages) {
  const sum = (key) => pages.reduce((all, page) => all + page[key], 0);
  const [wanted, found, stray] = ["wanted", "found", "stray"].map(sum);
  const share = (part, whole) => (whole > 0 ? part / whole : null);
  return {
    precision: share(found, found + stray),
    recall: share(found, wanted),
    f1: share(2 * found, found + stray + wanted),
  };
}

/** The mean of every figure over pages (segments are taken together), and how many pages have F1 0. */
export function summary(rows) {
  const out = { pages: rows.length };
  for (const key of Object.keys(rows[0] ?? {})) {
    const values = rows.map((row) => row[key]).filter((value) => value !== null);
    if (key === "segments") Object.assign(out, segmentScores(values));
    else out[key] = values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
  }
  return { ...out, zero: rows.filter(({ f1 }) => f1 === 0).length };
}
