// Everything as one file: what goes out comes in again, and what comes in is not trusted. Storage as a browser gives
// it, in memory here.
import { importSource } from "../../support/source.mjs";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

let areas;
const area = (name) => ({
  get: async (key) =>
    key === null ? Object.fromEntries(areas[name]) : areas[name].has(key) ? { [key]: areas[name].get(key) } : {},
  set: async (items) => Object.entries(items).forEach(([key, value]) => areas[name].set(key, value)),
  remove: async (keys) => [keys].flat().forEach((key) => areas[name].delete(key)),
});

globalThis.chrome = { storage: { sync: area("sync"), local: area("local") } };
const { imported, exported, largestFile, KeptChoices, extensionStore } = await importSource(
  "tests/js/extension/backup_source.ts",
);

beforeEach(() => (areas = { sync: new Map(), local: new Map() }));

/** A page's choices, as they are kept. */
async function choices() {
  const made = new KeptChoices(extensionStore, () => {});
  made.use();
  await new Promise((resolve) => setImmediate(resolve));
  return made;
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const held = () =>
  Object.fromEntries(Object.entries(areas).map(([name, items]) => [name, Object.fromEntries([...items].sort())]));
const take = async (file) => {
  const taken = await imported(typeof file === "string" ? file : JSON.stringify(file), await choices());
  await settled();
  return taken;
};

const place = { start: 120, exact: "Stop 3", prefix: "before ", suffix: " after" };

test("what is exported is imported, to the last character", async () => {
  const all = {
    settings: { theme: "sepia", fontSize: 24 },
    sites: { "example.org": { fontFamily: "easy" } },
    places: { "https://example.org/a": place },
    keys: { larger: "ctrl+l" },
    voices: { en: "urn:voice" },
    "notes:https://example.org/a": { notes: [{ ...place, color: "green", text: "ü “quoted”", created: 1 }] },
    "blocks:example.org": { keep: [1, 4294967295], drop: [7] },
    rules: { "example.org": ["/live", "/*?print"], "example.net": [] },
  };
  for (const [name, value] of Object.entries(all)) await extensionStore.set(name, JSON.stringify(value));
  areas.local.set("somebody's", "else");
  const file = await exported(await choices());
  assert.ok(!file.includes("somebody's"));
  areas.local.delete("somebody's");
  const before = held();
  areas = { sync: new Map(), local: new Map() };
  assert.ok(await take(file));
  assert.deepEqual(held(), before);
});

test("a file of the reader's own settings is imported too, and takes nothing else away", async () => {
  await extensionStore.set("rules", '{"example.org":[]}');
  assert.ok(await take({ lectern: 1, settings: { theme: "dark" }, sites: {} }));
  assert.deepEqual(held(), { sync: { settings: '{"theme":"dark"}' }, local: { rules: '{"example.org":[]}' } });
});

test("rules are put beside those that are there", async () => {
  await extensionStore.set("rules", '{"example.org":["/live"],"example.net":[]}');
  assert.ok(await take({ lectern: 1, rules: { "example.org": ["/shop"], "example.com": [] } }));
  assert.deepEqual(JSON.parse(areas.local.get("rules")), {
    "example.org": ["/shop"],
    "example.net": [],
    "example.com": [],
  });
});

test("an invalid file changes nothing", async () => {
  await extensionStore.set("settings", '{"theme":"dark"}');
  const before = held();
  for (const file of [
    "",
    "{",
    "null",
    "7",
    '"lectern"',
    "[]",
    "{}",
    '{"lectern":"1"}',
    "[".repeat(200_000),
    '{"lectern":1}'.padEnd(largestFile + 1),
  ]) {
    assert.equal(await take(file), false, file.slice(0, 20));
    assert.deepEqual(held(), before, file.slice(0, 20));
  }
});

test("no file reaches the prototypes of objects", async () => {
  const evil = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
  await take(
    `{"lectern":1,"__proto__":{"polluted":1},"settings":${evil},"sites":${evil},"rules":${evil},"kept":{"__proto__":{"polluted":1},"places":${evil},"keys":${evil},"notes:x":{"notes":[${evil}]},"blocks:x":${evil}}}`,
  );
  assert.equal({}.polluted, undefined);
  assert.equal(Object.prototype.polluted, undefined);
  for (const [, text] of [...areas.local, ...areas.sync]) assert.ok(!text.includes("polluted"), text);
});

test("values of other types are left out", async () => {
  for (const wrong of [null, 7, "text", true, [], [[1]], { deep: { deeper: {} } }]) {
    areas = { sync: new Map(), local: new Map() };
    assert.ok(await take({ lectern: 1, settings: wrong, sites: wrong, rules: wrong, kept: wrong }));
    assert.ok(
      await take({
        lectern: 1,
        kept: {
          places: wrong,
          keys: wrong,
          voices: wrong,
          "notes:https://example.org/": wrong,
          "blocks:example.org": wrong,
          rules: wrong,
          settings: wrong,
          sites: wrong,
        },
      }),
    );
    assert.deepEqual(held(), { sync: {}, local: {} });
  }
  assert.ok(
    await take({
      lectern: 1,
      kept: {
        places: { a: 1, b: place, c: { ...place, exact: { toString: 1 } } },
        "notes:x": { notes: [1, { start: 0, exact: "a", text: [] }, { exact: "a" }] },
        "blocks:example.org": { keep: [-1, 1.5, "2", 3, 4294967296] },
      },
    }),
  );
  const { places, "notes:x": notes, "blocks:example.org": restored } = held().local;
  assert.deepEqual(JSON.parse(places), { b: place, c: { start: 120, prefix: "before ", suffix: " after" } });
  assert.deepEqual(JSON.parse(notes), { notes: [{ start: 0, exact: "a" }] });
  assert.deepEqual(JSON.parse(restored), { keep: [3] });
});

test("there is an end to how much is taken", async () => {
  const many = (count, make) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, make(index)]));
  const long = "a".repeat(30_000);
  await take({
    lectern: 1,
    kept: {
      places: many(500, () => place),
      keys: { ...many(500, () => "k"), long },
      "notes:x": { notes: Array.from({ length: 3000 }, () => ({ start: 0, text: "b" })) },
      "notes:y": { notes: [{ start: 0, text: long }] },
      "blocks:x": { keep: Array.from({ length: 3000 }, (_, index) => index) },
      [`notes:${long}`]: { notes: [{ start: 0 }] },
    },
  });
  const kept = Object.fromEntries([...areas.local].map(([name, text]) => [name, JSON.parse(text)]));
  assert.deepEqual(Object.keys(kept).sort(), ["blocks:x", "keys", "notes:x", "notes:y", "places"]);
  assert.deepEqual(
    [
      kept["blocks:x"].keep.length,
      Object.keys(kept.keys).length,
      kept["notes:x"].notes.length,
      Object.keys(kept.places).length,
    ],
    [500, 200, 1000, 100],
  );
  assert.deepEqual(kept["notes:y"], { notes: [{ start: 0 }] });
});

test("if there is no room, it says so", async () => {
  const { set } = chrome.storage.local;
  chrome.storage.local.set = async () => {
    throw new Error("QUOTA_BYTES quota exceeded");
  };
  try {
    assert.equal(await take({ lectern: 1, rules: { "example.org": [] } }), false);
  } finally {
    chrome.storage.local.set = set;
  }
});
