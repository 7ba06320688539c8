// Where the extension keeps things: storage as a browser gives it, in memory here.
import { importSource } from "../../support/source.mjs";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

/** Bytes that an item of storage.sync may have. */
const limit = 8192;

let areas, listeners, refuses;

function area(name) {
  const items = (areas[name] = new Map());
  const tell = (keys) =>
    listeners.forEach((listener) => listener(Object.fromEntries(keys.map((key) => [key, {}])), name));
  return {
    get: async (key) => (items.has(key) ? { [key]: items.get(key) } : {}),
    async set(changes) {
      for (const [key, value] of Object.entries(changes)) {
        if (name === "sync" && (refuses || Buffer.byteLength(key + JSON.stringify(value)) > limit))
          throw new Error("QUOTA_BYTES_PER_ITEM quota exceeded");
        items.set(key, value);
      }
      tell(Object.keys(changes));
    },
    async remove(key) {
      if (items.delete(key)) tell([key]);
    },
  };
}

globalThis.chrome = {};
const { extensionStore: store, privateStore } = await importSource("web/extension/store.ts");

beforeEach(() => {
  areas = {};
  listeners = new Set();
  refuses = false;
  const onChanged = {
    addListener: (listener) => listeners.add(listener),
    removeListener: (listener) => listeners.delete(listener),
  };
  chrome.storage = { sync: area("sync"), local: area("local"), onChanged };
});

const held = () => Object.fromEntries(Object.entries(areas).map(([name, items]) => [name, Object.fromEntries(items)]));

test("settings are synchronized, everything else stays on the device", async () => {
  for (const name of ["settings", "sites", "notes:https://example.org/", "places", "blocks:example.org"])
    await store.set(name, `"${name}"`);
  assert.deepEqual(Object.keys(held().sync), ["settings"]);
  assert.deepEqual(Object.keys(held().local).sort(), [
    "blocks:example.org",
    "notes:https://example.org/",
    "places",
    "sites",
  ]);
  assert.equal(await store.get("settings"), '"settings"');
  assert.equal(await store.get("places"), '"places"');
  assert.equal(await store.get("keys"), null);
});

test("what is too large for sync is kept on the device, until it is small again", async () => {
  const large = JSON.stringify("ü".repeat(limit / 2));
  await store.set("settings", '"small"');
  await store.set("settings", large);
  assert.equal(await store.get("settings"), large);
  await store.set("settings", '"small again"');
  assert.deepEqual(held(), { sync: { settings: '"small again"' }, local: {} });
});

test("where sync refuses, the device keeps it", async () => {
  refuses = true;
  await store.set("settings", "{}");
  assert.deepEqual(held(), { sync: {}, local: { settings: "{}" } });
  assert.equal(await store.get("settings"), "{}");
});

test("null takes it away, wherever it is", async () => {
  await store.set("settings", "1");
  await chrome.storage.local.set({ settings: "2" });
  await store.set("settings", null);
  assert.deepEqual(held(), { sync: {}, local: {} });
});

test("a value that is not a string is null", async () => {
  await chrome.storage.local.set({ places: { not: "text" } });
  assert.equal(await store.get("places"), null);
});

test("changes by others are reported until the last listener is removed", async () => {
  const told = [];
  const stop = store.watch((name) => told.push(name));
  await chrome.storage.sync.set({ settings: "{}" });
  await chrome.storage.local.set({ places: "{}" });
  stop();
  await chrome.storage.local.set({ keys: "{}" });
  assert.deepEqual(told, ["settings", "places"]);
});

test("a private window reads settings alone, and writes nothing", async () => {
  await store.set("settings", '"kept"');
  await store.set("places", '"kept"');
  const before = held();
  const own = privateStore(store);
  assert.equal(await own.get("settings"), '"kept"');
  assert.equal(await own.get("places"), null);
  const told = [];
  own.watch((name) => told.push(name));
  for (const name of ["settings", "places"]) await own.set(name, '"private"');
  assert.equal(await own.get("settings"), '"private"');
  assert.equal(await own.get("places"), '"private"');
  assert.deepEqual(held(), before);
  await store.set("settings", '"another window"');
  assert.deepEqual([await own.get("settings"), told], ['"private"', []]);
  await own.set("settings", null);
  assert.equal(await own.get("settings"), null);
});
