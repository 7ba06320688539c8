// Texts that web/ writes as Markdown are escaped as the core escapes them.
import { load } from "../../dist/node.js";
import { randomFrom, hostile } from "../markdown/articles.mjs";
import { liveParts } from "../markdown/live.mjs";
import { payloads } from "../markdown/payloads.mjs";
import { converters } from "../markdown/readers.mjs";
import { importSource } from "../support/source.mjs";
import { newsPage, paragraphs } from "./pages.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";

const lectern = await load();
const { markdownText } = await importSource("web/markdown_text.ts");
const plain = (text) => text.replace(/\s+/g, " ").trim();
const asHtml = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** Random texts of what means something in Markdown, but for those that no article has: rights, and nothing to see. */
function texts(count) {
  const { below, chance, pick } = randomFrom(7);
  return Array.from({ length: count }, () => {
    let out = "";
    for (let left = 1 + below(5); left > 0; left -= 1) out += pick(hostile) + (chance(0.5) ? " " : "");
    return plain(out);
  }).filter((text) => !text.includes("&copy") && /[^\s\u200b]/.test(text));
}

/** What the core writes for texts that stand in blocks of their own. */
function written(name, all) {
  const body = all.map((text) => `<${name}>${asHtml(text)}</${name}><p>${paragraphs[0]}</p>`).join("");
  const page = newsPage({ body: [] }).replace("</h1>", () => `</h1><p>${paragraphs[1]}</p>${body}`);
  const { markdown } = lectern.parse(page, { formats: ["markdown"], favor: "recall" });
  return new Set(markdown.split("\n\n"));
}

for (const [place, name, mark] of [
  ["paragraph", "p", ""],
  ["heading", "h2", "## "],
]) {
  test(`a ${place} is written as the core writes it`, () => {
    const all = texts(1500);
    const blocks = written(name, all);
    const missing = all.filter((text) => !blocks.has(mark + markdownText(text, place)));
    assert.deepEqual(missing, []);
  });
}

test("no text becomes more than text, wherever it stands", () => {
  for (const text of [...texts(250), ...Object.values(payloads)])
    for (const markdown of [
      markdownText(text, "paragraph"),
      `# ${markdownText(text, "heading")}`,
      `**${markdownText(text, "inline")}**`,
      `*${markdownText(text, "inline")}*`,
      `> ${markdownText(text, "paragraph")}\n> ${markdownText(text, "paragraph")}`,
    ])
      for (const { name, read } of converters) {
        const html = read(markdown);
        assert.deepEqual(liveParts(html), [], `${name}: ${markdown}`);
      }
});

test("white space is folded", () => assert.equal(markdownText(" a\n\n- b\u00a0\u0001 ", "paragraph"), "a - b"));
