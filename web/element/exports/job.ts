import type { Article, ArticleNode, PictureFetcher, Style } from "../../types.js";

/** What is to be saved or printed, and what is told meanwhile. */
export interface Job {
  article: Article & { nodes: ArticleNode[] };
  /** The article's address, absolute http(s); "" where it has none. */
  address: string;
  style: Style;
  /** The heading of a table of contents, in the interface's language. */
  contents: string;
  fetchPicture: PictureFetcher;
  signal: AbortSignal;
  /** Told how many pictures are done. */
  progress: (done: number, count: number) => void;
}

/** A file, and how many of the article's pictures are not in it. */
export interface SavedFile {
  extension: string;
  type: string;
  data: BlobPart;
  missing: number;
}

/** A name for what has no title. */
export const titleOf = ({ article, address }: Pick<Job, "article" | "address">): string =>
  article.title || article.siteName || (address && new URL(address).hostname) || "…";
