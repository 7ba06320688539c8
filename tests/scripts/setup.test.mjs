// What the commands say on machines that lack something. The machine is pretended: a PATH of our own, another user, an
// older Node.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root } from "../../scripts/setup.mjs";

let path;
before(() => (path = mkdtempSync(join(tmpdir(), "lectern-path-"))));
after(() => rmSync(path, { recursive: true, force: true }));

/**
 * Runs a script with nothing on the PATH but `programs` (name to shell script), after `pretend` has changed the
 * process.
 */
function run(script, programs = {}, pretend = "") {
  for (const [name, body] of Object.entries(programs))
    writeFileSync(join(path, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`--import=data:text/javascript,${encodeURIComponent(pretend)}`, join(root, "scripts", script)],
    {
      env: { PATH: path, HOME: path },
      encoding: "utf8",
    },
  );
  for (const name of Object.keys(programs)) rmSync(join(path, name));
  return { status, stdout, stderr };
}

test("without apt-get, every missing thing is named with where to get it", () => {
  const { status, stderr } = run("build.mjs");
  assert.equal(status, 1);
  assert.match(stderr, /no apt-get/);
  assert.match(stderr, /CMake 3\.25 or newer .*https:\/\/cmake\.org/);
  assert.match(stderr, /Emscripten .*apt|Emscripten .*emsdk/);
  assert.doesNotMatch(stderr, /Chromium/, "building needs no browser");
});

test("npm test also needs the browsers and a compiler", () => {
  const { status, stderr } = run("test.mjs");
  assert.equal(status, 1);
  for (const name of [/a C\+\+20 compiler/, /Chromium/, /Firefox/]) assert.match(stderr, name);
});

test("without root, the command that installs everything is given", () => {
  const { status, stderr } = run("build.mjs", { "apt-get": "exit 9" }, "process.getuid = () => 1000");
  assert.equal(status, 1);
  assert.match(stderr, /only root can install/);
  assert.match(stderr, /sudo apt-get update && sudo apt-get install -y --no-install-recommends .*emscripten/);
});

test("where apt fails, its reason and what is missing are shown", () => {
  const { status, stderr } = run(
    "build.mjs",
    { "apt-get": "echo 'E: no such mirror' >&2; exit 100" },
    "process.getuid = () => 0",
  );
  assert.equal(status, 1);
  assert.match(stderr, /E: no such mirror/);
  assert.match(stderr, /Ninja/);
});

test("where apt's version is too old to use, that is said", () => {
  const { status, stderr } = run(
    "build.mjs",
    { "apt-get": "exit 0", cmake: "echo cmake version 3.22.1" },
    "process.getuid = () => 0",
  );
  assert.equal(status, 1);
  assert.match(stderr, /still not usable[^]*CMake 3\.25/);
});

test("an old Node is told so", () => {
  for (const version of ["18.20.4", "20.18.3"]) {
    const { status, stderr } = run(
      "start.mjs",
      {},
      `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } })`,
    );
    assert.equal(status, 1);
    assert.ok(stderr.includes(`needs Node 20.19 or newer, and this is Node ${version}`), stderr);
  }
});
