// What `npm test` makes of the reports of Node's test runner.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { readTap } from "../../scripts/tap.mjs";

const folder = mkdtempSync(join(tmpdir(), "lectern-tap-"));
after(() => rmSync(folder, { recursive: true }));

/** The report of a test file with this text. */
function report(text) {
  const file = join(folder, "some.test.mjs");
  writeFileSync(file, `import assert from "node:assert/strict"; import { describe, test } from "node:test"; ${text}`);
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  return spawnSync(process.execPath, ["--test-reporter=tap", file], { env, encoding: "utf8" }).stdout;
}

test("tests are counted, and those that failed are named with their errors", () => {
  const { passed, failed, skipped, summary } = readTap(
    report(`
      describe("a group", () => {
        test("it is well", () => {});
        test("it's wrong", () => assert.equal(1, 2));
        test("it throws", () => { throw new Error("the first line\\nthe second"); });
        test("not here", { skip: true }, () => {});
      });`),
  );
  assert.deepEqual([passed, failed, skipped], [1, 2, 1]);
  assert.deepEqual(summary.slice(0, 3), ["# tests 4", "# pass 1", "# fail 2"]);
  const [first, second, ...more] = summary.filter((line) => line.startsWith("✖"));
  assert.match(first, /^✖ it's wrong \(.*some\.test\.mjs:\d+:\d+\): Expected values to be strictly equal: 1 !== 2$/);
  assert.match(second, /^✖ it throws \(.*\): the first line the second$/);
  assert.deepEqual(more, []);
});
