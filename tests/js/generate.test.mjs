// The generator: what it writes agrees with the table, and --check notices what is out of date.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const copy = mkdtempSync(join(tmpdir(), "lectern-generate-"));
after(() => rmSync(copy, { recursive: true, force: true }));
for (const path of [
  "scripts/generate.mjs",
  "include/lectern/formats.def",
  "include/lectern/settings.def",
  "wasm/vocabulary/tags.def",
  "web/generated",
  "web/locales",
  "docs/settings.md",
  "docs/element.md",
  "custom-elements.json",
  "package.json",
  "packaging/vcpkg/lectern/vcpkg.json",
]) {
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  cpSync(join(root, path), join(copy, path), { recursive: true });
}
const generate = (...options) =>
  spawnSync(process.execPath, [join(copy, "scripts/generate.mjs"), ...options], { encoding: "utf8" });
const read = (path) => readFileSync(join(copy, path), "utf8");
const edit = (path, change) => writeFileSync(join(copy, path), change(read(path)));

test("what is committed is what the table gives", () => {
  const { status, stdout } = generate("--check");
  assert.equal(stdout, "");
  assert.equal(status, 0);
});

test("an edited output is noticed, left alone by --check, and put right", () => {
  edit("web/generated/settings.ts", (text) => text.replace("12 to 128", "1 to 1280"));
  const { status, stdout } = generate("--check");
  assert.equal(status, 1);
  assert.match(stdout, /Out of date: web\/generated\/settings\.ts/);
  assert.match(read("web/generated/settings.ts"), /1 to 1280/);
  assert.equal(generate().status, 0);
  assert.match(read("web/generated/settings.ts"), /12 to 128/);
  assert.equal(generate("--check").status, 0);
});

test("one row reaches types, schema, defaults and documentation", () => {
  edit(
    "include/lectern/settings.def",
    (text) =>
      `${text}\n// A comment with LECTERN_NUMBER(no, row).\nLECTERN_NUMBER(river_width, page, 0.5, 9, 0.25, 3, "em",\n               "How wide, (at most), "\n               "rivers are")\n`,
  );
  assert.equal(generate("--check").status, 1);
  assert.equal(generate().status, 0);
  assert.match(read("web/generated/settings.ts"), /riverWidth: number;/);
  assert.match(
    read("web/generated/settings.ts"),
    /key: "riverWidth", attribute: "river-width", group: "page", kind: "number", minimum: 0\.5, maximum: 9, step: 0\.25, default: 3, unit: "em"/,
  );
  assert.deepEqual(JSON.parse(read("web/generated/settings.schema.json")).properties.riverWidth, {
    description: "How wide, (at most), rivers are",
    type: "number",
    minimum: 0.5,
    maximum: 9,
    default: 3,
  });
  assert.match(
    read("docs/settings.md"),
    /\| `river-width` \| `riverWidth` \| 0\.5 to 9 em \| 3 em \| How wide, \(at most\), rivers are \|/,
  );
});

test("an element that is a block in the core is one in snapshots", () => {
  edit("wasm/vocabulary/tags.def", (text) => text.replace('"data", other', '"data", block'));
  assert.match(generate("--check").stdout, /Out of date: web\/generated\/blocks\.ts/);
  assert.equal(generate().status, 0);
  assert.match(read("web/generated/blocks.ts"), / colgroup data dd .* table tbody td template tfoot .* ul xmp"/);
});

test("an invalid row is an error that names it", () => {
  edit("include/lectern/settings.def", (text) => `${text}\nLECTERN_CHOICE(sparkle, look, "on off")\n`);
  const { status, stderr } = generate();
  assert.notEqual(status, 0);
  assert.match(stderr, /LECTERN_CHOICE\(sparkle, look, on off\)/);
});

for (const [page, part] of [
  ["docs/settings.md", "settings"],
  ["docs/element.md", "element"],
]) {
  test(`${page} without its generated part is an error`, () => {
    edit("include/lectern/settings.def", (text) => text.replace(/\nLECTERN_CHOICE\(sparkle.*\n/, "\n"));
    const before = read(page);
    edit(page, (text) => text.replace(`<!-- ${part}: end -->`, ""));
    const { status, stderr } = generate();
    assert.notEqual(status, 0);
    assert.match(stderr, new RegExp(`${page} has no generated part`));
    edit(page, () => before);
  });
}
