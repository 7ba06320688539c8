// npm run check, on a small checkout of its own: it names what is wrong, and fails.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { installNodePackages, root } from "../../scripts/setup.mjs";

let checkout;
before(() => {
  installNodePackages("scripts/lint", "check the code");
  checkout = mkdtempSync(join(tmpdir(), "lectern-check-"));
  for (const path of [
    ...[".clang-format", ".gitignore", "biome.json", "package.json", "package-lock.json", "tsconfig.json"],
    ...["scripts/check.mjs", "scripts/check", "scripts/setup.mjs"],
  ])
    cpSync(join(root, path), join(checkout, path), { recursive: true });
  for (const name of [".npmrc", "eslint.config.mjs", "package.json", "package-lock.json"])
    cpSync(join(root, "scripts/lint", name), join(checkout, "scripts/lint", name));
  for (const path of ["node_modules", "scripts/lint/node_modules"]) symlinkSync(join(root, path), join(checkout, path));
  write("web/index.ts", "export const one = 1;\n");
  write("wasm/one.cpp", "int one() { return 1; }\n");
  write("tests/one.mjs", "");
  write("demo/one.js", "");
  execFileSync("git", ["init", "--quiet"], { cwd: checkout });
});
after(() => rmSync(checkout, { recursive: true, force: true }));

function write(path, text) {
  mkdirSync(dirname(join(checkout, path)), { recursive: true });
  writeFileSync(join(checkout, path), text);
}

/** Runs checks, of the files as they are now. */
function check(...names) {
  execFileSync("git", ["add", "--all"], { cwd: checkout });
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/check.mjs", ...names], {
    cwd: checkout,
    encoding: "utf8",
  });
  return { status, output: stdout + stderr };
}

/** Checks with one more file, which is taken away again. */
function checkWith(path, text, ...names) {
  write(path, text);
  try {
    return check(...names);
  } finally {
    rmSync(join(checkout, path));
  }
}

test("what is in order passes, and is not checked again until it changes", () => {
  const first = check("stray", "format", "lint");
  assert.equal(first.status, 0, first.output);
  assert.match(first.output, /✓ format \(\d/);
  assert.match(first.output, /✓ lint \(\d/);
  assert.match(check("format", "lint").output, /^✓ format: nothing has changed .*\n✓ lint: nothing has changed .*\n$/);
  assert.match(checkWith("web/two.ts", "export const two = 2;\n", "format").output, /✓ format \(\d/);
});

test("rooms that include each other in a circle are named, with the includes", () => {
  write("wasm/kitchen/oven.h", '#include "cellar/wine.h"\n');
  write("wasm/attic/trunk.h", '#include "kitchen/oven.h"\n');
  try {
    assert.equal(check("rooms").status, 0);
    const { status, output } = checkWith("wasm/cellar/wine.h", '#include "attic/trunk.h"\n', "rooms");
    assert.equal(status, 1);
    for (const line of ["kitchen/oven.h includes cellar/wine.h", "cellar/wine.h includes attic/trunk.h"])
      assert.ok(output.includes(line), output);
    assert.match(output, /in a circle/);
  } finally {
    for (const path of ["wasm/kitchen", "wasm/attic"]) rmSync(join(checkout, path), { recursive: true });
  }
});

test("a file that belongs nowhere is named", () => {
  for (const [path, message] of [
    ["cur", /^cur: nothing of that name is known at the root\.$/m],
    ["wasm/notes.txt", /^wasm\/notes\.txt: in wasm\/ stand \.cpp, .* only\.$/m],
    ["examples/one.md", /^examples\/one\.md: nothing of that name is known there\.$/m],
  ]) {
    const { status, output } = checkWith(path, "", "stray");
    assert.equal(status, 1);
    assert.match(output, message);
    assert.match(output, /known_files\.mjs/);
  }
});

test("what is not formatted is named, C++ and TypeScript at once", () => {
  write("wasm/two.cpp", "int  two() { return 2; }\n");
  const { status, output } = checkWith("web/two.ts", "export const two  = 2;\n", "format");
  rmSync(join(checkout, "wasm/two.cpp"));
  assert.equal(status, 1);
  assert.match(output, /wasm\/two\.cpp:1/);
  assert.match(output, /web\/two\.ts/);
  assert.match(output, /biome format --write/);
});

test("ESLint finds long lines, promises that nobody waits for, and slow regular expressions; the rest is checked too", () => {
  const { status, output } = checkWith(
    "web/two.ts",
    `// ${"long ".repeat(30)}
export const slow = /^(a|a)+$/;
Promise.resolve();
`,
    "lint",
    "stray",
  );
  assert.equal(status, 1);
  for (const rule of ["max-len", "regexp/no-dupe-disjunctions", "@typescript-eslint/no-floating-promises"])
    assert.ok(output.includes(rule), output);
  assert.match(output, /✓ stray[^]*✗ lint/);
});

test("a check that there is not is refused", () => {
  const { status, output } = check("lint", "spelling");
  assert.equal(status, 1);
  assert.match(output, /There is no check spelling; there are stray, format, lint, tidy\./);
  assert.doesNotMatch(output, /✓/);
});
