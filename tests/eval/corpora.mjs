// The corpora that extraction is measured on; each is told by its files.
import { decode } from "../../dist/node.js";
import { scoreDefuddle, scoreMozilla, scoreSegments, scoreWcxb } from "./score.mjs";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gunzipSync } from "node:zlib";

const bytesOf = (path) => (existsSync(`${path}.gz`) ? gunzipSync(readFileSync(`${path}.gz`)) : readFileSync(path));
const json = (path) => JSON.parse(readFileSync(path, "utf8"));

function wcxb(folder) {
  const ids = readdirSync(join(folder, "ground-truth"))
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -5));
  return ids.sort().map((id) => {
    const { url, ground_truth: truth, _internal } = json(join(folder, "ground-truth", `${id}.json`));
    const type = _internal?.page_type?.primary ?? "article";
    return {
      id,
      type: type === "category" ? "collection" : type,
      url,
      html: () => decode(bytesOf(join(folder, "html", `${id}.html`))).text,
      score: (article) => scoreWcxb(article, truth),
    };
  });
}

function mozilla(folder) {
  return readdirSync(folder)
    .filter((id) => existsSync(join(folder, id, "expected-metadata.json")))
    .sort()
    .map((id) => ({
      id,
      type: "mozilla",
      url: "http://fakehost/test/page.html", // where that project's own tests have the pages stand
      html: () => decode(bytesOf(join(folder, id, "source.html"))).text,
      score: (article) =>
        scoreMozilla(article, {
          html: bytesOf(join(folder, id, "expected.html")).toString(),
          metadata: json(join(folder, id, "expected-metadata.json")),
        }),
    }));
}

/**
 * Where that project's own tests have a page stand: the address that a comment at its beginning gives, or one made of
 * its name.
 */
const defuddleUrl = (id, html) => /^<!--\s*\{\s*"url"\s*:\s*"([^"]+)"/m.exec(html)?.[1] ?? `https://${id}/`;

function defuddle(folder) {
  const ids = readdirSync(folder)
    .filter((name) => name.endsWith(".md") && existsSync(join(folder, name.replace(/md$/, "html"))))
    .map((name) => name.slice(0, -3));
  return ids.sort().map((id) => ({
    id,
    type: "defuddle",
    url: defuddleUrl(id, readFileSync(join(folder, `${id}.html`), "utf8")),
    html: () => decode(readFileSync(join(folder, `${id}.html`))).text,
    score: (article) =>
      scoreDefuddle(article, readFileSync(join(folder, `${id}.md`), "utf8").replace(/^```json[^]*?```\n/, "")),
  }));
}

function withSegments(folder) {
  return json(join(folder, "truth.json")).map((truth) => ({
    id: truth.id,
    type: basename(folder),
    url: truth.url,
    html: () => decode(bytesOf(join(folder, "html", `${truth.id}.html`))).text,
    score: (article) => scoreSegments(article, truth),
  }));
}

/** So many pages from all over a list. */
export const spread = (pages, count) =>
  count < pages.length
    ? Array.from({ length: count }, (_, index) => pages[Math.floor((index * pages.length) / count)])
    : pages;

/**
 * The pages of a corpus.
 * @returns {{ id: string, type: string, url: string | undefined, html: () => string, score: (article: object | null) =>
 * object }[]}
 */
export function pagesOf(folder) {
  const has = (name) => existsSync(join(folder, name));
  if (has("ground-truth")) return wcxb(folder);
  if (has("truth.json")) return withSegments(folder);
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  const entries = readdirSync(folder);
  if (entries.some((name) => has(join(name, "expected-metadata.json")))) return mozilla(folder);
  if (entries.some((name) => name.endsWith(".md"))) return defuddle(folder);
  throw new Error(
    `${folder} is not a corpus in a known format: WCXB (ground-truth/), Mozilla's (*/expected-metadata.json), defuddle's (*.md), trafilatura's and Postlight's (truth.json).`,
  );
}
