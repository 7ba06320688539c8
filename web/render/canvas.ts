// @napi-rs/canvas, which is installed by those who need it.
import { LecternError } from "../errors.js";

/** What of the package is used. */
export interface CanvasPackage {
  createCanvas(width: number, height: number): Canvas;
  loadImage(source: Uint8Array): Promise<Image>;
  Path2D: new (path?: string) => Path2D;
}

/** A picture that the package has read. */
export interface Image {
  readonly width: number;
  readonly height: number;
}

/** A canvas of the package. */
export interface Canvas {
  getContext(kind: "2d"): Context;
  encode(format: "png"): Promise<Uint8Array>;
}

/** Its context: that of browsers, but for its images. */
export type Context = Omit<CanvasRenderingContext2D, "drawImage"> & {
  drawImage(image: Image, x: number, y: number, width: number, height: number): void;
};

// Not a literal, so that neither bundlers nor the compiler look for what may not be there.
const name: string = "@napi-rs/canvas";

/** The package; undefined where it is not installed. */
export async function findCanvas(): Promise<CanvasPackage | undefined> {
  try {
    // eslint-disable-next-line no-unsanitized/method -- the constant above
    return (await import(name)) as CanvasPackage;
  } catch {
    return undefined;
  }
}

/**
 * The package.
 * @throws LecternError missing-dependency
 */
export async function needCanvas(): Promise<CanvasPackage> {
  const found = await findCanvas();
  if (!found)
    throw new LecternError(
      "missing-dependency",
      `PNG needs the package ${name}, which is not installed. Run: npm install ${name}`,
    );
  return found;
}
