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

test("modules that import each other are named, also where only types are imported", () => {
  write("web/first.ts", 'import type { Second } from "./second.js";\nexport type First = Second | 1;\n');
  try {
    const { status, output } = checkWith(
      "web/second.ts",
      'import type { First } from "./first.js";\nexport type Second = First | 2;\n',
      "cycles",
    );
    assert.equal(status, 1, output);
    assert.match(output, /web\/first\.ts:1[^]*web\/second\.ts/);
  } finally {
    rmSync(join(checkout, "web/first.ts"));
  }
  const { status, output } = check("cycles");
  assert.equal(status, 0, output);
});

test("what is in order passes, and is not checked again until it changes", () => {
  const first = check("stray", "format", "lint");
  assert.equal(first.status, 0, first.output);
  assert.match(first.output, /✓ format \(\d/);
  assert.match(first.output, /✓ lint \(\d/);
  assert.match(check("format", "lint").output, /^✓ format: nothing has changed .*\n✓ lint: nothing has changed .*\n$/);
  assert.match(checkWith("web/two.ts", "export const two = 2;\n", "format").output, /✓ format \(\d/);
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

test("directories of the core that use each other in a circle are named", () => {
  write("wasm/base/one.h", '#include "html/two.h"\n');
  const { status, output } = checkWith("wasm/html/two.h", '#include "base/one.h"\n', "rooms");
  assert.equal(status, 1);
  assert.match(output, /base uses html: wasm\/base\/one\.h/);
  assert.match(output, /html uses base: wasm\/html\/two\.h/);
  write("wasm/base/one.h", "std::string to_text(int number) {\n}\n");
  const calls = checkWith("wasm/html/two.cpp", '#include "base/one.h"\n', "rooms");
  assert.equal(calls.status, 0, calls.output);
  write("wasm/base/two.cpp", "int two() { return call(to_html(1)); }\n");
  const called = checkWith("wasm/html/two.cpp", '#include "base/one.h"\nstd::string to_html(int n) {\n}\n', "rooms");
  rmSync(join(checkout, "wasm/base"), { recursive: true });
  assert.equal(called.status, 1);
  assert.match(called.output, /base uses html: wasm\/base\/two\.cpp/);
});

test("functions that are too long are named", () => {
  const long = `int long() {\n${"  ++calls;\n".repeat(70)}}\n`;
  const { status, output } = checkWith("wasm/two.cpp", `int two() {\n  return 2;\n}\n\n${long}`, "lengths");
  assert.equal(status, 1);
  assert.match(output, /of 2 functions have more than 60 lines:\n {2}wasm\/two\.cpp:5 \(72 lines\)/);
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
  assert.match(
    output,
    /There is no check spelling; there are stray, packages, rooms, lengths, cycles, format, lint, tidy\./,
  );
  assert.doesNotMatch(output, /✓/);
});
