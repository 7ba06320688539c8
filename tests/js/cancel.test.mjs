// What a signal cancels: loading, and pages that arrive in pieces.
import { newsPage } from "./pages.mjs";
import { LecternError, load } from "../../dist/node.js";
import assert from "node:assert/strict";
import { getEventListeners, once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";

const wasm = readFileSync(new URL("../../dist/lectern.wasm", import.meta.url));
const reason = new Error("enough");
const listeners = (signal) => getEventListeners(signal, "abort").length;

describe("load", () => {
  let server;
  let address;
  let requests;
  /** Answers the requests that wait. */
  let answer;

  before(async () => {
    requests = [];
    server = createServer((request, response) => requests.push({ request, response })).listen(0, "127.0.0.1");
    await once(server, "listening");
    address = `http://127.0.0.1:${server.address().port}`;
    answer = () => requests.at(-1).response.writeHead(200, { "content-type": "application/wasm" }).end(wasm);
  });

  after(() => server.close().closeAllConnections());

  const requested = async (count) => {
    while (requests.length < count) await once(server, "request");
  };

  test("cancelled by one caller, it goes on for the others", async () => {
    const wasmUrl = `${address}/one.wasm`;
    const control = new AbortController();
    const cancelled = load({ wasmUrl, signal: control.signal });
    const other = load({ wasmUrl, signal: new AbortController().signal });
    await requested(1);
    control.abort(reason);
    await assert.rejects(cancelled, (error) => error === reason);
    assert.equal(listeners(control.signal), 0);
    answer();
    assert.ok((await other).parse(newsPage()));
    assert.equal(await load({ wasmUrl }), await other);
    assert.equal(requests.length, 1);
  });

  test("cancelled by all callers, the request ends, and a later call makes a new one", async () => {
    const wasmUrl = `${address}/two.wasm`;
    const controls = [new AbortController(), new AbortController()];
    const calls = controls.map(({ signal }) => load({ wasmUrl, signal }));
    await requested(2);
    const ended = once(requests[1].response, "close");
    for (const control of controls) control.abort(reason);
    for (const call of calls) await assert.rejects(call, (error) => error === reason);
    await ended;
    const later = load({ wasmUrl });
    await requested(3);
    answer();
    assert.ok((await later).parse(newsPage()));
  });

  test("a signal that was aborted before, and what is no signal", async () => {
    await assert.rejects(load({ signal: AbortSignal.abort(reason) }), (error) => error === reason);
    await assert.rejects(
      load({ signal: {} }),
      (error) => error instanceof LecternError && error.code === "invalid-options",
    );
  });

  test("listens to no signal afterwards", async () => {
    const { signal } = new AbortController();
    await load({ signal });
    assert.equal(listeners(signal), 0);
  });
});

describe("a page that arrives in pieces", () => {
  /** A page whose second piece never comes. */
  const endless = () => {
    const source = { left: false };
    source.page = new ReadableStream({
      start: (stream) => stream.enqueue(newsPage().slice(0, 500)),
      cancel: () => void (source.left = true),
    });
    return source;
  };

  for (const operation of ["parse", "isReadable", "explain"])
    test(`${operation}: is rejected with the reason, the source is left, and a later call works`, async () => {
      const lectern = await load();
      const control = new AbortController();
      const source = endless();
      const promise = lectern[operation](source.page, { signal: control.signal });
      setTimeout(() => control.abort(reason), 20);
      await assert.rejects(promise, (error) => error === reason);
      assert.equal(source.left, true);
      assert.equal(listeners(control.signal), 0);
      const whole = new Response(newsPage()).body;
      assert.deepEqual(await lectern.parse(whole, { signal: new AbortController().signal }), lectern.parse(newsPage()));
    });

  test("a generator that is in the middle of a piece holds nothing up", async () => {
    const lectern = await load();
    async function* pieces() {
      yield newsPage().slice(0, 500);
      await new Promise(() => {});
    }
    const control = new AbortController();
    const promise = lectern.parse(pieces(), { signal: control.signal });
    setTimeout(() => control.abort(reason), 20);
    await assert.rejects(promise, (error) => error === reason);
  });

  test("a signal that was aborted before: no piece is taken, and the source is left", async () => {
    const lectern = await load();
    const source = endless();
    await assert.rejects(
      lectern.parse(source.page, { signal: AbortSignal.abort(reason) }),
      (error) => error === reason,
    );
    assert.equal(source.left, true);
    assert.throws(
      () => lectern.parse(newsPage(), { signal: AbortSignal.abort(reason) }),
      (error) => error === reason,
    );
  });

  test("what is no signal", async () => {
    const lectern = await load();
    const wrong = (error) => error instanceof LecternError && error.code === "invalid-options";
    await assert.rejects(lectern.parse(endless().page, { signal: "soon" }), wrong);
    assert.throws(() => lectern.parse(newsPage(), { signal: "soon" }), wrong);
  });

  test("stitch: a page of pieces that never end", async () => {
    const lectern = await load();
    const control = new AbortController();
    const article = { ...lectern.parse(newsPage()), nextPages: ["https://example.org/2"] };
    const source = endless();
    const promise = lectern.stitch(article, () => source.page, { signal: control.signal });
    setTimeout(() => control.abort(reason), 20);
    await assert.rejects(promise, (error) => error === reason);
    assert.equal(source.left, true);
    assert.equal(listeners(control.signal), 0);
  });
});
