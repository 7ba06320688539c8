// The interface's languages: complete, and the same as the settings table's.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const folder = new URL("../../web/locales/", import.meta.url);
const schema = JSON.parse(readFileSync(new URL("../../web/generated/settings.schema.json", import.meta.url), "utf8"));
const locales = new Map(
  readdirSync(folder).map((name) => [
    name.replace(".json", ""),
    JSON.parse(readFileSync(new URL(name, folder), "utf8")),
  ]),
);
const english = locales.get("en");

/** Every message by its path: "settings.theme". */
function messages(tree, path = "") {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value]] : messages(value, `${path}${key}.`),
  );
}

const places = (text) => (text.match(/\{\w+\}/g) ?? []).sort().join();

test("there are the languages that the setting offers", () => {
  assert.deepEqual([...locales.keys(), "auto"].sort(), [...schema.properties.uiLang.enum].sort());
  assert.equal(locales.size, 11);
});

for (const [name, locale] of locales) {
  test(`${name}: no message is missing, empty or one too many, and places for words are the same`, () => {
    const expected = new Map(messages(english));
    const found = new Map(messages(locale));
    assert.deepEqual([...found.keys()].sort(), [...expected.keys()].sort());
    for (const [key, text] of found) {
      assert.notEqual(text.trim(), "", key);
      assert.equal(text, text.trim(), key);
      assert.equal(places(text), places(expected.get(key)), key);
    }
  });

  test(`${name}: every setting and value of the table has its label`, () => {
    for (const [key, { enum: values }] of Object.entries(schema.properties)) {
      assert.ok(locale.settings[key], key);
      // A language's own name is not translated.
      for (const value of key === "uiLang" ? ["auto"] : (values ?? []))
        assert.ok(locale.values[key]?.[value], `${key}: ${value}`);
    }
    const labels = Object.values(locale.settings);
    assert.equal(new Set(labels).size, labels.length, "two settings have the same label");
  });

  if (name === "en") continue;
  test(`${name}: is translated`, () => {
    const same = messages(locale).filter(
      ([key, text]) => text === messages(english).find(([other]) => other === key)[1],
    );
    // Words like "Links" and "Interface" are the same in some languages; most are not.
    assert.ok(same.length < 12, same.join(" · "));
  });
}
