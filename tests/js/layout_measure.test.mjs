// What measures text, and which faces fonts are made of.
import { canvasMeasurer, cssFont, familiesOf, fixedMeasurer } from "../../dist/layout_node.js";
import { load } from "../../dist/node.js";
import assert from "node:assert/strict";
import { test } from "node:test";

const font = { family: "serif", lang: "", weight: 400, italic: false, size: 20, letterSpacing: 0 };
const { css } = (await load()).present({});

test("the fixed measurer goes by text, size, weight and spacing alone", () => {
  const { width, metrics } = fixedMeasurer();
  assert.equal(width(font, "", false), 0);
  assert.equal(width(font, "oooo", false), 40);
  assert.equal(width(font, "oooo", true), 40);
  assert.equal(width({ ...font, size: 10 }, "oooo", false), 20);
  assert.equal(width({ ...font, letterSpacing: 1 }, "oo\u0301o", false), 33);
  assert.equal(width({ ...font, weight: 700 }, "oooo", false), 42.5);
  assert.equal(width(font, "漢字", false), 40);
  assert.equal(
    width({ ...font, family: "monospace" }, "i", false),
    width({ ...font, family: "monospace" }, "W", false),
  );
  assert.ok(width(font, "i", false) < width(font, "o", false) && width(font, "o", false) < width(font, "M", false));
  assert.deepEqual(metrics(font), { ascent: 17.5, descent: 5 });
});

test("faces are those of the style sheet, by language and family", () => {
  const familyOf = familiesOf(css);
  const of = (family, lang) => familyOf({ ...font, family, lang });
  assert.match(of("serif", ""), /^Charter,.*,serif$/);
  assert.match(of("serif", "en-GB"), /^Charter,/);
  assert.match(of("sans-serif", "xx"), /system-ui.*,sans-serif$/);
  assert.match(of("monospace", "ur"), /^ui-monospace,.*,monospace$/);
  assert.match(of("serif", "ur-PK"), /^"Noto Nastaliq Urdu",/);
  assert.equal(of("sans-serif", "ur"), of("serif", "ur"));
  assert.match(of("serif", "ZH"), /^"Songti SC"/);
  assert.match(of("serif", "zh-TW"), /^"Songti TC"/);
  assert.match(of("sans-serif", "zh-Hant-HK"), /^"PingFang TC"/);
  assert.match(of("easy", "hi"), /^"Atkinson Hyperlegible",OpenDyslexic,Verdana,"Noto Sans Devanagari"/);
  assert.doesNotMatch(of("easy", "ur"), /var\(/);
  assert.equal(familiesOf("")(font), "serif");
});

test("a font as CSS writes it", () => {
  assert.equal(
    cssFont(font, () => '"A B",serif'),
    '400 20px "A B",serif',
  );
  assert.equal(
    cssFont({ ...font, italic: true, weight: 700, size: 15.5 }, ({ lang }) => `x${lang}`),
    "italic 700 15.5px x",
  );
});

/** A canvas that measures a tenth of the size for each unit of text, and notes how it is set. */
class Canvas {
  fonts = [];
  measured = [];
  set font(font) {
    this.fonts.push(font);
  }
  measureText(text) {
    this.measured.push([text, this.direction, this.letterSpacing]);
    return { width: text.length * 2, fontBoundingBoxAscent: 18, fontBoundingBoxDescent: 4 };
  }
}
/** One that spaces letters by itself. */
class Spacing extends Canvas {
  direction = "inherit";
  letterSpacing = "0px";
  fontKerning = "auto";
  textRendering = "auto";
  lang = "inherit";
}

test("a canvas is set to a font once for all that is measured in it", () => {
  const canvas = new Spacing();
  const { width, metrics } = canvasMeasurer(canvas, () => "serif");
  const spaced = { ...font, letterSpacing: 1.5, lang: "ja" };
  assert.equal(width(spaced, "abc", false), 6);
  assert.equal(width(spaced, "de", false), 4);
  assert.deepEqual([canvas.fontKerning, canvas.textRendering, canvas.lang], ["normal", "optimizeLegibility", "ja"]);
  assert.equal(width(spaced, "de", true), 4);
  assert.deepEqual(metrics(font), { ascent: 18, descent: 4 });
  assert.equal(canvas.lang, "inherit");
  assert.equal(canvas.fonts.length, 3);
  assert.deepEqual(canvas.measured.slice(0, 3), [
    ["abc", "ltr", "1.5px"],
    ["de", "ltr", "1.5px"],
    ["de", "rtl", "1.5px"],
  ]);
});

test("a canvas that spaces no letters has the space added, one for each letter that a reader sees", () => {
  const { width } = canvasMeasurer(new Canvas(), () => "serif");
  assert.equal(width({ ...font, letterSpacing: 3 }, "ne\u0301e", false), 8 + 9);
  assert.equal(width(font, "née", false), 6);
  const bare = canvasMeasurer({ font: "", measureText: () => ({ width: 1 }) }, () => "serif");
  assert.deepEqual(bare.metrics(font), { ascent: 18, descent: 5 });
});
