// Settings through the module: what the generated schema allows is what the core applies.
import { load } from "../../dist/node.js";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const schema = JSON.parse(readFileSync(new URL("../../web/generated/settings.schema.json", import.meta.url), "utf8"));
const lectern = await load();
const kebab = (key) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
/** What a style says of a setting. */
const applied = (style, key) => style.properties[`--lectern-${kebab(key)}`] ?? style.attributes[`data-${kebab(key)}`];

for (const [key, { type, enum: values, pattern, minimum, maximum, default: value }] of Object.entries(
  schema.properties,
)) {
  test(`${key}: default, what is allowed, and what is not`, () => {
    const standard = lectern.present();
    const number = type === "number";
    assert.equal(number ? Number.parseFloat(applied(standard, key)) : applied(standard, key), value);
    for (const allowed of values ??
      (pattern ? ["#000000", "#FFffFF", "#1b2c3d"] : [minimum, maximum, (minimum + maximum) / 2])) {
      const style = lectern.present({ [key]: allowed });
      assert.deepEqual(style.warnings, [], `${allowed}`);
      const found = applied(style, key);
      assert.equal(number ? Number.parseFloat(found) : found, number ? Math.round(allowed * 1000) / 1000 : allowed);
    }
    const bad = number
      ? [minimum - 0.01, maximum + 0.01, `${value}`, Number.NaN, Number.POSITIVE_INFINITY]
      : pattern
        ? ["", "#", "red", "#12345", "#1234567", "#12345g", "1234567", "#fff;x:y"]
        : ["", "nonsense", value.toUpperCase(), 1];
    for (const wrong of [...bad, null, true, [], {}]) {
      const style = lectern.present({ [key]: wrong });
      assert.deepEqual(
        style.warnings.map((warning) => warning.key),
        [key],
        `${wrong}`,
      );
      assert.equal(applied(style, key), applied(standard, key));
      assert.equal(style.css, standard.css);
    }
  });
}

test("invalid settings cause a warning, never an error", () => {
  assert.deepEqual(
    lectern
      .present({ sparkle: 1, "font-size": 22 })
      .warnings.map(({ key }) => key)
      .sort(),
    ["font-size", "sparkle"],
  );
  for (const wrong of [null, 7, "theme", []]) {
    const { warnings, css } = lectern.present(wrong);
    assert.equal(warnings.length, 1);
    assert.equal(css, lectern.present().css);
  }
});

test("text outside of ASCII comes back as it was in a warning", () => {
  assert.equal(lectern.present({ größe: 1 }).warnings[0].key, "größe");
});
