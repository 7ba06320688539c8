// How the package is used from TypeScript, checked by tsc in strict mode: what must be right, and what must be refused.
import {
  articleNodes,
  canvasMeasurer,
  familiesOf,
  fixedMeasurer,
  loadHyphenation,
  loadLayout,
  type Item,
  type Layout,
  type Measurer,
  type Pages,
} from "lectern/layout";
import {
  LecternError,
  decode,
  errorCodes,
  load,
  render,
  toDom,
  snapshot,
  type Article,
  type ArticleNode,
  type Explanation,
  type Lectern,
  type LecternErrorCode,
  type Options,
  type Settings,
  type Snapshot,
  type Style,
} from "lectern";

export async function use(html: string, bytes: Uint8Array, page: Document): Promise<void> {
  const lectern: Lectern = await load();
  await load({ wasmUrl: new URL("https://example.org/lectern.wasm") });
  await load({ wasmBinary: bytes });

  const article: Article | null = lectern.parse(html, {
    url: "https://example.org/",
    favor: "recall",
    comments: true,
    formats: ["markdown", "nodes"],
    maxBytes: 1000,
    charset: "utf-8",
  });
  lectern.parse(bytes);
  lectern.parse(bytes.buffer as ArrayBuffer);
  lectern.parse(page, { url: new URL("https://example.org/") });
  const taken: Snapshot = snapshot(page, {
    within: document.createRange(),
    shadowRootOf: (element) => element.shadowRoot,
  });
  console.log(taken.html, taken.url, taken.place?.top.toFixed());
  const readable: boolean = lectern.isReadable(page);
  const explanation: Explanation = lectern.explain(html);
  const verdicts: ("keep" | "drop" | "lift")[] = explanation.blocks.map((block) => block.verdict);
  const settings: Partial<Settings> = { theme: "sepia", fontSize: 20 };
  const style: Style = lectern.present(settings);
  document.body.style.setProperty("--x", style.properties["--lectern-font-size"] ?? "");

  if (article) {
    const title: string | null = article.title;
    const standfirst: string = article.standfirst;
    const nodes: ArticleNode[] | undefined = article.nodes;
    if (nodes) document.body.append(toDom(nodes), render(nodes, page));
    console.log(
      title,
      standfirst,
      article.authors[0]?.name.toUpperCase(),
      article.image?.width.toFixed(),
      article.comments?.[0]?.content,
      readable,
      verdicts,
    );
  }

  if (article) {
    const whole: Article = await lectern.stitch(article, fetch);
    await lectern.stitch(whole, async (url: string, { signal }) => `${url} ${signal?.aborted}`, {
      maxPages: 5,
      signal: new AbortController().signal,
      formats: ["nodes"],
      onError: (error, url) => console.log(error.code, url),
    });
    // @ts-expect-error: a page is no number
    await lectern.stitch(whole, () => 5);
  }

  const decoded: { text: string; encoding: string; warning?: string } = decode(bytes, "koi8-r");
  console.log(decoded.text);

  try {
    lectern.parse(html);
  } catch (error) {
    if (error instanceof LecternError && error.code === "too-large") console.log(errorCodes[error.code], error.message);
    const code: LecternErrorCode | undefined = error instanceof LecternError ? error.code : undefined;
    console.log(code);
  }

  // @ts-expect-error: a page is no number
  lectern.parse(5);
  // @ts-expect-error: there is no such option
  lectern.parse(html, { nonsense: true });
  // @ts-expect-error: nor such a value
  lectern.parse(html, { favor: "both" });
  // @ts-expect-error: nor such a format
  lectern.parse(html, { formats: ["pdf"] });
  // @ts-expect-error: a theme is one of the table's
  lectern.present({ theme: "pink" });
  // @ts-expect-error: there may be no article
  console.log(lectern.parse(html).title);
  // @ts-expect-error: what only the package itself uses is not offered
  lectern.read(html);
}

export async function lay(article: Article, style: Style, canvas: CanvasRenderingContext2D): Promise<void> {
  const layout: Layout = await loadLayout({ wasmUrl: "https://example.org/layout.wasm" });
  const measurer: Measurer = canvasMeasurer(canvas, familiesOf(style.css));
  if (!article.nodes) return;
  const nodes = articleNodes({ ...article, nodes: article.nodes }, { tags: "Filed under", related: "Read more" });
  const pages: Pages = layout.layOut(nodes, {
    width: 600,
    height: 800,
    lang: article.lang,
    dir: article.dir,
    settings: { fontSize: 20 },
    measurer,
    hyphenate: await loadHyphenation(["en"]),
  });
  const item: Item | undefined = pages.page(pages.pageAt(100)).items[0];
  if (item?.kind === "text")
    console.log(item.text.toUpperCase(), item.font.size.toFixed(), pages.palette[item.color], pages.link(item.node));
  console.log(pages.count, pages.offsetOfId("a"), pages.limits.includes("tables"));

  // @ts-expect-error: an article without nodes
  articleNodes(article, { tags: "", related: "" });
  // @ts-expect-error: nothing is measured without a measurer
  layout.layOut(nodes, { width: 600, height: 800 });
  // @ts-expect-error: pages are not changed
  pages.page(0).start = 5;
  // @ts-expect-error: only text has words
  console.log(pages.page(0).items[0]?.text);
  fixedMeasurer().metrics({ family: "easy", lang: "", weight: 400, italic: true, size: 20, letterSpacing: 0 });
}

export const options: Options = {};

export async function rendering(article: Article): Promise<Uint8Array[]> {
  const lectern = await load();
  const { files, warnings } = await lectern.render(article, {
    format: "pdf",
    page: { width: "120mm", height: 600 },
    fonts: ["a.ttf"],
    settings: { fontSize: 18 },
  });
  const lines: string[] = warnings;
  // @ts-expect-error no such format
  await lectern.render(article, { format: "docx" });
  // @ts-expect-error no such page
  await lectern.render(article, { format: "svg", page: "A3" });
  return lines.length > 0 ? [] : files.map(({ data }) => data);
}
