// Pictures of articles that are rendered: their headers say how large they are before anything is decoded.
import { importSource } from "../support/source.mjs";
import { newsPage, paragraphs } from "./pages.mjs";
import { load } from "../../dist/node.js";
import { createCanvas } from "@napi-rs/canvas";
import assert from "node:assert/strict";
import { describe, test } from "node:test";

const { readPicture } = await importSource("web/render/picture_file.ts", { platform: "node" });
const lectern = await load();

const little = (value, bytes) => Array.from({ length: bytes }, (_, index) => (value >>> (8 * index)) & 255);
const big = (value, bytes) => little(value, bytes).reverse();
const text = (letters) => [...Buffer.from(letters, "latin1")];

/** A GIF of one colour; the picture on its screen may be of another size. */
const gif = ({ width, height, left = [], ofPicture = { width, height } }) =>
  Buffer.from([
    ...text("GIF89a"),
    ...little(width, 2),
    ...little(height, 2),
    ...[0x80, 0, 0, 255, 0, 0, 0, 0, 0],
    ...left,
    ...[0x2c, 0, 0, 0, 0],
    ...little(ofPicture.width, 2),
    ...little(ofPicture.height, 2),
    ...[0, 2, 2, 0x44, 1, 0, 0x3b],
  ]);

const chunk = (name, body) => [...text(name), ...little(body.length, 4), ...body, ...(body.length % 2 ? [0] : [])];
const webp = (...chunks) => {
  const body = [...text("WEBP"), ...chunks.flat()];
  return Buffer.from([...text("RIFF"), ...little(body.length, 4), ...body]);
};
const canvasChunk = (width, height) => chunk("VP8X", [0, 0, 0, 0, ...little(width - 1, 3), ...little(height - 1, 3)]);
const lossless = (width, height) =>
  chunk("VP8L", [0x2f, ...little(((width - 1) | ((height - 1) << 14)) >>> 0, 4), 0, 0, 0]);
const lossy = (width, height) => chunk("VP8 ", [0, 0, 0, 0x9d, 1, 0x2a, ...little(width, 2), ...little(height, 2)]);
const box = (name, ...body) => [...big(8 + body.flat().length, 4), ...text(name), ...body.flat()];
/** The sequence header of a still picture (AV1, 5.5.1), in an OBU of its own. */
const sequence = ([width, height]) => {
  const bits = [
    [0, 3],
    [3, 2],
    [0, 5],
    [0xff, 8],
    [width - 1, 16],
    [height - 1, 16],
    [0, 6],
  ];
  const digits = bits.map(([value, count]) => value.toString(2).padStart(count, "0")).join("");
  return [0x0a, 7, ...digits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2))];
};
/** An AVIF whose properties say some sizes, and whose streams say others. */
const avif = (sizes, streams = sizes) => {
  const data = streams.map(sequence);
  const properties = sizes.map(([width, height]) => box("ispe", big(0, 4), big(width, 4), big(height, 4)));
  const file = (begin) => {
    const offsets = data.map((_, index) => begin + data.slice(0, index).flat().length);
    const items = data.map((stream, index) => [
      ...[...big(index + 1, 2), 0, 0, 0, 1],
      ...[...big(offsets[index], 4), ...big(stream.length, 4)],
    ]);
    const locations = box("iloc", big(0, 4), [0x44, 0], big(items.length, 2), items.flat());
    return [
      ...box("ftyp", text("avif"), big(0, 4)),
      ...box("meta", big(0, 4), box("free", [1]), locations, box("iprp", properties.flat())),
    ];
  };
  return Buffer.from([...file(file(0).length + 8), ...box("mdat", data.flat())]);
};

const frameHeader = ([width, height]) => [0xff, 0xc0, 0, 11, 8, ...big(height, 2), ...big(width, 2), 1, 1, 0x11, 0];
const jpeg = (...frames) =>
  Buffer.from([0xff, 0xd8, ...frames.flatMap(frameHeader), 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0xff, 0xd9]);

const sizeOf = (bytes) => {
  const found = readPicture(bytes);
  return found && [found.kind, found.width, found.height];
};

describe("the size that a picture's headers say", () => {
  test("of pictures as programs write them", async () => {
    const canvas = createCanvas(60, 40);
    canvas.getContext("2d").fillRect(0, 0, 30, 40);
    for (const kind of ["png", "jpeg", "webp", "avif"])
      assert.deepEqual(sizeOf(await canvas.encode(kind, 90)), [kind, 60, 40]);
    assert.deepEqual(sizeOf(gif({ width: 60, height: 40 })), ["gif", 60, 40]);
    assert.deepEqual(sizeOf(jpeg([60, 40])), ["jpeg", 60, 40]);
  });
  test("is that of what is largest in it", () => {
    const comment = [0x21, 0xfe, 3, 1, 2, 3, 0];
    assert.deepEqual(sizeOf(gif({ width: 1, height: 1, left: comment, ofPicture: { width: 30_000, height: 2 } })), [
      "gif",
      30_000,
      2,
    ]);
    assert.deepEqual(sizeOf(webp(canvasChunk(10, 16_000_000), lossless(16_384, 1))), ["webp", 16_384, 16_000_000]);
    const frame = [...text("ANMF"), ...little(99, 4), ...Array(16).fill(0)];
    assert.deepEqual(sizeOf(webp(canvasChunk(10, 10), frame, lossy(16_000, 9))), ["webp", 16_000, 10]);
    assert.deepEqual(
      sizeOf(
        avif([
          [10, 10],
          [65_000, 9],
        ]),
      ),
      ["avif", 65_000, 10],
    );
    assert.deepEqual(
      sizeOf(
        avif(
          [[10, 10]],
          [
            [12, 9],
            [10, 65_000],
          ],
        ),
      ),
      ["avif", 12, 65_000],
    );
  });
  test("is unknown for files that are no pictures, are cut off or end too early", () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="6" height="6"><rect width="6" height="6"/></svg>';
    for (const bytes of [
      Buffer.from(svg),
      Buffer.alloc(0),
      Buffer.alloc(100),
      Buffer.from("GIF89a"),
      gif({ width: 9, height: 9 }).subarray(0, 25),
      gif({ width: 9, height: 9, left: [0x21, 0xfe, 255] }),
      webp(),
      webp(chunk("VP8X", [])),
      avif([]),
      avif([[10, 10]], []),
      avif([], [[10, 10]]),
      avif([[10, 10]]).subarray(0, 60),
      Buffer.from(
        avif([[10, 10]])
          .toString("latin1")
          .replace("ftypavif", "ftypavis"),
        "latin1",
      ),
      jpeg([10, 10], [60_000, 10]),
      Buffer.from([0xff, 0xd8, ...Array(20).fill(0xff)]),
    ])
      assert.equal(sizeOf(bytes), undefined, bytes.toString("latin1"));
  });
});

/** Renders an article with pictures in it; what has few bytes stands in for a picture, and is not shown. */
function render(pictures, how = {}) {
  const shown = pictures.map(
    ([type, bytes]) =>
      `<img src="data:image/${type};base64,${Buffer.concat([bytes, Buffer.alloc(6000, 7)]).toString("base64")}" width="400" height="300">`,
  );
  const article = lectern.parse(newsPage({ body: [...paragraphs, ...shown, ...paragraphs] }), { formats: ["nodes"] });
  return lectern.render(article, { format: "svg", page: "long", ...how });
}

test("a picture that is too large is rejected before it is decoded, whatever type it claims to be", async () => {
  const before = process.resourceUsage().maxRSS;
  const large = [
    ["gif", gif({ width: 20_000, height: 20_000 })],
    ["png", webp(lossless(16_384, 16_384))],
    ["webp", webp(lossy(16_383, 16_383))],
    ["jpeg", avif([[10, 10]], [[16_384, 16_384]])],
  ];
  const { warnings } = await render(large);
  assert.equal(warnings.length, large.length);
  for (const warning of warnings) assert.match(warning, /It has \d{5} × \d{5} pixels, more than 40000000/);
  const grown = (process.resourceUsage().maxRSS - before) / 1024;
  assert.ok(grown < 300, `${grown} MB`);
});

test("an SVG is rejected, whatever type it claims to be: its filters have no bound", async () => {
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="6000" height="6000"><filter id="f"><feGaussianBlur stdDeviation="500"/></filter><rect width="6000" height="6000" filter="url(#f)"/></svg>',
  );
  const { warnings } = await render([["png", svg]]);
  assert.equal(warnings.length, 1);
  assert.match(warnings[0], /It is damaged, or not a JPEG, PNG, GIF, WebP or AVIF file/);
});

test("a JPEG with very many scans is rejected, because decoding goes over the whole picture for each", async () => {
  const jpeg = await createCanvas(60, 40).encode("jpeg", 90);
  const start = jpeg.indexOf(Buffer.from([0xff, 0xda]));
  const scan = jpeg.subarray(start, -2);
  const many = Buffer.concat([jpeg.subarray(0, start), ...Array(200).fill(scan), jpeg.subarray(-2)]);
  assert.deepEqual(sizeOf(jpeg), ["jpeg", 60, 40]);
  assert.equal(sizeOf(many), undefined);
});

test("a signal ends the decoding of pictures", async () => {
  const canvas = createCanvas(1200, 1200);
  canvas.getContext("2d").fillRect(0, 0, 800, 800);
  const pictures = [];
  for (let index = 0; index < 4; index += 1) {
    canvas.getContext("2d").fillRect(0, 0, 900 + index, 20);
    pictures.push(["webp", await canvas.encode("webp", 50)]);
  }
  const control = new AbortController();
  const rendering = render(pictures, { signal: control.signal });
  setTimeout(() => control.abort(new Error("enough")), 20);
  await assert.rejects(rendering, { message: "enough" });
  const { warnings } = await render(pictures.slice(0, 1));
  assert.deepEqual(warnings, []);
});
