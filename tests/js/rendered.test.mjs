// Articles as files: PDF, PNG and SVG.
import { newsPage, paragraphs } from "./pages.mjs";
import { errorCodes, load } from "../../dist/node.js";
import { articleNodes } from "../../dist/layout_node.js";
import { root } from "../../scripts/setup.mjs";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { JSDOM } from "jsdom";
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { deflateSync } from "node:zlib";

const lectern = await load();
const folder = mkdtempSync(join(tmpdir(), "lectern-rendered-"));
after(() => rmSync(folder, { recursive: true }));

const fixture = (name, url = "https://example.org/story") =>
  lectern.parse(readFileSync(join(root, "tests/fixtures", name, "source.html")), { url, formats: ["nodes"] });
const article = (page, options) =>
  lectern.parse(newsPage(page), { url: "https://example.org/story", formats: ["nodes"], ...options });
/** Writes the only file of a rendering and returns its path. */
function saved({ files }, name = files[0].name) {
  assert.equal(files.length, 1);
  writeFileSync(join(folder, name), files[0].data);
  return join(folder, name);
}
const run = (program, ...args) => execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 26 });
const rejectsCode = (code, promise, message = /./) =>
  assert.rejects(
    promise,
    (error) =>
      error.name === "LecternError" &&
      error.code === code &&
      code in errorCodes &&
      message.test(error.message) &&
      error.message.length > 20,
  );
const textOf = (nodes) => nodes.map((node) => ("text" in node ? node.text : " ")).join("");
const pdf = async (what, options = {}) =>
  saved(await lectern.render(what, { format: "pdf", images: false, ...options }), `${Math.random()}.pdf`);

/**
 * Words one after the other, as a person reads them: without marks of direction, and without the pages' own numbers.
 */
const words = (text) =>
  text
    .replace(/[\u00AD\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "")
    .replace(/^\s*\d+ ?\/ ?\d+\s*$/gm, "")
    .normalize("NFC")
    .split(/\s+/)
    .filter(Boolean);

describe("PDF", () => {
  const labels = {
    en: ["Filed under", "Read more"],
    ur: ["موضوعات", "مزید پڑھیں"],
    hi: ["विषय", "और पढ़ें"],
    zh: ["标签", "延伸阅读"],
  };
  for (const [lang, [tags, related]] of Object.entries(labels)) {
    test(`its text is the article's, in the order of reading: ${lang}`, async () => {
      const read = fixture(`news-${lang}`);
      const path = await pdf(read);
      const shown = words(run("pdftotext", path, "-"));
      const expected = words(textOf(articleNodes(read, { tags, related }, lang)));
      assert.ok(expected.length > 20);
      // Chinese has no spaces: lines end anywhere.
      if (lang === "zh") assert.equal(shown.join(""), expected.join(""));
      else assert.deepEqual(shown, expected);
      assert.match(run("pdfinfo", path), new RegExp(`Title: +${read.title}\\n`));
      run("qpdf", "--check", path);
    });
  }
  test("a right-to-left line with numbers, Latin words and punctuation keeps its order", async () => {
    const sentence =
      "قیمت 12,500 روپے (تقریباً 45 ڈالر) تھی، مگر 2025 میں NASA کے مطابق 3.5 فیصد بڑھی۔ اس کے بعد یہ سب کے لیے ایک نئی بات تھی اور لوگ خوش تھے۔";
    const page = `<html lang="ur" dir="rtl"><title>ایک نئی کہانی</title><article><h1>ایک نئی کہانی</h1>${`<p>${sentence}</p>`.repeat(4)}</article>`;
    const read = lectern.parse(page, { formats: ["nodes"] });
    const shown = words(
      run(
        "pdftotext",
        await pdf(read, { page: { width: 1600, height: 1000 }, settings: { contentWidth: 60, fontSize: 16 } }),
        "-",
      ),
    );
    assert.equal(shown.join(" ").split(sentence).length - 1, 4, shown.join(" "));
  });
  test("words from right to left in a line from left to right keep their order", async () => {
    const sentence =
      "The word سلام is older than its spelling (السلام عليكم، as it is said) and was read by 12 people in مدينة كبيرة on a day in spring.";
    const shown = words(
      run(
        "pdftotext",
        await pdf(article({ body: [...paragraphs, sentence, sentence] }), {
          page: { width: 1600, height: 1000 },
          settings: { contentWidth: 60, fontSize: 16 },
        }),
        "-",
      ),
    ).join(" ");
    assert.equal(shown.split(sentence).length - 1, 2, shown);
  });
  test("in Arabic, with marks and ligatures, and in Bengali, German, French and Russian", async () => {
    for (const name of ["news-ar", "news-bn", "news-de", "news-fr", "news-ru", "blog-ja"]) {
      const read = fixture(name);
      const shown = words(run("pdftotext", await pdf(read), "-")).join("");
      for (const node of read.nodes) {
        if ("text" in node && node.text.trim())
          assert.ok(shown.includes(words(node.text).join("")), `${name}: ${node.text}`);
      }
    }
  });
  test("it says what the page says of itself, and in which language", async () => {
    const head = `<meta name="author" content="Ada Brook"><meta property="article:published_time" content="2026-03-02T08:00:00+05:30">
      <meta property="article:tag" content="Tides"><meta name="description" content="About tides.">`;
    const path = await pdf(article({ title: "Tides (and the moon) \\ 潮", head }));
    const info = run("pdfinfo", path);
    assert.match(info, /Title: +Tides \(and the moon\) \\ 潮\n/);
    assert.match(info, /Author: +Ada Brook\n/);
    assert.match(info, /Keywords: +Tides\n/);
    assert.match(info, /Tagged: +yes/);
    assert.match(info, /Page size: +595\.27\d* x 841\.89 pts \(A4\)/);
    assert.match(run("pdfinfo", "-rawdates", path), /CreationDate: +D:20260302080000\+05'30'/);
    assert.match(run("qpdf", "--qdf", "--object-streams=disable", path, "-"), /\/Lang <feff0065006e>/i);
    assert.match(run("pdfinfo", "-struct-text", path), /Document[^]*Sect[^]*H1[^]*"Tides[^P]*P[^]*"The tide/);
  });
  test("links lead out and within, headings are the outline, each at its page", async () => {
    const body = [
      ...paragraphs,
      `</p><h2 id="gates">The <ruby>gates<rt>GEITS</rt></ruby><br>of the moor<sup><a href="#n1">1</a></sup></h2><p>See <a href="#notes">the notes</a> and <a href="https://example.org/a(b)?c=d&e=ü">a page of brackets that is elsewhere</a>.`,
      ...Array(6).fill(paragraphs).flat(),
      `</p><h3 id="notes">Notes on water</h3><p>${paragraphs[0]}`,
      `</p><h2>The harbour</h2><p>${paragraphs[3]}</p><ol><li id="n1">There were three.`,
    ];
    const path = await pdf(article({ body }), { page: "A5" });
    const json = JSON.parse(run("qpdf", "--json=1", path)); // version 1 lists the outline with its pages
    const titles = (list) =>
      list.map(({ title, destpageposfrom1, kids }) => [title, destpageposfrom1, ...titles(kids)]);
    const [top] = titles(json.outlines);
    assert.equal(json.outlines.length, 1, "the title is over all");
    assert.equal(top[0], "Living by the tide");
    assert.equal(top[1], 1);
    assert.deepEqual(
      top.slice(2).map(([title, , ...below]) => [title, below.map(([name]) => name)]),
      [
        ["The gates of the moor", ["Notes on water"]],
        ["The harbour", []],
      ],
    );
    const pageOf = (text) =>
      [...Array(json.pages.length).keys()].find((page) =>
        run("pdftotext", "-f", String(page + 1), "-l", String(page + 1), path, "-").includes(text),
      ) + 1;
    assert.ok(json.pages.length > 3);
    assert.equal(top[2][2][1], pageOf("Notes on water"));
    const annotations = Object.values(json.objects).filter((object) => object?.["/Subtype"] === "/Link");
    assert.ok(annotations.some((link) => link["/A"]?.["/URI"] === "https://example.org/a(b)?c=d&e=%C3%BC"));
    const within = annotations.find((link) => link["/Dest"]);
    assert.equal(json.pages.findIndex(({ object }) => object === within["/Dest"][0]) + 1, pageOf("Notes on water"));
  });
  test("the same article gives the same bytes", async () => {
    const read = fixture("news-ur");
    const [a, b] = [
      await lectern.render(read, { format: "pdf", images: false }),
      await lectern.render(read, { format: "pdf", images: false }),
    ];
    assert.deepEqual(a.files, b.files);
    const other = await lectern.render(read, { format: "pdf", images: false, page: "A5" });
    assert.notDeepEqual(other.files[0].data, a.files[0].data);
  });
  test("sizes of pages; a long page is as high as what is on it", async () => {
    const size = async (page) =>
      /Page size: +([\d.]+) x ([\d.]+) pts/
        .exec(run("pdfinfo", await pdf(article(), { page })))
        .slice(1)
        .map(Number);
    assert.deepEqual(await size("Letter"), [612, 792]);
    assert.deepEqual(await size({ width: "100mm", height: 400, margin: 20 }), [283.465, 300]);
    const [width, height] = await size("long");
    assert.equal(width, (30 * 20 + 96) * 0.75);
    assert.ok(height > 300 && height < 1500, String(height));
    assert.match(
      run("pdfinfo", await pdf(article({ body: Array(20).fill(paragraphs).flat() }), { page: "long" })),
      /Pages: +1\n/,
    );
  });
  test("spaced letters stay words", async () => {
    const shown = words(run("pdftotext", await pdf(article(), { settings: { letterSpacing: 0.24 } }), "-")).join(" ");
    for (const text of paragraphs) assert.ok(shown.includes(text), shown);
  });
  test("each of several pages has its number, once", async () => {
    const text = run("pdftotext", await pdf(article({ body: Array(8).fill(paragraphs).flat() })), "-");
    const numbers = [...text.matchAll(/^(\d+) ?\/ ?(\d+)$/gm)].map(([, page, count]) => `${page} / ${count}`);
    assert.ok(numbers.length > 1);
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => `${index + 1} / ${numbers.length}`),
    );
  });
  test("all fonts are embedded", async () => {
    for (const name of ["news-en", "news-ur", "news-zh"]) {
      const rows = run("pdffonts", await pdf(fixture(name)))
        .trim()
        .split("\n")
        .slice(2);
      assert.ok(rows.length > 1);
      for (const row of rows) assert.match(row, /CID .*Identity-H +yes yes yes/);
    }
  });
});

/** A PNG of 40 × 24 pixels, its left half dark and the right one white, or see-through where there is alpha. */
function halves(depth, color, { alpha = color >= 4, key = false, interlaced = false } = {}) {
  const [width, height] = [40, 24];
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[color];
  const most = 2 ** depth - 1;
  const pixel = (x) => {
    const left = x < width / 2;
    if (color === 3) return [left ? 1 : 2];
    const value = left ? 0 : most;
    if (color === 0) return [value];
    if (color === 4) return [0, left ? most : 0];
    return [value, value, value, ...(color === 6 ? [left ? most : 0] : [])].slice(0, channels);
  };
  const lines = [];
  const passes = interlaced
    ? [
        [0, 0, 8, 8],
        [4, 0, 8, 8],
        [0, 4, 4, 8],
        [2, 0, 4, 4],
        [0, 2, 2, 4],
        [1, 0, 2, 2],
        [0, 1, 1, 2],
      ]
    : [[0, 0, 1, 1]];
  for (const [left, top, right, down] of passes) {
    let previous = [];
    for (let y = top, row = 0; y < height; y += down, row += 1) {
      let bits = "";
      for (let x = left; x < width; x += right)
        bits += pixel(x)
          .map((value) => value.toString(2).padStart(depth, "0"))
          .join("");
      const line = bits
        .padEnd(Math.ceil(bits.length / 8) * 8, "0")
        .match(/.{8}/g)
        .map((byte) => parseInt(byte, 2));
      // Each filter in turn.
      const step = Math.max(1, (channels * depth) >> 3);
      const filter = row % 5;
      const filtered = line.map((value, at) => {
        const [a, b, c] = [line[at - step] ?? 0, previous[at] ?? 0, previous[at - step] ?? 0];
        const guess = a + b - c;
        const near = [a, b, c].reduce((best, other) =>
          Math.abs(guess - other) < Math.abs(guess - best) ? other : best,
        );
        return (value - [0, a, b, (a + b) >> 1, near][filter]) & 255;
      });
      lines.push(filter, ...filtered);
      previous = line;
    }
  }
  return pngOf([
    ["IHDR", headerOf(width, height, depth, color, interlaced ? 1 : 0)],
    ...(color === 3 ? [["PLTE", [9, 9, 9, 20, 20, 90, 255, 255, 255]]] : []),
    ...(color === 3 && alpha ? [["tRNS", [255, 255, 0]]] : []),
    ...(key ? [["tRNS", [0, 255, 0, 255, 0, 255]]] : []),
    ["IDAT", deflateSync(Buffer.from(lines))],
    ["IEND", []],
  ]);
}

/** A PNG of some chunks. */
function pngOf(chunks) {
  const chunk = ([name, body]) => {
    const bytes = Buffer.concat([Buffer.from(name, "latin1"), Buffer.from(body)]);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(body.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(bytes));
    return Buffer.concat([size, bytes, sum]);
  };
  return Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), ...chunks.map(chunk)]);
}

function headerOf(width, height, depth, color, interlace = 0) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([depth, color, 0, 0, interlace], 8);
  return header;
}

function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ -1) >>> 0;
}

describe("pictures", () => {
  const served = new Map();
  let asked = [];
  let server;
  let base;
  before(async () => {
    const canvas = createCanvas(60, 40);
    const context = canvas.getContext("2d");
    context.fillStyle = "#c02020";
    context.fillRect(0, 0, 30, 40);
    served.set("/half.png", ["image/png", await canvas.encode("png")]);
    context.fillStyle = "#2040c0";
    context.fillRect(30, 0, 30, 40);
    served.set("/full.jpg", ["image/jpeg", await canvas.encode("jpeg", 90)]);
    served.set("/other.webp", ["image/webp", await canvas.encode("webp", 90)]);
    served.set("/page.html", ["text/html", Buffer.from("<p>no picture")]);
    served.set("/broken.png", ["image/png", Buffer.from("89504e470d0a1a0a", "hex")]);
    served.set("/large.jpg", ["image/jpeg", Buffer.alloc(21 * 1024 * 1024)]);
    server = createServer(({ url }, response) => {
      asked.push(url);
      if (url === "/round.png") return response.writeHead(302, { location: "/round.png" }).end();
      const found = served.get(url.replace(/^\/many\/.*/, "/full.jpg"));
      if (!found) return response.writeHead(404).end();
      response.writeHead(200, { "content-type": found[0] }).end(found[1]);
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    base = `http://127.0.0.1:${server.address().port}`;
  });
  after(() => server.close());
  const withPictures = (...names) =>
    article({
      body: [
        ...paragraphs,
        ...names.map(
          (name) =>
            `</p><figure><img src="${base}/${name}" alt="What ${name} shows" width="600" height="400"></figure><p>`,
        ),
        paragraphs[0],
      ],
    });
  /** The colours of a PNG's pixels that are neither gray nor near it, with how many there are. */
  async function colors(bytes) {
    const image = await loadImage(bytes);
    const canvas = createCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let [red, blue] = [0, 0];
    for (let at = 0; at < data.length; at += 4) {
      if (data[at] > 150 && data[at + 1] < 80 && data[at + 2] < 80) red += 1;
      if (data[at] < 80 && data[at + 1] < 100 && data[at + 2] > 150) blue += 1;
    }
    return { red, blue };
  }

  test("from private networks and this computer they come only where that is allowed", async () => {
    asked.length = 0;
    const { warnings } = await lectern.render(withPictures("full.jpg"), { format: "svg" });
    assert.match(warnings.join("\n"), /full\.jpg is left out: .*127\.0\.0\.1 is an address of a private network/);
    assert.deepEqual(asked, []);
  });
  test("JPEG, PNG with transparency and WebP are in all three formats, in their proportions", async () => {
    const read = withPictures("half.png", "full.jpg", "other.webp");
    for (const format of ["pdf", "png", "svg"]) {
      const { files, warnings } = await lectern.render(read, { privateNetwork: true, format, page: "long" });
      assert.deepEqual(warnings, [], format);
      let png = files[0].data;
      if (format === "pdf") {
        const path = saved({ files });
        run("qpdf", "--check", path);
        png = run("pdfimages", "-list", path);
        assert.equal([...png.matchAll(/ image .* 60 +40 /g)].length, 3, png);
        assert.equal([...png.matchAll(/ smask /g)].length >= 1, true);
        run("pdftoppm", "-r", "96", "-png", path, join(folder, "pictures"));
        png = readFileSync(
          join(
            folder,
            readdirSync(folder).find((name) => /^pictures-?\d*\.png$/.test(name)),
          ),
        );
      }
      if (format === "svg") {
        const { document } = new JSDOM(Buffer.from(png).toString(), { contentType: "image/svg+xml" }).window;
        const images = [...document.querySelectorAll("image")];
        assert.deepEqual(
          images.map((image) => image.getAttribute("href").slice(0, 15)),
          ["data:image/png;", "data:image/jpeg", "data:image/png;"],
        );
        for (const image of images)
          assert.ok(Math.abs(image.getAttribute("width") / image.getAttribute("height") - 1.5) < 0.02);
        continue;
      }
      const { red, blue } = await colors(png);
      assert.ok(red > 1000 && blue > 600 && blue < 0.8 * red, `${format}: ${red} red, ${blue} blue`);
    }
  });
  test("PNG of every kind: palettes, gray, 16 bits, transparency by colour, interlaced", async () => {
    const made = {
      gray1: [1, 0],
      palette4: [4, 3, { alpha: true }],
      rgb16: [16, 2],
      grayAlpha: [8, 4],
      keyed: [8, 2, { key: true }],
      interlaced: [8, 6, { interlaced: true }],
      palette2: [2, 3, { interlaced: true }],
    };
    for (const [name, how] of Object.entries(made)) served.set(`/${name}.png`, ["image/png", halves(...how)]);
    const { files, warnings } = await lectern.render(withPictures(...Object.keys(made).map((name) => `${name}.png`)), {
      privateNetwork: true,
      format: "pdf",
      page: "long",
    });
    assert.deepEqual(warnings, []);
    const path = saved({ files }, "kinds.pdf");
    run("qpdf", "--check", path);
    run("pdftoppm", "-r", "96", "-png", path, join(folder, "kinds"));
    const image = await loadImage(
      readFileSync(
        join(
          folder,
          readdirSync(folder).find((name) => /^kinds-?\d*\.png$/.test(name)),
        ),
      ),
    );
    const canvas = createCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    // Each picture is dark at its left, white or see-through at its right: so many dark runs of half its width, one
    // below the other.
    const middle = Math.round(image.width / 2);
    let dark = 0;
    let before = false;
    for (let y = 0; y < image.height; y += 1) {
      const at = (x) => data[4 * (y * image.width + x)] + data[4 * (y * image.width + x) + 2];
      const is =
        Array.from({ length: 12 }, (_, x) => at(middle - 16 + x)).every((sum) => sum < 300) &&
        Array.from({ length: 12 }, (_, x) => at(middle + 4 + x)).every((sum) => sum > 480);
      if (is && !before) dark += 1;
      before = is;
    }
    assert.equal(dark, Object.keys(made).length);
  });
  test("those that cannot be loaded are reported, their alternative text takes their place, and the rest is rendered", async () => {
    const { files, warnings } = await lectern.render(
      withPictures("none.png", "page.html", "broken.png", "large.jpg", "round.png", "full.jpg"),
      { privateNetwork: true, format: "pdf", page: "long" },
    );
    assert.equal(warnings.length, 5, warnings.join("\n"));
    assert.match(warnings[0], /none\.png returned HTTP 404/);
    assert.match(warnings[1], /text\/html, not an image/);
    assert.match(warnings[2], /broken/);
    assert.match(warnings[3], /more than \d+ bytes/);
    assert.match(warnings[4], /redirects more than/);
    const text = run("pdftotext", saved({ files }), "-");
    assert.match(text, /What none\.png shows/);
    assert.doesNotMatch(text, /What full\.jpg shows/);
  });
  test("a broken picture does not end the rendering: its alternative text takes its place, in every format", async () => {
    const pixels = (size) => deflateSync(Buffer.alloc(size));
    const image = (width, height, depth, color, { data = pixels(10_000), before = [], interlace = 0 } = {}) =>
      pngOf([
        ["IHDR", headerOf(width, height, depth, color, interlace)],
        ...before,
        ...(data ? [["IDAT", data]] : []),
        ["IEND", []],
      ]);
    const garbage = Buffer.from("this is not what deflating gives");
    const interlaced = halves(8, 6, { interlaced: true });
    const jpeg = Buffer.from(served.get("/full.jpg")[1]);
    const frame = jpeg.findIndex((byte, at) => byte === 0xff && (jpeg[at + 1] === 0xc0 || jpeg[at + 1] === 0xc2));
    const withComponents = (count) =>
      Buffer.concat([jpeg.subarray(0, frame + 9), Buffer.from([count]), jpeg.subarray(frame + 10)]);
    const made = {
      "cut.png": halves(8, 6).subarray(0, 60),
      "garbage-alpha.png": image(10, 10, 8, 6, { data: garbage }),
      "garbage-rgb.png": image(10, 10, 8, 2, { data: garbage }),
      "no-data.png": image(10, 10, 8, 6, { data: null }),
      "few-pixels.png": image(10, 10, 8, 2, { data: pixels(100) }),
      "damaged-interlaced.png": Buffer.concat([
        interlaced.subarray(0, 50),
        Buffer.alloc(30, 7),
        interlaced.subarray(80),
      ]),
      "no-header.png": pngOf([
        ["tEXt", Buffer.alloc(13, 65)],
        ["IHDR", headerOf(10, 10, 8, 6)],
        ["IDAT", pixels(10_000)],
        ["IEND", []],
      ]),
      "key-of-one-byte.png": image(10, 10, 8, 2, { before: [["tRNS", [1]]] }),
      "bomb.png": image(10, 10, 8, 6, { data: pixels(20_000_000) }),
      "bomb-rgb.png": image(10, 10, 8, 2, { data: pixels(20_000_000) }),
      "wide.png": image(50_000_000, 1, 255, 6),
      "palette-of-4.png": image(10, 10, 8, 3, { before: [["PLTE", Buffer.alloc(4)]] }),
      "palette-of-3000.png": image(10, 10, 8, 3, { before: [["PLTE", Buffer.alloc(3000)]] }),
      "no-palette.png": image(10, 10, 8, 3),
      ...Object.fromEntries([0, 3, 255].map((depth) => [`depth-${depth}.png`, image(10, 10, depth, 2)])),
      "color-9.png": image(10, 10, 8, 9),
      "no-components.jpg": withComponents(0),
      "two-components.jpg": withComponents(2),
      "no-scan.jpg": jpeg.subarray(0, frame + 19),
    };
    for (const [name, bytes] of Object.entries(made))
      served.set(`/${name}`, [name.endsWith("png") ? "image/png" : "image/jpeg", bytes]);
    const data = `data:image/png;base64,${halves(8, 6).subarray(0, 60).toString("base64")}`;
    const read = withPictures(...Object.keys(made), "full.jpg");
    read.nodes.push({
      tag: "img",
      parent: -1,
      attributes: { src: data, alt: "What data shows", width: "600", height: "400" },
    });
    for (const format of ["pdf", "svg", "png"]) {
      const { files, warnings } = await lectern.render(read, { privateNetwork: true, format, page: "long" });
      assert.equal(warnings.length, Object.keys(made).length + 1, `${format}\n${warnings.join("\n")}`);
      Object.keys(made).forEach((name, index) =>
        assert.match(warnings[index], new RegExp(`/${name} is left out: It (is damaged|has 50000000)`)),
      );
      if (format === "png") continue;
      const text =
        format === "pdf"
          ? run("pdftotext", saved({ files }, "broken.pdf"), "-")
          : Buffer.from(files[0].data)
              .toString()
              .replace(/<[^>]*>/g, "");
      const shown = words(text).join(" ");
      for (const name of [...Object.keys(made), "data"])
        assert.ok(shown.includes(`What ${name} shows`), `${format}: ${name}`);
      assert.doesNotMatch(shown, /What full\.jpg shows .*What full\.jpg shows/);
      if (format !== "pdf") continue;
      const { status, stderr } = spawnSync(
        "pdftoppm",
        ["-r", "20", "-png", join(folder, "broken.pdf"), join(folder, "broken")],
        { encoding: "utf8" },
      );
      assert.deepEqual([status, stderr], [0, ""]);
    }
  });
  test("pictures of too many pixels are left out, alone and together, and a signal comes through between them", async () => {
    // Gray of one bit: 24 million pixels, 3 MB of zeros.
    const large = (width) =>
      pngOf([
        ["IHDR", headerOf(width, 4000, 1, 0)],
        ["IDAT", deflateSync(Buffer.alloc(4000 * (width / 8 + 1)))],
        ["IEND", []],
      ]);
    for (let index = 0; index < 10; index += 1) served.set(`/large-${index}.png`, ["image/png", large(6000)]);
    served.set("/larger.png", ["image/png", large(12_000)]);
    const names = Array.from({ length: 10 }, (_, index) => `large-${index}.png`);
    const read = withPictures("larger.png", ...names);
    const { warnings } = await lectern.render(read, { privateNetwork: true, format: "pdf", page: "long" });
    assert.equal(warnings.length, 3, warnings.join("\n"));
    assert.match(warnings[0], /larger\.png is left out: It has 12000 × 4000 pixels, more than 40000000/);
    assert.match(warnings[1], /large-8\.png is left out: The images together have more than 200000000 pixels/);
    assert.match(warnings[2], /large-9\.png/);
    const control = new AbortController();
    asked = [];
    const rendering = lectern.render(read, {
      privateNetwork: true,
      format: "pdf",
      page: "long",
      signal: control.signal,
    });
    const timer = setInterval(() => asked.length === 11 && control.abort(), 1);
    await assert.rejects(rendering, { name: "AbortError" });
    clearInterval(timer);
  });
  test("no more than 200 are fetched", async () => {
    asked = [];
    const { warnings } = await lectern.render(
      withPictures(...Array.from({ length: 210 }, (_, index) => `many/${index}.jpg`)),
      { privateNetwork: true, format: "svg", page: "long" },
    );
    assert.equal(asked.length, 200);
    assert.equal(warnings.filter((text) => /more than 200 images/.test(text)).length, 10);
  });
  test("none is asked for where they are left out, and a picture that is shown twice is asked for once", async () => {
    asked = [];
    await lectern.render(withPictures("full.jpg"), { privateNetwork: true, format: "pdf", images: false });
    await lectern.render(withPictures("full.jpg"), {
      privateNetwork: true,
      format: "pdf",
      settings: { images: "hide" },
    });
    assert.deepEqual(asked, []);
    await lectern.render(withPictures("full.jpg", "full.jpg"), { privateNetwork: true, format: "pdf" });
    assert.deepEqual(asked, ["/full.jpg"]);
  });
});

describe("PNG", () => {
  test("a file for each page, at two pixels for one", async () => {
    const { files } = await lectern.render(article({ body: Array(6).fill(paragraphs).flat() }), {
      format: "png",
      page: { width: 400, height: 500 },
    });
    assert.ok(files.length > 1);
    assert.deepEqual(
      files.map(({ name }) => name),
      files.map((_, index) => `article-${index + 1}.png`),
    );
    for (const { data } of files) {
      const { width, height } = await loadImage(data);
      assert.deepEqual([width, height], [800, 1000]);
    }
  });
  test("one long picture, in the theme's colours", async () => {
    const { files } = await lectern.render(article(), { format: "png", page: "long", settings: { theme: "dark" } });
    assert.equal(files.length, 1);
    const image = await loadImage(files[0].data);
    const canvas = createCanvas(1, 1);
    canvas.getContext("2d").drawImage(image, 0, 0);
    const [red, green, blue] = canvas.getContext("2d").getImageData(0, 0, 1, 1).data;
    assert.ok(Math.max(red, green, blue) < 60, `${red} ${green} ${blue}`);
  });
});

describe("SVG", () => {
  test("its text is text, in the order of reading, right to left too; its links lead out", async () => {
    for (const name of ["news-en", "news-ur"]) {
      const read = fixture(name);
      const { files } = await lectern.render(read, { format: "svg", page: "long", images: false });
      assert.equal(files.length, 1);
      const { document } = new JSDOM(Buffer.from(files[0].data).toString(), { contentType: "image/svg+xml" }).window;
      const shown = words([...document.querySelectorAll("text")].map((line) => line.textContent).join(" ")).join(" ");
      for (const node of read.nodes)
        if ("text" in node && node.text.trim()) assert.ok(shown.includes(words(node.text).join(" ")), node.text);
      assert.equal(document.querySelector("title").textContent, read.title);
      for (const { url } of read.relatedLinks)
        assert.ok([...document.querySelectorAll("a")].some((link) => link.getAttribute("href") === url));
      if (name === "news-ur") assert.ok(document.querySelector('text[direction="rtl"]'));
    }
  });
});

describe("links of a node list that is not Lectern's", () => {
  const good = ["https://example.org/a", "HTTP://example.org/b", "mailto:ada@example.org", "tel:+123"];
  const bad = [
    "javascript:alert(1)",
    " javascript:alert(2)",
    "java\nscript:alert(3)",
    "data:text/html,<script>",
    "file:///etc/passwd",
    "vbscript:x",
    "//example.org/c",
    "map.html",
    "",
  ];
  const read = () => {
    const made = article();
    for (const href of [...good, ...bad]) {
      const parent = made.nodes.push({ tag: "p", parent: -1 }) - 1;
      const link = made.nodes.push({ tag: "a", parent, attributes: { href } }) - 1;
      made.nodes.push({ text: "words of a link", parent: link });
    }
    return made;
  };
  test("only http, https, mailto and tel lead out; the others' text stays", async () => {
    const path = await pdf(read());
    const objects = JSON.parse(run("qpdf", "--json=1", path)).objects;
    const written = Object.values(objects)
      .map((object) => object?.["/A"]?.["/URI"])
      .filter(Boolean);
    assert.deepEqual(new Set(written), new Set(good.map((href) => new URL(href).href)));
    assert.equal(run("pdftotext", path, "-").split("words of a link").length - 1, good.length + bad.length);
    const { files } = await lectern.render(read(), { format: "svg", page: "long" });
    const { document } = new JSDOM(Buffer.from(files[0].data).toString(), { contentType: "image/svg+xml" }).window;
    assert.deepEqual(
      [...document.querySelectorAll("a")].map((link) => link.getAttribute("href")),
      good,
    );
    assert.equal(document.documentElement.textContent.split("words of a link").length - 1, good.length + bad.length);
  });
});

describe("fonts", () => {
  const noto = "/usr/share/fonts/truetype/noto";
  test("a named font goes before those of the system", async () => {
    const path = await pdf(article(), { fonts: [join(noto, "NotoSans-Regular.ttf")] });
    const fonts = run("pdffonts", path);
    assert.match(fonts, /NotoSans-Regular/);
    assert.doesNotMatch(fonts, /NotoSerif/);
  });
  test("a script that no font covers is named, once, and so is a sign", () => {
    const hindi = "यह एक लंबी कहानी है जो बहुत पहले शुरू हुई थी और आज भी चल रही है, लोग इसे सुनते हैं और सुनाते हैं। \uE000";
    const page = newsPage({
      body: [
        hindi,
        hindi,
        "Здравствуй, море, and so on for some more words in Latin letters, so that there is enough of them.",
      ],
    }).replace('lang="en"', 'lang="hi"');
    // A system without fonts.
    const program = `
      import fs from "node:fs";
      import { syncBuiltinESMExports } from "node:module";
      fs.readdirSync = () => [];
      syncBuiltinESMExports();
      const { load } = await import(${JSON.stringify(join(root, "dist/node.js"))});
      const lectern = await load();
      const article = lectern.parse(${JSON.stringify(page)}, { formats: ["nodes"] });
      const { warnings } = await lectern.render(article, { format: "svg", page: "long", fonts: [${JSON.stringify(join(noto, "NotoSans-Regular.ttf"))}] });
      const none = await lectern.render(article, { format: "svg" }).catch(({ code, message }) => code + ": " + message);
      console.log(JSON.stringify({ warnings, none }));`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], {
      encoding: "utf8",
    });
    assert.equal(status, 0, stderr);
    const { warnings, none } = JSON.parse(stdout);
    assert.equal(warnings.length, 2, warnings.join("\n"));
    assert.match(
      warnings[0],
      /^No font covers Hindi \(Devanagari script\)\. Its letters appear as empty boxes; install a font .* or name a font file with --font\.$/,
    );
    assert.match(warnings[1], /^No font covers .* \(U\+E000\)/);
    assert.match(none, /^font-failed: No font is installed/);
  });
  test("a bold font counts as bold, whatever weight it declares: Urdu is set in the regular one", async () => {
    const fonts = run("pdffonts", await pdf(fixture("news-ur")));
    assert.match(fonts, /NotoNastaliqUrdu(-Regular)? /);
    assert.match(fonts, /NotoNastaliqUrdu-Bold /);
  });
  test("font-failed: a damaged font is named", async () => {
    const font = readFileSync(join(noto, "NotoSans-Regular.ttf"));
    const entry = (name) =>
      Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index).find(
        (at) => font.toString("latin1", at, at + 4) === name,
      );
    const damaged = (name, change) => {
      const copy = Buffer.from(font);
      change(copy, copy.readUInt32BE(entry(name) + 8), entry(name));
      writeFileSync(join(folder, "damaged.ttf"), copy);
      return lectern.render(article(), { format: "pdf", images: false, fonts: [join(folder, "damaged.ttf")] });
    };
    await rejectsCode(
      "font-failed",
      damaged("head", (copy, at) => copy.fill(0xff, at, at + 54)),
      /damaged\.ttf/,
    );
    await rejectsCode(
      "font-failed",
      damaged("head", (copy, at) => copy.writeUInt16BE(0, at + 18)),
      /damaged\.ttf/,
    );
    await rejectsCode(
      "font-failed",
      damaged("head", (copy, at, row) => copy.write("hEAD", row, "latin1")),
      /damaged\.ttf/,
    );
    await rejectsCode(
      "font-failed",
      damaged("maxp", (copy, at, row) => copy.write("mAXP", row, "latin1")),
      /damaged\.ttf/,
    );
  });
  test("font-failed: a file that is not a font, and a missing file", async () => {
    writeFileSync(join(folder, "no.ttf"), "this is no font");
    await rejectsCode(
      "font-failed",
      lectern.render(article(), { format: "pdf", fonts: [join(folder, "no.ttf")] }),
      /no\.ttf is not a usable font/,
    );
    await rejectsCode(
      "font-failed",
      lectern.render(article(), { format: "pdf", fonts: [join(folder, "none.ttf")] }),
      /none\.ttf cannot be read: ENOENT/,
    );
    const cut = readFileSync(join(noto, "NotoSerif-Regular.ttf"));
    for (const length of [4, 40, 500, 20_000]) {
      writeFileSync(join(folder, "cut.ttf"), cut.subarray(0, length));
      await lectern.render(article(), { format: "pdf", images: false, fonts: [join(folder, "cut.ttf")] }).then(
        ({ files }) => assert.ok(files[0].data.length > 1000),
        (error) => assert.equal(error.code, "font-failed"),
      );
    }
  });
});

describe("much", () => {
  const much = {
    "a word of 300,000 letters": "a".repeat(300_000),
    "one from right to left": "ب".repeat(100_000),
    "a letter with 50,000 marks": `a${"\u0301".repeat(50_000)}`,
    "20,000 Chinese characters": String.fromCodePoint(...Array.from({ length: 20_000 }, (_, index) => 0x4e00 + index)),
    "1,000 headings": Array(1000).fill("</p><h2>Heading</h2><p>some text below it").join(""),
    "what is no character": "a\u0000b\u0007c \u200D\u200D \u2028 \uFEFF x\u00ADy \uFFFF",
  };
  for (const [name, text] of Object.entries(much)) {
    test(name, async () => {
      const read = article({ body: [...paragraphs, text, paragraphs[0]] });
      const path = await pdf(read);
      run("qpdf", "--check", path);
      const shown = words(run("pdftotext", path, "-")).join("");
      assert.ok(shown.includes(words(paragraphs[3]).join("")));
      if (/Chinese/.test(name)) assert.ok(shown.includes(text));
      assert.ok((await lectern.render(read, { format: "svg", page: "long" })).files[0].data.length > 5000);
    });
  }
});

describe("errors", () => {
  test("invalid-options: formats, pages, fonts, an article without nodes", async () => {
    const read = article();
    for (const options of [undefined, {}, { format: "docx" }])
      await rejectsCode("invalid-options", lectern.render(read, options), /format/);
    for (const page of [
      "A3",
      7,
      null,
      { width: 100 },
      { width: "10cm", height: 100 },
      { width: 1e9, height: 100 },
      { width: -1, height: 100 },
      { width: NaN, height: 100 },
    ]) {
      await rejectsCode("invalid-options", lectern.render(read, { format: "pdf", page }), /page/);
    }
    await rejectsCode(
      "invalid-options",
      lectern.render(read, { format: "pdf", page: { width: 200, height: 200, margin: 99 } }),
      /margins leave no room/,
    );
    await rejectsCode("invalid-options", lectern.render(read, { format: "pdf", fonts: "font.ttf" }), /list of paths/);
    await rejectsCode("invalid-options", lectern.render(article({}, { formats: [] }), { format: "pdf" }), /nodes/);
    for (const page of ["toString", "__proto__", "constructor"])
      await rejectsCode("invalid-options", lectern.render(read, { format: "pdf", page }), /A4, A5, Letter, long/);
    for (const none of [null, undefined, 5])
      await rejectsCode("invalid-options", lectern.render(none, { format: "pdf" }), /needs an article/);
    await rejectsCode(
      "invalid-options",
      lectern.render({ ...read, nodes: [null] }, { format: "pdf" }),
      /Node 0 of the list is null/,
    );
    for (const part of [{ lang: 5 }, { authors: null }, { tags: "x" }]) {
      await rejectsCode(
        "invalid-options",
        lectern.render({ ...read, ...part }, { format: "pdf" }),
        new RegExp(`The article's ${Object.keys(part)[0]} must be`),
      );
    }
    for (const settings of [null, 5])
      await rejectsCode("invalid-options", lectern.render(read, { format: "pdf", settings }), /"settings"/);
  });
  test("settings that are not allowed cause a warning and are not applied", async () => {
    const { warnings } = await lectern.render(article(), {
      format: "svg",
      page: "long",
      settings: { theme: "pink", fontSize: 1e6 },
    });
    assert.match(warnings.join("\n"), /theme: .*sepia/);
    assert.match(warnings.join("\n"), /fontSize: .*12/);
  });
  test("a setting that is not applied is as if it were not given", async () => {
    const svg = async (settings) =>
      Buffer.from((await lectern.render(article(), { format: "svg", settings })).files[0].data).toString();
    assert.equal(await svg({ fontSize: 400 }), await svg({}));
    assert.notEqual(await svg({ fontSize: 20 }), await svg({}));
  });
  test("an unknown option causes a warning", async () => {
    const { warnings } = await lectern.render(article(), { format: "svg", pages: "A5", toString: 1 });
    assert.equal(warnings.length, 2, warnings.join("\n"));
    assert.match(warnings[0], /Unknown option "pages".*page/);
  });
  test("aborted", async () => {
    const aborted = { name: "AbortError" };
    await assert.rejects(lectern.render(article(), { format: "pdf", signal: AbortSignal.abort() }), aborted);
    const hang = createServer(() => {}).listen(0, "127.0.0.1");
    await new Promise((resolve) => hang.once("listening", resolve));
    const control = new AbortController();
    const page = article({
      body: [
        ...paragraphs,
        `<img src="http://127.0.0.1:${hang.address().port}/x.png" alt="a picture that never comes" width="600" height="400">`,
        paragraphs[0],
      ],
    });
    setTimeout(() => control.abort(), 300);
    const options = { privateNetwork: true, format: "pdf", signal: control.signal };
    await assert.rejects(lectern.render(page, options), aborted);
    hang.closeAllConnections();
    hang.close();
  });
  test("missing-dependency: PNG without its package says how to install it; PDF and SVG need none", () => {
    const app = join(folder, "app");
    mkdirSync(app);
    cpSync(join(root, "dist"), join(app, "dist"), { recursive: true });
    writeFileSync(join(app, "package.json"), '{"type":"module","version":"0"}');
    writeFileSync(join(app, "story.html"), newsPage());
    const lecternIn = (...args) =>
      spawnSync(process.execPath, ["dist/cli.js", "story.html", ...args], { cwd: app, encoding: "utf8" });
    const { status, stderr } = lecternIn("--format", "png", "-o", "out.png");
    assert.equal(status, 2);
    assert.match(stderr, /npm install @napi-rs\/canvas.*\(missing-dependency\)/);
    assert.equal(lecternIn("--format", "pdf", "-o", "out.pdf").status, 0);
    assert.equal(lecternIn("--format", "svg", "-o", "out.svg").status, 0);
    assert.ok(existsSync(join(app, "out.pdf")));
  });
});

describe("the command line", () => {
  const story = join(folder, "story.html");
  writeFileSync(story, newsPage({ body: Array(5).fill(paragraphs).flat() }));
  const cli = (...args) =>
    spawnSync(process.execPath, [join(root, "dist/cli.js"), story, ...args], { maxBuffer: 1 << 26 });

  test("writes a PDF to a file, or to standard output unless that is a terminal", () => {
    const out = join(folder, "story.pdf");
    const { status, stdout, stderr } = cli("--format", "pdf", "--page", "a5", "-o", out);
    assert.equal(status, 0, String(stderr));
    assert.equal(stdout.length, 0);
    assert.match(run("pdfinfo", out), /Page size: +419\.52\d* x 595\.27\d* pts/);
    assert.deepEqual(cli("--format", "pdf", "--page", "A5").stdout, readFileSync(out));
  });
  test("writes several pages as numbered files, and says that they need a name", () => {
    assert.equal(cli("--format", "svg", "-o", join(folder, "out.svg")).status, 0);
    assert.ok(
      existsSync(join(folder, "out-1.svg")) &&
        existsSync(join(folder, "out-2.svg")) &&
        !existsSync(join(folder, "out.svg")),
    );
    const { status, stderr } = cli("--format", "svg");
    assert.equal(status, 2);
    assert.match(String(stderr), /\d pages, one SVG file each.*-o.*--page long/);
    assert.match(String(cli("--format", "svg", "--page", "long").stdout), /^<svg /);
  });
  test("writes the other formats to a file, too", () => {
    assert.equal(cli("--format", "text", "-o", join(folder, "story.txt")).status, 0);
    assert.match(readFileSync(join(folder, "story.txt"), "utf8"), /^Living by the tide\n/);
  });
  test("the file's extension selects the format, unless --format does", () => {
    const beginnings = {
      html: /^<!DOCTYPE html>/,
      txt: /^Living by the tide\n/,
      md: /^# Living/,
      json: /^\{/,
      pdf: /^%PDF/,
      PNG: /^.PNG/,
      svg: /^<svg/,
      out: /^<!DOCTYPE html>/,
    };
    for (const [ending, beginning] of Object.entries(beginnings)) {
      const out = join(folder, `told.${ending}`);
      const { status, stderr } = cli(...(/png|svg/i.test(ending) ? ["--page", "long"] : []), "-o", out);
      assert.equal(status, 0, String(stderr));
      assert.match(readFileSync(out, "latin1"), beginning);
    }
    assert.equal(cli("--format", "text", "-o", join(folder, "told.pdf")).status, 0);
    assert.match(readFileSync(join(folder, "told.pdf"), "utf8"), /^Living by the tide\n/);
  });
  test("the page that is read is not written over", () => {
    const before = readFileSync(story, "utf8");
    for (const out of [story, join(folder, ".", "story.html"), join(folder, "link.html")]) {
      if (out.endsWith("link.html")) symlinkSync(story, out);
      const { status, stderr } = cli("-o", out);
      assert.equal(status, 2);
      assert.match(String(stderr), /is the input file and would be overwritten/);
    }
    assert.equal(readFileSync(story, "utf8"), before);
  });
  test("sizes in inches", () => {
    const out = join(folder, "inches.pdf");
    assert.equal(cli("--page", "5x8in,0.5", "-o", out).status, 0);
    assert.match(run("pdfinfo", out), /Page size: +360 x 576 pts/);
  });
  test("settings, sizes and fonts that are wrong", () => {
    for (const [args, code, message] of [
      [["--page", "A3"], 2, /--page must be A4, A5, Letter, long/],
      [["--page", "10x10mm"], 2, /width of a page must be a number.*\(invalid-options\)/],
      [["--font", "none.ttf"], 2, /none\.ttf cannot be read.*\(font-failed\)/],
      [["--font", story], 2, /story\.html is not a usable font.*\(font-failed\)/],
      [["-o", join(folder, "no", "where.pdf")], 4, /cannot be written.*\(write-failed\)/],
    ]) {
      const { status, stderr } = cli("--format", "pdf", ...args);
      assert.equal(status, code, String(stderr));
      assert.match(String(stderr), message);
    }
    const { status, stderr } = cli("--format", "html", "--no-images");
    assert.equal(status, 2);
    assert.match(String(stderr), /--no-images only works with --format pdf, png or svg/);
    assert.match(String(cli("--format", "svg", "--page", "long", "--theme", "pink").stderr), /theme: .*sepia/);
  });
});
