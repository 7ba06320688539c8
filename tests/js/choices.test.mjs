// What a person chooses, kept in stores that answer late.
import { importSource } from "../support/source.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";

const { KeptChoices } = await importSource("web/element/choices.ts");

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A store whose answers are held back until `answer` is called; what is stored is there at once. */
function lateStore(held = {}) {
  const waiting = [];
  let tell = () => {};
  return {
    held,
    get: (name) => new Promise((resolve) => waiting.push(() => resolve(held[name] ?? null))),
    async set(name, text) {
      if (text === null) delete held[name];
      else held[name] = text;
      tell(name);
    },
    watch(changed) {
      tell = changed;
      return () => (tell = () => {});
    },
    /** What another tab stores. */
    setElsewhere(name, text) {
      held[name] = text;
      tell(name);
    },
    async answer() {
      await turn();
      while (waiting.length > 0) {
        for (const resolve of waiting.splice(0)) resolve();
        await turn();
      }
    },
  };
}

const settingsOf = ({ held }) => JSON.parse(held.settings ?? "{}");

test("a choice made before the store answers counts at once, and is saved over what the store holds", async () => {
  const store = lateStore({ settings: '{"fontSize":28,"theme":"dark"}' });
  let told = 0;
  const choices = new KeptChoices(store, () => told++);
  choices.open();
  choices.choose({ theme: "sepia" });
  choices.choose({ uiLang: "ur" });
  assert.deepEqual(choices.current, { theme: "sepia", uiLang: "ur" });
  await store.answer();
  assert.deepEqual(choices.current, { fontSize: 28, theme: "sepia", uiLang: "ur" });
  assert.deepEqual(settingsOf(store), choices.current);
  assert.equal(told, 1);
});

for (const [what, act, expected] of [
  ["a reset", (choices) => choices.reset(), [undefined, { "b.example": { theme: "dark" } }]],
  [
    "a site of its own",
    (choices) => choices.setApart(true),
    [{ fontSize: 28 }, { "a.example": { fontSize: 28 }, "b.example": { theme: "dark" } }],
  ],
  [
    "a file",
    (choices) => choices.fromJson('{"lectern":1,"settings":{"theme":"sepia"}}'),
    [{ theme: "sepia" }, undefined],
  ],
]) {
  test(`${what} before the store answers is not lost either`, async () => {
    const store = lateStore({ settings: '{"fontSize":28}', sites: '{"b.example":{"theme":"dark"}}' });
    const choices = new KeptChoices(store, () => {});
    choices.open();
    choices.at("a.example");
    act(choices);
    await store.answer();
    assert.deepEqual(
      [store.held.settings, store.held.sites].map((text) => text && JSON.parse(text)),
      expected,
    );
  });
}

test("what the store holds decides whether a choice before its answer is of the site or of all", async () => {
  const held = { settings: '{"fontSize":28}', sites: '{"a.example":{"theme":"dark","fontSize":20}}' };
  for (const [site, settings, ofSite] of [
    ["a.example", { fontSize: 28 }, { theme: "sepia", fontSize: 20 }],
    ["b.example", { fontSize: 28, theme: "sepia" }, { theme: "dark", fontSize: 20 }],
  ]) {
    const store = lateStore({ ...held });
    const choices = new KeptChoices(store, () => {});
    choices.open();
    choices.at(site);
    choices.choose({ theme: "sepia" });
    await store.answer();
    assert.deepEqual(settingsOf(store), settings);
    assert.deepEqual(JSON.parse(store.held.sites), { "a.example": ofSite });
  }
});

test("an answer that was asked for before a choice does not undo it", async () => {
  const store = lateStore();
  const choices = new KeptChoices(store, () => {});
  choices.open();
  await store.answer();
  store.setElsewhere("settings", '{"fontSize":20}');
  choices.choose({ theme: "dark" });
  await store.answer();
  assert.deepEqual(choices.current, { fontSize: 20, theme: "dark" });
  // Its own saves are told of too.
  for (const fontSize of [21, 22, 23]) choices.choose({ fontSize });
  assert.equal(choices.current.fontSize, 23);
  await store.answer();
  assert.deepEqual(choices.current, { fontSize: 23, theme: "dark" });
  assert.deepEqual(settingsOf(store), choices.current);
});

test("answers of a store that is no longer in use are ignored", async () => {
  const first = lateStore({ settings: '{"theme":"dark"}' });
  const second = lateStore({ settings: '{"theme":"sepia"}' });
  const choices = new KeptChoices(first, () => {});
  choices.open();
  choices.open(second);
  await second.answer();
  await first.answer();
  assert.deepEqual(choices.current, { theme: "sepia" });
});
