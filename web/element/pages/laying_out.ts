import { loadHyphenation, wantsHyphens } from "../../layout.js";
import type { Layout, Pages } from "../../layout/types.js";
import type { Reader } from "../aid.js";
import type { Fonts } from "./fonts.js";
import type { Geometry } from "./geometry.js";
import { treeOf, type Tree } from "./tree.js";

/** An article as it is laid out. */
export interface LaidOut {
  readonly tree: Tree;
  readonly pages: Pages;
  readonly geometry: Geometry;
}

/** What tells where words may be broken. */
export type Hyphenate = Awaited<ReturnType<typeof loadHyphenation>>;

/** The patterns of the article's language, for those who have words broken. */
export function hyphenateFor({ article, settings }: Reader): Promise<Hyphenate> | undefined {
  return wantsHyphens(settings) && article?.lang ? loadHyphenation([article.lang]) : undefined;
}

/** Lays an article out as it is on show. */
export class LayingOut {
  /** What pictures were last known to measure. */
  private readonly measured = new WeakMap<Element, string>();

  constructor(
    private readonly layout: Layout,
    private readonly reader: Reader,
    private readonly fonts: Fonts,
    /** Undefined until patterns are loaded. */
    public hyphenate: Hyphenate | undefined,
  ) {}

  /** The article as a node list. */
  read(content: Element): Tree {
    return treeOf(content, this.reader.settings.fontSize);
  }

  /** @throws LecternError where it cannot be laid out */
  layOut(tree: Tree, geometry: Geometry): LaidOut {
    const { settings, article } = this.reader;
    const pictures = new Map(
      tree.nodes
        .map((node, index) => [node, tree.elements[index]] as const)
        .filter(([, of]) => of?.localName === "img"),
    );
    const pages = this.layout.layOut(tree.nodes, {
      settings,
      ...geometry.page,
      lang: article?.lang ?? "",
      dir: geometry.sign < 0 ? "rtl" : "ltr",
      measurer: this.fonts.measurer,
      hyphenate: this.hyphenate,
      pictureSize: (node) => {
        const picture = pictures.get(node) as HTMLImageElement | undefined;
        return picture && this.sizeOf(picture);
      },
    });
    return { tree, pages, geometry };
  }

  /** Whether a picture that was loaded, or failed, measures otherwise than was laid out. */
  outgrown(picture: HTMLImageElement): boolean {
    return this.measured.get(picture) !== `${picture.naturalWidth} ${picture.naturalHeight}`;
  }

  private sizeOf(picture: HTMLImageElement): { width: number; height: number } | undefined {
    if (!picture.complete || (!picture.currentSrc && !picture.naturalWidth)) return undefined;
    const size = { width: picture.naturalWidth, height: picture.naturalHeight };
    this.measured.set(picture, `${size.width} ${size.height}`);
    return size;
  }
}
