import { canvasMeasurer, cssFont, setFont } from "../../layout.js";
import type { Font, Measurer } from "../../layout/types.js";

const properties = {
  serif: "--lectern-serif",
  "sans-serif": "--lectern-sans",
  monospace: "--lectern-mono",
  easy: "--lectern-face",
} as const;

/** Fonts as the reader's style sheet has them, for the canvas. */
export class Fonts {
  private readonly probe = document.createElement("span");
  private readonly families = new Map<string, string>();
  private readonly familyOf = (font: Font): string => this.family(font);

  /** Measures by a canvas that is on no page. */
  readonly measurer: Measurer = canvasMeasurer(document.createElement("canvas").getContext("2d")!, this.familyOf);

  /** @param frame the reader's box: what families are is asked in it */
  constructor(private readonly frame: HTMLElement) {
    this.probe.hidden = true;
  }

  /** Forgets what families are: settings have changed, or faces were loaded. */
  renew(): void {
    this.families.clear();
  }

  /** A font as CSS writes it. */
  name(font: Font): string {
    return cssFont(font, this.familyOf);
  }

  /** Sets a canvas to a font. */
  use(context: CanvasRenderingContext2D, font: Font, rtl: boolean): void {
    setFont(context, font, this.familyOf, rtl);
  }

  private family({ family, lang }: Font): string {
    const key = `${family} ${lang}`;
    let found = this.families.get(key);
    if (found === undefined) {
      const { probe } = this;
      if (lang) probe.lang = lang;
      else probe.removeAttribute("lang");
      probe.style.setProperty("font-family", `var(${properties[family]})`);
      this.frame.append(probe);
      found = getComputedStyle(probe).fontFamily || family;
      probe.remove();
      this.families.set(key, found);
    }
    return found;
  }
}
