// Parts of a page that a person chose.
import { decide, decisionsOn } from "../element/decisions.js";
import type { Store } from "../element/store.js";
import { load, type Article, type BlockNote, type Snapshot } from "../index.js";
import { Problem } from "./problem.js";

/** So many places the core takes. */
const most = 1000;

const isSeen = ({ role }: BlockNote) => role !== "hidden";
const placesOf = (blocks: readonly BlockNote[]) => new Set(blocks.map(({ place }) => place));

/**
 * Reads all that can be seen in a part of a page, whatever speaks against it: for parts in which there is no article.
 * @param url the page's address; "" where it has none
 * @returns null where there is next to nothing in it
 * @throws LecternError as `parse`
 */
export async function readAll(html: string, url: string): Promise<Article | null> {
  const lectern = await load();
  const options = url ? { url } : {};
  const { blocks } = lectern.explain(html, options);
  const hidden = placesOf(blocks.filter((block) => !isSeen(block)));
  const keep = [...placesOf(blocks)].filter((place) => !hidden.has(place)).slice(0, most);
  return lectern.parse(html, { ...options, keep, formats: ["nodes", "markdown"] });
}

/**
 * Has what stands in a part of a page and not in its article stand there from now on, on all pages of the site. A block
 * is known by its text.
 * @throws Problem nothing, where there is no such block; LecternError as `explain`
 */
export async function keepPart(store: Store, page: Snapshot, part: Snapshot): Promise<void> {
  const lectern = await load();
  const url = page.url || undefined;
  const options = { ...(url && { url }), ...(await decisionsOn(store, url)) };
  const wanted = new Set(
    lectern
      .explain(part.html, options)
      .blocks.filter(isSeen)
      .map(({ text }) => text),
  );
  const places = placesOf(
    lectern
      .explain(page.html, options)
      .blocks.filter((block) => block.verdict === "drop" && isSeen(block) && wanted.has(block.text)),
  );
  if (places.size === 0) throw new Problem("nothing");
  await decide(store, url, places, "keep");
}
