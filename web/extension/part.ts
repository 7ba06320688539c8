// Parts of a page that a person chose.
import { load, type Article } from "../index.js";

/** So many places the core takes. */
const most = 1000;

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
  const hidden = new Set(blocks.filter(({ role }) => role === "hidden").map(({ place }) => place));
  const keep = [...new Set(blocks.map(({ place }) => place))].filter((place) => !hidden.has(place)).slice(0, most);
  return lectern.parse(html, { ...options, keep, formats: ["nodes", "markdown"] });
}
