// Articles as files: PDF, PNG and SVG, laid out and painted in Node without a browser. Loaded when it is first used.
import { articleNodes } from "../article_nodes.js";
import { LecternError } from "../errors.js";
import { labelsFor } from "../labels.js";
import { checkNodes } from "../layout/check_nodes.js";
import { familiesOf } from "../layout/families.js";
import { loadHyphenation, loadLayout } from "../layout_node.js";
import type { Limit, Pages } from "../layout/types.js";
import type { Article, ArticleNode, Rendering, RenderOptions, Style } from "../types.js";
import { needCanvas } from "./canvas.js";
import { Fonts } from "./fonts.js";
import { withFrames } from "./frames.js";
import { HarfBuzz } from "./harfbuzz.js";
import { type Facts, writePdf } from "./pdf.js";
import { fetchPictures, Pictures } from "./pictures.js";
import { writePngs } from "./png.js";
import { type Sheet, settingsFor, sheetFor } from "./sheet.js";
import { writeSvgs } from "./svg.js";
import { Typesetter } from "./typesetter.js";

const formats: readonly unknown[] = ["pdf", "png", "svg"];
const known: readonly string[] = [
  "format",
  "page",
  "settings",
  "fonts",
  "images",
  "privateNetwork",
  "signal",
] satisfies (keyof RenderOptions)[];
const userAgent = "lectern";

const limits: Readonly<Record<Limit, string>> = {
  formulas: "Formulas are written on one line.",
  tables: "Tables that are too wide for the page or too deeply nested are written as lists.",
  ruby: "Ruby text is written beside its base.",
  depth: "Elements that are nested too deeply are placed side by side.",
};

/**
 * Renders an article.
 * @param article read with `formats: ["nodes"]`
 * @param style what settings look like: `present` of a Lectern
 * @throws LecternError invalid-options, font-failed, missing-dependency, load-failed, too-large, trap; the reason of
 * the signal
 */
export async function renderFiles(
  article: Article,
  options: RenderOptions,
  style: (settings: RenderOptions["settings"]) => Style,
): Promise<Rendering> {
  const { format, page = "A4", fonts = [], images = true, privateNetwork = false, signal } = checked(options);
  const body = nodesOf(article);
  const { warnings } = style(options.settings);
  const allowed = Object.entries(options.settings ?? {}).filter(
    ([key]) => !warnings.some((warning) => warning.key === key),
  );
  const settings = settingsFor(page, {
    ...Object.fromEntries(allowed),
    ...(images ? {} : { images: "hide" as const }),
  });
  const { css } = style(settings);
  const sheet = sheetFor(page, settings, format);
  const canvas = format === "png" ? await needCanvas() : undefined;
  const typesetter = new Typesetter(await HarfBuzz.load(), new Fonts(familiesOf(css), fonts));
  const { text: words, language } = await labelsFor(settings.uiLang, article.lang);
  const nodes = articleNodes({ ...article, nodes: body }, words, language);
  const pictures =
    settings.images === "hide"
      ? new Pictures()
      : await fetchPictures(nodes, format, { userAgent, privateNetwork, signal });
  const layout = await loadLayout();
  const facts = factsOf(article);
  const laidOut = layout.layOut(nodes, {
    settings,
    width: sheet.width - sheet.left - sheet.right,
    height: sheet.height - sheet.top - sheet.bottom,
    lang: article.lang ?? "",
    dir: article.dir ?? "ltr",
    measurer: typesetter,
    pictureSize: (node) => pictures.sizeOf(node),
    hyphenate: await loadHyphenation(languagesOf(article.lang, nodes)),
  });
  stopIfAborted(signal);
  const pages = withFrames(laidOut, pictures, typesetter, facts);
  const painted =
    format === "png"
      ? await writePngs(pages, sheet, typesetter, pictures, canvas!)
      : paint(format, pages, sheet, typesetter, pictures, facts);
  return {
    files: painted.map((data, index) => ({
      name: `article${painted.length > 1 ? `-${index + 1}` : ""}.${format}`,
      data,
    })),
    warnings: [
      ...unknownOptions(options),
      ...warnings.map(({ key, message }) => `${key}: ${message}`),
      ...typesetter.fonts.warnings,
      ...pictures.warnings,
      ...pages.limits.map((limit) => limits[limit]),
    ],
  };
}

function paint(
  format: "pdf" | "svg",
  pages: Pages,
  sheet: Sheet,
  typesetter: Typesetter,
  pictures: Pictures,
  facts: Facts,
): Uint8Array[] {
  if (format === "pdf") return [writePdf(pages, sheet, typesetter, pictures, facts)];
  return writeSvgs(pages, sheet, typesetter, pictures, facts).map((text) => new TextEncoder().encode(text));
}

function languagesOf(lang: string | null, nodes: readonly ArticleNode[]): string[] {
  const others = nodes.map((node) => ("tag" in node ? node.attributes?.lang : undefined));
  return [...new Set([lang, ...others])].filter((name) => typeof name === "string");
}

function factsOf({ title, byline, authors, standfirst, tags, lang, publishedTime, dir, outline = [] }: Article): Facts {
  return {
    title: title ?? "",
    author: authors.map(({ name }) => name).join(", ") || (byline ?? ""),
    subject: standfirst,
    keywords: tags.join(", "),
    lang: lang ?? "",
    published: publishedTime ?? "",
    rtl: dir === "rtl",
    outline,
  };
}

/** The nodes of what must be an article. @throws LecternError invalid-options */
function nodesOf(article: Article): ArticleNode[] {
  const wrong = (message: string) => new LecternError("invalid-options", message);
  if (article === null || typeof article !== "object") throw wrong(`render needs an article, not ${String(article)}.`);
  const { nodes, lang } = article;
  if (!nodes) throw wrong('The article has no nodes: parse it with { formats: ["nodes"] }.');
  checkNodes(nodes);
  if (lang !== null && lang !== undefined && typeof lang !== "string")
    throw wrong(`The article's lang must be a string or null, not ${String(lang)}.`);
  const lacking = (["authors", "tags", "relatedLinks"] as const).find((name) => !Array.isArray(article[name]));
  if (lacking) throw wrong(`The article's ${lacking} must be a list.`);
  return nodes;
}

function unknownOptions(options: RenderOptions): string[] {
  return Object.keys(options)
    .filter((key) => !known.includes(key))
    .map((key) => `Unknown option "${key}"; the options are ${known.join(", ")}.`);
}

function checked(options: RenderOptions): RenderOptions {
  if (options === null || typeof options !== "object" || !formats.includes(options.format)) {
    throw new LecternError("invalid-options", 'render needs a format: { format: "pdf" }, "png" or "svg".');
  }
  if (
    options.fonts !== undefined &&
    !(Array.isArray(options.fonts) && options.fonts.every((path) => typeof path === "string"))
  ) {
    throw new LecternError("invalid-options", 'Option "fonts" must be a list of paths.');
  }
  if (options.settings !== undefined && (options.settings === null || typeof options.settings !== "object")) {
    throw new LecternError("invalid-options", 'Option "settings" must be an object.');
  }
  stopIfAborted(options.signal);
  return options;
}

function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw signal.reason;
}
