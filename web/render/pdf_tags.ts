// The structure of a PDF: which of its text is a paragraph, a heading, a list, a table (ISO 32000-1, 14.7 and 14.8).
import type { Pages, PictureItem, TextItem } from "../layout/types.js";
import type { ElementNode } from "../types.js";
import { type ObjectNumber, type PdfFile, textString } from "./pdf_file.js";

/** Elements that are told, and as what. */
const roles: Readonly<Record<string, string>> = {
  ...{
    h1: "H1",
    h2: "H2",
    h3: "H3",
    h4: "H4",
    h5: "H5",
    h6: "H6",
    p: "P",
    pre: "P",
    blockquote: "BlockQuote",
    math: "Formula",
  },
  ...{
    ul: "L",
    ol: "L",
    li: "LI",
    dl: "L",
    dt: "Lbl",
    dd: "LBody",
    figure: "Sect",
    figcaption: "Caption",
    img: "Figure",
    video: "Figure",
  },
  ...{
    table: "Table",
    thead: "THead",
    tbody: "TBody",
    tfoot: "TFoot",
    tr: "TR",
    th: "TH",
    td: "TD",
    caption: "Caption",
  },
  ...{ header: "Sect", footer: "Sect", section: "Sect", aside: "Sect", div: "Div" },
};

interface Part {
  number: ObjectNumber;
  role: string;
  parent: Part | undefined;
  node: ElementNode | undefined;
  kids: string[];
}

/** Collects what is painted under the elements that it belongs to. */
export class PdfTags {
  private readonly file: PdfFile;
  private readonly pages: Pages;
  private readonly pageNumbers: readonly ObjectNumber[];
  private readonly parts = new Map<number, Part>();
  private readonly root: Part;
  /** Of each page the parts that its marked content belongs to, in order. */
  private readonly owners: Part[][];
  private open: Part | undefined;

  constructor(file: PdfFile, pages: Pages, pageNumbers: readonly ObjectNumber[]) {
    this.file = file;
    this.pages = pages;
    this.pageNumbers = pageNumbers;
    this.root = { number: file.reserve(), role: "Document", parent: undefined, node: undefined, kids: [] };
    this.owners = pageNumbers.map(() => []);
  }

  /** What has to be written before an item is painted: the end of one part and the beginning of another, or nothing. */
  begin(item: TextItem | PictureItem, page: number): string[] {
    const part = this.partOf(item.node);
    if (part === this.open) return [];
    const ended = this.end();
    const id = this.owners[page]!.push(part) - 1;
    part.kids.push(`<</Type/MCR/Pg ${this.pageNumbers[page]} 0 R/MCID ${id}>>`);
    this.open = part;
    return [...ended, `/${part.role}<</MCID ${id}>>BDC`];
  }

  /** What has to be written before something that is of no part, and at the end of a page. */
  end(): string[] {
    const open = this.open;
    this.open = undefined;
    return open ? ["EMC"] : [];
  }

  /** Writes the structure. @return its root */
  finish(): ObjectNumber {
    const { file, root } = this;
    const tree = file.reserve();
    for (const part of [root, ...this.parts.values()]) {
      const lang = part.node?.attributes?.lang;
      const alt = part.role === "Figure" ? `/Alt${textString(part.node?.attributes?.alt ?? "")}` : "";
      const parent = part === root ? tree : (part.parent ?? root).number;
      file.write(
        `<</Type/StructElem/S/${part.role}/P ${parent} 0 R${lang ? `/Lang${textString(lang)}` : ""}${alt}/K[${part.kids.join(" ")}]>>`,
        part.number,
      );
    }
    const rows = this.owners.map((parts, page) => `${page}[${parts.map(({ number }) => `${number} 0 R`).join(" ")}]`);
    const parents = file.write(`<</Nums[${rows.join("")}]>>`);
    return file.write(
      `<</Type/StructTreeRoot/K ${root.number} 0 R/ParentTree ${parents} 0 R/ParentTreeNextKey ${rows.length}>>`,
      tree,
    );
  }

  /** The part of the innermost element that is told, made with those around it where it is not there yet. */
  private partOf(node: number): Part {
    const missing: number[] = [];
    let at = node;
    while (at >= 0 && !this.parts.has(at)) {
      missing.push(at);
      at = this.pages.nodes[at]!.parent;
    }
    let part = this.parts.get(at) ?? this.root;
    for (const index of missing.reverse()) {
      const element = this.pages.nodes[index]!;
      const role = "tag" in element ? roles[element.tag] : undefined;
      if (!role) continue;
      const inner: Part = { number: this.file.reserve(), role, parent: part, node: element as ElementNode, kids: [] };
      part.kids.push(`${inner.number} 0 R`);
      this.parts.set(index, inner);
      part = inner;
    }
    return part;
  }
}
