// The notes on an article, in step with stores that are full, slow or out of reach.
import { importSource } from "../support/source.mjs";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

/** The window, as far as it is needed: events. */
const page = new EventTarget();
globalThis.addEventListener = page.addEventListener.bind(page);
globalThis.removeEventListener = page.removeEventListener.bind(page);
const { notesIn } = await importSource("web/element/aids/stored_notes.ts");
const { merged } = await importSource("web/element/aids/note.ts");

const turn = () => new Promise((resolve) => setImmediate(resolve));
const note = (exact, more) => ({
  ...{ start: 0, exact, prefix: "", suffix: "", color: "yellow", text: "", created: 1 },
  ...more,
});
/** Whether the browser would ask before it leaves the page. */
const warns = () => !page.dispatchEvent(new BeforeUnloadEvent("beforeunload", { cancelable: true }));
class BeforeUnloadEvent extends Event {
  returnValue = "";
}

/** A store that is in order until it is told otherwise. */
function makeStore(held = {}) {
  const store = {
    held,
    isFull: false,
    isAway: false,
    get(name) {
      if (store.isAway) throw new Error("The network is down.");
      return held[name] ?? null;
    },
    set(name, text) {
      if (store.isFull || store.isAway) throw new DOMException("Full", "QuotaExceededError");
      if (text === null) delete held[name];
      else held[name] = text;
    },
    watch(changed) {
      store.changed = changed;
      return () => (store.changed = undefined);
    },
  };
  return store;
}

const name = "notes:https://example.org/";
const put = (store, ...notes) => (store.held[name] = JSON.stringify({ notes }));
const storedIn = ({ held }) => JSON.parse(held[name] ?? '{"notes":[]}').notes.map(({ exact, text }) => exact + text);
const exact = ({ notes }) => notes.map(({ exact, text }) => exact + text);

let told;
const listener = { changed: () => told.push("changed"), saved: (isSaved) => told.push(isSaved ? "saved" : "unsaved") };
function open(store) {
  const notes = notesIn(store, name);
  notes.open(listener);
  return notes;
}

beforeEach(() => {
  told = [];
});

test("notes are stored at once, and nothing is said", async () => {
  const store = makeStore();
  const notes = open(store);
  notes.set([note("one")]);
  assert.deepEqual(storedIn(store), ["one"]);
  await turn();
  assert.deepEqual(told, []);
  assert.equal(warns(), false);
});

test("a full store: it is said, the browser warns, and the next change stores everything", async () => {
  const store = makeStore();
  const notes = open(store);
  store.isFull = true;
  notes.set([note("one")]);
  await turn();
  assert.deepEqual(told, ["unsaved"]);
  assert.deepEqual(exact(notes), ["one"]);
  assert.equal(warns(), true);
  store.isFull = false;
  notes.set([...notes.notes, note("two", { text: "!" })]);
  await turn();
  assert.deepEqual(told, ["unsaved", "saved"]);
  assert.deepEqual(storedIn(store), ["one", "two!"]);
  assert.equal(warns(), false);
});

for (const type of ["visibilitychange", "storage", "online"])
  test(`what could not be stored is tried again on ${type}`, async () => {
    const store = makeStore();
    const notes = open(store);
    store.isFull = true;
    notes.set([note("one")]);
    await turn();
    page.dispatchEvent(new Event(type));
    await turn();
    assert.deepEqual(storedIn(store), []);
    store.isFull = false;
    page.dispatchEvent(new Event(type));
    await turn();
    assert.deepEqual(storedIn(store), ["one"]);
    assert.deepEqual(told.at(-1), "saved");
    assert.equal(warns(), false);
  });

test("what could not be stored outlives its article, and is tried again meanwhile", async () => {
  const store = makeStore();
  const notes = open(store);
  store.isFull = true;
  notes.set([note("one")]);
  await turn();
  notes.close();
  assert.equal(warns(), true);
  const again = open(store);
  assert.deepEqual(exact(again), ["one"]);
  await turn();
  assert.equal(told.at(-1), "unsaved", "it is said again");
  again.close();
  store.isFull = false;
  page.dispatchEvent(new Event("online"));
  await turn();
  assert.deepEqual(storedIn(store), ["one"]);
  assert.equal(warns(), false);
});

test("what another tab stores meanwhile stays, and so does what could not be stored", async () => {
  const store = makeStore();
  put(store, note("both"), note("deleted here"));
  const notes = open(store);
  store.isFull = true;
  notes.set([note("both", { text: " edited" }), note("here")]);
  await turn();
  put(store, note("both"), note("deleted here"), note("there"));
  store.changed(name);
  await turn();
  assert.deepEqual(exact(notes), ["both edited", "here", "there"]);
  store.isFull = false;
  page.dispatchEvent(new Event("storage"));
  await turn();
  assert.deepEqual(storedIn(store), ["both edited", "here", "there"]);
});

test("a store that cannot be read: nothing is stored over what it holds", async () => {
  const store = makeStore();
  put(store, note("old"));
  store.isAway = true;
  const notes = open(store);
  await turn();
  assert.deepEqual(told, [], "there is nothing to lose yet");
  notes.set([note("new")]);
  await turn();
  assert.deepEqual(told, ["unsaved"]);
  assert.equal(warns(), true);
  store.isAway = false;
  page.dispatchEvent(new Event("online"));
  await turn();
  assert.deepEqual(storedIn(store), ["new", "old"]);
  assert.deepEqual(exact(notes), ["new", "old"]);
  assert.equal(warns(), false);
});

test("while a slow store has not answered, the browser warns", async () => {
  const store = makeStore();
  let answer;
  store.get = () => new Promise((resolve) => (answer = () => resolve(JSON.stringify({ notes: [note("old")] }))));
  const notes = open(store);
  notes.set([note("new")]);
  assert.equal(warns(), true);
  answer();
  await turn();
  assert.deepEqual(storedIn(store), ["new", "old"]);
  assert.equal(warns(), false);
});

test("what a slow store answers with is not taken for newer than a change made meanwhile", async () => {
  const store = makeStore();
  put(store, note("one"));
  const late = [];
  store.get = (key) => {
    const text = store.held[key];
    return new Promise((resolve) => late.push(() => resolve(text)));
  };
  const answer = async () => {
    await turn();
    for (const resolve of late.splice(0)) resolve();
    await turn();
  };
  const notes = open(store);
  await answer();
  store.changed(name);
  notes.set([note("one"), note("two")]);
  await answer();
  await answer();
  assert.deepEqual(exact(notes), ["one", "two"]);
  assert.deepEqual(storedIn(store), ["one", "two"]);
});

test("a failed save that a later one replaced is not reported", async () => {
  const store = makeStore();
  const notes = open(store);
  const saves = [];
  store.set = () => new Promise((resolve, reject) => saves.push({ resolve, reject }));
  notes.set([note("one")]);
  notes.set([note("one"), note("two")]);
  saves[1].resolve();
  await turn();
  saves[0].reject(new Error("too late"));
  await turn();
  assert.deepEqual(told, []);
  assert.equal(warns(), false);
});

test("a deletion that could not be stored is not undone by what the store still holds", async () => {
  const store = makeStore();
  put(store, note("one"));
  const notes = open(store);
  store.isFull = true;
  notes.set([]);
  await turn();
  assert.deepEqual(told.at(-1), "unsaved");
  store.isFull = false;
  page.dispatchEvent(new Event("online"));
  await turn();
  assert.deepEqual([exact(notes), storedIn(store)], [[], []]);
});

test("more notes than are displayed stay stored", async () => {
  const store = makeStore();
  const many = Array.from({ length: 1500 }, (_, index) => note(`${index}`, { start: index }));
  put(store, ...many);
  const notes = open(store);
  notes.set(notes.notes.slice(1));
  await turn();
  assert.equal(storedIn(store).length, 1499);
});

test("two lists of notes are merged without losing any, in the order of the text, and once more without change", () => {
  const held = [note("a", { start: 3, text: "one" }), note("b", { start: 1 }), note("c", { start: 2, text: "kept" })];
  const more = [
    note("a", { start: 3, text: "two" }),
    note("b", { start: 1, text: "later" }),
    note("c", { start: 2 }),
    note("d", { start: 0 }),
    note("b", { start: 9, created: 2 }),
  ];
  const all = merged(held, more);
  assert.deepEqual(
    all.map(({ exact, text, created }) => `${exact} ${text} ${created}`),
    ["d  1", "b later 1", "c kept 1", "a one 1", "a two 1", "b  2"],
  );
  assert.deepEqual(merged(all, more), all);
  assert.deepEqual(merged(held, []).length, 3);
  assert.deepEqual(merged([], more).length, 5);
});
