import type { ColorRole, Page, TextItem } from "../../layout/types.js";
import type { Fonts } from "./fonts.js";

/** The colours that pages are painted in, as a canvas takes them. */
export type Colors = Readonly<Record<ColorRole, string>>;

const roles: readonly ColorRole[] = ["text", "muted", "link", "surface", "line", "mark", "background"];

/** The colours in effect in the reader, forced ones too: its custom properties, worked out by the browser. */
export function colorsIn(frame: HTMLElement): Colors {
  const probe = document.createElement("span");
  probe.hidden = true;
  probe.style.setProperty("forced-color-adjust", "none");
  frame.append(probe);
  const colors = Object.fromEntries(
    roles.map((role) => {
      probe.style.setProperty("color", `var(--lectern-${role})`);
      return [role, getComputedStyle(probe).color];
    }),
  );
  probe.remove();
  return colors as Record<ColorRole, string>;
}

/** How to paint. */
export interface Painting {
  fonts: Fonts;
  colors: Colors;
  /** Device pixels in a CSS pixel. */
  scale: number;
  /** CSS pixels around the content box that letters may reach into. */
  bleed: number;
  /** Of the content box, CSS pixels. */
  width: number;
  height: number;
  lang: string;
}

function begin(canvas: HTMLCanvasElement, { scale, bleed, width, height, lang }: Painting): CanvasRenderingContext2D {
  const wide = Math.ceil((width + 2 * bleed) * scale);
  const high = Math.ceil((height + 2 * bleed) * scale);
  if (canvas.lang !== lang) canvas.lang = lang;
  const context = canvas.getContext("2d")!;
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
    canvas.style.setProperty("width", `${wide / scale}px`);
    canvas.style.setProperty("height", `${high / scale}px`);
    canvas.style.setProperty("left", `${-bleed}px`);
    canvas.style.setProperty("top", `${-bleed}px`);
  } else {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, wide, high);
  }
  context.setTransform(scale, 0, 0, scale, bleed * scale, bleed * scale);
  return context;
}

/** Paints what text stands on. Of a page without any the canvas has no pixels. */
export function paintGround(canvas: HTMLCanvasElement, page: Page, painting: Painting): void {
  const boxes = page.items.filter((item) => item.kind === "box");
  if (boxes.length === 0) {
    if (canvas.width > 1) canvas.width = canvas.height = 1;
    return;
  }
  const context = begin(canvas, painting);
  const { scale, colors } = painting;
  const exact = (length: number) => Math.round(length * scale) / scale;
  for (const box of boxes) {
    const [left, top] = [exact(box.x), exact(box.y)];
    // A rule is a device pixel at the least.
    const width = Math.max(1 / scale, exact(box.x + box.width) - left);
    const height = Math.max(1 / scale, exact(box.y + box.height) - top);
    context.fillStyle = colors[box.color];
    context.beginPath();
    if (box.radius > 0 && "roundRect" in context) context.roundRect(left, top, width, height, box.radius);
    else context.rect(left, top, width, height);
    context.fill();
  }
}

/** Paints a page's text. */
export function paintText(canvas: HTMLCanvasElement, page: Page, painting: Painting): void {
  const context = begin(canvas, painting);
  const { fonts, colors, scale } = painting;
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  let before: TextItem | undefined;
  for (const item of page.items) {
    if (item.kind !== "text") continue;
    if (before?.font !== item.font || before.rtl !== item.rtl) fonts.use(context, item.font, item.rtl);
    context.fillStyle = colors[item.color];
    context.fillText(item.text, item.x, item.baseline);
    if (item.underline || item.lineThrough) {
      const thick = Math.max(1 / scale, Math.round(item.font.size * 0.06 * scale) / scale);
      // Lines go on over the space between words of the same text.
      const joins =
        before &&
        before.node === item.node &&
        before.baseline === item.baseline &&
        before.underline === item.underline &&
        before.lineThrough === item.lineThrough;
      const left = joins ? Math.min(item.x, before!.x + before!.width) : item.x;
      const right = joins ? Math.max(item.x + item.width, before!.x) : item.x + item.width;
      if (item.quietUnderline) context.fillStyle = colors.muted;
      if (item.underline)
        context.fillRect(
          left,
          Math.round((item.baseline + item.font.size * 0.16) * scale) / scale,
          right - left,
          thick,
        );
      if (item.lineThrough) context.fillRect(left, item.baseline - item.font.size * 0.28, right - left, thick);
    }
    before = item;
  }
}
