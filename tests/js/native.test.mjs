// The core gives the same articles natively and as WebAssembly; each is what parsing its HTML again gives, and knows
// where its blocks came from.
import { decode, load } from "../../dist/node.js";
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";

const program = new URL("../../build/native/tests/lectern_predict", import.meta.url);
const corpus = new URL("../../../shared/corpus/wcxb-dev/", import.meta.url);
const missing = [program, corpus].find((path) => !existsSync(path));

test("the development pages", { skip: missing && `${missing.pathname} is not there` }, async (context) => {
  const lectern = await load();
  const native = spawn(program.pathname, { stdio: ["pipe", "pipe", "inherit"] });
  context.after(() => native.kill());
  const lines = createInterface({ input: native.stdout })[Symbol.asyncIterator]();
  const hash = createHash("sha256");
  const pages = readdirSync(new URL("html/", corpus)).sort();
  for (const name of pages) {
    const id = name.replace(".html.gz", "");
    const html = decode(gunzipSync(readFileSync(new URL(`html/${name}`, corpus)))).text;
    const { url } = JSON.parse(readFileSync(new URL(`ground-truth/${id}.json`, corpus), "utf8"));
    native.stdin.write(`${JSON.stringify({ id, html, url })}\n`);
    const { id: _, ms, reason, invalid, ...article } = JSON.parse((await lines.next()).value);
    assert.equal(invalid, undefined, id);
    const own = lectern.parse(html, { url, formats: ["markdown"] });
    assert.deepEqual(own ?? {}, article, id);
    hash.update(JSON.stringify(own));
  }
  native.stdin.end();
  context.diagnostic(`${pages.length} pages, SHA-256 ${hash.digest("hex")}`);
});
