// Pages that arrive in pieces.
import assert from "node:assert/strict";
import { createReadStream, existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { errorCodes, load } from "lectern";
import { largePage, newsPage } from "./pages.mjs";

const lectern = await load();

/** The page in pieces of that many bytes or UTF-16 units. */
async function* pieces(page, size) {
  for (let at = 0; at < page.length; at += size) yield page.slice(at, at + size);
}

const fixtures = new URL("../fixtures/", import.meta.url);
const samples = readdirSync(fixtures)
  .map((name) => new URL(`${name}/source.html`, fixtures))
  .filter((file) => existsSync(file));

describe("a page in pieces is read as the whole is", () => {
  for (const file of samples) {
    const bytes = readFileSync(file);
    const name = file.pathname.split("/").at(-2);
    test(name, async () => {
      const whole = lectern.parse(bytes, { formats: ["markdown", "nodes"] });
      for (const size of [1, 3, 64, 4096, 1 << 20]) {
        const options = { formats: ["markdown", "nodes"] };
        assert.deepEqual(await lectern.parse(pieces(bytes, size), options), whole, `bytes, ${size}`);
        assert.deepEqual(await lectern.parse(pieces(bytes.toString(), size), options), whole, `text, ${size}`);
      }
    });
  }

  test("explain and isReadable too", async () => {
    const page = newsPage();
    assert.deepEqual(await lectern.explain(pieces(page, 5)), lectern.explain(page));
    assert.equal(await lectern.isReadable(pieces(page, 5)), true);
    assert.equal(await lectern.isReadable(pieces("<p>Too short", 5)), false);
  });

  test("from a ReadableStream, from Node's streams, from an iterator without return", async () => {
    const whole = lectern.parse(readFileSync(samples[0]));
    assert.deepEqual(await lectern.parse(new Blob([readFileSync(samples[0])]).stream()), whole);
    assert.deepEqual(await lectern.parse(createReadStream(samples[0], { highWaterMark: 100 })), whole);
    const parts = [readFileSync(samples[0])];
    const bare = {
      [Symbol.asyncIterator]: () => ({
        next: async () => (parts.length > 0 ? { value: parts.pop() } : { done: true }),
      }),
    };
    assert.deepEqual(await lectern.parse(bare), whole);
    const reader = new Blob([readFileSync(samples[0])]).stream().getReader();
    assert.deepEqual(
      await lectern.parse({ getReader: () => reader }),
      whole,
      "a stream that is no async iterable, as Safari's",
    );
  });

  test("from a source that uses its buffer again", async () => {
    for (const page of [readFileSync(samples[0]), Buffer.from(newsPage().replace('<meta charset="utf-8">', ""))]) {
      async function* reusing() {
        const buffer = new Uint8Array(100);
        for (let at = 0; at < page.length; at += buffer.length) {
          const part = page.subarray(at, at + buffer.length);
          buffer.set(part);
          yield buffer.subarray(0, part.length);
        }
      }
      assert.deepEqual(await lectern.parse(reusing()), lectern.parse(page));
    }
  });

  test("no chunks, and empty chunks", async () => {
    assert.equal(await lectern.parse(pieces("", 1)), null);
    async function* empty() {
      yield new Uint8Array();
      yield new Uint8Array();
    }
    assert.equal(await lectern.parse(empty()), null);
  });
});

describe("encodings", () => {
  const words =
    "Ein Bäcker in Köln backt über Nacht süße Brötchen, und früh am Morgen, wenn es draußen noch dämmert, verkauft er sie an Leute auf dem Weg zur Arbeit.";
  const body = `<title>Süße Brötchen</title><h1>Süße Brötchen</h1>${`<p>${words}</p>`.repeat(6)}`;
  const latin1 = (text) => Buffer.from(text, "latin1");
  const utf16 = (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
  const cases = {
    "declared in the page": [latin1(`<!DOCTYPE html><meta charset=iso-8859-1>${body}`)],
    "declared by the transport": [latin1(body), { charset: "iso-8859-1" }],
    "unknown to the transport, declared in the page": [
      latin1(`<meta charset=iso-8859-1>${body}`),
      { charset: "x-none" },
    ],
    "declared nowhere: windows-1252, as the whole tells": [latin1(`${" ".repeat(70_000)}${body}`)],
    "declared nowhere: UTF-8": [Buffer.from(`${" ".repeat(70_000)}${body}`)],
    "UTF-8 with a byte order mark, whatever the transport says": [
      Buffer.from(`\uFEFF${body}`),
      { charset: "iso-8859-1" },
    ],
    "UTF-16 with a byte order mark": [utf16(body)],
    "refused by browsers": [Buffer.from(body), { charset: "iso-2022-kr" }],
  };
  for (const [name, [bytes, options]] of Object.entries(cases)) {
    test(name, async () => {
      const whole = lectern.parse(bytes, options);
      if (!name.startsWith("refused")) assert.equal(whole.title, "Süße Brötchen");
      for (const size of [1, 2, 5, 1000, 66_000])
        assert.deepEqual(await lectern.parse(pieces(bytes, size), options), whole, `in pieces of ${size}`);
    });
  }

  test("characters of two bytes that are cut in two", async () => {
    const sjis = Buffer.concat([
      Buffer.from("<meta charset=shift_jis><title>"),
      Buffer.from([0x93, 0xfa, 0x96, 0x7b]),
      Buffer.from(`</title>${body}`, "ascii"),
    ]);
    for (const size of [1, 3]) assert.equal((await lectern.parse(pieces(sjis, size))).title, lectern.parse(sjis).title);
  });
});

test("calls between the pieces, and pages that come at the same time, do not meet", async () => {
  const titles = ["Harbour lights", "Mountain roads", "River gates"];
  async function* slowly(title) {
    for await (const piece of pieces(newsPage({ title }), 300)) {
      assert.equal(lectern.parse(newsPage({ title: `Between ${title}` })).title, `Between ${title}`);
      await new Promise((resolve) => setImmediate(resolve));
      yield piece;
    }
  }
  const articles = await Promise.all(titles.map((title) => lectern.parse(slowly(title))));
  assert.deepEqual(
    articles.map(({ title }) => title),
    titles,
  );
});

describe("what goes wrong", () => {
  const code = (wanted) => (error) =>
    error.name === "LecternError" && error.code === wanted && wanted in errorCodes && error.message.length > 20;

  test("too-large: the rest is not requested, and the source is closed", async () => {
    let taken = 0;
    let told = false;
    async function* endless() {
      try {
        for (;;) {
          taken += 1;
          yield "<p>more and more".repeat(100);
        }
      } finally {
        told = true;
      }
    }
    await assert.rejects(lectern.parse(endless(), { maxBytes: 10_000 }), code("too-large"));
    assert.ok(taken < 12 && told, `${taken} pieces`);
  });

  test("too-large: also while nothing names the encoding", async () => {
    let taken = 0;
    async function* endless() {
      for (;;) {
        taken += 1;
        yield Buffer.alloc(10_000, "x");
      }
    }
    await assert.rejects(lectern.parse(endless(), { maxBytes: 200_000 }), code("too-large"));
    assert.ok(taken < 30, `${taken} pieces`);
  });

  test("read-failed: a source that breaks off", async () => {
    const broken = new Error("the line went dead");
    async function* breaking() {
      yield "<p>Once";
      throw broken;
    }
    await assert.rejects(
      lectern.parse(breaking()),
      (error) => code("read-failed")(error) && error.cause === broken && error.message.includes("the line went dead"),
    );
    assert.equal(lectern.parse(newsPage({ title: "Afterwards" })).title, "Afterwards");
  });

  test("invalid-input: chunks of a wrong type, or of both types", async () => {
    async function* of(...values) {
      yield* values;
    }
    for (const values of [[1], [null], ["<p>text", Buffer.from("<p>bytes")], [Buffer.from("<p>bytes"), "<p>text"]]) {
      await assert.rejects(lectern.parse(of(...values)), code("invalid-input"));
    }
  });

  test("read-failed: a stream that somebody else reads, or has read", async () => {
    const response = new Response(newsPage());
    response.body.getReader();
    await assert.rejects(lectern.parse(response.body), code("read-failed"));
  });

  test("whatever a source or a page does, what comes out is a LecternError", async () => {
    const iterator = (methods) => ({ [Symbol.asyncIterator]: () => methods });
    const throwing = new Proxy(
      {},
      {
        has: () => {
          throw new Error("has");
        },
      },
    );
    const detached = new Uint8Array(8);
    structuredClone(detached.buffer, { transfer: [detached.buffer] });
    const sources = [
      { [Symbol.asyncIterator]: null },
      iterator(null),
      iterator({ next: async () => undefined }),
      iterator({
        next: async () => ({
          get value() {
            throw new Error("value");
          },
        }),
      }),
      iterator({
        next: async () => ({ value: 5 }),
        return() {
          throw new Error("return");
        },
      }),
      iterator({
        next: async () => {
          throw Object.create(null);
        },
      }),
      {
        getReader() {
          throw new Error("getReader");
        },
      },
    ];
    for (const source of sources)
      await assert.rejects(
        async () => lectern.parse(source),
        (error) => error.name === "LecternError" && error.code in errorCodes,
      );
    for (const page of [
      throwing,
      detached.buffer,
      {
        nodeType: 9,
        get documentElement() {
          throw new Error("element");
        },
      },
    ])
      assert.throws(() => lectern.parse(page), code("invalid-input"));
    assert.throws(
      () =>
        lectern.parse("<p>x", {
          get url() {
            throw new Error("url");
          },
        }),
      code("invalid-input"),
    );
    assert.equal(lectern.parse(newsPage({ title: "Afterwards" })).title, "Afterwards");
  });

  test("invalid-options and invalid-url reject the promise", async () => {
    await assert.rejects(lectern.parse(pieces("<p>x", 1), { colour: "red" }), code("invalid-options"));
    await assert.rejects(lectern.parse(pieces("<p>x", 1), { charset: 1 }), code("invalid-options"));
    await assert.rejects(lectern.parse(pieces("<p>x", 1), { url: "story.html" }), code("invalid-url"));
  });

  test("after a page that broke off, memory is not held, and large pages work", async () => {
    const page = largePage(3_000_000);
    for (let i = 0; i < 20; i += 1) {
      async function* breaking() {
        yield page;
        throw new Error("gone");
      }
      await assert.rejects(lectern.parse(breaking()), code("read-failed"));
    }
    assert.ok((await lectern.parse(pieces(page, 100_000))).length > 1_000_000);
  });
});
