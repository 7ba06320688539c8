// The JavaScript API, as its types say.
import { newsPage, paragraphs } from "./pages.mjs";
import { LecternError, decode, errorCodes, load } from "../../dist/node.js";
import { JSDOM } from "jsdom";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

const lectern = await load();
const page = newsPage();
const wasm = new URL("../../dist/lectern.wasm", import.meta.url);

/** Asserts that something throws a LecternError of a code, and nothing else. */
const throwsCode = (code, work) =>
  assert.throws(
    work,
    (error) =>
      error instanceof LecternError &&
      error.code === code &&
      error.message.length > 10 &&
      error.name === "LecternError",
  );
const rejectsCode = (code, promise) =>
  assert.rejects(promise, (error) => error instanceof LecternError && error.code === code);

describe("load", () => {
  test("gives the same Lectern every time", async () => {
    assert.equal(await load(), lectern);
    assert.equal(load(), load());
  });
  test("takes the module's bytes", async () => {
    const other = await load({ wasmBinary: readFileSync(wasm) });
    assert.notEqual(other, lectern);
    assert.deepEqual(other.parse(page), lectern.parse(page));
  });
  test("takes the module compiled", async () => {
    const wasmModule = await WebAssembly.compile(readFileSync(wasm));
    const other = await load({ wasmModule });
    assert.deepEqual(other.parse(page), lectern.parse(page));
    assert.equal(await load({ wasmModule }), other);
    await rejectsCode("load-failed", load({ wasmModule: readFileSync(wasm) }));
  });
  test("takes the module's address, as text or URL", async () => {
    const other = await load({ wasmUrl: wasm });
    assert.deepEqual(other.parse(page), lectern.parse(page));
    assert.equal(await load({ wasmUrl: wasm.href }), other);
  });
  test("load-failed: no file, no module, another module; and a later call tries again", async () => {
    await rejectsCode("load-failed", load({ wasmUrl: new URL("no-such.wasm", wasm) }));
    await rejectsCode("load-failed", load({ wasmBinary: new Uint8Array([1, 2, 3]) }));
    const empty = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    await rejectsCode("load-failed", load({ wasmBinary: empty }));
    assert.notEqual(load({ wasmBinary: empty }), load({ wasmBinary: new Uint8Array(empty) }));
    const options = { wasmUrl: new URL("again.wasm", wasm) };
    const first = load(options);
    await rejectsCode("load-failed", first);
    const second = load(options);
    assert.notEqual(second, first);
    await rejectsCode("load-failed", second);
  });
});

describe("parse", () => {
  test("finds the article, and only that", () => {
    const article = lectern.parse(page, { url: "https://example.org/news/tide" });
    assert.equal(article.title, "Living by the tide");
    for (const text of paragraphs) assert.ok(article.textContent.includes(text), text);
    for (const text of ["Home", "Sport", "about us"]) assert.ok(!article.textContent.includes(text), text);
  });
  test("has every field, of its type", () => {
    const article = lectern.parse(page, { formats: ["markdown", "nodes"] });
    const types = {
      ...{
        title: "string",
        byline: "string?",
        dir: "string?",
        lang: "string?",
        content: "string",
        textContent: "string",
        length: "number",
      },
      ...{
        excerpt: "string?",
        siteName: "string?",
        publishedTime: "string?",
        modifiedTime: "string",
        standfirst: "string",
        authors: "array",
      },
      ...{
        image: "object?",
        tags: "array",
        section: "string",
        canonicalUrl: "string",
        alternates: "array",
        relatedLinks: "array",
      },
      ...{
        nextPages: "array",
        pageType: "string",
        confidence: "number",
        wordCount: "number",
        readingTime: "number",
        outline: "array",
      },
      ...{ markdown: "string", nodes: "array", posts: "array" },
    };
    assert.deepEqual(Object.keys(article).sort(), Object.keys(types).sort());
    for (const [field, type] of Object.entries(types)) {
      const value = article[field];
      if (type.endsWith("?") && value === null) continue;
      assert.equal(Array.isArray(value) ? "array" : typeof value, type.replace("?", ""), field);
    }
    assert.ok(article.confidence >= 0 && article.confidence <= 1);
    assert.ok(article.wordCount > 100 && article.readingTime > 0.3 && article.readingTime < 3);
  });
  test("has the posts of a thread, in order", () => {
    const post = (name, day, text) =>
      `<div class="post"><p class="meta"><a class="author" href="/users/${name}">${name}</a>
      <time datetime="2025-03-0${day}T10:00:00Z">March ${day}, 2025</time></p><div class="body"><p>${text}</p></div></div>`;
    const texts = [
      "Which rope is best for a mooring that falls dry twice a day, and how long should it be for a boat of nine metres?",
      "Take three strands of polyester, twice as thick as the chandler says, and look at it each month where it rubs.",
      "I have had the same rope for eleven years. What ends it is the sun and not the sea, so cover it in summer.",
    ];
    const thread = `<!DOCTYPE html><html lang="en"><title>Mooring ropes</title><body><h1>Mooring ropes</h1>
      ${texts.map((text, index) => post(["Ann", "Tom", "Mira"][index], index + 1, text)).join("")}</body></html>`;
    const article = lectern.parse(thread, { url: "https://forum.example/threads/mooring-ropes" });
    assert.deepEqual(
      article.posts.map(({ author, publishedTime, textContent }) => [author, publishedTime.slice(0, 10), textContent]),
      [
        ["Ann", "2025-03-01", texts[0]],
        ["Tom", "2025-03-02", texts[1]],
        ["Mira", "2025-03-03", texts[2]],
      ],
    );
    assert.equal(article.byline, "Ann");
    assert.equal(article.content.match(/class="lectern-thread-post"/g).length, 3);
    assert.deepEqual(lectern.parse(page).posts, []);
  });
  test("makes Markdown, nodes and comments only where they are asked for", () => {
    const plain = lectern.parse(page);
    for (const field of ["markdown", "asciidoc", "nodes", "comments"]) assert.ok(!(field in plain), field);
    const one = lectern.parse(page, { formats: ["markdown"] });
    assert.ok("markdown" in one && !("nodes" in one));
    const { markdown, nodes, ...rest } = lectern.parse(page, { formats: ["nodes", "markdown"] });
    assert.ok(markdown.includes(paragraphs[0]) && nodes.length >= 2 * paragraphs.length);
    assert.deepEqual(rest, plain);
    const { asciidoc, ...others } = lectern.parse(page, { formats: ["asciidoc"] });
    assert.ok(asciidoc.includes(paragraphs[0]));
    assert.deepEqual(others, plain);
  });
  test("is null where there is nothing to read, and explain says why", () => {
    for (const [html, reason] of [
      ["", "empty"],
      ["<p>Hi", "too-short"],
    ]) {
      assert.equal(lectern.parse(html), null);
      assert.equal(lectern.isReadable(html), false);
      assert.equal(typeof lectern.explain(html).reason, "string");
      assert.notEqual(lectern.explain(html).reason, "", reason);
    }
    assert.equal(lectern.explain("").reason, "empty");
  });
  test("reads a string, bytes and a buffer alike", () => {
    const expected = lectern.parse(page);
    const bytes = new TextEncoder().encode(page);
    assert.deepEqual(lectern.parse(bytes), expected);
    assert.deepEqual(lectern.parse(bytes.buffer), expected);
    assert.deepEqual(lectern.parse(Buffer.from(page)), expected);
    const within = new Uint8Array(bytes.length + 20);
    within.set(bytes, 10);
    assert.deepEqual(lectern.parse(within.subarray(10, bytes.length + 10)), expected);
    assert.deepEqual(lectern.parse(Buffer.from("\uFEFF" + page)), expected);
  });
  test("reads a live Document, at its own address", () => {
    const html = newsPage({
      body: [
        ...paragraphs,
        '<a href="map">The map</a> shows every gate that has been built so far along the whole of the coast.',
      ],
    });
    const { document } = new JSDOM(html, { url: "https://example.org/news/tide" }).window;
    const article = lectern.parse(document);
    assert.deepEqual(article, lectern.parse(html, { url: "https://example.org/news/tide" }));
    assert.ok(article.content.includes("https://example.org/news/map"));
    assert.ok(lectern.parse(document, { url: "https://example.com/" }).content.includes("https://example.com/map"));
    assert.equal(
      lectern.parse(new JSDOM(page).window.document).title,
      "Living by the tide",
      "about:blank is no address",
    );
  });
  test("leaves a live Document as it is", () => {
    const { document } = new JSDOM(page, { url: "https://example.org/" }).window;
    const before = document.documentElement.outerHTML;
    lectern.parse(document);
    assert.equal(document.documentElement.outerHTML, before);
  });
  test("does not change the options, nor the bytes", () => {
    const options = Object.freeze({ url: "https://example.org/", charset: "utf-8", formats: Object.freeze(["nodes"]) });
    const bytes = Buffer.from(page);
    lectern.parse(bytes, options);
    assert.deepEqual(bytes, Buffer.from(page));
  });
  test("takes a URL object as url, and undefined for an option that is not set", () => {
    assert.deepEqual(
      lectern.parse(page, { url: new URL("https://example.org/a") }),
      lectern.parse(page, { url: "https://example.org/a" }),
    );
    assert.deepEqual(
      lectern.parse(page, { url: undefined, favor: undefined, charset: undefined }),
      lectern.parse(page),
    );
  });
  test("favor takes its two values", () => {
    for (const favor of ["precision", "recall"]) assert.ok(lectern.parse(page, { favor }));
  });
});

describe("the parts of the text", () => {
  const comment = "I have crossed on it every morning for ten years, and it has never once been late in winter.";
  const story = newsPage({
    body: [
      ...paragraphs,
      `</p><figure><img src="/ferry.jpg" width="800" height="600" alt="A ferry"><figcaption>The ferry in fog</figcaption></figure>
      <table><caption>Crossings</caption><tr><th>Month</th><th>Passengers</th></tr><tr><td>May</td><td>1,204</td></tr><tr><td>June</td><td>1,377</td></tr></table><p>`,
    ],
  }).replace(
    "</article>",
    `</article><section id="comments" class="comments"><h2>Comments</h2>${["Ada", "Ben", "Cleo"]
      .map(
        (name) =>
          `<div class="comment"><span class="author">${name}</span> <time datetime="2024-05-0${name.length}">May</time><p>${comment} ${name}.</p></div>`,
      )
      .join("")}</section>`,
  );
  const read = (text, options) => lectern.parse(story, { url: "https://example.org/", text, ...options });
  const has = (article, ...words) => words.map((word) => article.textContent.includes(word));
  const marks = [paragraphs[0], "The ferry in fog", "Crossings", "1,204"];

  test("are body, captions and tables where none is named", () => {
    const plain = read(undefined);
    assert.deepEqual(has(plain, ...marks), [true, true, true, true]);
    assert.equal(read(["tables", "captions", "body"]).textContent, plain.textContent);
    assert.ok(!plain.textContent.includes(plain.title));
  });

  for (const [text, ...expected] of [
    [["body"], true, false, false, false],
    [["body", "tables"], true, false, false, true],
    [["body", "captions"], true, true, false, false],
    [["captions"], false, true, false, false],
    [["tables"], false, false, false, true],
    [["tables", "captions"], false, true, true, true],
  ]) {
    test(`are ${text.join(", ")} where these are named`, () => assert.deepEqual(has(read(text), ...marks), expected));
  }

  test("begin with title and standfirst, in Markdown too, and change nothing else", () => {
    const plain = read(undefined);
    const article = read(["body", "standfirst", "title"], { formats: ["markdown"] });
    assert.ok(article.textContent.startsWith(`${article.title}\n\n`), article.textContent.slice(0, 200));
    assert.ok(article.markdown.startsWith(`# ${article.title}\n\n`), article.markdown.slice(0, 200));
    assert.equal(article.content, plain.content);
    assert.equal(article.wordCount, plain.wordCount);
  });

  test("end with the comments, which are collected then", () => {
    const article = read(["body", "comments"], { formats: ["markdown"] });
    assert.equal(article.comments.length, 3);
    const body = read(["body"]).textContent;
    assert.ok(article.textContent.startsWith(body));
    assert.match(
      article.textContent.slice(body.length),
      /^\n\nAda, 2024-05-03\n\nI have crossed .* Ada\.\n\nBen, 2024/s,
    );
    assert.match(article.markdown, /\n\n(?:---|\*\*\*)\n\n\*\*Ada\*\*, 2024-05-03\n\nI have crossed/);
    assert.equal(read([]).textContent, "");
  });
});

describe("text", () => {
  const withText = (text) =>
    newsPage({
      body: [...paragraphs, `Before it ${text} after it, and then the sentence goes on for some more words.`],
    });

  test("of every plane and script comes back as it went", () => {
    for (const text of [
      "é ü ß",
      "नमस्ते दुनिया",
      "مرحبا",
      "日本語の文",
      "\u{1F30A}\u{1F468}\u200D\u{1F469}",
      "e\u0301",
      "\uFFFD",
      "\u{10FFFD}",
    ]) {
      assert.ok(lectern.parse(withText(text)).textContent.includes(`Before it ${text} after it`), text);
    }
  });
  test("lone surrogates become U+FFFD", () => {
    assert.ok(lectern.parse(withText("a\uD800b\uDC00c")).textContent.includes("a\uFFFDb\uFFFDc"));
    assert.ok(lectern.parse(withText("x") + "\uD83C").textContent.includes("Before it x after"));
  });
  test("a page of three bytes a character is read whole", () => {
    const sentence = "潮は一日に二度満ちて、岸辺に暮らす人々はいつもその水の動きで時を計ってきた。";
    const html = `<title>潮</title><article>${`<p>${sentence.repeat(6)}</p>`.repeat(60)}</article>`;
    assert.equal(lectern.parse(html).textContent.split(sentence).length - 1, 360);
  });
  test("invalid UTF-8 is read as TextDecoder reads it", () => {
    const invalid = Buffer.from([
      0xff, 0x20, 0xe2, 0x82, 0x20, 0xf0, 0x9f, 0x98, 0x20, 0xed, 0xa0, 0x80, 0x20, 0xc0, 0xaf, 0x20, 0xf4, 0x90, 0x80,
      0x80,
    ]);
    const [before, after] = withText("|")
      .split("|")
      .map((part) => Buffer.from(part));
    const bytes = Buffer.concat([before, invalid, after]);
    assert.deepEqual(lectern.parse(bytes), lectern.parse(new TextDecoder().decode(bytes)));
  });
  test("NUL is dropped from text, as browsers do", () => {
    const text = lectern.parse(withText("a\0b")).textContent;
    assert.ok(text.includes("ab") && !text.includes("\0"), JSON.stringify(text.slice(-90)));
  });
  test("bytes in another encoding are decoded by what the page says", () => {
    const html = withText("café").replace('charset="utf-8"', 'charset="windows-1252"');
    assert.deepEqual(lectern.parse(Buffer.from(html, "latin1")), lectern.parse(html));
    const unlabelled = withText("naïve").replace('<meta charset="utf-8">', "");
    assert.ok(lectern.parse(Buffer.from(unlabelled, "latin1")).textContent.includes("naïve"));
    assert.ok(lectern.parse(Buffer.from(unlabelled)).textContent.includes("naïve"));
    assert.ok(lectern.parse(Buffer.from(unlabelled, "utf16le"), { charset: "utf-16le" }).textContent.includes("naïve"));
  });
});

describe("explain", () => {
  test("has a note for every block, in order, with its place in the page", () => {
    const { reason, confidence, pageType, threshold, blocks } = lectern.explain(page);
    assert.equal(reason, "");
    assert.equal(typeof pageType, "string");
    assert.ok(confidence > 0);
    assert.ok(threshold > 0 && threshold < 1);
    const bytes = Buffer.from(page);
    let last = 0;
    for (const block of blocks) {
      assert.deepEqual(Object.keys(block).sort(), [
        "place",
        "reason",
        "role",
        "score",
        "source",
        "text",
        "verdict",
        "why",
        "words",
      ]);
      assert.ok(["keep", "drop", "lift"].includes(block.verdict));
      assert.ok(block.why.endsWith("."), block.why);
      assert.ok(block.source.begin >= last && block.source.end <= bytes.length);
      last = block.source.begin;
    }
    for (const text of paragraphs) {
      const block = blocks.find((other) => other.text === text);
      assert.equal(block.verdict, "keep");
      assert.ok(bytes.subarray(block.source.begin, block.source.end).includes(text));
    }
    assert.ok(blocks.some(({ verdict, text }) => verdict === "drop" && text.includes("Sport")));
  });
});

describe("keep and drop", () => {
  test("take the blocks at a place into the article, or out of it, in pages that come in pieces too", async () => {
    const { blocks } = lectern.explain(page);
    const sport = blocks.find(({ verdict, text }) => verdict === "drop" && text.includes("Sport"));
    const kept = lectern.parse(page, { keep: [sport.place] });
    assert.ok(kept.textContent.includes("Sport"));
    assert.equal(
      lectern.explain(page, { keep: [sport.place] }).blocks.find(({ text }) => text === sport.text).reason,
      "asked",
    );
    assert.deepEqual(await lectern.parse(new Response(page).body, { keep: [sport.place] }), kept);
    const first = blocks.find(({ text }) => text === paragraphs[0]);
    assert.ok(
      !(lectern.parse(page, { keep: [first.place], drop: [first.place] })?.textContent ?? "").includes(first.text),
    );
  });
});

describe("isReadable", () => {
  test("is true exactly where there is an article", () => {
    const pages = [
      page,
      "",
      "<p>Hi",
      "<script>1</script>",
      newsPage({ body: [paragraphs[0]] }),
      newsPage({ body: [] }),
    ];
    for (const html of pages) assert.ok(!lectern.isReadable(html) || lectern.parse(html) !== null, html);
    assert.equal(lectern.isReadable(page), true);
  });
});

describe("present", () => {
  test("gives a style sheet, properties and attributes", () => {
    const style = lectern.present({ theme: "sepia", fontSize: 22 });
    assert.ok(style.css.includes(".lectern"));
    assert.equal(style.properties["--lectern-font-size"], "22px");
    assert.equal(style.attributes["data-theme"], "sepia");
    assert.deepEqual(style.warnings, []);
    assert.deepEqual(lectern.present(), lectern.present({}));
  });
  test("warns of what is not allowed, and applies the default", () => {
    const { properties, warnings } = lectern.present({ fontSize: 1000, theme: 5, colour: "red" });
    assert.equal(properties["--lectern-font-size"], "20px");
    assert.deepEqual(warnings.map(({ key }) => key).sort(), ["colour", "fontSize", "theme"]);
    for (const { message } of warnings) assert.ok(message.length > 10);
  });
  test("never throws for what JSON can say", () => {
    for (const settings of [null, 5, "x", [], { fontSize: null }, { fontSize: {} }, { a: "x".repeat(100_000) }]) {
      assert.ok(lectern.present(settings).css.length > 1000);
    }
  });
});

describe("errors", () => {
  test("every code is in the table, with what it means", () => {
    for (const [code, meaning] of Object.entries(errorCodes)) {
      assert.match(code, /^[a-z]+(-[a-z]+)*$/);
      assert.ok(meaning.endsWith("."));
    }
  });
  test("invalid-input", () => {
    for (const input of [undefined, null, 5, true, {}, [], Symbol("x"), () => "", new Date(), { nodeType: 1 }]) {
      throwsCode("invalid-input", () => lectern.parse(input));
      throwsCode("invalid-input", () => lectern.isReadable(input));
      throwsCode("invalid-input", () => lectern.explain(input));
    }
  });
  test("invalid-options", () => {
    const cyclic = {};
    cyclic.url = cyclic;
    const bad = [
      null,
      "x",
      5,
      [],
      { nonsense: 1 },
      { favor: "both" },
      { comments: "yes" },
      { maxBytes: -1 },
      { maxBytes: 1.5 },
    ];
    for (const options of [
      ...bad,
      { formats: "markdown" },
      { formats: ["pdf"] },
      { text: "body" },
      { text: ["body", "footer"] },
      { text: [1] },
      { keep: 5 },
      { keep: [-1] },
      { drop: [1.5] },
      { drop: Array(1001).fill(1) },
      { url: 5 },
      { charset: 5 },
      { maxBytes: 10n },
      cyclic,
    ]) {
      throwsCode("invalid-options", () => lectern.parse(page, options));
    }
    throwsCode("invalid-options", () => lectern.present({ fontSize: 10n }));
  });
  test("invalid-url", () => {
    for (const url of [
      "story.html",
      "/a",
      "//example.org",
      "file:///etc/passwd",
      "javascript:alert(1)",
      "http:",
      "https://",
      " ",
      "ht tp://x",
    ]) {
      throwsCode("invalid-url", () => lectern.parse(page, { url }));
    }
  });
  test("too-large", () => {
    throwsCode("too-large", () => lectern.parse(page, { maxBytes: 100 }));
    throwsCode("too-large", () => lectern.isReadable(Buffer.from(page), { maxBytes: page.length - 1 }));
    assert.ok(lectern.parse(page, { maxBytes: page.length }));
  });
  test("after any error the next page parses right", () => {
    const expected = lectern.parse(page);
    for (const [input, options] of [[null], [page, { nonsense: 1 }], [page, { url: "x" }], [page, { maxBytes: 1 }]]) {
      assert.throws(() => lectern.parse(input, options), LecternError);
      assert.deepEqual(lectern.parse(page), expected);
    }
  });
});

test("decode is the one that parse uses", () => {
  assert.deepEqual(decode(Buffer.from('<meta charset="koi8-r">\xc1', "latin1")), {
    text: '<meta charset="koi8-r">а',
    encoding: "koi8-r",
  });
});
