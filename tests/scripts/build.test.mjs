// npm run build does what is needed and no more. It has been run before these tests.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/setup.mjs";

const run = (program, args) => execFileSync(program, args, { cwd: root, encoding: "utf8" });

test("a second build does nothing", () => {
  run(process.execPath, ["scripts/build.mjs"]);
  const before = statSync(join(root, "dist/lectern.js")).mtimeMs;
  assert.equal(run(process.execPath, ["scripts/build.mjs"]), "• Up to date: nothing to build.\n");
  assert.equal(statSync(join(root, "dist/lectern.js")).mtimeMs, before);
});

test("a change to one C++ file recompiles that file alone", () => {
  const library = ["--build", "--preset", "native", "--target", "lectern"];
  run("cmake", ["--preset", "native"]);
  run("cmake", library);
  const source = join(root, "wasm/base/url.cpp");
  const { atime, mtime } = statSync(source);
  utimesSync(source, new Date(), new Date());
  try {
    const compiled = run("cmake", library).match(/Building .*/g);
    assert.equal(compiled.length, 1);
    assert.match(compiled[0], /base\/url\.cpp/);
  } finally {
    utimesSync(source, atime, mtime);
  }
});
