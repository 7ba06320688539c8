// Rules as they are kept, and what they cover.
import { importSource } from "../../support/source.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.chrome = {};
const { hostOf, originsOf, pathFrom, readRules, ruledIn, rulesOf, setRule } =
  await importSource("web/extension/rules.ts");

test("a site is the host of an address of the web, with or without its scheme", () => {
  for (const address of [
    "https://Example.org/a?b#c",
    "http://example.org:8080/",
    "example.org",
    "example.org/a",
    "example.org:81",
    "EXAMPLE.org?x",
  ])
    assert.equal(hostOf(address), "example.org", address);
  assert.equal(hostOf("http://127.0.0.1:4000/"), "127.0.0.1");
  for (const address of [
    "",
    "javascript:alert(1)",
    "file:///a",
    "about:blank",
    "a b",
    "https://",
    "me@example.org",
    "ftp://example.org/",
    "*://*/*",
  ])
    assert.equal(hostOf(address), "", address);
});

test("a rule needs its host by both schemes, and nothing more", () => {
  assert.deepEqual(originsOf("example.org"), ["http://example.org/*", "https://example.org/*"]);
});

test("a rule is for all pages of its site but those at excepted paths", () => {
  const rules = rulesOf({ "example.org": ["/live", "/shop/*/cart", "/*?print"] });
  for (const url of [
    "https://example.org/",
    "http://example.org:8080/story",
    "https://example.org/shop/cart",
    "https://example.org/a/live",
  ])
    assert.ok(ruledIn(rules, url), url);
  for (const url of [
    "https://example.org/live",
    "https://example.org/live/now?x",
    "https://example.org/shop/7/cart/2",
    "https://example.org/story?print=1",
  ])
    assert.ok(!ruledIn(rules, url), url);
  for (const url of ["https://www.example.org/", "https://example.net/", "file:///example.org", ""])
    assert.ok(!ruledIn(rules, url), url);
});

test("a path is written with or without its slash, or as an address, and counts as addresses have it", () => {
  assert.deepEqual(
    [
      "/live",
      " live ",
      "https://example.org/live#top",
      "/shop/*/cart",
      "*?print",
      "/straße a",
      "/live?x=1",
      "//live",
    ].map(pathFrom),
    ["/live", "/live", "/live", "/shop/*/cart", "/*?print", "/stra%C3%9Fe%20a", "/live?x=1", "/live"],
  );
  assert.deepEqual(["", " ", "/", "https://example.org", "//", "."].map(pathFrom), ["", "", "", "", "", ""]);
});

test("a path of very many stars is answered", () => {
  const rules = rulesOf({ "example.org": [`/${"*a".repeat(200)}*b`] });
  assert.ok(ruledIn(rules, `https://example.org/${"a".repeat(5000)}`));
});

test("invalid rules are left out", () => {
  assert.deepEqual(
    [
      ...rulesOf(
        JSON.parse(
          '{"__proto__":{"polluted":1},"constructor":"x","example.org":["/a","/a",7,"b",null,{}],"Example.net":[],"a b":[],"https://example.com/":[],"*":[]}',
        ),
      ),
    ],
    [["example.org", ["/a"]]],
  );
  assert.equal({}.polluted, undefined);
  for (const value of [null, undefined, 7, "text", [], [["example.org", []]]]) assert.equal(rulesOf(value).size, 0);
  assert.equal(
    rulesOf(Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`site${index}.example`, []]))).size,
    1000,
  );
  assert.equal(
    rulesOf({ "example.org": Array.from({ length: 5000 }, (_, index) => `/${index}`) }).get("example.org").length,
    100,
  );
  assert.equal(rulesOf({ "example.org": [`/${"a".repeat(500)}`] }).get("example.org").length, 0);
});

test("rules are kept and taken away; the last one leaves nothing behind", async () => {
  const held = new Map();
  const store = {
    get: async (name) => held.get(name) ?? null,
    set: async (name, text) => void (text === null ? held.delete(name) : held.set(name, text)),
  };
  await setRule(store, "example.org", ["/live"]);
  await setRule(store, "example.net", []);
  assert.deepEqual(
    [...(await readRules(store))],
    [
      ["example.org", ["/live"]],
      ["example.net", []],
    ],
  );
  await setRule(store, "example.org", undefined);
  await setRule(store, "example.net", undefined);
  assert.equal(held.size, 0);
});
