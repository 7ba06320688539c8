// Files in Markdown: nothing that a page says of itself acts in what the command line writes and the reader saves, even
// where a program takes front matter for a part of the text.
import { load } from "../../dist/node.js";
import { liveParts } from "../markdown/live.mjs";
import { payloads } from "../markdown/payloads.mjs";
import { converters } from "../markdown/readers.mjs";
import { importSource } from "../support/source.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";

const lectern = await load();
const { write } = await importSource("web/cli/write.ts", { platform: "node" });
const { toMarkdown } = await importSource("web/element/exports/markdown.ts");

/** An article that says the same text of everything. */
const articleOf = (text) => ({
  title: text,
  standfirst: text,
  byline: null,
  authors: [{ name: text }, { name: "Ada Marsh" }, { name: text }],
  siteName: text,
  lang: text,
  publishedTime: text,
  markdown: "a",
});

const makers = {
  "the command line": async (text) => (await write(articleOf(text), "markdown", {}, true, lectern)).text,
  "the reader": (text) => toMarkdown({ article: articleOf(text), address: "https://example.org/" }).data,
};

for (const [name, make] of Object.entries(makers))
  for (const [what, text] of Object.entries(payloads))
    test(`${name}: ${what}`, async () => {
      const markdown = await make(text);
      for (const converter of converters)
        assert.deepEqual(liveParts(converter.read(markdown)), [], `${converter.name}: ${markdown}`);
    });

test("the reader's front matter says what the article says", () => {
  for (const text of Object.values(payloads)) {
    const markdown = toMarkdown({ article: articleOf(text), address: "https://example.org/" }).data;
    const front = Object.fromEntries(
      markdown
        .split("\n---\n", 1)[0]
        .split("\n")
        .slice(1)
        .map((line) => [line.slice(0, line.indexOf(":")), JSON.parse(line.slice(line.indexOf(":") + 1))]),
    );
    assert.equal(front.title, text);
    assert.deepEqual(front.authors, [text, "Ada Marsh", text]);
  }
});
