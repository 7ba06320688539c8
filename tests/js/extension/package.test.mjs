// The built extension's files.
import { root } from "../../../scripts/setup.mjs";
import { buildExtension } from "../../../scripts/extension.mjs";
import { unzipSync } from "fflate";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

/** What lints it; too large to be installed with everything else. */
const linter = "web-ext@10.7.0";

const folder = (browser) => join(root, "dist/extension", browser);
const manifest = (browser) => JSON.parse(readFileSync(join(folder(browser), "manifest.json"), "utf8"));
const browsers = ["chromium", "firefox"];

for (const browser of browsers) {
  test(`${browser}: asks for no more than it needs`, () => {
    const {
      manifest_version,
      permissions,
      host_permissions,
      optional_host_permissions,
      externally_connectable,
      web_accessible_resources,
      content_scripts,
    } = manifest(browser);
    assert.equal(manifest_version, 3);
    assert.deepEqual(permissions, ["activeTab", "scripting", "storage", "contextMenus"]);
    assert.deepEqual(optional_host_permissions, ["*://*/*"]);
    assert.deepEqual(
      [host_permissions, externally_connectable, web_accessible_resources, content_scripts],
      [undefined, undefined, undefined, undefined],
    );
  });

  test(`${browser}: runs its own script alone`, () => {
    const policy = manifest(browser).content_security_policy.extension_pages.split("; ");
    for (const rule of [
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "object-src 'none'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
    ])
      assert.ok(policy.includes(rule), rule);
  });

  test(`${browser}: listens to no messages, and makes no script or markup of text`, () => {
    const scripts = readdirSync(folder(browser), { recursive: true }).filter((path) => path.endsWith(".js"));
    assert.ok(scripts.length > 6);
    for (const path of scripts) {
      const text = readFileSync(join(folder(browser), path), "utf8");
      const found = text.match(
        /\.(onMessage|onConnect|sendMessage)\w*|\beval\(|\bnew Function\b|\.(inner|outer)HTML\s*=[^=]|insertAdjacentHTML|document\.write|https?:\/\/[^"'`]*\.(js|wasm)\b/g,
      );
      assert.equal(found, null, `${path}: ${found}`);
    }
  });

  test(`${browser}: everything that the manifest names is there, in every language`, () => {
    const { icons, action, background, default_locale } = manifest(browser);
    for (const path of [
      ...Object.values(icons),
      ...Object.values(action.default_icon),
      ...(background.scripts ?? [background.service_worker]),
    ])
      assert.ok(existsSync(join(folder(browser), path)), path);
    for (const [size, path] of Object.entries(icons)) {
      const png = readFileSync(join(folder(browser), path));
      assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [Number(size), Number(size)]);
    }
    const used = new Set(JSON.stringify(manifest(browser)).match(/(?<=__MSG_)\w+(?=__)/g));
    const locales = readdirSync(join(folder(browser), "_locales"));
    assert.equal(locales.length, 11);
    assert.ok(locales.includes(default_locale) && locales.includes("zh_CN"));
    for (const locale of locales) {
      const messages = JSON.parse(readFileSync(join(folder(browser), "_locales", locale, "messages.json"), "utf8"));
      for (const name of used) assert.ok(messages[name].message, `${locale}: ${name}`);
      // The shops' limits.
      assert.ok(messages.name.message.length <= 45 && messages.description.message.length <= 132, locale);
    }
  });

  test(`${browser}: the zip holds the folder`, () => {
    const files = unzipSync(readFileSync(`${folder(browser)}.zip`));
    const found = readdirSync(folder(browser), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    assert.deepEqual(
      Object.keys(files),
      found.map(({ parentPath, name }) => join(parentPath, name).slice(folder(browser).length + 1)).sort(),
    );
    for (const [path, bytes] of Object.entries(files))
      assert.ok(readFileSync(join(folder(browser), path)).equals(bytes), path);
  });
}

test("built again, it is the same bytes", async () => {
  // Elsewhere: browsers load dist/extension meanwhile.
  const again = mkdtempSync(join(tmpdir(), "lectern-extension-"));
  const zone = process.env.TZ;
  process.env.TZ = "Asia/Kolkata";
  try {
    await buildExtension(again);
    for (const browser of browsers)
      assert.ok(readFileSync(join(again, `${browser}.zip`)).equals(readFileSync(`${folder(browser)}.zip`)), browser);
  } finally {
    rmSync(again, { recursive: true });
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test("the linter for Firefox has nothing to say", () => {
  const args = [
    "--yes",
    linter,
    "lint",
    "--source-dir",
    folder("firefox"),
    "--output",
    "json",
    "--no-config-discovery",
  ];
  const { stdout, stderr } = spawnSync("npx", args, { cwd: root, encoding: "utf8" });
  assert.match(stdout, /^\{/, stderr);
  const { errors, warnings, notices } = JSON.parse(stdout);
  assert.deepEqual([...errors, ...warnings, ...notices], []);
});
