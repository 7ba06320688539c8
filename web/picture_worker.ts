// A worker thread that decodes pictures: bytes in, bytes of a PNG out.
import { parentPort } from "node:worker_threads";
import { needCanvas } from "./render/canvas.js";

/** The picture as PNG; undefined where it is damaged. */
export type DecodedPicture = Uint8Array | undefined;

const port = parentPort!;

async function decoded(bytes: Uint8Array): Promise<DecodedPicture> {
  try {
    const canvas = await needCanvas();
    const image = await canvas.loadImage(bytes);
    const { width, height } = image;
    const surface = canvas.createCanvas(width, height);
    surface.getContext("2d").drawImage(image, 0, 0, width, height);
    return await surface.encode("png");
  } catch {
    return undefined;
  }
}

port.on("message", (bytes: Uint8Array) => {
  void decoded(bytes).then((png) => port.postMessage(png));
});
