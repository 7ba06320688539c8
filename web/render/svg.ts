// Pages as SVG, with real text.
import type { Font, Item, Pages, TextItem } from "../layout/types.js";
import type { ElementNode } from "../types.js";
import { idOf, linkAreas } from "./links.js";
import { number } from "./pdf_file.js";
import type { Pictures } from "./pictures.js";
import { heightOf, type Sheet } from "./sheet.js";
import { folioOf, strokesOf } from "./strokes.js";
import type { Typesetter } from "./typesetter.js";

/** What text is set in where the font that it was measured in is not there. */
const generic: Readonly<Record<Font["family"], string>> = {
  serif: "serif",
  "sans-serif": "sans-serif",
  monospace: "monospace",
  easy: "sans-serif",
};

/** Writes each page as an SVG of its own: text as text, pictures inside, links that lead out of the article. */
export function writeSvgs(
  pages: Pages,
  sheet: Sheet,
  typesetter: Typesetter,
  pictures: Pictures,
  facts: { title: string; lang: string },
): string[] {
  return Array.from({ length: pages.count }, (_, index) => writePage(pages, sheet, typesetter, pictures, facts, index));
}

function writePage(
  pages: Pages,
  sheet: Sheet,
  typesetter: Typesetter,
  pictures: Pictures,
  { title, lang }: { title: string; lang: string },
  index: number,
): string {
  const { palette } = pages;
  const height = heightOf(sheet, pages, index);
  const size = `width="${number(sheet.width)}" height="${number(height)}"`;
  const out = [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${number(sheet.width)} ${number(height)}"${lang ? ` xml:lang="${escape(lang)}"` : ""}>`,
    `<title>${escape(title)}</title>`,
    `<rect ${size} fill="${palette.background}"/>`,
    `<g transform="translate(${number(sheet.left)} ${number(sheet.top)})">`,
  ];
  const { items } = pages.page(index);
  items.forEach((item, place) => {
    const box = `x="${number(item.x)}" y="${number(item.y)}" width="${number(item.width)}" height="${number(item.height)}"`;
    if (item.kind === "box") {
      out.push(`<rect ${box}${item.radius > 0 ? ` rx="${number(item.radius)}"` : ""} fill="${palette[item.color]}"/>`);
    } else if (item.kind === "picture") {
      const node = pages.nodes[item.node] as ElementNode;
      const picture = pictures.of(node);
      if (picture)
        out.push(
          `<image ${box} preserveAspectRatio="none" href="data:image/${picture.kind};base64,${Buffer.from(picture.bytes).toString("base64")}"><title>${escape(node.attributes?.alt ?? "")}</title></image>`,
        );
    } else {
      for (const { x, y, width, height: thickness, color } of strokesOf(items, place)) {
        out.push(
          `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(thickness)}" fill="${palette[color]}"/>`,
        );
      }
    }
  });
  for (const line of linesOf(items)) out.push(textLine(line, pages, typesetter));
  for (const { href, x, y, width, height: lineHeight } of linkAreas(pages, index)) {
    if (idOf(href) !== undefined) continue;
    out.push(
      `<a href="${escape(href)}"><rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(lineHeight)}" fill="none" pointer-events="all"/></a>`,
    );
  }
  out.push("</g>");
  const folio = folioOf(pages, sheet, index, typesetter);
  if (folio)
    out.push(
      `<text y="${number(folio.baseline)}">${span({ ...folio, width: folio.word.width, rtl: false }, palette.muted, typesetter)}</text>`,
    );
  return `${out.join("\n")}\n</svg>\n`;
}

/**
 * The words of a page, those that stand side by side in one direction together, so that they are selected as a line.
 */
function linesOf(items: readonly Item[]): TextItem[][] {
  const lines: TextItem[][] = [];
  for (const item of items) {
    if (item.kind !== "text") continue;
    const line = lines[lines.length - 1];
    if (line && line[0]!.baseline === item.baseline && line[0]!.rtl === item.rtl) line.push(item);
    else lines.push([item]);
  }
  return lines;
}

function textLine(line: readonly TextItem[], { text, palette }: Pages, typesetter: Typesetter): string {
  const spans = line.map((item, index) => {
    const next = line[index + 1];
    const space = next && /\s/.test(text.slice(item.end, next.start)) ? " " : "";
    return span(item, palette[item.color], typesetter) + space;
  });
  return `<text y="${number(line[0]!.baseline)}"${line[0]!.rtl ? ' direction="rtl"' : ""}>${spans.join("")}</text>`;
}

function span(
  { x, width, font, text: words, rtl }: Pick<TextItem, "x" | "width" | "font" | "text" | "rtl">,
  color: string,
  typesetter: Typesetter,
): string {
  const families = [
    ...new Set(typesetter.fonts.runs(font, words).map(({ face }) => `'${face.family.replace(/['\\]/g, "")}'`)),
    generic[font.family],
  ].join(", ");
  const style = [
    `font-family="${escape(families)}" font-size="${number(font.size)}"`,
    ...(font.weight === 400 ? [] : [`font-weight="${font.weight}"`]),
    ...(font.italic ? ['font-style="italic"'] : []),
    ...(font.letterSpacing === 0 ? [] : [`letter-spacing="${number(font.letterSpacing)}"`]),
    ...(font.lang ? [`xml:lang="${escape(font.lang)}"`] : []),
  ].join(" ");
  // However a viewer's fonts differ, each word keeps its place.
  const length = words.length > 1 ? ` textLength="${number(width)}" lengthAdjust="spacingAndGlyphs"` : "";
  return `<tspan x="${number(rtl ? x + width : x)}" ${style} fill="${color}"${length}>${escape(words)}</tspan>`;
}

function escape(text: string): string {
  // XML has no control characters.
  return text
    .replace(/[\0-\x08\v\f\x0E-\x1F\uFFFE\uFFFF]/g, "")
    .replace(/[&<>"]/g, (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[character] ?? "&quot;");
}
