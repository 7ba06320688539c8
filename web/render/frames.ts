// What stands in the place of a picture that could not be had: a frame with its words in it.
import type { BoxItem, Font, Item, Page, Pages, PictureItem, TextItem } from "../layout/types.js";
import type { ElementNode } from "../types.js";
import type { Pictures } from "./pictures.js";
import type { Typesetter } from "./typesetter.js";

const size = 13;
const lineHeight = 19;
const padding = 12;

/** Pages on which each picture that could not be had is a frame. */
export function withFrames(
  pages: Pages,
  pictures: Pictures,
  typesetter: Typesetter,
  { lang, rtl }: { lang: string; rtl: boolean },
): Pages {
  const drawn = new Map<number, Page>();
  const draw = (index: number): Page => {
    const page = pages.page(index);
    const items = page.items.flatMap((item): readonly Item[] => {
      const node = pages.nodes[item.node] as ElementNode;
      return item.kind !== "picture" || pictures.of(node) ? [item] : frameOf(item, node, lang, rtl, typesetter);
    });
    return { ...page, items };
  };
  return {
    ...pages,
    pageAt: (offset) => pages.pageAt(offset),
    link: (node) => pages.link(node),
    offsetOfId: (id) => pages.offsetOfId(id),
    page: (index) => {
      let page = drawn.get(index);
      if (!page) drawn.set(index, (page = draw(index)));
      return page;
    },
  };
}

/** The frame of a picture and the lines of its alternative text, as many as there is room for. */
function frameOf(
  picture: PictureItem,
  node: ElementNode,
  lang: string,
  rtl: boolean,
  typesetter: Typesetter,
): (BoxItem | TextItem)[] {
  const { x, y, width, height } = picture;
  const frame: BoxItem = { kind: "box", x, y, width, height, radius: 6, color: "surface", node: picture.node };
  const font: Font = { family: "sans-serif", lang, weight: 400, italic: false, size, letterSpacing: 0 };
  const mostLines = Math.floor((height - 2 * padding) / lineHeight);
  const lines = linesOf(node.attributes?.alt ?? "", font, rtl, width - 2 * padding, typesetter).slice(
    0,
    Math.max(0, mostLines),
  );
  const top = y + (height - lines.length * lineHeight) / 2;
  const texts = lines.map((text, index): TextItem => {
    const across = typesetter.width(font, text, rtl);
    const place = {
      x: x + (width - across) / 2,
      y: top + index * lineHeight,
      width: across,
      height: lineHeight,
      baseline: top + index * lineHeight + 0.7 * lineHeight,
    };
    const look = {
      color: "muted",
      underline: false,
      quietUnderline: false,
      lineThrough: false,
      rtl,
      generated: true,
      repeated: false,
    } as const;
    return { kind: "text", ...place, ...look, text, start: 0, end: 0, font, node: picture.node };
  });
  return [frame, ...texts];
}

function linesOf(text: string, font: Font, rtl: boolean, width: number, typesetter: Typesetter): string[] {
  const lines: string[] = [];
  // Words may be of any length, and there are scripts without spaces.
  for (const { segment } of new Intl.Segmenter("en", { granularity: "word" }).segment(
    text.replace(/\s+/g, " ").trim().slice(0, 500),
  )) {
    const last = lines[lines.length - 1];
    if (last !== undefined && typesetter.width(font, last + segment, rtl) <= width)
      lines[lines.length - 1] = last + segment;
    else if (segment !== " ") lines.push(segment);
  }
  return lines.map((line) => line.trim()).filter((line) => typesetter.width(font, line, rtl) <= width);
}
