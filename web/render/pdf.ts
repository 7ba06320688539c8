// Pages as a PDF.
import { createHash } from "node:crypto";
import type { Item, Pages, PictureItem, TextItem } from "../layout/types.js";
import type { ElementNode, OutlineEntry } from "../types.js";
import { idOf, type LinkArea, linkAreas } from "./links.js";
import { asciiString, number, type ObjectNumber, PdfFile, textString, utf16Hex } from "./pdf_file.js";
import { PdfFont } from "./pdf_font.js";
import { writeOutline } from "./pdf_outline.js";
import { writePicture } from "./pdf_picture.js";
import { PdfTags } from "./pdf_tags.js";
import type { Pictures } from "./pictures.js";
import { heightOf, type Sheet } from "./sheet.js";
import { folioOf, strokesOf } from "./strokes.js";
import type { PlacedGlyph, Typeface, Typesetter, Word } from "./typesetter.js";

/** What a PDF says of its article; "" where nothing is known. */
export interface Facts {
  title: string;
  author: string;
  subject: string;
  keywords: string;
  /** BCP 47. */
  lang: string;
  /** ISO 8601: when it was published. */
  published: string;
  rtl: boolean;
  outline: readonly OutlineEntry[];
}

const pointsPerPixel = 0.75;

/**
 * Some readers take a number or a comma, and all that is of no direction after it, for text from left to right, and the
 * space after a foreign word for part of it. A mark, which is itself nothing, ends that.
 */
const rightToLeftMark = "\u200F";
const leftToRightMark = "\u200E";
const markWidth = 0.02; // ems

/** Marks, and letters of the scripts of India, Tibet and Southeast Asia. */
const joining =
  // eslint-disable-next-line regexp/no-dupe-characters-character-class -- some marks are of these scripts
  /[\p{M}\u0900-\u0DFF\u0E00-\u109F\u1700-\u17FF\u1900-\u1CFF\uA800-\uAADF\uABC0-\uABFF\u{11000}-\u{11FFF}]/u;

/** An object that pages refer to by name. */
interface Resource {
  number: ObjectNumber;
  name: string;
}

/**
 * Writes pages as a PDF: its text can be selected and searched in the order of the text, links lead out of it and
 * within it, headings are its outline, and its structure tells paragraphs, lists, tables and pictures. The same pages
 * give the same bytes.
 */
export function writePdf(
  pages: Pages,
  sheet: Sheet,
  typesetter: Typesetter,
  pictures: Pictures,
  facts: Facts,
): Uint8Array {
  return new PdfWriter(pages, sheet, typesetter, pictures).write(facts);
}

class PdfWriter {
  private readonly file = new PdfFile();
  private readonly pages: Pages;
  private readonly sheet: Sheet;
  private readonly typesetter: Typesetter;
  private readonly pictures: Pictures;
  private readonly fonts = new Map<string, { font: PdfFont; name: string }>();
  private readonly images = new Map<string, Resource>();
  /** Glyphs that are painted as shapes; null for those that are empty. */
  private readonly shapes = new Map<string, Resource | null>();
  private readonly pageNumbers: ObjectNumber[];
  private readonly tags: PdfTags;
  private rtl = false;

  constructor(pages: Pages, sheet: Sheet, typesetter: Typesetter, pictures: Pictures) {
    this.pages = pages;
    this.sheet = sheet;
    this.typesetter = typesetter;
    this.pictures = pictures;
    this.pageNumbers = Array.from({ length: pages.count }, () => this.file.reserve());
    this.tags = new PdfTags(this.file, pages, this.pageNumbers);
  }

  write(facts: Facts): Uint8Array {
    const { file, pageNumbers } = this;
    this.rtl = facts.rtl;
    const tree = file.reserve();
    const resources = file.reserve();
    pageNumbers.forEach((page, index) => this.writePage(page, index, tree, resources));
    for (const { font } of this.fonts.values()) font.finish();
    const fonts = [...this.fonts.values()].map(({ font, name }) => `/${name} ${font.number} 0 R`).join("");
    const objects = [...this.images.values(), ...this.shapes.values()]
      .map((object) => (object ? `/${object.name} ${object.number} 0 R` : ""))
      .join("");
    file.write(`<</Font<<${fonts}>>/XObject<<${objects}>>>>`, resources);
    file.write(
      `<</Type/Pages/Count ${pageNumbers.length}/Kids[${pageNumbers.map((page) => `${page} 0 R`).join(" ")}]>>`,
      tree,
    );
    const outline = writeOutline(file, this.pages, facts.outline, (offset) => this.destination(offset));
    const root = file.write(
      `<</Type/Catalog/Pages ${tree} 0 R${facts.lang ? `/Lang${textString(facts.lang)}` : ""}/MarkInfo<</Marked true>>/StructTreeRoot ${this.tags.finish()} 0 R` +
        `/ViewerPreferences<</DisplayDocTitle true${facts.rtl ? "/Direction/R2L" : ""}>>${outline ? `/Outlines ${outline} 0 R/PageMode/UseOutlines` : ""}>>`,
    );
    return file.finish(root, file.write(information(facts)), (body) =>
      createHash("md5").update(body).digest("hex").toUpperCase(),
    );
  }

  private writePage(page: ObjectNumber, index: number, tree: ObjectNumber, resources: ObjectNumber): void {
    const { sheet, pages, file } = this;
    const { palette } = pages;
    const height = heightOf(sheet, pages, index);
    const box = `0 0 ${number(sheet.width * pointsPerPixel)} ${number(height * pointsPerPixel)}`;
    // Pixels from the top left corner, downwards.
    const out = [`${number(pointsPerPixel)} 0 0 ${number(-pointsPerPixel)} 0 ${number(height * pointsPerPixel)} cm`];
    // White is what paper is already.
    if (palette.background !== "#ffffff")
      out.push("/Artifact BMC", fill(palette.background), `${rectangle(0, 0, sheet.width, height)} f`, "EMC");
    out.push(`q 1 0 0 1 ${number(sheet.left)} ${number(sheet.top)} cm`);
    const { items } = pages.page(index);
    items.forEach((item, place) => {
      if (item.kind === "box") {
        out.push(
          ...this.tags.end(),
          "/Artifact BMC",
          fill(palette[item.color]),
          `${rounded(item.x, item.y, item.width, item.height, item.radius)} f`,
          "EMC",
        );
        return;
      }
      // What stands on an earlier page already is not read again.
      const again = item.kind === "text" && item.repeated;
      out.push(...(again ? [...this.tags.end(), "/Artifact BMC"] : this.tags.begin(item, index)));
      if (item.kind === "picture") return this.paintPicture(item, out);
      for (const { x, y, width, height: thickness, color } of strokesOf(items, place))
        out.push(fill(palette[color]), `${rectangle(x, y, width, thickness)} f`);
      this.paintWord(this.typesetter.word(item.font, item.text, item.rtl), item, out, spaceAfter(pages, items, place));
      if (item.rtl !== this.rtl) this.endForeignRun(item, items[place - 1], out);
      if (again) out.push("EMC");
    });
    out.push(...this.tags.end(), "Q");
    const folio = folioOf(pages, sheet, index, this.typesetter);
    if (folio) {
      out.push("/Artifact<</Type/Pagination/Subtype/Footer>>BDC");
      this.paintWord(folio.word, { ...folio, color: "muted", rtl: false }, out);
      out.push("EMC");
    }
    const content = file.writeStream("", Buffer.from(out.join("\n"), "latin1"));
    const links = linkAreas(pages, index)
      .map((area) => this.writeLink(area, height))
      .filter((link) => link !== undefined);
    file.write(
      `<</Type/Page/Parent ${tree} 0 R/MediaBox[${box}]/Resources ${resources} 0 R/Contents ${content} 0 R/StructParents ${index}/Tabs/S` +
        `${links.length > 0 ? `/Annots[${links.map((link) => `${link} 0 R`).join(" ")}]` : ""}>>`,
      page,
    );
  }

  /**
   * Paints a word. Readers of PDF rebuild words from single characters side by side on one line, and each in its own
   * way. Where glyphs are that, they are shown as text. Where they are not, in scripts that run from right to left or
   * whose letters bear marks, change places and join, all glyphs are shapes, and the characters lie over them,
   * invisible.
   */
  private paintWord(
    word: Word,
    item: Pick<TextItem, "x" | "baseline" | "font" | "color" | "text" | "rtl">,
    out: string[],
    space = 0,
  ): void {
    const { font, x, baseline } = item;
    const { size } = font;
    out.push(fill(this.pages.palette[item.color]));
    if (item.rtl || joining.test(item.text)) {
      for (const glyph of word.glyphs) this.paintShape(glyph, x, baseline, size, out);
      this.hideText(word, item, space, out);
      return;
    }
    for (const glyph of word.glyphs) {
      if (glyph.text === "") this.paintShape(glyph, x, baseline, size, out);
    }
    const shown = word.glyphs.filter((glyph) => glyph.text !== "");
    const [blank] = space > 0 ? this.typesetter.word(font, " ", false).glyphs : [];
    if (blank) shown.push({ ...blank, x: word.width });
    const text = item.text + (blank ? " " : "");
    const line = new Line();
    let told = "";
    let used: ReturnType<typeof this.font> | undefined;
    for (const glyph of shown) {
      const next = this.font(glyph.typeface, font.letterSpacing / size);
      if (next !== used) line.operator(`/${next.name} 1 Tf`);
      used = next;
      const code = used.font.code(glyph.id, glyph.text);
      line.glyph(code.hex, glyph.x / size, glyph.y / size, code.advance);
      told += code.text;
    }
    // A glyph may stand for other text here than where its font first had it.
    const beside = told !== text;
    if (beside) out.push(`/Span<</ActualText<FEFF${utf16Hex(text)}>>>BDC`);
    out.push("BT", `${number(size)} 0 0 ${number(-size)} ${number(x)} ${number(baseline)} Tm`, ...line.finish(), "ET");
    if (beside) out.push("EMC");
  }

  /** Marks the far end of what runs against the article's direction, unless this item only continues it. */
  private endForeignRun(item: TextItem, previous: Item | undefined, out: string[]): void {
    if (
      previous?.kind === "text" &&
      previous.rtl === item.rtl &&
      previous.baseline === item.baseline &&
      previous.x < item.x === this.rtl
    )
      return;
    const width = item.font.size * markWidth;
    const { glyphs } = this.typesetter.word(item.font, item.text, item.rtl);
    this.hideText(
      { glyphs, width },
      {
        ...item,
        rtl: true,
        x: this.rtl ? item.x - width : item.x + item.width,
        text: this.rtl ? rightToLeftMark : leftToRightMark,
      },
      0,
      out,
    );
  }

  /** A glyph as a shape that nothing is read from. */
  private paintShape(glyph: PlacedGlyph, x: number, baseline: number, size: number, out: string[]): void {
    const { typeface, id } = glyph;
    const key = `${typeface.font.pointer}|${id}`;
    let shape = this.shapes.get(key);
    if (shape === undefined) this.shapes.set(key, (shape = this.writeShape(typeface, id)));
    if (shape === null) return;
    const scale = size / typeface.font.unitsPerEm;
    out.push(
      `q ${scale.toFixed(6)} 0 0 ${(-scale).toFixed(6)} ${number(x + glyph.x)} ${number(baseline - glyph.y)} cm /${shape.name} Do Q`,
    );
  }

  private writeShape(typeface: Typeface, id: number): Resource | null {
    const { operators, box } = pathOf(this.typesetter.outline(typeface, id));
    if (operators === "") return null;
    const shape = this.file.writeStream(
      `/Type/XObject/Subtype/Form/BBox[${box.join(" ")}]/Resources<<>>`,
      Buffer.from(`${operators}f`),
    );
    return { number: shape, name: `G${this.shapes.size}` };
  }

  /**
   * Text that is read and not seen: its characters in a row as wide as the word, then, where there is one, the space
   * after it.
   */
  private hideText(
    word: Word,
    { x, baseline, font: { size }, text, rtl }: Pick<TextItem, "x" | "baseline" | "font" | "text" | "rtl">,
    space: number,
    out: string[],
  ): void {
    const [first] = word.glyphs;
    if (!first) return;
    const { font, name } = this.font(first.typeface, 0);
    const characters = [...text, ...(!rtl || /[\p{L}\p{M}\u200E\u200F]$/u.test(text) ? [] : [rightToLeftMark])];
    out.push("BT", "3 Tr", `/${name} 1 Tf`);
    const row = (list: readonly string[], left: number, width: number): void => {
      const codes = list.map((character) => font.hidden(character));
      const natural = codes.reduce((sum, { advance }) => sum + advance, 0) * size;
      if (natural === 0) return;
      out.push(
        `${number((100 * width) / natural)} Tz`,
        `${number(size)} 0 0 ${number(-size)} ${number(left)} ${number(baseline)} Tm`,
        `<${codes.map(({ hex }) => hex).join("")}>Tj`,
      );
    };
    row(rtl ? characters.reverse() : characters, x, word.width);
    if (space > 0) row([" "], rtl ? x - space : x + word.width, space);
    out.push("0 Tr", "100 Tz", "ET");
  }

  private paintPicture(item: PictureItem, out: string[]): void {
    const picture = this.pictures.of(this.pages.nodes[item.node] as ElementNode);
    if (!picture?.pdf) return;
    let image = this.images.get(picture.key);
    if (!image)
      this.images.set(
        picture.key,
        (image = { number: writePicture(this.file, picture.pdf), name: `I${this.images.size}` }),
      );
    // A picture's own square stands on its bottom edge.
    out.push(
      `q ${number(item.width)} 0 0 ${number(-item.height)} ${number(item.x)} ${number(item.y + item.height)} cm /${image.name} Do Q`,
    );
  }

  private font(typeface: Typeface, tracking: number): { font: PdfFont; name: string } {
    const key = `${typeface.font.pointer}|${number(tracking)}`;
    let used = this.fonts.get(key);
    if (!used)
      this.fonts.set(
        key,
        (used = { font: new PdfFont(this.file, this.typesetter, typeface, tracking), name: `F${this.fonts.size}` }),
      );
    return used;
  }

  private writeLink({ href, x, y, width, height }: LinkArea, pageHeight: number): ObjectNumber | undefined {
    const left = (this.sheet.left + x) * pointsPerPixel;
    const top = (pageHeight - this.sheet.top - y) * pointsPerPixel;
    const box = [left, top - height * pointsPerPixel, left + width * pointsPerPixel, top].map(number).join(" ");
    const id = idOf(href);
    const offset = id === undefined ? undefined : this.pages.offsetOfId(id);
    if (offset === undefined && !URL.canParse(href)) return undefined;
    const target =
      offset === undefined ? `/A<</S/URI/URI${asciiString(new URL(href).href)}>>` : `/Dest${this.destination(offset)}`;
    return this.file.write(`<</Type/Annot/Subtype/Link/Rect[${box}]/Border[0 0 0]/F 4${target}>>`);
  }

  /** The place of a text offset: its page, its line at the top of what is seen. */
  private destination(offset: number): string {
    const { pages, sheet } = this;
    const page = pages.pageAt(offset);
    const line = pages
      .page(page)
      .items.find((item) => item.kind === "text" && !item.generated && !item.repeated && item.end > offset);
    const top = heightOf(sheet, pages, page) - sheet.top - (line?.y ?? 0);
    return `[${this.pageNumbers[page]} 0 R/XYZ null ${number(top * pointsPerPixel)} null]`;
  }
}

/**
 * How far it is from a word to the next one of its direction in the line, where the text has a space there; else 0. CSS
 * pixels.
 */
function spaceAfter({ text }: Pages, items: readonly Item[], index: number): number {
  const item = items[index] as TextItem;
  const next = items[index + 1];
  if (
    next?.kind !== "text" ||
    next.baseline !== item.baseline ||
    next.rtl !== item.rtl ||
    !/\s/.test(text.slice(item.end, next.start))
  )
    return 0;
  return Math.max(0, item.rtl ? item.x - (next.x + next.width) : next.x - (item.x + item.width));
}

/** The operators that show a word's glyphs; lengths in ems. */
class Line {
  private readonly operators: string[] = [];
  private row = "";
  private pen = 0;
  private rise = 0;

  operator(text: string): void {
    if (this.row) this.operators.push(`[${this.row}]TJ`);
    this.row = "";
    this.operators.push(text);
  }

  glyph(code: string, x: number, y: number, advance: number): void {
    if (Math.abs(y - this.rise) > 1e-4) {
      this.rise = y;
      this.operator(`${number(y)} Ts`);
    }
    const back = Math.round((this.pen - x) * 1000);
    this.row += `${back === 0 ? "" : back}<${code}>`;
    this.pen += advance - back / 1000;
  }

  finish(): string[] {
    this.operator(this.rise === 0 ? "" : "0 Ts");
    return this.operators.filter(Boolean);
  }
}

function information({ title, author, subject, keywords, published }: Facts): string {
  const entries = Object.entries({
    Title: title,
    Author: author,
    Subject: subject,
    Keywords: keywords,
    Producer: "Lectern",
  });
  const date = pdfDate(published);
  return `<<${entries.map(([key, value]) => (value ? `/${key}${textString(value)}` : "")).join("")}${date ? `/CreationDate${date}/ModDate${date}` : ""}>>`;
}

/** A date as PDF writes it, as exactly as it is known; "" where it is none. */
function pdfDate(iso: string): string {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(iso);
  if (!found) return "";
  const time = /T(\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?$/.exec(iso);
  const zone = time?.[4] ? (time[4] === "Z" ? "Z" : `${time[4].slice(0, 3)}'${time[4].slice(-2)}'`) : "";
  return `(D:${found.slice(1).filter(Boolean).join("")}${time && found[3] ? `${time[1]}${time[2]}${time[3] ?? "00"}${zone}` : ""})`;
}

function fill(color: string): string {
  const part = (at: number): string => number(parseInt(color.slice(at, at + 2), 16) / 255);
  return `${part(1)} ${part(3)} ${part(5)} rg`;
}

/** An outline as PDF's operators, in whole font units, and the box around it. */
function pathOf(outline: string): { operators: string; box: number[] } {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  let operators = "";
  let [penX, penY] = [0, 0];
  for (const [, letter, list] of outline.matchAll(/([MLQCZ])([^MLQCZ]*)/g)) {
    const at = list!.split(" ").map(Number);
    if (letter === "Z") {
      operators += "h ";
      continue;
    }
    for (let index = 0; index < at.length; index += 2) {
      const [x, y] = [at[index]!, at[index + 1]!];
      box[0] = Math.min(box[0]!, Math.floor(x));
      box[1] = Math.min(box[1]!, Math.floor(y));
      box[2] = Math.max(box[2]!, Math.ceil(x));
      box[3] = Math.max(box[3]!, Math.ceil(y));
    }
    const [endX, endY] = [at[at.length - 2]!, at[at.length - 1]!];
    // PDF has curves of the third degree alone.
    const cubic =
      letter === "Q"
        ? [
            penX + (2 / 3) * (at[0]! - penX),
            penY + (2 / 3) * (at[1]! - penY),
            endX + (2 / 3) * (at[0]! - endX),
            endY + (2 / 3) * (at[1]! - endY),
            endX,
            endY,
          ]
        : at;
    operators += `${cubic.map((value) => Math.round(value * 10) / 10).join(" ")} ${{ M: "m", L: "l" }[letter!] ?? "c"} `;
    [penX, penY] = [endX, endY];
  }
  return { operators, box };
}

const rectangle = (x: number, y: number, width: number, height: number): string =>
  `${[x, y, width, height].map(number).join(" ")} re`;

/** A rectangle with round corners, each a Bézier curve near a quarter of a circle. */
function rounded(x: number, y: number, width: number, height: number, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2);
  if (r <= 0) return rectangle(x, y, width, height);
  const k = r * 0.4477;
  const [right, bottom] = [x + width, y + height];
  const curves = [
    [x + r, y, "m"],
    [right - r, y, "l"],
    [right - k, y, right, y + k, right, y + r, "c"],
    [right, bottom - r, "l"],
    [right, bottom - k, right - k, bottom, right - r, bottom, "c"],
    [x + r, bottom, "l"],
    [x + k, bottom, x, bottom - k, x, bottom - r, "c"],
    [x, y + r, "l"],
    [x, y + k, x + k, y, x + r, y, "c"],
  ];
  return `${curves.map((curve) => curve.map((value) => (typeof value === "number" ? number(value) : value)).join(" ")).join(" ")} h`;
}
