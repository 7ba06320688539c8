// The Custom Elements Manifest agrees with the element.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const { schemaVersion, modules } = JSON.parse(read("custom-elements.json"));
const [element] = modules[0].declarations;
const source = read("web/element/reader.ts");
const names = (list) => list.map(({ name }) => name);

test("is where package.json says, and ships", () => {
  const { customElements, files } = JSON.parse(read("package.json"));
  assert.equal(customElements, "custom-elements.json");
  assert.ok(files.includes("custom-elements.json"));
  assert.equal(schemaVersion, "1.0.0");
  assert.equal(element.tagName, "lectern-reader");
});

test("has every observed attribute, each once", async () => {
  const { LecternReader } = await import("../../dist/element.js");
  for (const name of LecternReader.observedAttributes) assert.ok(names(element.attributes).includes(name), name);
  assert.equal(new Set(names(element.attributes)).size, element.attributes.length);
});

test("has the element's events, properties and parts, and no others", async () => {
  const declared = [...source.matchAll(/"(lectern-\w+)": CustomEvent</g)].map(([, name]) => name);
  assert.deepEqual(names(element.events).sort(), declared.sort());
  const { LecternReader } = await import("../../dist/element.js");
  // In Node the element's base is a plain class, so that it can be looked at.
  const fields = names(element.members.filter(({ kind }) => kind === "field"));
  const plain = ["fetcher", "pictureFetcher", "translator"];
  for (const name of plain) assert.match(source, new RegExp(`^  ${name}: `, "m"));
  const accessors = Object.entries(Object.getOwnPropertyDescriptors(LecternReader.prototype))
    .filter(([, { set }]) => set)
    .map(([name]) => name);
  assert.deepEqual(fields.sort(), [...accessors, ...plain].sort());
  for (const { name } of element.members.filter(({ kind }) => kind === "method"))
    assert.equal(typeof LecternReader.prototype[name], "function", name);
  const parts = [
    ...(source + read("web/element/view.ts") + read("web/element/toolbar.ts")).matchAll(/part: "(\w+)"/g),
  ].map(([, name]) => name);
  assert.deepEqual(names(element.cssParts).sort(), parts.sort());
  const slots = [...read("web/element/toolbar.ts").matchAll(/element\("slot", \{ name: "(\w+)"/g)].map(
    ([, name]) => name,
  );
  assert.deepEqual(names(element.slots), slots);
  const { load } = await import("../../dist/node.js");
  const { css } = (await load()).present();
  for (const name of names(element.cssProperties)) assert.ok(css.includes(`${name}:`), name);
});
