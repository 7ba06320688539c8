import type { Font, FontMetrics, Measurer } from "../../layout/types.js";

/** A context that can space letters; Firefox before 115 and Safari have none. */
type Context = CanvasRenderingContext2D & { letterSpacing?: string };

const properties = { serif: "--lectern-serif", "sans-serif": "--lectern-sans", monospace: "--lectern-mono", easy: "--lectern-face" } as const;

/** Fonts as the reader's style sheet has them, for the canvas. */
export class Fonts {
  private readonly probe = document.createElement("span");
  private families = new Map<string, string>();
  private readonly names = new Map<Font, string>();
  private readonly context = document.createElement("canvas").getContext("2d")! as Context;

  /** @param frame the reader's box: what families are is asked in it */
  constructor(private readonly frame: HTMLElement) {
    this.probe.hidden = true;
  }

  /** Forgets what families are: settings have changed, or faces were loaded. */
  renew(): void {
    this.families.clear();
    this.names.clear();
  }

  /** A font as `CanvasRenderingContext2D.font` and CSS write it. */
  name(font: Font): string {
    let name = this.names.get(font);
    if (!name) this.names.set(font, (name = `${font.italic ? "italic " : ""}${font.weight} ${font.size}px ${this.family(font)}`));
    return name;
  }

  /** Puts a font in force. */
  use(context: Context, font: Font, rtl: boolean): void {
    context.font = this.name(font);
    context.letterSpacing = `${font.letterSpacing}px`;
    context.direction = rtl ? "rtl" : "ltr";
  }

  /** Measures by a canvas that is on no page. */
  readonly measurer: Measurer = {
    width: (font, text, rtl) => {
      this.use(this.context, font, rtl);
      const { width } = this.context.measureText(text);
      return "letterSpacing" in CanvasRenderingContext2D.prototype ? width : width + font.letterSpacing * [...text].length;
    },
    metrics: (font): FontMetrics => {
      this.use(this.context, font, false);
      const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = this.context.measureText("x");
      return { ascent: ascent || font.size * 0.9, descent: descent || font.size * 0.25 };
    },
  };

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
