// What becomes of the WebAssembly instance when something goes wrong, and that its memory stays in bounds.
import { largePage, newsPage } from "./pages.mjs";
import { LecternError, load } from "../../dist/node.js";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const wasmBinary = () => new Uint8Array(readFileSync(new URL("../../dist/lectern.wasm", import.meta.url)));
const page = newsPage();
const megabyte = 1024 * 1024;

/** Runs with the memory of WebAssembly not growing, as on a machine that has no more. */
function withoutMoreMemory(work) {
  const { grow } = WebAssembly.Memory.prototype;
  let refused = 0;
  WebAssembly.Memory.prototype.grow = () => {
    refused += 1;
    throw new RangeError("no more memory");
  };
  try {
    work();
  } finally {
    WebAssembly.Memory.prototype.grow = grow;
  }
  assert.ok(refused > 0, "the page needed more memory");
}

const isTrap = (error) => error instanceof LecternError && error.code === "trap" && error.cause instanceof Error;

test("a trap costs the instance, and the next page parses right", async () => {
  const lectern = await load({ wasmBinary: wasmBinary() });
  const expected = lectern.parse(page);
  const large = largePage(6 * megabyte);
  for (let round = 0; round < 3; round += 1) {
    withoutMoreMemory(() => {
      assert.throws(() => lectern.parse(large), isTrap);
      assert.deepEqual(lectern.parse(page), expected);
      assert.throws(() => lectern.explain(large), isTrap);
      assert.throws(() => lectern.explain(large), isTrap);
      assert.equal(lectern.isReadable(page), true);
    });
  }
  assert.ok(lectern.parse(large).length > 5 * megabyte);
});

test("a page that the input buffer cannot hold is too large", async () => {
  const lectern = await load({ wasmBinary: wasmBinary() });
  withoutMoreMemory(() => {
    assert.throws(
      () => lectern.parse(largePage(40 * megabyte)),
      (error) => error instanceof LecternError && error.code === "too-large",
    );
    assert.ok(lectern.parse(page));
  });
});

test("an instance whose memory grew large is not kept", async () => {
  const memories = [];
  const { Instance } = WebAssembly;
  WebAssembly.Instance = class extends Instance {
    constructor(...args) {
      super(...args);
      memories.push(this.exports);
    }
  };
  try {
    const lectern = await load({ wasmBinary: wasmBinary() });
    lectern.parse(page);
    lectern.parse(page);
    assert.equal(memories.length, 1);
    lectern.parse(largePage(30 * megabyte));
    lectern.parse(page);
    lectern.parse(page);
    assert.equal(memories.length, 2);
  } finally {
    WebAssembly.Instance = Instance;
  }
});

test("where an instance may not be started at once, a spare takes over after a trap", async () => {
  const { Instance } = WebAssembly;
  WebAssembly.Instance = class {
    constructor() {
      throw new RangeError("WebAssembly.Instance is disallowed on the main thread");
    }
  };
  try {
    const lectern = await load({ wasmBinary: wasmBinary() });
    const expected = lectern.parse(page);
    const large = largePage(6 * megabyte);
    for (let round = 0; round < 3; round += 1) {
      withoutMoreMemory(() => assert.throws(() => lectern.parse(large), isTrap));
      assert.deepEqual(lectern.parse(page), expected);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    // Two traps without a moment between them: an error that says so, and all is well a moment later.
    withoutMoreMemory(() => {
      assert.throws(() => lectern.parse(large), isTrap);
      assert.throws(() => lectern.parse(large), isTrap);
    });
    assert.throws(
      () => lectern.parse(page),
      (error) => error.code === "trap",
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual(lectern.parse(page), expected);
  } finally {
    WebAssembly.Instance = Instance;
  }
});

test("many parses keep memory flat", async () => {
  const lectern = await load({ wasmBinary: wasmBinary() });
  const html = largePage(20_000);
  const parseMany = (count) => {
    for (let index = 0; index < count; index += 1) lectern.parse(html, { formats: ["markdown", "nodes"] });
  };
  const used = () => process.memoryUsage().arrayBuffers + process.memoryUsage().external;
  parseMany(200);
  const before = used();
  parseMany(1500);
  assert.ok(used() - before < 8 * megabyte, `${(used() - before) / megabyte} MB more after 1500 parses`);
});
